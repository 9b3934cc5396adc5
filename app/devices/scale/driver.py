"""A scale's driver as the loop knows it: frames with their times, and nothing that waits long or repeats."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.devices.scale.frame import Frame
from app.domain.moment import Moment

REPLY_TIMEOUT_MS = 5000
SLICE_MS = 90
CHUNKS_PER_CALL = 32  # a device that talks without end must not hold the loop


class DeviceRestarted(Exception):
    """The scale announced itself while something else was asked: it was off, and its tare is gone."""


@dataclass(frozen=True, slots=True)
class Polled:
    """One frame with its bytes.

    `at` is when it was complete, `asked` the earliest moment it can tell of: when it was asked for, or
    when the bytes before it had come in.
    """

    answer: Frame
    raw: bytes
    asked: Moment
    at: Moment


class ScaleDriver(Protocol):
    """Speaks with one scale over an open line. Every call comes back within about 100 ms.

    Nothing here ever zeroes or tares a scale. All calls raise LineLost when the line broke or the scale
    fell silent, and DeviceRestarted where a scale announces its start.
    """

    @property
    def tells_tare(self) -> bool:
        """Whether the tare can be asked for."""

    def identify(self) -> str | None:
        """The scale's serial number, "" when it tells none, None while it is not known yet."""

    def frames(self) -> Sequence[Polled]:
        """What the scale has shown since the last call, oldest first; empty when nothing came yet."""

    def tare(self) -> Polled | None:
        """The tare in force, None while the answer has not come; an ERROR means it knows no tare."""
