"""A code that no camera can read, typed by one person and then by another who has not seen the first."""

from PySide6.QtWidgets import QWidget

from ui.place import Action, RailFact, RailState
from ui.screens.intake.letters_page import LettersPage
from ui.screens.intake.notices import standing_notice
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState, ScanWay
from ui.theme.tokens import Look

_LONGEST_CODE = 48


class TypingPage(LettersPage):
    """One person's typing. The second person has a page of their own, with an empty field."""

    def __init__(
        self, look: Look, presenter: IntakePresenter, way: ScanWay, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._first = way is ScanWay.TYPE_FIRST
        question = self.tr("Type the code from the plate")
        if not self._first:
            question = self.tr("Second person: type it from the plate")
        caption = self.tr("sign by sign")
        self.letters.ask(question, caption, cells=True, most=_LONGEST_CODE)
        self.letters.pad.entered.connect(presenter.scanning.typed)

    def show_state(self, state: IntakeState) -> None:
        """Only a no changes anything here; what the first person typed is never shown."""
        self.letters.tell(standing_notice(state) if state.refusal is not None else None)

    def rail(self, state: IntakeState) -> RailState:
        """Enter, or back to the camera; the picture taken is told."""
        number = 1 if self._first else 2
        facts = [RailFact("", self.tr("Person {number} of 2").format(number=number))]
        if state.has_photo:
            facts.insert(0, RailFact(self.tr("Photo"), "1", "photo"))
        return RailState(
            self.enter_action(self.tr("Typed")),
            (Action("back", "arrow-left", self.tr("To the camera")),),
            tuple(facts[:1] if self.small() else facts),
        )

    def act(self, action: str) -> None:
        """Enter, or let the typing go."""
        if action == "enter":
            self.letters.pad.enter()
        elif action == "back":
            self.presenter.scanning.back_to_camera()
