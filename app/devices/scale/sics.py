"""The driver of a Mettler-Toledo scale: one command at a time, an answer or none, no thread, no retry."""

from collections.abc import Callable
from dataclasses import dataclass

from app.devices.line import Line, LineLost
from app.devices.scale.frame import Frame, FrameKind
from app.devices.scale.sics_answer import parse_answer
from app.domain.moment import Moment

REPLY_TIMEOUT_MS = 5000
_SLICE_MS = 90
_LONGEST_LINE = 512
_CHUNKS_PER_CALL = 32  # a device that talks without end must not hold the loop


class DeviceRestarted(Exception):
    """The scale announced itself while something else was asked: it was off, and its tare is gone."""


@dataclass(frozen=True, slots=True)
class Polled:
    """One answer with its bytes, when it was asked for and when it was complete."""

    answer: Frame
    raw: bytes
    asked: Moment
    at: Moment


class SicsScale:
    """Speaks MT-SICS over an open line.

    Every question comes back within 100 ms: with the answer, or with None when it has not come yet and
    the same question is to be put again to go on waiting. Nothing here ever zeroes or tares the scale.
    """

    def __init__(self, line: Line, clock: Callable[[], Moment]) -> None:
        self._line = line
        self._clock = clock
        self._pending: tuple[bytes, Moment] | None = None
        self._unread = b""

    def identify(self) -> str | None:
        """The scale's serial number, "" when it has no such command, None while it is not known yet.

        Raises:
            DeviceRestarted: it announced itself before it was asked; ask again.
            LineLost: the line broke, no answer within 5 s, or an answer to something else.
        """
        polled = self._ask(b"I4")
        if polled is None:
            return None
        answer = polled.answer
        if answer.kind is FrameKind.SERIAL and answer.value is not None:
            return answer.value
        if answer.kind is FrameKind.ERROR and answer.error != "transmission":
            return ""
        if answer.kind is FrameKind.ACK and answer.command == "I4":
            return None  # not executable while it starts up: asked again by the next call
        raise LineLost("scale.out_of_step")

    def poll(self) -> Polled | None:
        """What the scale shows now (`SI`).

        Raises:
            DeviceRestarted: the scale announced itself instead.
            LineLost: the line broke, no answer within 5 s, or an answer to something else.
        """
        return self._answer_to(b"SI", "S")

    def tare(self) -> Polled | None:
        """The tare in force (`TA` reads it); an ERROR answer means the scale has no such command.

        Raises:
            DeviceRestarted, LineLost: as for `poll`.
        """
        return self._answer_to(b"TA", "TA")

    def _answer_to(self, command: bytes, verb: str) -> Polled | None:
        polled = self._ask(command)
        if polled is None:
            return None
        if polled.answer.kind is FrameKind.SERIAL:
            raise DeviceRestarted
        if polled.answer.command not in (verb, None):
            raise LineLost("scale.out_of_step")
        return polled

    def _ask(self, command: bytes) -> Polled | None:
        if self._pending is None:
            self._drop_old()
            asked = self._clock()
            self._line.send(command + b"\r\n")
            self._pending = (command, asked)
        pending, asked = self._pending
        if pending != command:
            raise ValueError("one command at a time")
        until = self._clock().mono_ms + _SLICE_MS
        for _ in range(_CHUNKS_PER_CALL):
            line = self._next_line(until)
            if line is None:
                break
            answer = parse_answer(line)
            if answer.kind is FrameKind.ACK and answer.status == "B":
                continue  # busy, more to come
            self._pending = None
            return Polled(answer, line, asked, self._clock())
        if self._clock().mono_ms - asked.mono_ms >= REPLY_TIMEOUT_MS:
            raise LineLost("scale.no_answer")
        return None

    def _drop_old(self) -> None:
        """Whatever came unasked is no answer to the next question, but may tell of a restart."""
        old = self._unread
        for _ in range(_CHUNKS_PER_CALL):
            chunk = self._line.receive(0.0)
            if not chunk:
                break
            old += chunk
        *lines, self._unread = old.split(b"\r\n")  # a torn last line stays, and spoils what joins it
        if any(parse_answer(line + b"\r\n").kind is FrameKind.SERIAL for line in lines):
            raise DeviceRestarted

    def _next_line(self, until_ms: int) -> bytes | None:
        for _ in range(_CHUNKS_PER_CALL):
            line, mark, rest = self._unread.partition(b"\r\n")
            if mark:
                self._unread = rest
                return line + mark
            if len(self._unread) > _LONGEST_LINE:
                raise LineLost("scale.babbling")
            chunk = self._line.receive(max(0, until_ms - self._clock().mono_ms) / 1000)
            if not chunk:
                return None
            self._unread += chunk
        return None
