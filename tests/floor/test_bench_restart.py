"""After a restart: the hold is armed again, and comes back as it was."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.dismantling import Action
from app.domain.verdict import Verdict
from tests.fakes.bench_hands import FAILS, Hands, bench_floor
from tests.fakes.floor import Floor


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    """At the hold that proves the pack dead."""
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("prove")
    return hands


def test_after_a_restart_of_the_program_a_passed_hold_is_armed_again(floor: Floor, hands: Hands):
    assert not hands.read_all().armed_again
    floor.restart()
    view = hands.view()
    assert view.step is not None
    assert (view.step.id, view.force, view.armed_again, view.held) == ("prove", {}, True, False)
    assert hands.refused(hands.release()) == "step.not_allowed"
    for point in (1, 2):
        assert hands.read(point=point).armed_again
    assert not hands.read(point=3).armed_again
    hands.done(hands.release())


@pytest.mark.parametrize("again", [Floor.restart, Floor.reboot])
def test_a_held_run_comes_back_held(floor: Floor, hands: Hands, again: Callable[[Floor], None]):
    before = hands.read(FAILS)
    again(floor)
    view = hands.view()
    assert (view.held, view.armed_again, view.step) == (True, True, before.step)
    assert view.run == before.run
    assert [one.verdict for one in view.run.readings] == [Verdict.FAILED]
    assert view.allowed == {Action.TAKE_READING, Action.ABORT, Action.LEAVE}


def test_after_a_new_boot_nothing_measured_before_counts(floor: Floor, hands: Hands):
    hands.read_all()
    floor.reboot()
    # As long after this boot as the readings were after theirs.
    floor.clock.pass_by(timedelta(seconds=100))
    assert hands.view().force == {}
    assert hands.refused(hands.release()) == "step.not_allowed"
    hands.read_all()
    hands.done(hands.release())


def test_contacts_are_counted_anew_after_a_restart(floor: Floor, hands: Hands):
    hands.read(touch=1)
    floor.restart()
    force = hands.read(point=2, touch=1).force
    assert {point: taken.verdict for point, taken in force.items()} == {2: Verdict.PASSED}


def test_a_step_that_stood_over_a_restart_has_no_time_of_its_own(floor: Floor, hands: Hands):
    dwells = [one.data["dwell_ms"] for one in floor.entries() if one.type == "step.done"]
    assert all(isinstance(one, int) and one > 0 for one in dwells)
    hands.read_all()
    hands.done(hands.release())
    hands.do_step()
    assert isinstance(floor.entries()[-1].data["dwell_ms"], int)
    floor.restart()
    hands.do_step()
    assert floor.entries()[-1].data["dwell_ms"] is None
    hands.to("lift")
    floor.reboot()
    hands.go_on(nothing=True)
    assert floor.entries()[-1].data["dwell_ms"] is None
