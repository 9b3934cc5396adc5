"""The weight, as large as the panel allows: figure, unit, how it settled, and which scale says so."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from app.domain.reading import Source
from ui import wording
from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, SELECTED, Language, Look, TypeSize
from ui.widgets.figures import NO_FIGURE, grouped, seconds_text
from ui.widgets.ink import RIGHT, TOP_LEFT, Edge, Ink, Type, text_height, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted
from ui.widgets.settling_trace import draw_trace
from ui.widgets.weight_state import WeightKind, WeightState

_MARKS = {
    WeightKind.SETTLED: Mark.NOW,
    WeightKind.MOVING: Mark.TO_DO,
    WeightKind.ASKED: Mark.CARE,
    WeightKind.STALE: Mark.STALE,
    WeightKind.NONE: Mark.WRONG,
}
_LARGEST = 1.66  # the figure may grow to this many times its step of the scale (21 to 36 mm)


class WeightView(Painted[WeightState]):
    """Shows a weight or why there is none; never 0 and never an old value in black."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, WeightState(WeightKind.NONE), parent)

    def sizeHint(self) -> QSize:
        """As in the weighing place."""
        return QSize(self.look.mm(158), self.look.mm(128))

    def minimumSizeHint(self) -> QSize:
        """Head, figure and foot."""
        figure = self.look.font_px(TypeSize.FIGURE) * 1.1
        return QSize(self.look.mm(66), round(figure + 3 * self._line_px() + 2 * self._margin()))

    def spoken(self) -> str:
        """State, figure and unit."""
        return f"{self._word()}: {self._figure()} {self.state.unit}"

    def draw(self, ink: Ink) -> None:
        """Head, figure, then the trace or the reason."""
        fill, edge = self._skin()
        ink.card(self.area(), fill, edge)
        margin = self._margin()
        room = self.area().adjusted(margin, margin, -margin, -margin)
        head = QRectF(room.left(), room.top(), room.width(), self._head_px(room.width()))
        self._draw_head(ink, head)
        high = self._foot_px(room.width())
        foot = QRectF(room.left(), room.bottom() - high, room.width(), high)
        body = QRectF(room.left(), head.bottom(), room.width(), foot.top() - head.bottom())
        lower = body.height() * 0.42 if self._tall(body) else 0.0
        figure = body.adjusted(0, 0, 0, -lower)
        self._draw_figure(ink, figure)
        under = QRectF(room.left(), figure.bottom(), room.width(), lower)
        if self.state.kind is WeightKind.NONE:
            self._draw_reason(ink, under.united(foot) if lower else foot)
            return
        if self.state.kind is WeightKind.ASKED:
            self._draw_reason(ink, foot)
        if lower:
            draw_trace(ink, under.adjusted(0, 0, 0, -self.look.mm(2)), self.state.trace, self.state.band)
        if self.state.kind is not WeightKind.ASKED:
            self._draw_foot(ink, foot)

    def _draw_head(self, ink: Ink, head: QRectF) -> None:
        hues = self.look.palette
        side = self.look.font_px(TypeSize.S)
        mark = Mark.DONE if self.state.recorded else _MARKS[self.state.kind]
        hue = hues.off_ink if self.state.kind is WeightKind.STALE else hues.ink
        draw_mark(ink, mark, QRectF(head.left(), head.center().y() - side / 2, side, side), hue)
        right = Type(TypeSize.XS, hues.quiet)
        word = Type(TypeSize.S, hue, bold=True)
        left = head.left() + side + self.look.mm(2)
        room = head.right() - left
        taken = min(room, text_width(self.look, self._word(), word) + self.look.mm(2))
        ink.words(QRectF(left, head.top(), taken, head.height()), self._word(), word, wrap=True)
        rest = QRectF(left + taken, head.top(), room - taken, head.height())
        asides = (self._aside(), self._age(), "")
        aside = next(words for words in asides if text_width(self.look, words, right) <= rest.width() + 2)
        ink.words(rest, aside, right, align=RIGHT)

    def _draw_figure(self, ink: Ink, box: QRectF) -> None:
        hues = self.look.palette
        figure = self._figure()
        unit = Type(TypeSize.L, hues.quiet)
        unit_px = text_width(self.look, self.state.unit, unit) + self.look.mm(3)
        px = self._figure_px(figure, box.width() - unit_px, box.height())
        hue = hues.off_ink if self.state.kind is WeightKind.STALE else hues.ink
        style = Type(TypeSize.FIGURE, hue, bold=True, px=px)
        width = text_width(self.look, figure, style)
        left = box.left() + max(0.0, (box.width() - unit_px - width) / 2)
        set_words = ink.words(QRectF(left, box.top(), width, box.height()), figure, style)
        baseline = set_words.top() + _ascent(px, bold=True)
        top = baseline - _ascent(self.look.font_px(TypeSize.L), bold=False)
        place = QRectF(left + width + self.look.mm(3), top, unit_px, box.height())
        ink.words(place, self.state.unit, unit, align=TOP_LEFT)

    def _draw_reason(self, ink: Ink, box: QRectF) -> None:
        style = Type(TypeSize.S, self.look.palette.attention_ink, bold=True)
        ink.words(box, self._reason(), style, wrap=True)

    def _draw_foot(self, ink: Ink, foot: QRectF) -> None:
        hues = self.look.palette
        typed = self.state.source is Source.TYPED
        left = self.tr("typed") if typed else ""
        if self.state.tare:
            left = self.tr("tare {tare}").format(tare=self.state.tare)
        style = Type(TypeSize.XS, hues.attention_ink if typed else hues.quiet, bold=typed)
        ink.words(foot, left, style)
        still = Type(TypeSize.XS, hues.quiet)
        taken = text_width(self.look, left, style) + self.look.mm(2) if left else 0.0
        if text_width(self.look, self._still(), still) <= foot.width() - taken:
            ink.words(foot, self._still(), still, align=RIGHT)

    def _still(self) -> str:
        band = self.state.band
        if band is None or self.state.kind is not WeightKind.SETTLED:
            return ""
        return self.tr("still for {seconds} s").format(seconds=seconds_text(band.to_ms - band.from_ms))

    def _word(self) -> str:
        seconds = seconds_text(self.state.age_ms or 0)
        if self.state.recorded:
            return self.tr("settled, recorded")
        return {
            WeightKind.SETTLED: self.tr("settled"),
            WeightKind.MOVING: self.tr("moving"),
            WeightKind.ASKED: self.tr("still?"),
            WeightKind.STALE: self.tr("stale {seconds} s").format(seconds=seconds),
            WeightKind.NONE: self.tr("no reading"),
        }[self.state.kind]

    def _aside(self) -> str:
        """Instrument and age."""
        between = "·" if self.look.language is Language.ZH else ", "  # the font's dot is a full cell wide
        return between.join(part for part in (self.state.instrument, self._age()) if part)

    def _age(self) -> str:
        """How old it is, or what it is good for."""
        if self.state.kind is WeightKind.STALE:
            return self.tr("no use")
        if self.state.kind is WeightKind.MOVING:
            return self.tr("wait")
        if self.state.kind is WeightKind.ASKED:
            return self.tr("not recorded yet")
        if self.state.kind is WeightKind.NONE or self.state.age_ms is None:
            return ""
        return self.tr("{seconds} s ago").format(seconds=seconds_text(self.state.age_ms))

    def _figure(self) -> str:
        return grouped(self.state.printed, self.look.language) if self.state.printed else NO_FIGURE

    def _figure_px(self, figure: str, width: float, height: float) -> int:
        px = min(round(self.look.font_px(TypeSize.FIGURE) * _LARGEST), round(height / 1.25))
        style = Type(TypeSize.FIGURE, self.look.palette.ink, bold=True, px=px)
        wide = text_width(self.look, figure, style)
        return px if wide <= width else int(px * width / wide)

    def _skin(self) -> tuple[str, Edge]:
        hues = self.look.palette
        if self.state.recorded:
            return hues.raised, Edge(hues.ink, SELECTED)
        return {
            WeightKind.SETTLED: (hues.raised, Edge(hues.line, HAIRLINE)),
            WeightKind.MOVING: (hues.surface, Edge(hues.line, HAIRLINE)),
            WeightKind.STALE: (hues.surface, Edge(hues.line, HAIRLINE)),
            WeightKind.ASKED: (hues.raised, Edge(hues.attention_ink, EDGE)),
            WeightKind.NONE: (hues.attention_soft, Edge(hues.attention_ink, EDGE)),
        }[self.state.kind]

    def _tall(self, body: QRectF) -> bool:
        return body.height() > self.look.font_px(TypeSize.FIGURE) * 1.9

    def _head_px(self, width: float) -> float:
        """One line, or two small ones where the word is long."""
        style = Type(TypeSize.S, self.look.palette.ink, bold=True)
        room = width - self.look.font_px(TypeSize.S) - self.look.mm(2)
        if text_width(self.look, self._word(), style) <= room:
            return self._line_px()
        small = Type(TypeSize.XS, self.look.palette.ink, bold=True)
        return max(self._line_px(), text_height(self.look, self._word(), small, room))

    def _foot_px(self, width: float) -> float:
        """One line, or what the reason needs."""
        if self.state.kind not in (WeightKind.NONE, WeightKind.ASKED):
            return self._line_px()
        style = Type(TypeSize.XS, self.look.palette.ink, bold=True)
        return max(2 * self._line_px(), text_height(self.look, self._reason(), style, width))

    def _reason(self) -> str:
        return wording.unread_sentence(self.state.unread) if self.state.unread else ""

    def _line_px(self) -> float:
        return paint.line_height(self.look, TypeSize.S)

    def _margin(self) -> int:
        return self.look.mm(4)


def _ascent(px: int, *, bold: bool) -> float:
    return QFontMetricsF(paint.font_of_px(px, bold=bold)).ascent()
