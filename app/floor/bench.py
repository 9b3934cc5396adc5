"""The bench as the record tells it: the pack in hand, its run, its document and its step."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.allowed import Standing, allowed_actions, works_under_air_alarm
from app.domain.closing import CLOSING, closing_step
from app.domain.dismantling import RUN_TYPES, Action, Run, RunState
from app.domain.hazard import Breach, Lapse, breaches
from app.domain.hazard_evidence import begun, due, lapsing_at
from app.domain.holdpoint import Taken, readings_in_force, tries_used_up
from app.domain.journal import Entry
from app.domain.pack import Pack, PackState
from app.domain.procedure import ABORT, Deviation, Procedure, Step, StepKind
from app.domain.procedure_flow import Walk, owed
from app.domain.proof_trail import Proofs, Since, proofs_now
from app.domain.quantity import Taking
from app.domain.refusals import Refusal, refuse
from app.domain.run_trail import TrailBroken, walk_along
from app.floor.air_on_record import air_refusal, newest_air
from app.floor.held_elsewhere import held_elsewhere, stopped_by_hold
from app.floor.left_alone import left_alone
from app.floor.level import lead_refusal
from app.floor.ports import WorkUnit
from app.floor.site import Site
from app.floor.withdrawn_run import stopped, ways_left

_BY_ANYBODY = (Action.DEVIATE, Action.LEAVE)
"""Telling of what was found and stopping need no level."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The run in hand with its document; `step` is None once the run has ended.

    `walk` is the place by the document. `step` is the one to work: another than the walk's when that needs a
    proof that has lapsed. `barred` are the hazard rules that it breaches, and before them that its document
    was withdrawn or another station holds the pack, or that an alarm of the air stands and the step neither
    makes safe nor measures gas; `air` is that alarm and `held` that hold, whatever the step. `ways` are the
    deviations that may be taken, `wait_left_ms` what is left of a wait step's time.
    """

    pack: Pack
    run: Run
    procedure: Procedure
    walk: Walk
    step: Step | None
    since: Since
    proofs: Proofs
    force: Mapping[int, Taken]
    wait_left_ms: int | None
    barred: tuple[Refusal, ...]
    ways: tuple[Deviation, ...]
    allowed: frozenset[Action]
    air: Refusal | None = None
    held: Refusal | None = None

    @property
    def again(self) -> bool:
        """Whether the step to work only proves anew what the document's own step needs."""
        return self.step is not None and self.walk.at is not None and self.step.id != self.walk.at

    @property
    def closing(self) -> bool:
        """Whether every step is done and only the balance keeps the run open."""
        return self.step is not None and self.step.id == CLOSING

    @property
    def number(self) -> int:
        """The number of the step in hand, from 1; how many steps there are once none of them is left."""
        left = self.step is None or self.closing
        return len(self.procedure.steps) if left or self.step is None else self.procedure.number(self.step.id)


def run_of(unit: WorkUnit, pack: str, site: Site) -> Run | None:
    """The newest run about a pack, told from its entries."""
    return site.runs.tell(pack, unit.journal.about(pack, RUN_TYPES))


def bench_of(unit: WorkUnit, pack: Pack, site: Site) -> Bench | Refusal:
    """The bench of a pack with a run; refused when its document is not the one it was begun with."""
    run = run_of(unit, pack.id, site)
    if run is None:
        return refuse("run.none")
    procedure = site.procedures.get(run.procedure_key)
    if procedure is None:
        return refuse("procedure.missing", procedure=run.procedure_key)
    if procedure.sha256 != run.sha256:
        return refuse("procedure.changed", procedure=run.procedure_key)
    try:
        walk = walk_along(procedure, run.trail)
    except TrailBroken:
        return refuse("run.trail_broken", procedure=run.procedure_key)
    newest = newest_air(unit)
    since, air = _since(unit, run, site, newest), air_refusal(newest)
    proofs = proofs_now(procedure, run.trail, site.hazard_rules, since)
    step, barred = _to_work(pack, run, procedure, walk=walk, proofs=proofs, site=site)
    force = _force(run, step, site, since)
    wait_left_ms = _wait_left_ms(run, step, site, since)
    held = held_elsewhere(unit, pack, site)
    stop = stopped(procedure, run, walk, step=step, site=site) or stopped_by_hold(
        held, procedure, run, walk, step=step
    )
    barred = (stop, *barred) if stop is not None else barred
    if air is not None and step is not None and not works_under_air_alarm(step):
        barred = (air, *barred)
    ways = ways_left(procedure, run, walk, stop=stop)
    if step is not None and step.id != walk.at:
        ways = ()  # a step that only proves anew has no findings of its own
    if step is not None and tries_used_up(step, run.misses_at(step.id), force):
        ways = tuple(one for one in ways if one.to == ABORT)  # coming back would find nothing left to try
    standing = Standing(
        force, bool(ways), wait_left_ms == 0, bool(barred), air=air is not None, held=held is not None
    )
    return Bench(
        pack,
        run,
        procedure,
        walk,
        step,
        since,
        proofs,
        force,
        wait_left_ms,
        barred,
        ways,
        allowed=allowed_actions(run, step, standing),
        air=air,
        held=held,
    )


def _since(unit: WorkUnit, run: Run, site: Site, newest: Entry | None) -> Since:
    ages = {proof.valid for proof in site.hazard_rules.proofs.values() if proof.valid}
    valid_ms = {name: 1000 * site.limits.value(name) for name in ages}
    gone = [one for one in (left_alone(unit, site), run.gone) if one is not None]
    air = (newest.epoch, newest.seq) if newest is not None else None
    return Since(site.opened, site.clock.now(), max(gone, default=None), valid_ms, air)


def _to_work(
    pack: Pack, run: Run, procedure: Procedure, *, walk: Walk, proofs: Proofs, site: Site
) -> tuple[Step | None, tuple[Refusal, ...]]:
    """The step to work, the document's own or one that comes again, and the hazard rules that bar it."""
    if not run.state.open:
        return None, ()
    if walk.at is None:  # what the balance settled is closed already, and what was given up is over
        return (None if run.state is RunState.MAKING_SAFE else closing_step(procedure)), ()
    at, rules = procedure.step(walk.at), site.hazard_rules
    in_hand = begun(rules, at, proofs.evidence)
    step = due(procedure, rules, at, in_hand)
    if at.kind is StepKind.MAKE_SAFE:
        return at, ()  # the way out of danger is never barred
    own = step is None or step.id == at.id
    shown = proofs.evidence.shown if own else in_hand.shown
    broken = tuple(_bar(one) for one in breaches(rules, step or at, shown, classes={pack.triage_class}))
    if step is None and not broken:
        broken = (refuse("hazard.lapsed", act=at.act.value, wanted=" ".join(sorted(proofs.lapsed))),)
    return step or at, broken


def _bar(breach: Breach) -> Refusal:
    return refuse(breach.code, act=breach.act.value, wanted=breach.wanted)


def _force(run: Run, step: Step | None, site: Site, since: Since) -> dict[int, Taken]:
    if step is None:
        return {}
    valid_ms = 1000 * site.limits.value("hold_reading_valid")
    gas = {number for number, point in enumerate(step.points, 1) if point.quantity.taking is Taking.GAS}
    readings = [
        taken
        for taken in run.readings_at(step.id)
        if taken.point not in gas or since.air is None or since.air < (taken.epoch, taken.seq)
    ]
    return readings_in_force(readings, opened=site.opened, now=since.now, valid_ms=valid_ms)


def _wait_left_ms(run: Run, step: Step | None, site: Site, since: Since) -> int | None:
    """What is left of a wait, counted by the station alone: from the start of the program at the earliest."""
    if step is None or step.kind is not StepKind.WAIT:
        return None
    boot, mono_ms = run.arrived
    up = boot == site.opened.boot and mono_ms >= site.opened.mono_ms
    waited_ms = since.now.mono_ms - (mono_ms if up else site.opened.mono_ms)
    return max(0, 1000 * site.limits.value(step.wait) - waited_ms)


def owed_now(bench: Bench) -> tuple[Step, ...]:
    """The make-safe steps that would be owed if the run were given up at the step in hand."""
    return owed(bench.procedure, bench.walk.begun)


def lapsing(bench: Bench, site: Site) -> tuple[str, ...]:
    """The proofs in force that end once nobody stays with the pack."""
    return tuple(sorted(bench.proofs.evidence.shown.proofs & lapsing_at(site.hazard_rules, Lapse.LEFT)))


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
    if bench.run.id != run or bench.step is None:
        return refuse("step.not_now", step=step)
    if bench.step.id != step:
        due_first = bench.again and step == bench.walk.at
        return refuse("step.prove_again" if due_first else "step.not_now", step=step)
    if action not in bench.allowed:
        return _why_not(bench, bench.step, action)
    unfit = None if action in _BY_ANYBODY else lead_refusal(unit, bench.step, site)
    return unfit or bench


def _why_not(bench: Bench, step: Step, action: Action) -> Refusal:
    if bench.run.state is RunState.LEFT:
        return refuse("run.is_left")
    if bench.run.state is RunState.EMERGENCY:
        return refuse("run.is_stopped")
    if bench.air is not None:  # before all else: it is what people must know now
        return bench.air
    if bench.barred:
        return bench.barred[0]
    if action is Action.CONFIRM and bench.wait_left_ms:
        return refuse("wait.not_over", seconds=-(-bench.wait_left_ms // 1000))
    measuring = action in (Action.TAKE_READING, Action.TYPE_READING, Action.RELEASE)
    if measuring and tries_used_up(step, bench.run.misses_at(step.id), bench.force):
        return refuse("hold.tries_used_up")
    return refuse("step.not_allowed", action=action.value)
