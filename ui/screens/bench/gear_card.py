"""What to wear and what to have at hand, row by row, where a step leaves room for it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import Look, TypeSize
from ui.widgets.ink import Edge, Ink, Type, text_height
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class GearState:
    """Titles over (icon, word) rows: people and gear first, then the tools."""

    wear: str = ""
    gear: tuple[tuple[str, str], ...] = ()
    have: str = ""
    tools: tuple[str, ...] = ()


class GearCard(Painted[GearState]):
    """Rows from the top; they close up where they are many. Takes no input."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, GearState(), parent)

    def sizeHint(self) -> QSize:
        """The width of the ladder."""
        return QSize(self.look.mm(81), self.look.mm(80))

    def minimumSizeHint(self) -> QSize:
        """Small, for it may close up."""
        return QSize(self.look.mm(60), self.look.mm(30))

    def spoken(self) -> str:
        """Everything."""
        gear = ", ".join(word for _, word in self.state.gear)
        return "; ".join(part for part in (gear, ", ".join(self.state.tools)) if part)

    def draw(self, ink: Ink) -> None:
        """Title and rows, twice."""
        look, hues, state = self.look, self.look.palette, self.state
        ink.card(self.area(), hues.surface, Edge(hues.line))
        room = self.area().adjusted(look.mm(4), look.mm(2), -look.mm(4), -look.mm(2))
        rows: list[tuple[str, str]] = [("", state.wear), *state.gear]
        if state.tools:
            rows += [("", state.have), *(("wrench", tool) for tool in state.tools)]
        size = TypeSize.S if self._height(rows, room.width(), TypeSize.S) <= room.height() else TypeSize.XS
        spare = max(0.0, room.height() - self._height(rows, room.width(), size)) / len(rows)
        spare = min(spare, look.mm(2.5))
        top = room.top()
        for icon, word in rows:
            height = self._row_px(icon, word, room.width(), size) + spare
            self._draw_row(ink, QRectF(room.left(), top, room.width(), height), icon, word, size)
            top += height

    def _draw_row(self, ink: Ink, row: QRectF, icon: str, word: str, size: TypeSize) -> None:
        look, hues = self.look, self.look.palette
        if not icon:
            ink.words(row, word, Type(TypeSize.XS, hues.quiet))
            return
        side = look.mm(6)
        ink.icon(icon, QRectF(row.left(), row.center().y() - side / 2, side, side), hues.ink)
        words = row.adjusted(side + look.mm(3), 0, 0, 0)
        ink.words(words, word, Type(size, hues.ink), wrap=True)

    def _height(self, rows: list[tuple[str, str]], width: float, size: TypeSize) -> float:
        return sum(self._row_px(icon, word, width, size) for icon, word in rows)

    def _row_px(self, icon: str, word: str, width: float, size: TypeSize) -> float:
        if not icon:
            return float(paint.line_height(self.look, TypeSize.XS))
        style = Type(size, self.look.palette.ink)
        return text_height(self.look, word, style, width - self.look.mm(9))
