"""The fire brigade's sheet: which batteries lie where in this plant, and how dangerous each is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from app.domain.pack import Pack, PackState
from app.domain.triage import TriageClass
from app.domain.units import Mass

_GRAVITY = (
    TriageClass.EMERGENCY.value,
    TriageClass.C.value,
    TriageClass.B.value,
    "",
    TriageClass.B_DOC.value,
    TriageClass.A.value,
)
"""From worst to best; what has no class yet may be anything, so it stands before the sound ones."""


@dataclass(frozen=True, slots=True)
class FireUnit:
    """One battery. `chemistry` and `kwh` are "" and `mass` is None where nobody knows them."""

    tag: str
    state: PackState
    chemistry: str
    kwh: str
    mass: Mass | None
    triage_class: str


@dataclass(frozen=True, slots=True)
class FireSheet:
    """What lies here at this moment. `places` are worst first: what the alarm is about, then by class.

    A place of "" is one that nobody has named. `alarm` is the tag of the pack that the alarm is about, ""
    when it is about none.
    """

    at: datetime
    alarm: str
    places: Mapping[str, tuple[FireUnit, ...]]

    @property
    def units(self) -> int:
        """How many batteries there are in all."""
        return sum(len(units) for units in self.places.values())


def fire_sheet(packs: Iterable[Pack], *, at: datetime, alarm: str | None) -> FireSheet:
    """The sheet of the packs that are still whole; `alarm` is the id of the one the alarm is about."""
    here = [pack for pack in packs if pack.state.here]
    about = next((pack for pack in here if pack.id == alarm), None)
    found: dict[str, list[Pack]] = {}
    for pack in sorted(here, key=lambda pack: (pack.id != alarm, _gravity(pack), pack.received_at)):
        found.setdefault(pack.location, []).append(pack)
    places = {place: tuple(_unit(pack) for pack in lying) for place, lying in found.items()}
    return FireSheet(at, about.tag if about is not None else "", MappingProxyType(places))


def _unit(pack: Pack) -> FireUnit:
    return FireUnit(
        tag=pack.tag,
        state=pack.state,
        chemistry=pack.fields.get("chemistry", ""),
        kwh=pack.fields.get("energy_kwh", ""),
        mass=pack.mass,
        triage_class=pack.triage_class,
    )


def _gravity(pack: Pack) -> int:
    return _GRAVITY.index(pack.triage_class) if pack.triage_class in _GRAVITY else 0
