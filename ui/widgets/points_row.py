"""The points of one measurement in order: to do, now, passed, failed for ever, or without a value and why."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, SELECTED, Look, TypeSize
from ui.widgets.figures import NO_FIGURE
from ui.widgets.ink import RIGHT, Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted

_CELL_MM = 40.0
_GAP_MM = 2.5


class PointKind(Enum):
    """How a point stands."""

    TO_DO = "to_do"
    PASSED = "passed"
    FAILED = "failed"
    UNREAD = "unread"


_MARKS = {
    PointKind.TO_DO: Mark.TO_DO,
    PointKind.PASSED: Mark.DONE,
    PointKind.FAILED: Mark.FAILED,
    PointKind.UNREAD: Mark.WRONG,
}


@dataclass(frozen=True, slots=True)
class PointState:
    """One point: its name, and the value with unit as printed or the reason in two words.

    `now` marks the point in hand whatever it said before: a failed one stays failed until it is read again.
    """

    name: str
    kind: PointKind = PointKind.TO_DO
    value: str = ""
    reason: str = ""
    now: bool = False


@dataclass(frozen=True, slots=True)
class PointsState:
    """The points in the order of the procedure."""

    points: tuple[PointState, ...] = ()


class PointsRow(Painted[PointsState]):
    """Cells of one size; many points take several rows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, PointsState(), parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Three cells side by side."""
        width = min(3, max(1, len(self.state.points))) * self.look.mm(52)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One row at least."""
        return QSize(self.look.mm(_CELL_MM), round(self._row_px()))

    def heightForWidth(self, width: int) -> int:
        """As many rows as the points take at this width, in px."""
        rows = -(-max(1, len(self.state.points)) // self._columns(width))
        return round(rows * self._row_px() + (rows - 1) * self.look.mm(_GAP_MM))

    def spoken(self) -> str:
        """All points."""
        told = (f"{point.name}: {self._word(point)} {point.value}".strip() for point in self.state.points)
        return "; ".join(told)

    def draw(self, ink: Ink) -> None:
        """Cell by cell."""
        if not self.state.points:
            return
        columns = self._columns(self.area().width())
        rows = -(-len(self.state.points) // columns)
        gap = self.look.mm(_GAP_MM)
        width = (self.area().width() - gap * (columns - 1)) / columns
        height = (self.area().height() - gap * (rows - 1)) / rows
        for number, point in enumerate(self.state.points):
            down, across = divmod(number, columns)
            cell = QRectF(across * (width + gap), down * (height + gap), width, height)
            self._draw_cell(ink, cell, number + 1, point)

    def _draw_cell(self, ink: Ink, cell: QRectF, number: int, point: PointState) -> None:
        look, hues = self.look, self.look.palette
        self._draw_card(ink, cell, point)
        room = cell.adjusted(look.mm(2), look.mm(1), -look.mm(2), -look.mm(1))
        upper = QRectF(room.left(), room.top(), room.width(), paint.line_height(look, TypeSize.XS))
        lower = QRectF(room.left(), upper.bottom(), room.width(), room.bottom() - upper.bottom())
        quiet = point.kind is PointKind.TO_DO and not point.now
        shape = Mark.NOW if point.now and point.kind is PointKind.TO_DO else _MARKS[point.kind]
        side = look.font_px(TypeSize.S)
        mark = QRectF(lower.left(), lower.center().y() - side / 2, side, side)
        draw_mark(ink, shape, mark, hues.quiet if quiet else hues.ink)
        lower.setLeft(mark.right() + look.mm(1.5))
        name = Type(TypeSize.XS, hues.quiet if quiet else hues.ink, bold=point.now)
        words = f"{number}  {point.name}"
        if not self._draw_on_one_line(ink, lower, point, spare=upper.width() - text_width(look, words, name)):
            upper.setRight(upper.right() - self._draw_apart(ink, upper, lower, point))
        ink.words(upper, words, name, foreign=True)

    def _draw_on_one_line(self, ink: Ink, box: QRectF, point: PointState, *, spare: float) -> bool:
        """Value and word side by side; False when the word had better stand beside the name.

        `spare` is what the name leaves of its line: where the word has room there, the value stays large.
        """
        look = self.look
        hue = self._hue(point)
        value = point.value or (NO_FIGURE if point.kind is PointKind.UNREAD else "")
        word, small = self._word(point), Type(TypeSize.XS, hue, bold=True)
        beside = point.value and text_width(look, word, small) + look.mm(1) <= spare
        gap = look.mm(1.5) if value else 0
        for size in (TypeSize.M, TypeSize.S, *(() if beside else (TypeSize.XS,))):
            style = Type(size, hue, bold=True)
            taken = text_width(look, value, style) + gap if value else 0.0
            if taken + text_width(look, word, small) <= box.width():
                ink.words(QRectF(box.left(), box.top(), taken, box.height()), value, style)
                ink.words(box.adjusted(taken, 0, 0, 0), word, small)
                return True
        return False

    def _draw_apart(self, ink: Ink, upper: QRectF, lower: QRectF, point: PointState) -> float:
        """The value alone and its word beside the name, or the reason alone; gives what the name loses."""
        look, hue = self.look, self._hue(point)
        word, small = self._word(point), Type(TypeSize.XS, hue, bold=True)
        if not point.value:
            ink.words(lower, word, small, wrap=True)
            return 0.0
        ink.words(lower, point.value, Type(TypeSize.M, hue, bold=True))
        taken = min(text_width(look, word, small), upper.width())
        ink.words(QRectF(upper.right() - taken, upper.top(), taken, upper.height()), word, small, align=RIGHT)
        return taken + look.mm(1)

    def _hue(self, point: PointState) -> str:
        hues = self.look.palette
        return hues.hold_ink if point.kind is PointKind.FAILED else hues.ink

    def _draw_card(self, ink: Ink, cell: QRectF, point: PointState) -> None:
        hues = self.look.palette
        fill = {
            PointKind.FAILED: hues.hold_soft,
            PointKind.UNREAD: hues.attention_soft,
        }.get(point.kind, hues.raised if point.now else hues.surface)
        edge = {
            PointKind.FAILED: Edge(hues.hold_ink, EDGE),
            PointKind.UNREAD: Edge(hues.attention_ink, EDGE),
        }.get(point.kind, Edge(hues.line, HAIRLINE))
        ink.card(cell, fill, Edge(hues.ink, SELECTED) if point.now else edge)

    def _word(self, point: PointState) -> str:
        return {
            PointKind.TO_DO: self.tr("now") if point.now else self.tr("to do"),
            PointKind.PASSED: self.tr("passed"),
            PointKind.FAILED: self.tr("failed"),
            PointKind.UNREAD: point.reason or self.tr("no reading"),
        }[point.kind]

    def _columns(self, width: float) -> int:
        fit = int((width + self.look.mm(_GAP_MM)) // (self.look.mm(_CELL_MM) + self.look.mm(_GAP_MM)))
        count = max(1, len(self.state.points))
        rows = -(-count // max(1, fit))
        return -(-count // rows)  # rows of one length, or nearly

    def _row_px(self) -> float:
        """A name, and two small lines under it."""
        name = paint.line_height(self.look, TypeSize.XS)
        return name + self.look.font_px(TypeSize.XS) * 2.7 + 2 * self.look.mm(1)
