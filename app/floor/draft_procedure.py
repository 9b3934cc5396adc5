"""Drafting a procedure at the station: a file becomes a draft, is handed on, or is not pursued."""

from app.domain.journal import PhotoRef
from app.domain.library_facts import ProcedureDrafted, ProcedureDropped, ProcedureHandedOn
from app.domain.library_fold import Draft, LibraryRecord
from app.domain.operator import Author
from app.domain.procedure import Procedure
from app.domain.procedure_bytes import hash_of
from app.domain.procedure_shelf import version_rank
from app.domain.refusals import Refusal, refuse
from app.floor.foreign_text import keepable
from app.floor.library_commands import AskDocument, DraftDocument, DropDraft, HandOnDraft
from app.floor.library_look import DRAFT, ask_document, judged_draft, may_draft
from app.floor.library_record import library_record
from app.floor.library_views import DocumentView
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.views import Saved

DOCUMENT_MIME = "application/toml"


def draft_document(unit: WorkUnit, command: DraftDocument, site: Site) -> DocumentView | Refusal:
    """Take a file as a draft. It may be unproven, for that can be mended; malformed it is nothing yet."""
    author = drafting_author(unit)
    if isinstance(author, Refusal):
        return author
    sha256 = hash_of(command.content)
    judged = site.library.judge(sha256, command.content)
    document = judged.procedure
    if document is None:
        first = judged.defects[0]
        return refuse("draft.malformed", code=keepable(first.told), line=first.line)
    taken = _taken(unit, document, site)
    if taken is not None:
        return taken
    base = _base_of(document, site)
    fact = ProcedureDrafted(
        draft=site.ids.fresh(),
        procedure=document.id,
        version=document.version,
        sha256=site.documents.keep(command.content),
        length=len(command.content),
        base=base.sha256 if base is not None else "",
        base_key=base.key if base is not None else "",
        how="import",
    )
    unit.journal.append(fact, author, refs=(PhotoRef(sha256, len(command.content), DOCUMENT_MIME),))
    return ask_document(unit, AskDocument(f"{DRAFT}{fact.draft}"), site)


def hand_on_draft(unit: WorkUnit, command: HandOnDraft, site: Site) -> DocumentView | Refusal:
    """Ask for publication; only of what is proven, and of the very content that was looked at."""
    author = drafting_author(unit)
    if isinstance(author, Refusal):
        return author
    draft = open_draft(unit, command.draft, command.sha256)
    if isinstance(draft, Refusal):
        return draft
    if draft.waits:
        return refuse("draft.waits")
    unfit = unfit_to_publish(draft, site)
    if unfit is not None:
        return unfit
    unit.journal.append(ProcedureHandedOn(draft.id, draft.sha256), author)
    return ask_document(unit, AskDocument(f"{DRAFT}{draft.id}"), site)


def drop_draft(unit: WorkUnit, command: DropDraft, _site: Site) -> Saved | Refusal:
    """Pursue it no further. Its content and its entries stay."""
    author = drafting_author(unit)
    if isinstance(author, Refusal):
        return author
    if command.draft not in library_record(unit).drafts:
        return refuse("draft.none")
    return saved(unit, unit.journal.append(ProcedureDropped(command.draft), author))


# ---- for publishing as well


def drafting_author(unit: WorkUnit) -> Author | Refusal:
    """Who is signed in, when that person may draft, publish and withdraw."""
    author = author_now(unit)
    if isinstance(author, Author) and not may_draft(unit)[0]:
        return refuse("draft.role")
    return author


def open_draft(unit: WorkUnit, draft: str, sha256: str) -> Draft | Refusal:
    """A draft in hand, when its content is still the one that was looked at."""
    found = library_record(unit).drafts.get(draft)
    if found is None:
        return refuse("draft.none")
    return found if found.sha256 == sha256 else refuse("draft.changed")


def unfit_to_publish(draft: Draft, site: Site) -> Refusal | None:
    """Why this content cannot be put in force; None when it can."""
    judged = judged_draft(draft, site)
    if judged.procedure is None or judged.proving is None:
        return refuse("draft.unusable")
    if not judged.proving.proven:
        return refuse("draft.unproven", count=len(judged.proving.defects))
    return None


def _taken(unit: WorkUnit, document: Procedure, site: Site) -> Refusal | None:
    """A version is a number, above every one that was ever here: none is used twice, none goes backwards."""
    if not document.version.isdecimal() or document.version != str(int(document.version)):
        return refuse("draft.version_no_number", version=document.version)
    record = library_record(unit)
    if any(one.key == document.key for one in record.drafts.values()):
        return refuse("draft.same_version", procedure=document.key)
    newest = _newest(record, document.id, site)
    if newest and version_rank(document.version) <= version_rank(newest):
        return refuse("draft.version_used", version=document.version, newest=newest)
    return None


def next_version(unit: WorkUnit, procedure: str, site: Site) -> str:
    """The number after every one that was ever here, drafts in hand included."""
    record = library_record(unit)
    drafted = [one.version for one in record.drafts.values() if one.procedure == procedure]
    newest = max((_newest(record, procedure, site), *drafted), key=version_rank)
    return str((version_rank(newest) or ((0, ""),))[0][0] + 1)


def _newest(record: LibraryRecord, procedure: str, site: Site) -> str:
    """The highest version of a procedure that was ever here, "" when there was none."""
    used = [one.procedure.version for one in site.library.all() if one.procedure.id == procedure]
    used += [one.version for one in record.publications.values() if one.procedure == procedure]
    broken = [one.key.partition("@") for one in site.library.malformed]
    used += [version for name, _, version in broken if name == procedure]
    return max(used, key=version_rank, default="")


def _base_of(document: Procedure, site: Site) -> Procedure | None:
    """What a draft is held against: the version in force, else the newest there is."""
    same = [one.procedure for one in site.library.all() if one.procedure.id == document.id]
    in_force = [one for one in same if one.key not in site.library.barred]
    return max(in_force or same, key=lambda one: version_rank(one.version), default=None)
