"""People at the station: who they are to the journal, and what they may do."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What somebody is at the station for."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Operator:
    """One person of the roster. The journal holds `id` only, which is never given to anybody else.

    `number` is what is keyed on the PIN pad, `badge` the code on the badge, `level` the qualification
    for live working as the site writes it (for example "2S"), `pin_hash` an Argon2 string.
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
