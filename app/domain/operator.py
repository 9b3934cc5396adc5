"""People at the station: who they are to the journal, and what they may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Role(Enum):
    """What somebody is at the station for."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    ENGINEER = "engineer"  # draws procedures up and publishes those of others


@dataclass(frozen=True, slots=True)
class Operator:
    """One person of the roster. The journal holds `id` only, which is never given to anybody else.

    `number` is what is keyed on the PIN pad, `badge` the code on the badge, `level` the qualification
    for live working as the site writes it (for example "2S"), `level_until` the last day it is valid, None
    for one without an end, `pin_hash` an Argon2 string.
    """

    id: str
    number: str
    badge: str
    name_zh: str
    name_en: str
    language: str
    level: str
    role: Role
    pin_hash: str
    active: bool = True
    level_until: date | None = None


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody shows to be recognised: a badge, or a number, and a PIN where it is asked."""

    badge: str | None = None
    number: str | None = None
    pin: str | None = None


@dataclass(frozen=True, slots=True)
class SecondPerson:
    """The other person who signs an act with badge and PIN, and what the signature means."""

    operator: str
    meaning: str
    method: str = "badge+pin"


@dataclass(frozen=True, slots=True)
class Author:
    """Who an entry is by: operator and session, or nobody (the station itself), and a second person."""

    operator: str | None = None
    session: str | None = None
    second: SecondPerson | None = None


STATION = Author()


class LevelGap(Enum):
    """Why somebody's qualification does not do for a step."""

    TOO_LOW = "too_low"
    ENDED = "ended"


def level_gap(person: Operator, level: str, *, levels: Sequence[str], today: date) -> LevelGap | None:
    """Why this person may not do a step that asks for a level; None when the level is there.

    `levels` are the site's, from the least to the highest. A step that asks for none is open to everybody; a
    level that the site does not know does for nothing.
    """
    if not level:
        return None
    known = {name: rank for rank, name in enumerate(levels)}
    if known.get(person.level, -1) < known.get(level, len(levels)):
        return LevelGap.TOO_LOW
    ended = person.level_until is not None and person.level_until < today
    return LevelGap.ENDED if ended else None
