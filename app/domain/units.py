"""Exact amounts: what an instrument printed, and the whole base units it stands for."""

import re
from dataclasses import dataclass

_MG_EXPONENT = {"mg": 0, "g": 3, "kg": 6, "t": 9}
_PRINTED = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,9})?")


class NotAnAmount(ValueError):
    """The text is not a plain decimal number in a known unit that whole milligrams can carry."""


@dataclass(frozen=True, slots=True)
class Mass:
    """A mass as it was printed (`"412.0"`, `"kg"`) and in whole milligrams.

    The printed digits carry the scale's resolution, so they are kept beside the number for ever.
    """

    milligrams: int
    printed: str
    unit: str


def parse_mass(printed: str, unit: str) -> Mass:
    """Read a printed mass without ever passing through a float.

    Raises:
        NotAnAmount: not a decimal number, an unknown unit, or finer than a milligram.
    """
    if not _PRINTED.fullmatch(printed):
        raise NotAnAmount(f"not a number: {printed!r}")
    if unit not in _MG_EXPONENT:
        raise NotAnAmount(f"not a unit of mass: {unit!r}")
    sign = -1 if printed.startswith("-") else 1
    whole, _, part = printed.lstrip("+-").partition(".")
    exponent = _MG_EXPONENT[unit]
    if part[exponent:].strip("0"):
        raise NotAnAmount(f"finer than a milligram: {printed!r} {unit}")
    digits = part[:exponent].ljust(exponent, "0")
    return Mass(sign * int(whole + digits), printed, unit)


def exact_kilograms(mg: int) -> str:
    """Milligrams as "1,234.5 kg", exact, with at least one decimal."""
    whole, part = divmod(abs(mg), 10 ** _MG_EXPONENT["kg"])
    decimals = f"{part:06d}".rstrip("0") or "0"
    return f"{'-' if mg < 0 else ''}{whole:,}.{decimals} kg"
