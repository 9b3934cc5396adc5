"""The site's check weights: what each weighs by its certificate, and whether it may judge a scale."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.limits_document import LARGEST
from app.domain.reading import Instrument
from app.domain.scale_error import in_service_error_mg
from app.domain.scale_fitness import ScaleRole

PRACTICE_SIGNER = "PRACTICE"
MOST_WEIGHTS = 20
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,15}")
_HEAD = ("version", "signer", "weight")
_KEYS = ("id", "scale", "nominal_mg", "class", "certificate", "valid_until", "error_mg")
_THIRD = 3
_MOST_TEXT = 60


@dataclass(frozen=True, slots=True)
class CheckWeight:
    """A weight that the site keeps for one scale, or a set of weights that is always put on together.

    `error_mg` is how far its mass may be from `nominal_mg` by the certificate. `valid_until` is the last day
    (ISO) on which the certificate counts.
    """

    id: str
    scale: ScaleRole
    nominal_mg: int
    weight_class: str
    certificate: str
    valid_until: str
    error_mg: int


@dataclass(frozen=True, slots=True)
class CheckWeights:
    """All check weights of the site, with who signed them."""

    version: str = ""
    signer: str = ""
    weights: tuple[CheckWeight, ...] = ()

    def of(self, scale: ScaleRole) -> tuple[CheckWeight, ...]:
        """Those for one scale, in the order of the file."""
        return tuple(one for one in self.weights if one.scale is scale)

    def by_id(self, weight: str) -> CheckWeight | None:
        """One of them, or None."""
        return next((one for one in self.weights if one.id == weight), None)


NO_CHECK_WEIGHTS = CheckWeights()


class CheckWeightsFaulty(ValueError):
    """The table of check weights cannot be used; `faults` lists everything that is wrong with it."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def unsuited(weight: CheckWeight, plate: Instrument, today: date) -> str:
    """Why a check weight cannot judge this scale today, as a stable code; "" when it can.

    A weight must lie between Min and Max, where class III knows an error, and be known three times as well as
    that error on initial verification (OIML R76-1, 3.7.1); that error is half the one in service.
    """
    if date.fromisoformat(weight.valid_until) < today:
        return "check.certificate_ended"
    if not plate.min_mg <= weight.nominal_mg <= plate.max_mg:
        return "check.out_of_range"
    allowed = in_service_error_mg(weight.nominal_mg, plate.e_mg)
    if allowed is None:
        return "check.out_of_range"
    return "check.too_coarse" if 2 * _THIRD * weight.error_mg > allowed else ""


def read_check_weights(table: Mapping[str, Any]) -> CheckWeights:
    """Check a parsed table of check weights.

    Raises:
        CheckWeightsFaulty: with every fault at once.
    """
    faults = [f"key {str(key)[:40]!r} is unknown" for key in table if key not in _HEAD]
    faults += [f"{name}: missing" for name in ("version", "signer") if not _text(table.get(name))]
    rows, found = table.get("weight", []), dict[str, CheckWeight]()
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CheckWeightsFaulty((*faults, "weight: must be a list of [[weight]] tables"))
    if len(rows) > MOST_WEIGHTS:
        raise CheckWeightsFaulty((*faults, f"weight: {len(rows)}; at most {MOST_WEIGHTS}"))
    for number, row in enumerate(rows, 1):
        wrong = [*_wrong(row), *(["id: given twice"] if row.get("id") in found else [])]
        faults += [f"weight {number}: {words}" for words in wrong]
        if not wrong:
            found[row["id"]] = _weight(row)
    if faults:
        raise CheckWeightsFaulty(tuple(faults))
    return CheckWeights(table["version"], table["signer"], tuple(found.values()))


def _weight(row: Mapping[str, Any]) -> CheckWeight:
    return CheckWeight(
        id=row["id"],
        scale=ScaleRole(row["scale"]),
        nominal_mg=row["nominal_mg"],
        weight_class=row["class"],
        certificate=row["certificate"],
        valid_until=row["valid_until"],
        error_mg=row["error_mg"],
    )


def _wrong(row: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"key {str(key)[:40]!r} is unknown" for key in row if key not in _KEYS)
    name = row.get("id")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        yield "id: letters, digits and -, at most 16"
    if row.get("scale") not in [role.value for role in ScaleRole]:
        yield f"scale: one of {', '.join(role.value for role in ScaleRole)}"
    yield from (
        f"{key}: a whole number of milligrams above 0"
        for key in ("nominal_mg", "error_mg")
        if type(row.get(key)) is not int or not 0 < row[key] <= LARGEST
    )
    yield from (
        f"{key}: missing, or longer than {_MOST_TEXT}"
        for key in ("class", "certificate")
        if not _text(row.get(key)) or len(row[key]) > _MOST_TEXT
    )
    if not _is_day(row.get("valid_until")):
        yield "valid_until: a date, YYYY-MM-DD, in quotes"


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
