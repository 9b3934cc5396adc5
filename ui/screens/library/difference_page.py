"""Two versions held against each other: every difference a row, stricter and looser by shape and word."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.step_difference import Difference, Sense
from app.floor.library_views import DifferenceView, DocumentLine
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryPage, LibraryState
from ui.screens.library.words import MARKS, standing_word, title_words, under_words
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, TypeSize
from ui.theme.words import Words
from ui.widgets.difference_words import DifferenceTeller
from ui.widgets.marks import Mark
from ui.widgets.row_list import Row, RowList

_MARKS = {Sense.STRICTER: Mark.DONE, Sense.LOOSER: Mark.CARE, Sense.BOTH: Mark.CARE}


class VersionsPage(Page):
    """Against which version?"""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(presenter.compare)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        self.fill(column)

    def show_state(self, state: LibraryState) -> None:
        """The other versions of the same procedure."""
        self.ask(self.tr("Compare with which version?"))
        self.tell_of(state)
        others = state.document.others if state.document is not None else ()
        self._list.render(tuple(self._row(one) for one in others))

    def rail(self, state: LibraryState) -> RailState:
        """The document on paper, or back."""
        return RailState(self.go_back(), (Action("paper", "printer", self.tr("Paper")),), ())

    def act(self, action: str) -> None:
        """To the paper, or back."""
        if action == "paper":
            self.presenter.turn(LibraryPage.PAPER)
        else:
            super().act(action)

    def _row(self, line: DocumentLine) -> Row:
        title = title_words(line, self.look.language)
        return Row(line.ref, "list", title, under_words(line), MARKS[line.standing], standing_word(line))


class DifferencePage(Page):
    """A touch shows a difference in whole."""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(self._chosen)
        self._empty = Words(look, "", Lettering(TypeSize.M, look.palette.quiet), self)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        column.addWidget(self._empty)
        column.addStretch(0)
        self.fill(column)

    def show_state(self, state: LibraryState) -> None:
        """Everything that is different."""
        view = state.difference
        if view is None:
            return
        versions = f"{view.old.key.rpartition('@')[2]} → {view.new.key.rpartition('@')[2]}"
        self.ask(self.tr("What changed: {versions}").format(versions=versions))
        self.tell_of(state)
        teller = DifferenceTeller(view.limits, self.look.language)
        rows = (self._row(number, one, teller) for number, one in enumerate(view.differences))
        self._list.render(tuple(rows))
        self._list.setVisible(bool(view.differences))
        self._empty.say(self.tr("Nothing is different."))
        self._empty.setVisible(not view.differences)

    def rail(self, state: LibraryState) -> RailState:
        """How many, and back."""
        view = state.difference
        drop = Action("drop", "cross", self.tr("Drop"), kind=ActionKind.DANGER, apart=True)
        ways = (drop,) if self.small() and view is not None and view.new.draft else ()
        return RailState(self.go_back(), ways, self._counted(view) if view is not None else ())

    def act(self, action: str) -> None:
        """Drop the draft, or back."""
        if action == "drop":
            self.presenter.drop()
        else:
            super().act(action)

    def _counted(self, view: DifferenceView) -> tuple[RailFact, ...]:
        senses = [one.sense for one in view.differences]
        stricter = sum(one in (Sense.STRICTER, Sense.BOTH) for one in senses)
        looser = sum(one in (Sense.LOOSER, Sense.BOTH) for one in senses)
        words = self.tr("stricter {stricter}, looser {looser}").format(stricter=stricter, looser=looser)
        return (RailFact(self.tr("{count} changes").format(count=len(senses)), words),)

    def _row(self, number: int, one: Difference, teller: DifferenceTeller) -> Row:
        title = self.tr("{what}: {change}").format(what=teller.what(one), change=teller.change(one))
        mark = _MARKS[one.sense] if one.sense is not None else Mark.TO_DO
        state = teller.sense(one) or self.tr("changed")
        return Row(str(number), "swap", title, teller.where(one), mark, state)

    def _chosen(self, row: str) -> None:
        self.presenter.show_change(int(row))
