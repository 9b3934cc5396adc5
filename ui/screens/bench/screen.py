"""The bench on the stage: one page a question, chosen by the state alone."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QWidget

from app.domain.reading import Instrument
from app.domain.scan import View
from app.domain.voltage import Voltmeter
from ui.screens.bench.amount_page import AmountPage, PhotographPage
from ui.screens.bench.apart_pages import ApartPage, ApartSurePage
from ui.screens.bench.barred_page import BarredPage
from ui.screens.bench.choice_page import MorePage, WhyPage
from ui.screens.bench.choose_page import ChoosePage
from ui.screens.bench.closing import balance_of, may_look
from ui.screens.bench.closing_page import BalancePage, ClosingPage, KindPage
from ui.screens.bench.deviate_page import DeviatePage
from ui.screens.bench.do_page import DoPage
from ui.screens.bench.empty_page import EmptyPage, WaitingPage
from ui.screens.bench.ended_page import EndedPage
from ui.screens.bench.held_page import HeldPage
from ui.screens.bench.judge_page import JudgePage
from ui.screens.bench.leave_page import LeavePage
from ui.screens.bench.left_page import LeftPage, StoppedPage
from ui.screens.bench.measure_page import MeasurePage
from ui.screens.bench.number_page import NumberPage
from ui.screens.bench.output_page import OutputPage
from ui.screens.bench.page import BenchPage
from ui.screens.bench.photo_page import PhotoPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.scan_page import ScanPage
from ui.screens.bench.second_look_page import SecondLookPage
from ui.screens.bench.sign_pages import CountersignPage, PinPage, ReleasePage
from ui.screens.bench.state import Asking, BenchState, Page, page_of
from ui.screens.bench.sure_page import SurePage
from ui.screens.bench.traveller_page import TravellerPage
from ui.screens.bench.typed_page import TypedPage
from ui.screens.bench.unsafe_page import UnsafePage
from ui.screens.bench.wait_page import WaitPage
from ui.theme.tokens import Look, Room
from ui.widgets.balance_strip import BalanceStrip
from ui.widgets.balance_words import strip_state
from ui.widgets.paged_place import PagedPlace
from ui.widgets.stage_page import Sight

_WITHOUT_STRIP = (
    *(Page.BALANCE, Page.CLOSING, Page.KIND, Page.OUTPUT, Page.ENDED),
    *(Page.JUDGE, Page.HELD, Page.SIGN, Page.PIN),
)
"""Pages that tell the balance themselves, and holds, which need the whole stage: there the rail tells it, as
it does on lower screens."""
_OF_HOLDS = (Asking.STEP, Asking.SIGN_JUDGED)


class BenchScreen(PagedPlace):
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
        super().__init__(look, presenter, parent)
        self._presenter = presenter
        self._sight = Sight(view, now_ms)
        self._meter, self._scale = meter, scale
        self._strip = BalanceStrip(look, self)
        self._strip.hide()
        self._strip.meant.connect(presenter.closing.look)
        if look.room is Room.FULL:  # lower screens have no room for it: there the rail tells what is open
            self.stand_below(self._strip)
        self.follow()

    def show_foot(self, state: BenchState) -> None:
        """Below the page the balance of the run in hand."""
        balance, full = balance_of(state), self.look.room is Room.FULL
        page = page_of(state)
        shown = balance is not None and full and page not in _WITHOUT_STRIP
        self._strip.setVisible(shown)
        if shown and balance is not None:
            strip = strip_state(balance, self.look.language, live=may_look(state))
            if strip != self._strip.state:
                self._strip.render(strip)

    def page_name(self, state: BenchState) -> str:
        """The page that a state asks for on this screen."""
        return page_name(state, self.look)

    def made(self, name: Hashable) -> BenchPage:
        """A page of this name."""
        look, presenter, sight = self.look, self._presenter, self._sight
        makers: dict[Hashable, Callable[[], BenchPage]] = {
            Page.WAITING.value: lambda: WaitingPage(look, presenter),
            Page.EMPTY.value: lambda: EmptyPage(look, presenter),
            Page.PAPER.value: lambda: TravellerPage(look, presenter, sight=sight),
            Page.APART_SURE.value: lambda: ApartSurePage(look, presenter),
            Page.LOOK.value: lambda: SecondLookPage(look, presenter),
            Page.APART.value: lambda: ApartPage(look, presenter),
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
            Page.BARRED.value: lambda: BarredPage(look, presenter),
            Page.CHOOSE.value: lambda: ChoosePage(look, presenter),
            Page.DEVIATE.value: lambda: DeviatePage(look, presenter),
            Page.NUMBER.value: lambda: NumberPage(look, presenter),
            Page.WAIT.value: lambda: WaitPage(look, presenter),
            Page.PHOTO.value: lambda: PhotoPage(look, presenter, sight=sight),
            Page.LEAVE.value: lambda: LeavePage(look, presenter),
            Page.UNSAFE.value: lambda: UnsafePage(look, presenter),
            Page.LEFT.value: lambda: LeftPage(look, presenter),
            Page.STOPPED.value: lambda: StoppedPage(look, presenter),
            Page.BALANCE.value: lambda: BalancePage(look, presenter),
            Page.KIND.value: lambda: KindPage(look, presenter),
            Page.CLOSING.value: lambda: ClosingPage(look, presenter),
            Page.ENDED.value: lambda: EndedPage(look, presenter),
        }
        return makers[name]()


def page_name(state: BenchState, look: Look) -> str:
    """The page that a state asks for on a screen: where it is high, badge and PIN stand on one page."""
    page = page_of(state)
    if page is Page.SIGN or (page is Page.PIN and look.room is Room.FULL):
        return "release" if state.asking in _OF_HOLDS else "countersign"
    return str(page.value)
