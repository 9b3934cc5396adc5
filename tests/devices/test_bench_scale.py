"""The pretended scale behaves like one, by wire and by TCP, and the capture is never wrong on it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from app.devices.line import Line, LineLost, TcpLine
from app.devices.scale.judge import judge
from app.devices.scale.sics import SicsScale
from app.devices.scale.sics_answer import parse_answer
from app.devices.scale.watched import WatchedScale
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_server import ScaleServer
from app.devices.simulators.scale_wire import SimulatedScaleLine
from app.domain.reading import ScaleNow, Source, Unread
from app.domain.units import Mass
from tests.contracts.scale import RESTING_MG, Lying, ScaleContract
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import PACK_SCALE

FRAME_MS = 125


def lay(bench: BenchScale, lying: Lying, clock: HandClock) -> None:
    """Bring the pan into this state."""
    if lying is Lying.NOTHING:
        return
    bench.put(700_000_000 if lying is Lying.TOO_MUCH else RESTING_MG)
    clock.advance(FRAME_MS if lying is Lying.SWINGING else 5000)


class TestSimulatedLine(ScaleContract):
    """The simulator on its own line."""

    @contextmanager
    def scale(self, lying: Lying, clock: HandClock, *, commands: tuple[bytes, ...]) -> Iterator[Line]:
        bench = BenchScale(PACK_SCALE, clock)
        lay(bench, lying, clock)
        yield SimulatedScaleLine(bench)


class TestServer(ScaleContract):
    """The simulator behind a real TCP connection."""

    @contextmanager
    def scale(self, lying: Lying, clock: HandClock, *, commands: tuple[bytes, ...]) -> Iterator[Line]:
        bench = BenchScale(PACK_SCALE, clock)
        lay(bench, lying, clock)
        server = ScaleServer(bench)
        server.start()
        line = TcpLine("127.0.0.1", server.port)
        try:
            yield line
        finally:
            line.close()
            assert server.stop()


def test_a_load_swings_and_then_comes_to_rest() -> None:
    clock = HandClock()
    bench = BenchScale(PACK_SCALE, clock)
    bench.put(RESTING_MG)
    answers = []
    for _ in range(40):
        clock.advance(FRAME_MS)
        answers.append(parse_answer(bench.answer(b"SI")))
    first_still = [answer.stable for answer in answers].index(True)
    assert 4 <= first_still <= 24
    assert all(answer.stable for answer in answers[first_still:])
    values = [judge(answer, PACK_SCALE) for answer in answers[:first_still]]
    masses = [value.milligrams for value in values if isinstance(value, Mass)]
    assert max(masses) > RESTING_MG + PACK_SCALE.d_mg, "a dropped load overshoots"


def test_the_same_seed_and_clock_give_the_same_bytes() -> None:
    runs = []
    for seed in (1, 1, 2):
        clock = HandClock()
        bench = BenchScale(replace(PACK_SCALE, d_mg=1000), clock, seed=seed)
        frames = []
        for step in range(50):
            bench.put(step * 1_000_500)
            clock.advance(3000)
            frames.append(bench.answer(b"SI"))
        runs.append(frames)
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]


def test_printed_decimals_follow_the_division() -> None:
    for d_mg, printed in ((20_000, "412.00 kg"), (500_000, "412.0 kg"), (1_000_000, "412 kg")):
        clock = HandClock()
        bench = BenchScale(replace(PACK_SCALE, d_mg=d_mg), clock)
        bench.put(RESTING_MG)
        bench.press_tare()
        assert bench.answer(b"TA").decode().split(maxsplit=2)[2].strip() == printed


def test_warming_up_is_not_executable_then_weighs() -> None:
    clock = HandClock()
    bench = BenchScale(PACK_SCALE, clock, warm_up_ms=10_000)
    assert bench.answer(b"SI") == b"S I\r\n"
    clock.advance(10_000)
    assert bench.answer(b"SI").startswith(b"S S ")


def test_unplugged_there_is_no_line_and_plugged_in_there_is_one_again() -> None:
    clock = HandClock()
    bench = BenchScale(PACK_SCALE, clock)
    line = SimulatedScaleLine(bench)
    line.open()
    bench.unplug()
    for act in (lambda: SicsScale(line, clock).poll(), line.open):
        try:
            act()
        except LineLost:
            continue
        raise AssertionError("the plug is out")
    bench.plug_in()
    line.open()
    assert SicsScale(line, clock).identify() == PACK_SCALE.serial


class Dice:
    """Numbers that follow from a seed alone."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._thrown = 0

    def below(self, limit: int) -> int:
        """A number from 0 to limit - 1."""
        self._thrown += 1
        digest = hashlib.blake2b(f"{self._seed}:{self._thrown}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % limit


@dataclass
class Shift:
    """A rough shift at one scale: loads come and go, and everything else happens in between."""

    seed: str
    clock: HandClock = field(default_factory=HandClock)
    frames: int = 0
    true_placings: int = 0
    captured: int = 0
    captures: list[int] = field(default_factory=list)
    reasons: set[Unread | None] = field(default_factory=set)
    _truth: dict[int, int] = field(default_factory=dict)
    _quiet: int = 0
    _lain: int = 0
    _counted: bool = False
    _out_for: int = 0

    def __post_init__(self) -> None:
        self.dice = Dice(self.seed)
        self.bench = BenchScale(PACK_SCALE, self.clock, seed=len(self.seed))
        self.line = SimulatedScaleLine(self.bench)
        self.watched = WatchedScale(
            lambda: self.line,
            instrument=PACK_SCALE,
            clock=self.clock,
            on_change=self._changed,
            source=Source.SIMULATED,
        )
        self.connected = False
        self._seen_here: set[int] = set()

    def _changed(self, now: ScaleNow) -> None:
        if now.settled is not None and now.settled.placing not in self.captures:
            self.captures.append(now.settled.placing)
            self._seen_here.add(now.settled.placing)

    def step(self) -> None:
        """One frame: perhaps something happens, then the scale is asked, then the truth is compared."""
        self._happen()
        self.clock.advance(FRAME_MS)
        self._truth[self.clock().mono_ms] = self.bench.load_mg
        answered = self._ask()
        now = self.watched.now()
        self.reasons.add(now.unread)
        self.frames += 1
        if now.settled is not None:
            error = abs(now.settled.mass.milligrams - self._truth[now.settled.taken.mono_ms])
            assert error <= PACK_SCALE.d_mg, f"false capture, {error} mg off: {now}"
            assert self.clock().mono_ms - now.settled.taken.mono_ms <= 1000, "captured from an old frame"
            assert now.settled.source is Source.SIMULATED
        assert now.unread in (None, Unread.MOVING) or now.mass is None
        self._count_quiet(answered)

    def _ask(self) -> bool:
        try:
            if not self.connected:
                self.watched.connect()
                self.connected = True
            return self.watched.turn()
        except LineLost as lost:
            self.connected = False
            self.watched.lost(lost.code)
            return False

    def _happen(self) -> None:
        self._out_for = max(0, self._out_for - 1)
        if not self._out_for:
            self.bench.silent = False
            if not self.bench.plugged:
                self.bench.plug_in()
        lot = self.dice.below(1000)
        if lot >= (970 if self.bench.load_mg else 800):
            self._move_load()
            return
        if lot < 4:
            self.bench.garble(1 + self.dice.below(3))
        elif lot < 5:
            self._out_for = 1 + self.dice.below(40)
            self.bench.silent = True
        elif lot < 7:
            self._out_for = 1 + self.dice.below(40)
            self.bench.unplug()
        elif lot < 8 and self.connected and self.bench.plugged:
            self.line.restart()
        else:
            return
        self._quiet = 0

    def _move_load(self) -> None:
        if self.bench.load_mg and self.dice.below(6):
            self.bench.take_off()
            self._loaded_anew()
        elif self.bench.load_mg > PACK_SCALE.min_mg:
            self.bench.put(self.bench.load_mg + self.dice.below(20_000_000))  # something laid on top
            self._quiet = 0
            self._counted = True  # the same placing: it may have been captured before, or not
        elif self._quiet >= 12:  # the next pack takes time to bring, and people look at the scale
            kind = self.dice.below(10)
            loads = {0: 650_000_000, 1: -3_000_000, 2: 1_000_000, 3: -50_000_000}
            self.bench.put(loads.get(kind, 5_000_000 + self.dice.below(560_000_000)))
            self._loaded_anew()

    def _loaded_anew(self) -> None:
        assert len(self._seen_here) <= 1, "one placing was captured twice"
        self._seen_here = set()
        self._lain = self._quiet = 0
        self._counted = False

    def _count_quiet(self, answered: bool) -> None:
        """A true placing: it has lain for three seconds, and the last second of frames was undisturbed."""
        self._quiet = self._quiet + 1 if answered else 0
        self._lain += 1
        in_range = PACK_SCALE.min_mg + PACK_SCALE.d_mg < self.bench.load_mg < 599_000_000
        if in_range and self._lain >= 24 and self._quiet >= 8 and not self._counted:
            self._counted = True
            self.true_placings += 1
            self.captured += bool(self._seen_here)


def test_twenty_thousand_rough_frames_without_one_false_capture() -> None:
    shifts = [Shift(f"shift {number}") for number in range(4)]
    for shift in shifts:
        for _ in range(5000):
            shift.step()
    assert sum(shift.frames for shift in shifts) == 20_000
    true, captured = (sum(getattr(s, name) for s in shifts) for name in ("true_placings", "captured"))
    assert true > 80, "the shift must be busy enough to prove anything"
    assert captured >= 0.99 * true, f"{captured} of {true}"
    seen = set().union(*(shift.reasons for shift in shifts))
    assert seen >= {
        None,
        Unread.MOVING,
        Unread.OVERLOAD,
        Unread.UNDERLOAD,
        Unread.NEGATIVE,
        Unread.BELOW_MIN,
        Unread.BAD_FRAME,
        Unread.STALE,
        Unread.DISCONNECTED,
        Unread.CONNECTING,
    }
