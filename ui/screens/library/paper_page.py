"""A document as it lies on paper: its graph and its operator card, and the print."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.sheet_job import AT_WORK
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryState
from ui.screens.library.words import title_words
from ui.theme.tokens import Look
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.sheet_picture import SheetPicture
from ui.wording import sentence


class PaperPage(Page):
    """The very pages that the printer gets."""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._picture = SheetPicture(look, self)
        self._picture.wide_enough.connect(presenter.see)
        self._picture.turned.connect(self.turned)
        presenter.speak(look.language.value)
        column = QVBoxLayout()
        column.addWidget(self._picture, 1)
        self.fill(column)

    def show_state(self, state: LibraryState) -> None:
        """The pages, or why there are none."""
        if state.document is None:
            return
        self.ask(title_words(state.document.line, self.look.language))
        paper = state.paper
        if paper.print_fault:
            kind = NoticeKind.CARE if paper.print_fault in AT_WORK else NoticeKind.WRONG
            self.tell(NoticeState(kind, sentence(paper.print_fault)))
        elif paper.printed:
            self.tell(NoticeState(NoticeKind.DONE, self.tr("Printed.")))
        else:
            self.tell(None)
        instead = self.tr("It cannot be drawn.") if paper.fault else self.tr("It is being drawn.")
        self._picture.show_pages(paper.pages, instead)

    def rail(self, state: LibraryState) -> RailState:
        """Print, and back."""
        printing = state.paper.printing
        second = self.tr("being printed") if printing else self.tr("graph and card")
        primary = Action(
            "print", "printer", self.tr("Print"), second, enabled=not printing, kind=ActionKind.PRIMARY
        )
        back = Action("back", "arrow-left", self.tr("Back"), plain=PlainAct.BACK)
        number, count = self._picture.page
        page = self.tr("Page {number} of {count}").format(number=number, count=count)
        facts = (RailFact(self.tr("Paper"), page),) if count else ()
        return RailState(primary, (back,), facts)

    def act(self, action: str) -> None:
        """Print or go back."""
        if action == "print":
            self.presenter.print_out(self.look.language.value)
        else:
            super().act(action)
