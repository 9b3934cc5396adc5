"""Who holds a pack, told from the entries of all stations, and which holds follow from that.

Everything here only grows with what is known: a claim more raises holds and takes none back. So holds are the
same in whichever order the stations' entries arrive.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.domain.pack_hold import HoldWhy, NoteWhy, PackHold, Release
from app.domain.record_entry import number_in, text_in
from app.domain.traveller import read_traveller
from app.domain.triage import TriageClass

_GRAVE = (TriageClass.C.value, TriageClass.EMERGENCY.value)
_RANK = {one.value: rank for rank, one in enumerate((TriageClass.A, TriageClass.B_DOC, TriageClass.B), 1)}
_RANK |= {one: len(_RANK) + rank for rank, one in enumerate(_GRAVE, 1)}
_CODE = re.compile(r"[A-Za-z0-9_.\-]{1,40}")
_MOST_REASONS = 12


class ClaimKind(Enum):
    """What an entry says of a pack, as far as it matters to other stations."""

    RECEIVED = "received"
    CLASSED = "classed"
    WEIGHED = "weighed"
    ROUTED = "routed"
    QUARANTINED = "quarantined"
    OPENED = "opened"
    DISMANTLED = "dismantled"
    TAKEN_BACK = "taken_back"
    PAPER = "paper"


_STATES = (
    ClaimKind.RECEIVED,
    ClaimKind.ROUTED,
    ClaimKind.QUARANTINED,
    ClaimKind.OPENED,
    ClaimKind.DISMANTLED,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry of one station about one battery. `at` is the station's time, UTC milliseconds.

    `about` is the place "EPOCH:NUMBER" of the entry that a TAKEN_BACK takes back, or the battery that a PAPER
    was made for; the PAPER's own battery is the text that it carries.
    """

    battery: str
    station: str
    epoch: int
    seq: int
    kind: ClaimKind
    at: int
    triage_class: str = ""
    reasons: tuple[str, ...] = ()
    mass_mg: int | None = None
    about: str = ""

    @property
    def place(self) -> str:
        """Where the entry stands: station, epoch, number."""
        return f"{self.station}:{self.epoch}:{self.seq}"


@dataclass(frozen=True, slots=True)
class Said:
    """An entry as far as custody asks it; `two` says that two different people signed it."""

    station: str
    epoch: int
    seq: int
    type: str
    at: int
    data: Mapping[str, Any]
    two: bool = False


_PLAIN: Mapping[str, ClaimKind] = {
    "pack.received": ClaimKind.RECEIVED,
    "triage.answered": ClaimKind.CLASSED,
    "triage.repeated": ClaimKind.CLASSED,
    "weight.taken": ClaimKind.WEIGHED,
    "pack.routed": ClaimKind.ROUTED,
    "pack.quarantined": ClaimKind.QUARANTINED,
    "run.started": ClaimKind.OPENED,
}
TYPES = (*_PLAIN, "run.closed", "entry.corrected", "label.ordered")
"""The types of entry that say something of custody."""


def claims_of(said: Said, batteries: Collection[str]) -> tuple[Claim, ...]:
    """What an entry claims of the batteries it is about; nothing of it is believed to be there."""
    kind, about = _PLAIN.get(said.type), ""
    if said.type == "run.closed" and said.data.get("whole") is not True:
        kind = ClaimKind.DISMANTLED
    elif said.type == "entry.corrected" and said.two:
        # One person alone takes back no danger that other stations were told of.
        kind, about = ClaimKind.TAKEN_BACK, _place(said.data)
    elif said.type == "label.ordered":
        return _papers(said, batteries)
    if kind is None or (kind is ClaimKind.TAKEN_BACK and not about):
        return ()
    return tuple(_claim(said, battery, kind, about) for battery in batteries)


def _claim(said: Said, battery: str, kind: ClaimKind, about: str) -> Claim:
    found = text_in(said.data, "class")
    mass = number_in(said.data, "mass_mg") if kind is ClaimKind.WEIGHED else None
    return Claim(
        battery,
        said.station,
        said.epoch,
        said.seq,
        kind,
        said.at,
        triage_class=found if found in _RANK else "",
        reasons=_reasons(said.data.get("reasons")) if kind is ClaimKind.QUARANTINED else (),
        mass_mg=mass,
        about=about,
    )


def _papers(said: Said, batteries: Collection[str]) -> tuple[Claim, ...]:
    """A traveller that was ordered: who shows it elsewhere has the pack it was made for."""
    text = text_in(said.data, "text")
    if read_traveller(text) is None:
        return ()
    made = (ClaimKind.PAPER, said.at)
    return tuple(
        Claim(text, said.station, said.epoch, said.seq, *made, about=battery)
        for battery in batteries
        if battery != text
    )


def _place(data: Mapping[str, Any]) -> str:
    epoch, seq = number_in(data, "epoch"), number_in(data, "seq")
    return f"{epoch}:{seq}" if epoch and seq else ""


def _reasons(said: object) -> tuple[str, ...]:
    if not isinstance(said, list | tuple):
        return ()
    codes = [one for one in said[:_MOST_REASONS] if isinstance(one, str) and _CODE.fullmatch(one)]
    return tuple(dict.fromkeys(codes))


# ---- what follows from them


def told_of(claims: Sequence[Claim]) -> tuple[PackHold | Release, ...]:
    """Every hold, note and release that these claims about one battery raise, by battery and id.

    Labels of stations are left empty: they are no part of what the entries say. A custody gap holds the pack
    of the paper as well, so the holds may be on other batteries than the claims.
    """
    view = _View(claims)
    found: dict[tuple[str, str], PackHold | Release] = {}
    for claim in claims:
        for one in (*_of_danger(claim), *_of_custody(claim, view), *_of_difference(claim, view)):
            found[one.battery, one.id] = one
        if claim.kind is ClaimKind.TAKEN_BACK:
            back = _taken_back(claim)
            found[back.battery, back.id] = back
    return tuple(found[key] for key in sorted(found))


class _View:
    """All claims about one battery at once: which stations have received, dismantled, weighed, classed it."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.received = {one.station for one in claims if one.kind is ClaimKind.RECEIVED}
        self.dismantled = {one.station for one in claims if one.kind is ClaimKind.DISMANTLED}
        self.papers = [one for one in claims if one.kind is ClaimKind.PAPER]
        self.masses = {(one.station, one.mass_mg) for one in claims if one.mass_mg is not None}
        self.classes = {(one.station, one.triage_class) for one in claims if _final(one)}


def _final(claim: Claim) -> bool:
    """Whether the class is the whole form's, and not what it was in the middle of the questions."""
    return claim.kind in (ClaimKind.ROUTED, ClaimKind.QUARANTINED) and bool(claim.triage_class)


def _hold(claim: Claim, why: HoldWhy, *, battery: str = "", reasons: tuple[str, ...] = ()) -> PackHold:
    at = battery or claim.battery
    return PackHold(f"{claim.place}:{why.value}", at, why.value, reasons, claim.station, "", claim.at)


def _of_danger(claim: Claim) -> Iterator[PackHold]:
    if claim.kind is ClaimKind.QUARANTINED:
        found = (claim.triage_class,) if claim.triage_class else ()
        yield _hold(claim, HoldWhy.QUARANTINE, reasons=(*found, *claim.reasons))
    elif claim.kind in (ClaimKind.CLASSED, ClaimKind.ROUTED) and claim.triage_class in _GRAVE:
        yield _hold(claim, HoldWhy.CLASS_C, reasons=(claim.triage_class,))


def _of_custody(claim: Claim, view: _View) -> Iterator[PackHold]:
    own = {claim.station}
    if claim.kind is ClaimKind.RECEIVED:
        if view.received - own:
            yield _hold(claim, HoldWhy.DOUBLE_INTAKE)
        if view.dismantled - own:
            yield _hold(claim, HoldWhy.IDENTITY_CLASH)
        for paper in view.papers:
            if paper.station != claim.station:
                yield _hold(claim, HoldWhy.CUSTODY_GAP, battery=paper.about)
    elif claim.kind is ClaimKind.DISMANTLED and view.received - own:
        yield _hold(claim, HoldWhy.IDENTITY_CLASH)
    elif claim.kind is ClaimKind.PAPER and view.received - own:
        yield _hold(claim, HoldWhy.CUSTODY_GAP)


def _of_difference(claim: Claim, view: _View) -> Iterator[PackHold]:
    if claim.mass_mg is not None and _differs(view.masses, claim.station, claim.mass_mg):
        yield _note(claim, NoteWhy.WEIGHT_DIFFERS, str(claim.mass_mg))
    if _final(claim) and _differs(view.classes, claim.station, claim.triage_class):
        yield _note(claim, NoteWhy.CLASS_DIFFERS, claim.triage_class)


def _differs(told: Collection[tuple[str, object]], station: str, own: object) -> bool:
    """Whether another station says another value. How much is too much is no limit of the registry's."""
    return any(who != station and value != own for who, value in told)


def _note(claim: Claim, why: NoteWhy, value: str) -> PackHold:
    name = f"{claim.place}:{why.value}"
    return PackHold(name, claim.battery, why.value, (value,), claim.station, "", claim.at, binding=False)


def _taken_back(claim: Claim) -> Release:
    hold = f"{claim.station}:{claim.about}:{HoldWhy.CLASS_C.value}"
    name = f"{claim.place}:taken_back"
    return Release(name, claim.battery, (hold,), claim.station, "", claim.at)


# ---- custody


@dataclass(frozen=True, slots=True)
class Custody:
    """Which stations claim a battery and how far it has come at each; the worst class told anywhere."""

    stations: Mapping[str, ClaimKind]
    worst_class: str


def custody_of(claims: Sequence[Claim]) -> Custody:
    """What each station says last by its own numbers, whatever arrived last."""
    newest: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda one: (one.station, one.epoch, one.seq)):
        if claim.kind in _STATES:
            newest[claim.station] = claim
    worst = max((one.triage_class for one in claims), key=lambda one: _RANK.get(one, 0), default="")
    return Custody({station: claim.kind for station, claim in newest.items()}, worst)
