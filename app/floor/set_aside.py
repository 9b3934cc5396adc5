"""Packs that are not begun: what was found at the bench, no traveller, or nothing on record of them."""

from collections.abc import Mapping

from app.domain.journal import Entry, Fact, PackQuarantined, PackRouted
from app.domain.operator import Author
from app.domain.pack import Pack, PackState, Papers
from app.domain.refusals import Refusal, refuse
from app.domain.repeated_triage import FORM, NotRepeated, check_asked, class_anew, found_anew
from app.domain.start_facts import TriageRepeated
from app.domain.triage import Answer, Route, TriageClass, route
from app.floor.commands import ReceivePack
from app.floor.foreign_text import keepable
from app.floor.inspect_pack import read_answers
from app.floor.ports import WorkUnit
from app.floor.read_paper import MAY_STAND_AT_A_BENCH, paper_of
from app.floor.receive_pack import record_received
from app.floor.seen_code import identify
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.start_commands import QuarantineUnknown, QuarantineWithoutPaper
from app.floor.start_views import SetAside
from app.floor.traveller import order_traveller

NO_TRAVELLER = "NO_TRAVELLER"
NO_RECORD = "NO_RECORD"

_HELD = {Route.HOLD: PackState.HELD, Route.HOLD_PAPERS: PackState.HELD_PAPERS}


def answers_given(looked: Mapping[str, str]) -> dict[str, Answer] | Refusal:
    """The answers of a repeated triage; refused when a question is open and nothing was found."""
    try:
        now = {question: Answer(answer) for question, answer in looked.items()}
        check_asked(now)
    except (NotRepeated, ValueError) as fault:
        return refuse("start.look_again", question=keepable(str(fault))[:40])
    return now


def record_repeat(
    unit: WorkUnit, pack: Pack, now: Mapping[str, Answer], *, author: Author, paper: str
) -> Entry:
    """Keep what was seen of the pack just now."""
    before = read_answers(pack)
    fact = TriageRepeated(
        pack=pack.id,
        form=FORM,
        answers={question: answer.value for question, answer in now.items()},
        found=found_anew(before, now),
        triage_class=class_anew(pack.triage_class, before, now).value,
        paper=paper,
    )
    return unit.journal.append(fact, author, batteries=(pack.code,))


def set_aside_by_findings(
    unit: WorkUnit, pack: Pack, now: Mapping[str, Answer], site: Site, *, author: Author, paper: str
) -> SetAside:
    """Something is wrong that was not at the intake: the pack goes where it would have gone then."""
    before = read_answers(pack)
    found, new_class = found_anew(before, now), class_anew(pack.triage_class, before, now)
    record_repeat(unit, pack, now, author=author, paper=paper)
    return _set_aside(unit, pack, site, author=author, found=new_class, reasons=found)


def quarantine_without_paper(
    unit: WorkUnit, command: QuarantineWithoutPaper, site: Site
) -> SetAside | Refusal:
    """No traveller means quarantine."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    pack = unit.packs.by_id(keepable(command.pack))
    if pack is None:
        return refuse("pack.unknown")
    if pack.state not in MAY_STAND_AT_A_BENCH:
        return refuse("run.pack_not_stored", tag=pack.tag, state=pack.state.value)
    return _set_aside(unit, pack, site, author=author, found=TriageClass.C, reasons=(NO_TRAVELLER,))


def quarantine_unknown(unit: WorkUnit, command: QuarantineUnknown, site: Site) -> SetAside | Refusal:
    """Nothing is on record of this pack here, so nobody knows its class: it is kept apart from now on."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    if unit.packs.open_intakes():
        return refuse("pack.intake_open", tag=unit.packs.open_intakes()[0].tag)
    proof = paper_of(unit, command.code, site, chosen="")
    if not isinstance(proof, Refusal):
        return refuse("pack.already_received", tag=proof.pack.tag, code=proof.pack.code)
    if proof.code not in ("paper.no_record", "paper.of_another_station"):
        return proof
    identity = identify(command.code, site)
    order = ReceivePack(command.code, Papers(none=True))
    received = record_received(unit, order, site, author=author, identity=identity, twin=None)
    assert received.pack is not None  # noqa: S101 - it was recorded in this very unit
    return _set_aside(unit, received.pack, site, author=author, found=TriageClass.C, reasons=(NO_RECORD,))


def _set_aside(
    unit: WorkUnit, pack: Pack, site: Site, *, author: Author, found: TriageClass, reasons: tuple[str, ...]
) -> SetAside:
    """Out of the way, with a label that says so. What was quarantined before stays quarantined."""
    held = _HELD.get(route(found))
    fact: Fact
    if held is not None and pack.state is not PackState.QUARANTINED:
        fact = PackRouted(pack.id, found.value, held.value, pack.location)
    else:
        due = site.clock.now().utc_ms + 1000 * site.limits.value("quarantine_recheck")
        fact = PackQuarantined(pack.id, found.value, reasons, pack.location, due)
    unit.journal.append(fact, author, batteries=(pack.code,))
    job = order_traveller(unit, site, pack=pack.id, author=author)
    return SetAside(unit.packs.by_id(pack.id) or pack, reasons, job.text)
