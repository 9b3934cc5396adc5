"""The last look before the numbers are frozen: what was ticked, what was not, and who takes over."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.paper_words import INSTRUCTIONS
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ITEMS, Block, ShiftState
from ui.screens.shift.terms import block_word, joined, shift_word
from ui.screens.shift.words import name_of
from ui.theme.tokens import Look
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.marks import Mark


class FreezePage(Page):
    """Nothing is asked here that was not asked before; only the instructions may still be given."""

    crowded = True

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._facts = Facts(look, self)
        self._facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout()
        column.addWidget(self._facts, 1)
        self.fill(column)

    def show_state(self, state: ShiftState) -> None:
        """Everything that was given."""
        self.ask(
            self.tr("Freeze the numbers of this shift?"),
            self.tr("They never change afterwards. Corrections go on the next sheet."),
        )
        self.tell_of(state)
        blocks = tuple(self._block(state, block) for block in Block)
        draft = state.draft
        self._facts.render(
            FactsState(
                (
                    *blocks,
                    Fact(self.tr("Shift"), shift_word(draft.shift_name)),
                    Fact(self.tr("Takes over"), name_of(draft.incoming, self.look.language)),
                    Fact(self.tr("Instructions"), self._instructions(state) or self.tr("none")),
                )
            )
        )

    def rail(self, state: ShiftState) -> RailState:
        """Freeze, or give instructions first."""
        second = self.tr("being frozen") if state.busy else self.tr("the numbers never change")
        primary = Action(
            "freeze",
            "lock",
            self.tr("Freeze"),
            second,
            enabled=not state.busy,
            kind=ActionKind.PRIMARY,
        )
        ways = (
            Action("back", "arrow-left", self.tr("Back"), plain=PlainAct.BACK),
            Action("instruct", "pencil", self.tr("Do first")),
        )
        return RailState(primary, ways, (RailFact(self.tr("Handover"), self.progress(state)),))

    def act(self, action: str) -> None:
        """Freeze, go back, or give instructions."""
        ways = {
            "freeze": self.presenter.check_list.freeze,
            "back": self.presenter.check_list.back,
            "instruct": self.presenter.check_list.instruct,
        }
        if action in ways:
            ways[action]()

    def _block(self, state: ShiftState, block: Block) -> Fact:
        ticked = sum(where is block for where, _ in state.draft.ticked)
        notes = sum(where is block for where, _ in state.draft.notes)
        whole = ticked == len(ITEMS[block])
        words = self.tr("{ticked} of {count} ticked").format(ticked=ticked, count=len(ITEMS[block]))
        if notes:
            words = joined(words, self.tr("notes: {count}").format(count=notes))
        return Fact(block_word(block), words, Mark.DONE if whole else Mark.TO_DO)

    def _instructions(self, state: ShiftState) -> str:
        text = ""
        for phrase, both in INSTRUCTIONS.items():
            if phrase in state.draft.phrases:
                text = joined(text, both.say(self.look.language))
        return joined(text, state.draft.typed)
