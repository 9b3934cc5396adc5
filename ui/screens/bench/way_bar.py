"""Where the run is: the ruler of the main line, or in its place a black bar that says it has left it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import Look, Room, TypeSize
from ui.widgets.ink import Ink, Type
from ui.widgets.painted import Painted
from ui.widgets.step_ruler import RulerState, StepRuler


class WayBar(Painted[str]):
    """A black bar with hatched ends: the run is off its main line, or is being made safe."""

    def sizeHint(self) -> QSize:
        """One line over the whole stage."""
        return QSize(self.look.mm(100), round(paint.line_height(self.look, TypeSize.M) * 1.1))

    def minimumSizeHint(self) -> QSize:
        """The same height everywhere."""
        return QSize(self.look.mm(60), self.sizeHint().height())

    def spoken(self) -> str:
        """The words."""
        return self.state

    def draw(self, ink: Ink) -> None:
        """Bar, hatched ends, words."""
        look, hues, area = self.look, self.look.palette, self.area()
        ink.card(area, hues.ink, square=True)
        end = {Room.FULL: look.mm(14), Room.LOW: look.mm(8), Room.SMALL: look.mm(2)}[look.room]
        for left in (area.left(), area.right() - end):
            ink.hatch(QRectF(left, area.top(), end, area.height()), hues.raised)
        gap = look.mm(5 if look.room is Room.FULL else 1.5)
        words = area.adjusted(end + gap, 0, -end - gap, 0)
        ink.words(words, self.state, Type(TypeSize.M, hues.raised, bold=True))


class WayLine(QWidget):
    """One place for both; only one of them is seen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ruler, self._bar = StepRuler(look, self), WayBar(look, "", self)
        self._bar.setFixedHeight(self._bar.sizeHint().height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ruler)
        column.addWidget(self._bar)
        self._bar.hide()

    def show_way(self, ruler: RulerState, aside: str) -> None:
        """Where the run stands on its main line; `aside` says why it is not on it, "" when it is."""
        if ruler != self._ruler.state:
            self._ruler.render(ruler)
        if aside != self._bar.state:
            self._bar.render(aside)
        self._ruler.setVisible(not aside)
        self._bar.setVisible(bool(aside))
