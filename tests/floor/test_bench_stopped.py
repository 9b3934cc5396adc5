"""The alarm takes the run with it: nothing is done to it until a supervisor has said what becomes of it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.leaving_facts import AfterAlarm
from app.domain.operator import Credentials
from app.domain.pack import PackState
from app.domain.proof_trail import Cause
from app.domain.refusals import Refusal
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor.bench_views import EmptyBench
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import BO, LEAD, Floor, shown
from tests.fakes.procedures import DEAD_FIRST
from tests.floor.test_bench_leaving import DEAD, every_act, newest

WRONG = (shown(BO), shown(LEAD, pin=False), Credentials(badge=LEAD.badge, pin="0000"))


@pytest.fixture
def floor() -> Floor:
    floor = bench_floor()
    floor.under(DEAD_FIRST)
    return floor


@pytest.fixture
def hands(floor: Floor) -> Hands:
    """Before the cover comes off: the terminals are proven dead."""
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("open")
    return hands


def end(floor: Floor, becomes: AfterAlarm) -> None:
    floor.saved(ask.ClearEmergency("it is over", shown(LEAD), becomes))


@pytest.mark.parametrize("change", [Floor.restart, Floor.reboot, lambda _floor: None])
def test_nothing_is_done_to_a_run_that_the_alarm_stopped(
    floor: Floor, hands: Hands, change: Callable[[Floor], None]
):
    before = hands.view()
    floor.saved(ask.RaiseEmergency("I1"))
    raised = newest(floor, "emergency.raised")
    assert raised.data["pack"] == before.pack.id, "the pack on the bench is what it is about"
    assert newest(floor, "run.stopped").data["state"] == "active"
    change(floor)
    floor.sign_in(LEAD)
    view = hands.view()
    assert (view.run.state, view.allowed) == (RunState.EMERGENCY, frozenset())
    run = view.run.id
    commands = (*every_act(run, "open", floor), *every_act(run, "prove", floor))
    for command in (*commands, bench.AbortRun(run, "no"), bench.ResumePack(run)):
        code = hands.refused(command)
        assert code in ("run.is_stopped", "step.not_now", "step.prove_again", "step.not_allowed"), command
    for wrong in WRONG:
        assert isinstance(floor.do(ask.ClearEmergency("no", wrong, AfterAlarm.FALSE_ALARM)), Refusal)
    assert hands.view().run.state is RunState.EMERGENCY


def test_an_alarm_that_is_raised_again_or_about_another_pack_stops_the_run_once(floor: Floor, hands: Hands):
    other = floor.received("001PB310000000D7R0000002")
    floor.saved(ask.RaiseEmergency("I1", other))
    floor.saved(ask.RaiseEmergency("I1"))
    assert floor.types().count("run.stopped") == 1
    assert hands.view().run.state is RunState.EMERGENCY


def test_an_alarm_needs_no_document_and_nobody_there(floor: Floor, hands: Hands):
    floor.do(ask.SignOut())
    floor.site = replace(floor.site, procedures={})
    floor.desk = type(floor.desk)(floor.records.unit, floor.site)
    floor.saved(ask.RaiseEmergency("I1"))
    assert newest(floor, "run.stopped").operator is None
    end(floor, AfterAlarm.MAKE_SAFE)
    assert newest(floor, "run.aborting").data["by"] == "emergency"


def test_after_it_the_run_is_made_safe_and_goes_to_quarantine(floor: Floor, hands: Hands):
    floor.saved(ask.RaiseEmergency("I1"))
    floor.saved(ask.ClearEmergency("burnt out", shown(LEAD)))
    ended, aborting = newest(floor, "run.stop_ended"), newest(floor, "run.aborting")
    assert (ended.data["becomes"], ended.second, aborting.second) == ("make_safe", LEAD.id, LEAD.id)
    assert (aborting.data["by"], aborting.data["reason"]) == ("emergency", "after_emergency")
    view = hands.view()
    assert (view.run.state, view.allowed) == (RunState.MAKING_SAFE, {Action.CONFIRM})
    last = hands.to_the_end(view)
    assert (last.run.state, last.pack.state) == (RunState.ABORTED, PackState.QUARANTINED)


def test_a_run_in_which_nothing_was_begun_goes_to_quarantine_at_once(floor: Floor):
    hands = Hands(floor)
    hands.start(floor.stored())
    floor.saved(ask.RaiseEmergency("I1"))
    end(floor, AfterAlarm.MAKE_SAFE)
    assert isinstance(floor.do(bench.AskBench()), EmptyBench)
    assert floor.types()[-3:] == ["run.aborted", "pack.quarantined", "label.ordered"]


def test_after_a_false_alarm_all_that_a_left_pack_loses_is_proven_anew(floor: Floor, hands: Hands):
    before = hands.view()
    floor.saved(ask.RaiseEmergency("I1"))
    end(floor, AfterAlarm.FALSE_ALARM)
    view = hands.view()
    assert (view.run.state, view.run.done) == (RunState.ACTIVE, before.run.done)
    assert view.again is not None
    assert (view.again.proof, view.again.cause) == (DEAD, Cause.LEFT)
    assert hands.refused(bench.ConfirmStep(view.run.id, "open")) == "step.prove_again"
    hands.do_step()
    assert hands.to_the_end().run.state is RunState.CLOSED


def test_readings_from_before_the_alarm_open_no_hold(floor: Floor, hands: Hands):
    floor.restart()
    hands.read_all()
    floor.saved(ask.RaiseEmergency("I1"))
    end(floor, AfterAlarm.FALSE_ALARM)
    assert Action.RELEASE not in hands.view().allowed


def test_a_run_stands_after_a_false_alarm_where_it_stood(floor: Floor, hands: Hands):
    hands.done(hands.leaving())
    floor.saved(ask.RaiseEmergency("I1"))
    end(floor, AfterAlarm.FALSE_ALARM)
    assert (hands.view().run.state, hands.view().leaving.second) == (RunState.LEFT, BO)
    hands.abort()
    for becomes in AfterAlarm:
        floor.saved(ask.RaiseEmergency("I1"))
        end(floor, becomes)
        assert hands.view().run.state is RunState.MAKING_SAFE
    assert floor.types().count("run.aborting") == 1


def test_a_left_run_that_is_made_safe_after_the_alarm(floor: Floor, hands: Hands):
    hands.done(hands.leaving())
    floor.saved(ask.RaiseEmergency("I1"))
    end(floor, AfterAlarm.MAKE_SAFE)
    view = hands.view()
    assert (view.run.state, view.run.left) == (RunState.MAKING_SAFE, None)
    assert hands.to_the_end(view).run.state is RunState.ABORTED


def test_nothing_is_begun_while_an_alarm_lasts(floor: Floor) -> None:
    hands, pack = Hands(floor), floor.stored()
    floor.saved(ask.RaiseEmergency("I1"))
    assert hands.refused(floor.starting(pack)) == "run.alarm_lasts"
    floor.restart()
    assert hands.refused(floor.starting(pack)) == "run.alarm_lasts"
    floor.saved(ask.ClearEmergency("false_alarm", shown(LEAD), AfterAlarm.FALSE_ALARM))
    hands.start(pack)
