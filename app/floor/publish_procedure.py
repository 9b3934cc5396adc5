"""Putting a procedure in force and taking one out: always two people, each with a role for it."""

from app.domain.library_facts import WITHDRAWAL_REASONS, ProcedurePublished, ProcedureWithdrawn
from app.domain.operator import Author, Credentials, SecondPerson
from app.domain.procedure import Words
from app.domain.procedure_shelf import Origin, Shelved, Standing
from app.domain.refusals import Refusal, refuse
from app.domain.withdrawn import Withdrawn
from app.floor.draft_procedure import drafting_author, open_draft, unfit_to_publish
from app.floor.foreign_text import keepable
from app.floor.library_commands import AskDocument, PublishDraft, WithdrawProcedure
from app.floor.library_look import ROLES, ask_document, judged_draft
from app.floor.library_record import library_record
from app.floor.library_views import DocumentView
from app.floor.ports import WorkUnit
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site


def publish_draft(unit: WorkUnit, command: PublishDraft, site: Site) -> DocumentView | Refusal:
    """Put a handed-on draft in force. Whoever had a hand in it cannot publish it."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    draft = open_draft(unit, command.draft, command.sha256)
    if isinstance(draft, Refusal):
        return draft
    if not draft.waits:
        return refuse("draft.not_handed_on")
    publisher = _signer(unit, command.who, site, meaning="procedure_published", somebody_else=False)
    if isinstance(publisher, Refusal):
        return publisher
    if publisher.operator in draft.authors:
        return refuse("draft.own_work")
    unfit = unfit_to_publish(draft, site)
    judged = judged_draft(draft, site)
    if unfit is not None or judged.procedure is None or judged.proving is None:
        return unfit or refuse("draft.unusable")
    document, proving = judged.procedure, judged.proving
    if site.library.shelved(document.key) is not None or document.key in library_record(unit).publications:
        return refuse("draft.version_used", version=document.version, newest=document.version)
    fact = ProcedurePublished(
        draft=draft.id,
        procedure=document.id,
        version=document.version,
        sha256=document.sha256,
        base=draft.base,
        base_key=draft.base_key,
        author=draft.author,
        authors=tuple(sorted(draft.authors)),
        publisher=publisher.operator,
        rules=site.hazard_rules.version,
        rules_sha256=site.hazard_rules.sha256,
        places=proving.places,
        moves=proving.moves,
        lapses=proving.lapses,
        aborts=proving.aborts,
        closes=proving.closes,
    )
    unit.journal.append(fact, Author(author.operator, author.session, publisher))
    site.library.shelve(Shelved(document, proving, Origin.SITE))
    return _as_it_will_be(unit, document.key, site)


def withdraw_procedure(unit: WorkUnit, command: WithdrawProcedure, site: Site) -> DocumentView | Refusal:
    """Take a version out of work: nothing is begun by it, and runs stop at their next hold."""
    author = drafting_author(unit)
    if isinstance(author, Refusal):
        return author
    shelved = site.library.shelved(command.key)
    if shelved is None or shelved.procedure.sha256 != command.sha256:
        return refuse("procedure.not_in_library", procedure=keepable(command.key))
    if site.library.standing(command.key) is Standing.WITHDRAWN:
        return refuse("withdraw.already")
    if command.reason not in WITHDRAWAL_REASONS:
        return refuse("withdraw.reason")
    second = _signer(unit, command.who, site, meaning="procedure_withdrawn", somebody_else=True)
    if isinstance(second, Refusal):
        return second
    document = shelved.procedure
    fact = ProcedureWithdrawn(document.id, document.version, document.sha256, command.reason, second.operator)
    entry = unit.journal.append(fact, Author(author.operator, author.session, second))
    reason, since = Words(command.reason, command.reason), entry.at.astimezone().date()
    site.library.withdraw(Withdrawn(document.key, reason, second.operator, since))
    return _as_it_will_be(unit, document.key, site)


def _signer(
    unit: WorkUnit, shown: Credentials, site: Site, *, meaning: str, somebody_else: bool
) -> SecondPerson | Refusal:
    """Badge and PIN of somebody whose role is the library's."""
    signer = second_person(unit, shown, site, meaning=meaning, somebody_else=somebody_else)
    if isinstance(signer, Refusal):
        return signer
    person = unit.roster.by_id(signer.operator)
    return signer if person is not None and person.role in ROLES else refuse("draft.second_role")


def _as_it_will_be(unit: WorkUnit, key: str, site: Site) -> DocumentView | Refusal:
    """The document as it stands once this is recorded."""
    with site.library.foreseen():
        return ask_document(unit, AskDocument(key), site)
