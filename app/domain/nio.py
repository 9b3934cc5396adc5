"""NIO's part codes: 36 characters on the label, or the 32 without markers that the car reports."""

import re
from datetime import date

from app.domain.ordinal_day import day_of_year
from app.domain.remarks import Remarks, fixed

_LABEL = re.compile(r"([0-9A-Z]{8})V([A-Z]{2})D([0-9]{5})([0-9A-Z]{6})S([0-9A-Z]{6})N([0-9A-Z]{5})")
# Thirty-two characters may be anything: only what starts as every pack's part number does is read.
_REPORTED = re.compile(
    r"(P[0-9]{5}[0-9A-Z]{2})([A-Z]{2})([0-9A-Z]{5})([0-9A-Z]{6})([0-9A-Z]{6})([0-9A-Z]{5})"
)
_FAMILIES = {  # by the start of the part number: kilowatt hours and ampere hours, for display only
    "P0000084": ("70", "50"),
    "P00793": ("70", "102"),
    "P0085553": ("84", "120"),
    "P0073713": ("84", "120"),
}


def read_part(text: str, *, today: date) -> Remarks | None:
    """Judge a text of 36 or 32 characters; None when it is no such code."""
    label = _LABEL.fullmatch(text)
    found = label or _REPORTED.fullmatch(text)
    if found is None:
        return None
    part, version, day, supplier, told, serial = found.groups()
    made = day_of_year(day) if day.isdigit() else None
    if made is None and label is not None:
        return Remarks(rejects=("nio.day_of_year",))
    doubts = (
        ("nio.date_unreadable", made is None),
        ("nio.date_future", made is not None and made > today),
    )
    energy, capacity = next((says for start, says in _FAMILIES.items() if part.startswith(start)), ("", ""))
    fields = {
        "vendor_name": "NIO",
        "part": part,
        "version": version,
        "date": made.isoformat() if made is not None else "",
        "supplier": supplier,
        "supplier_info": told,
        "serial": serial,
        "energy_kwh": energy,
        "capacity_ah": capacity,
    }
    return Remarks(warnings=tuple(reason for reason, holds in doubts if holds), fields=fixed(fields))
