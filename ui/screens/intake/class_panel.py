"""The class of a pack, large: its shape, its letter and what it means."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import Look, TypeSize
from ui.widgets.class_mark import ClassShape, draw_class
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_height
from ui.widgets.painted import Painted

_MARK_MM = 44.0


@dataclass(frozen=True, slots=True)
class ClassPanelState:
    """A class: its shape, its name and its meaning."""

    shape: ClassShape = ClassShape.UNSET
    name: str = ""
    meaning: str = ""


class ClassPanel(Painted[ClassPanelState]):
    """The shape above its words, or beside them where the panel is low."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, ClassPanelState(), parent)

    def sizeHint(self) -> QSize:
        """Room for the shape and two lines."""
        return QSize(self.look.mm(90), self.look.mm(80))

    def minimumSizeHint(self) -> QSize:
        """A small shape and two lines."""
        return QSize(self.look.mm(44), self.look.mm(30))

    def spoken(self) -> str:
        """Name and meaning."""
        return f"{self.state.name} {self.state.meaning}"

    def draw(self, ink: Ink) -> None:
        """Shape, name, meaning."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.raised, Edge(hues.line))
        room = self.area().adjusted(look.mm(4), look.mm(3), -look.mm(4), -look.mm(3))
        meaning = Type(TypeSize.S, hues.ink)
        lines = text_height(look, self.state.meaning, meaning, room.width())
        words = paint.line_height(look, TypeSize.M) + min(lines + look.mm(2), room.height() / 2)
        high = QRectF(room.left(), room.top(), room.width(), room.height() - words)
        draw_class(ink, self.state.shape, high, most_mm=_MARK_MM)
        name = QRectF(room.left(), high.bottom(), room.width(), paint.line_height(look, TypeSize.M))
        ink.words(name, self.state.name, Type(TypeSize.M, hues.ink, bold=True), align=CENTRE)
        under = QRectF(room.left(), name.bottom(), room.width(), room.bottom() - name.bottom())
        ink.words(under, self.state.meaning, meaning, align=CENTRE, wrap=True)
