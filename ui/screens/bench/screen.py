"""The bench on the stage: one page a question, chosen by the state alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.reading import Instrument
from app.domain.scan import View
from app.domain.voltage import Voltmeter
from ui.place import Place
from ui.screens.bench.amount_page import AmountPage, PhotographPage
from ui.screens.bench.choice_page import MorePage, SurePage, WhyPage
from ui.screens.bench.do_page import DoPage
from ui.screens.bench.empty_page import EmptyPage, WaitingPage
from ui.screens.bench.ended_page import EndedPage
from ui.screens.bench.held_page import HeldPage
from ui.screens.bench.judge_page import JudgePage
from ui.screens.bench.measure_page import MeasurePage
from ui.screens.bench.output_page import OutputPage
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.scan_page import ScanPage
from ui.screens.bench.sign_pages import CountersignPage, PinPage, ReleasePage
from ui.screens.bench.state import Asking, BenchState, Page, page_of
from ui.screens.bench.typed_page import TypedPage
from ui.theme.tokens import Look, Room
from ui.widgets.stage_page import Sight

_OF_HOLDS = (Asking.STEP, Asking.SIGN_JUDGED)


class BenchScreen(Place):
    """Shows the page that the state asks for.

    `view` gives what the camera sees, `now_ms` the clock its frames are stamped by; `meter` and `scale` are
    who the instruments are when that is known before they have said anything.
    """

    def __init__(
        self,
        look: Look,
        presenter: BenchPresenter,
        view: Callable[[], View | None],
        *,
        now_ms: Callable[[], int],
        meter: Voltmeter | None = None,
        scale: Instrument | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._presenter = presenter
        self._sight = Sight(view, now_ms)
        self._meter, self._scale = meter, scale
        self._name = ""
        self._page: BenchPage | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        presenter.state_changed.connect(self.render)
        self.render(presenter.state)

    @property
    def page(self) -> BenchPage | None:
        """The page on the stage."""
        return self._page

    @Slot(object)
    def render(self, state: BenchState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state."""
        name = page_name(state, self.look)
        if name != self._name or self._page is None:
            self._turn_to(name)
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

    def _turn_to(self, name: str) -> None:
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

    def _made(self, name: str) -> BenchPage:
        look, presenter, sight = self.look, self._presenter, self._sight
        makers: dict[str, Callable[[], BenchPage]] = {
            Page.WAITING.value: lambda: WaitingPage(look, presenter),
            Page.EMPTY.value: lambda: EmptyPage(look, presenter),
            Page.DO.value: lambda: DoPage(look, presenter),
            Page.SCAN.value: lambda: ScanPage(look, presenter, sight=sight),
            Page.MEASURE.value: lambda: MeasurePage(look, presenter, meter=self._meter),
            Page.HELD.value: lambda: HeldPage(look, presenter, meter=self._meter),
            Page.JUDGE.value: lambda: JudgePage(look, presenter),
            Page.OUTPUT.value: lambda: OutputPage(look, presenter, scale=self._scale),
            "release": lambda: ReleasePage(look, presenter, sight=sight),
            "countersign": lambda: CountersignPage(look, presenter, sight=sight),
            Page.PIN.value: lambda: PinPage(look, presenter, sight=sight),
            Page.WHY.value: lambda: WhyPage(look, presenter),
            Page.TYPED.value: lambda: TypedPage(look, presenter),
            Page.SURE.value: lambda: SurePage(look, presenter),
            Page.MORE.value: lambda: MorePage(look, presenter),
            Page.AMOUNT.value: lambda: AmountPage(look, presenter),
            Page.PHOTOGRAPH.value: lambda: PhotographPage(look, presenter, sight=sight),
            Page.ENDED.value: lambda: EndedPage(look, presenter),
        }
        return makers[name]()

    def _show_rail_again(self) -> None:
        if self._page is not None:
            self.show_rail(self._page.rail(self._presenter.state))


def page_name(state: BenchState, look: Look) -> str:
    """The page that a state asks for on a screen: where it is high, badge and PIN stand on one page."""
    page = page_of(state)
    if page is Page.SIGN or (page is Page.PIN and look.room is Room.FULL):
        return "release" if state.asking in _OF_HOLDS else "countersign"
    return str(page.value)
