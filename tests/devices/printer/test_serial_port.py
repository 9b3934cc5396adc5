"""A label printer on a serial line: the job whole and in order, and every loss told for what it is."""

import time
from dataclasses import dataclass, field

import pytest

from app.devices.line import LineLost
from app.devices.printer.channel import Patience
from app.devices.printer.delivery import Asks
from app.devices.printer.serial_port import SerialPrinter
from app.devices.printer.speech import SPEECHES, TSPL, ZPL, Language, Speech
from app.papers.label_tspl import label_tspl
from app.papers.label_zpl import label_zpl
from tests.fakes.labels import MODULE, PLANT
from tests.fakes.printer_tongues import Condition, Event, Tongue, TsplTongue, ZplTongue

JOBS = {Language.ZPL: label_zpl(MODULE, zone=PLANT), Language.TSPL: label_tspl(MODULE, zone=PLANT)}
TONGUES: dict[Language, type[ZplTongue | TsplTongue]] = {Language.ZPL: ZplTongue, Language.TSPL: TsplTongue}
SHORT = Patience(attempts=3, pause_s=0.0, answer_s=0.2, come_out_s=0.2, whole_s=20.0)
BAUD = 100_000_000  # the wire's pace is not what these tests look at


@dataclass
class PrinterLine:
    """The port `Line` to a printer that is there, or breaks after so many bytes."""

    tongue: Tongue
    condition: Condition = field(default_factory=Condition)
    breaks_after: int | None = None
    absent: int = 0  # so many attempts to open it fail
    opened: int = 0
    jobs: list[bytes] = field(default_factory=list)
    taken: int = 0
    _answers: bytes = b""
    _open: bool = False

    def open(self) -> None:
        self.opened += 1
        if self.absent:
            self.absent -= 1
            raise LineLost("line.no_port")
        self._open = True

    def close(self) -> None:
        self._open = False

    def send(self, data: bytes) -> None:
        if not self._open or (self.breaks_after is not None and self.taken + len(data) > self.breaks_after):
            raise LineLost("line.broken")
        self.taken += len(data)
        for event, job in self.tongue.heard(data):
            if event is Event.JOB:
                self.jobs.append(job)
            elif not self.condition.silent:
                self._answers += self.tongue.answer(self.condition, 0)

    def receive(self, timeout_s: float) -> bytes:
        heard, self._answers = self._answers, b""
        return heard


EVERY = pytest.mark.parametrize("speech", list(SPEECHES.values()), ids=lambda speech: speech.language.value)


def fitted(speech: Speech, asks: Asks = Asks.WELCOME, **how: object) -> tuple[PrinterLine, SerialPrinter]:
    line = PrinterLine(TONGUES[speech.language](), **how)  # type: ignore[arg-type]
    return line, SerialPrinter(line, baud=BAUD, speech=speech, asks=asks, patience=SHORT)


@EVERY
@pytest.mark.parametrize("asks", list(Asks))
def test_a_job_arrives_whole_and_the_line_stays_open(speech: Speech, asks: Asks) -> None:
    line, printer = fitted(speech, asks)
    job = JOBS[speech.language]
    assert [printer.send(job), printer.send(job)] == ["", ""]
    assert line.jobs == [job, job]


@EVERY
def test_one_that_cannot_print_is_sent_nothing(speech: Speech) -> None:
    line, printer = fitted(speech, condition=Condition(out_of_labels=True))
    assert printer.send(JOBS[speech.language]) == printer.look() == "printer.out_of_labels"
    assert line.jobs == []


@EVERY
def test_it_is_lost_after_three_misses_only(speech: Speech) -> None:
    line, printer = fitted(speech, absent=2)
    assert printer.send(JOBS[speech.language]) == ""
    line, printer = fitted(speech, absent=3)
    assert printer.send(JOBS[speech.language]) == "printer.offline"
    assert (line.opened, line.jobs) == (3, [])


@EVERY
@pytest.mark.parametrize("part", [0.01, 0.4, 0.99])
def test_a_job_that_broke_off_spoils_no_later_one(speech: Speech, part: float) -> None:
    job = JOBS[speech.language]
    line, printer = fitted(speech, breaks_after=int(len(job) * part))
    assert printer.send(job) == "printer.cut_off"
    assert line.jobs == []
    line.breaks_after = None
    assert printer.send(job) == ""
    assert line.jobs == [job]


def test_a_line_that_never_empties_is_a_timeout() -> None:
    line = PrinterLine(TsplTongue())
    printer = SerialPrinter(
        line, baud=400, speech=TSPL, asks=Asks.NEVER, patience=Patience(whole_s=0.3, pause_s=0.0)
    )
    assert printer.send(JOBS[Language.TSPL]) == "printer.timeout"
    assert line.jobs == []


def test_nothing_is_sent_faster_than_the_wire_carries_it() -> None:
    line = PrinterLine(ZplTongue())
    printer = SerialPrinter(line, baud=38_400, speech=ZPL, asks=Asks.NEVER, patience=SHORT)
    began = time.monotonic()
    assert printer.send(b"^XA" + b"0" * 1000 + b"^XZ\n") == ""
    assert time.monotonic() - began >= 1000 * 10 / 38_400
