"""The part of an intake that is about the scale: looks at it, keeps the trace, takes a weight once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from app.domain.reading import ScaleNow
from app.floor.commands import CorrectWeight, TakeWeight
from app.floor.ports import ScaleWatch
from app.floor.views import Saved
from ui.screens.intake.state import IntakeState, IntakeStep

_LOOK_EACH_MS = 100
_TRACE_LENGTH = 80


class Weighed(Protocol):
    """The intake this weighing belongs to."""

    state: IntakeState

    def show(self, state: IntakeState) -> None:
        """The next state."""

    def send(self, command: object, done: Callable[[Saved], None]) -> None:
        """Ask the desk once."""


class Weighing(QObject):
    """Works while the intake stands at the scale. `taken` is told of every weight kept or taken back."""

    def __init__(
        self,
        intake: Weighed,
        scale: ScaleWatch,
        taken: Callable[[Saved], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._intake = intake
        self._scale = scale
        self._taken = taken
        self._used_placing: int | None = None  # each placing is tried once
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EACH_MS)
        self._timer.timeout.connect(self._look)

    def follow(self, step: IntakeStep) -> None:
        """Look at the scale at its step only."""
        if step is not IntakeStep.WEIGH:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    @property
    def looking(self) -> bool:
        """Whether the scale is being looked at."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def forget(self) -> None:
        """What was refused may be tried again."""
        self._used_placing = None

    def again(self) -> None:
        """Take the weight back; it is weighed anew."""
        pack = self._intake.state.pack
        if pack is not None:
            settled = self._scale.now().settled
            if settled is not None:  # the scale may still show it when the old weight has been taken back
                self._used_placing = settled.placing
            self._scale.again()
            self._intake.send(CorrectWeight(pack.id, "weigh_again"), self._taken)

    def confirm(self) -> None:
        """The person at the scale says that the figure shown is still: the scale has no word for it."""
        shown = self._intake.state.weight_asked
        if shown is not None:
            self._scale.confirm(shown)

    def _look(self) -> None:
        now = self._scale.now()
        trace = self._intake.state.trace
        if now.mass is not None:
            trace = (*trace[-_TRACE_LENGTH:], (now.at.mono_ms, now.mass.milligrams))
        elif now.unread is not None:
            trace = ()
        self._intake.show(replace(self._intake.state, scale=now, trace=trace))
        self._capture(now)

    def _capture(self, now: ScaleNow) -> None:
        state, settled = self._intake.state, now.settled
        if settled is None or state.busy or state.pack is None or state.step is not IntakeStep.WEIGH:
            return
        if settled.placing != self._used_placing:
            self._used_placing = settled.placing
            self._intake.send(TakeWeight(state.pack.id, settled), self._taken)
