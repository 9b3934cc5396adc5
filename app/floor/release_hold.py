"""Opening a hold, or giving the run up: the only two ways out of one."""

from app.domain.bench_facts import HoldReleased
from app.domain.dismantling import Action
from app.domain.holdpoint import evidence_stood_ms
from app.domain.operator import Author, Credentials, Role, SecondPerson
from app.domain.procedure import HoldKind, Step
from app.domain.refusals import Refusal, refuse
from app.floor.bench import Bench, bench_at, bench_now
from app.floor.bench_commands import AbortRun, ReleaseHold
from app.floor.bench_views import BenchView
from app.floor.end_run import give_run_up, move_on
from app.floor.foreign_text import keepable
from app.floor.level import second_refusal
from app.floor.made_of_step import made_of
from app.floor.ports import WorkUnit
from app.floor.shift_taken_over import not_taken_over
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site


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
    waiting = not_taken_over(unit)
    if waiting is not None:
        return waiting
    reason = keepable(command.reason.strip())
    if step.hold.kind is HoldKind.JUDGEMENT and not reason:
        return refuse("hold.needs_reason")
    unseen = _unseen(bench, command, site)
    if unseen is not None:
        return unseen
    second = second_at(unit, bench, command.second, site, meaning="hold_released")
    if isinstance(second, Refusal):
        return second
    made, measured = made_of(bench, site), step.hold.kind is HoldKind.MEASURED
    fact = HoldReleased(
        run=bench.run.id,
        pack=bench.pack.id,
        step=step.id,
        number=bench.procedure.number(step.id),
        kind=step.hold.kind.value,
        energy=made.energy.value,
        reason=reason,
        readings=tuple(taken.seq for _, taken in sorted(bench.force.items())),
        evidence_ms=command.evidence_ms if measured else None,
        quick=made.quick,
        again=bench.again,
        shown=made.shown,
    )
    signed = Author(author.operator, author.session, second)
    unit.journal.append(fact, signed, batteries=(bench.pack.code,))
    return move_on(unit, bench, site, author=author)


def _unseen(bench: Bench, command: ReleaseHold, site: Site) -> Refusal | None:
    """Why the readings were not seen for long enough: the screen's word, held against the record's time."""
    step = bench.step
    if step is None or step.hold is None or step.hold.kind is not HoldKind.MEASURED:
        return None
    needed_ms = site.limits.value("evidence_shown")
    stood_ms = min(command.evidence_ms, evidence_stood_ms(bench.force, bench.since.now))
    return None if stood_ms >= needed_ms else refuse("hold.evidence_short", needs_ms=needed_ms)


def second_at(
    unit: WorkUnit, bench: Bench, shown: Credentials | None, site: Site, *, meaning: str
) -> SecondPerson | Refusal:
    """The second person's signature at the step in hand: of its level, and a supervisor where one is due."""
    step: Step | None = bench.step
    if step is None:
        return refuse("run.none")
    supervised = bench.procedure.supervised or bench.pack.triage_class in site.hazard_rules.supervised
    role = Role.SUPERVISOR if supervised else None
    second = second_person(unit, shown, site, meaning=meaning, role=role)
    if isinstance(second, Refusal):
        return second
    unfit = second_refusal(unit, shown.badge if shown is not None else None, step, site)
    return unfit or second


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
    give_run_up(unit, bench, author=author, reason=reason)
    return move_on(unit, bench, site, author=author)
