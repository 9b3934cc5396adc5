"""Codes out of the bytes of a serial scanner: whole ones only, and the reason why something was none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

TERMINATORS: Final[Mapping[str, bytes]] = MappingProxyType({"cr": b"\r", "lf": b"\n", "crlf": b"\r\n"})
LONGEST_BYTES: Final = 4096
"""More than the largest Data Matrix (3116 digits) or any label holds; a stream that never ends holds more."""
QUIET_MS: Final = 50
"""So long nothing comes after a whole code: a scanner needs longer from one code to the next."""
UNENDED_MS: Final = 500
"""What has not been ended after this never will be: at 1200 baud a sign takes 9 ms."""

# What ISO/IEC 15434 puts between fields, and what a code of several lines holds; no other control
# character is in any code on a battery, but a wrong baud rate is full of them.
_IN_CODES = frozenset(b"\x04\x1c\x1d\x1e\x1f\t\r\n")
_FIRST_PRINTABLE = 0x20
_DELETE = 0x7F
_C1 = range(0x80, 0xA0)


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing the scanner sent. Either `payload`, or `fault`: the stable code of why it is no code.

    reader.ending  it ended otherwise than set, or not at all
    reader.several_lines  more codes than one without a pause, as a code with a line break in it makes
    reader.too_long  more than `LONGEST_BYTES`
    reader.garbled  signs that are in no code: another baud rate or framing
    """

    payload: bytes = b""
    fault: str = ""


@dataclass(slots=True)
class Frames:
    """Gathers bytes until the scanner is quiet, so that a code which holds its own ending is not split."""

    terminator: bytes
    _held: bytearray = field(default_factory=bytearray)
    _last_ms: int = 0
    _spilling: bool = False

    def forget(self) -> None:
        """The line was lost: half a code before it is no part of what comes after."""
        self._held.clear()
        self._spilling = False

    def see(self, data: bytes, at_ms: int) -> Heard | None:
        """Take what one look at the line brought, nothing included; what is whole by then.

        Only a look that brought nothing ends anything: after a stall the bytes that waited come first.
        """
        if data:
            return self._take(data, at_ms)
        pause = at_ms - self._last_ms
        if self._spilling:
            self._spilling = pause < QUIET_MS
            return None
        if not self._held or pause < QUIET_MS:
            return None
        if self._held.endswith(self.terminator):
            return self._whole()
        return self._refused("reader.ending") if pause >= UNENDED_MS else None

    def _take(self, data: bytes, at_ms: int) -> Heard | None:
        self._last_ms = at_ms
        if self._spilling:
            return None
        self._held += data
        if len(self._held) <= LONGEST_BYTES + len(self.terminator):
            return None
        self._spilling = True
        return self._refused("reader.too_long")

    def _whole(self) -> Heard | None:
        payload = bytes(self._held).removesuffix(self.terminator)
        if self.terminator in payload:
            return self._refused("reader.several_lines")
        if payload[:1] in (b"\r", b"\n") or payload[-1:] in (b"\r", b"\n"):
            return self._refused("reader.ending")
        if not _readable(payload):
            return self._refused("reader.garbled")
        self._held.clear()
        return Heard(payload) if payload else None

    def _refused(self, fault: str) -> Heard:
        self._held.clear()
        return Heard(fault=fault)


def text_of(payload: bytes) -> str:
    """A payload's text: UTF-8 where it is that, else ISO 8859-1, which symbols hold when they say nothing."""
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        return payload.decode("latin-1")


def _readable(payload: bytes) -> bool:
    """Whether every sign may be in a code."""
    for sign in text_of(payload):
        number = ord(sign)
        control = number < _FIRST_PRINTABLE or number == _DELETE or number in _C1
        if control and number not in _IN_CODES:
            return False
    return True
