"""What stands along a side of a plot: its line, its marks, and a word at each."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsWidget, QStyleOptionGraphicsItem, QWidget

from ui.theme.tokens import EDGE, Look, TypeSize
from ui.widgets.ink import CENTRE, RIGHT, Edge, Ink, Type, text_width
from ui.widgets.plot_axes import figure_px


class Marks(QGraphicsWidget):
    """One side, at the left of a plot or under it.

    The library's own sides leave out a word that reaches their edge by a hair, without a sign that it is
    missing; these paint every one.
    """

    def __init__(self, look: Look, *, upright: bool) -> None:
        super().__init__()
        self._look = look
        self._upright = upright
        self._marks: tuple[tuple[float, str], ...] = ()

    def show_marks(self, marks: tuple[tuple[float, str], ...]) -> None:
        """Show words at shares of the side, from the left or the top."""
        self.prepareGeometryChange()
        self._marks = marks
        self.update()

    def boundingRect(self) -> QRectF:
        """The side, and the halves of words that stand out at its ends."""
        half = max(
            [figure_px(self._look), *(text_width(self._look, word, self._type()) for _, word in self._marks)]
        )
        return QRectF(QPointF(), self.size()).adjusted(-half, -half, half, half)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """In px, so that line and words are those of the house."""
        side = painter.transform().mapRect(QRectF(QPointF(), self.size()))
        painter.save()
        painter.resetTransform()
        ink = Ink(painter, self._look)
        along = (side.topRight(), side.bottomRight()) if self._upright else (side.topLeft(), side.topRight())
        ink.line(*along, self._edge())
        for share, word in self._marks:
            if self._upright:
                self._beside(ink, side, share, word)
            else:
                self._under(ink, side, share, word)
        painter.restore()

    def _beside(self, ink: Ink, side: QRectF, share: float, word: str) -> None:
        y, long, high = side.top() + share * side.height(), self._look.mm(1), figure_px(self._look)
        ink.line(QPointF(side.right() - long, y), QPointF(side.right(), y), self._edge())
        words = QRectF(side.left(), y - high / 2, side.width() - 1.5 * long, high)
        ink.words(words, word, self._type(), align=RIGHT)

    def _under(self, ink: Ink, side: QRectF, share: float, word: str) -> None:
        x, long = side.left() + share * side.width(), self._look.mm(1)
        ink.line(QPointF(x, side.top()), QPointF(x, side.top() + long), self._edge())
        wide = text_width(self._look, word, self._type())
        words = QRectF(x - wide / 2, side.top() + long, wide, side.height() - long)
        ink.words(words, word, self._type(), align=CENTRE)

    def _edge(self) -> Edge:
        return Edge(self._look.palette.edge, EDGE)

    def _type(self) -> Type:
        return Type(TypeSize.XS, self._look.palette.quiet)
