"""The bench as screens are handed it, told from the bench as the record tells it."""

from app.domain.dismantling import Run, RunState
from app.domain.hazard_evidence import leans_on
from app.domain.holdpoint import newest_readings, point_to_read, taken_since, tries_left
from app.domain.procedure import Step, StepKind
from app.domain.procedure_flow import owed
from app.domain.proof_trail import soonest_lapse_ms
from app.domain.refusals import Refusal
from app.domain.verdict import Verdict
from app.floor.bench import Bench, bench_of, lapsing, owed_now
from app.floor.bench_views import Again, BenchView, Leaving, Waiting
from app.floor.level import lead_refusal
from app.floor.pack_balance import balance_view
from app.floor.ports import WorkUnit
from app.floor.site import Site


def bench_view(unit: WorkUnit, bench: Bench, site: Site) -> BenchView:
    """The bench as screens are handed it."""
    run, step, walk, procedure = bench.run, bench.step, bench.walk, bench.procedure
    leaving = run.state is RunState.MAKING_SAFE
    aside = procedure.deviation_of(walk.at) if walk.at is not None else None
    return BenchView(
        pack=bench.pack,
        run=run,
        procedure=procedure,
        step=step,
        number=bench.number,
        allowed=bench.allowed,
        point=point_to_read(step, bench.force) if step is not None else 1,
        force=bench.force,
        limits=tuple(site.limits.by_id[point.limit] for point in step.points) if step is not None else (),
        held=_held(run, step),
        armed_again=_armed_again(run, step, site),
        tries_left=tries_left(step, run.misses_at(step.id)) if step is not None else {},
        owed=sum(one.id not in walk.safe for one in owed(procedure, walk.begun)) if leaving else 0,
        outputs=tuple(one for one in unit.outputs.of_pack(bench.pack.id) if one.run == run.id),
        deviations=bench.ways,
        deviation=aside,
        back=procedure.step(walk.back) if walk.back is not None else None,
        again=_again(bench, site),
        waiting=_waiting(bench, site),
        lapses_ms=_lapses_ms(bench, site),
        barred=_barred(unit, bench, site),
        leaving=_leaving(unit, bench, site),
        balance=balance_view(unit, bench, site),
        held_elsewhere=bench.held,
    )


def view_after(unit: WorkUnit, bench: Bench, site: Site) -> BenchView | Refusal:
    """The bench as it stands after what was just recorded."""
    now = bench_of(unit, unit.packs.by_id(bench.pack.id) or bench.pack, site)
    return now if isinstance(now, Refusal) else bench_view(unit, now, site)


def _held(run: Run, step: Step | None) -> bool:
    if step is None or step.kind is not StepKind.HOLD:
        return False
    newest = newest_readings(run.readings_at(step.id)).values()
    return any(taken.verdict is not Verdict.PASSED for taken in newest)


def _armed_again(run: Run, step: Step | None, site: Site) -> bool:
    if step is None or step.kind is not StepKind.HOLD:
        return False
    newest = newest_readings(run.readings_at(step.id)).values()
    return any(not taken_since(site.opened, taken) for taken in newest)


def _again(bench: Bench, site: Site) -> Again | None:
    """What has lapsed that the step which comes again gave, and the step that is waiting for it."""
    if bench.step is None or bench.walk.at is None or not bench.again:
        return None
    given = sorted(name for name in bench.proofs.lapsed if bench.proofs.given[name].step == bench.step.id)
    waiting = bench.procedure.step(bench.walk.at)
    wanted = leans_on(site.hazard_rules, waiting, bench.proofs.evidence.shown)
    proof = next((name for name in given if name in wanted), given[0])
    return Again(proof, bench.proofs.lapsed[proof], waiting)


def _waiting(bench: Bench, site: Site) -> Waiting | None:
    if bench.step is None or bench.wait_left_ms is None:
        return None
    return Waiting(site.limits.by_id[bench.step.wait], bench.wait_left_ms)


def _lapses_ms(bench: Bench, site: Site) -> int | None:
    if bench.step is None or bench.step.kind is StepKind.MAKE_SAFE:
        return None
    needed = leans_on(site.hazard_rules, bench.step, bench.proofs.evidence.shown)
    return soonest_lapse_ms(bench.proofs, site.hazard_rules, needed, bench.since)


def _leaving(unit: WorkUnit, bench: Bench, site: Site) -> Leaving:
    left = bench.run.left
    owed_steps = owed_now(bench)
    guards = dict.fromkeys(step.guard for step in owed_steps if step.guard is not None)
    return Leaving(
        owed=owed_steps,
        begun=tuple(bench.procedure.step(guard) for guard in guards),
        lapsing=lapsing(bench, site),
        lapsed=tuple(sorted(bench.proofs.lapsed)),
        by=unit.roster.by_id(left.by) if left is not None else None,
        second=unit.roster.by_id(left.second) if left is not None and left.second else None,
    )


def _barred(unit: WorkUnit, bench: Bench, site: Site) -> tuple[Refusal, ...]:
    if bench.step is None:
        return ()
    unfit = lead_refusal(unit, bench.step, site)
    return bench.barred if unfit is None else (*bench.barred, unfit)
