"""The on-screen keyboard for a note, for instructions, or for what is wrong."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState, Typed
from ui.screens.shift.terms import item_word
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.letters_panel import LettersPanel
from ui.widgets.text_pad import TextPadState

_MOST = {Room.FULL: 160, Room.LOW: 120, Room.SMALL: 48}
"""Characters that the field still shows whole."""


class TypingPage(Page):
    """What stood there stands in the field; an empty field takes it away."""

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._panel = LettersPanel(look, self)
        self._panel.pad.changed.connect(self.turned)
        self._panel.pad.entered.connect(self._entered)
        for words in (self._heading, self._sub):
            words.hide()
        column = QVBoxLayout()
        column.addWidget(self._panel)
        self.fill_with_faces(column)
        self.setFocusProxy(self._panel.pad)
        if look.room is not Room.FULL:
            close = look.mm(SPACE[0]) if look.room is Room.LOW else look.mm(0.8)
            self._column.setContentsMargins(2 * close, close, 2 * close, 0)
        self._ask(presenter.state)

    def show_state(self, state: ShiftState) -> None:
        """What is typed lives in the field until it is entered."""

    def rail(self, state: ShiftState) -> RailState:
        """Keep what stands there, or let it go."""
        count = len(self._panel.pad.text)
        second = (
            self.tr("{count} characters").format(count=count) if count else self.tr("nothing, it is empty")
        )
        keep = Action("enter", "tick", self.tr("Keep it"), second, kind=ActionKind.PRIMARY)
        return RailState(keep, (Action("back", "arrow-left", self.tr("Do not keep")),), ())

    def act(self, action: str) -> None:
        """Keep it or not."""
        state = self.presenter.state
        remarks = state.typing is Typed.REMARKS
        if action == "enter":
            self._entered(self._panel.pad.text)
        elif action == "back" and remarks:
            self.presenter.signatures.let_typing_go()
        elif action == "back":
            self.presenter.check_list.let_typing_go()

    def _entered(self, text: str) -> None:
        if self.presenter.state.typing is Typed.REMARKS:
            self.presenter.signatures.reason_typed(text)
        else:
            self.presenter.check_list.typed(text)

    def _ask(self, state: ShiftState) -> None:
        question = {
            Typed.NOTE: self.tr("A note about this item"),
            Typed.INSTRUCTIONS: self.tr("Instructions in your own words"),
            Typed.REMARKS: self.tr("What is not in order?"),
        }[state.typing]
        caption = item_word(state.block, state.item) if state.typing is Typed.NOTE else question
        small = self.look.room is Room.SMALL
        self._panel.ask(caption if small else question, caption, cells=False, most=_MOST[self.look.room])
        pad = TextPadState(caption, self._former(state), cells=False, most=_MOST[self.look.room])
        self._panel.pad.render(pad)

    def _former(self, state: ShiftState) -> str:
        if state.typing is Typed.NOTE:
            return state.draft.notes.get((state.block, state.item), "")
        return state.draft.typed if state.typing is Typed.INSTRUCTIONS else state.why
