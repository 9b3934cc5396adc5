"""What a sensor's registers say: a concentration, an alarm, or why there is no reading."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.devices.gas_meter.model import Kind, Means, SensorMap
from app.domain.gas import Concentration, Gas, GasAlarm, parse_concentration
from app.domain.reading import Unread
from app.domain.units import NotAnAmount

WHOLE_PPB = 1_000_000_000  # a gas is never more than all there is: other words or another order of words

# What keeps a value from being a reading, the worst first.
_UNREAD = (
    (Means.FAULT, Unread.DEVICE_ERROR),
    (Means.WARMING_UP, Unread.WARMING_UP),
    (Means.IN_TEST, Unread.IN_TEST),
    (Means.OVER_RANGE, Unread.OVERLOAD),
    (Means.UNDER_RANGE, Unread.UNDERLOAD),
)
_WARM = frozenset({Unread.DEVICE_ERROR, Unread.WARMING_UP, Unread.IN_TEST})


@dataclass(frozen=True, slots=True)
class Sensed:
    """Exactly one of `concentration` and `unread` is there; `pulse` changes while the sensor is alive."""

    concentration: Concentration | None
    unread: Unread | None
    alarm: GasAlarm
    pulse: tuple[int, ...]


def sense(sensor: SensorMap, gas: Gas, words: Mapping[int, int], *, lowest: int) -> Sensed:
    """What the words of one sensor's registers say; `lowest` in ppm is as far as a zero may drift.

    A sensor in fault, in test or warming up raises no alarm that means anything.
    """
    told = {says.means for says in sensor.says if says.holds(words)}
    pulse = tuple(bits.of(words) for bits in sensor.pulse)
    alarm = GasAlarm.SECOND if Means.SECOND_ALARM in told else GasAlarm.NONE
    if alarm is GasAlarm.NONE and Means.FIRST_ALARM in told:
        alarm = GasAlarm.FIRST
    for means, unread in _UNREAD:
        if means in told:
            return Sensed(None, unread, GasAlarm.NONE if unread in _WARM else alarm, pulse)
    amount = _concentration(sensor, gas, words)
    if isinstance(amount, Concentration) and amount.ppb > WHOLE_PPB:
        amount = Unread.BAD_FRAME
    elif isinstance(amount, Concentration) and amount.ppb < lowest * 1000:
        amount = Unread.UNDERLOAD
    if isinstance(amount, Unread):
        return Sensed(None, amount, alarm, pulse)
    return Sensed(amount, None, alarm, pulse)


def unit_of(sensor: SensorMap, gas: Gas, words: Mapping[int, int]) -> str | None:
    """The unit of the value, None when the meter names none that we know or the map has none for this gas."""
    if sensor.unit_code is not None:
        return sensor.unit_code.codes.get(sensor.unit_code.bits.of(words))
    return sensor.by_gas[gas].unit if gas in sensor.by_gas else sensor.unit


def _concentration(sensor: SensorMap, gas: Gas, words: Mapping[int, int]) -> Concentration | Unread:
    unit = unit_of(sensor, gas, words)
    if unit is None:
        return Unread.WRONG_UNIT
    printed = _printed(sensor, gas, words)
    if printed is None:
        return Unread.DEVICE_ERROR
    try:
        return parse_concentration(printed, unit, gas)
    except NotAnAmount:
        return Unread.WRONG_UNIT if unit == "%LEL" and gas is not Gas.HYDROGEN else Unread.BAD_FRAME


def _printed(sensor: SensorMap, gas: Gas, words: Mapping[int, int]) -> str | None:
    """The value in plain decimals; None for what is not a number."""
    place = sensor.place
    pair = [words[place.register + number] for number in range(place.kind.words)]
    raw = b"".join(word.to_bytes(2, "big") for word in (pair if place.high_first else reversed(pair)))
    if place.kind is Kind.FLOAT32:
        (value,) = struct.unpack(">f", raw)
        # Seven figures are what such a float can tell: with more, 2.4 would be 2.4000000953674316.
        figure = Decimal(f"{value:.7g}")
        return f"{figure:f}" if figure.is_finite() else None
    decimals = sensor.by_gas[gas].decimals if gas in sensor.by_gas else place.decimals
    whole = int.from_bytes(raw, "big", signed=place.kind is Kind.INT16)
    return f"{Decimal(whole).scaleb(-decimals):f}"
