"""The empty bench: which stored pack is opened next, and by which procedure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from app.domain.refusals import refuse
from app.domain.scan import ScannedCode
from app.floor.bench_commands import StartRun
from app.floor.bench_views import BenchView, EmptyBench
from app.floor.commands import RecogniseCode
from app.floor.views import CodeView
from ui.screens.bench.state import Page, page_of
from ui.screens.bench.table import Table


class EmptyTable(Table, Protocol):
    """The bench while nothing lies on it."""

    def ask_desk(self, command: object, then: Callable[[object], None]) -> None:
        """A question that records nothing."""


class Opening:
    """Works on the bench's state; keeps none of its own."""

    def __init__(self, table: EmptyTable) -> None:
        self._at = table

    def offer(self, empty: EmptyBench) -> None:
        """Show what may be opened; a pack that was chosen elsewhere stays chosen when it is among it."""
        self._at.show(replace(self._at.state, empty=empty, view=None))
        self.choose(self._at.state.chosen)

    def choose(self, pack: str) -> None:
        """A pack was tapped."""
        self._choose(pack, scanned=False)

    def choose_procedure(self, key: str) -> None:
        """One of several documents was tapped."""
        self._at.show(replace(self._at.state, procedure=key, refusal=None))

    def seen(self, code: ScannedCode) -> None:
        """The pack's label was read."""
        self._at.ask_desk(RecogniseCode(code), self._recognised)

    def open(self) -> None:
        """Begin the run: from here on the document is pinned."""
        state = self._at.state
        known = state.pack_to_open
        if known is None or not state.procedure:
            return
        code = known.pack.code if state.scanned else ""
        self._at.send(StartRun(known.pack.id, state.procedure, code), self._begun)

    def _choose(self, pack: str, *, scanned: bool) -> None:
        state = replace(self._at.state, chosen=pack, scanned=scanned, procedure="", refusal=None)
        known = state.pack_to_open
        if known is None:
            state = replace(state, chosen="", scanned=False)
        elif len(known.procedures) == 1:
            state = replace(state, procedure=known.procedures[0].key)
        self._at.show(state)

    def _recognised(self, answer: object) -> None:
        if not isinstance(answer, CodeView) or page_of(self._at.state) is not Page.EMPTY:
            return
        empty = self._at.state.empty
        offered = (*empty.packs, *empty.apart) if empty is not None else ()
        here = {one.pack.id for one in offered}
        stored = [pack for pack in answer.known if pack.id in here]
        if stored:
            self._choose(stored[-1].id, scanned=True)
            self._at.accepted.emit()
        elif answer.known:
            pack = answer.known[-1]
            self._at.refuse(refuse("run.pack_not_stored", tag=pack.tag, state=pack.state.value))
        else:
            self._at.refuse(refuse("pack.not_here", code=answer.seen.text[:40]))

    def _begun(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self._at.stand_at(answer)
            self._at.accepted.emit()
