"""Changing a procedure at the station: one step becomes stricter, in a draft or in a new one."""

from dataclasses import dataclass

from app.domain.draft_change import CannotChange, StepChange, changed_text, changes_of
from app.domain.journal import PhotoRef
from app.domain.library_facts import ProcedureDrafted
from app.domain.procedure import Procedure
from app.domain.procedure_document import ProcedureFaulty
from app.domain.refusals import Refusal, refuse
from app.floor.draft_procedure import DOCUMENT_MIME, drafting_author, next_version, open_draft
from app.floor.foreign_text import keepable
from app.floor.library_commands import AskDocument, ChangeStep
from app.floor.library_look import DRAFT, ask_document
from app.floor.library_views import DocumentView
from app.floor.ports import WorkUnit
from app.floor.site import Site


@dataclass(frozen=True, slots=True)
class _Base:
    """What is changed: its bytes, and the draft that the change goes into."""

    content: bytes
    draft: str
    version: str
    base: str
    base_key: str


def change_step(unit: WorkUnit, command: ChangeStep, site: Site) -> DocumentView | Refusal:
    """Carry out one of the changes that are offered for this step; a draft that waited is a draft again."""
    author = drafting_author(unit)
    if isinstance(author, Refusal):
        return author
    base = _base(unit, command, site)
    if isinstance(base, Refusal):
        return base
    document = site.library.judge(command.sha256, base.content).procedure
    if document is None or command.change not in _offered(document, command.change.step, site):
        return refuse("draft.no_such_change")
    try:
        made = changed_text(base.content, command.change, version=base.version, beside=site.library.beside)
    except (CannotChange, ProcedureFaulty):
        return refuse("draft.other_form")
    sha256 = site.documents.keep(made)
    fact = ProcedureDrafted(
        draft=base.draft,
        procedure=document.id,
        version=base.version,
        sha256=sha256,
        length=len(made),
        base=base.base,
        base_key=base.base_key,
        how=command.change.knob.value,
        step=command.change.step,
    )
    unit.journal.append(fact, author, refs=(PhotoRef(sha256, len(made), DOCUMENT_MIME),))
    return ask_document(unit, AskDocument(f"{DRAFT}{base.draft}"), site)


def _offered(document: Procedure, step: str, site: Site) -> tuple[StepChange, ...]:
    found = next((one for one in document.every_step() if one.id == step), None)
    return changes_of(found, site.limits) if found is not None else ()


def _base(unit: WorkUnit, command: ChangeStep, site: Site) -> _Base | Refusal:
    content = site.documents.read(command.sha256)
    if command.ref.startswith(DRAFT):
        draft = open_draft(unit, command.ref.removeprefix(DRAFT), command.sha256)
        if isinstance(draft, Refusal):
            return draft
        if content is None:
            return refuse("draft.unusable")
        return _Base(content, draft.id, draft.version, draft.base, draft.base_key)
    shelved = site.library.shelved(command.ref)
    if shelved is None or shelved.procedure.sha256 != command.sha256:
        return refuse("procedure.not_in_library", procedure=keepable(command.ref))
    if content is None:
        return refuse("draft.unusable")
    document = shelved.procedure
    version = next_version(unit, document.id, site)
    return _Base(content, site.ids.fresh(), version, document.sha256, document.key)
