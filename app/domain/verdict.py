"""What a measurement says of a limit: passed, failed, or nothing at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.reading import Unread
from app.domain.voltage import VoltageNow, VoltageReading


class Verdict(Enum):
    """PASSED opens, FAILED and UNREAD keep shut: absence is never a pass."""

    PASSED = "PASSED"
    FAILED = "FAILED"
    UNREAD = "UNREAD"


CALIBRATION_ENDED = "calibration_ended"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the reading it rests on; without one, `unread` says why there is none."""

    verdict: Verdict
    reading: VoltageReading | None
    unread: str = ""


def judge_voltage(
    now: VoltageNow, *, op: str, limit: Limit, at: Moment, fresh_ms: int, today: date
) -> Judged:
    """Judge what the meter shows at this moment.

    A reading counts only when it is settled, taken under this boot no longer than `fresh_ms` before `at`,
    within the meter's range and from a meter whose calibration has not ended. The sign tells the
    polarity, not the danger: the absolute value is compared. A comparison that nobody knows never passes.
    """
    reading = now.settled
    if now.unread is not None or reading is None:
        return Judged(Verdict.UNREAD, None, (now.unread or Unread.MOVING).value)
    age_ms = at.mono_ms - reading.taken.mono_ms
    # A reading from the future is of another count of milliseconds than ours, so its age is not known.
    if reading.taken.boot != at.boot or not 0 <= age_ms <= fresh_ms:
        return Judged(Verdict.UNREAD, None, Unread.STALE.value)
    amount = abs(reading.voltage.millivolts)
    if amount > reading.instrument.max_mv:
        return Judged(Verdict.UNREAD, None, Unread.OVERLOAD.value)
    if calibration_ended(reading.instrument.calibrated_until, today):
        return Judged(Verdict.UNREAD, None, CALIBRATION_ENDED)
    return Judged(verdict_on(amount, op=op, limit=limit), reading)


def verdict_on(amount: int, *, op: str, limit: Limit) -> Verdict:
    """What a whole amount in the limit's unit says. A comparison that nobody knows never passes."""
    holds = (op == "at_most" and amount <= limit.value) or (op == "at_least" and amount >= limit.value)
    return Verdict.PASSED if holds else Verdict.FAILED


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict of several points together: UNREAD before FAILED before PASSED; of none it is UNREAD."""
    told = set(verdicts)
    if not told or Verdict.UNREAD in told:
        return Verdict.UNREAD
    return Verdict.FAILED if Verdict.FAILED in told else Verdict.PASSED


def calibration_ended(until: str | None, today: date) -> bool:
    """Whether the last day of a calibration is over; a day that cannot be read vouches for nothing."""
    if until is None:
        return False
    try:
        return date.fromisoformat(until) < today
    except ValueError:
        return True
