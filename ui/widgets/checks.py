"""What was checked: a shape, what holds, and how it is known."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Look, TypeSize
from ui.widgets.ink import TOP_LEFT, Edge, Ink, Type, text_height
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    mark: Mark
    text: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class ChecksState:
    """A title and what was checked."""

    title: str = ""
    rows: tuple[Check, ...] = ()


class Checks(Painted[ChecksState]):
    """Rows of equal height, each with its shape on the left."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, ChecksState(), parent)

    def sizeHint(self) -> QSize:
        """A comfortable height."""
        return QSize(self.look.mm(100), round(self._title_px() + len(self.state.rows) * self.look.mm(22)))

    def minimumSizeHint(self) -> QSize:
        """Two lines a row."""
        row = self.look.font_px(TypeSize.S) * 1.35 + self.look.font_px(TypeSize.XS) * 1.35
        height = self._title_px() + len(self.state.rows) * row + 2 * self.look.mm(4)
        return QSize(self.look.mm(60), round(height))

    def spoken(self) -> str:
        """All rows."""
        return "; ".join(f"{row.text} {row.second}".strip() for row in self.state.rows)

    def draw(self, ink: Ink) -> None:
        """Title, then the rows spread over what is left."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.surface, Edge(hues.line))
        room = self.area().adjusted(look.mm(5), look.mm(4), -look.mm(5), -look.mm(4))
        title = QRectF(room.left(), room.top(), room.width(), self._title_px())
        ink.words(title, self.state.title, Type(TypeSize.M, hues.ink, bold=True))
        if not self.state.rows:
            return
        needs = [sum(self._heights(check, room.width())) for check in self.state.rows]
        spare = max(0.0, room.bottom() - title.bottom() - sum(needs)) / len(needs)
        top = title.bottom()
        for check, need in zip(self.state.rows, needs, strict=True):
            height = need + min(spare, look.mm(12))
            self._draw_row(ink, QRectF(room.left(), top, room.width(), need), check)
            top += height

    def _draw_row(self, ink: Ink, row: QRectF, check: Check) -> None:
        look, hues = self.look, self.look.palette
        side = look.font_px(TypeSize.S)
        upper, lower = self._heights(check, row.width())
        mark = QRectF(row.left(), row.top() + side * 0.25, side, side)
        draw_mark(ink, check.mark, mark, hues.hold_ink if check.mark is Mark.WRONG else None)
        left = row.left() + self._indent()
        text = QRectF(left, row.top(), row.right() - left, upper)
        ink.words(text, check.text, Type(TypeSize.S, self._hue(check.mark), bold=True), wrap=True)
        second = QRectF(left, text.bottom(), row.right() - left, lower)
        style = Type(TypeSize.XS, hues.quiet)
        ink.words(second, check.second, style, align=TOP_LEFT, wrap=True, foreign=True)

    def _heights(self, check: Check, width: float) -> tuple[float, float]:
        """What the two texts of a row need, in px; the second never more than two lines."""
        look, ink = self.look, self.look.palette.ink
        room = width - self._indent()
        upper = text_height(look, check.text, Type(TypeSize.S, ink, bold=True), room)
        if not check.second:
            return upper, 0.0
        lower = text_height(look, check.second, Type(TypeSize.XS, ink), room)
        return upper, min(lower, look.font_px(TypeSize.XS) * 2.8)

    def _indent(self) -> float:
        return self.look.font_px(TypeSize.S) + self.look.mm(2)

    def _hue(self, mark: Mark) -> str:
        hues = self.look.palette
        if mark is Mark.CARE:
            return hues.attention_ink
        return hues.hold_ink if mark in (Mark.FAILED, Mark.WRONG) else hues.ink

    def _title_px(self) -> float:
        return self.look.font_px(TypeSize.M) * 1.7 if self.state.title else 0.0
