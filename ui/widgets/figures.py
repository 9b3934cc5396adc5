"""How amounts stand on the screen: the digits as printed, grouped for the eye, never recomputed."""

import re

from app.domain.units import Mass
from ui.theme.tokens import Language

_NUMBER = re.compile(r"([+-]?)([0-9]+)(\.[0-9]+)?")
_MINUS = "\u2212"
_THOUSANDS = {Language.ZH: ",", Language.EN: ","}

NO_FIGURE = "---"


def grouped(printed: str, language: Language) -> str:
    """Digits with a separator between thousands; a text that is not a plain number stays as it is.

    The count of decimals is the instrument's resolution and is kept.
    """
    parts = _NUMBER.fullmatch(printed.strip())
    if parts is None:
        return printed
    sign, whole, fraction = parts.group(1), parts.group(2), parts.group(3) or ""
    first = len(whole) % 3 or 3
    groups = [whole[:first], *(whole[i : i + 3] for i in range(first, len(whole), 3))]
    return (_MINUS if sign == "-" else sign) + _THOUSANDS[language].join(groups) + fraction


def counted(number: int, language: Language) -> str:
    """A whole number with a separator between thousands."""
    return grouped(str(number), language)


def mass_text(mass: Mass | None, language: Language) -> str:
    """Mass and unit as printed, or three dashes where there is no reading."""
    return NO_FIGURE if mass is None else f"{grouped(mass.printed, language)} {mass.unit}"


def seconds_text(milliseconds: int) -> str:
    """Milliseconds as seconds with one decimal, cut and not rounded up."""
    return f"{milliseconds // 1000}.{milliseconds % 1000 // 100}"


def kilograms(milligrams: int) -> str:
    """An instrument's amount in kg, exact and without trailing zeros."""
    whole, part = divmod(milligrams, 1_000_000)
    digits = f"{part:06d}".rstrip("0")
    return f"{whole}.{digits} kg" if digits else f"{whole} kg"


def signed_kilograms(milligrams: int) -> str:
    """A difference of masses in kg, with its sign on either side of zero."""
    sign = "+" if milligrams > 0 else "-" if milligrams < 0 else ""
    return sign + kilograms(abs(milligrams))
