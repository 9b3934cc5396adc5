"""The empty bench: which pack is opened next, by which procedure; its traveller, and a second look at it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from app.domain.refusals import Refusal, refuse
from app.domain.repeated_triage import ASKED, PAGES
from app.domain.scan import ScannedCode
from app.domain.triage import QUESTIONS, TriageClass
from app.floor.bench_commands import StartRun
from app.floor.bench_views import BenchView, EmptyBench, Openable
from app.floor.start_commands import (
    AskPaper,
    AskTraveller,
    PrintTraveller,
    QuarantineUnknown,
    QuarantineWithoutPaper,
)
from app.floor.start_views import PaperRead, SetAside, TravellerDue
from ui.screens.bench.start_state import NOT_BEGUN, Stage, Start
from ui.screens.bench.state import Page, page_of
from ui.screens.bench.table import Table

NO_RECORD = ("paper.no_record", "paper.of_another_station")
PRINT_ANEW = ("paper.no_class", "paper.class_differs", "paper.other_station", "paper.void")
"""Refusals that a new traveller puts right: the pack is known, its paper is not good."""

_AT_ONCE = (TriageClass.C, TriageClass.EMERGENCY)  # what does not wait for the other page


class EmptyTable(Table, Protocol):
    """The bench while nothing lies on it."""

    def ask_desk(self, command: object, then: Callable[[object], None]) -> None:
        """A question that records nothing."""


class Opening:
    """Works on the bench's state; keeps none of its own."""

    def __init__(self, table: EmptyTable) -> None:
        self._at = table

    # ---- choosing

    def offer(self, empty: EmptyBench) -> None:
        """Show what may be opened; a pack that was chosen elsewhere stays chosen when it is among it."""
        self._at.show(replace(self._at.state, empty=empty, view=None))
        self.choose(self._at.state.chosen)

    def choose(self, pack: str) -> None:
        """A pack was tapped. That chooses it, and proves nothing."""
        state = replace(self._at.state, chosen=pack, start=NOT_BEGUN, procedure="", refusal=None)
        known = state.pack_to_open
        if known is None:
            state = replace(state, chosen="")
        elif len(known.procedures) == 1:
            state = replace(state, procedure=known.procedures[0].key)
        self._at.show(state)

    def choose_procedure(self, key: str) -> None:
        """One of several documents was tapped."""
        self._at.show(replace(self._at.state, procedure=key, refusal=None))

    def open(self) -> None:
        """Pack and document are chosen: on to its paper, or past it when that chose the pack."""
        state = self._at.state
        if state.pack_to_open is None or not state.procedure:
            return
        if state.start.paper is not None:
            self._put(stage=Stage.LOOK, page=0)
            return
        self._put(stage=Stage.PAPER)
        self._at.hear_again()
        self._at.ask_desk(AskTraveller(state.chosen), self._due)

    # ---- the paper

    def seen(self, code: ScannedCode) -> None:
        """A paper was read."""
        state = self._at.state
        chosen = state.chosen if state.start.stage is Stage.PAPER else ""

        def heed(answer: object) -> None:
            if page_of(self._at.state) in (Page.EMPTY, Page.PAPER):
                self._read(code, answer)

        self._at.ask_desk(AskPaper(code, chosen), heed)

    def print_anew(self) -> None:
        """The paper is not good: a new one for the pack that has shown which it is."""
        state = self._at.state
        if state.chosen and state.start.code is not None:
            self._at.send(PrintTraveller(state.chosen, state.start.code), self._printed)

    def ask_apart(self) -> None:
        """There is no paper, or no record: set the pack apart?"""
        self._put(stage=Stage.SURE)

    def set_apart(self) -> None:
        """Yes."""
        state = self._at.state
        if unknown(state.refusal) and state.start.code is not None:
            self._at.send(QuarantineUnknown(state.start.code), self._ended)
        elif state.chosen:
            self._at.send(QuarantineWithoutPaper(state.chosen), self._ended)

    def back(self) -> None:
        """One question back; nothing of it was recorded."""
        start = self._at.state.start
        if start.stage is Stage.LOOK and start.page:
            self._put(page=start.page - 1)
        elif start.stage is Stage.SURE:
            self._at.show(replace(self._at.state, start=replace(start, stage=Stage.PAPER)))
            self._at.hear_again()
        else:
            self.choose(self._at.state.chosen)
            self._at.hear_again()

    # ---- the second look

    def toggle(self, question: str) -> None:
        """A finding was tapped."""
        if question in ASKED:
            self._put(yes=self._at.state.start.yes ^ {question})

    def answer(self) -> None:
        """The page is answered: what is grave is told at once, all else when both are."""
        state = self._at.state
        start, known = state.start, state.pack_to_open
        if start.paper is None or start.code is None or known is None:
            return
        if not decided(start):
            self._put(page=start.page + 1)
            return
        asked = [one for page in PAGES[: start.page + 1] for one in page]
        looked = {one: "yes" if one in start.yes else "no" for one in asked}
        self._at.send(StartRun(known.pack.id, state.procedure, start.code, looked), self._ended)

    # ---- answers

    def _due(self, answer: object) -> None:
        if isinstance(answer, TravellerDue) and page_of(self._at.state) is Page.PAPER:
            self._at.show(replace(self._at.state, start=replace(self._at.state.start, due=answer.text)))

    def _read(self, code: ScannedCode, answer: object) -> None:
        state = self._at.state
        if isinstance(answer, PaperRead):
            self._proven(code, answer)
        elif isinstance(answer, Refusal) and answer.code in (*NO_RECORD, *PRINT_ANEW):
            known = self._offered(answer)
            if state.start.stage is Stage.CHOOSE:
                self.choose(known.pack.id if known is not None and answer.code in PRINT_ANEW else "")
            self._put(stage=Stage.PAPER, code=code, printing=False)
            self._at.refuse(answer)
        elif isinstance(answer, Refusal):
            self._at.refuse(answer)

    def _proven(self, code: ScannedCode, read: PaperRead) -> None:
        state = self._at.state
        if not any(one.pack.id == read.pack.id for one in _packs(state.empty)):
            self._at.refuse(refuse("run.pack_not_stored", tag=read.pack.tag, state=read.pack.state.value))
            return
        if state.start.stage is Stage.CHOOSE:
            self.choose(read.pack.id)
        on = self._at.state.start.stage is Stage.PAPER and bool(self._at.state.procedure)
        self._put(stage=Stage.LOOK if on else Stage.CHOOSE, code=code, paper=read)
        self._at.accepted.emit()

    def _offered(self, refusal: Refusal) -> Openable | None:
        """The pack that a refusal is about, when it is among those that may be worked."""
        tag = refusal.facts.get("tag")
        return next((one for one in _packs(self._at.state.empty) if one.pack.tag == tag), None)

    def _printed(self, _answer: object) -> None:
        self._put(stage=Stage.PAPER, printing=True)
        self._at.accepted.emit()
        self._at.hear_again()
        self._at.ask_desk(AskTraveller(self._at.state.chosen), self._due)

    def _ended(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self._at.stand_at(answer)
            self._at.accepted.emit()
        elif isinstance(answer, SetAside):
            self._put(stage=Stage.ASIDE, aside=answer)
            self._at.turned_down.emit()

    def _put(self, **told: object) -> None:
        """The start goes on; what was told belongs to what stood there before."""
        sure = told.get("stage") is Stage.SURE
        state = self._at.state
        refusal = state.refusal if sure else None
        self._at.show(replace(state, start=replace(state.start, **told), refusal=refusal))  # type: ignore[arg-type]


def decided(start: Start) -> bool:
    """Whether the answers so far are enough: what is grave does not wait for the other page."""
    return start.page + 1 == len(PAGES) or any(QUESTIONS[one] in _AT_ONCE for one in start.yes)


def unknown(refusal: Refusal | None) -> bool:
    """Whether the newest no says that nothing is on record here of what was read."""
    return refusal is not None and refusal.code in NO_RECORD


def _packs(empty: EmptyBench | None) -> tuple[Openable, ...]:
    return (*empty.packs, *empty.apart) if empty is not None else ()
