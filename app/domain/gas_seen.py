"""One channel of the gas meter as it was at a moment, and what it says of a limit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.quantity import Quantity
from app.domain.reading import Source, Unread
from app.domain.verdict import CALIBRATION_ENDED, Verdict, calibration_ended, verdict_on


@dataclass(frozen=True, slots=True)
class GasSeen:
    """A gas channel's settled value, or why there is none; `ppm` is None exactly when `unread` says why.

    `instrument` is the meter's plate as entries carry it; `calibrated_until` an ISO date, None when unknown.
    `taken` is when the channel was read from the meter.
    """

    quantity: Quantity
    ppm: int | None
    unread: str
    printed: str
    unit: str
    instrument: Mapping[str, Any]
    raw: bytes
    taken: Moment
    source: Source
    calibrated_until: str | None = None


def judge_gas_seen(
    seen: GasSeen, *, op: str, limit: Limit, at: Moment, fresh_ms: int, today: date
) -> tuple[Verdict, str]:
    """The verdict, and for UNREAD the reason. A value counts only while it is fresh and under this boot."""
    if seen.ppm is None or seen.unread:
        return Verdict.UNREAD, seen.unread or Unread.BAD_FRAME.value
    age_ms = at.mono_ms - seen.taken.mono_ms
    if seen.taken.boot != at.boot or not 0 <= age_ms <= fresh_ms:
        return Verdict.UNREAD, Unread.STALE.value
    if calibration_ended(seen.calibrated_until, today):
        return Verdict.UNREAD, CALIBRATION_ENDED
    return verdict_on(seen.ppm, op=op, limit=limit), ""
