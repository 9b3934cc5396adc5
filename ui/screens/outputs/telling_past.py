"""What happened to the pack in sight: asked of the desk, listed, and opened entry by entry."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from app.floor.output_commands import AskCodeTrace
from app.floor.output_views import CodeTrace
from ui.screens.outputs.state import OutputsPage, OutputsState


class Table(Protocol):
    """The presenter of the place, as far as the past needs it."""

    state: OutputsState

    def send(self, command: object, done: Callable[[object], None], *, quiet: bool = False) -> None:
        """Ask the desk once."""

    def show(self, state: OutputsState) -> None:
        """The next state is what is shown."""


class TellingPast:
    """Nothing of it changes the record."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def begin(self) -> None:
        """Look up the pack that was found, afresh."""
        trace = self._table.state.trace
        if trace is not None:
            self._table.send(AskCodeTrace(trace.pack.id), self._told)

    def tell_all(self, whole: bool) -> None:
        """Everything, or the main points."""
        self._table.show(replace(self._table.state, all_of_it=whole))

    def open(self, entry: str) -> None:
        """An entry of the list, by epoch and number."""
        state = replace(self._table.state, entry=entry)
        if state.past_entry is not None:
            self._table.show(replace(state, page=OutputsPage.ENTRY, refusal=None))

    def close_entry(self) -> None:
        """Back to the list."""
        self._table.show(replace(self._table.state, page=OutputsPage.PAST, entry=""))

    def _told(self, answer: object) -> None:
        if isinstance(answer, CodeTrace) and answer.packs:
            state = replace(self._table.state, page=OutputsPage.PAST, past=answer.packs[-1], entry="")
            self._table.show(replace(state, all_of_it=False, refusal=None))
