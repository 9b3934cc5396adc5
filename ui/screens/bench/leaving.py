"""Leaving the pack in mid-run: what is made safe first, why, who signs; and coming back to it."""

from dataclasses import replace

from app.domain.dismantling import Action
from app.domain.operator import Credentials
from app.floor.bench_commands import LeavePack, ResumePack
from app.floor.bench_views import BenchView
from ui.screens.bench.leave_words import LISTED
from ui.screens.bench.reasons import OTHER
from ui.screens.bench.state import Asking, ticked_all
from ui.screens.bench.table import Table


class Leaving:
    """Works on the bench's state; keeps none of its own."""

    def __init__(self, table: Table) -> None:
        self._at = table

    # ---- going

    def ask(self) -> None:
        """Somebody wants to go: how does the pack stand, and what is to be done first?"""
        if self._at.state.may(Action.LEAVE):
            shown = replace(self._at.state, asking=Asking.LEAVE, ticked=frozenset(), reason="")
            self._at.show(replace(shown, other_badge="", refusal=None))

    def ask_before_signing_out(self) -> None:
        """Somebody signs out with a run under way: it is said what that means."""
        view = self._at.state.view
        if view is not None and view.step is not None and view.run.state.worked:
            self._at.show(replace(self._at.state, asking=Asking.SIGN_OUT, refusal=None))

    def tick(self, step: str) -> None:
        """This is done, or it is not done after all."""
        self._at.show(replace(self._at.state, ticked=self._at.state.ticked ^ {step}, refusal=None))

    def all_done(self) -> None:
        """Everything is ticked: why does the pack stay alone?"""
        if ticked_all(self._at.state):
            self._show(Asking.LEAVE_WHY, "")

    def why(self, reason: str) -> None:
        """A reason from the list, or the way to the keyboard; then somebody else signs."""
        if reason == OTHER:
            self._show(Asking.LEAVE_TYPED, reason)
        else:
            self._sign_for(reason)

    def typed(self, text: str) -> None:
        """A reason that the list does not hold."""
        if text.strip():
            self._sign_for(text.strip())

    def send(self, other: Credentials) -> None:
        """The second person has signed."""
        state = self._at.state
        view = state.view
        if view is None or view.step is None:
            return
        listed = state.reason in LISTED
        command = LeavePack(
            view.run.id,
            view.step.id,
            reason=state.reason if listed else OTHER,
            done=tuple(one.id for one in view.leaving.owed if one.id in state.ticked),
            second=other,
            note="" if listed else state.reason,
        )
        self._at.send(command, self._stands)

    # ---- coming back

    def resume(self) -> None:
        """Somebody is back."""
        state = self._at.state
        if state.view is not None and state.may(Action.RESUME):
            self._at.send(ResumePack(state.view.run.id), self._stands)

    def _sign_for(self, reason: str) -> None:
        self._at.hear_again()
        self._show(Asking.SIGN_LEAVE, reason)

    def _show(self, asking: Asking, reason: str) -> None:
        shown = replace(self._at.state, asking=asking, reason=reason, other_badge="", refusal=None)
        self._at.show(shown)

    def _stands(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self._at.stand_at(answer)
            self._at.accepted.emit()
