"""Travellers: one for each pack that has its place, ordered anew whenever its class changes."""

from app.domain.bench_facts import LabelOrdered
from app.domain.label import LabelJob
from app.domain.operator import Author
from app.domain.own_label import Prefix, station_mark
from app.domain.pack import Pack, PackState
from app.domain.refusals import Refusal, refuse
from app.domain.traveller import Traveller, read_traveller, traveller_for
from app.domain.triage import TriageClass
from app.floor.foreign_text import keepable
from app.floor.order_label import order_label
from app.floor.ports import WorkUnit
from app.floor.seen_code import identify
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.start_commands import AskTraveller, PrintTraveller
from app.floor.start_views import TravellerDue

LOST = "label_lost"  # why a paper that should be on the pack is printed once more


def ask_traveller(unit: WorkUnit, command: AskTraveller, site: Site) -> TravellerDue | Refusal:
    """The paper that a pack should carry now."""
    pack = unit.packs.by_id(keepable(command.pack))
    if pack is None:
        return refuse("pack.unknown")
    text = _text_now(unit, pack, site)
    return TravellerDue(pack, text if unit.labels.of(text) else "")


def order_traveller(
    unit: WorkUnit, site: Site, *, pack: str, author: Author, reason: str = "", renumber: bool = False
) -> LabelJob:
    """Order the traveller of a pack as it stands on record now; an earlier one of another text is void.

    `renumber` gives the pack another number, so that no paper from before means it any more.
    """
    known = unit.packs.by_id(pack)
    assert known is not None  # noqa: S101 - the callers have just recorded something of it
    before = _orders(unit, pack)
    text = _text_now(unit, known, site, renumber=renumber)
    voids = before[-1][0] if before else ""
    return order_label(
        unit, site, text=text, about=pack, pack=pack, author=author, reason=reason, voids=voids
    )


def print_traveller(unit: WorkUnit, command: PrintTraveller, site: Site) -> LabelJob | Refusal:
    """Print it anew, for a pack that shows by a code which one it is."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    pack = unit.packs.by_id(keepable(command.pack))
    if pack is None:
        return refuse("pack.unknown")
    if pack.state.open_intake or pack.state is PackState.HANDED_ON or not pack.triage_class:
        return refuse("run.pack_not_stored", tag=pack.tag, state=pack.state.value)
    text = identify(command.code, site).text
    traveller = read_traveller(text)
    worn = pack_of(unit, traveller, site) if traveller is not None else None
    if worn is None and sum(one.state is not PackState.HANDED_ON for one in unit.packs.by_code(text)) > 1:
        return refuse("traveller.twins", code=keepable(text)[:40])
    if (worn.id if worn is not None else "") != pack.id and text != pack.code:
        return refuse("run.other_code", tag=pack.tag, seen=worn.tag if worn is not None else "")
    again = bool(unit.labels.of(_text_now(unit, pack, site)))
    return order_traveller(unit, site, pack=pack.id, author=author, reason=LOST if again else "")


def pack_of(unit: WorkUnit, traveller: Traveller, site: Site) -> Pack | None:
    """The pack of this station that a traveller was made for, whatever class it says; None when none was."""
    if traveller.claim != station_mark(site.station):
        return None
    for found in TriageClass:
        jobs = unit.labels.of(Traveller(found, traveller.claim, traveller.number).text)
        if jobs:
            return unit.packs.by_id(jobs[-1].pack)
    return None


def is_void(unit: WorkUnit, traveller: Traveller, pack: Pack) -> bool:
    """Whether a pack of ours has got another number since this traveller of it was made."""
    orders = _orders(unit, pack.id)
    return bool(orders) and orders[-1][1].number != traveller.number


def _text_now(unit: WorkUnit, pack: Pack, site: Site, *, renumber: bool = False) -> str:
    """The text of a pack's traveller by its class on record; a pack keeps its number while it stays here."""
    orders = _orders(unit, pack.id)
    number = orders[-1][1].number if orders and not renumber else _fresh_number(unit, site)
    return traveller_for(TriageClass(pack.triage_class or TriageClass.C), site.station, number).text


def _orders(unit: WorkUnit, pack: str) -> tuple[tuple[str, Traveller], ...]:
    """Every traveller that was ordered for a pack, oldest first: order and paper."""
    entries = unit.journal.about(pack, (LabelOrdered.type,))
    read = [(str(one.data["job"]), read_traveller(str(one.data["text"]))) for one in entries]
    return tuple((job, traveller) for job, traveller in read if traveller is not None)


def _fresh_number(unit: WorkUnit, site: Site) -> int:
    number = unit.labels.texts_with(Prefix.TR.value) + 1
    while pack_of(unit, traveller_for(TriageClass.A, site.station, number), site) is not None:
        number += 1
    return number
