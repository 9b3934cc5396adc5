"""Looking into the procedure library: the list, one document, two held against each other."""

from collections.abc import Iterator

from app.domain.library_fold import Draft, LibraryRecord
from app.domain.operator import Role
from app.domain.procedure import Procedure
from app.domain.procedure_difference import procedure_difference
from app.domain.procedure_shelf import Malformed, Origin, Shelved, Standing, version_rank
from app.domain.refusals import Refusal, refuse
from app.floor.foreign_text import keepable
from app.floor.library import Judged
from app.floor.library_commands import AskDifference, AskDocument, AskLibrary
from app.floor.library_record import library_record
from app.floor.library_views import DifferenceView, DocumentLine, DocumentView, Hand, LibraryView
from app.floor.ports import WorkUnit
from app.floor.site import Site

ROLES = frozenset({Role.ENGINEER, Role.SUPERVISOR})
"""Who may draft, publish and withdraw."""

DRAFT, FILE = "draft:", "file:"
"""What references of drafts and of malformed files begin with; others are keys."""


def ask_library(unit: WorkUnit, _command: AskLibrary, site: Site) -> LibraryView:
    """The whole list. Everybody may read it, signed in or not."""
    record = library_record(unit)
    lines = (*_drafts(unit, record, site), *_documents(unit, record, site), *_malformed(unit, record, site))
    may, reader = may_draft(unit)
    return LibraryView(lines, may, reader, site.hazard_rules.version, site.hazard_rules.signer)


def ask_document(unit: WorkUnit, command: AskDocument, site: Site) -> DocumentView | Refusal:
    """One document with the versions it can be held against."""
    view = ask_library(unit, AskLibrary(), site)
    line = next((one for one in view.lines if one.ref == command.ref), None)
    if line is None:
        return refuse("procedure.not_in_library", procedure=keepable(command.ref))
    others = sorted(
        (one for one in view.lines if one.id == line.id and one.title is not None and one.ref != line.ref),
        key=lambda one: version_rank(one.key.partition("@")[2]),
        reverse=True,
    )
    procedure = procedure_of(unit, line.ref, site)
    return DocumentView(line, procedure, site.limits, tuple(others), view.may_draft, view.reader)


def ask_difference(unit: WorkUnit, command: AskDifference, site: Site) -> DifferenceView | Refusal:
    """Everything that is different from the old one to the new one."""
    lines = {one.ref: one for one in ask_library(unit, AskLibrary(), site).lines}
    found = [procedure_of(unit, ref, site) for ref in (command.old, command.new)]
    for ref, procedure in zip((command.old, command.new), found, strict=True):
        if procedure is None or ref not in lines:
            return refuse("procedure.not_in_library", procedure=keepable(ref))
    before, after = found
    if before is None or after is None:
        return refuse("procedure.not_in_library", procedure="")
    differences = procedure_difference(before, after, limits=site.limits)
    return DifferenceView(
        lines[command.old], lines[command.new], before, after, differences, limits=site.limits
    )


def may_draft(unit: WorkUnit) -> tuple[bool, str]:
    """Whether who is signed in may draft, and who that is ("" for nobody)."""
    current = unit.sessions.current()
    person = unit.roster.by_id(current[0]) if current is not None else None
    return (person is not None and person.role in ROLES), (current[0] if current is not None else "")


def procedure_of(unit: WorkUnit, ref: str, site: Site) -> Procedure | None:
    """The sound document of a reference, None for one that is malformed or not there."""
    if ref.startswith(DRAFT):
        draft = library_record(unit).drafts.get(ref.removeprefix(DRAFT))
        return judged_draft(draft, site).procedure if draft is not None else None
    return site.library.procedures.get(ref)


def judged_draft(draft: Draft, site: Site) -> Judged:
    """A draft's content as it is on the disk now, judged by what is in force now."""
    return site.library.judge(draft.sha256, site.documents.read(draft.sha256))


# ---- the lines


def _drafts(unit: WorkUnit, record: LibraryRecord, site: Site) -> Iterator[DocumentLine]:
    for draft in record.drafts.values():
        judged = judged_draft(draft, site)
        document = judged.procedure
        yield DocumentLine(
            ref=f"{DRAFT}{draft.id}",
            key=draft.key,
            family=document.family if document is not None else "",
            title=document.title if document is not None else None,
            classes=document.classes if document is not None else (),
            signer=document.signer if document is not None else "",
            sha256=draft.sha256,
            standing=Standing.WAITING if draft.waits else Standing.DRAFT,
            origin=Origin.SITE,
            proving=judged.proving,
            defects=judged.defects,
            draft=draft.id,
            base_key=draft.base_key,
            author=_hand(unit, draft.author),
            at=draft.at,
        )


def _documents(unit: WorkUnit, record: LibraryRecord, site: Site) -> Iterator[DocumentLine]:
    versions = sorted(site.library.all(), key=lambda one: version_rank(one.procedure.version), reverse=True)
    for one in sorted(versions, key=lambda one: (one.procedure.family, one.procedure.id)):
        yield _document(unit, one, record, site)


def _document(unit: WorkUnit, one: Shelved, record: LibraryRecord, site: Site) -> DocumentLine:
    document = one.procedure
    published = record.publications.get(document.key)
    if published is not None and published.sha256 != document.sha256:
        published = None
    return DocumentLine(
        ref=document.key,
        key=document.key,
        family=document.family,
        title=document.title,
        classes=document.classes,
        signer=document.signer,
        sha256=document.sha256,
        standing=site.library.standing(document.key),
        origin=one.origin,
        proving=one.proving,
        barred=site.library.barred.get(document.key),
        base_key=published.base_key if published is not None else "",
        author=_hand(unit, published.author) if published is not None else None,
        publisher=_hand(unit, published.publisher) if published is not None else None,
        at=published.at if published is not None else None,
    )


def _malformed(unit: WorkUnit, record: LibraryRecord, site: Site) -> Iterator[DocumentLine]:
    for number, one in enumerate(site.library.malformed):
        yield _file(unit, one, record, number=number)


def _file(unit: WorkUnit, one: Malformed, record: LibraryRecord, *, number: int) -> DocumentLine:
    own = record.publications.get(one.key) if one.origin is Origin.SITE else None
    return DocumentLine(
        ref=f"{FILE}{number}",
        key=one.key or one.name,
        family="",
        title=None,
        classes=(),
        signer="",
        sha256=own.sha256 if own is not None else "",
        standing=Standing.MALFORMED,
        origin=one.origin,
        defects=one.defects,
        author=_hand(unit, own.author) if own is not None else None,
        publisher=_hand(unit, own.publisher) if own is not None else None,
    )


def _hand(unit: WorkUnit, person: str) -> Hand:
    known = unit.roster.by_id(person)
    return Hand(person, known.number if known is not None else "")
