"""Is this the pack? The code on its plate, what it tells, what was checked; or its twin beside it."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.floor.views import CodeView
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.intake.code_words import checks, facts, pairs, plate
from ui.screens.intake.notices import standing_notice
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.theme.tokens import Look, Room
from ui.widgets.checks import Checks, ChecksState
from ui.widgets.code_plate import CodePlate
from ui.widgets.facts import Facts, FactsState
from ui.widgets.notice import Notice, NoticeKind, NoticeState
from ui.widgets.side_by_side import SideBySide, SideBySideState


class ConfirmPage(Page):
    """A code that nobody here carries yet."""

    def __init__(self, look: Look, presenter: IntakePresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._plate, self._facts, self._checks = CodePlate(look, self), Facts(look, self), Checks(look, self)
        column, row = QVBoxLayout(), QHBoxLayout()
        for layout in (column, row):
            layout.setSpacing(self.gap())
        # Facts and checks are one panel, so that a small screen may drop them for a notice.
        self._told = QWidget(self)
        self._told.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._facts, 17)
        row.addWidget(self._checks, 12)
        as_high_as_needed = self._plate.sizePolicy()
        as_high_as_needed.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self._plate.setSizePolicy(as_high_as_needed)
        column.addWidget(self._plate)
        column.addWidget(self._told, 1)
        self.fill(column)

    def show_state(self, state: IntakeState) -> None:
        """Nothing here is recorded yet."""
        self.ask(self.tr("Is this the pack?"), self.tr("Look at the plate and compare."))
        self.tell_of(state)
        if state.code is None:
            return
        told = facts(state.code, state.papers)
        found = checks(state.code, state.papers, self.look.language)
        spare = standing_notice(state) is None
        if self.look.room is not Room.FULL:  # the serial stands on the plate, the registry can wait
            told = told[: 5 if spare and not self.small() else 3]
            found = found[: (2 if self.small() else 3) if spare else 1]
            self._told.setVisible(spare or not self.small())
        elif not spare:
            told, found = told[:4], found[:2]
        self._plate.render(plate(state.code))
        self._facts.render(FactsState(told))
        title = self.tr("Checked") if self.look.room is not Room.SMALL else ""
        self._checks.render(ChecksState(title, found))

    def rail(self, state: IntakeState) -> RailState:
        """Yes, or one of the ways back."""
        primary = Action(
            "confirm",
            "tick",
            self.tr("Yes, receive it"),
            self.tr("then a few questions"),
            kind=ActionKind.PRIMARY,
        )
        ways = (
            Action("source", "branch", self.tr("Change source")),
            Action("not_this", "cross", self.tr("Not this pack"), apart=True),
        )
        return RailState(primary, ways, (RailFact(self.tr("Next"), self.tr("Look at it, then weigh it")),))

    def act(self, action: str) -> None:
        """Yes or no."""
        ways = {
            "confirm": self.presenter.confirm,
            "source": self.presenter.change_source,
            "not_this": self.presenter.not_this,
        }
        if action in ways:
            ways[action]()


class TwinPage(Page):
    """A code that a pack here carries already: both side by side, and no is the primary answer."""

    def __init__(self, look: Look, presenter: IntakePresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._pairs, self._meaning = SideBySide(look, self), Notice(look, self)
        column = QVBoxLayout()
        column.setSpacing(self.gap())
        column.addWidget(self._pairs, 1)
        column.addWidget(self._meaning)
        if not self.small():
            self._meaning.setFixedHeight(look.mm(27))
        else:
            self._meaning.hide()
        self.fill(column)

    def show_state(self, state: IntakeState) -> None:
        """The newest pack that carries the code."""
        self.ask(self.tr("This code is already here"), self.tr("Compare the two. Is it the same pack?"))
        self.tell_of(state)
        if state.code is None or not state.code.known:
            return
        known = state.code.known[-1]
        rows = pairs(state.code, state.papers, known)
        head = known.tag
        if self.look.room is not Room.FULL:
            rows = rows[1:]  # the code is the same on both, and here it would be cut
            rows = rows if standing_notice(state) is None else rows[:3]
        if not self.small():
            head = f"{known.tag}, {known.received_at.astimezone():%Y-%m-%d}"
        self._pairs.render(SideBySideState(self.tr("In front of you"), head, rows))
        self._meaning.render(NoticeState(NoticeKind.CARE, self._means(state.code)))

    def rail(self, state: IntakeState) -> RailState:
        """Not this pack is the safe answer; a second pack is held until somebody decides."""
        primary = Action(
            "not_this", "arrow-left", self.tr("Not this pack"), self.tr("scan again"), kind=ActionKind.PRIMARY
        )
        twin = Action("twin", "cross", self.tr("A second pack, hold it"), kind=ActionKind.DANGER, apart=True)
        return RailState(primary, (twin,), self.facts(state))

    def act(self, action: str) -> None:
        """Back, or a twin."""
        if action == "twin":
            self.presenter.confirm_twin()
        elif action == "not_this":
            self.presenter.not_this()

    def _means(self, code: CodeView) -> str:
        if len(code.known) > 1:
            return self.tr("{count} packs here carry this code. A further one is held.").format(
                count=len(code.known)
            )
        return self.tr("Nothing is overwritten. A second pack with this code is held.")
