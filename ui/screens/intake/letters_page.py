"""A page with the on-screen keyboard: a number on a paper, or a code that no camera can read."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import Action, ActionKind
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.letters_panel import LettersPanel


class LettersPage(Page):
    """A page that is nothing but a question and the keyboard."""

    def __init__(self, look: Look, presenter: IntakePresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self.letters = LettersPanel(look, self)
        self.letters.pad.changed.connect(lambda _text: self.turned.emit())
        for words in (self._heading, self._sub):
            words.hide()
        column = QVBoxLayout()
        column.addWidget(self.letters)
        self.fill_with_faces(column)
        self.setFocusProxy(self.letters.pad)
        if look.room is not Room.FULL:
            close = look.mm(SPACE[0]) if look.room is Room.LOW else look.mm(0.8)
            self._column.setContentsMargins(2 * close, close, 2 * close, 0)

    def enter_action(self, words: str) -> Action:
        """The primary that enters what stands in the field."""
        count = len(self.letters.pad.text)
        second = self.tr("{count} characters").format(count=count) if count else self.tr("nothing typed yet")
        return Action("enter", "tick", words, second, enabled=count > 0, kind=ActionKind.PRIMARY)
