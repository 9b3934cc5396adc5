"""What the hazard rules find in a document, one row a defect."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.procedure import Procedure
from app.domain.prover import Defect
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.proof_words import counts_words, what_words, where_words
from ui.screens.library.state import LibraryState
from ui.theme.tokens import Look
from ui.widgets.marks import Mark
from ui.widgets.row_list import Row, RowList


class ProofPage(Page):
    """A touch shows a defect in whole, with what helps."""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(self._chosen)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        self.fill(column)

    def show_state(self, state: LibraryState) -> None:
        """The defects."""
        self.ask(self.tr("What the rules find"))
        self.tell_of(state)
        document = state.document
        if document is None or document.procedure is None or document.line.proving is None:
            return
        defects, procedure = document.line.proving.defects, document.procedure
        self._list.render(tuple(self._row(n, one, procedure) for n, one in enumerate(defects)))

    def rail(self, state: LibraryState) -> RailState:
        """What was searched, and back."""
        proving = state.document.line.proving if state.document is not None else None
        facts = () if proving is None else (RailFact(self.tr("Searched"), counts_words(proving)),)
        drop = Action("drop", "cross", self.tr("Drop"), kind=ActionKind.DANGER, apart=True)
        draft = state.document is not None and bool(state.document.line.draft)
        return RailState(self.go_back(), (drop,) if self.small() and draft else (), facts)

    def act(self, action: str) -> None:
        """Drop the draft, or back."""
        if action == "drop":
            self.presenter.drop()
        else:
            super().act(action)

    def _row(self, number: int, defect: Defect, procedure: Procedure) -> Row:
        return Row(
            id=str(number),
            icon="warning",
            title=what_words(procedure, defect),
            second=where_words(procedure, defect),
            mark=Mark.CARE,
            state=self.tr("defect"),
            care=True,
        )

    def _chosen(self, row: str) -> None:
        self.presenter.show_defect(int(row))
