"""Take this pack over? The paper of the station before, the pack's own code, and who holds it elsewhere."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.intake.class_panel import ClassPanel, ClassPanelState
from ui.screens.intake.code_words import plate
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.screens.intake.terms import class_shape
from ui.theme.tokens import Look
from ui.widgets.code_plate import CodePlate
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.paper_text import in_fours
from ui.wording import class_meaning


class TakeOverPage(Page):
    """Nothing here is recorded yet. A small screen tells class and station in the rail."""

    def __init__(self, look: Look, presenter: IntakePresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._plate, self._class, self._facts = (
            CodePlate(look, self),
            ClassPanel(look, self),
            Facts(look, self),
        )
        column, row = QVBoxLayout(), QHBoxLayout()
        for layout in (column, row):
            layout.setSpacing(self.gap())
        row.addWidget(self._class, 9)
        row.addWidget(self._facts, 14)
        for part in (self._class, self._facts):
            part.setVisible(not self.small())
        as_high_as_needed = self._plate.sizePolicy()
        as_high_as_needed.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self._plate.setSizePolicy(as_high_as_needed)
        column.addWidget(self._plate)
        column.addLayout(row, 1)
        self.fill(column)

    def show_state(self, state: IntakeState) -> None:
        """The paper beside the code that it must belong to."""
        self.ask(self.tr("Take this pack over?"), self.tr("Look at the plate and compare."))
        self.tell_of(state)
        if state.code is None or state.paper is None:
            return
        found = state.paper.triage_class
        name = self.tr("Class {letter}").format(letter=found) if found != "EMERGENCY" else ""
        self._plate.render(plate(state.code))
        self._class.render(ClassPanelState(class_shape(found), name, class_meaning(found)))
        told = (
            Fact(self.tr("Traveller"), in_fours(state.paper.text)),
            Fact(self.tr("From station"), state.paper.claim),
        )
        self._facts.render(FactsState(told))

    def rail(self, state: IntakeState) -> RailState:
        """Yes, or one of the ways back."""
        primary = Action(
            "confirm",
            "tick",
            self.tr("Yes, take it over"),
            self.tr("then look at it"),
            kind=ActionKind.PRIMARY,
        )
        ways = (
            Action("source", "branch", self.tr("Change source")),
            Action("not_this", "cross", self.tr("Not this pack"), apart=True),
        )
        following = RailFact(self.tr("Next"), self.tr("Look at it, then weigh it"))
        if self.small() and state.paper is not None:
            following = RailFact(class_meaning(state.paper.triage_class), state.paper.claim)
        return RailState(primary, ways, (following,))

    def act(self, action: str) -> None:
        """Yes or no."""
        ways = {
            "confirm": self.presenter.confirm,
            "source": self.presenter.change_source,
            "not_this": self.presenter.not_this,
        }
        if action in ways:
            ways[action]()
