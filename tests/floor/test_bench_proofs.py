"""What has lapsed is proven again before its step, what was never proven bars it, and who may work it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.hazard import Given, Proof
from app.domain.operator import Operator
from app.domain.pack import PackState
from app.domain.procedure import Act, Energy, Procedure
from app.domain.proof_trail import Cause
from app.domain.refusals import Refusal
from app.floor import bench_commands as bench
from app.floor import commands as ask
from tests.fakes.bench_hands import FAILS, Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, Floor, person, shipped, shown
from tests.fakes.procedures import DEAD_FIRST, EVERY, NO_DEMANDS, SHORT

DEAD = "terminals_dead"


def ageing(valid: str = "hold_reading_valid") -> object:
    """The rules that ask for dead terminals, which here also age."""
    return replace(DEAD_FIRST, proofs={DEAD: replace(DEAD_FIRST.proofs[DEAD], valid=valid)})


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


def leave(floor: Floor) -> None:
    floor.do(ask.SignOut())
    floor.sign_in(ANNE)


def grow_old(floor: Floor) -> None:
    floor.clock.pass_by(timedelta(seconds=floor.site.limits.value("hold_reading_valid") + 1))


LAPSES = [
    (Floor.restart, Cause.RESTART),
    (Floor.reboot, Cause.RESTART),
    (leave, Cause.LEFT),
    (grow_old, Cause.AGE),
]


@pytest.mark.parametrize(("lapse", "cause"), LAPSES)
def test_a_lapsed_proof_brings_its_step_up_again(
    floor: Floor, hands: Hands, lapse: Callable[[Floor], None], cause: Cause
):
    if cause is Cause.AGE:
        floor.under(ageing())  # type: ignore[arg-type]
        hands.do_step()  # the restart for the new rules took its proof
    before = hands.view()
    assert (before.step, before.again) == (SHORT.step("open"), None)
    lapse(floor)
    view = hands.view()
    assert view.step == SHORT.step("prove")
    assert view.again is not None
    assert (view.again.proof, view.again.cause, view.again.before) == (DEAD, cause, SHORT.step("open"))
    assert view.allowed == {Action.TAKE_READING, Action.ABORT, Action.LEAVE}
    assert hands.refused(bench.ConfirmStep(view.run.id, "open")) == "step.prove_again"
    hands.do_step()
    after = hands.view()
    assert (after.step, after.again) == (SHORT.step("open"), None)
    assert (after.run.done, after.run.energy) == (before.run.done, before.run.energy)
    released = next(one for one in reversed(floor.entries()) if one.type == "hold.released")
    assert (released.data["again"], released.data["shown"]["proofs"]) == (True, [DEAD])
    assert all(one.data["again"] for one in floor.entries()[-4:] if one.type == "reading.taken")
    hands.do_step()
    assert hands.view().step == SHORT.step("look")


def test_a_proof_is_not_asked_for_where_nothing_needs_it(floor: Floor):
    hands = Hands(floor)
    hands.start(floor.stored())
    hands.to("drain")
    floor.reboot()
    assert (hands.view().step, hands.view().again) == (SHORT.step("drain"), None)
    hands.do_step()
    assert hands.step() == SHORT.step("prove")


def test_somebody_who_takes_over_leaves_nothing_alone(floor: Floor, hands: Hands):
    floor.sign_in(BO)
    assert hands.view().step == SHORT.step("open")


def test_hands_that_did_not_touch_the_screen_have_left_only_when_nobody_came_for_long(
    floor: Floor, hands: Hands
):
    floor.do(ask.SignOut("idle"))
    floor.clock.pass_by(timedelta(seconds=60))
    floor.sign_in(ANNE)
    assert hands.view().step == SHORT.step("open")
    floor.do(ask.SignOut("idle"))
    grow_old(floor)
    assert hands.view().step == SHORT.step("prove")
    floor.sign_in(ANNE)
    assert hands.view().step == SHORT.step("prove")


def test_what_proves_again_may_fail_again_and_its_tries_are_counted(floor: Floor, hands: Hands):
    floor.restart()
    assert hands.read(FAILS).held
    assert hands.view().tries_left[1] == 8
    assert hands.refused(hands.release(LEAD, reason="order")) == "step.not_allowed"
    view = hands.to_the_end(hands.abort("voltage came back"))
    assert view.pack.state is PackState.QUARANTINED
    aborting = next(one for one in floor.entries() if one.type == "run.aborting")
    assert aborting.data["step"] == "prove"


def test_a_detour_gives_no_new_tries_at_the_step_that_waits(floor: Floor):
    rules = replace(
        DEAD_FIRST,
        rules={**DEAD_FIRST.rules, Act.MEASURE_SECTIONS: DEAD_FIRST.rules[Act.OPEN_COVER]},
    )
    prove = SHORT.step("prove")
    look = replace(SHORT.step("look"), kind=prove.kind, hold=prove.hold, people=2)
    held = replace(SHORT, id="held", steps=tuple(look if one.id == "look" else one for one in SHORT.steps))
    floor.under(
        replace(rules, rules={act: replace(rule, act=act) for act, rule in rules.rules.items()}), held
    )
    hands = Hands(floor)
    hands.start(floor.stored(), held.key)
    hands.to("look")
    for _ in range(4):
        hands.read(FAILS)
    floor.restart()
    assert hands.step().id == "prove"
    hands.do_step()
    assert (hands.step().id, hands.view().tries_left) == ("look", {1: 5})


def test_how_long_a_proof_still_counts_is_told(floor: Floor, hands: Hands):
    floor.under(ageing())  # type: ignore[arg-type]
    hands.do_step()
    whole_ms = 1000 * floor.site.limits.value("hold_reading_valid")
    left = hands.view().lapses_ms
    assert left is not None
    assert whole_ms - 5_000 < left <= whole_ms
    floor.clock.pass_by(timedelta(seconds=60))
    later = hands.view().lapses_ms
    assert later is not None
    assert left - 65_000 < later <= left - 60_000


# What was never proven


def unproven() -> Procedure:
    """The short one without its measured hold."""
    steps = tuple(one for one in SHORT.steps if one.id != "prove")
    return replace(SHORT, id="unproven", steps=steps)


def test_a_wrongly_adopted_document_is_stopped_at_the_act_and_only_giving_up_is_left(floor: Floor):
    floor.under(DEAD_FIRST, unproven())
    hands = Hands(floor)
    hands.start(floor.stored(), "unproven@1")
    view = hands.to("open")
    assert view.allowed == {Action.ABORT, Action.LEAVE}
    assert [one.code for one in view.barred] == ["hazard.proof"]
    answer = floor.do(bench.ConfirmStep(view.run.id, "open"))
    assert isinstance(answer, Refusal)
    assert (answer.code, dict(answer.facts)) == ("hazard.proof", {"act": "open_cover", "wanted": DEAD})
    assert hands.to_the_end(hands.abort()).pack.state is PackState.QUARANTINED


@pytest.mark.parametrize(
    ("change", "code", "wanted"),
    [
        ({"energy": Energy.ISOLATED}, "hazard.energy", "isolated"),
        ({"people": 2}, "hazard.people", "2"),
        ({"level": "3S"}, "hazard.level", "3S"),
        ({"ppe": frozenset({"face_shield"})}, "hazard.ppe", "face_shield"),
        ({"classes": frozenset({"C"})}, "hazard.class", "A"),
    ],
)
def test_every_demand_of_a_rule_bars_the_step(change: dict[str, object], code: str, wanted: str):
    floor = bench_floor()
    rule = replace(NO_DEMANDS.rules[Act.OPEN_COVER], **change)  # type: ignore[arg-type]
    floor.under(replace(NO_DEMANDS, rules={**NO_DEMANDS.rules, Act.OPEN_COVER: rule}))
    hands = Hands(floor)
    hands.start(floor.stored())
    view = hands.to("open")
    assert [(one.code, one.facts["wanted"]) for one in view.barred] == [(code, wanted)]
    assert hands.refused(bench.ConfirmStep(view.run.id, "open")) == code


def test_what_was_undone_cannot_be_proven_by_going_back(floor: Floor):
    undone = Proof(
        "ready", Given.JUDGED, frozenset({Act.PREPARE}), 2, undone_by=frozenset({Act.DRAIN_COOLANT})
    )
    opens = replace(NO_DEMANDS.rules[Act.OPEN_COVER], proofs=frozenset({"ready"}))
    rules = replace(NO_DEMANDS, proofs={"ready": undone}, rules={**NO_DEMANDS.rules, Act.OPEN_COVER: opens})
    floor.under(rules)
    hands = Hands(floor)
    hands.start(floor.stored())
    view = hands.to("open")
    assert (view.again, [one.code for one in view.barred]) == (None, ["hazard.proof"])


# Deviations


def test_a_deviation_is_offered_where_the_document_says_and_nowhere_else(floor: Floor):
    floor.under(NO_DEMANDS, EVERY)
    hands = Hands(floor, second=LEAD)
    view = hands.start(floor.stored(), EVERY.key)
    while view.step is not None:
        offered = {one.id for one in EVERY.deviations if view.step.id in one.at}
        assert {one.id for one in view.deviations} == offered
        assert (Action.DEVIATE in view.allowed) == bool(offered)
        for one in EVERY.deviations:
            if one.id not in offered:
                refused = hands.refused(bench.TakeDeviation(view.run.id, view.step.id, one.id))
                assert refused == ("deviation.not_offered" if offered else "step.not_allowed")
        view = hands.do_step()


def test_a_deviation_that_resumes_comes_back_to_its_step_and_what_it_began_is_owed(floor: Floor):
    floor.under(NO_DEMANDS, EVERY)
    hands = Hands(floor, second=LEAD)
    hands.start(floor.stored(), EVERY.key)
    for _ in range(2):  # it may be found twice
        hands.to("open")
        view = hands.deviate("seized", " bolt 7 ")
        taken = floor.entries()[-1].data
        assert (taken["deviation"], taken["finding"], taken["note"], taken["step"]) == (
            "seized",
            "seized_fastener",
            "bolt 7",
            "open",
        )
        assert view.step is not None
        assert (view.step.id, view.deviation, view.back) == (
            "free",
            EVERY.deviation("seized"),
            EVERY.step("open"),
        )
        assert view.deviations == ()
        hands.do_step()
        view = hands.do_step()
        assert (view.step, view.back, view.deviation) == (EVERY.step("open"), None, None)
    view = hands.abort()
    owed = []
    while view.step is not None:
        owed.append(view.step.id)
        view = hands.do_step()
    assert owed == ["lock", "cover", "stay"]


def test_a_deviation_that_leads_on_and_one_that_gives_up(floor: Floor):
    floor.under(NO_DEMANDS, EVERY)
    hands = Hands(floor, second=LEAD)
    hands.start(floor.stored(), EVERY.key)
    hands.to("ready")
    hands.deviate("open_before")
    hands.do_step()
    view = hands.do_step()
    assert view.step == EVERY.step("unplug")
    hands.to("lift")
    hands.deviate("swollen")
    view = hands.do_step()
    aborting = next(one.data for one in floor.entries() if one.type == "run.aborting")
    assert (view.run.state, aborting["by"]) == (RunState.MAKING_SAFE, "deviation")
    assert aborting["reason"] == "something is swollen。 / something is swollen"
    assert hands.to_the_end(view).pack.state is PackState.QUARANTINED


@pytest.mark.parametrize("again", [Floor.restart, Floor.reboot])
def test_a_run_inside_a_deviation_comes_back_there(floor: Floor, again: Callable[[Floor], None]):
    floor.under(NO_DEMANDS, EVERY)
    hands = Hands(floor, second=LEAD)
    hands.start(floor.stored(), EVERY.key)
    hands.to("open")
    before = hands.deviate("seized")
    again(floor)
    after = hands.view()
    assert (after.step, after.back, after.run) == (before.step, before.back, before.run)


# Who may work a step, and sign at it


def on_the_roster(floor: Floor, someone: Operator) -> Operator:
    with floor.records.unit() as unit:
        unit.roster.put(someone)
    return someone


@pytest.mark.parametrize(
    ("level", "days", "code"),
    [
        ("1S", None, "too_low"),
        ("", None, "too_low"),
        ("9S", None, "too_low"),
        ("2S", -1, "ended"),
        ("3S", -1, "ended"),
    ],
)
def test_the_level_of_both_people_is_asked_at_the_step(floor: Floor, level: str, days: int | None, code: str):
    floor.under(NO_DEMANDS, replace(EVERY, supervised=False))
    until = floor.site.today() + timedelta(days=days) if days is not None else None
    weak = on_the_roster(floor, replace(person("1003"), level=level, level_until=until))
    hands = Hands(floor)
    hands.start(floor.stored(), EVERY.key)
    hands.to("outside")
    hands.read_all()
    assert hands.refused(hands.release(weak)) == f"level.second_{code}"
    floor.sign_in(weak)
    view = hands.view()
    assert [one.code for one in view.barred] == [f"level.lead_{code}"]
    assert hands.refused(hands.release(BO)) == f"level.lead_{code}"
    assert hands.refused(hands.measuring(1)) == f"level.lead_{code}"
    floor.sign_in(BO)
    assert hands.view().barred == ()
    hands.done(hands.release(ANNE))


def test_a_level_counts_to_its_last_day_and_anybody_may_give_up(floor: Floor):
    floor.under(NO_DEMANDS, replace(EVERY, supervised=False))
    today = floor.site.today()
    good = on_the_roster(floor, replace(person("1003"), level="2S", level_until=today))
    weak = on_the_roster(floor, replace(person("1004"), level="1S"))
    hands = Hands(floor, second=good)
    hands.start(floor.stored(), EVERY.key)
    hands.to("outside")
    hands.do_step()
    assert hands.step().id == "wet"
    hands.abort()
    hands.start(floor.stored("001PB310000000D7R0000002"), EVERY.key)
    hands.to("outside")
    floor.sign_in(weak)
    assert hands.abort().run.state is RunState.ABORTED


def test_a_supervised_document_is_signed_by_a_supervisor(floor: Floor):
    floor.under(NO_DEMANDS, EVERY)
    hands = Hands(floor)
    hands.start(floor.stored(), EVERY.key)
    hands.to("ready")
    assert hands.refused(hands.release(BO, reason="all here")) == "second.role"
    hands.done(hands.release(LEAD, reason="all here"))


def test_a_run_names_the_hazard_rules_it_was_begun_under(floor: Floor):
    hands = Hands(floor)
    hands.start(floor.stored())
    started = floor.entries()[-1].data
    assert (started["rules"], started["rules_sha256"], started["class"]) == ("test", "7" * 64, "A")
    assert shipped().hazard_rules.version != "test"


def test_nobody_else_can_be_his_own_second_after_taking_over(floor: Floor, hands: Hands):
    floor.restart()
    hands.read_all()
    floor.sign_in(BO)
    assert hands.refused(hands.release(BO)) == "second.same_person"
    assert hands.refused(replace(hands.release(), second=shown(BO, pin=False))) == "second.badge_and_pin"


def test_a_step_that_only_proves_anew_offers_no_deviation(floor: Floor) -> None:
    """What is found belongs to the document's own step, not to the one that came again before it."""
    hands = Hands(floor, second=LEAD)
    floor.under(DEAD_FIRST, EVERY)
    hands.start(floor.stored(), EVERY.key)
    hands.to("open")
    assert [one.id for one in hands.view().deviations] == ["seized"]
    floor.restart()
    view = hands.view()
    assert view.again is not None
    assert (view.deviations, Action.DEVIATE in view.allowed) == ((), False)
    for step in ("prove", "open"):
        said = hands.refused(bench.TakeDeviation(view.run.id, step, "seized"))
        assert said in ("step.not_allowed", "step.prove_again")
    hands.do_step()
    assert [one.id for one in hands.view().deviations] == ["seized"]
