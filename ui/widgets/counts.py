"""Where the records are: saved here, receipted by the registry, waiting to leave."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import Look, TypeSize
from ui.widgets.figures import counted
from ui.widgets.ink import Edge, Ink, Type, text_height, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Count:
    """A number of entries (None: not known), and a line that says more."""

    number: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountsState:
    """The three numbers. Everything waiting is a ring, nothing waiting a tick."""

    saved: Count = Count()
    receipted: Count = Count()
    waiting: Count = Count()


class Counts(Painted[CountsState]):
    """Three big figures with arrows between."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, CountsState(), parent)

    def sizeHint(self) -> QSize:
        """Two lines and a figure."""
        height = self._line_px() + self.look.font_px(TypeSize.FIGURE) * 1.2 + self._note_px()
        return QSize(self.look.mm(240), round(height) + 2 * self.look.mm(3))

    def minimumSizeHint(self) -> QSize:
        """A smaller figure is still a figure."""
        height = self._line_px() + self.look.font_px(TypeSize.XL) * 1.4 + self._note_px()
        return QSize(self.look.mm(110), round(height) + 2 * self.look.mm(3))

    def spoken(self) -> str:
        """The three numbers with their names."""
        return ", ".join(f"{name} {self._figure(count)}" for _, name, count in self._columns())

    def draw(self, ink: Ink) -> None:
        """Three columns of one width."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.raised, Edge(hues.line))
        room = self.area().adjusted(look.mm(6), look.mm(3), -look.mm(6), -look.mm(3))
        arrow = min(look.mm(12), room.width() * 0.06)
        width = (room.width() - 2 * arrow) / 3
        head, foot = self._head_px(width), self._foot_px(width)
        high = room.height() - head - foot
        px = self._figure_px(width - look.mm(3), high)
        for place, (mark, name, count) in enumerate(self._columns()):
            column = QRectF(room.left() + place * (width + arrow), room.top(), width, room.height())
            self._draw_head(ink, QRectF(column.left(), column.top(), width, head), mark, name)
            figure = QRectF(column.left(), column.top() + head, width, high)
            ink.words(figure, self._figure(count), Type(TypeSize.FIGURE, hues.ink, bold=True, px=px))
            note = QRectF(column.left(), figure.bottom(), width, foot)
            ink.words(note, count.note, Type(TypeSize.XS, hues.quiet), wrap=True)
            if place:
                side = look.mm(7)
                icon = QRectF(column.left() - arrow / 2 - side, figure.center().y() - side / 2, side, side)
                ink.icon("arrow-right", icon, hues.quiet)

    def _head_px(self, width: float) -> float:
        style = Type(TypeSize.XS, self.look.palette.ink, bold=True)
        room = width - self.look.font_px(TypeSize.S) - self.look.mm(2)
        needs = (text_height(self.look, name, style, room) for _, name, _ in self._columns())
        return max(self._line_px(), *needs)

    def _foot_px(self, width: float) -> float:
        style = Type(TypeSize.XS, self.look.palette.ink)
        needs = (text_height(self.look, count.note, style, width) for _, _, count in self._columns())
        return max(self._note_px(), *needs)

    def _draw_head(self, ink: Ink, line: QRectF, mark: Mark, name: str) -> None:
        side = self.look.font_px(TypeSize.S)
        draw_mark(ink, mark, QRectF(line.left(), line.center().y() - side / 2, side, side))
        line = line.adjusted(side + self.look.mm(2), 0, 0, 0)
        ink.words(line, name, Type(TypeSize.S, self.look.palette.ink, bold=True), wrap=True)

    def _columns(self) -> tuple[tuple[Mark, str, Count], ...]:
        saved, receipted, waiting = self.state.saved, self.state.receipted, self.state.waiting
        known = Mark.TO_DO if receipted.number is None else Mark.DONE
        return (
            (Mark.TO_DO if saved.number is None else Mark.DONE, self.tr("Saved here"), saved),
            (known, self.tr("Receipted by registry"), receipted),
            (Mark.DONE if waiting.number == 0 else Mark.TO_DO, self.tr("Waiting to leave"), waiting),
        )

    def _figure(self, count: Count) -> str:
        return "---" if count.number is None else counted(count.number, self.look.language)

    def _figure_px(self, width: float, height: float) -> int:
        """The largest figure that fits all three columns."""
        px = min(self.look.font_px(TypeSize.FIGURE), round(height / 1.2))
        style = Type(TypeSize.FIGURE, self.look.palette.ink, bold=True, px=px)
        widest = max(text_width(self.look, self._figure(count), style) for _, _, count in self._columns())
        return px if widest <= width else int(px * width / widest)

    def _line_px(self) -> float:
        return self.look.font_px(TypeSize.S) * 1.5

    def _note_px(self) -> float:
        return paint.line_height(self.look, TypeSize.XS)
