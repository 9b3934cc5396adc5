"""Closing a run whose balance does not settle itself: weigh what was forgotten, or say why it stays open."""

from dataclasses import replace

from app.domain.balance import Flag, Reason
from app.domain.dismantling import Action
from app.domain.operator import Credentials
from app.domain.output import OutputCode
from app.floor.balance_views import BalanceView
from app.floor.bench_commands import CloseRun
from app.floor.bench_views import BenchView
from ui.screens.bench.reasons import CLOSE, OTHER
from ui.screens.bench.state import Asking, BenchState
from ui.screens.bench.table import Table
from ui.screens.bench.weighing import Weighing


class Closing:
    """Works on the bench's state; keeps none of its own."""

    def __init__(self, table: Table, weighing: Weighing) -> None:
        self._at = table
        self._weighing = weighing

    def look(self) -> None:
        """Somebody touches the strip: every term of the balance, and what is probably missing."""
        if may_look(self._at.state):
            self._show(Asking.BALANCE, "")

    def forgotten(self) -> None:
        """Something was found that nobody had weighed: what is it?"""
        if self._at.state.may(Action.RECORD_OUTPUT):
            self._show(Asking.FORGOTTEN_KIND, "")

    def weigh(self, kind: OutputCode) -> None:
        """It goes on the scale as this kind."""
        if self._at.state.may(Action.RECORD_OUTPUT):
            shown = replace(self._at.state, asking=Asking.FORGOTTEN, output=None, saved=None, refusal=None)
            self._at.show(shown)
            self._weighing.choose(kind)
            self._at.hear_again()

    def close(self) -> None:
        """End the run: at once where nothing is asked, else after a reason."""
        balance = balance_of(self._at.state)
        if balance is None or not self._at.state.may(Action.CLOSE):
            return
        if balance.balance.flag in (Flag.AMBER, Flag.RED):
            self._show(Asking.CLOSE_WHY, "")
        else:
            self._send("", None)

    def why(self, reason: str) -> None:
        """A reason from the list, or the way to the keyboard."""
        if reason == OTHER:
            self._show(Asking.CLOSE_TYPED, reason)
        else:
            self._reason(reason)

    def typed(self, text: str) -> None:
        """A reason that the list does not hold."""
        if text.strip():
            self._reason(text.strip())

    def send(self, other: Credentials) -> None:
        """The supervisor has signed."""
        self._send(self._at.state.reason, other)

    def _reason(self, reason: str) -> None:
        balance = balance_of(self._at.state)
        if balance is not None and balance.balance.flag is Flag.RED:
            self._at.hear_again()
            self._show(Asking.SIGN_CLOSE, reason)
        else:
            self._send(reason, None)

    def _send(self, reason: str, other: Credentials | None) -> None:
        view = self._at.state.view
        if view is None:
            return
        listed = reason in CLOSE or not reason
        command = CloseRun(
            view.run.id,
            reason=reason if listed else Reason.OTHER.value,
            note="" if listed else reason,
            second=other,
        )
        self._at.send(command, self._stands)

    def _show(self, asking: Asking, reason: str) -> None:
        shown = replace(self._at.state, asking=asking, reason=reason, other_badge="", refusal=None)
        self._at.show(shown)

    def _stands(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self._at.stand_at(answer)
            self._at.accepted.emit()


def balance_of(state: BenchState) -> BalanceView | None:
    """The balance of the run in hand."""
    return state.view.balance if state.view is not None else None


def may_look(state: BenchState) -> bool:
    """Whether a touch on the strip opens the balance: only from the step itself, so nothing asked is lost."""
    return balance_of(state) is not None and state.asking is Asking.STEP and not state.busy
