"""The traction-battery code of GB/T 34014-2017: maker, kind, chemistry, day and serial on the label."""

import re
from dataclasses import dataclass
from datetime import date

from app.domain.remarks import Remarks, fixed
from app.domain.vendors import Vendors

# The standard's letters, as carmakers' tools list them: no I, O, Q, U, Z. "0" is day 31 and no year.
_YEARS = {symbol: 2011 + count for count, symbol in enumerate("123456789ABCDEFGHJKLMNPRSTVWXY")}
_MONTHS = {symbol: count for count, symbol in enumerate("123456789ABC", start=1)}
_DAYS = {symbol: count for count, symbol in enumerate("123456789ABCDEFGHJKLMNPRSTVWXY0", start=1)}

_PRODUCT_TYPES = {"P": "pack", "M": "module", "C": "cell"}
_CHEMISTRIES = {
    "A": "NiMH",
    "B": "LFP",
    "C": "LMO",
    "D": "LCO",
    "E": "ternary",
    "F": "supercapacitor",
    "G": "LTO",
    "Z": "other",
}

_DESIGN = r"[0-9A-Z]{3}[PMC][A-GZ][0-9A-Z]{2}"
_PRODUCTION = r"[1-9A-HJ-NPR-TV-Y][1-9ABC][0-9A-HJ-NPR-TV-Y][0-9]{7}"
FULL24 = re.compile(rf"{_DESIGN}[0-9A-Z]{{7}}{_PRODUCTION}")
REUSE19 = re.compile(rf"{_DESIGN}{_PRODUCTION}R[PMC]")
REUSE26 = re.compile(rf"{FULL24.pattern}R[PMC]")
BASE17 = re.compile(_DESIGN + _PRODUCTION)
PRODUCTION10 = re.compile(_PRODUCTION)
_ALL = re.compile(r"[0-9A-Z]+")

_FIRST_LIKELY_YEAR = 2016  # the standard is of 2017; older dates are doubted, not refused


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of one form stand, as (start, end) from 0; `tail` is what follows the serial."""

    trace: tuple[int, int]
    date: tuple[int, int]
    serial: tuple[int, int]
    tail: tuple[int, int]


_FULL = Layout(trace=(7, 14), date=(14, 17), serial=(17, 24), tail=(24, 26))
_SHORT = Layout(trace=(7, 7), date=(7, 10), serial=(10, 17), tail=(17, 19))
_LAYOUTS = {17: _SHORT, 19: _SHORT, 24: _FULL, 25: _FULL, 26: _FULL}


def made_on(code: str) -> date | None:
    """The day meant by three characters (year, month, day); None when it is not on the calendar."""
    year, month, day = _YEARS.get(code[0]), _MONTHS.get(code[1]), _DAYS.get(code[2])
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_whole(text: str) -> bool:
    """Whether a text is a full code of 24 characters with a possible date."""
    return FULL24.fullmatch(text) is not None and made_on(text[14:17]) is not None


def is_base_form(text: str) -> bool:
    """Whether seventeen characters read as design and production parts with a possible date."""
    return BASE17.fullmatch(text) is not None and made_on(text[7:10]) is not None


def read_code(text: str, *, today: date, vendors: Vendors) -> Remarks | None:
    """Judge a new product's code (24 characters, 25 for a virtual module, 17 for the base form).

    None when the text cannot be one: another length, or other characters.
    """
    if not _ALL.fullmatch(text):
        return None
    if len(text) == 24:
        return _judge(text, (), today=today, vendors=vendors)
    if len(text) == 25 and text[3] == "M" and text[24] == "C":
        return _judge(text, ("gbt34014.virtual_module",), today=today, vendors=vendors)
    if len(text) == 17 and is_base_form(text):
        return _judge(text, ("gbt34014.inferred_form",), today=today, vendors=vendors)
    return None


def read_reused(text: str, *, today: date, vendors: Vendors) -> Remarks | None:
    """Judge a repurposed product's code (19 characters; 26 is an inferred form). None when it is not one.

    Nineteen characters without R at 18 are a truncated code, and nothing is read from them.
    """
    if not _ALL.fullmatch(text):
        return None
    if len(text) == 19 and text[17] == "R":
        return _judge(text, (), today=today, vendors=vendors)
    if len(text) == 19 and text[3] in _PRODUCT_TYPES:
        return Remarks(rejects=("gbt34014.truncated",))
    if len(text) == 26 and text[3] in _PRODUCT_TYPES and text[24] == "R" and text[25] in _PRODUCT_TYPES:
        return _judge(text, ("gbt34014.inferred_form",), today=today, vendors=vendors)
    return None


def read_damaged(text: str, *, vendors: Vendors) -> Remarks | None:
    """Judge a text of a wrong length that still looks like a code; None when it does not.

    The likeness is a readable front with a plausible maker, or one character lost or too many.
    """
    if not _ALL.fullmatch(text) or not 17 <= len(text) <= 30:
        return None
    readable = _readable_front(text, vendors)
    if not (readable or _one_lost(text) or _one_too_many(text)):
        return None
    fields = _front(text, vendors) if readable else {}
    return Remarks(rejects=("gbt34014.length",), fields=fixed(fields))


def is_half(text: str, *, vendors: Vendors) -> bool:
    """Whether a short text is one of two printed parts: a production part, or a known maker's front."""
    if PRODUCTION10.fullmatch(text):
        made = made_on(text[:3])
        return made is not None and made.year >= _FIRST_LIKELY_YEAR
    front = re.match(_DESIGN, text) is not None and _ALL.fullmatch(text) is not None
    return 7 <= len(text) <= 16 and front and vendors.short_name(text[:3]) is not None


def spans(text: str) -> list[tuple[int, int, str]]:
    """Where each field stands in a code in normal form, as (start, end, field); empty for other lengths."""
    layout = _LAYOUTS.get(len(text))
    if layout is None:
        return []
    parts = [(0, 3, "vendor"), (3, 4, "product_type"), (4, 5, "chemistry"), (5, 7, "spec")]
    parts += [(*layout.trace, "trace"), (*layout.date, "date"), (*layout.serial, "serial")]
    if len(text) in (19, 26):
        parts.append((layout.tail[1] - 1, layout.tail[1], "source_type"))
    return [part for part in parts if part[0] < part[1]]


def _judge(text: str, doubts: tuple[str, ...], *, today: date, vendors: Vendors) -> Remarks:
    layout = _LAYOUTS[len(text)]
    rejects = _broken(text, layout)
    if "gbt34014.position_4" in rejects:
        # The frame itself does not fit, so nothing in it can be trusted to be where it should.
        return Remarks(rejects=rejects)
    made = made_on(text[slice(*layout.date)])
    warnings = doubts + _doubts(text, layout, made, today=today, vendors=vendors)
    fields = _front(text, vendors) | {
        "spec": text[5:7],
        "trace": text[slice(*layout.trace)],
        "date": made.isoformat() if made is not None else "",
        "serial": text[slice(*layout.serial)],
    }
    if len(text) in (19, 26):
        fields["source_type"] = _PRODUCT_TYPES.get(text[-1], "")
    return Remarks(rejects=rejects, warnings=warnings, fields=fixed(fields))


def _broken(text: str, layout: Layout) -> tuple[str, ...]:
    year, month, day = tuple(text[slice(*layout.date)])
    faults = [] if text[3] in _PRODUCT_TYPES else ["gbt34014.position_4"]
    letters = [
        reason
        for reason, wrong in (
            ("gbt34014.year", year not in _YEARS),
            ("gbt34014.month", month not in _MONTHS),
            ("gbt34014.day", day not in _DAYS),
        )
        if wrong
    ]
    if not letters and made_on(year + month + day) is None:
        letters = ["gbt34014.date_impossible"]
    faults += letters
    if len(text) == 19 and text[18] not in _PRODUCT_TYPES:
        faults.append("gbt34014.source_type")
    if faults and len(text) == 24 and any(is_whole(text[cut:] + text[:cut]) for cut in range(1, 24)):
        faults.append("gbt34014.halves_swapped")
    return tuple(faults)


def _doubts(
    text: str, layout: Layout, made: date | None, *, today: date, vendors: Vendors
) -> tuple[str, ...]:
    found = (
        ("gbt34014.vendor_unknown", vendors.short_name(text[:3]) is None),
        ("gbt34014.chemistry_unknown", text[4] not in _CHEMISTRIES),
        ("gbt34014.date_future", made is not None and made > today),
        ("gbt34014.date_before_2016", made is not None and made.year < _FIRST_LIKELY_YEAR),
        ("gbt34014.serial_letters", not text[slice(*layout.serial)].isdigit()),
    )
    return tuple(reason for reason, holds in found if holds)


def _front(text: str, vendors: Vendors) -> dict[str, str]:
    return {
        "vendor": text[:3],
        "vendor_name": vendors.short_name(text[:3]) or "",
        "product_type": _PRODUCT_TYPES[text[3]],
        "chemistry": _CHEMISTRIES.get(text[4], ""),
    }


def _readable_front(text: str, vendors: Vendors) -> bool:
    # Every code seen so far starts with 0, so an unlisted maker's damaged code is recognised too.
    likely = text[0] == "0" or vendors.short_name(text[:3]) is not None
    return likely and re.match(_DESIGN, text) is not None


def _one_lost(text: str) -> bool:
    # One filler per class of symbol is enough: a digit for free parts, date and serial (2 makes
    # the year a leap year), P for the kind, B for the chemistry.
    return len(text) == 23 and any(
        is_whole(text[:place] + filler + text[place:]) for place in range(24) for filler in "12PB"
    )


def _one_too_many(text: str) -> bool:
    return len(text) == 25 and any(is_whole(text[:place] + text[place + 1 :]) for place in range(25))
