"""The practice plant's hands at the face: they do what a second person would at a real bench."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.floor.practice_hands import Plant
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState, IntakeStep


class PracticeHands(QObject):
    """Holds the label before the camera and sets the pack on the scale; does nothing where all is real.

    The hands rest `after_ms` before they move.
    """

    def __init__(
        self,
        plant: Plant | None,
        intake: IntakePresenter,
        at_intake: Callable[[], bool],
        *,
        after_ms: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plant = plant
        self._intake = intake
        self._at_intake = at_intake
        self._after_ms = after_ms
        self._step = IntakeStep.SOURCE
        intake.state_changed.connect(self._follow)
        intake.finished.connect(self.next_pack)

    def next_pack(self) -> None:
        """The next pack is brought."""
        if self._plant is not None:
            self._plant.next_pack()

    def _follow(self, state: IntakeState) -> None:
        if state.step is not self._step:
            self._step = state.step
            QTimer.singleShot(self._after_ms, self, self._help)

    def _help(self) -> None:
        step = self._intake.state.step if self._at_intake() else None
        if self._plant is not None and step is IntakeStep.SCAN:
            self._plant.show_label()
        elif self._plant is not None and step is IntakeStep.WEIGH:
            self._plant.put_on()
