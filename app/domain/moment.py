"""A moment at the station: what the wall clock said, and how long the computer had been up."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum


class ClockState(Enum):
    """How far the wall clock can be believed."""

    NTP = "ntp"
    RECEIPT = "receipt"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant. Order comes from entry numbers, durations from `mono_ms`; `utc` is for people.

    `mono_ms` counts since boot and is comparable only under the same `boot`.
    """

    utc: datetime
    mono_ms: int
    boot: str
    clock: ClockState = ClockState.FREE
    clock_age_ms: int | None = None

    def __post_init__(self) -> None:
        if self.utc.tzinfo is None:
            raise ValueError("a moment needs an aware time")

    @property
    def utc_ms(self) -> int:
        """Whole milliseconds since 1970-01-01 UTC."""
        delta = self.utc.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
        return (delta.days * 86_400 + delta.seconds) * 1000 + delta.microseconds // 1000
