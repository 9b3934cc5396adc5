"""The shift place on the stage: the page that the state asks for."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QWidget

from app.domain.scan import View
from ui.screens.shift.check_page import CheckPage
from ui.screens.shift.freeze_page import FreezePage
from ui.screens.shift.items_page import ItemsPage
from ui.screens.shift.name_page import NamePage
from ui.screens.shift.page import Page
from ui.screens.shift.people_page import PeoplePage
from ui.screens.shift.phrases_page import InstructionsPage, ReasonsPage
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.sheet_page import SheetPage
from ui.screens.shift.sheets_page import SheetsPage
from ui.screens.shift.signature_page import SignaturePage
from ui.screens.shift.so_far_page import SoFarPage
from ui.screens.shift.state import ShiftPage, ShiftState
from ui.screens.shift.typing_page import TypingPage
from ui.theme.tokens import Look
from ui.widgets.paged_place import PagedPlace
from ui.widgets.stage_page import Sight


class ShiftScreen(PagedPlace):
    """Shows the page that the state asks for.

    `view` gives what the camera sees, `now_ms` the clock its frames are stamped by.
    """

    def __init__(
        self,
        look: Look,
        presenter: ShiftPresenter,
        view: Callable[[], View | None],
        *,
        now_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._presenter = presenter
        self._sight = Sight(view, now_ms)
        self.follow()

    def page_name(self, state: ShiftState) -> ShiftPage:
        """The page that a state asks for."""
        return state.page

    def made(self, name: Hashable) -> Page:
        """A page of this name."""
        look, presenter, sight = self.look, self._presenter, self._sight
        makers: dict[Hashable, Callable[[], Page]] = {
            ShiftPage.SO_FAR: lambda: SoFarPage(look, presenter),
            ShiftPage.CHECK: lambda: CheckPage(look, presenter),
            ShiftPage.NAME: lambda: NamePage(look, presenter),
            ShiftPage.PEOPLE: lambda: PeoplePage(look, presenter, sight=sight),
            ShiftPage.FREEZE: lambda: FreezePage(look, presenter),
            ShiftPage.INSTRUCTIONS: lambda: InstructionsPage(look, presenter),
            ShiftPage.TYPING: lambda: TypingPage(look, presenter),
            ShiftPage.SHEET: lambda: SheetPage(look, presenter),
            ShiftPage.ITEMS: lambda: ItemsPage(look, presenter, sight=sight),
            ShiftPage.WHY: lambda: ReasonsPage(look, presenter),
            ShiftPage.SIGN: lambda: SignaturePage(look, presenter, sight=sight),
            ShiftPage.SHEETS: lambda: SheetsPage(look, presenter),
        }
        return makers[name]()
