"""The paper on a pack, against the record: only its own traveller proves it, with the class on record."""

from app.domain.identity import Identity
from app.domain.own_label import station_mark
from app.domain.pack import Pack, PackState
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ReadBy, ScannedCode
from app.domain.traveller import read_traveller
from app.floor.foreign_text import keepable
from app.floor.held_elsewhere import held_elsewhere
from app.floor.ports import WorkUnit
from app.floor.seen_code import identify, unfit_for_a_pack
from app.floor.site import Site
from app.floor.start_commands import AskPaper
from app.floor.start_views import PaperRead
from app.floor.traveller import is_void, pack_of

MAY_STAND_AT_A_BENCH = (PackState.STORED, PackState.HELD, PackState.HELD_PAPERS, PackState.QUARANTINED)
_SHOWN = 40  # signs of a stranger's code on a screen


def ask_paper(unit: WorkUnit, command: AskPaper, site: Site) -> PaperRead | Refusal:
    """What a paper proves; records nothing. A pack that another station holds is told of here already."""
    proof = paper_of(unit, command.code, site, chosen=keepable(command.pack))
    held = held_elsewhere(unit, proof.pack, site) if isinstance(proof, PaperRead) else None
    return held or proof


def paper_of(unit: WorkUnit, code: ScannedCode, site: Site, *, chosen: str) -> PaperRead | Refusal:
    """The pack that a paper proves, or why it proves none. `chosen` is the pack's id, "" when none is."""
    if code.read_by is ReadBy.TYPED:
        return refuse("paper.typed")
    seen = identify(code, site)
    traveller = read_traveller(seen.text)
    if traveller is None:
        return _no_traveller(unit, seen, chosen=chosen)
    pack = pack_of(unit, traveller, site) or _taken_in_by(unit, seen.text)
    if pack is None and traveller.claim != station_mark(site.station):
        return refuse("paper.of_another_station", code=seen.text, claim=traveller.claim)
    if pack is None:
        return refuse("paper.no_record", code=seen.text, claim=traveller.claim)
    if chosen not in ("", pack.id):
        return _other(unit, chosen, pack)
    if pack.state is PackState.HANDED_ON:
        return refuse("paper.handed_on", tag=pack.tag)
    if pack.state not in MAY_STAND_AT_A_BENCH:
        return refuse("run.pack_not_stored", tag=pack.tag, state=pack.state.value)
    if pack.code == seen.text:  # another station's paper never counts here, whatever it says
        return refuse("paper.other_station", tag=pack.tag)
    if is_void(unit, traveller, pack):
        return refuse("paper.void", tag=pack.tag)
    if traveller.triage_class.value != pack.triage_class:  # the record wins
        paper = traveller.triage_class.value
        return refuse("paper.class_differs", tag=pack.tag, paper=paper, record=pack.triage_class)
    return PaperRead(pack, seen.text, traveller.claim, code.read_by.value)


def _no_traveller(unit: WorkUnit, seen: Identity, *, chosen: str) -> Refusal:
    known = unit.packs.by_code(seen.text)
    if not known:
        unfit = unfit_for_a_pack(seen)
        return unfit or refuse("paper.no_record", code=keepable(seen.text)[:_SHOWN], claim="")
    if chosen and chosen not in {pack.id for pack in known}:
        return _other(unit, chosen, known[-1])
    pack = next((one for one in known if one.id == chosen), known[-1])
    if pack.state is PackState.HANDED_ON:
        return refuse("paper.handed_on", tag=pack.tag)
    if pack.state not in MAY_STAND_AT_A_BENCH:
        return refuse("run.pack_not_stored", tag=pack.tag, state=pack.state.value)
    return refuse("paper.no_class", tag=pack.tag)


def _other(unit: WorkUnit, chosen: str, seen: Pack) -> Refusal:
    wanted = unit.packs.by_id(chosen)
    if wanted is None:
        return refuse("pack.unknown")
    return refuse("run.other_code", tag=wanted.tag, seen=seen.tag)


def _taken_in_by(unit: WorkUnit, text: str) -> Pack | None:
    """A pack that came with another station's traveller and was set apart under it."""
    known = unit.packs.by_code(text)
    return known[-1] if known else None
