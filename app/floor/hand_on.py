"""A pack leaves for another of our stations under its traveller, or comes back without having been there.

Only what is stored and was never opened is handed on. What is held waits here for the person who decides,
beside what was found on it; and a damaged pack is isolated at once (VdS 3103, SAE J2990) and moved as little
as can be: between our stations it never goes.
"""

from app.domain.bench_facts import RunStarted
from app.domain.custody_facts import PackCameBack, PackHandedOn
from app.domain.own_label import station_mark
from app.domain.pack import Pack, PackState
from app.domain.pack_hold import NoteWhy, PackHold
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ReadBy, ScannedCode
from app.domain.traveller import Traveller, mark_in, read_traveller, token_of
from app.floor.foreign_text import keepable
from app.floor.hand_commands import ComeBack, HandOn
from app.floor.held_elsewhere import held_elsewhere, time_told, told_by
from app.floor.ports import WorkUnit
from app.floor.read_paper import paper_of
from app.floor.saved import saved
from app.floor.seen_code import identify
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.traveller import is_void, order_traveller, pack_of
from app.floor.views import Saved


def hand_on(unit: WorkUnit, command: HandOn, site: Site) -> Saved | Refusal:
    """Let a stored pack go. From here on this station does not open it."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    pack = unit.packs.by_id(keepable(command.pack))
    if pack is None:
        return refuse("pack.unknown")
    to = mark_in(command.to)
    unfit = _may_go(unit, pack, site) or _may_go_there(command.to, to, site)
    if unfit is not None:
        return unfit
    paper = paper_of(unit, command.paper, site, chosen=pack.id)
    if isinstance(paper, Refusal):
        return paper
    gone = taken_over_elsewhere(unit, pack, paper.text, site)
    if gone is not None:
        return gone
    fact = PackHandedOn(pack.id, paper.text, paper.read_by, to)
    return saved(unit, unit.journal.append(fact, author, batteries=(pack.code,)), pack.id)


def _may_go(unit: WorkUnit, pack: Pack, site: Site) -> Refusal | None:
    if pack.state is not PackState.STORED:
        return refuse("handon.not_stored", tag=pack.tag, state=pack.state.value)
    if unit.journal.newest_about(pack.id, RunStarted.type) is not None:
        return refuse("handon.opened", tag=pack.tag)
    return held_elsewhere(unit, pack, site)


def _may_go_there(said: str, mark: str, site: Site) -> Refusal | None:
    if said.strip() and not mark:
        return refuse("handon.no_station", text=keepable(said.strip())[:40])
    if mark == station_mark(site.station):
        return refuse("handon.to_itself", mark=mark)
    return None


def come_back(unit: WorkUnit, command: ComeBack, site: Site) -> Saved | Refusal:
    """Nobody took it over: it is stored here again, under a new traveller. The paper it went with is void."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    read = _paper_it_went_with(unit, command.paper, site)
    if isinstance(read, Refusal):
        return read
    pack, paper = read
    gone = taken_over_elsewhere(unit, pack, paper.text, site)
    if gone is not None:
        return gone
    fact = PackCameBack(pack.id, paper.text, command.paper.read_by.value)
    entry = unit.journal.append(fact, author, batteries=(pack.code,))
    # Another number, so that whoever took it over meanwhile by the old paper, unheard, is told apart.
    order_traveller(unit, site, pack=pack.id, author=author, renumber=True)
    return saved(unit, entry, pack.id)


def _paper_it_went_with(unit: WorkUnit, code: ScannedCode, site: Site) -> tuple[Pack, Traveller] | Refusal:
    if code.read_by is ReadBy.TYPED:
        return refuse("paper.typed")
    text = identify(code, site).text
    traveller = read_traveller(text)
    if traveller is None:
        return refuse("comeback.scan_traveller")
    pack = pack_of(unit, traveller, site)
    if pack is None:
        return refuse("comeback.not_ours", code=keepable(text)[:40])
    if pack.state is not PackState.HANDED_ON:
        return refuse("comeback.not_gone", tag=pack.tag)
    if is_void(unit, traveller, pack):
        return refuse("paper.void", tag=pack.tag)
    return pack, traveller


def taken_over_elsewhere(unit: WorkUnit, pack: Pack, paper: str, site: Site) -> Refusal | None:
    """Why a pack is not ours any more, as far as we were told: another station took it over by this paper."""
    note = next(iter(takings_over(unit, pack.code, paper, site)), None)
    if note is None:
        return None
    return refuse("remote.taken_over", tag=pack.tag, station=told_by(note), at=time_told(note.at))


def takings_over(unit: WorkUnit, code: str, paper: str, site: Site) -> tuple[PackHold, ...]:
    """What we were told of other stations that took a pack over by this paper, whatever class it says."""
    token = token_of(paper)
    return tuple(
        one
        for one in unit.remote.about((code,))
        if one.why == NoteWhy.TAKEN_OVER.value
        and one.station != site.station
        and token
        and token in {token_of(reason) for reason in one.reasons}
    )
