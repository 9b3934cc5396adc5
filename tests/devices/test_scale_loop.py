"""When a weight may be captured, and a scale under its own thread."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.devices.line import Line, TcpLine
from app.devices.scale.driver import Polled
from app.devices.scale.settle import Placing, aged
from app.devices.scale.sics_answer import parse_answer
from app.devices.scale.watched import ScaleLoop, WatchedScale
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_server import ScaleServer
from app.devices.simulators.scale_wire import SimulatedScaleLine
from app.domain.moment import Moment
from app.domain.reading import Health, ScaleNow, Source, Unread
from tests.fakes.hand_clock import HandClock, real_moment
from tests.fakes.instruments import PACK_SCALE
from tests.fakes.scripted_line import ScriptedLine

SERIAL = b'I4 A "B021002593"\r\n'


class Frames:
    """Feeds a placing with frames, an eighth of a second apart."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.placing = Placing(PACK_SCALE, Source.INSTRUMENT)

    def see(self, text: str, late_ms: int = 0) -> ScaleNow:
        asked = self.clock()
        self.clock.advance(125 + late_ms)
        raw = f"{text}\r\n".encode()
        return self.placing.see(Polled(parse_answer(raw), raw, asked, self.clock()), self.clock())


def test_two_stable_frames_that_agree_make_one_reading() -> None:
    frames = Frames()
    assert frames.see("S D 411.2 kg").unread is Unread.MOVING
    first = frames.see("S S 412.0 kg")
    assert (first.unread, first.settled) == (Unread.MOVING, None)
    second = frames.see("S S 412.2 kg")
    assert second.unread is None
    assert second.settled is not None
    assert second.settled.mass.printed == "412.2"
    assert second.settled.raw == b"S S 412.2 kg\r\n"
    assert second.settled.taken == second.at


def test_two_stable_frames_that_differ_by_more_than_a_division_make_none() -> None:
    frames = Frames()
    for text in ("S S 412.0 kg", "S S 412.4 kg", "S S 412.8 kg"):
        assert frames.see(text).settled is None


@pytest.mark.parametrize("between", ["S D 412.0 kg", "S I", "S +", "garbage", "S S 412.0 lb", "S S Error 1b"])
def test_anything_between_two_stable_frames_starts_anew(between: str) -> None:
    frames = Frames()
    frames.see("S S 412.0 kg")
    assert frames.see(between).settled is None
    assert frames.see("S S 412.0 kg").settled is None
    assert frames.see("S S 412.0 kg").settled is not None


def test_another_load_without_an_empty_scale_in_between_says_what_to_do() -> None:
    frames = Frames()
    for _ in range(2):
        frames.see("S S 412.0 kg")
    frames.see("S D 420.0 kg")
    assert frames.see("S S 512.0 kg").unread is Unread.MOVING, "one still frame is not lying still"
    other = frames.see("S S 512.0 kg")
    assert (other.mass, other.unread, other.settled) == (None, Unread.NOT_EMPTIED, None)
    assert frames.see("S S 412.0 kg").settled is not None, "the first load lies there again"
    frames.see("S S 0.0 kg")
    frames.see("S S 512.0 kg")
    settled = frames.see("S S 512.0 kg").settled
    assert settled is not None
    assert settled.placing == 2


def test_lying_still_renews_the_reading_of_the_same_placing_and_never_creeps() -> None:
    frames = Frames()
    frames.see("S S 412.0 kg")
    shown = [frames.see(f"S S {kg} kg").settled for kg in ("412.0", "411.8", "412.0", "412.2")]
    assert [(r.placing, r.mass.printed) for r in shown if r] == [
        (1, "412.0"),
        (1, "411.8"),
        (1, "412.0"),
        (1, "412.2"),
    ]
    assert frames.see("S S 412.4 kg").settled is None, "more than a division from what settled first"


def test_weighing_again_counts_as_put_on_again() -> None:
    frames = Frames()
    frames.see("S S 412.0 kg")
    frames.see("S S 412.0 kg")
    frames.placing.again()
    assert frames.see("S S 450.0 kg").settled is None
    settled = frames.see("S S 450.0 kg").settled
    assert settled is not None
    assert settled.placing == 2


def test_a_late_frame_is_no_reading() -> None:
    frames = Frames()
    frames.see("S S 412.0 kg")
    now = frames.see("S S 412.0 kg", late_ms=900)
    assert (now.mass, now.unread, now.settled, now.health) == (None, Unread.STALE, None, Health.STALE)


def test_a_value_ages_by_itself() -> None:
    frames = Frames()
    frames.see("S S 412.0 kg")
    now = frames.see("S S 412.0 kg")
    frames.clock.advance(1000)
    assert aged(now, frames.clock()) == now
    frames.clock.advance(1)
    assert aged(now, frames.clock()) == replace(now, settled=None)
    frames.clock.advance(1000)
    old = aged(now, frames.clock())
    assert (old.mass, old.unread, old.settled, old.health) == (None, Unread.STALE, None, Health.STALE)
    lost = ScaleNow(None, Unread.DISCONNECTED, None, Health.LOST, now.at)
    assert aged(lost, frames.clock()) == lost, "what is lost does not become stale"


def watch(line: Line, clock: Callable[[], Moment], told: list[ScaleNow]) -> WatchedScale:
    """A connected scale that is asked by hand."""
    watched = WatchedScale(lambda: line, instrument=PACK_SCALE, clock=clock, on_change=told.append)
    watched.connect()
    return watched


def test_the_tare_key_is_seen_in_the_reading() -> None:
    clock = HandClock()
    bench = BenchScale(PACK_SCALE, clock)
    told: list[ScaleNow] = []
    bench.put(30_000_000)
    bench.press_tare()
    bench.put(330_000_000)
    watched = watch(SimulatedScaleLine(bench), clock, told)
    for _ in range(40):
        clock.advance(125)
        watched.turn()
    settled = told[-1].settled
    assert settled is not None
    assert settled.tare is not None
    assert settled.tare.milligrams == 30_000_000
    assert abs(settled.mass.milligrams - 300_000_000) <= PACK_SCALE.d_mg


@pytest.mark.parametrize("answer", [b"TA I\r\n", b"TA L\r\n", b"TA A 2.0 lb\r\n", b"\xff\r\n", b"ET\r\n"])
def test_a_tare_that_cannot_be_read_holds_the_capture_back(answer: bytes) -> None:
    weigh = (b"SI\r\n", b"S S 412.0 kg\r\n")
    pairs = [(b"I4\r\n", SERIAL), weigh, (b"TA\r\n", answer), weigh, (b"TA\r\n", answer)]
    told: list[ScaleNow] = []
    with ScriptedLine(pairs) as line:
        watched = watch(line, HandClock(), told)
        for _ in range(3):
            watched.turn()
    assert [now.settled for now in told] == [None]


def test_a_scale_without_a_tare_is_captured_without_one() -> None:
    weigh = (b"SI\r\n", b"S S 412.0 kg\r\n")
    told: list[ScaleNow] = []
    with ScriptedLine([(b"I4\r\n", SERIAL), weigh, (b"TA\r\n", b"ES\r\n"), weigh]) as line:
        watched = watch(line, HandClock(), told)
        for _ in range(3):
            watched.turn()
    settled = told[-1].settled
    assert settled is not None
    assert settled.tare is None


def test_a_restart_forgets_the_tare_and_asks_for_the_serial_again() -> None:
    weigh, tare = (b"SI\r\n", b"S S 412.0 kg\r\n"), (b"TA\r\n", b"TA A 2.0 kg\r\n")
    pairs = [(b"I4\r\n", SERIAL), weigh, tare, (b"SI\r\n", SERIAL), (b"I4\r\n", SERIAL), weigh]
    pairs += [(b"TA\r\n", b"TA A 0.0 kg\r\n"), weigh]
    told: list[ScaleNow] = []
    with ScriptedLine(pairs) as line:
        watched = watch(line, HandClock(), told)
        for _ in range(6):
            watched.turn()
    assert [now.unread for now in told] == [Unread.MOVING, Unread.CONNECTING, Unread.MOVING, None]
    settled = told[-1].settled
    assert settled is not None
    assert settled.tare is not None
    assert settled.tare.milligrams == 0


class LongWire:
    """A line that opens and then hangs until it is let go, as no wire should."""

    def __init__(self) -> None:
        self.hanging = threading.Event()
        self.let_go = threading.Event()

    def open(self) -> None:
        """There is nothing to open."""

    def close(self) -> None:
        """There is nothing to close."""

    def send(self, data: bytes) -> None:
        """Everything is taken."""

    def receive(self, timeout_s: float) -> bytes:
        """Hangs after the first question."""
        self.hanging.set()
        self.let_go.wait(30)
        return b""


class Told:
    """Collects what a loop tells and lets a test wait for it."""

    def __init__(self) -> None:
        self.changes: list[ScaleNow] = []
        self._came = threading.Condition()

    def __call__(self, now: ScaleNow) -> None:
        with self._came:
            self.changes.append(now)
            self._came.notify_all()

    def until(self, wanted: Callable[[ScaleNow], bool], since: int = 0) -> ScaleNow:
        """The first change from number `since` on that is as wanted; fails after 20 s."""
        with self._came:
            assert self._came.wait_for(lambda: any(map(wanted, self.changes[since:])), 20), self.changes
            return next(now for now in self.changes[since:] if wanted(now))


def make_loop(line: Line, told: Told, *, clock: Callable[[], Moment] = real_moment) -> ScaleLoop:
    return ScaleLoop(
        "scale", lambda: line, instrument=PACK_SCALE, clock=clock, on_change=told, source=Source.SIMULATED
    )


def test_a_shift_over_tcp_with_the_plug_pulled_in_the_middle() -> None:
    bench = BenchScale(PACK_SCALE, real_moment)
    server, told = ScaleServer(bench), Told()
    server.start()
    loop = make_loop(TcpLine("127.0.0.1", server.port), told)
    assert loop.now().unread is Unread.CONNECTING
    loop.start()
    told.until(lambda now: now.unread is Unread.BELOW_MIN)
    bench.put(412_000_000)
    settled = told.until(lambda now: now.settled is not None).settled
    assert settled is not None
    assert abs(settled.mass.milligrams - 412_000_000) <= PACK_SCALE.d_mg
    assert settled.source is Source.SIMULATED
    seen = len(told.changes)
    bench.unplug()
    lost = told.until(lambda now: now.unread is Unread.DISCONNECTED, seen)
    assert (lost.mass, lost.settled, lost.health) == (None, None, Health.LOST)
    assert loop.now().mass is None
    seen = len(told.changes)
    bench.plug_in()
    back = told.until(lambda now: now.settled is not None, seen).settled
    assert back is not None
    assert back.placing == settled.placing, "nothing was lifted in between"
    assert loop.stop()
    assert server.stop()
    quiet = {(now.health, now.unread, now.settled and now.settled.placing) for now in told.changes[-1:]}
    assert len(quiet) == 1
    assert all(a != b for a, b in zip(map(_face, told.changes), map(_face, told.changes[1:]), strict=False))


def _face(now: ScaleNow) -> tuple[object, ...]:
    return (now.health, now.unread, now.settled.placing if now.settled else None)


def test_now_is_stale_even_when_the_thread_hangs() -> None:
    clock, line, told = HandClock(), LongWire(), Told()
    loop = make_loop(line, told, clock=clock)
    loop.start()
    assert line.hanging.wait(20)
    assert loop.now().unread is Unread.CONNECTING
    assert not loop.stop(deadline_s=0.05), "a hanging thread is reported, not hidden"
    line.let_go.set()
    assert loop.stop()


def test_a_settled_value_goes_stale_when_nobody_asks() -> None:
    clock = HandClock()
    bench = BenchScale(PACK_SCALE, clock)
    bench.put(412_000_000)
    clock.advance(5000)
    watched = watch(SimulatedScaleLine(bench), clock, [])
    for _ in range(3):
        watched.turn()
    assert watched.now().settled is not None
    clock.advance(2001)
    assert (watched.now().unread, watched.now().mass) == (Unread.STALE, None)


def test_another_scale_than_the_settings_name_is_not_used() -> None:
    bench = BenchScale(replace(PACK_SCALE, serial="OTHER"), real_moment)
    told = Told()
    loop = make_loop(SimulatedScaleLine(bench), told)
    loop.start()
    now = told.until(lambda now: now.unread is Unread.DEVICE_ERROR)
    assert now.health is Health.LOST
    assert loop.stop()


def test_stopping_is_quick_even_while_waiting_to_try_again() -> None:
    bench = BenchScale(PACK_SCALE, real_moment)
    bench.unplug()
    told = Told()
    loop = make_loop(SimulatedScaleLine(bench), told)
    loop.start()
    told.until(lambda now: now.health is Health.LOST)
    began = time.monotonic()
    assert loop.stop()
    assert time.monotonic() - began < 1.0
