"""A run is over: what became of the pack, and what hands do with it now."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.balance import Flag
from app.domain.dismantling import RunState
from app.floor.bench_views import BenchView
from ui.place import RailFact, RailState
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.reasons import reason_words
from ui.screens.bench.state import BenchState
from ui.screens.bench.words import document_version, kg_text
from ui.theme.bench_terms import energy_word
from ui.theme.tokens import Look
from ui.widgets.balance_words import closed_words
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.figures import NO_FIGURE
from ui.widgets.marks import Mark
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.remedy_list import RemediesState, RemedyList


class EndedPage(BenchPage):
    """Closed, or given up and in quarantine."""

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._facts, self._what = Facts(look, self), RemedyList(look, self)
        row, right = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.gap())
        right.addWidget(self._what, 1)
        row.addWidget(self._facts, 1)
        row.addLayout(right, 1)
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """How it ended, and what is left to do."""
        view = state.view
        if view is None:
            return
        aborted = view.run.state is RunState.ABORTED
        self.ask(self.tr("The pack goes to quarantine") if aborted else self.tr("The pack is dismantled"))
        words = self.tr("It must not be opened again. Energy state: {energy}.").format(
            energy=energy_word(view.run.energy)
        )
        self.tell(NoticeState(NoticeKind.CARE, words) if aborted else None)
        if self.small():
            self._heading.show()
        rows = self._of_aborted(view) if aborted else self._of_closed(view)
        self._facts.render(FactsState(rows[:3] if self.small() else rows))
        self._what.render(self._to_do(aborted=aborted))

    def rail(self, state: BenchState) -> RailState:
        """To the queue, or straight to the next pack."""
        view = state.view
        words = self.tr("To the queue")
        second = self.button_line(view.pack.tag) if view is not None else ""
        facts = (RailFact(self.tr("Saved here"), self.tr("the run is recorded")),)
        return RailState(self.primary("queue", "list", words, second), (), facts)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """Nothing but the way out."""
        return {}

    def _of_closed(self, view: BenchView) -> tuple[Fact, ...]:
        mass = view.pack.mass
        into, out = (mass.milligrams if mass is not None else None), view.run.out_mg
        still = kg_text(into - out) if into is not None and into >= out else NO_FIGURE
        return (
            Fact(self.tr("Pack"), view.pack.tag, Mark.DONE),
            Fact(self.tr("Parts"), str(view.run.outputs)),
            Fact(self.tr("Out"), kg_text(out)),
            Fact(self.tr("In"), kg_text(into) if into is not None else NO_FIGURE),
            Fact(self.tr("Not weighed"), still),
            *self._balance(view),
            Fact(self.tr("Procedure"), document_version(view)),
            Fact(self.tr("Signed by"), view.procedure.signer),
        )

    def _balance(self, view: BenchView) -> tuple[Fact, ...]:
        """On what it was closed; a run from before a balance was demanded says nothing."""
        closed_on = view.balance.closed_on if view.balance is not None else ""
        if not closed_on:
            return ()
        mark = {Flag.GREEN: Mark.DONE, Flag.RED: Mark.WRONG}.get(Flag(closed_on), Mark.CARE)
        return (Fact(self.tr("Balance"), closed_words(Flag(closed_on)), mark),)

    def _of_aborted(self, view: BenchView) -> tuple[Fact, ...]:
        due = view.pack.recheck_due
        when = due.astimezone().strftime("%m-%d %H:%M") if due is not None else NO_FIGURE
        return (
            Fact(self.tr("Pack"), view.pack.tag, Mark.CARE),
            Fact(self.tr("Reason"), reason_words(view.run.abort_reason)),
            Fact(self.tr("Look again"), when),
            Fact(self.tr("Given up"), self.tr("at step {number}").format(number=view.run.abort_number)),
            Fact(self.tr("Parts"), f"{view.run.outputs}, {kg_text(view.run.out_mg)}"),
            Fact(self.tr("Procedure"), document_version(view)),
            Fact(self.tr("Signed by"), view.procedure.signer),
        )

    def _to_do(self, *, aborted: bool) -> RemediesState:
        if aborted:
            steps = (
                self.tr("Take the printed label, stick it on the pack"),
                self.tr("Move the pack to quarantine, two people"),
                self.tr("Tell the supervisor"),
            )
        else:
            steps = (
                self.tr("Take the parts to their places"),
                self.tr("Scan each of our labels once"),
                self.tr("Clear the bench for the next pack"),
            )
        return RemediesState(self.tr("Do this now"), steps, now=0)
