"""What label printers are spoken to in: how one is asked how it fares, and how a torn job is dropped."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.devices.printer import host_status, tspl_status

_CANCEL_PARTIAL = b"~JX"  # ZPL II programming guide: cancels the format that is being received, no other
_WHITE = b"\xff"


class Status(Protocol):
    """What a printer says of itself."""

    @property
    def fault(self) -> str:
        """What keeps it from printing, "" when nothing does."""

    @property
    def waiting(self) -> int:
        """How many labels are still on their way out."""


class Language(Enum):
    """The command language of a label printer."""

    ZPL = "zpl"
    TSPL = "tspl"


@dataclass(frozen=True, slots=True)
class Speech:
    """One language on the line.

    `dropped` are the bytes that make the printer forget a job of so many bytes whose end it never got: it may
    still be reading it, and would take the next job for its end.
    """

    language: Language
    ask: bytes
    longest_answer: int
    read: Callable[[bytes], Status | None]
    dropped: Callable[[int], bytes]


def _drop_zpl(_length: int) -> bytes:
    return _CANCEL_PARTIAL


def _drop_tspl(length: int) -> bytes:
    """As many bytes as the picture can lack at most and an end of line: the next job then begins with CLS."""
    return _WHITE * length + b"\r\n"


ZPL = Speech(
    Language.ZPL, host_status.ASK, host_status.LONGEST_ANSWER, host_status.parse_status, dropped=_drop_zpl
)
TSPL = Speech(
    Language.TSPL, tspl_status.ASK, tspl_status.LONGEST_ANSWER, tspl_status.parse_status, dropped=_drop_tspl
)
SPEECHES = {speech.language: speech for speech in (ZPL, TSPL)}
