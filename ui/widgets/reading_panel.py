"""A reading with the points it belongs to, on one card."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.tokens import Look, Room
from ui.widgets.ink import Ink
from ui.widgets.points_row import PointsRow, PointsState
from ui.widgets.reading_dial import ReadingDial, dial_skin
from ui.widgets.reading_state import ReadingKind, ReadingState


@dataclass(frozen=True, slots=True)
class ReadingPanelState:
    """What the dial shows, and the points; the smallest screen shows the dial alone."""

    reading: ReadingState
    points: PointsState


class ReadingPanel(QWidget):
    """Dial above, points beneath; takes no input."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.state = ReadingPanelState(ReadingState(ReadingKind.NONE), PointsState())
        self._dial = ReadingDial(look, framed=False, parent=self)
        self._points = PointsRow(look, self)
        column = QVBoxLayout(self)
        margin = look.mm(3 if look.room is Room.SMALL else 4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.mm(3))
        column.addWidget(self._dial, 1)
        column.addWidget(self._points)

    def render(self, state: ReadingPanelState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a reading and its points."""
        self.state = state
        self._dial.render(state.reading)
        self._points.render(state.points)
        self._points.setVisible(bool(state.points.points) and self.look.room is not Room.SMALL)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card under both."""
        ink = Ink(self, self.look)
        ink.card(QRectF(self.rect()), *dial_skin(self.look, self.state.reading.kind))
        ink.done()
