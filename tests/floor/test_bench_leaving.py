"""A pack is left in the middle of its run by two people, and nothing is worked until somebody is back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.journal import Entry
from app.domain.operator import Credentials
from app.domain.proof_trail import Cause
from app.domain.refusals import Refusal
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor import output_commands as out
from tests.fakes.bench_hands import EVIDENCE_MS, PICTURE, Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, Floor, person, shipped, shown
from tests.fakes.procedures import DEAD_FIRST, EVERY, NO_DEMANDS, SHORT

DEAD = "terminals_dead"
UNHELD = "pack.left_without_hold"


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


def newest(floor: Floor, kind: str) -> Entry:
    return next(one for one in reversed(floor.entries()) if one.type == kind)


def every_act(run: str, step: str, floor: Floor) -> tuple[object, ...]:
    """Every command that works a step, takes something or opens something."""
    who = shown(BO)
    return (
        bench.ConfirmStep(run, step),
        bench.ScanStep(run, step, floor.scanned()),
        bench.KeepPhoto(run, step, PICTURE),
        bench.Choose(run, step, "yes"),
        bench.TakeReading(run, step, 1, floor.meter()),
        bench.TypeReading(run, step, 1, ("24",), PICTURE, who),
        bench.GoOn(run, step, nothing=True),
        bench.ReleaseHold(run, step, who, "all is here", EVIDENCE_MS),
        bench.TakeDeviation(run, step, "seized", ""),
        out.WeighOutput(run, step, None, floor.part()),
        bench.LeavePack(run, step, "taking_break", ("lock", "cover"), who),
    )


def test_leaving_tells_what_it_takes_and_is_signed_by_two(floor: Floor, hands: Hands):
    view = hands.view()
    assert [one.id for one in view.leaving.owed] == ["lock", "cover"]
    assert [one.id for one in view.leaving.begun] == ["unplug", "open"]
    assert (view.leaving.lapsing, view.leaving.lapsed) == ((DEAD,), ())
    after = hands.done(hands.leaving(reason="other", note="the crane is needed elsewhere"))
    assert (after.run.state, after.allowed) == (RunState.LEFT, {Action.RESUME, Action.ABORT})
    assert (after.leaving.by, after.leaving.second, after.leaving.lapsed) == (ANNE, BO, (DEAD,))
    left = newest(floor, "pack.left")
    assert (left.operator, left.second, left.meaning) == (ANNE.id, BO.id, "pack_left")
    assert left.data == {
        "run": view.run.id,
        "pack": view.pack.id,
        "step": "open",
        "number": 7,
        "reason": "other",
        "note": "the crane is needed elsewhere",
        "energy": "isolated",
        "shown": {"energy": "live", "proofs": [DEAD]},
        "done": ["lock", "cover"],
        "lapsing": [DEAD],
    }


@pytest.mark.parametrize("change", [Floor.restart, Floor.reboot, lambda _floor: None])
def test_nothing_is_worked_while_the_pack_is_left(
    floor: Floor, hands: Hands, change: Callable[[Floor], None]
):
    run = hands.view().run.id
    hands.done(hands.leaving())
    change(floor)
    floor.sign_in(LEAD)
    for step in ("open", "prove"):
        for command in every_act(run, step, floor):
            assert hands.refused(command) in ("run.is_left", "step.not_now", "step.prove_again"), command
    assert hands.view().run.state is RunState.LEFT


def test_whoever_comes_back_proves_anew_what_lapsed(floor: Floor, hands: Hands):
    before = hands.view()
    hands.done(hands.leaving())
    floor.do(ask.SignOut())
    assert hands.refused(bench.ResumePack(before.run.id)) == "operator.nobody_signed_in"
    floor.sign_in(BO)
    assert hands.refused(bench.ResumePack("another")) == "step.not_allowed"
    view = hands.resume()
    assert newest(floor, "pack.resumed").data["lapsed"] == [DEAD]
    assert (view.run.state, view.run.left) == (RunState.ACTIVE, None)
    assert view.again is not None
    assert (view.again.proof, view.again.cause) == (DEAD, Cause.LEFT)
    assert hands.refused(bench.ConfirmStep(view.run.id, "open")) == "step.prove_again"
    hands.second = ANNE
    hands.do_step()
    assert hands.view().run.done == before.run.done
    assert hands.to_the_end().run.state is RunState.CLOSED
    assert UNHELD not in floor.types()


def test_readings_from_before_open_no_hold_after_it(floor: Floor, hands: Hands):
    floor.restart()
    hands.read_all()
    assert Action.RELEASE in hands.view().allowed
    hands.done(hands.leaving())
    view = hands.resume()
    assert Action.RELEASE not in view.allowed
    assert view.run.readings == ()
    old = floor.meter()
    floor.clock.pass_by(timedelta(seconds=1))
    hands.done(hands.leaving())
    hands.resume()
    assert hands.refused(hands.taking(old)) == "reading.before_step"


def test_a_wait_goes_on_while_nobody_is_there(floor: Floor):
    floor.under(NO_DEMANDS, replace(EVERY, supervised=False))
    hands = Hands(floor)
    hands.start(floor.stored(), EVERY.key)
    hands.to("bleed")
    waiting = hands.view().waiting
    assert waiting is not None
    hands.done(hands.leaving())
    floor.clock.pass_by(timedelta(milliseconds=waiting.left_ms))
    after = hands.resume().waiting
    assert after is not None
    assert after.left_ms == 0


# What is refused


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"done": ()}, "leave.not_all_done"),
        ({"done": ("lock",)}, "leave.not_all_done"),
        ({"reason": ""}, "hold.needs_reason"),
        ({"reason": "tired"}, "hold.needs_reason"),
        ({"reason": "other"}, "hold.needs_reason"),
        ({"reason": "other", "note": " \n"}, "hold.needs_reason"),
        ({"step": "prove"}, "step.not_now"),
        ({"run": "another"}, "step.not_now"),
        ({"second": shown(ANNE)}, "second.same_person"),
        ({"second": shown(BO, pin=False)}, "second.badge_and_pin"),
        ({"second": Credentials(badge=BO.badge, pin="0000")}, "operator.pin_wrong"),
    ],
)
def test_nobody_leaves_alone_or_with_something_undone(hands: Hands, change: dict[str, object], code: str):
    assert hands.refused(replace(hands.leaving(), **change)) == code  # type: ignore[arg-type]
    assert hands.view().run.state is RunState.ACTIVE


def test_the_second_person_answers_the_same_rules_as_at_a_hold(floor: Floor):
    floor.under(NO_DEMANDS, EVERY)
    with floor.records.unit() as unit:
        weak = replace(person("1003"), level="1S")
        unit.roster.put(weak)
    hands = Hands(floor, second=LEAD)
    hands.start(floor.stored(), EVERY.key)
    hands.to("outside")
    assert hands.refused(hands.leaving(BO)) == "second.role"
    floor.under(NO_DEMANDS, replace(EVERY, supervised=False))
    assert hands.refused(hands.leaving(weak)) == "level.second_too_low"
    floor.sign_in(weak)  # stopping needs no level, coming back does
    hands.done(hands.leaving(BO))
    assert hands.refused(bench.ResumePack(hands.view().run.id)) == "level.lead_too_low"
    floor.sign_in(BO)
    hands.resume()


def test_a_pack_that_is_made_safe_already_is_not_left(hands: Hands):
    command = hands.leaving()
    hands.abort()
    assert hands.refused(replace(command, step=hands.step().id)) == "step.not_allowed"


def test_a_left_pack_may_be_given_up(floor: Floor, hands: Hands):
    hands.done(hands.leaving())
    assert hands.refused(bench.ResumePack("")) == "step.not_allowed"
    view = hands.abort()
    assert (view.run.state, view.run.left) == (RunState.MAKING_SAFE, None)
    assert hands.to_the_end(view).run.state is RunState.ABORTED
    assert floor.types().count("run.aborted") == 1


def test_an_unknown_tick_leaves_no_trace(floor: Floor, hands: Hands):
    hands.done(hands.leaving(done=("cover", "lock", "cover", "\x00")))
    assert newest(floor, "pack.left").data["done"] == ["lock", "cover"]


# Signing out without it


@pytest.mark.parametrize("why", ["self", "idle"])
def test_signing_out_of_a_run_is_recorded_as_left_without_the_hold(floor: Floor, hands: Hands, why: str):
    floor.do(ask.SignOut(why))
    told = floor.entries()[-2:]
    assert [one.type for one in told] == [UNHELD, "operator.signed_out"]
    assert (told[0].operator, told[0].data["step"], told[0].data["why"]) == (ANNE.id, "open", why)
    floor.sign_in(BO)
    hands.second = ANNE
    view = hands.view()
    assert view.run.state is RunState.ACTIVE
    assert view.run.left is not None
    assert (view.run.left.held, view.leaving.by, view.leaving.second) == (False, ANNE, None)
    view = hands.do_step()
    assert view.run.left is None, "it has moved on: somebody has looked after it"


def test_handing_over_by_badge_and_signing_out_of_a_left_pack_leave_nothing_open(floor: Floor, hands: Hands):
    floor.sign_in(BO)
    hands.second = ANNE
    hands.done(hands.leaving())
    floor.do(ask.SignOut())
    floor.sign_in(ANNE)
    assert UNHELD not in floor.types()


def test_signing_out_with_an_empty_bench_or_a_missing_document(floor: Floor, hands: Hands):
    floor.site = replace(floor.site, procedures={})
    floor.desk = type(floor.desk)(floor.records.unit, floor.site)
    assert isinstance(floor.do(bench.AskBench()), Refusal)
    floor.do(ask.SignOut())
    assert newest(floor, UNHELD).data["step"] is None
    other = bench_floor()
    other.do(ask.SignOut())
    assert UNHELD not in other.types()


@pytest.mark.parametrize("key", sorted(shipped().procedures))
def test_every_shipped_document_can_be_left_at_every_step_and_still_ends(key: str):
    """After each leaving all that lapsed is shown again, and no way is lost by it."""
    procedure = shipped().procedures[key]
    floor = bench_floor()
    floor.under_the_sites_rules()
    hands = Hands(floor, second=LEAD)
    opens = "A" in procedure.classes
    pack = floor.stored("LSVAU2180N2183294") if opens else floor.damaged("LSVAU2180N2183294")
    view, left = hands.start(pack, key), set()
    while view.run.state in (RunState.ACTIVE, RunState.MAKING_SAFE):
        assert view.step is not None
        if Action.LEAVE in view.allowed and view.step.id not in left:
            left.add(view.step.id)
            hands.done(hands.leaving())
            view = hands.resume()
        else:
            view = hands.do_step()
    assert view.run.state is RunState.CLOSED
    assert len(left) > 10
    assert SHORT.key != key
