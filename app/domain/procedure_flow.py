"""The way through a procedure: which step comes next, and what is owed on the way out.

The bench and the prover both walk by these functions and by no others, so what is proven is what is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.procedure import ABORT, RESUME, Deviation, Procedure, Step, StepKind


@dataclass(frozen=True, slots=True)
class Walk:
    """A place on the way.

    `at` is the id of the step in hand by the document, None when nothing is left. `begun` are the steps that
    have ever been in hand, and the branches passed; `answers` what choose and read steps said that a branch
    asks for; `back` the main step a deviation was taken at; `leaving` says that the run was given up; `safe`
    are the make-safe steps done since the end began.
    """

    at: str | None
    begun: frozenset[str]
    answers: frozenset[tuple[str, str]] = frozenset()
    back: str | None = None
    leaving: bool = False
    safe: frozenset[str] = frozenset()


def set_out(procedure: Procedure) -> Walk:
    """The walk at the first step."""
    return _arrive(procedure, Walk(None, frozenset()), procedure.steps[0].id)


def go_on(procedure: Procedure, walk: Walk, answer: str = "") -> Walk:
    """The walk after the step in hand was done; `answer` is a choose step's option or a read step's verdict.

    Raises ValueError when nothing is in hand, or an answer is not one of the step's options.
    """
    if walk.at is None:
        raise ValueError("nothing is in hand")
    step = procedure.step(walk.at)
    if step.kind is StepKind.MAKE_SAFE:
        return _next_safe(procedure, replace(walk, safe=walk.safe | {step.id}))
    walk = _remember(procedure, walk, step, answer)
    if step.kind is StepKind.CHOOSE:
        targets = {option.id: option.to for option in step.options}
        if answer not in targets:
            raise ValueError(f"{answer!r} is no option of {step.id}")
        return _lead(procedure, walk, step, targets[answer])
    return _lead(procedure, walk, step, "")


def deviate(procedure: Procedure, walk: Walk, deviation: str) -> Walk:
    """The walk after a deviation was taken at the step in hand.

    Raises ValueError when it is not offered there.
    """
    if walk.at is None or deviation not in (one.id for one in offered(procedure, walk)):
        raise ValueError(f"{deviation!r} is not offered here")
    return _enter(procedure, walk, walk.at, deviation)


def give_up(procedure: Procedure, walk: Walk) -> Walk:
    """The walk after the run was given up: the first make-safe step that is owed, or nothing."""
    return _next_safe(procedure, replace(walk, leaving=True, back=None))


def offered(procedure: Procedure, walk: Walk) -> tuple[Deviation, ...]:
    """The deviations that may be taken at the step in hand; none inside a deviation or on the way out."""
    if walk.at is None or walk.leaving or walk.back is not None:
        return ()
    return tuple(one for one in procedure.deviations if walk.at in one.at)


def owed(procedure: Procedure, begun: Iterable[str]) -> tuple[Step, ...]:
    """The make-safe steps whose guard was begun, in their order."""
    known = frozenset(begun)
    return tuple(step for step in procedure.steps if step.kind is StepKind.MAKE_SAFE and step.guard in known)


def _lead(procedure: Procedure, walk: Walk, step: Step, target: str) -> Walk:
    """The walk where a step leads: to a named target, or to what stands next in its own line."""
    if target == ABORT:
        return give_up(procedure, walk)
    if target == RESUME and walk.back is not None:
        return _arrive(procedure, replace(walk, back=None), walk.back)
    if target and target in (one.id for one in procedure.deviations):
        return _enter(procedure, walk, step.id, target)
    if target:
        return _arrive(procedure, _leaving_line(procedure, walk, target), target)
    following = _following(procedure, step)
    if following is not None:
        return _arrive(procedure, walk, following.id)
    deviation = procedure.deviation_of(step.id)
    if deviation is not None:
        return _lead(procedure, walk, step, deviation.to)
    return _next_safe(procedure, replace(walk, back=None))


def _arrive(procedure: Procedure, walk: Walk, step_id: str) -> Walk:
    """The walk with this step in hand; a branch is passed at once, for it asks nothing."""
    step = procedure.step(step_id)
    walk = replace(walk, at=step_id, begun=walk.begun | {step_id})
    if step.kind is not StepKind.BRANCH or step.branch is None:
        return walk
    said = dict(walk.answers).get(step.branch.of, "")
    return _lead(procedure, walk, step, dict(step.branch.cases).get(said, ""))


def _enter(procedure: Procedure, walk: Walk, at: str, deviation: str) -> Walk:
    return _arrive(procedure, replace(walk, back=at), procedure.deviation(deviation).steps[0].id)


def _following(procedure: Procedure, step: Step) -> Step | None:
    """The next ordinary step of the same line, None at its end."""
    deviation = procedure.deviation_of(step.id)
    line = deviation.steps if deviation is not None else procedure.steps
    after = line[[one.id for one in line].index(step.id) + 1 :]
    return next((one for one in after if one.kind is not StepKind.MAKE_SAFE), None)


def _leaving_line(procedure: Procedure, walk: Walk, target: str) -> Walk:
    """Out of a deviation when the target is a main step."""
    return walk if procedure.deviation_of(target) is not None else replace(walk, back=None)


def _next_safe(procedure: Procedure, walk: Walk) -> Walk:
    left = [step.id for step in owed(procedure, walk.begun) if step.id not in walk.safe]
    return replace(walk, at=left[0] if left else None)


def _remember(procedure: Procedure, walk: Walk, step: Step, answer: str) -> Walk:
    """Keep the answer when a branch will ask for it, in place of an older one."""
    if not procedure.asks_of(step.id):
        return walk
    kept = frozenset(pair for pair in walk.answers if pair[0] != step.id)
    return replace(walk, answers=kept | {(step.id, answer)})
