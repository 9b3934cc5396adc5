"""When a voltage may be taken, and a meter under its own thread."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.devices.simulators.bench_meter import BenchMeter, SimulatedMeter
from app.devices.voltage_meter.driver import MeterFrame, Shows
from app.devices.voltage_meter.settle import Contact, aged
from app.devices.voltage_meter.watched import MeterLoop
from app.domain.moment import Moment
from app.domain.reading import Health, Source, Unread
from app.domain.voltage import VoltageNow
from tests.fakes.hand_clock import HandClock, real_moment
from tests.fakes.instruments import BENCH_METER


class Frames:
    """Feeds a contact with frames, an eighth of a second apart."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.contact = Contact(BENCH_METER, Source.INSTRUMENT)

    def see(
        self, shows: Shows, printed: str = "", unit: str = "V", *, after_ms: int = 125, late_ms: int = 0
    ) -> VoltageNow:
        self.clock.advance(after_ms)
        asked = self.clock()
        self.clock.advance(late_ms)
        frame = MeterFrame(shows, printed, unit, f"{printed}{unit}\n".encode(), asked, self.clock())
        return self.contact.see(frame, self.clock())

    def still(self, printed: str = "84.2", *, count: int = 1, after_ms: int = 125) -> VoltageNow:
        return [self.see(Shows.STILL, printed, after_ms=after_ms) for _ in range(count)][-1]


def test_half_a_second_of_calm_makes_a_reading() -> None:
    frames = Frames()
    assert frames.see(Shows.MOVING, "61.7").unread is Unread.MOVING
    for _ in range(4):
        now = frames.still()
        assert (now.unread, now.settled) == (Unread.MOVING, None)
        assert now.voltage is not None
    now = frames.still()
    assert now.unread is None
    assert now.settled is not None
    assert (now.settled.voltage.millivolts, now.settled.raw, now.settled.touch) == (84_200, b"84.2V\n", 1)


@pytest.mark.parametrize(
    "between",
    [
        (Shows.MOVING, "84.2", "V"),
        (Shows.OPEN, "0.1", "V"),
        (Shows.OVER, "", "V"),
        (Shows.BUSY, "", ""),
        (Shows.FAULT, "", ""),
        (Shows.GARBLED, "", ""),
        (Shows.STILL, "84.2", "A"),
        (Shows.STILL, "84,2", "V"),
        (Shows.STILL, "84.20001", "V"),
        (Shows.STILL, "1000.1", "V"),
        (Shows.STILL, "84.4", "V"),
    ],
)
def test_anything_else_in_between_starts_the_half_second_anew(between: tuple[Shows, str, str]) -> None:
    frames = Frames()
    frames.still(count=5)
    assert frames.see(*between).settled is None
    assert frames.still(count=4).settled is None
    assert frames.still().settled is not None


@pytest.mark.parametrize(
    ("frame", "reason", "health"),
    [
        ((Shows.OPEN, "0.1", "V"), Unread.NO_CONTACT, Health.READY),
        ((Shows.OVER, "", ""), Unread.OVERLOAD, Health.READY),
        ((Shows.STILL, "-1000.1", "V"), Unread.OVERLOAD, Health.READY),
        ((Shows.STILL, "1.1", "kV"), Unread.OVERLOAD, Health.READY),
        ((Shows.BUSY, "", ""), Unread.NOT_EXECUTABLE, Health.READY),
        ((Shows.STILL, "3.1", "ohm"), Unread.WRONG_UNIT, Health.READY),
        ((Shows.STILL, "", "V"), Unread.BAD_FRAME, Health.STALE),
        ((Shows.STILL, "nan", "V"), Unread.BAD_FRAME, Health.STALE),
        ((Shows.GARBLED, "3.1", "V"), Unread.BAD_FRAME, Health.STALE),
        ((Shows.FAULT, "3.1", "V"), Unread.DEVICE_ERROR, Health.STALE),
    ],
)
def test_what_is_no_reading_shows_no_figure(
    frame: tuple[Shows, str, str], reason: Unread, health: Health
) -> None:
    now = Frames().see(*frame)
    assert (now.voltage, now.unread, now.settled, now.health) == (None, reason, None, health)


def test_a_slow_creep_never_settles_on_its_way() -> None:
    frames = Frames()
    for tenths in range(842, 700, -1):
        assert frames.still(f"{tenths / 10:.1f}").settled is None


def test_calm_is_not_counted_across_a_gap() -> None:
    frames = Frames()
    frames.still(count=2)
    assert frames.still(after_ms=1001).settled is None
    assert frames.still(after_ms=600).settled is not None, "a slow meter is calm too"


def test_the_sign_is_kept() -> None:
    settled = Frames().still("-84.2", count=5).settled
    assert settled is not None
    assert (settled.voltage.millivolts, settled.voltage.printed) == (-84_200, "-84.2")


def test_only_probes_seen_in_the_air_make_the_next_touch() -> None:
    frames = Frames()
    touches = []
    for between in (Shows.GARBLED, Shows.FAULT, Shows.OVER, Shows.MOVING, Shows.OPEN, Shows.OPEN):
        settled = frames.still(count=5).settled
        assert settled is not None
        touches.append(settled.touch)
        frames.see(between, "1.0")
        frames.contact.interrupted()
    assert touches == [1, 1, 1, 1, 1, 2]


def test_a_late_frame_is_no_reading() -> None:
    frames = Frames()
    frames.still(count=5)
    now = frames.see(Shows.STILL, "84.2", late_ms=1001)
    assert (now.voltage, now.unread, now.settled, now.health) == (None, Unread.STALE, None, Health.STALE)


def test_a_value_ages_by_itself_and_does_not_outlive_a_start() -> None:
    frames = Frames()
    now = frames.still(count=5)
    frames.clock.advance(2000)
    assert aged(now, frames.clock()) == now
    frames.clock.advance(1)
    stale = VoltageNow(None, Unread.STALE, None, Health.STALE, now.at)
    assert aged(now, frames.clock()) == stale
    assert aged(now, replace(now.at, boot="boot-2")) == stale
    lost = VoltageNow(None, Unread.DISCONNECTED, None, Health.LOST, now.at)
    assert aged(lost, frames.clock()) == lost, "what is lost does not become stale"


class Told:
    """Collects what a loop tells and lets a test wait for it."""

    def __init__(self) -> None:
        self.changes: list[VoltageNow] = []
        self._came = threading.Condition()

    def __call__(self, now: VoltageNow) -> None:
        with self._came:
            self.changes.append(now)
            self._came.notify_all()

    def until(self, wanted: Callable[[VoltageNow], bool], since: int = 0) -> VoltageNow:
        """The first change from number `since` on that is as wanted; fails after 20 s."""
        with self._came:
            assert self._came.wait_for(lambda: any(map(wanted, self.changes[since:])), 20), self.changes
            return next(now for now in self.changes[since:] if wanted(now))


def make_loop(bench: BenchMeter, told: Told, clock: Callable[[], Moment] = real_moment) -> MeterLoop:
    return MeterLoop(
        "meter",
        SimulatedMeter(bench, clock),
        instrument=BENCH_METER,
        clock=clock,
        on_change=told,
        source=Source.SIMULATED,
    )


def test_probes_on_a_real_clock_with_the_plug_pulled_in_the_middle() -> None:
    bench, told = BenchMeter(BENCH_METER, real_moment), Told()
    loop = make_loop(bench, told)
    assert loop.now().unread is Unread.CONNECTING
    loop.start()
    told.until(lambda now: now.unread is Unread.NO_CONTACT)
    bench.touch(84_200)
    settled = told.until(lambda now: now.settled is not None).settled
    assert settled is not None
    assert (settled.voltage.printed, settled.touch, settled.source) == ("84.2", 1, Source.SIMULATED)
    seen = len(told.changes)
    bench.unplug()
    lost = told.until(lambda now: now.unread is Unread.DISCONNECTED, seen)
    assert (lost.voltage, lost.settled, lost.health) == (None, None, Health.LOST)
    seen = len(told.changes)
    bench.plug_in()
    back = told.until(lambda now: now.settled is not None, seen).settled
    assert back is not None
    assert back.touch == 1
    assert loop.stop()


def test_another_meter_than_the_plate_names_is_not_used() -> None:
    bench, told = BenchMeter(replace(BENCH_METER, serial="OTHER"), real_moment), Told()
    loop = make_loop(bench, told)
    loop.start()
    now = told.until(lambda now: now.unread is Unread.DEVICE_ERROR)
    assert (now.health, now.voltage) == (Health.LOST, None)
    assert loop.stop()


def test_stopping_while_unplugged_is_quick_and_tells_no_more() -> None:
    bench, told = BenchMeter(BENCH_METER, real_moment), Told()
    bench.unplug()
    loop = make_loop(bench, told)
    loop.start()
    told.until(lambda now: now.health is Health.LOST)
    assert loop.stop(deadline_s=1.0)
    count = len(told.changes)
    bench.plug_in()
    assert len(told.changes) == count
