"""The bench as the record tells it: the pack in hand, its run, its document and its step."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.dismantling import (
    RUN_TYPES,
    Action,
    Run,
    RunState,
    allowed_actions,
    owed_from,
    step_in_hand,
    tell_run,
)
from app.domain.holdpoint import Taken, newest_readings, point_to_read, readings_in_force, taken_since
from app.domain.pack import Pack, PackState
from app.domain.procedure import Procedure, Step, StepKind
from app.domain.refusals import Refusal, refuse
from app.domain.verdict import Verdict
from app.floor.bench_views import BenchView
from app.floor.ports import WorkUnit
from app.floor.site import Site


@dataclass(frozen=True, slots=True)
class Bench:
    """The run in hand with its document; `step` is None once the run has ended."""

    pack: Pack
    run: Run
    procedure: Procedure
    step: Step | None
    force: Mapping[int, Taken]
    allowed: frozenset[Action]


def run_of(unit: WorkUnit, pack: str) -> Run | None:
    """The newest run about a pack, told from its entries."""
    return tell_run(unit.journal.about(pack, RUN_TYPES))


def bench_of(unit: WorkUnit, pack: Pack, site: Site) -> Bench | Refusal:
    """The bench of a pack with a run; refused when its document is not the one it was begun with."""
    run = run_of(unit, pack.id)
    if run is None:
        return refuse("run.none")
    procedure = site.procedures.get(run.procedure_key)
    if procedure is None:
        return refuse("procedure.missing", procedure=run.procedure_key)
    if procedure.sha256 != run.sha256:
        return refuse("procedure.changed", procedure=run.procedure_key)
    step = step_in_hand(run, procedure)
    force = readings_in_force(
        run.readings,
        opened=site.opened,
        now=site.clock.now(),
        valid_ms=1000 * site.limits.value("hold_reading_valid"),
    )
    return Bench(pack, run, procedure, step, force, allowed_actions(run, step, force))


def bench_now(unit: WorkUnit, site: Site) -> Bench | Refusal | None:
    """What is on the bench, or None when it is empty."""
    packs = unit.packs.in_state(PackState.DISMANTLING)
    return bench_of(unit, packs[-1], site) if packs else None


def bench_at(unit: WorkUnit, site: Site, *, run: str, step: str, action: Action) -> Bench | Refusal:
    """The bench, when this very step of this run is in hand and the action may be done there."""
    bench = bench_now(unit, site)
    if bench is None:
        return refuse("run.none")
    if isinstance(bench, Refusal):
        return bench
    if bench.run.id != run or bench.step is None or bench.step.id != step:
        return refuse("step.not_now", step=step)
    if action not in bench.allowed:
        return refuse("step.not_allowed", action=action.value)
    return bench


def bench_view(unit: WorkUnit, bench: Bench, site: Site) -> BenchView:
    """The bench as screens are handed it."""
    run, step = bench.run, bench.step
    owed = owed_from(bench.procedure, run.abort_number) if run.state is RunState.MAKING_SAFE else ()
    limits = tuple(site.limits.by_id[point.limit] for point in step.points) if step is not None else ()
    return BenchView(
        pack=bench.pack,
        run=run,
        procedure=bench.procedure,
        step=step,
        number=bench.procedure.number(step.id) if step is not None else len(bench.procedure.steps),
        allowed=bench.allowed,
        point=point_to_read(step, bench.force) if step is not None else 1,
        force=bench.force,
        limits=limits,
        held=_held(run, step),
        armed_again=_armed_again(run, step, site),
        owed=sum(one.id not in run.done for one in owed),
        outputs=tuple(one for one in unit.outputs.of_pack(bench.pack.id) if one.run == run.id),
    )


def _held(run: Run, step: Step | None) -> bool:
    if step is None or step.kind is not StepKind.HOLD:
        return False
    newest = newest_readings(run.readings).values()
    return any(taken.verdict is not Verdict.PASSED for taken in newest)


def _armed_again(run: Run, step: Step | None, site: Site) -> bool:
    if step is None or step.kind is not StepKind.HOLD:
        return False
    newest = newest_readings(run.readings).values()
    return any(not taken_since(site.opened, taken) for taken in newest)
