"""The bench's voice: which tone each presenter's word makes."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from app.domain.tone import Tone
from app.floor.ports import Tones
from ui.screens.intake.presenter import IntakePresenter


class Voiced(Protocol):
    """A presenter that says whether something was taken."""

    accepted: SignalInstance
    turned_down: SignalInstance


class Sounds(QObject):
    """Plays what presenters say. An unreadable code at the intake sounds otherwise than a wrong one."""

    def __init__(
        self,
        tones: Tones,
        presenters: Iterable[Voiced],
        intake: IntakePresenter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tones = tones
        self._intake = intake
        for presenter in presenters:
            presenter.accepted.connect(self._accepted)
            presenter.turned_down.connect(self._turned_down)

    def hold(self) -> None:
        """A hold is shut."""
        self._tones.play(Tone.HOLD)

    def _accepted(self) -> None:
        self._tones.play(Tone.ACCEPTED)

    def _turned_down(self) -> None:
        refusal = self._intake.state.refusal
        unreadable = refusal is not None and refusal.code == "code.rejected"
        self._tones.play(Tone.UNREADABLE if unreadable else Tone.WRONG_ITEM)
