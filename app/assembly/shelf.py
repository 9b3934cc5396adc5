"""Putting the library together: shipped documents, the site's own, and what proving them came to."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.library_fold import LibraryRecord, Publication, Withdrawal
from app.domain.procedure import Procedure, Words
from app.domain.procedure_bytes import read_procedure_bytes
from app.domain.procedure_defect import Defect
from app.domain.procedure_document import ProcedureFaulty
from app.domain.procedure_shelf import Malformed, Origin, Shelved
from app.domain.withdrawn import Why, Withdrawn
from app.floor.library import Library
from app.floor.ports import CannotRecord, Documents
from app.host.catalogue import Catalogue
from app.host.proofs import provings

LOG = logging.getLogger(__name__)

_GONE = Defect(
    "the file is gone, or is not the one that was published",
    "put the published file back, or publish the document anew with another version",
)
_PUBLISHED = Defect(
    "this site has published another document with the same id and version",
    "give the shipped one another version",
)
_IN_WORK = Defect(
    "a run is under way by another document with the same id and version",
    "end the run; what has changed gets another version",
)
_NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal knows of documents: the library's entries, and (key, hash) of those in work."""

    record: LibraryRecord = field(default_factory=LibraryRecord)
    in_work: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Shelf:
    """Documents by key, each with its origin, as far as they are gathered."""

    documents: dict[str, tuple[Procedure, Origin]] = field(default_factory=dict)
    malformed: list[Malformed] = field(default_factory=list)
    barred: dict[str, Withdrawn] = field(default_factory=dict)


def put_on_the_shelf(
    catalogue: Catalogue,
    known: Known,
    documents: Documents,
    *,
    proofs: Path,
    key: Ed25519PrivateKey,
    today: date,
) -> Library:
    """Every document of the catalogue and of the site's own, proven by the rules in force now.

    A published document is the one that the journal names by its hash, whatever lies on the disk under its
    name; it goes before a shipped one of the same id and version. What a run was begun by is kept in this
    station's own copy, so that the run finds it after an update.
    """
    _keep_copies(catalogue.contents.values(), documents)
    shelf = _Shelf(malformed=list(catalogue.malformed))
    shelf.documents.update((name, (one, Origin.SHIPPED)) for name, one in catalogue.procedures.items())
    for published in known.record.publications.values():
        _add_published(shelf, published, _read(published.sha256, documents, catalogue))
    for name, sha256 in known.in_work:
        _add_in_work(shelf, name, _read(sha256, documents, catalogue), sha256=sha256, today=today)
    proven = provings(
        [one for one, _ in shelf.documents.values()], catalogue.hazard_rules, file=proofs, key=key
    )
    return Library(
        catalogue.beside,
        catalogue.hazard_rules,
        [Shelved(one, proven[one.sha256], origin) for one, origin in shelf.documents.values()],
        malformed=shelf.malformed,
        withdrawn={**shelf.barred, **_told(known.record.withdrawals), **catalogue.withdrawn},
        today=today,
    )


def _keep_copies(contents: Iterable[bytes], documents: Documents) -> None:
    try:
        for content in contents:
            documents.keep(content)
    except CannotRecord as fault:  # whoever wants to record will be told; reading goes on
        LOG.warning("documents cannot be kept: %s", fault.code)


def _read(sha256: str, documents: Documents, catalogue: Catalogue) -> Procedure | tuple[Defect, ...]:
    content = documents.read(sha256)
    if content is None:
        return (_GONE,)
    try:
        return read_procedure_bytes(content, catalogue.beside)
    except ProcedureFaulty as fault:  # sound when it was kept, but limits or drawings have changed since
        return fault.defects


def _add_published(shelf: _Shelf, one: Publication, found: Procedure | tuple[Defect, ...]) -> None:
    shipped, _ = shelf.documents.pop(one.key, (None, None))
    if isinstance(found, Procedure):
        shelf.documents[found.key] = (found, Origin.SITE)
    else:
        shelf.malformed.append(Malformed(one.key, one.key, Origin.SITE, found))
    if shipped is not None and shipped.sha256 != one.sha256:
        shelf.malformed.append(Malformed(_file(shipped), one.key, Origin.SHIPPED, (_PUBLISHED,)))


def _add_in_work(
    shelf: _Shelf, key: str, found: Procedure | tuple[Defect, ...], *, sha256: str, today: date
) -> None:
    """A run under way keeps its document; nothing else is begun by it when it is no longer the file's."""
    present, origin = shelf.documents.get(key, (None, None))
    if not isinstance(found, Procedure) or (present is not None and present.sha256 == sha256):
        return
    if present is not None and origin is not None:
        shelf.malformed.append(Malformed(_file(present), key, origin, (_IN_WORK,)))
    changed = any(one.key == key for one in shelf.malformed)
    why = Why.CHANGED if changed else Why.REMOVED
    shelf.documents[key] = (found, Origin.KEPT)
    shelf.barred[key] = Withdrawn(key, _NO_WORDS, found.signer, today, why)


def _file(document: Procedure) -> str:
    return f"{document.family.lower()}/{document.id}-{document.version}.toml"


def _told(withdrawals: Mapping[str, Withdrawal]) -> dict[str, Withdrawn]:
    """A reason of the closed list is a code, which the screen has a sentence for."""
    return {
        key: Withdrawn(key, Words(one.reason, one.reason), one.publisher, one.at.astimezone().date())
        for key, one in withdrawals.items()
    }
