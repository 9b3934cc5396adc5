"""Holds on a pack that the registry tells all stations: raised by what a station recorded, and never erased.

Holds are a union that only grows. What opens a pack again names the holds that it has seen, one by one, so it
cannot open one that it did not know; in which order stations hear of all this makes no difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class HoldWhy(Enum):
    """What raised a hold; a later registry may know of more."""

    CLASS_C = "class_c"
    QUARANTINE = "quarantine"
    DOUBLE_INTAKE = "double_intake"  # two stations have received it, and none gave it up
    IDENTITY_CLASH = "identity_clash"  # dismantled at one, and seen at another
    DOUBLE_CLAIM = "double_claim"  # one traveller served two stations
    CUSTODY_GAP = "custody_gap"  # it stands under its paper at a station that was never given it
    RULING = "ruling"  # two people at the registry said that it stays shut


class NoteWhy(Enum):
    """What is worth knowing elsewhere, and no hold by itself."""

    WEIGHT_DIFFERS = "weight_differs"
    CLASS_DIFFERS = "class_differs"
    TAKEN_OVER = "taken_over"  # by the traveller that its reasons name


class Decision(Enum):
    """What two people at the registry decide."""

    RELEASE = "release"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class PackHold:
    """A hold on a battery, or a note about it when it does not bind.

    `id` is made of the entry that raised it: station, epoch, number, why. `why` is a `HoldWhy`, or what a
    later registry calls it; `reasons` are the codes that its entry gave. `station` raised it and `label` is
    that station's short name; `at` is that station's time, UTC milliseconds. It binds every station but that
    one, whose own record says more.
    """

    id: str
    battery: str
    why: str
    reasons: tuple[str, ...]
    station: str
    label: str
    at: int
    binding: bool = True


@dataclass(frozen=True, slots=True)
class Release:
    """Two people at the station that raised holds took back the entry that did. `holds` are ids."""

    id: str
    battery: str
    holds: tuple[str, ...]
    station: str
    label: str
    at: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """Two people at the registry decided about these holds, and about no other.

    `only` is the one station that may open the pack by a release, "" for every one. A ruling that says SHUT
    opens nothing; the hold by which it shuts is told right behind it.
    """

    id: str
    battery: str
    holds: tuple[str, ...]
    decision: Decision
    only: str
    reason: str
    by: tuple[str, ...]
    at: int


Told = PackHold | Release | Ruling
"""What the registry tells all stations of a battery."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """One hold of a battery that stands no more; `only` is where, "" everywhere. `by` said so."""

    battery: str
    hold: str
    by: str
    only: str


def cleared_by(told: Told) -> tuple[Cleared, ...]:
    """Which holds something told opens again."""
    if isinstance(told, Release):
        return tuple(Cleared(told.battery, hold, told.id, "") for hold in told.holds)
    if isinstance(told, Ruling) and told.decision is Decision.RELEASE:
        return tuple(Cleared(told.battery, hold, told.id, told.only) for hold in told.holds)
    return ()


def open_holds(told: Iterable[Told], station: str) -> tuple[PackHold, ...]:
    """The holds that bind a station, by time and id; the same whatever the order of telling."""
    known = tuple(told)
    gone = {
        (one.battery, one.hold) for what in known for one in cleared_by(what) if one.only in ("", station)
    }
    standing = {
        (one.battery, one.id): one
        for one in known
        if isinstance(one, PackHold) and one.binding and one.station != station
    }
    left = (one for key, one in standing.items() if key not in gone)
    return tuple(sorted(left, key=lambda one: (one.at, one.battery, one.id)))
