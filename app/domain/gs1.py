"""GS1 element strings: what a GS1-128, GS1 Data Matrix or GS1 QR code says of a thing.

Only a serial number (AI 21) beside the number of a trade item names one battery; all else names a kind, a
pallet, a place or a paper.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from app.domain.gs1_table import Element, NotAnElement, element, elements_of
from app.domain.remarks import Reading, Remarks, fixed
from app.domain.separators import plain
from app.domain.units import NotAnAmount, parse_mass

# ISO/IEC 15424: Code 128, Data Matrix (also rectangular) and QR with FNC1 in front, also with ECI; DataBar.
CARRIERS = frozenset({"]C1", "]d2", "]d5", "]d8", "]dB", "]Q3", "]Q4", "]e0"})

NO_SERIAL = "gs1.no_serial"
SERIAL_ALONE = "gs1.serial_alone"
_SERIAL = "21"
_SERIALISED = ("01", "8006")  # what AI 21 numbers the pieces of
_NAMES = {
    **{"00": "sscc", "01": "gtin", "02": "content_gtin", "10": "lot", "20": "variant", "21": "serial"},
    **{"22": "cpv", "37": "count", "240": "additional_id", "241": "customer_part"},
    **{"250": "secondary_serial", "253": "gdti", "255": "gcn", "254": "gln_extension"},
    **{"400": "order", "401": "ginc", "402": "gsin", "410": "ship_to_gln", "414": "gln"},
    **{"415": "pay_to_gln", "417": "party_gln", "8003": "grai", "8004": "giai", "8006": "itip"},
    **{"8010": "cpid", "8011": "cpid_serial", "8013": "model", "8017": "gsrn_provider", "8018": "gsrn"},
}
_DATES = {
    **{"11": "date", "12": "due", "13": "packed", "15": "best_before", "16": "sell_by", "17": "expiry"},
}
_MASSES = {"310": "net_mg", "330": "gross_mg"}  # kilograms, the fourth digit counts decimals
_BRACKETED = re.compile(r"\(([0-9]{2,4})\)")


def read_message(text: str, *, today: date) -> Reading:
    """Judge the text of a symbol that said it carries GS1 data."""
    try:
        found = elements_of(plain(text).strip(" \t\r\n"))
    except NotAnElement as fault:
        return Reading(text, Remarks(rejects=(fault.args[0],)))
    return Reading(key_of(found), tell(found, today=today))


def read_bracketed(text: str, *, today: date) -> Reading | None:
    """Judge a text as it is printed below the bars, `(01)...(21)...`; None when it is not one."""
    parts = _BRACKETED.split("".join(text.split()))
    if len(parts) < 3 or parts[0]:
        return None
    try:
        found = tuple(element(ai, value) for ai, value in zip(parts[1::2], parts[2::2], strict=True))
    except NotAnElement:
        return None
    return Reading(key_of(found), tell(found, today=today))


def looks_like_message(text: str, *, today: date) -> bool:
    """Whether a text of unknown origin reads as a GS1 message from an SSCC or GTIN on, without a fault."""
    if text[:2] not in ("00", "01"):
        return False
    return not read_message(text, today=today).remarks.rejects


def key_of(found: Sequence[Element]) -> str:
    """What the thing is known by, whichever symbol said it: item and serial, or else all that was said."""
    values = {one.ai: one.value for one in found}
    for ai in _SERIALISED:
        if ai in values and _SERIAL in values:
            return f"({ai}){values[ai]}({_SERIAL}){values[_SERIAL]}"
    return "".join(f"({one.ai}){one.value}" for one in found)


def tell(found: Sequence[Element], *, today: date) -> Remarks:
    """Judge elements that are each well formed: check digits, dates, contradictions, and what they name."""
    fields: dict[str, str] = {}
    rejects: list[str] = []
    warnings: list[str] = []
    for one in found:
        name, said = _field(one, today=today)
        if not one.check_holds:
            rejects.append("gs1.check_digit")
        if not said:
            rejects.append("gs1.date")
        if fields.setdefault(name, said) != said:
            rejects.append("gs1.contradiction")
    if fields.get("date", "") > today.isoformat():
        warnings.append("gs1.date_future")
    names = {one.ai for one in found}
    if _SERIAL not in names:
        warnings.append(NO_SERIAL)
    elif not names.intersection(_SERIALISED):
        warnings.append(SERIAL_ALONE)
    return Remarks(tuple(dict.fromkeys(rejects)), tuple(warnings), fields=fixed(fields))


def _field(one: Element, *, today: date) -> tuple[str, str]:
    """The name of an element's field and what it says; "" for a day that is not on the calendar."""
    if one.ai in _DATES:
        day = _day(one.value, today=today)
        return _DATES[one.ai], day.isoformat() if day is not None else ""
    if len(one.ai) == 4 and one.ai[:3] in _MASSES:
        mass = _milligrams(one.value, int(one.ai[3]))
        if mass is not None:
            return _MASSES[one.ai[:3]], mass
    return _NAMES.get(one.ai, f"ai_{one.ai}"), one.value


def _milligrams(digits: str, decimals: int) -> str | None:
    whole = len(digits) - decimals
    printed = f"{digits[:whole] or 0}.{digits[whole:].rjust(decimals, '0')}" if decimals else digits
    try:
        return str(parse_mass(printed, "kg").milligrams)
    except NotAnAmount:
        return None


def _day(digits: str, *, today: date) -> date | None:
    """The day meant by YYMMDD: from 49 years ago to 50 ahead; day 00 is the end of the month (7.12)."""
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    year += today.year - today.year % 100
    if year - today.year > 50:
        year -= 100
    elif today.year - year > 49:
        year += 100
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None
