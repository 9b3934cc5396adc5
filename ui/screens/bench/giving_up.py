"""Giving a run up: why, and whether that is meant; what is owed comes next, then quarantine."""

from dataclasses import replace

from app.domain.dismantling import Action
from app.floor.bench_commands import AbortRun
from app.floor.bench_views import BenchView
from ui.screens.bench.reasons import OTHER
from ui.screens.bench.state import Asking
from ui.screens.bench.table import Table


class GivingUp:
    """Works on the bench's state; keeps none of its own."""

    def __init__(self, table: Table) -> None:
        self._at = table

    def ask(self) -> None:
        """Somebody wants to stop for good: why?"""
        if self._at.state.may(Action.ABORT):
            self._show(Asking.ABORT_WHY, "")

    def why(self, reason: str) -> None:
        """A reason from the list, or the way to the keyboard."""
        self._show(Asking.ABORT_TYPED if reason == OTHER else Asking.ABORT_SURE, reason)

    def typed(self, text: str) -> None:
        """A reason that the list does not hold."""
        if text.strip():
            self._show(Asking.ABORT_SURE, text.strip())

    def confirm(self) -> None:
        """It is meant: from here on there is no way back."""
        state = self._at.state
        if state.view is not None and state.asking is Asking.ABORT_SURE:
            self._at.send(AbortRun(state.view.run.id, state.reason), self._given_up)

    def _show(self, asking: Asking, reason: str) -> None:
        self._at.show(replace(self._at.state, asking=asking, reason=reason, refusal=None))

    def _given_up(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self._at.stand_at(answer)
            self._at.accepted.emit()
