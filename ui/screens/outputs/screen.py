"""The outputs place on the stage: the page that the state asks for."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QWidget

from app.domain.reading import Instrument
from app.domain.scan import View
from ui.screens.outputs.balance_page import BalancePage
from ui.screens.outputs.came_out_page import CameOutPage
from ui.screens.outputs.page import OutputsPageBase
from ui.screens.outputs.pages import ContainerPage, LookPage, WhyPage
from ui.screens.outputs.past_pages import EntryPage, PastPage
from ui.screens.outputs.presenter import OutputsPresenter
from ui.screens.outputs.state import OutputsPage, OutputsState
from ui.screens.outputs.tray_page import TrayPage, TrayWhyPage
from ui.theme.tokens import Look, Room
from ui.widgets.balance_strip import BalanceStrip
from ui.widgets.balance_words import strip_state
from ui.widgets.paged_place import PagedPlace
from ui.widgets.stage_page import Sight

_WITH_STRIP = (OutputsPage.LOOK, OutputsPage.CAME_OUT, OutputsPage.WHY, OutputsPage.CONTAINER)


class OutputsScreen(PagedPlace):
    """`view` is what the camera sees, `now_ms` the clock of its frames and of the scale's readings.

    `scale` is the parts scale's plate when it is known.
    """

    def __init__(
        self,
        look: Look,
        presenter: OutputsPresenter,
        view: Callable[[], View | None],
        *,
        now_ms: Callable[[], int],
        scale: Instrument | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._presenter = presenter
        self._now_ms = now_ms
        self._sight = Sight(view, now_ms)
        self._scale = scale
        self._strip = BalanceStrip(look, self)
        self._strip.hide()
        self._strip.meant.connect(presenter.look_at_balance)
        if look.room is not Room.SMALL:  # which has no room for it: there the rail tells what is open
            self.stand_below(self._strip)
        self.follow()

    def show_foot(self, state: OutputsState) -> None:
        """Below the page the balance in sight."""
        balance, small = state.balance, self.look.room is Room.SMALL
        shown = balance is not None and not small and state.page in _WITH_STRIP
        self._strip.setVisible(shown)
        if shown and balance is not None:
            live = state.page is OutputsPage.LOOK
            strip = strip_state(balance, self.look.language, live=live, whose=state.balance_of)
            if strip != self._strip.state:
                self._strip.render(strip)

    def page_name(self, state: OutputsState) -> OutputsPage:
        """The page that a state asks for."""
        return state.page

    def made(self, name: Hashable) -> OutputsPageBase:
        """A page of this name."""
        makers: dict[Hashable, Callable[[], OutputsPageBase]] = {
            OutputsPage.LOOK: lambda: LookPage(self.look, self._presenter),
            OutputsPage.TRAY: lambda: TrayPage(self.look, self._presenter, sight=self._sight),
            OutputsPage.TRAY_WHY: lambda: TrayWhyPage(self.look, self._presenter),
            OutputsPage.CAME_OUT: lambda: CameOutPage(self.look, self._presenter),
            OutputsPage.PAST: lambda: PastPage(self.look, self._presenter),
            OutputsPage.ENTRY: lambda: EntryPage(self.look, self._presenter),
            OutputsPage.BALANCE: lambda: BalancePage(self.look, self._presenter),
            OutputsPage.WHY: lambda: WhyPage(self.look, self._presenter),
            OutputsPage.CONTAINER: lambda: ContainerPage(
                self.look, self._presenter, now_ms=self._now_ms, scale=self._scale
            ),
        }
        return makers[name]()
