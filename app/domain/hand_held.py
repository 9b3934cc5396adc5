"""Readings typed off a hand-held instrument: the numbers as read, and the quantity in whole units."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from app.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Entered:
    """One number of a typed reading: its name in the record, its unit, and the range that can be true."""

    name: str
    unit: str
    least: Fraction
    most: Fraction
    over: bool = False  # the instrument may show only that it is more (">550")


# Ranges: testers up to 100 GOhm; packs between 10 V and 1500 V (process.md 1.5); infrared thermometers.
_RESISTANCE = Entered("resistance", "MOhm", Fraction(0), Fraction(100_000), over=True)
_HIGHEST_VOLTAGE = Entered("highest_voltage", "V", Fraction(10), Fraction(1500))
_HOTTEST = Entered("hottest", "degC", Fraction(-60), Fraction(1200))
_AMBIENT = Entered("ambient", "degC", Fraction(-60), Fraction(60))

ENTERED: Mapping[Quantity, tuple[Entered, ...]] = MappingProxyType(
    {
        Quantity.INSULATION: (_RESISTANCE, _HIGHEST_VOLTAGE),
        Quantity.TEMPERATURE: (_HOTTEST,),
        Quantity.TEMPERATURE_RISE: (_HOTTEST, _AMBIENT),
    }
)
"""What is typed for each quantity that is taken by hand, in the order it is asked."""

_NUMBER = re.compile(r"(>?)([+-]?[0-9]{1,6}(?:\.[0-9]{1,6})?)")


class NotATypedReading(ValueError):
    """What was typed is no reading. `code` is stable; `name` is the number that is wrong."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"{name}: {code}")
        self.code = code
        self.name = name


@dataclass(frozen=True, slots=True)
class HandHeld:
    """A typed reading: `value` in whole units of its quantity, never rounded towards the safe side.

    `printed` and `unit` are the first number as it was read, `typed` all of them by name.
    """

    quantity: Quantity
    value: int
    printed: str
    unit: str
    typed: Mapping[str, str]


def read_typed(quantity: Quantity, numbers: tuple[str, ...]) -> HandHeld:
    """Turn what was typed into a reading, without ever passing through a float.

    Raises:
        NotATypedReading: "reading.not_by_hand", "reading.not_a_number", "reading.out_of_range".
    """
    entered = ENTERED.get(quantity)
    if entered is None:
        raise NotATypedReading("reading.not_by_hand", quantity.value)
    if len(numbers) != len(entered):
        raise NotATypedReading("reading.not_a_number", entered[-1].name)
    texts = tuple(number.strip() for number in numbers)
    amounts = [_amount(text, one) for text, one in zip(texts, entered, strict=True)]
    typed = {one.name: text for text, one in zip(texts, entered, strict=True)}
    return HandHeld(quantity, _value(quantity, amounts), texts[0], entered[0].unit, typed)


def readable(text: str, entered: Entered) -> bool:
    """Whether what was typed can be this number."""
    try:
        _amount(text.strip(), entered)
    except NotATypedReading:
        return False
    return True


def _amount(text: str, entered: Entered) -> Fraction:
    read = _NUMBER.fullmatch(text)
    if read is None or (read[1] and not entered.over):
        raise NotATypedReading("reading.not_a_number", entered.name)
    amount = Fraction(read[2])
    if not entered.least <= amount <= entered.most:
        raise NotATypedReading("reading.out_of_range", entered.name)
    return amount


def _value(quantity: Quantity, amounts: list[Fraction]) -> int:
    """Insulation is good when high, so it is cut off; heat is bad when high, so it is rounded up."""
    if quantity is Quantity.INSULATION:
        return int(amounts[0] * 1_000_000 / amounts[1])
    hottest = amounts[0] - (amounts[1] if quantity is Quantity.TEMPERATURE_RISE else 0)
    return -int(-hottest * 1000 // 1)
