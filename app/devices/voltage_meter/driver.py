"""What a voltage meter's driver gives: frames with the meter's own word on its input."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from app.domain.moment import Moment


class Shows(Enum):
    """What the meter itself says of its input."""

    STILL = "still"  # a value that it calls stable, or, without a word for it, two within a step
    MOVING = "moving"
    OPEN = "open"  # the probes touch nothing: what it prints then means nothing
    OVER = "over"  # more than it can read, of either sign
    BUSY = "busy"
    FAULT = "fault"
    GARBLED = "garbled"  # bytes came, but no frame


@dataclass(frozen=True, slots=True)
class MeterFrame:
    """One answer: what is printed, "" when nothing is, when it was asked for and when it was complete."""

    shows: Shows
    printed: str
    unit: str
    raw: bytes
    asked: Moment
    at: Moment


class VoltageMeter(Protocol):
    """One voltage meter on its wire: one question at a time, no thread, no retry.

    Every call comes back within 200 ms. A driver may be used for proving dead only when its meter can tell
    that both probes have contact: an open input reads almost nothing, and so does a dead pack.
    """

    def open(self) -> None:
        """Connect. Raises LineLost."""

    def close(self) -> None:
        """Let go; closing twice is no fault."""

    def identify(self) -> str | None:
        """The meter's serial number, "" when it names none, None while it is not known yet.

        Raises:
            LineLost: the line broke, or no answer within 5 s.
        """

    def read(self) -> MeterFrame | None:
        """What the meter shows now, None when the answer has not come yet and is to be asked for again.

        Raises:
            LineLost: the line broke, or no answer within 5 s.
        """
