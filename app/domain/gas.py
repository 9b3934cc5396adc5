"""What the bench's gas meter says: a concentration of known origin for each gas, or none and the reason."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from app.domain.moment import Moment
from app.domain.reading import Health, Source, Unread
from app.domain.units import NotAnAmount

STALE_MS = 10_000  # field note 6.7: older than 10 s is invalid, and never the last value

# Parts per billion by volume in one of the unit. One per cent of hydrogen's lower explosive limit, which
# is 4 % by volume, is 400 ppm; that of a mixture is nobody's to know, so only hydrogen may come in it.
_PPB = {"ppb": 1, "ppm": 1_000, "%vol": 10_000_000, "%LEL": 400_000}
UNITS = tuple(_PPB)
_PRINTED = re.compile(r"([+-]?)([0-9]{1,9})(?:\.([0-9]{1,12}))?")


class Gas(Enum):
    """What is looked for in the air, or in a chamber."""

    OXYGEN = "oxygen"
    HYDROGEN = "hydrogen"
    CARBON_MONOXIDE = "carbon_monoxide"
    HYDROGEN_FLUORIDE = "hydrogen_fluoride"
    VOC = "voc"


WATCHED = tuple(gas for gas in Gas if gas is not Gas.OXYGEN)
"""The gases that must not be in the air at a bench. Oxygen is asked of the crusher's chamber alone, where
little of it is meant and an alarm of its sensor says that all is well."""


class GasAlarm(Enum):
    """How much of a gas there is: by the thresholds of the meter itself, or by the site's limits."""

    NONE = "none"
    FIRST = "first"
    SECOND = "second"

    @property
    def rank(self) -> int:
        """From no alarm upwards."""
        return list(GasAlarm).index(self)


@dataclass(frozen=True, slots=True)
class Concentration:
    """A concentration as it was told (`"2.4"`, `"ppm"`), and in whole parts per billion by volume.

    The sign is kept: a sensor's zero drifts to either side.
    """

    ppb: int
    printed: str
    unit: str

    @property
    def ppm(self) -> int:
        """Whole parts per million, never less than what was measured."""
        return -(-self.ppb // 1000)


@dataclass(frozen=True, slots=True)
class GasMeter:
    """Identity of a gas meter: `calibrated_until` is an ISO date, None when unknown."""

    id: str
    protocol: str
    model: str
    calibrated_until: str | None = None


@dataclass(frozen=True, slots=True)
class GasReading:
    """A concentration with the registers it was read from, as bytes in the order they were asked for."""

    gas: Gas
    concentration: Concentration
    meter: GasMeter
    raw: bytes
    taken: Moment
    source: Source


@dataclass(frozen=True, slots=True)
class GasChannel:
    """One gas at this moment: exactly one of `reading` and `unread` is there.

    `alarm` is the meter's own, NONE also where it tells none. `at` is when it was last heard of.
    """

    gas: Gas
    reading: GasReading | None
    unread: Unread | None
    alarm: GasAlarm
    at: Moment


@dataclass(frozen=True, slots=True)
class GasNow:
    """The gas meter at this moment. `unread` is set when the whole meter gives nothing."""

    channels: tuple[GasChannel, ...]
    unread: Unread | None
    health: Health
    at: Moment

    def channel(self, gas: Gas) -> GasChannel:
        """This gas, or that it is not fitted: a channel that is not there has no reading, and is never 0."""
        for channel in self.channels:
            if channel.gas is gas:
                return channel
        return GasChannel(gas, None, Unread.NOT_FITTED, GasAlarm.NONE, self.at)

    @property
    def alarm(self) -> GasAlarm:
        """The worst alarm of any channel."""
        alarms = {channel.alarm for channel in self.channels}
        return next((one for one in (GasAlarm.SECOND, GasAlarm.FIRST) if one in alarms), GasAlarm.NONE)


def parse_concentration(printed: str, unit: str, gas: Gas) -> Concentration:
    """Read a concentration in plain decimals; what is finer than a part per billion is rounded up.

    Raises:
        NotAnAmount: not a decimal number, or a unit that says nothing of this gas.
    """
    found = _PRINTED.fullmatch(printed)
    if found is None:
        raise NotAnAmount(f"not a number: {printed!r}")
    if unit not in _PPB or (unit == "%LEL" and gas is not Gas.HYDROGEN):
        raise NotAnAmount(f"not a unit of {gas.value}: {unit!r}")
    sign, whole, part = found[1], found[2], found[3] or ""
    amount = int(whole + part) * _PPB[unit]
    amount = -amount if sign == "-" else amount
    return Concentration(-(-amount // 10 ** len(part)), printed, unit)


def aged(now: GasNow, at: Moment) -> GasNow:
    """What is left at a later moment: no reading is older than 10 s, and none is from before a start."""
    if now.health in (Health.ABSENT, Health.CONNECTING, Health.LOST):
        return now
    channels = tuple(_aged(channel, at) for channel in now.channels)
    if channels == now.channels:
        return now
    lively = any(channel.unread is not Unread.STALE for channel in channels)
    return replace(now, channels=channels, health=now.health if lively else Health.STALE)


def _aged(channel: GasChannel, at: Moment) -> GasChannel:
    if channel.at.boot == at.boot and at.mono_ms - channel.at.mono_ms <= STALE_MS:
        return channel
    return replace(channel, reading=None, unread=Unread.STALE, alarm=GasAlarm.NONE)
