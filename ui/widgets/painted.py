"""The two grounds every control stands on: a painted panel, and a painted thing to press."""

from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.tokens import FOCUS, Look
from ui.widgets.ink import Edge, Ink

State = TypeVar("State")

_PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HALO = 2 * FOCUS
"""Room in px around a pressable face: a focus ring of 5 px, 5 px off the face."""


class Painted(QWidget, Generic[State]):
    """A panel that shows one state and takes no input. Subclasses paint in `draw`, speak in `spoken`."""

    def __init__(self, look: Look, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.state = state
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def render(self, state: State) -> None:  # type: ignore[override]  # Qt's own render is not ours to call
        """Show a state."""
        self.state = state
        self.setAccessibleName(self.spoken())
        self.updateGeometry()
        self.update()

    def draw(self, ink: Ink) -> None:
        """Paint the present state."""
        raise NotImplementedError

    def spoken(self) -> str:
        """The state in words, for a screen reader."""
        return ""

    def area(self) -> QRectF:
        """The whole panel."""
        return QRectF(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's call to paint."""
        ink = Ink(self, self.look)
        self.draw(ink)
        ink.done()


class Touchable(QAbstractButton, Generic[State]):
    """A face to press with a glove, a mouse, space or enter; `meant` is the one thing it reports.

    The face lies `HALO` px inside the widget on every side, where the focus ring is drawn; faces keep
    their distance when widgets stand `mm(5) - 2 * HALO` px apart. `face_mm` is the least size of the face.
    """

    meant = Signal()

    def __init__(
        self, look: Look, state: State, face_mm: tuple[float, float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.state = state
        self._face_px = (look.mm(face_mm[0]), look.mm(face_mm[1]))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._meant)

    def render(self, state: State) -> None:  # type: ignore[override]  # Qt's own render is not ours to call
        """Show a state; what may not be pressed now takes neither press nor focus."""
        self.state = state
        self.setEnabled(self.allowed())
        self.setAccessibleName(self.spoken())
        self.update()

    def draw(self, ink: Ink, face: QRectF) -> None:
        """Paint the face; the ring is drawn already."""
        raise NotImplementedError

    def spoken(self) -> str:
        """The state in words, for a screen reader."""
        raise NotImplementedError

    def allowed(self) -> bool:
        """Whether the present state may be pressed."""
        return True

    def face(self) -> QRectF:
        """The visible face inside the halo."""
        return QRectF(self.rect()).adjusted(HALO, HALO, -HALO, -HALO)

    def sizeHint(self) -> QSize:
        """Face and halo in px."""
        return QSize(self._face_px[0] + 2 * HALO, self._face_px[1] + 2 * HALO)

    def minimumSizeHint(self) -> QSize:
        """A glove needs the whole face."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses like space does."""
        if event.key() in _PRESSING_KEYS:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's call to paint."""
        ink = Ink(self, self.look)
        if self.hasFocus():
            ink.card(QRectF(self.rect()), None, Edge(self.look.palette.ink, FOCUS))
        self.draw(ink, self.face())
        ink.done()

    def _meant(self) -> None:
        self.meant.emit()
