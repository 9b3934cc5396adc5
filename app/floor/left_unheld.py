"""Signing out with a run under way: nobody is kept at the station, but nobody leaves a pack unseen either."""

from app.domain.leaving_facts import PackLeftUnheld
from app.domain.operator import Author
from app.domain.pack import PackState
from app.domain.refusals import Refusal
from app.floor.bench import Bench, bench_of, run_of
from app.floor.ports import WorkUnit
from app.floor.site import Site


def note_unheld(unit: WorkUnit, author: Author, why: str, site: Site) -> None:
    """Record that whoever signs out now leaves a pack that may be worked, without the hold."""
    for pack in unit.packs.in_state(PackState.DISMANTLING):
        run = run_of(unit, pack.id, site)
        if run is None or not run.state.worked:
            continue
        step, number = _in_hand(bench_of(unit, pack, site))
        fact = PackLeftUnheld(run.id, pack.id, step, number, why, run.energy.value)
        unit.journal.append(fact, author, batteries=(pack.code,))


def _in_hand(bench: Bench | Refusal) -> tuple[str | None, int | None]:
    if isinstance(bench, Refusal) or bench.step is None:
        return None, None
    return bench.step.id, bench.number
