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
_BEHIND_MS = 2_000  # what two clocks may differ by when nothing is wrong with either
_AHEAD_MS = 300_000  # a receipt may have been long on its way; more is a clock that runs ahead
_READINGS, _TOGETHER_MS = 5, 100
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
        self._anchor: tuple[int, int] | None = None

    def anchor(self, signed_ms: int) -> None:
        """A registry has signed this time (UTC milliseconds) and it came now: no true clock is behind it.

        A weaker word than what is known already, as an old receipt's is, changes nothing.
        """
        mono = _since_boot_ms()
        if self._anchor is None or signed_ms > self._earliest_ms(self._anchor, mono):
            self._anchor = (mono, signed_ms)

    def now(self) -> Moment:
        """This moment. The time since boot goes on while the computer sleeps."""
        mono, utc = _both()
        if self._looked_at is None or mono - self._looked_at >= _LOOK_AGAIN_MS:
            self._trusted = self._kernel_trusts()
            self._looked_at = mono
        if not self._trusted:
            return self._by_receipt(utc, mono)
        return Moment(utc, mono, self._boot, ClockState.NTP, self._age_ms(utc))

    def _by_receipt(self, utc: datetime, mono: int) -> Moment:
        """The moment as far as a receipt bears the wall clock out: not behind it, and not far ahead."""
        plain, anchor = Moment(utc, mono, self._boot), self._anchor
        if anchor is None:
            return plain
        ahead = plain.utc_ms - self._earliest_ms(anchor, mono)
        if not -_BEHIND_MS <= ahead <= _AHEAD_MS:
            return plain
        return Moment(utc, mono, self._boot, ClockState.RECEIPT, mono - anchor[0])

    @staticmethod
    def _earliest_ms(anchor: tuple[int, int], mono: int) -> int:
        return anchor[1] + mono - anchor[0]

    def _age_ms(self, now: datetime) -> int | None:
        """Milliseconds since the time service last set the clock; None when it does not say."""
        try:
            set_at = datetime.fromtimestamp(self._sources.synchronised.stat().st_mtime, UTC)
        except OSError:
            return None
        return max(0, int((now - set_at).total_seconds() * 1000))


def _since_boot_ms() -> int:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


def _both() -> tuple[int, datetime]:
    """Time since boot and wall time of one instant.

    A thread that had to wait between the two readings would make a jump of the clock out of nothing.
    """
    mono, utc = _since_boot_ms(), datetime.now(UTC)
    for _ in range(_READINGS):
        after = _since_boot_ms()
        if after - mono <= _TOGETHER_MS:
            break
        mono, utc = after, datetime.now(UTC)
    return mono, utc


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
