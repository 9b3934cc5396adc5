"""The envelope of ISO/IEC 15434: what a maker's Data Matrix says in fields of MH10.8.2 or GS1.

    [)> RS 06 GS 12V123456789 GS 1P7LE803037A GS S000123 RS EOT

Labels and hand scanners leave the end away, spell the separators, or put spaces in; all that is read. Where
no separator is left, nothing says where a field ends, and the code is refused.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from app.domain import gs1
from app.domain.gs1_table import NotAnElement, elements_of
from app.domain.remarks import Reading, Remarks, fixed
from app.domain.separators import EOT, GS, PICTURES, RS, pictured, plain

_BLANK = r"[ \t\r\n\ufeff\u200b]*"
_OPENING = re.compile(rf"{_BLANK}\[{_BLANK}\){_BLANK}>{_BLANK}")
_FORMAT = re.compile(r"[0-9]{2}")
_FIELD = re.compile(r"([0-9]{0,3}[A-Z])(.+)")  # a data identifier and what it says
_TEXT_ELEMENT = re.compile(r"([A-Z]{3}) (.+)")  # format 12 as aircraft and defence parts carry it

_IDENTIFIERS = {
    **{"P": "part", "1P": "supplier_part", "2P": "revision", "S": "serial", "T": "lot", "1T": "lot"},
    **{"Q": "quantity", "7Q": "quantity_with_unit", "V": "supplier", "12V": "duns", "18V": "company"},
    **{"25S": "unique_serial", "4L": "country", "16D": "date", "3S": "licence_plate"},
    **{f"{number}J": "licence_plate" for number in range(1, 7)},
}
_TEXT_ELEMENTS = {
    **{"MFR": "supplier", "SPL": "supplier", "DUN": "duns", "PNO": "part", "PNR": "part"},
    **{"SER": "serial", "SEQ": "serial", "UID": "unique_serial", "LOT": "lot"},
}
_WHOSE = ("unique_serial", "part", "supplier_part", "supplier", "duns", "company", "gtin")
NO_SERIAL = "iso15434.no_serial"


@dataclass(slots=True)
class _Told:
    """What the fields have said so far."""

    fields: dict[str, str] = field(default_factory=dict)
    rejects: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def take(self, name: str, said: str, spare: str) -> None:
        """Keep what a field said; a second field of the same meaning goes under its own identifier."""
        if self.fields.setdefault(name, said) != said and self.fields.setdefault(spare, said) != said:
            self.warnings.append("iso15434.contradiction")


def is_envelope(text: str) -> bool:
    """Whether a text opens as an envelope, also when it was typed with spaces."""
    return _OPENING.match(text) is not None


def read_envelope(text: str, *, today: date) -> Reading:
    """Judge a text that opens as an envelope. Its key is the envelope as it should be, in visible signs."""
    opening = _OPENING.match(text)
    body = plain(text[opening.end() :] if opening is not None else text)
    body, end, after = body.partition(EOT)
    segments = [part for part in body.strip(" \t\r\n").split(RS) if part.strip()]
    if not segments or not all(_FORMAT.match(part) for part in segments):
        return Reading(text, Remarks(rejects=("iso15434.header",)))
    if GS not in body:
        return Reading(text, Remarks(rejects=("iso15434.separators_missing",)))
    told = _Told()
    kept = [_segment(part, told, today=today) for part in segments]
    if after.strip():
        told.warnings.append("iso15434.after_the_end")
    _what_it_names(told)
    notes = () if end else ("iso15434.end_missing",)
    key = pictured(f"[)>{RS}{RS.join(kept)}{RS}{EOT}") if not told.rejects else text
    remarks = Remarks(
        tuple(dict.fromkeys(told.rejects)), tuple(dict.fromkeys(told.warnings)), notes, fixed(told.fields)
    )
    return Reading(key, remarks)


def _segment(part: str, told: _Told, *, today: date) -> str:
    """Read one format's part of the envelope; gives it back as it should stand."""
    form, rest = part[:2], part[2:].removeprefix(GS)
    fields = [one.strip(" \r\n") for one in rest.split(GS)]
    fields = [one for one in fields if one]
    told.take("format", form, f"format_{form}")
    reader = _READERS.get(form)
    if any(_unprintable(one) for one in fields):
        told.rejects.append("iso15434.field")
    elif reader is None:
        told.warnings.append("iso15434.format_unknown")
    elif not fields:
        told.rejects.append("iso15434.empty")
    else:
        reader(fields, told, today)
    return GS.join([form, *fields])


def _by_identifiers(fields: list[str], told: _Told, today: date) -> None:
    for one in fields:
        found = _FIELD.fullmatch(one)
        if found is None:
            told.rejects.append("iso15434.field")
        elif found[1] == "16D":
            _made_on(found[2], told, today)
        else:
            told.take(_IDENTIFIERS.get(found[1], f"di_{found[1]}"), found[2], f"di_{found[1]}")


def _by_text_elements(fields: list[str], told: _Told, today: date) -> None:
    if not all(_TEXT_ELEMENT.fullmatch(one) for one in fields):
        _by_identifiers(fields, told, today)
        return
    for one in fields:
        name, said = one[:3], one[4:]
        told.take(_TEXT_ELEMENTS.get(name, f"tei_{name}"), said, f"tei_{name}")


def _by_elements(fields: list[str], told: _Told, today: date) -> None:
    try:
        remarks = gs1.tell(elements_of(GS.join(fields)), today=today)
    except NotAnElement as fault:
        told.rejects.append(fault.args[0])
        return
    told.rejects += remarks.rejects
    told.warnings += [one for one in remarks.warnings if one != gs1.NO_SERIAL]
    for name, said in remarks.fields.items():
        told.take(name, said, f"gs1_{name}")


_READERS: dict[str, Callable[[list[str], _Told, date], None]] = {
    "05": _by_elements,
    "06": _by_identifiers,
    "12": _by_text_elements,
}


def _made_on(digits: str, told: _Told, today: date) -> None:
    try:
        made = date.fromisoformat(digits) if re.fullmatch("[0-9]{8}", digits) else None
    except ValueError:
        made = None
    if made is None:
        told.warnings.append("iso15434.date")
        told.take("di_16D", digits, "di_16D")
        return
    told.take("date", made.isoformat(), "di_16D")
    if made > today:
        told.warnings.append("iso15434.date_future")


def _what_it_names(told: _Told) -> None:
    if "unique_serial" not in told.fields and "serial" not in told.fields:
        told.warnings.append(NO_SERIAL)
    elif not any(name in told.fields for name in _WHOSE):
        told.warnings.append("iso15434.serial_alone")


def _unprintable(text: str) -> bool:
    # Picture characters stand for separators in the key, and may not be content.
    return any(not letter.isprintable() or letter in PICTURES.values() for letter in text)
