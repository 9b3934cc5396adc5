"""Which device is to be tried."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.screens.trials.page import Page
from ui.screens.trials.presenter import TrialsPresenter
from ui.screens.trials.state import LINE_DEVICES, TrialsPage, TrialsState
from ui.screens.trials.words import tried_name
from ui.theme.tokens import Look
from ui.widgets.marks import Mark
from ui.widgets.row_list import Row, RowList

_ICONS = {
    "scale": "scale",
    "parts_scale": "scale",
    "meter": "meter",
    "scanner": "scan",
    "badge_reader": "card",
    "pedal": "shoe",
}


class ListPage(Page):
    """A touch begins the trial."""

    def __init__(self, look: Look, presenter: TrialsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._list = RowList(look, self)
        self._list.chosen.connect(presenter.choose)
        column = QVBoxLayout()
        column.addWidget(self._list, 1)
        self.fill(column)

    def show_state(self, state: TrialsState) -> None:
        """The devices."""
        self.ask(self.tr("Which device do you try?"), self.tr("What comes of it is recorded."))
        self.tell_of(state)
        second = self.tr("key times, Caps Lock, keyboard layout")
        title = self.tr("Hand scanner that types")
        keyboard = Row(TrialsPage.KEYBOARD.value, "keyboard", title, second, Mark.TO_DO, "")
        on_line = self.tr("which line, what comes off it")
        rows = [
            Row(device, _ICONS[device], tried_name(device), on_line, Mark.TO_DO, "")
            for device in LINE_DEVICES
        ]
        self._list.render((keyboard, *rows))
