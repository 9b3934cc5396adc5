"""One channel of the gas meter as it was at a moment, and what it says of a limit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.gas import STALE_MS, Gas, GasNow
from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.quantity import Quantity
from app.domain.reading import Source, Unread
from app.domain.verdict import CALIBRATION_ENDED, Verdict, calibration_ended, verdict_on


@dataclass(frozen=True, slots=True)
class GasSeen:
    """A gas channel's value, or why there is none; `ppb` is None exactly when `unread` says why.

    `instrument` is the meter's plate as entries carry it; `calibrated_until` an ISO date, None when unknown.
    `taken` is when the channel was read from the meter.
    """

    quantity: Quantity
    ppb: int | None
    unread: str
    printed: str
    unit: str
    instrument: Mapping[str, Any]
    raw: bytes
    taken: Moment
    source: Source
    calibrated_until: str | None = None

    @property
    def ppm(self) -> int | None:
        """Whole parts per million, never less than what was measured."""
        return None if self.ppb is None else -(-self.ppb // 1000)


def seen_in(now: GasNow, quantity: Quantity) -> GasSeen:
    """One quantity of a gas meter; what is no gas, or has no channel, is not fitted and never 0."""
    gas = next((gas for gas in Gas if gas.value == quantity.value), None)
    channel = now.channel(gas) if gas is not None else None
    reading = channel.reading if channel is not None else None
    why = now.unread or (channel.unread if channel is not None else None)
    if reading is None or why is not None:
        unread = (why or Unread.NOT_FITTED).value
        return GasSeen(quantity, None, unread, "", "", {}, b"", now.at, Source.INSTRUMENT)
    meter = reading.meter
    plate = {
        "id": meter.id,
        "protocol": meter.protocol,
        "model": meter.model,
        "calibrated_until": meter.calibrated_until,
    }
    told = reading.concentration
    return GasSeen(
        quantity,
        told.ppb,
        "",
        told.printed,
        told.unit,
        plate,
        reading.raw,
        reading.taken,
        reading.source,
        meter.calibrated_until,
    )


def judge_gas_seen(
    seen: GasSeen, *, op: str, limit: Limit, at: Moment, fresh_ms: int, today: date
) -> tuple[Verdict, str]:
    """The verdict, and for UNREAD the reason.

    A value counts only under this boot, no longer than `fresh_ms` and never more than 10 s after it was
    taken (field note 6.7), and from a meter whose calibration has not ended. Compared is what was measured,
    not what it rounds to. The meter's own alarm decides nothing: its thresholds are set there and signed by
    nobody.
    """
    if seen.ppb is None or seen.unread:
        return Verdict.UNREAD, seen.unread or Unread.BAD_FRAME.value
    age_ms = at.mono_ms - seen.taken.mono_ms
    if seen.taken.boot != at.boot or not 0 <= age_ms <= min(fresh_ms, STALE_MS):
        return Verdict.UNREAD, Unread.STALE.value
    if limit.unit != "ppm":
        return Verdict.UNREAD, Unread.WRONG_UNIT.value
    if calibration_ended(seen.calibrated_until, today):
        return Verdict.UNREAD, CALIBRATION_ENDED
    return verdict_on(seen.ppb, op=op, limit=replace(limit, value=limit.value * 1000)), ""
