"""Every reading a release rests on, oldest first; one that failed stays red for ever."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from app.domain.verdict import Verdict
from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Look, Room, TypeSize
from ui.widgets.evidence_setting import RowSetting, RowWords, gap_px, row_setting, stacked_px
from ui.widgets.figures import NO_FIGURE
from ui.widgets.ink import RIGHT, Edge, Ink, Type, text_height, text_width
from ui.widgets.limit_scale import draw_small_scale
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted
from ui.widgets.reading_state import Post

_MARKS = {Verdict.PASSED: Mark.DONE, Verdict.FAILED: Mark.FAILED, Verdict.UNREAD: Mark.WRONG}
_ROW_MM = 36.0
_SCALE_MM = 34.0
_ROOMY = 6  # so many rows have their figures in full size


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reading as it is in the book: `value` with unit as printed, "" without one and `reason` says why.

    Names may come from outside. `post` is the limit it was held against, None where none is drawn.
    """

    time: str
    name: str
    verdict: Verdict
    value: str = ""
    amount: int | None = None
    reason: str = ""
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """A title, an aside that says what is not shown, the readings, the limits in words."""

    title: str = ""
    aside: str = ""
    rows: tuple[Evidence, ...] = ()
    foot: str = ""


class EvidenceTable(Painted[EvidenceState]):
    """Rows of one height; takes no input."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, EvidenceState(), parent)

    def sizeHint(self) -> QSize:
        """As in a release."""
        rows = max(1, len(self.state.rows))
        return QSize(
            self.look.mm(196), round(self._spent_px(self.look.mm(180)) + rows * self.look.mm(_ROW_MM))
        )

    def minimumSizeHint(self) -> QSize:
        """Every reading is seen, however many there are."""
        rows, gap = max(1, len(self.state.rows)), self._gap_px()
        width = self.look.mm(100 if self.look.room is Room.SMALL else 140)
        height = self._spent_px(width - 2 * self._margin()) + rows * (self._least_row_px() + gap)
        return QSize(width, round(height))

    def spoken(self) -> str:
        """Title and every reading."""
        told = (f"{row.time} {row.name}: {self._word(row)} {row.value}".strip() for row in self.state.rows)
        return "; ".join((self.state.title, *told))

    def draw(self, ink: Ink) -> None:
        """Head, rows, foot."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.raised, Edge(hues.line, HAIRLINE))
        margin = self._margin()
        room = self.area().adjusted(margin, margin / 2, -margin, -margin / 2)
        head = QRectF(room.left(), room.top(), room.width(), self._head_px(room.width()))
        self._draw_head(ink, head)
        foot = self._foot_px(room.width())
        place = QRectF(room.left(), room.bottom() - foot, room.width(), foot)
        ink.words(place, self.state.foot, Type(TypeSize.XS, hues.quiet), wrap=True)
        count = len(self.state.rows)
        if not count:
            return
        gap = self._gap_px()
        top = head.bottom()
        height = min(look.mm(_ROW_MM), (place.top() - gap - top - gap * (count - 1)) / count)
        for number, row in enumerate(self.state.rows):
            card = QRectF(room.left(), top + number * (height + gap), room.width(), height)
            self._draw_row(ink, card, row)

    def _draw_head(self, ink: Ink, head: QRectF) -> None:
        """The title, and the aside with its mark at the right or on a line of its own."""
        look, hues, state = self.look, self.look.palette, self.state
        line = self._line_px()
        ink.words(QRectF(head.left(), head.top(), head.width(), line), state.title, self._title())
        if not state.aside:
            return
        style = Type(TypeSize.S, hues.quiet)
        side = look.font_px(TypeSize.S)
        taken = min(head.width() - side - look.mm(2), text_width(look, state.aside, style))
        words = QRectF(head.right() - taken, head.bottom() - line, taken, line)
        ink.words(words, state.aside, style, align=RIGHT)
        box = QRectF(words.left() - side - look.mm(1.5), words.center().y() - side / 2, side, side)
        draw_mark(ink, Mark.TO_DO, box)

    def _draw_row(self, ink: Ink, card: QRectF, row: Evidence) -> None:
        look, hues = self.look, self.look.palette
        fill, edge = {
            Verdict.PASSED: (hues.surface, Edge(hues.line, HAIRLINE)),
            Verdict.FAILED: (hues.hold_soft, Edge(hues.hold_ink, EDGE)),
            Verdict.UNREAD: (hues.attention_soft, Edge(hues.attention_ink, EDGE)),
        }[row.verdict]
        ink.card(card, fill, edge)
        room = card.adjusted(look.mm(2.5), 1, -look.mm(2.5), -1)
        time = Type(TypeSize.XS, hues.quiet)
        taken = text_width(look, row.time, time)
        ink.words(QRectF(room.left(), room.top(), taken, room.height()), row.time, time)
        room.setLeft(room.left() + taken + look.mm(2.5))
        setting = self._setting(room)
        room.setRight(self._draw_value(ink, room, row, setting) - look.mm(2))
        style = Type(setting.name, hues.ink, bold=True)
        widest = max(text_width(look, one.name, style) for one in self.state.rows)
        wide = look.mm(_SCALE_MM)
        if row.post is not None and room.width() > max(2.4 * wide, widest + wide + look.mm(3)):
            scale = QRectF(room.right() - wide, room.center().y() - look.mm(3), wide, look.mm(6))
            failed = row.verdict is Verdict.FAILED
            draw_small_scale(ink, scale, row.post, row.amount, failed=failed)
            room.setRight(scale.left() - look.mm(3))
        ink.words(room, row.name, style, wrap=True, foreign=True)

    def _setting(self, room: QRectF) -> RowSetting:
        """The same for every row: they have one height and, but for their times, one width."""
        words = [RowWords(row.name, row.value or NO_FIGURE, self._word(row)) for row in self.state.rows]
        beside = self._mark_px(room) + 2 * self.look.mm(2)
        return row_setting(self.look, room.size(), words, largest=self._value_size(), beside_px=beside)

    def _draw_value(self, ink: Ink, room: QRectF, row: Evidence, setting: RowSetting) -> float:
        """Mark, value and word at the right; gives where they begin."""
        look, hues = self.look, self.look.palette
        hue = hues.hold_ink if row.verdict is Verdict.FAILED else hues.ink
        value, small = Type(setting.figure, hue, bold=True), Type(TypeSize.XS, hue, bold=True)
        figure, word = row.value or NO_FIGURE, self._word(row)
        box = QRectF(room.right() - setting.value_px, room.top(), setting.value_px, room.height())
        if setting.stacked:
            upper, lower = look.font_px(setting.figure) * 1.35, look.font_px(TypeSize.XS) * 1.35
            top = box.center().y() - (upper + lower) / 2
            ink.words(QRectF(box.left(), top, box.width(), upper), figure, value, align=RIGHT)
            ink.words(QRectF(box.left(), top + upper, box.width(), lower), word, small, align=RIGHT)
        else:
            widest = max(text_width(look, one.value or NO_FIGURE, value) for one in self.state.rows)
            ink.words(box, figure, value, align=RIGHT)
            ink.words(box.adjusted(0, 0, -widest - gap_px(look), 0), word, small)
        side = self._mark_px(room)
        mark = QRectF(box.left() - side - look.mm(2), box.center().y() - side / 2, side, side)
        draw_mark(ink, _MARKS[row.verdict], mark)
        return mark.left()

    def _mark_px(self, room: QRectF) -> float:
        return min(self.look.font_px(TypeSize.M), room.height() * 0.6)

    def _word(self, row: Evidence) -> str:
        return {
            Verdict.PASSED: self.tr("passed"),
            Verdict.FAILED: self.tr("failed"),
            Verdict.UNREAD: row.reason or self.tr("no reading"),
        }[row.verdict]

    def _spent_px(self, width: float) -> float:
        """What head, foot and margins take."""
        return self._head_px(width) + self._foot_px(width) + self._margin() + self._gap_px()

    def _head_px(self, width: float) -> float:
        if not (self.state.title or self.state.aside):
            return 0.0
        look = self.look
        aside = Type(TypeSize.S, look.palette.ink, bold=True)
        needed = text_width(look, self.state.title, self._title())
        if self.state.aside:
            needed += text_width(look, self.state.aside, aside) + look.font_px(TypeSize.S) + look.mm(5)
        return self._line_px() * (1 if needed <= width else 2)

    def _title(self) -> Type:
        return Type(self._value_size(), self.look.palette.ink, bold=True)

    def _line_px(self) -> float:
        return paint.line_height(self.look, self._title().size)

    def _foot_px(self, width: float) -> float:
        style = Type(TypeSize.XS, self.look.palette.quiet)
        return text_height(self.look, self.state.foot, style, width) if self.state.foot else 0.0

    def _least_row_px(self) -> float:
        """Two lines a row, smaller where the rows are many; the small screen has one."""
        if self.look.room is Room.SMALL:
            return self.look.font_px(self._value_size()) * 1.4
        figure = TypeSize.S if len(self.state.rows) > _ROOMY else self._value_size()
        return stacked_px(self.look, figure) + 2 * EDGE

    def _value_size(self) -> TypeSize:
        return TypeSize.S if self.look.room is Room.SMALL else TypeSize.M

    def _gap_px(self) -> float:
        return self.look.mm(2 if self.look.room is Room.FULL else 1)

    def _margin(self) -> int:
        return self.look.mm(2.5 if self.look.room is Room.SMALL else 4)
