"""The shift place on the stage: the page that the state asks for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.scan import View
from ui.place import Place
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
from ui.widgets.stage_page import Sight


class ShiftScreen(Place):
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
        super().__init__(parent)
        self.look = look
        self._presenter = presenter
        self._sight = Sight(view, now_ms)
        self._name: ShiftPage | None = None
        self._page: Page | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        presenter.state_changed.connect(self.render)
        self.render(presenter.state)

    @property
    def page(self) -> Page | None:
        """The page on the stage."""
        return self._page

    @Slot(object)
    def render(self, state: ShiftState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state."""
        if state.page is not self._name or self._page is None:
            self._turn_to(state.page)
        if self._page is not None:
            self._page.show_state(state)
            self.show_rail(self._page.rail(state))

    def act(self, action: str) -> None:
        """The rail's action is the page's."""
        if self._page is not None:
            self._page.act(action)

    def showEvent(self, event: QShowEvent) -> None:
        """The page has the focus, and with it nothing that an enter key could press."""
        if self._page is not None:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, name: ShiftPage) -> None:
        former, self._page, self._name = self._page, self._made(name), name
        if former is not None:
            self._column.removeWidget(former)
            former.hide()
            former.setParent(None)
            former.deleteLater()
        self._page.turned.connect(self._show_rail_again)
        self._column.addWidget(self._page)
        self._page.show()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, name: ShiftPage) -> Page:
        look, presenter, sight = self.look, self._presenter, self._sight
        makers: dict[ShiftPage, Callable[[], Page]] = {
            ShiftPage.SO_FAR: lambda: SoFarPage(look, presenter),
            ShiftPage.CHECK: lambda: CheckPage(look, presenter),
            ShiftPage.NAME: lambda: NamePage(look, presenter),
            ShiftPage.PEOPLE: lambda: PeoplePage(look, presenter, sight=sight),
            ShiftPage.FREEZE: lambda: FreezePage(look, presenter),
            ShiftPage.INSTRUCTIONS: lambda: InstructionsPage(look, presenter),
            ShiftPage.TYPING: lambda: TypingPage(look, presenter),
            ShiftPage.SHEET: lambda: SheetPage(look, presenter),
            ShiftPage.ITEMS: lambda: ItemsPage(look, presenter),
            ShiftPage.WHY: lambda: ReasonsPage(look, presenter),
            ShiftPage.SIGN: lambda: SignaturePage(look, presenter, sight=sight),
            ShiftPage.SHEETS: lambda: SheetsPage(look, presenter),
        }
        return makers[name]()

    def _show_rail_again(self) -> None:
        if self._page is not None:
            self.show_rail(self._page.rail(self._presenter.state))
