"""Gas sensors under watch: stale, hung, unplugged, failing, and an alarm that comes and goes."""

import threading
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from app.devices.gas_meter.lines import GasLines, MakeLoop
from app.devices.gas_meter.modbus_wire import Framing
from app.devices.gas_meter.watched import GasLoop, Pulse, WatchedGas
from app.devices.line import Line, LineLost, SerialLine, TcpLine
from app.devices.simulators.bench_gas import BenchGas
from app.devices.simulators.ends import PtyEnd, TcpEnd
from app.devices.simulators.modbus_speech import ModbusMouth, SimulatedModbusLine
from app.domain.gas import Gas, GasAlarm, GasNow
from app.domain.reading import Health, Source, Unread
from tests.contracts.gas_meter import PLATE, State
from tests.devices.gas.wired import PAIR, bench_in, channels_of, models, sensors_on
from tests.fakes.hand_clock import HandClock, real_moment

MIDAS = "honeywell-midas"
TURN_MS = 500


class Bench:
    """Watched simulated sensors, one of which is asked every half second."""

    def __init__(self, state: State = State.CLEAN) -> None:
        self.clock = HandClock()
        self.gas = bench_in(state, self.clock)
        self.told: list[GasNow] = []
        channels = channels_of(MIDAS)
        line = SimulatedModbusLine(self.gas, models().by_id[MIDAS], channels)
        self.watched = WatchedGas(
            sensors_on(line, self.clock, channels=channels),
            meter=PLATE,
            clock=self.clock,
            on_change=self.told.append,
            source=Source.SIMULATED,
        )
        self.connected = False

    def turns(self, count: int) -> list[GasNow]:
        """What is shown after each of the next turns."""
        shown = []
        for _ in range(count):
            self.clock.advance(TURN_MS)
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

    def reasons(self, count: int, gas: Gas = Gas.CARBON_MONOXIDE) -> list[Unread | None]:
        return [now.channel(gas).unread for now in self.turns(count)]


def test_nothing_is_believed_before_the_first_heartbeat() -> None:
    bench = Bench()
    reasons = bench.reasons(12)
    first = reasons.index(None)
    assert set(reasons[:first]) == {Unread.CONNECTING}
    assert 1 <= first <= 6
    assert set(reasons[first:]) == {None}
    reading = bench.watched.now().channel(Gas.CARBON_MONOXIDE).reading
    assert reading is not None
    assert reading.source is Source.SIMULATED


def test_a_heart_that_stands_still_makes_a_fresh_answer_stale() -> None:
    bench = Bench()
    bench.turns(12)
    bench.gas.sensors[Gas.CARBON_MONOXIDE].freeze(True)
    reasons = bench.reasons(40)
    gone = reasons.index(Unread.STALE)
    assert gone * TURN_MS in range(9_000, 13_000)
    assert set(reasons[:gone]) == {None}
    assert set(reasons[gone:]) == {Unread.STALE}
    now = bench.watched.now()
    assert now.channel(Gas.CARBON_MONOXIDE).reading is None
    assert now.channel(Gas.OXYGEN).reading is not None, "the other sensor lives"
    bench.gas.sensors[Gas.CARBON_MONOXIDE].freeze(False)
    assert bench.reasons(6)[-1] is None


def test_when_nobody_asks_any_more_the_reading_is_gone_after_ten_seconds() -> None:
    bench = Bench(State.CARBON_MONOXIDE)
    bench.turns(12)
    bench.clock.advance(9_000)
    assert bench.watched.now().channel(Gas.CARBON_MONOXIDE).reading is not None
    bench.clock.advance(1_501)
    now = bench.watched.now()
    assert {(one.reading, one.unread, one.alarm) for one in now.channels} == {
        (None, Unread.STALE, GasAlarm.NONE)
    }
    assert now.health is Health.STALE


def test_an_unplugged_wire_leaves_no_reading_and_begins_anew() -> None:
    bench = Bench()
    bench.turns(12)
    bench.gas.unplug()
    lost = bench.turns(1)[0]
    assert (lost.unread, lost.health) == (Unread.DISCONNECTED, Health.LOST)
    assert {(one.reading, one.unread) for one in lost.channels} == {(None, Unread.DISCONNECTED)}
    bench.gas.plug_in()
    reasons = bench.reasons(12)
    assert reasons[0] is Unread.CONNECTING, "a gateway may go on with what it had: a heartbeat first"
    assert reasons[-1] is None


def test_an_alarm_rises_through_both_steps_and_fades() -> None:
    bench = Bench()
    bench.turns(12)
    bench.gas.sensors[Gas.CARBON_MONOXIDE].release(60)
    rising = [now.alarm for now in bench.turns(60)]
    assert list(dict.fromkeys(rising)) == [GasAlarm.NONE, GasAlarm.FIRST, GasAlarm.SECOND]
    bench.gas.vent()
    fading = [now.alarm for now in bench.turns(120)]
    assert list(dict.fromkeys(fading)) == [GasAlarm.SECOND, GasAlarm.FIRST, GasAlarm.NONE]


def test_air_without_oxygen_alarms_too() -> None:
    bench = Bench()
    bench.turns(12)
    bench.gas.sensors[Gas.OXYGEN].release(-40_000)
    assert [now.channel(Gas.OXYGEN).alarm for now in bench.turns(80)][-1] is GasAlarm.SECOND


@pytest.mark.parametrize(
    ("what", "reason"),
    [("failed", Unread.DEVICE_ERROR), ("in_test", Unread.IN_TEST), ("away", Unread.DISCONNECTED)],
)
def test_a_sensor_that_goes_leaves_no_last_value(what: str, reason: Unread) -> None:
    bench = Bench(State.CARBON_MONOXIDE)
    bench.turns(12)
    setattr(bench.gas.sensors[Gas.CARBON_MONOXIDE], what, True)
    bench.turns(8)
    channel = bench.watched.now().channel(Gas.CARBON_MONOXIDE)
    assert (channel.reading, channel.unread, channel.alarm) == (None, reason, GasAlarm.NONE)
    assert bench.watched.now().channel(Gas.OXYGEN).reading is not None


def test_a_sensor_without_power_warms_up_again() -> None:
    bench = Bench()
    bench.turns(12)
    bench.gas.sensors[Gas.CARBON_MONOXIDE].switch_on()
    reasons = bench.reasons(20)
    assert Unread.WARMING_UP in reasons
    assert reasons[-1] is None


def test_only_changes_worth_telling_are_told() -> None:
    bench = Bench()
    bench.turns(60)
    faces = [
        (now.health, now.unread, [(one.unread, one.alarm) for one in now.channels]) for now in bench.told
    ]
    assert all(before != after for before, after in pairwise(faces))
    assert len(faces) <= 5


def test_a_pulse_that_never_beats_turns_from_connecting_to_stale() -> None:
    pulse = Pulse()
    assert pulse.beat((3,), 0) is Unread.CONNECTING
    assert pulse.beat((3,), 10_000) is Unread.CONNECTING
    assert pulse.beat((3,), 10_001) is Unread.STALE
    assert pulse.beat((4,), 10_002) is None
    assert pulse.beat((4,), 20_003) is Unread.STALE
    assert Pulse().beat((), 99_999) is None


class Told:
    """Collects what the loop tells, from its thread."""

    def __init__(self) -> None:
        self._came = threading.Condition()
        self.changes: list[GasNow] = []

    def __call__(self, now: GasNow) -> None:
        with self._came:
            self.changes.append(now)
            self._came.notify_all()

    def until(self, wanted: Callable[[GasNow], bool], since: int = 0) -> GasNow:
        """The first change from number `since` on that is as wanted; fails after 20 s."""
        with self._came:
            assert self._came.wait_for(lambda: any(map(wanted, self.changes[since:])), 20), self.changes
            return next(now for now in self.changes[since:] if wanted(now))


@pytest.fixture(params=["tcp", "rtu"])
def wired(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[BenchGas, Line, Framing]]:
    """Two Midas behind a real wire."""
    bench, channels, model = BenchGas(real_moment, gases=PAIR), channels_of(MIDAS), models().by_id[MIDAS]
    framing = Framing(f"modbus-{request.param}")
    end: TcpEnd | PtyEnd
    line: Line

    def mouth() -> ModbusMouth:
        return ModbusMouth(bench, model, channels, framing)

    if framing is Framing.TCP:
        end = TcpEnd("modbus", mouth, plugged=lambda: bench.plugged)
        line = TcpLine("127.0.0.1", end.port)
    else:
        end = PtyEnd("modbus", mouth, plugged=lambda: bench.plugged, path=tmp_path / "usb-gas")
        line = SerialLine(str(end.path), baud=19_200, parity="E")
    end.start()
    yield bench, line, framing
    line.close()
    assert end.stop()


def test_a_shift_on_a_real_wire_with_the_plug_pulled_in_the_middle(
    wired: tuple[BenchGas, Line, Framing],
) -> None:
    bench, line, framing = wired
    told = Told()
    loop = GasLoop(
        "gas", sensors_on(line, real_moment, framing=framing), meter=PLATE, clock=real_moment, on_change=told
    )
    assert loop.now().unread is Unread.CONNECTING
    loop.start()
    told.until(lambda now: all(one.reading is not None for one in now.channels))
    bench.sensors[Gas.CARBON_MONOXIDE].release(400)
    told.until(lambda now: now.alarm is GasAlarm.SECOND)
    seen = len(told.changes)
    bench.unplug()
    lost = told.until(lambda now: now.health is Health.LOST, seen)
    assert {(one.reading, one.unread) for one in lost.channels} == {(None, Unread.DISCONNECTED)}
    seen = len(told.changes)
    bench.plug_in()
    back = told.until(lambda now: now.channel(Gas.CARBON_MONOXIDE).reading is not None, seen)
    assert back.channel(Gas.CARBON_MONOXIDE).alarm is GasAlarm.SECOND
    assert loop.stop()


def test_stopping_while_unplugged_is_quick_and_tells_no_more() -> None:
    bench, channels, told = BenchGas(real_moment, gases=PAIR), channels_of(MIDAS), Told()
    bench.unplug()
    line = SimulatedModbusLine(bench, models().by_id[MIDAS], channels)
    loop = GasLoop(
        "gas",
        sensors_on(line, real_moment, channels=channels),
        meter=PLATE,
        clock=real_moment,
        on_change=told,
    )
    loop.start()
    told.until(lambda now: now.health is Health.LOST)
    assert loop.stop(deadline_s=1.0)
    count = len(told.changes)
    bench.plug_in()
    assert len(told.changes) == count


def test_a_lost_line_takes_its_own_gases_with_it_and_no_others() -> None:
    benches = [BenchGas(real_moment, gases=(gas,)) for gas in PAIR]
    told = Told()

    def line(bench: BenchGas, gas: Gas) -> MakeLoop:
        channels = channels_of(MIDAS, (gas,))
        wire = SimulatedModbusLine(bench, models().by_id[MIDAS], channels)
        sensors = sensors_on(wire, real_moment, channels=channels)
        return lambda heard: GasLoop(gas.value, sensors, meter=PLATE, clock=real_moment, on_change=heard)

    makes = [line(bench, gas) for bench, gas in zip(benches, PAIR, strict=True)]
    lines = GasLines(makes, clock=real_moment, on_change=told)
    assert (lines.now().unread, lines.now().health) == (Unread.CONNECTING, Health.CONNECTING)
    lines.start()
    ready = told.until(lambda now: all(one.reading is not None for one in now.channels))
    assert ([one.gas for one in ready.channels], ready.health) == (list(PAIR), Health.READY)
    seen = len(told.changes)
    benches[0].unplug()
    half = told.until(lambda now: now.channel(PAIR[0]).unread is Unread.DISCONNECTED, seen)
    assert half.channel(PAIR[1]).reading is not None
    assert (half.unread, half.health) == (None, Health.STALE)
    seen = len(told.changes)
    benches[1].unplug()
    gone = told.until(lambda now: now.health is Health.LOST, seen)
    assert (gone.unread, {one.reading for one in gone.channels}) == (Unread.DISCONNECTED, {None})
    assert lines.stop()
