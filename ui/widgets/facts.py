"""Facts in rows: a caption, a value, a hairline between."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import HAIRLINE, Look, TypeSize
from ui.widgets.ink import Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted

_ROW_MM = 16.5


@dataclass(frozen=True, slots=True)
class Fact:
    """A caption and its value; the value may come from outside and may be of any length."""

    caption: str
    value: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class FactsState:
    """Facts from top to bottom; `framed` puts them on a surface with an edge."""

    rows: tuple[Fact, ...] = ()
    framed: bool = True


class Facts(Painted[FactsState]):
    """Captions in one column, values in another, rows of one height."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, FactsState(), parent)

    def sizeHint(self) -> QSize:
        """A comfortable height."""
        rows = max(1, len(self.state.rows))
        return QSize(self.look.mm(120), rows * self.look.mm(_ROW_MM) + self._margin() * 2)

    def minimumSizeHint(self) -> QSize:
        """The rows may close up to one line each."""
        row = self.look.font_px(TypeSize.M) * 1.35
        return QSize(self.look.mm(50), round(max(1, len(self.state.rows)) * row + self._margin() * 2))

    def spoken(self) -> str:
        """All rows."""
        return "; ".join(f"{row.caption}: {row.value}" for row in self.state.rows)

    def draw(self, ink: Ink) -> None:
        """Rows from the top, with a hairline between."""
        hues = self.look.palette
        if self.state.framed:
            ink.card(self.area(), hues.surface, Edge(hues.line))
        if not self.state.rows:
            return
        margin = self._margin()
        room = self.area().adjusted(margin, margin / 2, -margin, -margin / 2)
        height = min(self.look.mm(_ROW_MM), room.height() / len(self.state.rows))
        column = self._caption_px(room.width())
        for number, fact in enumerate(self.state.rows):
            row = QRectF(room.left(), room.top() + number * height, room.width(), height)
            self._draw_row(ink, row, fact, column)
            if number:
                ink.line(
                    QPointF(row.left(), row.top()), QPointF(row.right(), row.top()), Edge(hues.line, HAIRLINE)
                )

    def _draw_row(self, ink: Ink, row: QRectF, fact: Fact, column: float) -> None:
        hues = self.look.palette
        caption = QRectF(row.left(), row.top(), column - self.look.mm(3), row.height())
        ink.words(caption, fact.caption, Type(TypeSize.S, hues.quiet), wrap=True)
        value = QRectF(row.left() + column, row.top(), row.width() - column, row.height())
        if fact.mark:
            side = self.look.font_px(TypeSize.M)
            draw_mark(ink, fact.mark, QRectF(value.left(), value.center().y() - side / 2, side, side))
            value.setLeft(value.left() + side + self.look.mm(2))
        wide = Type(TypeSize.M, hues.ink, bold=True)
        fits = text_width(self.look, fact.value, wide) <= value.width()
        style = wide if fits else Type(TypeSize.S, hues.ink, bold=True)
        ink.words(value, fact.value, style, wrap=not fits, foreign=True)

    def _caption_px(self, width: float) -> float:
        style = Type(TypeSize.S, self.look.palette.quiet)
        widest = max(text_width(self.look, row.caption, style) for row in self.state.rows)
        return min(max(widest + self.look.mm(4), self.look.mm(38)), width * 0.45)

    def _margin(self) -> int:
        return self.look.mm(5)
