"""Every shipped procedure under the shipped hazard rules: to its end, on every way, given up, failed."""

from functools import cache

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.pack import PackState
from app.domain.procedure import HoldKind, Procedure, Step, StepKind
from app.domain.procedure_flow import Walk, go_on, owed, set_out
from app.domain.run_trail import walk_along
from tests.fakes.bench_hands import Hands
from tests.fakes.floor import shipped
from tests.fakes.procedures import SHORT
from tests.fakes.road import Road, put_on_the_bench

SHIPPED = (*shipped().procedures.values(), SHORT)
STEPS = [
    pytest.param(one, step, id=f"{one.key}-{step.id}")
    for one in SHIPPED
    for step in one.every_step()
    if step.kind is not StepKind.BRANCH
]
HOLDS = [mark for mark in STEPS if mark.values[1].hold is not None]
every_procedure = pytest.mark.parametrize("procedure", SHIPPED, ids=lambda one: one.key)


@cache
def road(key: str) -> Road:
    """The procedure, met whole once; every test comes back to its own mark."""
    return Road(next(one for one in SHIPPED if one.key == key))


def by_the_document(procedure: Procedure) -> tuple[str, ...]:
    """The steps of the plain way, by the document alone: the first answer that leads on at every choice."""
    walk, done = set_out(procedure), list[str]()
    while walk.at is not None:
        step = procedure.step(walk.at)
        done.append(step.id)
        walk = go_on(procedure, walk, _plain_answer(step))
    return tuple(done)


def _plain_answer(step: Step) -> str:
    if step.kind is StepKind.CHOOSE:
        return next((one.id for one in step.options if not one.to), step.options[0].id)
    return "PASSED" if step.kind is StepKind.READ else ""


@every_procedure
def test_it_is_walked_to_the_end(procedure: Procedure):
    hands = put_on_the_bench(procedure)
    view = hands.to_the_end()
    whole = "A" not in procedure.classes
    state = PackState.QUARANTINED if whole else PackState.DISMANTLED
    assert (view.run.state, view.pack.state) == (RunState.CLOSED, state)
    assert view.run.done == by_the_document(procedure)
    if procedure is SHORT:
        assert view.run.done == tuple(step.id for step in procedure.steps)
    done = [procedure.step(name) for name in view.run.done]
    assert view.run.energy is done[-1].energy
    codes = {one.code for one in view.outputs}
    assert codes == {code for step in done for code in step.outputs}


@every_procedure
def test_every_step_is_met_along_some_answer_or_deviation(procedure: Procedure):
    met = set(road(procedure.key).marks)
    makes_safe = {step.id for step in procedure.steps if step.kind is StepKind.MAKE_SAFE}
    asked = {step.id for step in procedure.every_step() if step.kind is not StepKind.BRANCH}
    assert asked - met <= makes_safe


def _walk(hands: Hands) -> Walk:
    view = hands.view()
    return walk_along(view.procedure, view.run.trail)


@pytest.mark.parametrize(("procedure", "step"), STEPS)
def test_it_is_given_up_at_every_step(procedure: Procedure, step: Step):
    here = road(procedure.key)
    if step.id not in here.marks:
        assert step.kind is StepKind.MAKE_SAFE, "only what no normal end owes is not met"
        return
    hands = here.hands
    before = here.at(step.id).run
    walk = _walk(hands)
    view = hands.to_the_end(hands.abort())
    assert (view.run.state, view.pack.state) == (RunState.ABORTED, PackState.QUARANTINED)
    assert view.run.energy is before.energy
    due = tuple(one.id for one in owed(procedure, walk.begun) if one.id not in walk.safe)
    assert view.run.done == before.done + due


@pytest.mark.parametrize(("procedure", "step"), HOLDS)
def test_it_fails_at_every_hold(procedure: Procedure, step: Step):
    here = road(procedure.key)
    hands = here.hands
    here.at(step.id)
    assert step.hold is not None
    if step.hold.kind is HoldKind.JUDGEMENT:
        assert hands.refused(hands.release()) == "hold.needs_reason"
    else:
        _fail_every_point(here, step)
    assert hands.to_the_end(hands.abort("it does not pass")).pack.state is PackState.QUARANTINED


def _fail_every_point(here: Road, step: Step) -> None:
    hands = here.hands
    for point in range(1, len(step.points) + 1):
        view = here.at(step.id)
        measures = view.allowed - {Action.DEVIATE, Action.ABORT, Action.LEAVE}
        hands.read_all()
        assert Action.RELEASE in hands.view().allowed
        view = hands.measure(point, well=False)
        assert (view.held, view.point) == (True, point)
        assert view.allowed - {Action.DEVIATE, Action.LEAVE} == {Action.ABORT} | (
            measures if _more(view, point) else set()
        )
        refused = "step.not_allowed" if _more(view, point) else "hold.tries_used_up"
        assert hands.refused(hands.release(reason="order")) == refused


def _more(view: object, point: int) -> bool:
    return view.tries_left[point] > 0  # type: ignore[attr-defined]


@pytest.mark.parametrize(("procedure", "step"), HOLDS)
def test_tries_used_up_leave_only_giving_up(procedure: Procedure, step: Step):
    if step.hold is None or step.hold.kind is HoldKind.JUDGEMENT:
        return
    here = road(procedure.key)
    here.at(step.id)
    for left in range(step.hold.rereads - 1, -1, -1):
        assert here.hands.measure(1, well=False).tries_left[1] == left
    view = here.hands.view()
    assert view.allowed - {Action.DEVIATE, Action.LEAVE} == {Action.ABORT}
    assert here.hands.refused(here.hands.measuring(1)) == "hold.tries_used_up"
    here.hands.floor.restart()
    if here.hands.view().again is None:
        assert here.hands.refused(here.hands.measuring(1)) == "hold.tries_used_up"
