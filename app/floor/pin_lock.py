"""How long a number stays locked after wrong PINs."""

from datetime import datetime, timedelta

from app.domain.limits import Limits


def locked_for(failures: int, last: datetime | None, now: datetime, limits: Limits) -> timedelta:
    """The time for which no PIN is taken; zero or less when one is."""
    over = failures - limits.value("pin_free_tries")
    if over < 0 or last is None:
        return timedelta(0)
    seconds = min(limits.value("pin_lock_first") << min(over, 16), limits.value("pin_lock_longest"))
    # A wall clock set back would stretch the lock without end, so it never waits longer than its own length.
    return min(last + timedelta(seconds=seconds) - now, timedelta(seconds=seconds))
