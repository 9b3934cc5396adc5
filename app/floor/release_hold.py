"""Opening a hold, or giving the run up: the only two ways out of one."""

from app.domain.bench_facts import HoldReleased, RunAborting
from app.domain.dismantling import Action
from app.domain.operator import Author
from app.domain.procedure import HoldKind
from app.domain.refusals import Refusal, refuse
from app.floor.bench import bench_at, bench_now, bench_of
from app.floor.bench_commands import AbortRun, ReleaseHold
from app.floor.bench_views import BenchView
from app.floor.foreign_text import keepable
from app.floor.ports import WorkUnit
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site
from app.floor.work_step import end_if_done


def release_hold(unit: WorkUnit, command: ReleaseHold, site: Site) -> BenchView | Refusal:
    """A second person signs. No badge opens a failed or missing measurement: the action is not there."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.RELEASE)
    if isinstance(bench, Refusal):
        return bench
    step = bench.step
    if step is None or step.hold is None:
        return refuse("step.not_now", step=command.step)
    reason = keepable(command.reason.strip())
    if step.hold.kind is HoldKind.JUDGEMENT and not reason:
        return refuse("hold.needs_reason")
    second = second_person(unit, command.second, site, meaning="hold_released")
    if isinstance(second, Refusal):
        return second
    fact = HoldReleased(
        run=bench.run.id,
        pack=bench.pack.id,
        step=step.id,
        number=bench.procedure.number(step.id),
        kind=step.hold.kind.value,
        energy=step.energy.value,
        reason=reason,
        readings=tuple(taken.seq for _, taken in sorted(bench.force.items())),
    )
    signed = Author(author.operator, author.session, second)
    unit.journal.append(fact, signed, batteries=(bench.pack.code,))
    return end_if_done(unit, bench, site, author=author)


def abort_run(unit: WorkUnit, command: AbortRun, site: Site) -> BenchView | Refusal:
    """Give the run up. What is owed comes next; with nothing owed the pack goes to quarantine at once."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_now(unit, site)
    if bench is None:
        return refuse("run.none")
    if isinstance(bench, Refusal):
        return bench
    if bench.run.id != command.run or bench.step is None or Action.ABORT not in bench.allowed:
        return refuse("step.not_allowed", action=Action.ABORT.value)
    reason = keepable(command.reason.strip())
    if not reason:
        return refuse("correct.needs_reason")
    number = bench.procedure.number(bench.step.id)
    fact = RunAborting(bench.run.id, bench.pack.id, bench.step.id, number, reason)
    unit.journal.append(fact, author, batteries=(bench.pack.code,))
    now = bench_of(unit, bench.pack, site)
    return now if isinstance(now, Refusal) else end_if_done(unit, now, site, author=author)
