"""Clocks for device tests: one moved by hand, and the real one."""

import time
from datetime import UTC, datetime, timedelta

from app.domain.moment import Moment

_START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class HandClock:
    """Stands still until it is advanced."""

    def __init__(self, mono_ms: int = 60_000) -> None:
        self._mono_ms = mono_ms

    def __call__(self) -> Moment:
        return Moment(_START + timedelta(milliseconds=self._mono_ms), self._mono_ms, "boot-1")

    def advance(self, milliseconds: int) -> None:
        """Let time go by."""
        self._mono_ms += milliseconds


def real_moment() -> Moment:
    """The real present."""
    return Moment(datetime.now(UTC), time.monotonic_ns() // 1_000_000, "boot-1")
