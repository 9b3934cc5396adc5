"""The files that somebody has brought: a touch takes one as a draft."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.floor.library_views import Incoming
from ui.place import Action, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryState
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, TypeSize
from ui.widgets.ink import shown
from ui.widgets.marks import Mark
from ui.widgets.paragraph import Paragraph
from ui.widgets.row_list import Row, RowList


class IncomingPage(Page):
    """Files of the folder for them, and of what is plugged in."""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(self._chosen)
        self._empty = Paragraph(look, "", Lettering(TypeSize.M, look.palette.quiet, wrap=True), self)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        column.addWidget(self._empty)
        column.addStretch(0)
        self.fill(column)

    def show_state(self, state: LibraryState) -> None:
        """The files."""
        self.ask(self.tr("Which file becomes a draft?"))
        self.tell_of(state)
        files = state.incoming or ()
        self._list.render(tuple(self._row(number, one) for number, one in enumerate(files)))
        self._list.setVisible(bool(files))
        looking = self.tr("Files are being looked for.")
        none = self.tr("No file is there. Put in a stick, or use the import folder, and look again.")
        self._empty.say(looking if state.incoming is None else none)
        self._empty.setVisible(not files)

    def rail(self, state: LibraryState) -> RailState:
        """Look again, or back."""
        free = state.incoming is not None
        again = Action("again", "refresh", self.tr("Look again"), enabled=free, plain=PlainAct.REPEAT)
        return RailState(self.go_back(), (again,), ())

    def act(self, action: str) -> None:
        """Look again, or back."""
        if action == "again":
            self.presenter.look_for_files()
        else:
            super().act(action)

    def _row(self, number: int, one: Incoming) -> Row:
        size = self.tr("{folder}, {size} kB").format(
            folder=shown(one.folder), size=-(-len(one.content) // 1000)
        )
        fault = bool(one.fault)
        mark, state = (Mark.CARE, self.tr("cannot be read")) if fault else (Mark.TO_DO, self.tr("take it"))
        return Row(str(number), "usb", shown(one.name), size, mark, state, care=fault)

    def _chosen(self, row: str) -> None:
        self.presenter.take(int(row))
