"""A scanner that types: the test code, scanned several times, and what its keys showed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.scanner_try import SCANS_WANTED
from ui.place import Action, RailFact, RailState
from ui.screens.trials.page import Page
from ui.screens.trials.presenter import TrialsPresenter
from ui.screens.trials.state import TrialsState
from ui.screens.trials.words import outcome, scan_words
from ui.theme.tokens import Look
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.marks import Mark


class KeyboardPage(Page):
    """A row a scan; nothing is pressed meanwhile, for every key belongs to the scanner."""

    def __init__(self, look: Look, presenter: TrialsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._facts = Facts(look, self)
        column = QVBoxLayout()
        column.addWidget(self._facts)
        column.addStretch(1)
        self.fill(column)

    def show_state(self, state: TrialsState) -> None:
        """What was scanned so far."""
        self.ask(
            self.tr("Scan the test code {count} times").format(count=SCANS_WANTED),
            self.tr("It stands at the foot of the printed sheet of commands."),
        )
        self.tell_of(state)
        if state.tried is not None:
            self.tell(outcome(state.tried, state.bound_ms))
        rows = [
            Fact(self.tr("Scan {number}").format(number=number), scan_words(scan))
            for number, scan in enumerate(state.scans, 1)
        ]
        waiting = range(len(rows) + 1, SCANS_WANTED + 1)
        rows += [Fact(self.tr("Scan {number}").format(number=number), "–", Mark.TO_DO) for number in waiting]
        self._facts.render(FactsState(tuple(rows)))

    def rail(self, state: TrialsState) -> RailState:
        """Again once there is a result."""
        again = Action("anew", "refresh", self.tr("Once more"), enabled=bool(state.scans))
        facts: tuple[RailFact, ...] = ()
        if state.entry is not None:
            facts = (RailFact(self.tr("Recorded as"), self.tr("entry {number}").format(number=state.entry)),)
        return RailState(self.go_back(), (again,), facts)

    def act(self, action: str) -> None:
        """Once more, or back."""
        if action == "anew":
            self.presenter.anew()
        else:
            super().act(action)
