"""What the bench's voltage meter says: a settled reading of known origin, or no reading and the reason."""

import re
from dataclasses import dataclass

from app.domain.moment import Moment
from app.domain.reading import Health, Source, Unread
from app.domain.units import NotAnAmount

_MV_EXPONENT = {"mV": 0, "V": 3, "kV": 6}
_PRINTED = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Voltage:
    """A voltage as it was printed (`"84.2"`, `"V"`) and in whole millivolts. The sign is kept."""

    millivolts: int
    printed: str
    unit: str


@dataclass(frozen=True, slots=True)
class Voltmeter:
    """Identity of a voltage meter, as settings and the device itself give it.

    `max_mv` is the range either side of zero; `calibrated_until` an ISO date or None when unknown.
    """

    id: str
    protocol: str
    serial: str
    resolution_mv: int
    max_mv: int
    calibrated_until: str | None = None


@dataclass(frozen=True, slots=True)
class VoltageReading:
    """A settled voltage with the bytes it was read from. `touch` counts how often probes were put on."""

    voltage: Voltage
    instrument: Voltmeter
    raw: bytes
    taken: Moment
    source: Source
    touch: int


@dataclass(frozen=True, slots=True)
class VoltageNow:
    """The meter at this moment, for the screen: a live value, or the reason why there is none.

    When `unread` is set, `voltage` is only what a moving meter prints (`Unread.MOVING`) or None.
    `settled` is there while the value holds still and may be taken. `at` is when the newest frame came in.
    """

    voltage: Voltage | None
    unread: Unread | None
    settled: VoltageReading | None
    health: Health
    at: Moment


def parse_voltage(printed: str, unit: str) -> Voltage:
    """Read a printed voltage without ever passing through a float.

    Raises:
        NotAnAmount: not a decimal number, an unknown unit, or finer than a millivolt.
    """
    if not _PRINTED.fullmatch(printed):
        raise NotAnAmount(f"not a number: {printed!r}")
    if unit not in _MV_EXPONENT:
        raise NotAnAmount(f"not a unit of voltage: {unit!r}")
    sign = -1 if printed.startswith("-") else 1
    whole, _, part = printed.lstrip("+-").partition(".")
    exponent = _MV_EXPONENT[unit]
    if part[exponent:].strip("0"):
        raise NotAnAmount(f"finer than a millivolt: {printed!r} {unit}")
    return Voltage(sign * int(whole + part[:exponent].ljust(exponent, "0")), printed, unit)
