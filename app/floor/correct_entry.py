"""Corrections: a new entry names the old one and says why; nothing is ever changed."""

from app.domain.journal import Entry, EntryCorrected, TriageAnswered, WeightTaken
from app.domain.operator import Author
from app.domain.pack import Pack
from app.domain.refusals import Refusal, refuse
from app.floor.commands import CorrectAnswers, CorrectWeight
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site
from app.floor.views import Saved


def correct_weight(unit: WorkUnit, command: CorrectWeight, _site: Site) -> Saved | Refusal:
    """Take back the newest weight, so that the pack is weighed again."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    found = _open_pack(unit, command.pack)
    if isinstance(found, Refusal):
        return found
    old = unit.journal.newest_about(command.pack, WeightTaken.type)
    if old is None:
        return refuse("correct.nothing")
    return _correct(unit, old, author, reason=command.reason, pack=found)


def correct_answers(unit: WorkUnit, command: CorrectAnswers, site: Site) -> Saved | Refusal:
    """Take back a group of triage answers. A second person signs, for the class may become better."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    found = _open_pack(unit, command.pack)
    if isinstance(found, Refusal):
        return found
    old = unit.journal.newest_about(command.pack, TriageAnswered.type)
    if old is None or old.data.get("group") != command.group:
        return refuse("correct.nothing")
    second = second_person(unit, command.second, site, meaning="answers_taken_back")
    if isinstance(second, Refusal):
        return second
    signed = Author(author.operator, author.session, second)
    return _correct(unit, old, signed, reason=command.reason, pack=found)


def _open_pack(unit: WorkUnit, pack_id: str) -> Pack | Refusal:
    pack = unit.packs.by_id(pack_id)
    if pack is None:
        return refuse("pack.unknown")
    return pack if pack.state.open_intake else refuse("correct.intake_finished")


def _correct(unit: WorkUnit, old: Entry, author: Author, *, reason: str, pack: Pack) -> Saved | Refusal:
    if not reason.strip():
        return refuse("correct.needs_reason")
    fact = EntryCorrected(old.epoch, old.seq, old.hash.hex(), old.type, reason, pack.id)
    return saved(unit, unit.journal.append(fact, author, batteries=(pack.code,)), pack.id)
