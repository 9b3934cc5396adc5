"""The alarm and the run on the bench: it stops at once, and a supervisor says what becomes of it."""

from collections.abc import Iterator

from app.domain.bench_facts import RunAborting
from app.domain.dismantling import Run, RunState
from app.domain.journal import EmergencyCleared, EmergencyRaised
from app.domain.leaving_facts import AfterAlarm, RunStopped, StopEnded
from app.domain.operator import Author
from app.domain.pack import Pack, PackState
from app.domain.refusals import Refusal
from app.floor.bench import bench_of, run_of
from app.floor.end_run import give_run_up, move_on
from app.floor.ports import WorkUnit
from app.floor.site import Site

BY_ALARM = "emergency"
AFTER_ALARM = "after_emergency"
"""What gave a run up that is made safe after an alarm, and why, which screens and sheets put in words."""


def alarm_lasts(unit: WorkUnit) -> bool:
    """Whether an alarm was raised here that nobody has ended."""
    newest = unit.journal.newest_of({EmergencyRaised.type, EmergencyCleared.type})
    return bool(newest) and newest[0].type == EmergencyRaised.type


def runs_on_the_bench(unit: WorkUnit, site: Site) -> Iterator[tuple[Pack, Run]]:
    """Every run that has not ended, with its pack."""
    for pack in unit.packs.in_state(PackState.DISMANTLING):
        run = run_of(unit, pack.id, site)
        if run is not None and run.state.open:
            yield pack, run


def stop_runs(unit: WorkUnit, author: Author, site: Site) -> None:
    """Record that the alarm stopped what is on the bench. Asks no document: an alarm is never refused."""
    for pack, run in tuple(runs_on_the_bench(unit, site)):
        if run.state is not RunState.EMERGENCY:
            fact = RunStopped(run.id, pack.id, run.state.value)
            unit.journal.append(fact, author, batteries=(pack.code,))


def end_stops(unit: WorkUnit, becomes: AfterAlarm, author: Author, site: Site) -> None:
    """Record what becomes of what the alarm stopped, signed by the supervisor who ends it."""
    for pack, run in tuple(runs_on_the_bench(unit, site)):
        if run.state is RunState.EMERGENCY:
            fact = StopEnded(run.id, pack.id, becomes.value)
            unit.journal.append(fact, author, batteries=(pack.code,))
            if becomes is AfterAlarm.MAKE_SAFE and run.stopped_in is not RunState.MAKING_SAFE:
                _give_up(unit, pack, run, author, site)


def _give_up(unit: WorkUnit, pack: Pack, run: Run, author: Author, site: Site) -> None:
    bench = bench_of(unit, pack, site)
    if isinstance(bench, Refusal):  # its document is not here: the run is over all the same
        step = run.trail[-1].step if run.trail else ""
        fact = RunAborting(run.id, pack.id, step, 0, AFTER_ALARM, BY_ALARM)
        unit.journal.append(fact, author, batteries=(pack.code,))
        return
    give_run_up(unit, bench, author=author, reason=AFTER_ALARM, by=BY_ALARM)
    move_on(unit, bench, site, author=author)
