"""The end of intake: the class decides where the pack may go."""

from app.domain.custody_facts import PackTakenOver
from app.domain.journal import Fact, PackQuarantined, PackRouted
from app.domain.pack import Pack, PackState
from app.domain.refusals import Refusal, refuse
from app.domain.triage import Route, TriageClass, reasons, route
from app.floor.commands import RoutePack
from app.floor.foreign_text import keepable
from app.floor.inspect_pack import read_answers
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.traveller import order_traveller
from app.floor.views import Saved

BY_PAPER = "BY_PAPER"

_STATE = {
    Route.STORE: PackState.STORED,
    Route.HOLD: PackState.HELD,
    Route.HOLD_PAPERS: PackState.HELD_PAPERS,
}


def route_pack(unit: WorkUnit, command: RoutePack, site: Site) -> Saved | Refusal:
    """Send the pack where its class allows, with its traveller. A dangerous one need not be weighed first."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    pack = unit.packs.by_id(command.pack)
    if pack is None:
        return refuse("pack.unknown")
    if pack.state not in (PackState.TRIAGED, PackState.WEIGHED):
        return refuse("route.not_now")
    found = TriageClass(pack.triage_class)
    way, location = route(found), keepable(command.location)
    fact: Fact
    if way in _STATE:
        if pack.state is not PackState.WEIGHED:
            return refuse("route.weigh_first")
        fact = PackRouted(pack.id, found.value, _STATE[way].value, location)
    else:
        due = site.clock.now().utc_ms + 1000 * site.limits.value("quarantine_recheck")
        fact = PackQuarantined(pack.id, found.value, _why(unit, pack), location, due)
    routed = saved(unit, unit.journal.append(fact, author, batteries=(pack.code,)), pack.id)
    # Whoever passes it must see whether it may be opened, and no run begins without it.
    order_traveller(unit, site, pack=pack.id, author=author)
    return routed


def _why(unit: WorkUnit, pack: Pack) -> tuple[str, ...]:
    """What was found on it, or that the paper of the station before this one says so."""
    found = reasons(read_answers(pack))
    if not found and unit.journal.newest_about(pack.id, PackTakenOver.type) is not None:
        return (BY_PAPER,)
    return found
