"""A pack of another of our stations becomes ours: by that station's traveller, needing no network."""

from collections.abc import Mapping

from app.domain.custody_facts import PackTakenOver
from app.domain.identity import Identity
from app.domain.journal import PhotoRef
from app.domain.operator import Author
from app.domain.own_label import station_mark
from app.domain.pack import Pack, PackState
from app.domain.refusals import Refusal, refuse
from app.domain.repeated_triage import FORM, class_anew, found_anew
from app.domain.scan import ReadBy, ScannedCode
from app.domain.start_facts import TriageRepeated
from app.domain.traveller import Traveller, read_traveller, token_of
from app.domain.triage import Answer
from app.floor.bind_label import bind_on_sight, is_used_pool_label
from app.floor.commands import KeepPlace
from app.floor.hand_commands import AskTakeOver, TakeOverPack
from app.floor.hand_on import takings_over
from app.floor.hand_views import ForeignPaper
from app.floor.held_elsewhere import time_told, told_by
from app.floor.look_round import keep_place
from app.floor.ports import WorkUnit
from app.floor.receive_pack import as_read, fresh_tag, typed_by_two
from app.floor.room_to_begin import no_room
from app.floor.saved import saved
from app.floor.seen_code import identify, unfit_for_a_pack
from app.floor.set_aside import answers_given
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.views import Saved


def ask_take_over(unit: WorkUnit, command: AskTakeOver, site: Site) -> ForeignPaper | Refusal:
    """What the paper says, when a pack may be taken over by it."""
    paper = _foreign(command.paper, site)
    if isinstance(paper, Refusal):
        return paper
    if unit.packs.by_code(paper.text):  # set apart at the bench under this very paper
        return refuse("takeover.paper_known", code=paper.text)
    return ForeignPaper(paper.text, paper.claim, paper.triage_class.value)


def take_over_pack(unit: WorkUnit, command: TakeOverPack, site: Site) -> Saved | Refusal:
    """Make the pack ours, with the class of its paper or a worse one. Next it is weighed and placed."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    if unit.packs.open_intakes():
        return refuse("pack.intake_open", tag=unit.packs.open_intakes()[0].tag)
    full = no_room(site)
    if full is not None:
        return full
    offered = ask_take_over(unit, AskTakeOver(command.paper), site)
    if isinstance(offered, Refusal):
        return offered
    identity = identify(command.code, site)
    unfit = _unfit(unit, identity, offered, site)
    if unfit is not None:
        return unfit
    if command.code.read_by is ReadBy.TYPED:
        signed = typed_by_two(
            unit, identity, site, photo=command.photo, again=command.typed_again, second=command.second
        )
        if isinstance(signed, Refusal):
            return signed
        author = Author(author.operator, author.session, signed)
    now = answers_given(command.looked)
    if isinstance(now, Refusal):
        return now
    return _record(unit, command, site, author=author, identity=identity, paper=offered, now=now)


def _foreign(code: ScannedCode, site: Site) -> Traveller | Refusal:
    if code.read_by is ReadBy.TYPED:
        return refuse("paper.typed")
    traveller = read_traveller(identify(code, site).text)
    if traveller is None:
        return refuse("takeover.no_traveller")
    if traveller.claim == station_mark(site.station):
        return refuse("takeover.own_paper")
    return traveller


def _unfit(unit: WorkUnit, identity: Identity, paper: ForeignPaper, site: Site) -> Refusal | None:
    """Why this pack is not taken over by this paper."""
    unfit = unfit_for_a_pack(identity)
    if unfit is not None:
        return unfit
    if is_used_pool_label(unit, identity.text):
        return refuse("label.used")
    known = unit.packs.by_code(identity.text)
    here = [one for one in known if one.state is not PackState.HANDED_ON]
    if here:  # the same code twice at one station is a twin, and no matter of papers
        return refuse("pack.already_received", tag=here[-1].tag, code=here[-1].code)
    if any(token_of(paper.text) == token_of(one) for pack in known for one in _papers_of(unit, pack)):
        return refuse("takeover.paper_used", code=paper.text)
    gone = next(iter(takings_over(unit, identity.text, paper.text, site)), None)
    if gone is not None:
        return refuse("takeover.taken_by_other", station=told_by(gone), at=time_told(gone.at))
    return None


def _papers_of(unit: WorkUnit, pack: Pack) -> tuple[str, ...]:
    taken = unit.journal.about(pack.id, (PackTakenOver.type,))
    return tuple(str(one.data["paper"]) for one in taken)


def _record(
    unit: WorkUnit,
    command: TakeOverPack,
    site: Site,
    *,
    author: Author,
    identity: Identity,
    paper: ForeignPaper,
    now: Mapping[str, Answer],
) -> Saved:
    second = author.second
    refs: tuple[PhotoRef, ...] = (site.photographs.keep(command.photo),) if command.photo else ()
    fact = PackTakenOver(
        pack=site.ids.fresh(),
        tag=fresh_tag(unit, site),
        paper=paper.text,
        paper_read_by=command.paper.read_by.value,
        claim=paper.claim,
        triage_class=paper.triage_class,
        typed_by=(str(author.operator), second.operator) if second is not None else (),
        **as_read(identity, command.code),
    )
    unit.journal.append(fact, author, batteries=(identity.text, paper.text), refs=refs)
    repeated = TriageRepeated(
        pack=fact.pack,
        form=FORM,
        answers={question: answer.value for question, answer in now.items()},
        found=found_anew({}, now),
        triage_class=class_anew(paper.triage_class, {}, now).value,
        paper=paper.text,
    )
    alone = Author(author.operator, author.session)
    entry = unit.journal.append(repeated, alone, batteries=(identity.text,))
    bind_on_sight(unit, site, text=identity.text, about=fact.pack, pack=fact.pack, author=alone)
    keep_place(unit, KeepPlace("queue"), site)
    return saved(unit, entry, fact.pack)
