"""The trials on the stage: the page that the state asks for."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QWidget

from ui.screens.trials.keyboard_page import KeyboardPage
from ui.screens.trials.line_page import LinePage
from ui.screens.trials.lines_page import LinesPage
from ui.screens.trials.list_page import ListPage
from ui.screens.trials.page import Page
from ui.screens.trials.presenter import TrialsPresenter
from ui.screens.trials.state import TrialsPage, TrialsState
from ui.theme.tokens import Look
from ui.widgets.paged_place import PagedPlace


class TrialsScreen(PagedPlace):
    """Shows the page that the state asks for."""

    def __init__(self, look: Look, presenter: TrialsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._presenter = presenter
        self.follow()

    def page_name(self, state: TrialsState) -> TrialsPage:
        """The page that a state asks for."""
        return state.page

    def made(self, name: Hashable) -> Page:
        """A page of this name."""
        look, presenter = self.look, self._presenter
        makers: dict[Hashable, Callable[[], Page]] = {
            TrialsPage.LIST: lambda: ListPage(look, presenter),
            TrialsPage.KEYBOARD: lambda: KeyboardPage(look, presenter),
            TrialsPage.LINES: lambda: LinesPage(look, presenter),
            TrialsPage.LINE: lambda: LinePage(look, presenter),
        }
        return makers[name]()
