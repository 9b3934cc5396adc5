"""The vehicle identification number (ISO 3779, GB 16735): seventeen characters on car and papers."""

import re

from app.domain.remarks import Remarks, fixed

PATTERN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")

_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    **{"P": 7, "R": 9},
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_NO_DUTY = frozenset("WVSTYZ")  # European makers need not compute position 9
_NO_YEAR = frozenset("UZ0")


def check_digit(text: str) -> str:
    """What position 9 should be, by the other sixteen characters of a well-formed number."""
    total = sum(weight * _VALUES[symbol] for weight, symbol in zip(_WEIGHTS, text, strict=True))
    return "X" if total % 11 == 10 else str(total % 11)


def check_holds(text: str) -> bool:
    """Whether position 9 is the check digit."""
    return text[8] == check_digit(text)


def read_vin(text: str) -> Remarks:
    """Judge a text that fits `PATTERN`.

    A wrong check digit asks for another scan where the digit is compulsory (China), is a doubt
    elsewhere, and only a note for European makers, who put a filler such as Z there.
    """
    european = text[0] in _NO_DUTY
    warnings: list[str] = []
    notes: tuple[str, ...] = ()
    if not check_holds(text):
        if european:
            notes = ("vin.no_check_digit",)
        else:
            warnings.append("vin.check_digit_rescan" if text[0] == "L" else "vin.check_digit")
    if text[9] in _NO_YEAR and not european:
        warnings.append("vin.year_letter")
    fields = {
        "wmi": text[:3],
        "description": text[3:8],
        "check_digit": text[8],
        "year_letter": text[9],
        "plant": text[10],
        "serial": text[11:],
    }
    return Remarks(warnings=tuple(warnings), notes=notes, fields=fixed(fields))
