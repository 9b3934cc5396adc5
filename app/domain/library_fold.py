"""The procedure library as its entries tell it: drafts in hand, documents published, versions withdrawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.domain.journal import Entry
from app.domain.library_facts import (
    ProcedureDrafted,
    ProcedureDropped,
    ProcedureHandedOn,
    ProcedurePublished,
    ProcedureWithdrawn,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands. `author` began it, `authors` all had a hand in it; `waits` for a publisher."""

    id: str
    procedure: str
    version: str
    sha256: str
    base: str
    base_key: str
    author: str
    authors: frozenset[str]
    at: datetime
    waits: bool = False

    @property
    def key(self) -> str:
        """How it will be named once it is published."""
        return f"{self.procedure}@{self.version}"


@dataclass(frozen=True, slots=True)
class Publication:
    """A document of the site's own, by its hash; who drew it up and who published it."""

    procedure: str
    version: str
    sha256: str
    base_key: str
    author: str
    publisher: str
    at: datetime

    @property
    def key(self) -> str:
        """How a run names it."""
        return f"{self.procedure}@{self.version}"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A version that two people took out of work."""

    key: str
    sha256: str
    reason: str
    publisher: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LibraryRecord:
    """All of it. Publications and withdrawals are by key, drafts by their id, oldest first."""

    drafts: Mapping[str, Draft] = field(default_factory=dict)
    publications: Mapping[str, Publication] = field(default_factory=dict)
    withdrawals: Mapping[str, Withdrawal] = field(default_factory=dict)


def fold_library(entries: Iterable[Entry]) -> LibraryRecord:
    """The library after these entries, which are given oldest first; others are passed over."""
    drafts: dict[str, Draft] = {}
    publications: dict[str, Publication] = {}
    withdrawals: dict[str, Withdrawal] = {}
    for entry in entries:
        data = entry.data
        match entry.type:
            case ProcedureDrafted.type:
                drafts[data["draft"]] = _drafted(entry, drafts.get(data["draft"]))
            case ProcedureHandedOn.type:
                held = drafts.get(data["draft"])
                if held is not None and held.sha256 == data["sha256"]:
                    drafts[held.id] = replace(held, waits=True)
            case ProcedureDropped.type:
                drafts.pop(data["draft"], None)
            case ProcedurePublished.type:
                drafts.pop(data["draft"], None)
                published = _published(entry)
                publications.setdefault(published.key, published)
            case ProcedureWithdrawn.type:
                gone = _withdrawn(entry)
                withdrawals.setdefault(gone.key, gone)
    return LibraryRecord(drafts, publications, withdrawals)


def _drafted(entry: Entry, before: Draft | None) -> Draft:
    data, hand = entry.data, entry.operator or ""
    return Draft(
        id=data["draft"],
        procedure=data["procedure"],
        version=data["version"],
        sha256=data["sha256"],
        base=data["base"],
        base_key=data["base_key"],
        author=before.author if before is not None else hand,
        authors=(before.authors if before is not None else frozenset()) | {hand},
        at=entry.at,
    )


def _published(entry: Entry) -> Publication:
    data = entry.data
    return Publication(
        procedure=data["procedure"],
        version=data["version"],
        sha256=data["sha256"],
        base_key=data["base_key"],
        author=data["author"],
        publisher=data["publisher"],
        at=entry.at,
    )


def _withdrawn(entry: Entry) -> Withdrawal:
    data = entry.data
    key = f"{data['procedure']}@{data['version']}"
    return Withdrawal(key, data["sha256"], data["reason"], data["publisher"], entry.at)
