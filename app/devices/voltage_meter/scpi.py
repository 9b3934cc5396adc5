"""A bench meter that speaks SCPI (IEEE 488.2) over TCP or a serial line: asked, and never set to anything."""

import logging
import re
from collections.abc import Callable

from app.devices.line import Line, LineLost
from app.devices.voltage_meter.driver import MeterFrame, Shows
from app.devices.voltage_meter.profile import ScpiProfile
from app.devices.voltage_meter.scpi_figure import read_figure
from app.domain.moment import Moment
from app.domain.voltage import parse_voltage

IDENTITY = b"*IDN?"
ERROR = b"SYST:ERR?"
REMOTE = b"SYST:REM"
REPLY_TIMEOUT_MS = 5000
DOUBT_MS = 2000  # so long without an answer, and the meter is asked what it did not understand
_SLICE_MS = 90
_PIECES_PER_CALL = 16  # a device that talks without end must not hold the loop
_LONGEST_LINE = 512
_CALM_GAP_MS = 1000
_ERROR_LINE = re.compile(rb'\s*([+-]?[0-9]{1,6})\s*,\s*".*"\s*', re.DOTALL)

LOG = logging.getLogger(__name__)


class ScpiMeter:
    """The driver. SCPI has no word for a still value: two figures within a step of each other are one."""

    def __init__(self, line: Line, clock: Callable[[], Moment], profile: ScpiProfile) -> None:
        self._line = line
        self._clock = clock
        self._profile = profile
        self._torn = b""
        self._lines: list[bytes] = []
        self._pending: tuple[bytes, Moment] | None = None
        self._doubted: Moment | None = None
        self._before: tuple[int, int] | None = None  # the figure before in millivolts, and when it came
        self._told = b""

    def open(self) -> None:
        """Connect. Raises LineLost."""
        self._line.open()
        self._torn, self._lines = b"", []
        self._pending = self._doubted = self._before = None
        if self._profile.remote:
            self._send(REMOTE)

    def close(self) -> None:
        """Let go; closing twice is no fault."""
        self._line.close()

    def identify(self) -> str | None:
        """The serial number in the third field of the identity (IEEE 488.2, 10.14), "" for none or "0".

        Raises:
            LineLost: the line broke, or no answer within 5 s.
        """
        answer = self._ask(IDENTITY)
        if answer is None:
            return None
        fields = answer[0].decode("ascii", "replace").split(",")
        serial = fields[2].strip() if len(fields) >= 4 else ""
        return "" if serial == "0" else serial

    def read(self) -> MeterFrame | None:
        """What the meter shows now, None when the answer has not come yet and is to be asked for again.

        Raises:
            LineLost: the line broke, or no answer within 5 s.
        """
        answer = self._ask(self._profile.query.encode("ascii"))
        if answer is None:
            return None
        raw, asked = answer
        at = self._clock()
        if _ERROR_LINE.fullmatch(raw):
            self._tell(raw)
            return MeterFrame(Shows.FAULT, "", "", raw, asked, at)
        try:
            shows, printed = read_figure(raw.decode("ascii"), self._profile)
        except UnicodeDecodeError:
            shows, printed = Shows.GARBLED, ""
        if shows is Shows.STILL:
            shows = self._calm(printed, asked, at)
        else:
            self._before = None
        return MeterFrame(shows, printed, "V", raw, asked, at)

    def _calm(self, printed: str, asked: Moment, at: Moment) -> Shows:
        """Still when the figure before, not long ago, was the same within a step."""
        amount = parse_voltage(printed, "V").millivolts
        before, self._before = self._before, (amount, at.mono_ms)
        if before is None or asked.mono_ms - before[1] > _CALM_GAP_MS:
            return Shows.MOVING
        return Shows.STILL if abs(amount - before[0]) <= self._profile.step_mv else Shows.MOVING

    def _ask(self, question: bytes) -> tuple[bytes, Moment] | None:
        """The answer and when it was asked for; for an error the meter names, when that was asked for."""
        if self._pending is None:
            self._drop_old()
            self._pending, self._doubted = (question, self._clock()), None
            self._send(question)
        asked = self._pending[1]
        until = self._clock().mono_ms + _SLICE_MS
        for _ in range(_PIECES_PER_CALL):
            line = self._next_line(until)
            if line is None:
                break
            error = _ERROR_LINE.fullmatch(line)
            if error is None:
                self._pending = None
                return line, asked
            if self._doubted is not None and int(error[1]) != 0:
                self._pending = None
                return line, self._doubted
        self._grow_impatient(asked)
        return None

    def _grow_impatient(self, asked: Moment) -> None:
        waited = self._clock().mono_ms - asked.mono_ms
        if waited >= REPLY_TIMEOUT_MS:
            raise LineLost("meter.no_answer")
        if waited >= DOUBT_MS and self._doubted is None:
            self._doubted = self._clock()
            self._send(ERROR)

    def _drop_old(self) -> None:
        """Whatever came unasked or too late is no answer to the next question."""
        for _ in range(_PIECES_PER_CALL):
            if not self._line.receive(0.0):
                break
        self._torn, self._lines = b"", []

    def _next_line(self, until_ms: int) -> bytes | None:
        for _ in range(_PIECES_PER_CALL):
            if self._lines:
                return self._lines.pop(0)
            piece = self._line.receive(max(0, until_ms - self._clock().mono_ms) / 1000)
            if not piece:
                return None
            *whole, self._torn = re.split(rb"[\r\n]", self._torn + piece)
            if len(self._torn) > _LONGEST_LINE:
                raise LineLost("meter.babbling")
            self._lines += [line for line in whole if line.strip()]
        return None

    def _send(self, words: bytes) -> None:
        self._line.send(words + self._profile.terminator)

    def _tell(self, error: bytes) -> None:
        """Into the log, once: the screen says that the meter reports a fault, the log says which."""
        if error != self._told:
            self._told = error
            LOG.warning("the voltage meter reports %s", error.decode("ascii", "replace").strip()[:200])
