"""The numbers of a shift in rows: a large figure, what it counts, and what is under it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import HAIRLINE, Look, Room, TypeSize
from ui.widgets.ink import RIGHT, Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted

_ROW_MM = {Room.FULL: 31.0, Room.LOW: 21.0, Room.SMALL: 17.0}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as words, what it counts, and a smaller line. `care` marks it as open."""

    figure: str
    caption: str
    note: str = ""
    care: bool = False


@dataclass(frozen=True, slots=True)
class FiguresState:
    """Rows from the top."""

    rows: tuple[Figure, ...] = ()


class FigurePanel(Painted[FiguresState]):
    """Figures at the left, words ranged right, a hairline between."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, FiguresState(), parent)

    def sizeHint(self) -> QSize:
        """Comfortable rows."""
        rows = max(1, len(self.state.rows))
        return QSize(self.look.mm(88), rows * self.look.mm(_ROW_MM[self.look.room]))

    def minimumSizeHint(self) -> QSize:
        """Two small lines a row."""
        rows = max(1, len(self.state.rows))
        return QSize(self.look.mm(52), round(rows * self.look.font_px(TypeSize.XS) * 2.9))

    def spoken(self) -> str:
        """All rows."""
        return "; ".join(
            ", ".join(part for part in (f"{row.caption} {row.figure}", row.note) if part)
            for row in self.state.rows
        )

    def draw(self, ink: Ink) -> None:
        """Rows of one height."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.surface, Edge(hues.line))
        if not self.state.rows:
            return
        side = look.mm(5 if look.room is Room.FULL else 3)
        room = self.area().adjusted(side, look.mm(1), -side, -look.mm(1))
        height = room.height() / len(self.state.rows)
        for number, figure in enumerate(self.state.rows):
            row = QRectF(room.left(), room.top() + number * height, room.width(), height)
            self._draw_row(ink, row, figure)
            if number:
                edge = Edge(hues.line, HAIRLINE)
                ink.line(QPointF(row.left(), row.top()), QPointF(row.right(), row.top()), edge)

    def _draw_row(self, ink: Ink, row: QRectF, figure: Figure) -> None:
        look, hues = self.look, self.look.palette
        hue = hues.attention_ink if figure.care else hues.ink
        size = TypeSize.L if look.room is not Room.SMALL else TypeSize.M
        style = Type(size, hue, bold=True)
        width = text_width(look, figure.figure, style)
        left = row.left()
        if figure.care:
            side = look.font_px(TypeSize.S)
            draw_mark(ink, Mark.CARE, QRectF(left, row.center().y() - side / 2, side, side))
            left += side + look.mm(1.5)
        ink.words(QRectF(left, row.top(), width, row.height()), figure.figure, style)
        words = QRectF(left + width + look.mm(2), row.top(), 0, row.height())
        words.setRight(row.right())
        self._draw_caption(ink, words, figure, hue)

    def _draw_caption(self, ink: Ink, words: QRectF, figure: Figure, hue: str) -> None:
        look, hues = self.look, self.look.palette
        upper = min(look.font_px(TypeSize.S) * 1.4, words.height() / 2)
        lower = min(look.font_px(TypeSize.XS) * 1.5, words.height() / 2) if figure.note else 0.0
        if not figure.note:
            upper = words.height()
        top = words.center().y() - (upper + lower) / 2
        caption = QRectF(words.left(), top, words.width(), upper)
        ink.words(caption, figure.caption, Type(TypeSize.S, hue), align=RIGHT, wrap=not figure.note)
        note = QRectF(words.left(), top + upper, words.width(), lower)
        ink.words(note, figure.note, Type(TypeSize.XS, hues.quiet), align=RIGHT)
