"""Anne at the bench: the real desk over a floor, a shown camera, meter and scale."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from app.domain.dismantling import Action
from app.domain.moment import Moment
from app.domain.operator import Operator
from app.domain.output import OutputCode
from app.domain.own_label import Prefix, mint
from app.domain.pack import Pack
from app.domain.procedure import Procedure, Step
from app.domain.quantity import Quantity, Taking
from app.domain.reading import Unread
from app.floor import commands as ask
from app.floor.bench_views import BenchView
from app.floor.output_commands import KnowContainer
from app.floor.output_views import ContainerSaved
from tests.fakes.floor import ANNE, BO, CODE, LEAD, Floor
from tests.fakes.instruments import PARTS_SCALE
from tests.fakes.procedures import SHORT
from tests.fakes.watches import ShownCamera, ShownGas, ShownMeter, ShownScale
from tests.fakes.work_unit import START
from tests.ui.presenters.bench import Ear, PromptDesk
from ui.bridge.desk import DeskBridge
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState, Page, page_of

GOOD: Mapping[Quantity, tuple[str, ...]] = {
    Quantity.INSULATION: ("550", "400"),
    Quantity.TEMPERATURE: ("24.5",),
    Quantity.TEMPERATURE_RISE: ("25.0", "24.0"),
}
"""Numbers off a hand-held instrument that pass."""
BIN = mint(Prefix.BN, "1A2B3")


class StillClock:
    """The port `Clock`, standing still: the floor has its own."""

    def now(self) -> Moment:
        """Always the same."""
        return Moment(START, 60_000, "boot-1")


class ScreenClock:
    """The port `Clock` of the screen: stands still until time is let go by, while the floor's has its own."""

    def __init__(self) -> None:
        self.gone_ms = 0

    def now(self) -> Moment:
        """The start, and what has gone by since."""
        return Moment(START + timedelta(milliseconds=self.gone_ms), 60_000 + self.gone_ms, "boot-1")


class BenchStand:
    """The bench's presenter over a floor. `settle` lets every answer come in."""

    def __init__(self, desk_kind: type[PromptDesk] = PromptDesk, *, by: Operator | None = ANNE) -> None:
        self.floor = Floor(tick=timedelta(milliseconds=100))
        if by is not None:
            self.floor.sign_in(by)
        self.desk = desk_kind(self.floor)
        self.camera, self.meter, self.scale = ShownCamera(), ShownMeter(), ShownScale()
        self.gas, self.clock = ShownGas(), ScreenClock()
        self.presenter = self._presenter()

    def _presenter(self) -> BenchPresenter:
        made = BenchPresenter(
            DeskBridge(self.desk),
            self.camera,
            meter=self.meter,
            scale=self.scale,
            gas=self.gas,
            clock=self.clock,
        )
        self.accepted, self.turned_down = Ear(made.accepted), Ear(made.turned_down)
        self.held, self.ended, self.left = Ear(made.held), Ear(made.ended), Ear(made.left)
        return made

    @property
    def state(self) -> BenchState:
        """What the bench shows."""
        return self.presenter.state

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return page_of(self.state)

    @property
    def refusal(self) -> str:
        """The code of the no that is shown, "" when none is."""
        return self.state.refusal.code if self.state.refusal is not None else ""

    @property
    def view(self) -> BenchView:
        """The run in hand."""
        assert self.state.view is not None
        return self.state.view

    @property
    def step(self) -> Step:
        """The step in hand."""
        assert self.view.step is not None
        return self.view.step

    def settle(self) -> None:
        """Everything asked is answered."""
        self.desk.settle()

    def do(self, act: Callable[[], None]) -> None:
        """The operator does something, and the answer comes."""
        act()
        self.settle()

    def see(self, text: str) -> None:
        """The camera has settled on a code."""
        self.presenter.code_seen(self.floor.scanned(text))
        self.settle()

    def stored(self, code: str = CODE, *, chemistry: str | None = None) -> Pack:
        """A pack in store, as intake leaves it."""
        pack = self.floor.received(code)
        self.floor.clean(pack)
        self.floor.saved(ask.TakeWeight(pack, self.floor.weight()))
        stored = self.floor.saved(ask.RoutePack(pack, "A-03")).pack
        assert stored is not None
        return replace(stored, fields={"chemistry": chemistry}) if chemistry else stored

    def begin(self, pack: str = "", *, restarted: bool = False) -> None:
        """Come to the bench."""
        self.presenter.begin(pack, restarted=restarted)
        self.settle()

    def opened(self, procedure: Procedure = SHORT) -> Pack:
        """A run of a procedure, at its first step."""
        pack = self.stored()
        self.floor.site.procedures[procedure.key] = procedure  # type: ignore[index]
        answer = self.floor.do(self.floor.starting(pack.id, procedure.key))
        assert isinstance(answer, BenchView), answer
        self.begin()
        return answer.pack

    def restart(self) -> None:
        """The station was switched off and on: new presenter, new program, same records."""
        self.presenter.stop()
        self.floor.site = replace(self.floor.site, opened=self.floor.clock.now())
        self.floor.desk = type(self.floor.desk)(self.floor.records.unit, self.floor.site)
        self.presenter = self._presenter()
        self.begin(restarted=True)

    # ---- hands

    def measure(self, printed: str) -> None:
        """Put the probes on and press."""
        self.meter.at = self.floor.moment()
        self.meter.settle(printed)
        self.do(self.presenter.measuring.take)

    def measure_nothing(self, why: Unread) -> None:
        """Press while there is no reading."""
        self.meter.at = self.floor.moment()
        self.meter.refuse(why)
        self.do(self.presenter.measuring.take)

    def lay(self, printed: str, placing: int) -> None:
        """A part comes to rest on the parts scale."""
        reading = self.floor.weight(printed, placing=placing)
        self.scale.settle(replace(reading, instrument=PARTS_SCALE))

    def lay_unsaid(self, printed: str, placing: int) -> None:
        """A part comes to rest on a scale that has no word for still."""
        reading = self.floor.weight(printed, placing=placing)
        self.scale.ask(replace(reading, instrument=PARTS_SCALE))

    def sign(self, someone: Operator | None = None, pin: str | None = None) -> None:
        """Both read what is signed for; then somebody who may shows a badge and types a PIN."""
        if someone is None:
            someone = LEAD if self.view.procedure.supervised else BO
        self.read()
        self.see(someone.badge)
        typed = pin or someone.number[::-1]
        self.do(lambda: self.presenter.signing.sign(typed))

    def read(self) -> None:
        """Read the values that are signed for, as long as they must stand."""
        left_ms = self.state.reading_left_ms
        if left_ms:
            self.seconds_later(-(-left_ms // 1000))

    def seconds_later(self, seconds: int) -> None:
        """Time goes by on the floor and on the screen, and the screen looks."""
        self.clock.gone_ms += 1000 * seconds
        self.floor.clock.pass_by(timedelta(seconds=seconds))
        self.presenter.timing.look()
        self.settle()

    def type_in(self, *numbers: str) -> None:
        """Type a reading, photograph its display, and let somebody sign for it."""
        self.do(self.presenter.typing_in.begin)
        for number in numbers:
            self.do(lambda typed=number: self.presenter.typing_in.number(typed))  # type: ignore[misc]
        self.do(self.presenter.picturing.take)
        self.do(self.presenter.picturing.keep)
        self.sign()

    def bin_known(self, tare: str = "1.00") -> str:
        """A container whose empty mass is known."""
        reading = replace(self.floor.weight(tare, placing=900), instrument=PARTS_SCALE)
        answer = self.floor.do(KnowContainer(reading, BIN))
        assert isinstance(answer, ContainerSaved), answer
        return BIN

    # ---- along a procedure

    def at(self, step: str) -> None:
        """Walk to a step, everything passing and nothing coming out."""
        while self.step.id != step:
            self.pass_step()

    def close(self, reason: str = "looked_for") -> None:
        """The balance stays as it is: why, and where it is red the supervisor signs."""
        self.do(self.presenter.closing.close)
        if self.page is Page.WHY:
            self.do(lambda: self.presenter.closing.why(reason))
        if self.page is Page.SIGN:
            self.sign(LEAD)

    def pass_step(self) -> None:
        """Do what the step in hand asks for; behind the last the run is closed as it stands."""
        self._pass_step()
        if self.page is Page.CLOSING:
            self.close()

    def _pass_step(self) -> None:
        page = self.page
        if page is Page.DO:
            self.do(self.presenter.confirm)
        elif page is Page.SCAN:
            self.see(self.view.pack.code)
        elif page is Page.JUDGE:
            self.do(lambda: self.presenter.signing.judge("all_in_order"))
            self.sign()
        elif page is Page.SIGN:
            self.sign()
        elif page is Page.OUTPUT:
            self.do(lambda: self.presenter.go_on(nothing=True))
        elif page is Page.PHOTO:
            self.do(self.presenter.picturing.take)
            self.do(self.presenter.picturing.keep)
        elif page is Page.CHOOSE:
            self.do(lambda: self.presenter.deviating.choose(self.step.options[0].id))
        elif page is Page.WAIT:
            self.seconds_later(-(-(self.state.wait_left_ms or 0) // 1000) + 1)
            self.do(self.presenter.confirm)
        elif Action.GO_ON in self.view.allowed:
            self.do(self.presenter.go_on)
        else:
            self.take_good()

    def take_good(self) -> None:
        """A reading of the point in hand that passes."""
        point = self.state.point
        assert point is not None, self.page
        if point.quantity in GOOD:
            self.type_in(*GOOD[point.quantity])
        elif point.quantity.taking is Taking.GAS:
            self.sniff(point.quantity, 5)
        else:
            self.measure("3.1")

    def sniff(self, quantity: Quantity, ppm: int) -> None:
        """Hold the gas meter's probe there and press."""
        self.gas.at = self.floor.moment()
        self.gas.settle(quantity, ppm)
        self.do(self.presenter.measuring.take)

    def choose(self, code: OutputCode) -> None:
        """Tap a tile."""
        self.do(lambda: self.presenter.weighing.choose(code))

    def an_hour_later(self) -> None:
        """Time goes by."""
        self.floor.clock.pass_by(timedelta(hours=1))
