"""Leaving a pack in the middle of its run, which two people answer for, and coming back to it."""

from app.domain.dismantling import Action, RunState
from app.domain.leaving_facts import LeaveReason, PackLeft, PackResumed
from app.domain.operator import Author
from app.domain.refusals import Refusal, refuse
from app.floor.bench import bench_at, bench_now, lapsing, owed_now
from app.floor.bench_commands import LeavePack, ResumePack
from app.floor.bench_look import view_after
from app.floor.bench_views import BenchView
from app.floor.foreign_text import keepable
from app.floor.level import lead_refusal
from app.floor.ports import WorkUnit
from app.floor.release_hold import second_at
from app.floor.sign_in import author_now
from app.floor.site import Site

_REASONS = frozenset(reason.value for reason in LeaveReason)


def leave_pack(unit: WorkUnit, command: LeavePack, site: Site) -> BenchView | Refusal:
    """Two people leave the pack: what would be owed on giving up is done and ticked, one by one."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.LEAVE)
    if isinstance(bench, Refusal):
        return bench
    step = bench.step
    if step is None:
        return refuse("step.not_now", step=command.step)
    note = keepable(command.note.strip())
    if command.reason not in _REASONS or (command.reason == LeaveReason.OTHER.value and not note):
        return refuse("hold.needs_reason")
    undone = [one for one in owed_now(bench) if one.id not in command.done]
    if undone:
        return refuse("leave.not_all_done", count=len(undone))
    second = second_at(unit, bench, command.second, site, meaning="pack_left")
    if isinstance(second, Refusal):
        return second
    shown = bench.proofs.evidence.shown
    fact = PackLeft(
        run=bench.run.id,
        pack=bench.pack.id,
        step=step.id,
        number=bench.number,
        reason=command.reason,
        note=note,
        energy=bench.run.energy.value,
        shown={"energy": shown.energy.value, "proofs": sorted(shown.proofs)},
        done=tuple(one.id for one in owed_now(bench)),
        lapsing=lapsing(bench, site),
    )
    signed = Author(author.operator, author.session, second)
    unit.journal.append(fact, signed, batteries=(bench.pack.code,))
    return view_after(unit, bench, site)


def resume_pack(unit: WorkUnit, command: ResumePack, site: Site) -> BenchView | Refusal:
    """Somebody who may work the step in hand comes back; what lapsed meanwhile is shown again first."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_now(unit, site)
    if bench is None:
        return refuse("run.none")
    if isinstance(bench, Refusal):
        return bench
    if bench.run.state is RunState.EMERGENCY:
        return refuse("run.is_stopped")
    step = bench.step
    if bench.air is not None and bench.run.id == command.run:
        return bench.air
    # At the balance nothing is left that a hold could keep shut, and no other way out.
    if bench.held is not None and not bench.closing and bench.run.id == command.run:
        return bench.held
    if bench.run.id != command.run or step is None or Action.RESUME not in bench.allowed:
        return refuse("step.not_allowed", action=Action.RESUME.value)
    unfit = lead_refusal(unit, step, site)
    if unfit is not None:
        return unfit
    lapsed = tuple(sorted(bench.proofs.lapsed))
    fact = PackResumed(bench.run.id, bench.pack.id, step.id, bench.number, lapsed)
    unit.journal.append(fact, author, batteries=(bench.pack.code,))
    return view_after(unit, bench, site)
