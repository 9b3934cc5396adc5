"""Answers and findings: the ways of a document that somebody chooses, and whether they are meant."""

from dataclasses import replace

from app.domain.dismantling import Action
from app.domain.procedure import ABORT
from app.floor.bench_commands import Choose, TakeDeviation
from app.floor.bench_views import BenchView
from ui.screens.bench.state import Asking
from ui.screens.bench.table import Table


class Deviating:
    """Works on the bench's state; keeps none of its own."""

    def __init__(self, table: Table) -> None:
        self._at = table

    def choose(self, option: str) -> None:
        """An answer was pressed; one that gives the run up is asked about once more."""
        self._at.show(replace(self._at.state, option=option, refusal=None))
        chosen = self._at.state.chosen_option
        if chosen is None or not self._at.state.may(Action.CHOOSE):
            return
        if chosen.to == ABORT:
            self._at.show(replace(self._at.state, asking=Asking.ANSWER_SURE))
        else:
            self.confirm_answer()

    def confirm_answer(self) -> None:
        """The answer is meant."""
        state = self._at.state
        if state.view is not None and state.view.step is not None and state.chosen_option is not None:
            command = Choose(state.view.run.id, state.view.step.id, state.option)
            self._at.send(command, self._moved)

    def ask(self) -> None:
        """Something is not as the document says: what was found?"""
        if self._at.state.may(Action.DEVIATE):
            self._show(Asking.DEVIATE, "")

    def found(self, deviation: str) -> None:
        """This was found; what follows is shown before it is taken."""
        self._show(Asking.DEVIATE_SURE, deviation)

    def confirm(self) -> None:
        """It is meant: the run leaves the main line."""
        state = self._at.state
        if state.view is None or state.view.step is None or state.chosen_deviation is None:
            return
        self._at.send(TakeDeviation(state.view.run.id, state.view.step.id, state.deviation), self._moved)

    def _show(self, asking: Asking, deviation: str) -> None:
        self._at.show(replace(self._at.state, asking=asking, deviation=deviation, refusal=None))

    def _moved(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self._at.stand_at(answer)
            self._at.accepted.emit()
