"""Facts of a pack that goes from one of our stations to another: handed on, taken over, or come back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from app.domain.journal import Fact, PackReceived


@dataclass(frozen=True, slots=True)
class PackHandedOn(Fact):
    """The pack left this station under its traveller, and is not opened here any more.

    `paper` is the traveller that was read off it. `to` is the mark of the station that it is meant for, ""
    for any of ours.
    """

    type: ClassVar[str] = "pack.handed_on"
    pack: str
    paper: str
    read_by: str
    to: str


@dataclass(frozen=True, slots=True)
class PackCameBack(Fact):
    """A pack that was handed on stands here again, and nobody took it over. `paper` is void from now on."""

    type: ClassVar[str] = "pack.came_back"
    pack: str
    paper: str
    read_by: str


@dataclass(frozen=True, slots=True)
class PackTakenOver(Fact):
    """A pack of another station is ours from now on, by that station's traveller.

    `paper` is the traveller's text, `claim` the mark of the station that made it, `triage_class` the class
    that it says; `paper_read_by` is how it was read. All else is as in `PackReceived`: there are no papers
    but this one. How the pack was found is told by the `triage.repeated` that follows.
    """

    type: ClassVar[str] = "pack.taken_over"
    pack: str
    tag: str
    code: str
    kind: str
    level: str
    reasons: tuple[str, ...]
    fields: Mapping[str, str]
    payload: str
    symbology: str
    read_by: str
    reads: int
    decoder: str
    simulated: bool
    paper: str
    paper_read_by: str
    claim: str
    triage_class: str
    typed_by: tuple[str, ...] = ()
    symbology_id: str = ""


ARRIVALS = (PackReceived.type, PackTakenOver.type)
"""The types by which a pack becomes a station's own."""
