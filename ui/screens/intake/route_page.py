"""Where it goes: the class, why, the weight, and the place when its shelf was scanned."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.pack import Pack
from app.domain.triage import QUESTIONS
from ui.place import Action, ActionKind, RailState
from ui.screens.intake.class_panel import ClassPanel, ClassPanelState
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.screens.intake.terms import class_shape
from ui.screens.intake.triage_page import some_answered, take_back_action
from ui.theme.tokens import Look, Room, TypeSize
from ui.widgets.checks import Check, Checks, ChecksState
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.figures import mass_text
from ui.widgets.marks import Mark
from ui.wording import class_meaning, question

_ISOLATED = ("C", "EMERGENCY")


class RoutePage(Page):
    """The rules have chosen; the operator only says that it goes there, and where it stands."""

    def __init__(self, look: Look, presenter: IntakePresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._class, self._why, self._facts = ClassPanel(look, self), Checks(look, self), Facts(look, self)
        column, row = QVBoxLayout(), QHBoxLayout()
        for layout in (column, row):
            layout.setSpacing(self.gap())
        row.addWidget(self._class, 9)
        row.addWidget(self._why, 14)
        column.addLayout(row, 1)
        column.addWidget(self._facts)
        self._facts.setFixedHeight(look.mm(38 if look.room is Room.FULL else 26))
        self.fill(column)

    def show_state(self, state: IntakeState) -> None:
        """Class, reasons, weight and place."""
        pack = state.pack
        if pack is None:
            return
        self.ask(self._heading_for(pack), self.tr("Scan the shelf when it stands there."))
        self.tell_of(state)
        found = pack.triage_class
        name = self.tr("Class {letter}").format(letter=found) if found not in ("", "EMERGENCY") else ""
        self._class.render(ClassPanelState(class_shape(found), name, class_meaning(found)))
        self._why.render(ChecksState(self.tr("Why") if not self.small() else "", self._reasons(pack)))
        self._facts.render(FactsState(self._told(state, pack)))

    def rail(self, state: IntakeState) -> RailState:
        """One way, by the class."""
        pack = state.pack
        found = pack.triage_class if pack is not None else ""
        second = self.rail_line(state.location, TypeSize.XS) or self.tr("place not scanned")
        primary = Action("route", "arrow-right", self._verb(found), second, kind=ActionKind.PRIMARY)
        ways = []
        if pack is not None and pack.mass is not None:
            ways.append(Action("weigh_again", "scale", self.tr("Weigh again")))
        if some_answered(state):
            ways.append(take_back_action(self.tr("Previous answers")))
        if len(ways) < 2 or not self.small():
            ways.insert(0, self.queue_action())
        return RailState(primary, tuple(ways), self.facts(state))

    def act(self, action: str) -> None:
        """Send it off, or go back."""
        ways = {
            "route": self.presenter.route,
            "weigh_again": self.presenter.weigh_again,
            "take_back": self.presenter.ask_take_back,
            "queue": self.presenter.leave,
        }
        if action in ways:
            ways[action]()

    def _heading_for(self, pack: Pack) -> str:
        if pack.triage_class == "EMERGENCY":
            return self.tr("Keep away. Isolate it now.")
        heading = {
            "A": self.tr("{tag} goes to the store"),
            "B": self.tr("{tag} is held"),
            "B-doc": self.tr("{tag} is held for its papers"),
            "C": self.tr("{tag} goes to quarantine"),
        }.get(pack.triage_class, "{tag}")
        return heading.format(tag=pack.tag)

    def _verb(self, triage_class: str) -> str:
        if triage_class in _ISOLATED:
            return self.tr("To quarantine")
        return self.tr("To store") if triage_class == "A" else self.tr("Hold")

    def _reasons(self, pack: Pack) -> tuple[Check, ...]:
        found = [name for name in QUESTIONS if pack.answers.get(name) == "yes"]
        if not found:
            return (Check(Mark.DONE, self.tr("Nothing found"), self.tr("all questions answered with no")),)
        most = 2 if self.small() else 3
        rows = [Check(Mark.CARE, question(name)) for name in found[:most]]
        if len(found) > most:
            rows.append(Check(Mark.CARE, self.tr("and {count} more").format(count=len(found) - most)))
        return tuple(rows)

    def _told(self, state: IntakeState, pack: Pack) -> tuple[Fact, ...]:
        weight = mass_text(pack.mass, self.look.language)
        if pack.mass is None and pack.triage_class in _ISOLATED:
            weight = self.tr("{none} not weighed: isolate it first").format(none=weight)
        elif pack.mass is None:
            weight = self.tr("{none} not weighed").format(none=weight)
        elif pack.mass_source == "simulated":
            weight = self.tr("{weight}, simulated").format(weight=weight)
        mark = Mark.CARE if pack.mass is None else Mark.DONE
        place = state.location or self.tr("scan the shelf, or leave it open")
        return (
            Fact(self.tr("Weight"), weight, mark),
            Fact(self.tr("Place"), place, Mark.DONE if state.location else Mark.TO_DO),
        )
