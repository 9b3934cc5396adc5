"""Tesla's serial numbers: the plant, the year and day of the year, and a number, without a check digit."""

import re
from datetime import date

from app.domain.ordinal_day import day_of_year
from app.domain.remarks import Remarks, fixed

_SERIAL = re.compile(r"([A-Z0-9]{3})([0-9]{2})([0-9]{3})([0-9A-Z]{6})")
# Tesla's manuals for Model 3 and Model Y; T at the start is kept for plants of Tesla's own.
_PLANTS = {"TG1": "Gigafactory 1", "TFR": "Fremont", "TG3": "Shanghai"}
_OWN_PLANTS = "T"


def read_serial(text: str, *, today: date) -> Remarks | None:
    """Judge a text of fourteen characters; None when it is no such serial.

    Elsewhere than at Tesla's own plants the form is too common to refuse what does not fit the calendar,
    and fourteen digits are most often something else.
    """
    found = _SERIAL.fullmatch(text)
    if found is None or found[1].isdigit():
        return None
    site, own = found[1], found[1].startswith(_OWN_PLANTS)
    made = day_of_year(found[2] + found[3])
    if made is None:
        return Remarks(rejects=("tesla.day_of_year",)) if own else None
    doubts = (("tesla.site_unknown", not own), ("tesla.date_future", made > today))
    fields = {
        "vendor_name": "Tesla" if own else "",
        "site": site,
        "plant": _PLANTS.get(site, ""),
        "date": made.isoformat(),
        "serial": found[4],
    }
    return Remarks(warnings=tuple(reason for reason, holds in doubts if holds), fields=fixed(fields))
