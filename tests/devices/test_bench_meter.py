"""The pretended voltage meter behaves like one, and nothing it prints in the air becomes a reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from app.devices.line import LineLost
from app.devices.simulators.bench_meter import BenchMeter, SimulatedMeter
from app.devices.voltage_meter.driver import Shows, VoltageMeter
from app.devices.voltage_meter.watched import WatchedMeter
from app.domain.reading import Health, Source, Unread
from app.domain.voltage import VoltageNow, parse_voltage
from tests.contracts.voltage_meter import FRAME_MS, RESTING_MV, MeterContract, Probed
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import BENCH_METER

AIR_MS = 300


def bring(bench: BenchMeter, probed: Probed, clock: HandClock) -> None:
    """Bring the probes there."""
    if probed is Probed.AIR:
        return
    points = {Probed.REVERSED: -RESTING_MV, Probed.TOO_MUCH: 1_200_000}
    bench.touch(points.get(probed, RESTING_MV))
    clock.advance(AIR_MS + (FRAME_MS if probed is Probed.SETTLING else 5000))


class TestSimulatedMeter(MeterContract):
    """The simulator behind its own driver."""

    @contextmanager
    def meter(self, probed: Probed, clock: HandClock) -> Iterator[VoltageMeter]:
        bench = BenchMeter(BENCH_METER, clock)
        bring(bench, probed, clock)
        yield SimulatedMeter(bench, clock)


class Bench:
    """A watched simulated meter that is asked eight times a second."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.meter = BenchMeter(BENCH_METER, self.clock)
        self.told: list[VoltageNow] = []
        self.watched = WatchedMeter(
            SimulatedMeter(self.meter, self.clock),
            instrument=BENCH_METER,
            clock=self.clock,
            on_change=self.told.append,
            source=Source.SIMULATED,
        )
        self.connected = False

    def frames(self, count: int) -> list[VoltageNow]:
        """What is shown at each of the next frames."""
        shown = []
        for _ in range(count):
            self.clock.advance(FRAME_MS)
            try:
                if not self.connected:
                    self.watched.connect()
                    self.connected = True
                self.watched.turn()
            except LineLost as lost:
                self.connected = False
                self.watched.lost(lost.code)
            shown.append(self.watched.now())
        return shown


def test_a_touch_moves_then_settles_within_a_second_and_a_half() -> None:
    bench = Bench()
    bench.frames(4)
    bench.meter.touch(326_400)
    shown = bench.frames(14)
    reasons = [now.unread for now in shown]
    first = reasons.index(None)
    assert reasons[:2] == [Unread.NO_CONTACT] * 2
    assert set(reasons[2:first]) == {Unread.MOVING}
    assert 9 <= first <= 12
    rising = [now.voltage.millivolts for now in shown[2:first] if now.voltage]
    assert rising[0] < 280_000
    assert rising == sorted(rising)
    settled = shown[-1].settled
    assert settled is not None
    assert (settled.voltage.printed, settled.voltage.unit) == ("326.4", "V")
    assert settled.source is Source.SIMULATED
    assert settled.raw == b"still 326.4 V\r\n"


def test_noise_stays_under_a_step_of_the_resolution() -> None:
    bench = Bench()
    bench.meter.touch(3_140)
    bench.frames(16)
    shown = bench.frames(400)
    assert {now.voltage.printed for now in shown if now.voltage} == {"3.1", "3.2"}
    assert {now.unread for now in shown} == {None}, "the last figure flickers, the reading stands"


def test_what_floats_in_the_air_is_under_the_limit_and_still_no_reading() -> None:
    clock = HandClock()
    meter = BenchMeter(BENCH_METER, clock)
    for _ in range(200):
        clock.advance(40)
        shows, printed = meter.shows()
        assert shows is Shows.OPEN
        assert abs(parse_voltage(printed, "V").millivolts) < 1000


def test_moving_the_probes_to_another_point_is_another_touch() -> None:
    bench = Bench()
    touches = []
    for millivolts in (84_200, 43_100, -41_100):
        bench.meter.touch(millivolts)
        settled = bench.frames(16)[-1].settled
        assert settled is not None
        assert settled.voltage.millivolts == millivolts
        touches.append(settled.touch)
    assert touches == [1, 2, 3]


def test_too_much_is_a_touch_too() -> None:
    bench = Bench()
    bench.meter.touch(1_200_000)
    assert bench.frames(16)[-1].unread is Unread.OVERLOAD
    bench.meter.touch(900_000)
    settled = bench.frames(16)[-1].settled
    assert settled is not None
    assert settled.touch == 2


def test_the_plug_pulled_and_put_back_does_not_make_a_second_touch() -> None:
    bench = Bench()
    bench.meter.touch(84_200)
    bench.frames(16)
    bench.meter.unplug()
    lost = bench.frames(1)[0]
    assert (lost.unread, lost.voltage, lost.settled) == (Unread.DISCONNECTED, None, None)
    assert lost.health is Health.LOST
    bench.meter.plug_in()
    back = bench.frames(8)
    assert [now.unread for now in back[:4]] == [Unread.DISCONNECTED, *[Unread.MOVING] * 3]
    settled = back[-1].settled
    assert settled is not None
    assert settled.touch == 1


def test_silence_is_stale_after_two_seconds_and_lost_after_five() -> None:
    bench = Bench()
    bench.meter.touch(84_200)
    bench.frames(16)
    bench.meter.silent = True
    reasons = [now.unread for now in bench.frames(42)]
    assert reasons.index(Unread.STALE) * FRAME_MS in range(1900, 2200)
    assert reasons[-1] is Unread.DISCONNECTED
    bench.meter.silent = False
    assert bench.frames(10)[-1].unread is None


def test_a_garbled_answer_is_no_reading_and_calm_begins_anew() -> None:
    bench = Bench()
    bench.meter.touch(84_200)
    bench.frames(16)
    bench.meter.garble(1)
    shown = bench.frames(6)
    assert (shown[0].unread, shown[0].voltage, shown[0].health) == (Unread.BAD_FRAME, None, Health.STALE)
    assert [now.unread for now in shown[1:]] == [*[Unread.MOVING] * 4, None]


@pytest.mark.parametrize(
    ("resolution", "printed"), [(1000, "84"), (100, "84.2"), (10, "84.20"), (1, "84.200")]
)
def test_printed_decimals_follow_the_resolution(resolution: int, printed: str) -> None:
    clock = HandClock()
    meter = BenchMeter(replace(BENCH_METER, resolution_mv=resolution), clock)
    meter.touch(84_200)
    clock.advance(5000)
    figure = meter.shows()[1]
    assert len(figure) == len(printed)
    assert abs(parse_voltage(figure, "V").millivolts - 84_200) <= resolution


def test_the_same_seed_and_clock_give_the_same_figures() -> None:
    runs = []
    for seed in (1, 1, 2):
        clock = HandClock()
        meter = BenchMeter(replace(BENCH_METER, resolution_mv=1), clock, seed=seed)
        meter.touch(84_200)
        figures = []
        for _ in range(40):
            clock.advance(FRAME_MS)
            figures.append(meter.shows())
        runs.append(figures)
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]
