"""A trail leads through its document as the way does, and a trail of another document leads nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.procedure import StepKind
from app.domain.procedure_flow import Walk, deviate, give_up, go_on, offered, set_out
from app.domain.run_trail import TrailBroken, Trod, Way, walk_along
from tests.fakes.procedures import EVERY, SHORT


def done(step: str, answer: str = "") -> Trod:
    return Trod(Way.DONE, step, answer)


def test_nothing_trod_stands_at_the_first_step():
    assert walk_along(SHORT, ()).at == "brief"


def test_what_was_done_again_leads_nowhere():
    trail = (done("brief"), Trod(Way.DONE, "prove", again=True))
    assert walk_along(SHORT, trail) == walk_along(SHORT, trail[:1])


@pytest.mark.parametrize(
    "trail",
    [
        (done("identify"),),
        (done("brief"), done("brief")),
        (Trod(Way.DEVIATED, "brief", "seized"),),
        (done("brief"), done("identify"), done("ready"), done("outside"), done("wet", "maybe")),
    ],
)
def test_a_trail_that_does_not_fit_is_told(trail: tuple[Trod, ...]):
    with pytest.raises(TrailBroken):
        walk_along(EVERY, trail)


@given(st.data())
def test_every_way_is_told_again_by_its_trail(data: st.DataObject):
    walk, trail = set_out(EVERY), list[Trod]()
    for _ in range(data.draw(st.integers(0, 40))):
        if walk.at is None:
            break
        walk, trod = _moved(walk, data)
        trail.append(trod)
    assert walk_along(EVERY, trail) == walk


def _moved(walk: Walk, data: st.DataObject) -> tuple[Walk, Trod]:
    assert walk.at is not None
    step, chance = EVERY.step(walk.at), data.draw(st.integers(0, 19))
    if chance == 0:
        return give_up(EVERY, walk), Trod(Way.GIVEN_UP, step.id)
    ways = offered(EVERY, walk)
    if ways and chance < 8:
        taken = data.draw(st.sampled_from(ways)).id
        return deviate(EVERY, walk, taken), Trod(Way.DEVIATED, step.id, taken)
    answer = ""
    if step.kind is StepKind.CHOOSE:
        answer = data.draw(st.sampled_from([option.id for option in step.options]))
    elif step.kind is StepKind.READ:
        answer = data.draw(st.sampled_from(["PASSED", "FAILED", "UNREAD"]))
    return go_on(EVERY, walk, answer), done(step.id, answer)
