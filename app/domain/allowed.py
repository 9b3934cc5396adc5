"""What the bench may offer now: from the run and how things stand at its step, and from nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.closing import CLOSING
from app.domain.dismantling import Action, Run, RunState
from app.domain.holdpoint import Taken, may_release, tries_used_up
from app.domain.procedure import Step, StepKind
from app.domain.quantity import Taking


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand at the step in hand, beside the run itself: what decides on what may be done.

    `force` are the readings that still count; `deviations` says that the document offers some here, `waited`
    that a wait step's time has passed, `barred` that a hazard rule is breached, `air` that an alarm of the
    air stands, `held` that another station holds the pack.
    """

    force: Mapping[int, Taken]
    deviations: bool = False
    waited: bool = False
    barred: bool = False
    air: bool = False
    held: bool = False


def allowed_actions(run: Run, step: Step | None, standing: Standing) -> frozenset[Action]:
    """What may be done now, from the state alone."""
    if step is None or run.state is RunState.EMERGENCY:
        return frozenset()
    if step.id == CLOSING:
        return _at_closing(run, standing)
    if run.state is RunState.LEFT:
        shut = standing.air or standing.held
        return frozenset({Action.ABORT} if shut else {Action.RESUME, Action.ABORT})
    actions = {Action.ABORT, Action.LEAVE} if run.state is RunState.ACTIVE else set()
    if standing.air:
        return frozenset(actions | _under_air_alarm(run, step, standing))
    if standing.deviations and run.state is RunState.ACTIVE:
        actions.add(Action.DEVIATE)
    return frozenset(actions if standing.barred else actions | _of_step(run, step, standing))


def _at_closing(run: Run, standing: Standing) -> frozenset[Action]:
    """Nothing is left of the pack but its parts, so there is nothing to give up any more."""
    if run.state is RunState.LEFT:
        return frozenset() if standing.air else frozenset({Action.RESUME})
    works = set() if standing.air or standing.barred else {Action.RECORD_OUTPUT, Action.CLOSE}
    return frozenset({Action.LEAVE, *works})


def works_under_air_alarm(step: Step) -> bool:
    """Whether a step is one that an alarm of the air leaves open: it makes safe, or it measures gas."""
    return step.kind is StepKind.MAKE_SAFE or any(
        point.quantity.taking is Taking.GAS for point in step.points
    )


def _under_air_alarm(run: Run, step: Step, standing: Standing) -> set[Action]:
    """Making safe, and looking how much gas there is; nothing is released or left behind by that."""
    if not works_under_air_alarm(step) or standing.barred:
        return set()
    if step.kind is StepKind.MAKE_SAFE:
        return {Action.CONFIRM}
    return _of_step(run, step, standing) & {Action.TAKE_READING}


_PLAINLY: Mapping[StepKind, Action] = {
    StepKind.SHOW: Action.CONFIRM,
    StepKind.CONFIRM: Action.CONFIRM,
    StepKind.MAKE_SAFE: Action.CONFIRM,
    StepKind.SCAN: Action.SCAN,
    StepKind.PHOTO: Action.PHOTOGRAPH,
    StepKind.CHOOSE: Action.CHOOSE,
}


def _of_step(run: Run, step: Step, standing: Standing) -> set[Action]:
    if step.kind in _PLAINLY:
        return {_PLAINLY[step.kind]}
    if step.kind is StepKind.WAIT:
        return {Action.CONFIRM} if standing.waited else set()
    if step.kind in (StepKind.WEIGH, StepKind.RECORD_OUTPUT):
        full = step.kind is StepKind.WEIGH and run.outputs_now > 0
        return {Action.GO_ON} if full else {Action.GO_ON, Action.RECORD_OUTPUT}
    if step.kind is StepKind.HOLD:
        return _at_hold(run, step, standing)
    read = {taken.point for taken in run.readings_at(step.id)}
    whole = bool(step.points) and len(read) == len(step.points)
    return _measuring(step) | ({Action.GO_ON} if whole else set())


def _at_hold(run: Run, step: Step, standing: Standing) -> set[Action]:
    if tries_used_up(step, run.misses_at(step.id), standing.force):
        return set()
    return _measuring(step) | ({Action.RELEASE} if may_release(step, standing.force) else set())


def _measuring(step: Step) -> set[Action]:
    """How the points of a step are taken."""
    by_hand = {point.quantity.taking is Taking.HAND_HELD for point in step.points}
    return {Action.TYPE_READING if typed else Action.TAKE_READING for typed in by_hand}
