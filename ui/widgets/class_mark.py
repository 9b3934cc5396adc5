"""The triage class as a shape: A square, B triangle, C diamond, emergency cross, unset dashed."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import Look, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_width
from ui.widgets.painted import Painted

MARK_MM = 15.0


class ClassShape(Enum):
    """The shapes, each with the letter written into it."""

    A = "A"
    B = "B"
    C = "C"
    EMERGENCY = "!"
    UNSET = "?"


@dataclass(frozen=True, slots=True)
class ClassMarkState:
    """A class and the word under it ("" for none)."""

    shape: ClassShape = ClassShape.UNSET
    word: str = ""


class ClassMark(Painted[ClassMarkState]):
    """One class mark with its word."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, ClassMarkState(), parent)

    def sizeHint(self) -> QSize:
        """A mark of 15 mm and its word."""
        word = text_width(self.look, self.state.word, Type(TypeSize.XS, self.look.palette.ink))
        width = max(self.look.mm(26), round(word) + self.look.mm(4))
        return QSize(width, self.look.mm(17) + self._word_px())

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its hint."""
        return self.sizeHint()

    def spoken(self) -> str:
        """Letter and word."""
        return f"{self.state.shape.value} {self.state.word}".strip()

    def draw(self, ink: Ink) -> None:
        """The shape above the word."""
        area = self.area()
        word = QRectF(area.left(), area.bottom() - self._word_px(), area.width(), self._word_px())
        high = QRectF(area.left(), area.top(), area.width(), word.top() - area.top())
        draw_class(ink, self.state.shape, high)
        ink.words(word, self.state.word, Type(TypeSize.XS, self.look.palette.ink), align=CENTRE, wrap=True)

    def _word_px(self) -> int:
        return paint.line_height(self.look, TypeSize.XS) if self.state.word else 0


def draw_class(ink: Ink, shape: ClassShape, box: QRectF, *, most_mm: float = MARK_MM) -> None:
    """Draw a class into the middle of a box, at most `most_mm` wide."""
    side = min(box.width(), box.height(), ink.look.mm(most_mm))
    square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    hues = ink.hues
    hue = hues.ink
    if shape is ClassShape.A:
        ink.card(_inset(square, 0.13), hues.raised, Edge(hues.ink, 4))
    elif shape is ClassShape.B:
        ink.path(paint.triangle(_inset(square, 0.04)), hues.attention, Edge(hues.ink, 4))
        hue = hues.on_attention
        square.translate(0, side * 0.16)
    elif shape is ClassShape.C:
        ink.path(paint.diamond(square), hues.hold_fill)
        hue = hues.on_hold
    elif shape is ClassShape.EMERGENCY:
        ink.path(_plus(square), hues.hold_fill)
        hue = hues.on_hold
    else:
        ink.card(_inset(square, 0.13), None, Edge(hues.edge, 4, dashed=True))
    px = round(side * 0.4)
    ink.words(square, shape.value, Type(TypeSize.S, hue, bold=True, px=px), align=CENTRE)


def _plus(square: QRectF) -> QPainterPath:
    third = square.width() * 0.3
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRect(square.adjusted(third, 0, -third, 0))
    path.addRect(square.adjusted(0, third, 0, -third))
    return path


def _inset(square: QRectF, share: float) -> QRectF:
    room = square.width() * share
    return square.adjusted(room, room, -room, -room)
