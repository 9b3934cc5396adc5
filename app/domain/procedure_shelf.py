"""What a station has of procedure documents: sound ones with their proof, malformed ones with defects."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.procedure import Procedure
from app.domain.procedure_defect import Defect
from app.domain.prover import Proving

_PARTS = re.compile(r"[0-9]+|[a-z]+")


class Origin(Enum):
    """Where a document comes from."""

    SHIPPED = "shipped"  # with the program
    SITE = "site"  # drafted and published at this station
    KEPT = "kept"  # only in this station's own copy, for a run that was begun by it


class Standing(Enum):
    """How a document stands."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"  # a newer version is in force: nothing new is begun, what runs goes on
    WITHDRAWN = "withdrawn"  # nobody works by it any longer
    UNPROVEN = "unproven"  # the hazard rules find a way through it that hurts
    KEPT = "kept"  # its file is gone or another one now; only the run under way still has it
    MALFORMED = "malformed"  # it is no document, or not the one that was published
    DRAFT = "draft"
    WAITING = "waiting"  # its author has handed it on; another person publishes it


@dataclass(frozen=True, slots=True)
class Malformed:
    """A file that cannot be used. `key` is the document that its name promises, "" when it promises none."""

    name: str
    key: str
    origin: Origin
    defects: tuple[Defect, ...]


@dataclass(frozen=True, slots=True)
class Shelved:
    """A sound document, and what the search through all its ways came to."""

    procedure: Procedure
    proving: Proving
    origin: Origin


def version_rank(version: str) -> tuple[tuple[int, str], ...]:
    """How versions of one procedure follow each other: 2 before 10, 1 before 1.1, letters before figures."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _PARTS.findall(version))


def newest_in_force(shelved: Iterable[Shelved], barred: Iterable[str]) -> Mapping[str, Procedure]:
    """Of each procedure (its id) the newest version that is proven and not among the barred keys."""
    gone = frozenset(barred)
    newest: dict[str, Procedure] = {}
    for one in shelved:
        document = one.procedure
        if document.key in gone or not one.proving.proven:
            continue
        known = newest.get(document.id)
        if known is None or version_rank(known.version) < version_rank(document.version):
            newest[document.id] = document
    return newest
