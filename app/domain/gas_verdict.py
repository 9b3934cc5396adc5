"""What a gas concentration says of a limit: passed, failed, or nothing at all."""

from dataclasses import dataclass
from datetime import date

from app.domain.gas import STALE_MS, Gas, GasNow, GasReading
from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.reading import Unread
from app.domain.verdict import CALIBRATION_ENDED, Verdict


@dataclass(frozen=True, slots=True)
class GasJudged:
    """A verdict with the reading it rests on; without one, `unread` says why there is none."""

    verdict: Verdict
    reading: GasReading | None
    unread: str = ""


def judge_gas(
    now: GasNow, gas: Gas, *, op: str, limit: Limit, at: Moment, fresh_ms: int, today: date
) -> GasJudged:
    """Judge what the gas meter shows of one gas at this moment.

    A reading counts only under this boot, taken no longer than `fresh_ms` before `at` and never more than
    10 s (field note 6.7), and from a meter whose calibration has not ended. Compared is what was measured,
    not what it rounds to. A comparison or a unit of the limit that nobody knows never passes. The meter's
    own alarm decides nothing here: its thresholds are set at the meter, and signed by nobody.
    """
    channel = now.channel(gas)
    reading = channel.reading
    reason = now.unread or channel.unread
    if reason is not None or reading is None:
        return GasJudged(Verdict.UNREAD, None, (reason or Unread.NOT_FITTED).value)
    age_ms = at.mono_ms - reading.taken.mono_ms
    if reading.taken.boot != at.boot or not 0 <= age_ms <= min(fresh_ms, STALE_MS):
        return GasJudged(Verdict.UNREAD, None, Unread.STALE.value)
    if limit.unit != "ppm":
        return GasJudged(Verdict.UNREAD, None, Unread.WRONG_UNIT.value)
    if _calibration_ended(reading.meter.calibrated_until, today):
        return GasJudged(Verdict.UNREAD, None, CALIBRATION_ENDED)
    amount, bound = reading.concentration.ppb, limit.value * 1000
    holds = (op == "at_most" and amount <= bound) or (op == "at_least" and amount >= bound)
    return GasJudged(Verdict.PASSED if holds else Verdict.FAILED, reading)


def _calibration_ended(until: str | None, today: date) -> bool:
    """Whether the last day of a calibration is over; a day that cannot be read vouches for nothing."""
    if until is None:
        return False
    try:
        return date.fromisoformat(until) < today
    except ValueError:
        return True
