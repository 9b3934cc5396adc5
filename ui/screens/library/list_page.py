"""The list: drafts first, then every document by family, each with its proof and how it stands."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.procedure_shelf import Standing
from app.floor.library_views import DocumentLine
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryState
from ui.screens.library.words import MARKS, standing_word, title_words, under_words
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, TypeSize
from ui.theme.words import Words
from ui.widgets.row_list import Row, RowList

_ICONS = {Standing.DRAFT: "pencil", Standing.WAITING: "people", Standing.MALFORMED: "warning"}
_TROUBLED = (Standing.UNPROVEN, Standing.MALFORMED)
_SETTLED = (Standing.SUPERSEDED, Standing.WITHDRAWN, Standing.KEPT)


class ListPage(Page):
    """A touch opens the document."""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(presenter.open)
        self._empty = Words(look, "", Lettering(TypeSize.M, look.palette.quiet), self)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        column.addWidget(self._empty)
        column.addStretch(0)
        self.fill(column)

    def show_state(self, state: LibraryState) -> None:
        """The documents."""
        self.ask(self.tr("Procedures"))
        self.tell_of(state)
        lines = state.view.lines if state.view is not None else ()
        self._list.render(tuple(self._row(line) for line in lines))
        self._list.setVisible(bool(lines))
        looking = self.tr("The library is being read.")
        self._empty.say(looking if state.view is None else self.tr("There is no procedure here."))
        self._empty.setVisible(not lines)

    def rail(self, state: LibraryState) -> RailState:
        """Bring a draft in, and the way back."""
        view = state.view
        may = view is not None and view.may_draft
        second = "" if may or self.small() else self.tr("engineer or supervisor")
        bring = Action("bring", "usb", self.tr("Bring in"), second, enabled=may)
        facts: tuple[RailFact, ...] = ()
        if view is not None and not self.small():
            rules = self.rail_line(f"{view.rules}, {view.rules_signer}")
            facts = (RailFact(self.tr("Proven by the rules"), rules),)
        back = Action("leave", "arrow-left", self.tr("Back"), kind=ActionKind.PRIMARY, plain=PlainAct.BACK)
        return RailState(back, (bring,), facts)

    def act(self, action: str) -> None:
        """Bring in, or leave."""
        if action == "bring":
            self.presenter.look_for_files()
        elif action == "leave":
            self.presenter.leave()

    def _row(self, line: DocumentLine) -> Row:
        return Row(
            id=line.ref,
            icon=_ICONS.get(line.standing, "list"),
            title=title_words(line, self.look.language),
            second=under_words(line),
            mark=MARKS[line.standing],
            state=standing_word(line),
            care=line.standing in _TROUBLED,
            settled=line.standing in _SETTLED,
        )
