"""Who holds a pack: what the entries of all stations claim of it, and where it is by all that is known."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.domain.own_label import station_mark
from app.domain.record_entry import number_in, text_in
from app.domain.traveller import read_traveller, token_of
from app.domain.triage import TriageClass

GRAVE = (TriageClass.C.value, TriageClass.EMERGENCY.value)
_RANK = {one.value: rank for rank, one in enumerate((TriageClass.A, TriageClass.B_DOC, TriageClass.B), 1)}
_RANK |= {one: len(_RANK) + rank for rank, one in enumerate(GRAVE, 1)}
_CODE = re.compile(r"[A-Za-z0-9_.\-]{1,40}")
_MOST_REASONS = 12


class ClaimKind(Enum):
    """What an entry says of a pack, as far as it matters to other stations."""

    RECEIVED = "received"
    TAKEN_OVER = "taken_over"
    HANDED_ON = "handed_on"
    CAME_BACK = "came_back"
    CLASSED = "classed"
    WEIGHED = "weighed"
    ROUTED = "routed"
    QUARANTINED = "quarantined"
    OPENED = "opened"
    DISMANTLED = "dismantled"
    TAKEN_BACK = "taken_back"
    PAPER = "paper"
    PAPER_USED = "paper_used"


_ARRIVALS = (ClaimKind.RECEIVED, ClaimKind.TAKEN_OVER, ClaimKind.CAME_BACK)
_STATES = (
    *_ARRIVALS,
    ClaimKind.HANDED_ON,
    ClaimKind.ROUTED,
    ClaimKind.QUARANTINED,
    ClaimKind.OPENED,
    ClaimKind.DISMANTLED,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry of one station about one battery. `at` is the station's time, UTC milliseconds.

    `about` is the place "EPOCH:NUMBER" of the entry that a TAKEN_BACK takes back; the traveller by which a
    pack was TAKEN_OVER, HANDED_ON, OPENED or CAME_BACK; or the battery that a PAPER was made for or was
    USED with, whose own battery is the text that the paper carries. `reasons` are those of the entry; of a
    HANDED_ON the mark of the station that it is meant for, if any.
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
_BY_PAPER: Mapping[str, ClaimKind] = {
    "pack.taken_over": ClaimKind.TAKEN_OVER,
    "pack.handed_on": ClaimKind.HANDED_ON,
    "pack.came_back": ClaimKind.CAME_BACK,
}
TYPES = (*_PLAIN, *_BY_PAPER, "run.closed", "entry.corrected", "label.ordered")
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
    elif said.type in _BY_PAPER:
        return _by_paper(said, batteries)
    elif kind is ClaimKind.OPENED:
        about = text_in(said.data, "paper")
        about = about if token_of(about) else ""
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


def _by_paper(said: Said, batteries: Collection[str]) -> tuple[Claim, ...]:
    """A pack changes hands under a traveller; without a sound one the entry claims nothing of it."""
    kind, paper = _BY_PAPER[said.type], text_in(said.data, "paper")
    if not token_of(paper):
        return ()
    place = (said.station, said.epoch, said.seq)
    meant = _reasons([text_in(said.data, "to")]) if kind is ClaimKind.HANDED_ON else ()
    packs = [one for one in batteries if one != paper]
    claims = [Claim(one, *place, kind, said.at, reasons=meant, about=paper) for one in packs]
    if kind is ClaimKind.TAKEN_OVER:
        claims += [Claim(paper, *place, ClaimKind.PAPER_USED, said.at, about=one) for one in packs[:1]]
    return tuple(claims)


def _place(data: Mapping[str, Any]) -> str:
    epoch, seq = number_in(data, "epoch"), number_in(data, "seq")
    return f"{epoch}:{seq}" if epoch and seq else ""


def _reasons(said: object) -> tuple[str, ...]:
    if not isinstance(said, list | tuple):
        return ()
    codes = [one for one in said[:_MOST_REASONS] if isinstance(one, str) and _CODE.fullmatch(one)]
    return tuple(dict.fromkeys(codes))


# ---- where it is


@dataclass(frozen=True, slots=True)
class Custody:
    """Which stations claim a battery and how far it has come at each; the worst class told anywhere.

    `at` are the stations that have it now by all that is known: none while it is on its way or when nothing
    is left of it, one when all is well.
    """

    stations: Mapping[str, ClaimKind]
    worst_class: str
    at: tuple[str, ...] = ()


def custody_of(claims: Sequence[Claim]) -> Custody:
    """What each station says last by its own numbers, whatever arrived last."""
    newest: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda one: (one.station, one.epoch, one.seq)):
        if claim.kind in _STATES:
            newest[claim.station] = claim
    worst = max((one.triage_class for one in claims), key=lambda one: _RANK.get(one, 0), default="")
    stations = {station: claim.kind for station, claim in newest.items()}
    at = (station for station, kind in sorted(stations.items()) if _has_it(station, kind, claims))
    return Custody(stations, worst, tuple(at))


def _has_it(station: str, newest: ClaimKind, claims: Sequence[Claim]) -> bool:
    """Whether it came there once more than it went away; with each paper it goes once."""
    mark = station_mark(station)
    came = sum(one.station == station and one.kind in _ARRIVALS for one in claims)
    went = {
        token_of(one.about)
        for one in claims
        if (one.kind is ClaimKind.HANDED_ON and one.station == station)
        or (one.kind is ClaimKind.TAKEN_OVER and one.station != station and claim_of(one) == mark)
    }
    return came > len(went) and newest is not ClaimKind.DISMANTLED


def claim_of(claim: Claim) -> str:
    """The mark of the station whose traveller a claim names; "" when it names none."""
    traveller = read_traveller(claim.about)
    return traveller.claim if traveller is not None else ""
