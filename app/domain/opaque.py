"""Codes of which nothing is known: kept whole, with what can be guessed about them said as a guess."""

import re
import unicodedata
from datetime import date

from app.domain import gbt34014, gs1
from app.domain.remarks import Remarks, fixed
from app.domain.vendors import Vendors

PART_NUMBER = "opaque.vw_part_number"
SEVERAL = "opaque.several_codes"

_BLOCKS = r"[ .]{1,3}"
# Blocks 3-3-3 with a suffix and a colour, as they are printed; undivided they are like any other number.
_PART_NUMBER = re.compile(
    rf"(?=[0-9A-Z]{{0,2}}[A-Z])[0-9A-Z]{{3}}{_BLOCKS}[0-9]{{3}}{_BLOCKS}[0-9]{{3}}"
    rf"({_BLOCKS}[A-Z]{{1,2}})?({_BLOCKS}[0-9A-Z]{{3}})?"
)
# A static and a dynamic part, R for second use between them; the maker's four signs are without I and O.
_GBT45565 = re.compile(r"(?=[0-9]*[A-Z])[0-9A-HJ-NP-Z]{4}[0-9A-Z]{3,20}(-R)?-[0-9A-Z]{5,30}")
_ONE_TOO_MANY = 25  # a misread, and the character may be anywhere
_INSIDE = re.compile(rf"(?=({gbt34014.FULL24.pattern}))")


def read_inside(code: str, *, today: date, vendors: Vendors) -> Remarks | None:
    """Judge a longer text that holds one battery code; `position` counts from 1. None when it holds none."""
    found = found_inside(code)
    if len(found) != 1 or len(code) <= _ONE_TOO_MANY:
        return None
    inner, position = found[0]
    judged = gbt34014.read_code(inner, today=today, vendors=vendors)
    if judged is None:
        return None
    fields = fixed({**judged.fields, "code": inner, "position": str(position)})
    return Remarks(judged.rejects, ("gbt34014.inside_longer", *judged.warnings), judged.notes, fields)


def found_inside(code: str) -> list[tuple[str, int]]:
    """Battery codes with possible dates in a longer text, each with its place from 1, also repeated ones."""
    found = ((match[1], match.start() + 1) for match in _INSIDE.finditer(code))
    return [(inner, position) for inner, position in found if gbt34014.is_whole(inner)]


def read_opaque(text: str, code: str, *, is_text: bool, today: date, vendors: Vendors) -> Remarks:
    """Say what there is to say of a code that is of no known form; `code` is its normal form.

    `is_text` says whether the bytes that were read are UTF-8.
    """
    if gbt34014.is_half(code, vendors=vendors):
        return Remarks(rejects=("gbt34014.half_alone",))
    shown = text.strip().upper()
    doubts = (
        (SEVERAL, len(found_inside(code)) > 1),
        (PART_NUMBER, _PART_NUMBER.fullmatch(shown) is not None),
        ("opaque.unknown_form", True),
        ("opaque.gbt45565_likely", _GBT45565.fullmatch(code) is not None),
        ("opaque.gs1_unmarked", gs1.looks_like_message(text.strip(), today=today)),
        ("opaque.not_text", not is_text),
        ("opaque.invisible_characters", any(unicodedata.category(one) in ("Cc", "Cf") for one in text)),
    )
    return Remarks(warnings=tuple(reason for reason, holds in doubts if holds))
