"""The reading dial: the figure as large as it goes, and how far it is from the limit."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from app.domain.quantity import Taking
from app.domain.reading import Source
from ui import wording
from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Language, Look, Room, TypeSize
from ui.widgets.amounts import amount_text
from ui.widgets.figures import NO_FIGURE, grouped, seconds_text
from ui.widgets.ink import RIGHT, TOP_LEFT, Edge, Ink, Type, text_height, text_width
from ui.widgets.limit_scale import draw_scale, least_scale_px, pointer_hue
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted
from ui.widgets.reading_state import Bound, ReadingKind, ReadingState

_MARKS = {
    ReadingKind.SETTLED: Mark.NOW,
    ReadingKind.MOVING: Mark.TO_DO,
    ReadingKind.STALE: Mark.STALE,
    ReadingKind.NONE: Mark.WRONG,
    ReadingKind.BEYOND: Mark.FAILED,
    ReadingKind.BY_HAND: Mark.TO_DO,
}
_LEAST_MM = 84.0
_LARGEST = 1.66  # the figure may grow to this many times its step of the scale (21 to 36 mm)


class ReadingDial(Painted[ReadingState]):
    """Shows a reading against its limit, or why there is none; never 0 and never an old value in black.

    Unframed it stands on the card of somebody else.
    """

    def __init__(self, look: Look, *, framed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(look, ReadingState(ReadingKind.NONE), parent)
        self._framed = framed

    def sizeHint(self) -> QSize:
        """As at the bench."""
        return QSize(self.look.mm(213), self.look.mm(130))

    def minimumSizeHint(self) -> QSize:
        """Head, figure, reason, scale and note."""
        width = self.look.mm(_LEAST_MM)
        room = width - 2 * self._margin()
        figure = self.look.font_px(TypeSize.L) * 1.4
        words = self._reason_px(room, TypeSize.XS) + self._note_px(room)
        height = self._head_px(room) + figure + words + least_scale_px(self.look) + 2 * self._margin()
        return QSize(width, round(height) + self.look.mm(1))

    def spoken(self) -> str:
        """State, figure, unit and why."""
        parts = (f"{self._words()[0]}: {self._figure()} {self.state.unit}", self._reason(), self._origin())
        return ", ".join(part for part in parts if part)

    def draw(self, ink: Ink) -> None:
        """Head, figure or reason, then the scale and the note at the foot."""
        if self._framed:
            ink.card(self.area(), *dial_skin(self.look, self.state.kind))
        margin = self._margin() if self._framed else 0
        room = self.area().adjusted(margin, margin, -margin, -margin)
        head = QRectF(room.left(), room.top(), room.width(), self._head_px(room.width()))
        self._draw_head(ink, head)
        note = self._note_px(room.width())
        foot = QRectF(room.left(), room.bottom() - note, room.width(), note)
        ink.words(foot, self.state.note, Type(TypeSize.XS, self.look.palette.quiet), wrap=True)
        body = QRectF(room.left(), head.bottom(), room.width(), foot.top() - head.bottom())
        self._draw_body(ink, body)

    def _draw_body(self, ink: Ink, body: QRectF) -> None:
        """Figure and reason above the scale."""
        scale = max(least_scale_px(self.look), body.height() * 0.4) if self.state.post else 0.0
        draw_scale(ink, body.adjusted(0, body.height() - scale, 0, 0), self.state, self._limit_words())
        upper = body.adjusted(0, 0, 0, -scale)
        size = (
            TypeSize.S if self._reason_px(body.width(), TypeSize.S) <= upper.height() * 0.5 else TypeSize.XS
        )
        high = self._reason_px(body.width(), size)
        style = Type(size, self.look.palette.attention_ink, bold=True)
        ink.words(upper.adjusted(0, upper.height() - high, 0, 0), self._reason(), style, wrap=True)
        self._draw_figure(ink, upper.adjusted(0, 0, 0, -high))

    def _draw_head(self, ink: Ink, head: QRectF) -> None:
        look, hues = self.look, self.look.palette
        side, line = look.font_px(TypeSize.S), self._line_px()
        hue = self._hue()
        mark = Mark.DONE if self._passed() else _MARKS[self.state.kind]
        draw_mark(ink, mark, QRectF(head.left(), head.top() + (line - side) / 2, side, side), hue)
        left = head.left() + side + look.mm(2)
        room = head.right() - left
        words, aside, one_line = self._head_words(room)
        word, right = Type(TypeSize.S, hue, bold=True), Type(TypeSize.XS, hues.quiet)
        taken = text_width(look, aside, right) + look.mm(3) if aside and one_line else 0.0
        ink.words(QRectF(left, head.top(), room - taken, line), words, word)
        under = 0.0 if one_line else line
        row = QRectF(left, head.top() + under, room, head.height() - under)
        ink.words(row, aside, right, align=RIGHT)

    def _head_words(self, room: float) -> tuple[str, str, bool]:
        """State and aside as full as the room allows, and whether they stand on one line."""
        ink = self.look.palette.ink
        word, right = Type(TypeSize.S, ink, bold=True), Type(TypeSize.XS, ink)
        pairs = [(words, aside) for words in self._words() for aside in self._asides()]
        for words, aside in pairs:
            gap = self.look.mm(3) if aside else 0
            if text_width(self.look, words, word) + gap + text_width(self.look, aside, right) <= room:
                return words, aside, True
        return (*pairs[-1], False)

    def _head_px(self, width: float) -> float:
        """One line, or two where both would not fit: that a value is pretended is never left out."""
        room = width - self.look.font_px(TypeSize.S) - self.look.mm(2)
        one_line = self._head_words(room)[2]
        return self._line_px() + (0 if one_line else paint.line_height(self.look, TypeSize.XS))

    def _draw_figure(self, ink: Ink, box: QRectF) -> None:
        look, hues = self.look, self.look.palette
        figure = self._figure()
        unit = Type(TypeSize.L, hues.quiet)
        gap = look.mm(3)
        unit_px = text_width(look, self.state.unit, unit) + gap
        px = self._figure_px(figure, box.width() - unit_px, box.height())
        none = self.state.kind in (ReadingKind.NONE, ReadingKind.BY_HAND)
        hue = hues.ink if none else pointer_hue(ink, self.state)
        style = Type(TypeSize.FIGURE, hue, bold=True, px=px)
        width = text_width(look, figure, style)
        left = box.left() + max(0.0, (box.width() - unit_px - width) / 2)
        set_words = ink.words(QRectF(left, box.top(), width, box.height()), figure, style)
        baseline = set_words.top() + _ascent(px, bold=True)
        unit_size = min(look.font_px(TypeSize.L), px)
        place = QRectF(left + width + gap, baseline - _ascent(unit_size, bold=False), unit_px, box.height())
        ink.words(place, self.state.unit, Type(TypeSize.L, hues.quiet, px=unit_size), align=TOP_LEFT)

    def _reason_px(self, width: float, size: TypeSize) -> float:
        style = Type(size, self.look.palette.ink, bold=True)
        return text_height(self.look, self._reason(), style, width) if self._reason() else 0.0

    def _note_px(self, width: float) -> float:
        style = Type(TypeSize.XS, self.look.palette.ink)
        return text_height(self.look, self.state.note, style, width) if self.state.note else 0.0

    def _words(self) -> tuple[str, ...]:
        """The state in words, the longest first."""
        state = self.state
        moving = self.tr("moving")
        if state.kind is ReadingKind.MOVING and self._forbidden():
            return (self._beyond(self.tr("moving, over limit"), self.tr("moving, under limit")), moving)
        if state.kind is ReadingKind.BEYOND:
            short = self._beyond(self.tr("over limit"), self.tr("under limit"))
            return (self._by_how_much(), short) if state.post else (short,)
        if state.kind is ReadingKind.STALE:
            stale = self.tr("stale {seconds} s").format(seconds=seconds_text(state.age_ms or 0))
            return (stale if state.age_ms is not None else self.tr("stale"),)
        if self._passed():
            return (self.tr("passed"),)
        plain = {
            ReadingKind.SETTLED: self.tr("settled"),
            ReadingKind.NONE: self.tr("no reading"),
            ReadingKind.BY_HAND: self.tr("read it off, type it"),
        }
        return (plain.get(state.kind, moving),)

    def _by_how_much(self) -> str:
        post, language = self.state.post, self.look.language
        if post is None or self.state.amount is None:
            return ""
        amount = amount_text(post.excess(self.state.amount), post.quantity, language)
        over, under = self.tr("{amount} over the limit"), self.tr("{amount} under the limit")
        return self._beyond(over, under).format(amount=amount)

    def _beyond(self, over: str, under: str) -> str:
        return under if self.state.post and self.state.post.bound is Bound.AT_LEAST else over

    def _asides(self) -> tuple[str, ...]:
        """Instrument and age, the fullest first; that a value is pretended is never left out."""
        state, origin = self.state, self._origin()
        words = self.tr("gas meter {name}") if self._of_gas() else self.tr("meter {name}")
        meter = words.format(name=state.instrument) if state.instrument else ""
        full = (meter, state.instrument) if self.look.room is not Room.SMALL else (state.instrument,)
        rows = [(name, origin, self._age()) for name in (*full, "")]
        return (*(self._joined(row) for row in (*rows, ("", origin, ""))),)

    def _joined(self, parts: tuple[str, ...]) -> str:
        between = "·" if self.look.language is Language.ZH else ", "  # the font's dot is a full cell wide
        return between.join(part for part in parts if part)

    def _origin(self) -> str:
        return {
            Source.INSTRUMENT: "",
            Source.SIMULATED: self.tr("simulated"),
            Source.TYPED: self.tr("typed"),
        }[self.state.source]

    def _age(self) -> str:
        """How old it is, or what it is good for."""
        state = self.state
        if state.kind is ReadingKind.STALE:
            return self.tr("no use")
        if state.kind is ReadingKind.MOVING:
            return self.tr("wait")
        if state.recorded:
            return self.tr("recorded")
        if state.kind in (ReadingKind.NONE, ReadingKind.BY_HAND) or state.age_ms is None:
            return ""
        return self.tr("{seconds} s ago").format(seconds=seconds_text(state.age_ms))

    def _limit_words(self) -> tuple[str, ...]:
        post = self.state.post
        if post is None:
            return ("",)
        amount = amount_text(post.amount, post.quantity, self.look.language)
        upper = post.bound is Bound.AT_MOST
        words = self.tr("at most {limit}") if upper else self.tr("at least {limit}")
        told = words.format(limit=amount)
        if not post.proposed:
            return told, amount
        # That nobody has signed it is never left out.
        return tuple(self.tr("{limit}, proposed").format(limit=one) for one in (told, amount))

    def _reason(self) -> str:
        shows = self.state.kind is ReadingKind.NONE and self.state.unread
        if not shows:
            return ""
        unread = self.state.unread
        return wording.gas_sentence(unread) if self._of_gas() else wording.meter_sentence(unread)

    def _of_gas(self) -> bool:
        return self.state.post is not None and self.state.post.quantity.taking is Taking.GAS

    def _figure(self) -> str:
        return grouped(self.state.printed, self.look.language) if self.state.printed else NO_FIGURE

    def _figure_px(self, figure: str, width: float, height: float) -> int:
        px = min(round(self.look.font_px(TypeSize.FIGURE) * _LARGEST), round(height / 1.2))
        style = Type(TypeSize.FIGURE, self.look.palette.ink, bold=True, px=px)
        wide = text_width(self.look, figure, style)
        return px if wide <= width else int(px * width / wide)

    def _hue(self) -> str:
        """The colour of mark and word."""
        hues = self.look.palette
        if self.state.kind is ReadingKind.STALE:
            return hues.off_ink
        return hues.hold_ink if self._forbidden() else hues.ink

    def _forbidden(self) -> bool:
        state = self.state
        return (
            state.post is not None
            and state.amount is not None
            and state.kind in (ReadingKind.MOVING, ReadingKind.BEYOND)
            and not state.post.allows(state.amount)
        )

    def _passed(self) -> bool:
        return self.state.recorded and self.state.kind is ReadingKind.SETTLED

    def _line_px(self) -> float:
        return paint.line_height(self.look, TypeSize.S)

    def _margin(self) -> int:
        return self.look.mm(4 if self.look.room is not Room.SMALL else 3)


def dial_skin(look: Look, kind: ReadingKind) -> tuple[str, Edge]:
    """Fill and edge of the card a dial stands on."""
    hues = look.palette
    return {
        ReadingKind.SETTLED: (hues.raised, Edge(hues.line, HAIRLINE)),
        ReadingKind.MOVING: (hues.surface, Edge(hues.line, HAIRLINE)),
        ReadingKind.STALE: (hues.surface, Edge(hues.line, HAIRLINE)),
        ReadingKind.NONE: (hues.attention_soft, Edge(hues.attention_ink, EDGE)),
        ReadingKind.BEYOND: (hues.hold_soft, Edge(hues.hold_ink, EDGE)),
        ReadingKind.BY_HAND: (hues.raised, Edge(hues.line, HAIRLINE)),
    }[kind]


def _ascent(px: int, *, bold: bool) -> float:
    return QFontMetricsF(paint.font_of_px(px, bold=bold)).ascent()
