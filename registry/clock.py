"""The registry's time, and how it is written for people."""

import time
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def now_ms() -> int:
    """UTC milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def in_words(moment_ms: int | None) -> str:
    """UTC to the second; whatever no calendar can hold is shown as the number it is."""
    if moment_ms is None:
        return "—"
    try:
        return f"{_EPOCH + timedelta(milliseconds=moment_ms):%Y-%m-%d %H:%M:%S} UTC"
    except OverflowError:
        return f"{moment_ms} ms"
