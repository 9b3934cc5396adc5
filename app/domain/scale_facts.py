"""Facts of a scale's fitness: the empty pan looked at, and a check weight held against its certificate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.journal import Fact


@dataclass(frozen=True, slots=True)
class ScaleZeroChecked(Fact):
    """The empty pan of a scale was held against the site's limit.

    `scale` is "packs" or "parts". `value_mg` is what it showed with nothing on it, None when there was no
    reading, for the reason `unread`. `allowed_mg` is the limit at this plate's e, `limit` the signed limit
    that it follows from: {id, value, unit, version, signer}.
    """

    type: ClassVar[str] = "scale.zero_checked"
    scale: str
    verdict: str
    value_mg: int | None
    printed: str
    unit: str
    unread: str
    allowed_mg: int
    limit: Mapping[str, Any]
    instrument: Mapping[str, Any]
    raw: str
    source: str
    stability: str
    taken_at: int


@dataclass(frozen=True, slots=True)
class ScaleChecked(Fact):
    """A check weight was put on a scale.

    `weight` is the check weight: {id, nominal_mg, class, certificate, valid_until, error_mg, version,
    signer}. `value_mg` is what the scale showed, `difference_mg` that less the nominal mass; both None when
    there was no reading, for the reason `unread`. `allowed_mg` is the class III error in service at the
    nominal mass.
    """

    type: ClassVar[str] = "scale.checked"
    scale: str
    weight: Mapping[str, Any]
    verdict: str
    value_mg: int | None
    difference_mg: int | None
    printed: str
    unit: str
    unread: str
    allowed_mg: int
    instrument: Mapping[str, Any]
    raw: str
    source: str
    stability: str
    taken_at: int
