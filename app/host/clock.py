"""This computer's clock: wall time, time since boot, and how far the wall time can be believed."""

import ctypes
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.moment import ClockState, Moment

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_SYNCHRONISED = Path("/run/systemd/timesync/synchronized")
_LOOK_AGAIN_MS = 10_000
_TIME_ERROR = 5  # adjtimex(2): the clock is not synchronised
_ROOM_FOR_TIMEX = 512  # struct timex is 208 bytes on 64-bit Linux


@dataclass(frozen=True, slots=True)
class ClockSources:
    """Where the clock looks; other places only in tests."""

    boot_id: Path = _BOOT_ID
    synchronised: Path = _SYNCHRONISED
    kernel_trusts: Callable[[], bool] | None = None


class SystemClock:
    """The port `Clock` over the kernel's clocks."""

    def __init__(self, sources: ClockSources | None = None) -> None:
        self._sources = sources if sources is not None else ClockSources()
        self._kernel_trusts = self._sources.kernel_trusts or kernel_trusts_clock
        self._boot = _boot_id(self._sources.boot_id)
        self._looked_at: int | None = None
        self._trusted = False

    def now(self) -> Moment:
        """This moment. The time since boot goes on while the computer sleeps."""
        mono = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        utc = datetime.now(UTC)
        if self._looked_at is None or mono - self._looked_at >= _LOOK_AGAIN_MS:
            self._trusted = self._kernel_trusts()
            self._looked_at = mono
        if not self._trusted:
            return Moment(utc, mono, self._boot)
        return Moment(utc, mono, self._boot, ClockState.NTP, self._age_ms(utc))

    def _age_ms(self, now: datetime) -> int | None:
        """Milliseconds since the time service last set the clock; None when it does not say."""
        try:
            set_at = datetime.fromtimestamp(self._sources.synchronised.stat().st_mtime, UTC)
        except OSError:
            return None
        return max(0, int((now - set_at).total_seconds() * 1000))


def kernel_trusts_clock() -> bool:
    """Whether the kernel has been told by a time service that its clock is synchronised."""
    try:
        libc = ctypes.CDLL(None)
        state = int(libc.adjtimex(ctypes.create_string_buffer(_ROOM_FOR_TIMEX)))
    except (OSError, AttributeError):
        return False
    return 0 <= state < _TIME_ERROR


def _boot_id(file: Path) -> str:
    # Without a boot id two boots could not be told apart, so times since boot must never be compared.
    try:
        return file.read_text(encoding="ascii").strip() or "unknown"
    except OSError:
        return "unknown"
