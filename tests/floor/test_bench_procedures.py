"""Every shipped procedure is walked to its end, given up at every step, and failed at every hold."""

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.pack import PackState
from app.domain.procedure import HoldKind, Procedure, Step
from app.domain.reading import Unread
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.host.catalogue import read_catalogue
from app.places import resources
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import LEAD
from tests.fakes.procedures import SHORT

SHIPPED = (*read_catalogue(resources() / "catalogue").procedures.values(), SHORT)
VIN = "LSVAU2180N2183294"  # tells no chemistry, so that any document may open it
STEPS = [pytest.param(one, step, id=f"{one.key}-{step.id}") for one in SHIPPED for step in one.steps]
HOLDS = [
    pytest.param(one, step, id=f"{one.key}-{step.id}")
    for one in SHIPPED
    for step in one.steps
    if step.hold is not None
]


def put_on_the_bench(procedure: Procedure) -> Hands:
    hands = Hands(bench_floor())
    pack = hands.floor.saved(ask.ReceivePack(hands.floor.scanned(VIN), ask.Papers(consignment="C-1"))).pack
    assert pack is not None
    hands.floor.clean(pack.id)
    hands.floor.saved(ask.TakeWeight(pack.id, hands.floor.weight()))
    hands.floor.saved(ask.RoutePack(pack.id, "A3-02"))
    hands.start(pack.id, procedure.key)
    return hands


def failing(hands: Hands, step: Step) -> int:
    """A voltage on the wrong side of the step's limit."""
    assert step.check is not None
    limit = hands.floor.site.limits.value(step.check.limit)
    return limit + 1 if step.check.op == "at_most" else limit - 1


@pytest.mark.parametrize("procedure", SHIPPED, ids=lambda one: one.key)
def test_it_is_walked_to_the_end(procedure: Procedure):
    hands = put_on_the_bench(procedure)
    view = hands.to_the_end()
    assert (view.run.state, view.pack.state) == (RunState.CLOSED, PackState.DISMANTLED)
    assert view.run.done == tuple(step.id for step in procedure.steps)
    assert view.run.energy is procedure.steps[-1].energy
    codes = {one.code for one in view.outputs}
    assert codes == {code for step in procedure.steps for code in step.outputs}


@pytest.mark.parametrize(("procedure", "step"), STEPS)
def test_it_is_given_up_at_every_step(procedure: Procedure, step: Step):
    hands = put_on_the_bench(procedure)
    before = hands.to(step.id).run
    view = hands.to_the_end(hands.abort())
    assert (view.run.state, view.pack.state) == (RunState.ABORTED, PackState.QUARANTINED)
    assert view.run.energy is before.energy
    begun = {one.id for one in procedure.steps[: procedure.number(step.id)]}
    owed = tuple(one.id for one in procedure.steps if one.guard in begun and one.id not in before.done)
    assert view.run.done == before.done + owed


@pytest.mark.parametrize(("procedure", "step"), HOLDS)
def test_it_fails_at_every_hold(procedure: Procedure, step: Step):
    hands = put_on_the_bench(procedure)
    hands.to(step.id)
    assert step.hold is not None
    if step.hold.kind is HoldKind.JUDGEMENT:
        assert hands.refused(hands.release(LEAD)) == "hold.needs_reason"
    else:
        _fail_every_point(hands, step)
    assert hands.to_the_end(hands.abort("it does not pass")).pack.state is PackState.QUARANTINED


def _fail_every_point(hands: Hands, step: Step) -> None:
    assert step.check is not None
    for point in range(1, len(step.check.points) + 1):
        hands.read_all(hands.floor.site.limits.value(step.check.limit))
        assert Action.RELEASE in hands.view().allowed
        view = hands.read(failing(hands, step), point=point)
        assert (view.held, view.point) == (True, point)
        assert view.allowed == {Action.TAKE_READING, Action.ABORT}
        assert hands.refused(hands.release(LEAD, reason="order")) == "step.not_allowed"
        view = hands.done(
            bench.TakeReading(view.run.id, step.id, point, hands.floor.no_voltage(Unread.STALE))
        )
        assert view.held
        assert hands.refused(hands.release(LEAD, reason="order")) == "step.not_allowed"
