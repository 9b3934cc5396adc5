"""A pack at this station: how it came in, what was found, and where it may go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.units import Mass


class PackState(Enum):
    """How far a pack has come on its way through the station."""

    RECEIVED = "received"  # triage questions are open
    TRIAGED = "triaged"  # class computed, weight is open
    WEIGHED = "weighed"  # route is open
    STORED = "stored"
    HELD = "held"  # class B: a supervisor decides
    HELD_PAPERS = "held_papers"
    DISMANTLING = "dismantling"  # hands are on it
    DISMANTLED = "dismantled"  # nothing is left of it but its outputs
    HANDED_ON = "handed_on"  # gone to another of our stations; not opened here any more
    QUARANTINED = "quarantined"  # class C, emergency or an aborted run: may not be opened anywhere

    @property
    def open_intake(self) -> bool:
        """Whether the intake of this pack is still being worked on."""
        return self in (PackState.RECEIVED, PackState.TRIAGED, PackState.WEIGHED)

    @property
    def here(self) -> bool:
        """Whether the pack stands at this station, in whatever state."""
        return self not in (PackState.DISMANTLED, PackState.HANDED_ON)


@dataclass(frozen=True, slots=True)
class Papers:
    """What came with the pack. `none` means it arrived without papers, which is a normal way in.

    `consignment` is the paper's own number; every text is kept as it was scanned or typed.
    """

    consignment: str = ""
    sender: str = ""
    vehicle: str = ""
    manifest: str = ""
    vin: str = ""
    none: bool = False
    same_as_previous: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """The projection of all entries about one pack.

    `code` is the identity text it is known by, `tag` our short name for the eye ("P-2611-0417").
    `triage_class` is the domain value of `app.domain.triage.TriageClass`, "" while unset.
    """

    id: str
    tag: str
    code: str
    kind: str
    level: str
    reasons: tuple[str, ...]
    fields: Mapping[str, str]
    read_by: str
    papers: Papers
    state: PackState
    received_at: datetime
    answers: Mapping[str, str]
    triage_class: str
    mass: Mass | None
    mass_source: str
    location: str
    recheck_due: datetime | None
    twin_of: str | None
