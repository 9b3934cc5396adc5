"""A bench meter over SCPI: its figures, its marks, its open leads, and a plug that is pulled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.line import Line, LineLost, SerialLine, TcpLine
from app.devices.simulators.bench_meter import BenchMeter
from app.devices.simulators.ends import PtyEnd, TcpEnd
from app.devices.simulators.scpi_speech import ScpiMouth, scientific
from app.devices.voltage_meter.driver import MeterFrame, Shows, VoltageMeter
from app.devices.voltage_meter.profile import OpenLeads, ScpiProfile
from app.devices.voltage_meter.scpi import ScpiMeter
from app.devices.voltage_meter.scpi_figure import read_figure
from app.devices.voltage_meter.watched import MeterLoop, WatchedMeter
from app.domain.reading import Health, Unread
from app.domain.voltage import VoltageNow, parse_voltage
from tests.contracts.voltage_meter import FRAME_MS, RESTING_MV, MeterContract, Probed, until_answered
from tests.devices.test_bench_meter import bring
from tests.devices.test_meter_loop import Told
from tests.fakes.hand_clock import HandClock, real_moment
from tests.fakes.instruments import BENCH_METER
from tests.fakes.scripted_line import ScriptedLine

BAND = ScpiProfile("MEAS:VOLT:DC?", b"\n", OpenLeads.BAND, step_mv=100, open_to_mv=1000)
MARK = ScpiProfile("MEAS:VOLT?", b"\r\n", OpenLeads.MARK, step_mv=100, open_mark=Decimal("1.0000E+9"))
OVERLOAD = replace(BAND, query="READ?", open_leads=OpenLeads.OVERLOAD)
IDENTITY = (b"*IDN?\n", b"Agilent Technologies,34461A,V70011,A.02.08-02.37-02.08-00.49-01-01\n")
QUESTION = b"MEAS:VOLT:DC?\n"


class _ScpiContract(MeterContract):
    """One frame is not enough: SCPI has no word for a still value, two equal figures are needed."""

    lead = 1

    def prints(self, printed: str, raw: bytes) -> bool:
        return abs(Decimal(printed) - Decimal(raw.decode("ascii").strip())) < Decimal("0.001")


class _OverTcp(_ScpiContract):
    profile = BAND

    @contextmanager
    def meter(self, probed: Probed, clock: HandClock) -> Iterator[VoltageMeter]:
        bench = BenchMeter(BENCH_METER, clock)
        bring(bench, probed, clock)
        end = TcpEnd("scpi", lambda: ScpiMouth(bench, self.profile), plugged=lambda: bench.plugged)
        end.start()
        line = TcpLine("127.0.0.1", end.port)
        try:
            yield ScpiMeter(line, clock, self.profile)
        finally:
            line.close()
            assert end.stop()


class TestOpenLeadsInABand(_OverTcp):
    """A multimeter whose open leads read next to nothing."""


class TestOpenLeadsUnderABias(_OverTcp):
    """A multimeter with nine volts through a large resistance across its input."""

    profile = replace(BAND, open_from_mv=8_000, open_to_mv=10_000)


class TestOpenLeadsWithAMark(_OverTcp):
    """A battery tester that measures whether its leads have contact."""

    profile = MARK


class TestOverASerialPort(_ScpiContract):
    """The same words behind a pseudo-terminal."""

    @pytest.fixture(autouse=True)
    def _where(self, tmp_path: Path) -> None:
        self.path = tmp_path / "usb-meter"

    @contextmanager
    def meter(self, probed: Probed, clock: HandClock) -> Iterator[VoltageMeter]:
        bench = BenchMeter(BENCH_METER, clock)
        bring(bench, probed, clock)
        profile = replace(MARK, remote=True)
        end = PtyEnd("scpi", lambda: ScpiMouth(bench, profile), plugged=lambda: bench.plugged, path=self.path)
        end.start()
        line = SerialLine(str(self.path))
        try:
            yield ScpiMeter(line, clock, profile)
        finally:
            line.close()
            assert end.stop()


class TestAsTheManualPrintsIt(_ScpiContract):
    """Figures in the form of the 34401A's manual, chapter 4, "Output Data Formats"."""

    def prints(self, printed: str, raw: bytes) -> bool:
        return super().prints(printed, raw) and raw.startswith((b"+", b"-"))

    @contextmanager
    def meter(self, probed: Probed, clock: HandClock) -> Iterator[VoltageMeter]:
        figures = {
            Probed.AIR: [b"+3.12400000E-01\n"],
            Probed.RESTING: [b"+8.42000000E+01\n"],
            Probed.REVERSED: [b"-8.42000000E+01\n"],
            Probed.SETTLING: [b"+7.19000000E+01\n", b"+8.24000000E+01\n"],
            Probed.TOO_MUCH: [b"+9.90000000E+37\n"],
        }[probed]
        answers = [figures[min(number, len(figures) - 1)] for number in range(8)]
        line = ScriptedLine([IDENTITY, *[(QUESTION, answer) for answer in answers]], chunk=5)
        asked = _Lenient(line, IDENTITY[0])
        yield ScpiMeter(asked, clock, BAND)


class _Lenient:
    """Lets a test begin behind the identity, and end before the script does."""

    def __init__(self, line: ScriptedLine, first: bytes) -> None:
        self._line = line
        self._first = first
        self._begun = False

    def open(self) -> None:
        self._line.open()

    def close(self) -> None:
        self._line.close()

    def send(self, data: bytes) -> None:
        if not self._begun and data != self._first:
            self._line.send(self._first)
            while self._line.receive(0.0):
                pass
        self._begun = True
        self._line.send(data)

    def receive(self, timeout_s: float) -> bytes:
        return self._line.receive(timeout_s)


def frames_of(line: Line, clock: HandClock, count: int, profile: ScpiProfile = BAND) -> list[MeterFrame]:
    """The next frames, an eighth of a second apart."""
    meter = ScpiMeter(line, clock, profile)
    meter.open()
    frames = []
    for _ in range(count):
        frames.append(until_answered(meter.read))
        clock.advance(FRAME_MS)
    return frames


@pytest.mark.parametrize(
    ("text", "profile", "wanted"),
    [
        ("+8.42013750E+01", BAND, (Shows.STILL, "84.202")),
        ("-3.26400000E+02", BAND, (Shows.STILL, "-326.400")),
        ("-4.00000000E-04", MARK, (Shows.STILL, "-0.001")),
        ("-0.00000000E+00", MARK, (Shows.STILL, "0.000")),
        ("+1.00000000E+00", BAND, (Shows.OPEN, "1.000")),
        ("-1.00000000E+00", BAND, (Shows.OPEN, "-1.000")),
        ("+1.00000010E+00", BAND, (Shows.STILL, "1.001")),
        (" 326.40", MARK, (Shows.STILL, "326.400")),
        (" 1.0000E+9", MARK, (Shows.OPEN, "")),
        (" 1.0000E+8", MARK, (Shows.OVER, "")),
        ("+9.90000000E+37", BAND, (Shows.OVER, "")),
        ("-9.90000000E+37", BAND, (Shows.OVER, "")),
        ("+9.90000000E+37", OVERLOAD, (Shows.OPEN, "")),
        ("+9.91000000E+37", BAND, (Shows.FAULT, "")),
        ("+9.91000000E+37", OVERLOAD, (Shows.FAULT, "")),
        ("NAN", BAND, (Shows.FAULT, "")),
        ("-INF", BAND, (Shows.OVER, "")),
        ("84,2", BAND, (Shows.GARBLED, "")),
        ("+8.42E+01,+1.0E-3", BAND, (Shows.GARBLED, "")),
        ("8.4.2", BAND, (Shows.GARBLED, "")),
        ("VOLT 84.2", BAND, (Shows.GARBLED, "")),
        ("1e999", BAND, (Shows.GARBLED, "")),
        ("٨٤", BAND, (Shows.GARBLED, "")),
        ("", BAND, (Shows.GARBLED, "")),
    ],
)
def test_what_a_meter_prints(text: str, profile: ScpiProfile, wanted: tuple[Shows, str]) -> None:
    assert read_figure(text, profile) == wanted


@given(st.integers(-99_999_999, 99_999_999))
def test_every_whole_millivolt_comes_back_as_it_was(millivolts: int) -> None:
    shows, printed = read_figure(scientific(millivolts), MARK)
    assert shows is Shows.STILL
    assert parse_voltage(printed, "V").millivolts == millivolts


@given(st.decimals(-2000, 2000, places=9))
def test_what_is_finer_than_a_millivolt_never_reads_less_than_it_is(volts: Decimal) -> None:
    printed = Decimal(read_figure(f"{volts:.9f}", MARK)[1])
    assert 0 <= abs(printed) - abs(volts) < Decimal("0.001")
    assert printed * volts >= 0


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    shows, printed = read_figure(text, BAND)
    assert (printed == "") == (shows not in (Shows.STILL, Shows.OPEN))


def test_two_equal_figures_are_still_and_a_step_is_not() -> None:
    figures = [b"+8.42000000E+01\n", b"+8.43000000E+01\n", b"+8.45000000E+01\n", b"+8.45000000E+01\n"]
    with ScriptedLine([(QUESTION, figure) for figure in figures]) as line:
        shown = [frame.shows for frame in frames_of(line, HandClock(), 4)]
    assert shown == [Shows.MOVING, Shows.STILL, Shows.MOVING, Shows.STILL]


def test_a_pause_between_two_equal_figures_is_no_calm() -> None:
    clock = HandClock()
    with ScriptedLine([(QUESTION, b"+8.42000000E+01\n")] * 2) as line:
        meter = ScpiMeter(line, clock, BAND)
        meter.open()
        until_answered(meter.read)
        clock.advance(1001)
        assert until_answered(meter.read).shows is Shows.MOVING


@pytest.mark.parametrize(
    ("identity", "serial"),
    [
        (IDENTITY[1], "V70011"),
        (b"HIOKI,BT3564,0,V1.00\n", ""),
        (b'"MTX 3292", HV A, FV 1.01\n', ""),
        (b"FLUKE,8846A, 1234 ,1.0\n", "1234"),
    ],
)
def test_the_serial_number_stands_third(identity: bytes, serial: str) -> None:
    with ScriptedLine([(b"*IDN?\n", identity)]) as line:
        meter = ScpiMeter(line, HandClock(), BAND)
        meter.open()
        assert until_answered(meter.identify) == serial


class _Deaf:
    """Answers nothing but questions about errors."""

    def __init__(self, errors: list[bytes]) -> None:
        self.sent: list[bytes] = []
        self._errors = errors
        self._said = b""

    def open(self) -> None:
        self._said = b""

    def close(self) -> None:
        return

    def send(self, data: bytes) -> None:
        self.sent.append(data)
        if data == b"SYST:ERR?\n" and self._errors:
            self._said += self._errors.pop(0)

    def receive(self, timeout_s: float) -> bytes:
        said, self._said = self._said, b""
        return said


def test_a_question_that_the_meter_does_not_know_is_told_with_its_own_words(
    expected_log: Callable[[str], None],
) -> None:
    expected_log('voltage_meter.scpi: .*-113,"Undefined header"')
    clock, line = HandClock(), _Deaf([b'-113,"Undefined header"\n'])
    told: list[VoltageNow] = []
    watched = WatchedMeter(_Known(line, clock), instrument=BENCH_METER, clock=clock, on_change=told.append)
    watched.connect()
    watched.turn()
    for _ in range(20):
        clock.advance(FRAME_MS)
        watched.turn()
    assert [now.unread for now in told if now.unread is not Unread.CONNECTING] == [Unread.DEVICE_ERROR]
    assert line.sent.count(b"SYST:ERR?\n") == 1


class _Known(ScpiMeter):
    """A meter that has named itself already."""

    def __init__(self, line: Line, clock: HandClock) -> None:
        super().__init__(line, clock, BAND)

    def identify(self) -> str | None:
        return BENCH_METER.serial


def test_a_silent_meter_without_an_error_is_lost_after_five_seconds() -> None:
    clock, line = HandClock(), _Deaf([b'+0,"No error"\n'])
    meter = ScpiMeter(line, clock, BAND)
    meter.open()
    for _ in range(49):
        assert meter.read() is None
        clock.advance(100)
    clock.advance(100)
    with pytest.raises(LineLost, match=r"meter\.no_answer"):
        meter.read()
    assert line.sent == [QUESTION, b"SYST:ERR?\n"]


def test_late_answers_and_old_errors_are_no_answers() -> None:
    script = [
        (QUESTION, b'-222,"Data out of range"\n+8.42000000E+01\n+1.00000000E+02\n'),
        (QUESTION, b"+8.42E+01\n"),
    ]
    with ScriptedLine(script) as line:
        frames = frames_of(line, HandClock(), 2)
    assert [frame.printed for frame in frames] == ["84.200", "84.200"]
    assert frames[-1].shows is Shows.STILL


def test_a_meter_that_never_ends_its_line_is_let_go() -> None:
    line = ScriptedLine([(QUESTION, b"8" * 2000)], chunk=100)
    meter = ScpiMeter(line, HandClock(), BAND)
    meter.open()
    with pytest.raises(LineLost, match="babbling"):
        until_answered(meter.read)


def test_bytes_that_are_no_text_are_garbled() -> None:
    with ScriptedLine([(QUESTION, b"\xff\xfe8.4\n")]) as line:
        assert frames_of(line, HandClock(), 1)[0].shows is Shows.GARBLED


@pytest.fixture(params=["tcp", "serial"])
def wired(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[BenchMeter, Line, ScpiProfile]]:
    """A bench meter behind a real wire."""
    bench = BenchMeter(BENCH_METER, real_moment)
    end: TcpEnd | PtyEnd
    line: Line
    if request.param == "tcp":
        profile = BAND
        end = TcpEnd("scpi", lambda: ScpiMouth(bench, profile), plugged=lambda: bench.plugged)
        line = TcpLine("127.0.0.1", end.port)
    else:
        profile = MARK
        path = tmp_path / "usb-meter"
        end = PtyEnd("scpi", lambda: ScpiMouth(bench, profile), plugged=lambda: bench.plugged, path=path)
        line = SerialLine(str(path))
    end.start()
    yield bench, line, profile
    line.close()
    assert end.stop()


def test_a_pack_is_measured_with_the_plug_pulled_in_the_middle(
    wired: tuple[BenchMeter, Line, ScpiProfile],
) -> None:
    bench, line, profile = wired
    told = Told()
    loop = MeterLoop(
        "meter",
        ScpiMeter(line, real_moment, profile),
        instrument=BENCH_METER,
        clock=real_moment,
        on_change=told,
    )
    loop.start()
    told.until(lambda now: now.unread is Unread.NO_CONTACT)
    bench.touch(RESTING_MV)
    settled = told.until(lambda now: now.settled is not None).settled
    assert settled is not None
    assert abs(settled.voltage.millivolts - RESTING_MV) <= BENCH_METER.resolution_mv
    assert (settled.instrument.serial, settled.touch) == (BENCH_METER.serial, 1)
    seen = len(told.changes)
    bench.unplug()
    lost = told.until(lambda now: now.unread is Unread.DISCONNECTED, seen)
    assert (lost.voltage, lost.settled, lost.health) == (None, None, Health.LOST)
    seen = len(told.changes)
    bench.plug_in()
    back = told.until(lambda now: now.settled is not None, seen).settled
    assert back is not None
    assert back.touch == 1, "the probes were never seen in the air"
    seen = len(told.changes)
    bench.touch(43_100)
    other = told.until(lambda now: now.settled is not None and now.settled.touch == 2, seen).settled
    assert other is not None
    assert abs(other.voltage.millivolts - 43_100) <= BENCH_METER.resolution_mv
    assert loop.stop()
