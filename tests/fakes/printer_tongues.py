"""What a printer makes of the bytes that came in: questions, whole jobs, and what is torn between them."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from app.devices.printer import host_status, tspl_status

_ZPL_END, _ZPL_DROP = b"^XZ\n", b"~JX"
_ZPL_JOB = re.compile(rb"\^XA.*?\^XZ\n", re.DOTALL)
_BITMAP = re.compile(rb"BITMAP \d+,\d+,(\d+),(\d+),\d+,")
_IMMEDIATE = re.compile(rb"\x1b![?RCSQPFOD]|~![@ACDEFIT]")


@dataclass(frozen=True, slots=True)
class Condition:
    """How the printer stands. A Zebra is silent while its labels or ribbon are out or its head is open."""

    out_of_labels: bool = False
    paused: bool = False
    head_open: bool = False
    ribbon_out: bool = False
    too_hot: bool = False
    buffer_full: bool = False
    paper_jam: bool = False
    silent: bool = False
    garbled: bool = False

    @property
    def prints(self) -> bool:
        """Whether a label that came in comes out."""
        return replace(self, silent=False, garbled=False, buffer_full=False) == Condition()


class Event(Enum):
    """What a tongue found."""

    QUESTION = "question"
    JOB = "job"


class Tongue(Protocol):
    """One command language. What is torn stays in it, for printers do not forget it with the connection."""

    def heard(self, data: bytes) -> list[tuple[Event, bytes]]:
        """What these bytes complete, in order."""

    def answer(self, now: Condition, waiting: int) -> bytes:
        """What it says of itself."""


class ZplTongue:
    """ZPL: formats between ^XA and ^XZ; ~HS asks, ~JX drops what has not ended."""

    def __init__(self) -> None:
        self._unread = b""

    def heard(self, data: bytes) -> list[tuple[Event, bytes]]:
        """Questions and whole formats."""
        found: list[tuple[Event, bytes]] = []
        self._unread += data
        tail = len(data) + len(_ZPL_DROP)
        while self._unread:
            # A long job comes in many pieces: only its end is worth a look at the whole.
            if self._unread.startswith(host_status.ASK):
                self._unread = self._unread[len(host_status.ASK) :]
                found.append((Event.QUESTION, b""))
            elif _ZPL_DROP in self._unread[-tail:] and self._torn():
                self._unread = self._unread.partition(_ZPL_DROP)[2]
            elif _ZPL_END in self._unread[-tail - 1 :] and (match := _ZPL_JOB.match(self._unread)):
                self._unread = self._unread[match.end() :]
                found.append((Event.JOB, match.group()))
            else:
                break
        return found

    def _torn(self) -> bool:
        """Whether what is to be dropped comes before the end of a format."""
        return _ZPL_END not in self._unread.partition(_ZPL_DROP)[0]

    def answer(self, now: Condition, waiting: int) -> bytes:
        """Three lines; none while it is stuck, as Zebras are."""
        return b"\x02what?\x03\r\n" if now.garbled else zpl_answer(now, waiting)


class TsplTongue:
    """TSPL: lines, and one picture in raw bytes; <ESC>!? asks, wherever it stands outside a picture."""

    def __init__(self) -> None:
        self._unread = b""
        self._job = b""
        self.obeyed_in_picture: list[bytes] = []

    def heard(self, data: bytes) -> list[tuple[Event, bytes]]:
        """Questions and what was closed with PRINT."""
        found: list[tuple[Event, bytes]] = []
        self._unread += data
        while self._unread:
            if self._unread.startswith(tspl_status.ASK):
                self._unread = self._unread[len(tspl_status.ASK) :]
                found.append((Event.QUESTION, b""))
                continue
            line = self._line()
            if not line:
                break
            self._unread = self._unread[len(line) :]
            self._job = line if line.startswith(b"SIZE ") else self._job + line
            if line.startswith(b"PRINT "):
                found.append((Event.JOB, self._job))
                self._job = b""
        return found

    def _line(self) -> bytes:
        """The next whole line, with the picture that belongs to it; b"" while its end is missing."""
        start = 0
        if picture := _BITMAP.match(self._unread):
            start = picture.end() + int(picture[1]) * int(picture[2])
            # Cheap printers look for these everywhere: one inside a picture would be obeyed.
            self.obeyed_in_picture += _IMMEDIATE.findall(self._unread[picture.end() : start])
        end = self._unread.find(b"\n", start) + 1
        return self._unread[:end] if end > start else b""

    def answer(self, now: Condition, waiting: int) -> bytes:
        """One byte of bits."""
        if now.garbled:
            return b""
        lacks = (
            now.head_open,
            now.paper_jam,
            now.out_of_labels,
            now.ribbon_out,
            now.paused,
            waiting > 0,
            False,
            now.too_hot,
        )
        return bytes((sum(bit << at for at, bit in enumerate(lacks)),))


def zpl_answer(now: Condition, waiting: int = 0) -> bytes:
    """What a printer of the guide answers to ~HS."""
    full, hot = f"{now.buffer_full:d}", f"{now.too_hot:d}"
    lines = (
        f"030,{now.out_of_labels:d},{now.paused:d},0480,{waiting:03d},{full},0,0,000,0,0,{hot}",
        f"001,0,{now.head_open:d},{now.ribbon_out:d},1,2,6,0,00000000,1,000",
        "1234,0",
    )
    return b"".join(b"\x02" + line.encode() + b"\x03\r\n" for line in lines)
