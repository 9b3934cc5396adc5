"""The lines that this computer has: a touch listens to one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.candidate import Candidate
from ui.place import Action, RailState
from ui.screens.trials.page import Page
from ui.screens.trials.presenter import TrialsPresenter
from ui.screens.trials.state import TrialsState
from ui.screens.trials.words import tried_name
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, TypeSize
from ui.widgets.ink import shown
from ui.widgets.marks import Mark
from ui.widgets.paragraph import Paragraph
from ui.widgets.row_list import Row, RowList


class LinesPage(Page):
    """Names that replugging keeps, with what each device says of itself."""

    def __init__(self, look: Look, presenter: TrialsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(presenter.lines.choose)
        self._empty = Paragraph(look, "", Lettering(TypeSize.M, look.palette.quiet, wrap=True), self)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        column.addWidget(self._empty)
        column.addStretch(0)
        self.fill(column)

    def show_state(self, state: TrialsState) -> None:
        """The lines."""
        self.ask(self.tr("{device}: which line?").format(device=tried_name(state.device)))
        self.tell_of(state)
        self._list.render(tuple(self._row(one) for one in state.candidates))
        self._list.setVisible(bool(state.candidates))
        self._empty.say(self.tr("This computer has no serial line. Plug the device in and look again."))
        self._empty.setVisible(not state.candidates)

    def rail(self, state: TrialsState) -> RailState:
        """Look again, or back."""
        return RailState(self.go_back(), (Action("again", "refresh", self.tr("Look again")),))

    def act(self, action: str) -> None:
        """Look again, or back."""
        if action == "again":
            self.presenter.lines.again()
        else:
            super().act(action)

    def _row(self, one: Candidate) -> Row:
        name = one.port.rpartition("/")[2]
        serial = self.tr("number {serial}").format(serial=shown(one.serial)) if one.serial else ""
        second = serial if one.product else self.tr("says nothing of itself")
        state = tried_name(one.used_by) if one.used_by else self.tr("free")
        mark = Mark.DONE if one.used_by else Mark.TO_DO
        return Row(one.port, "usb", shown(one.product) or shown(name), second, mark, state)
