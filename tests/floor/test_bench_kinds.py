"""Photographs, answers, branches, waits, gas and typed readings: each kind of step in its own way."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.pack import PackState
from app.domain.quantity import Quantity
from app.domain.reading import Source
from app.domain.refusals import Refusal
from app.floor import bench_commands as bench
from tests.fakes.bench_hands import DISPLAY, EVIDENCE_MS, PICTURE, Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, Floor
from tests.fakes.procedures import EVERY, NO_DEMANDS, SHORT


@pytest.fixture
def floor() -> Floor:
    floor = bench_floor()
    floor.under(NO_DEMANDS, EVERY)
    return floor


@pytest.fixture
def hands(floor: Floor) -> Hands:
    hands = Hands(floor, second=LEAD)
    hands.start(floor.stored(), EVERY.key)
    return hands


def newest(floor: Floor, kind: str) -> Mapping[str, object]:
    return next(one.data for one in reversed(floor.entries()) if one.type == kind)


# Photographs


def test_a_photo_step_keeps_its_picture_beside_its_entry(floor: Floor, hands: Hands):
    view = hands.to("inside")
    assert view.allowed == {Action.PHOTOGRAPH, Action.ABORT, Action.LEAVE}
    hands.done(bench.KeepPhoto(view.run.id, "inside", PICTURE))
    entry = floor.entries()[-1]
    assert (entry.type, entry.data["step"]) == ("step.done", "inside")
    assert PICTURE in floor.photographs.kept.values()
    assert floor.refs(entry) == [name for name, kept in floor.photographs.kept.items() if kept == PICTURE]


@pytest.mark.parametrize(("photo", "code"), [(b"", "photo.missing"), (b"GIF89a", "photo.not_jpeg")])
def test_what_is_no_picture_is_refused_and_nothing_is_kept(hands: Hands, photo: bytes, code: str):
    view = hands.to("inside")
    before = dict(hands.floor.photographs.kept)
    assert hands.refused(bench.KeepPhoto(view.run.id, "inside", photo)) == code
    assert hands.floor.photographs.kept == before
    assert hands.refused(bench.ConfirmStep(view.run.id, "inside")) == "step.not_allowed"


# Answers and branches


@pytest.mark.parametrize(
    ("option", "leads"), [("yes", "drain"), ("no", "unplug"), ("opened", "picture_it"), ("unsure", None)]
)
def test_an_answer_leads_where_the_document_says(floor: Floor, hands: Hands, option: str, leads: str | None):
    hands.to("wet")
    view = hands.choose(option)
    assert newest(floor, "step.done")["answer"] == option
    if leads is None:
        assert (view.run.state, view.pack.state) == (RunState.ABORTED, PackState.QUARANTINED)
        aborting = newest(floor, "run.aborting")
        assert (aborting["step"], aborting["by"], aborting["reason"]) == (
            "wet",
            "option",
            "wet。 / wet: say unsure。 / say unsure",
        )
    else:
        assert view.step is not None
        assert view.step.id == leads


def test_an_answer_that_is_not_offered_is_refused(hands: Hands):
    view = hands.to("wet")
    for option in ("", "maybe", "drain", "abort"):
        assert hands.refused(bench.Choose(view.run.id, "wet", option)) == "choice.unknown"
    assert hands.refused(bench.Choose(view.run.id, "brief", "yes")) == "step.not_now"


@pytest.mark.parametrize(
    ("millivolts", "answer", "leads"), [(3_000, "PASSED", "lift"), (84_200, "FAILED", "parted")]
)
def test_a_branch_is_passed_by_itself_by_what_was_read(
    floor: Floor, hands: Hands, millivolts: int, answer: str, leads: str
):
    hands.to("look")
    hands.read(millivolts)
    view = hands.go_on()
    assert view.step is not None
    assert (newest(floor, "step.done")["answer"], view.step.id) == (answer, leads)
    assert not any(one.data.get("step") == "by_look" for one in floor.entries())


def test_a_branch_may_give_the_run_up_and_what_is_owed_comes_next(floor: Floor, hands: Hands):
    view = hands.to("look")
    hands.done(bench.TakeReading(view.run.id, "look", 1, floor.no_voltage()))
    view = hands.go_on()
    assert view.step is not None
    assert (view.run.state, view.step.id, view.owed) == (RunState.MAKING_SAFE, "lock", 2)
    assert hands.to_the_end(view).pack.state is PackState.QUARANTINED


# Waits


def test_a_wait_cannot_be_confirmed_a_second_too_early(floor: Floor, hands: Hands):
    view = hands.to("bleed")
    assert view.waiting is not None
    whole_s = floor.site.limits.value("bleed_wait")
    assert view.waiting.limit.value == whole_s
    assert 1000 * whole_s - 5_000 < view.waiting.left_ms <= 1000 * whole_s
    confirm = bench.ConfirmStep(view.run.id, "bleed")
    answer = floor.do(confirm)
    assert isinstance(answer, Refusal)
    assert (answer.code, whole_s - 5 < int(answer.facts["seconds"] or 0) <= whole_s) == (
        "wait.not_over",
        True,
    )
    floor.clock.pass_by(timedelta(seconds=whole_s - 5))
    assert hands.refused(confirm) == "wait.not_over"
    floor.clock.pass_by(timedelta(seconds=5))
    assert hands.view().allowed == {Action.CONFIRM, Action.ABORT, Action.LEAVE}
    hands.done(confirm)
    assert newest(floor, "step.done")["waited_s"] == whole_s


@pytest.mark.parametrize("again", [Floor.restart, Floor.reboot])
def test_a_wait_begins_anew_when_the_station_was_down(floor: Floor, hands: Hands, again: object):
    view = hands.to("bleed")
    floor.clock.pass_by(timedelta(seconds=floor.site.limits.value("bleed_wait")))
    assert Action.CONFIRM in hands.view().allowed
    again(floor)  # type: ignore[operator]
    assert hands.refused(bench.ConfirmStep(view.run.id, "bleed")) == "wait.not_over"
    hands.do_step()
    assert newest(floor, "step.done")["step"] == "bleed"


def test_leaving_faster_than_a_step_takes_is_let_through_and_kept(floor: Floor, hands: Hands):
    hands.do_step()
    assert newest(floor, "step.done")["quick"] is True
    slow = Hands(floor, second=LEAD)
    slow.abort()
    slow.start(floor.stored("001PB310000000D7R0000002"), EVERY.key)
    floor.clock.pass_by(timedelta(seconds=5))
    slow.do_step()
    assert newest(floor, "step.done")["quick"] is False


# Gas


def test_gas_is_judged_by_its_own_channel(floor: Floor, hands: Hands):
    view = hands.to("air")
    assert [limit.id for limit in view.limits] == ["hydrogen_work", "carbon_monoxide_work"]
    most = view.limits[0].value
    hands.done(bench.TakeReading(view.run.id, "air", 1, floor.gas(Quantity.HYDROGEN, most)))
    told = newest(floor, "reading.taken")
    assert (told["quantity"], told["verdict"], told["value"], told["base_unit"]) == (
        "hydrogen",
        "PASSED",
        most,
        "ppm",
    )
    wrong = bench.TakeReading(view.run.id, "air", 2, floor.gas(Quantity.HYDROGEN, 0))
    assert hands.refused(wrong) == "reading.other_instrument"
    assert hands.refused(hands.taking(floor.meter(0), 2)) == "reading.other_instrument"
    view = hands.done(
        bench.TakeReading(
            view.run.id, "air", 2, floor.gas(Quantity.CARBON_MONOXIDE, view.limits[1].value + 1)
        )
    )
    assert (view.held, view.point) == (True, 2)
    assert Action.RELEASE not in view.allowed


@pytest.mark.parametrize("unread", ["warming_up", "fault", "not_fitted"])
def test_a_gas_channel_without_a_value_keeps_the_hold_shut(floor: Floor, hands: Hands, unread: str):
    view = hands.to("air")
    seen = floor.gas(Quantity.HYDROGEN, None, unread=unread)
    view = hands.done(bench.TakeReading(view.run.id, "air", 1, seen))
    told = newest(floor, "reading.taken")
    assert (told["verdict"], told["value"], told["unread"]) == ("UNREAD", None, unread)
    assert view.held


def test_gas_that_is_stale_pretended_or_from_before_the_step_does_not_count(floor: Floor, hands: Hands):
    early = floor.gas()
    view = hands.to("air")
    taking = bench.TakeReading(view.run.id, "air", 1, early)
    assert hands.refused(taking) == "reading.before_step"
    stale = floor.gas()
    floor.clock.pass_by(timedelta(milliseconds=floor.site.limits.value("gas_fresh") + 1))
    hands.done(replace(taking, seen=stale))
    assert newest(floor, "reading.taken")["unread"] == "stale"
    floor.in_production()
    assert hands.refused(replace(taking, seen=floor.gas(source=Source.SIMULATED))) == "reading.simulated"
    assert hands.refused(replace(taking, seen=floor.gas(source=Source.TYPED))) == "reading.typed"


# Typed off a hand-held instrument


def test_a_typed_reading_carries_its_numbers_its_photograph_and_both_names(floor: Floor, hands: Hands):
    hands.to("outside")
    hands.done(hands.typing(1, ("12.5", "403.2")))
    entry = next(one for one in reversed(floor.entries()) if one.type == "reading.taken")
    assert (entry.data["value"], entry.data["base_unit"]) == (31_001, "ohm/V")
    assert (entry.data["printed"], entry.data["unit"], entry.data["source"]) == ("12.5", "MOhm", "typed")
    assert entry.data["typed"] == {"resistance": "12.5", "highest_voltage": "403.2"}
    assert (entry.operator, entry.second, entry.meaning) == (ANNE.id, LEAD.id, "reading_typed")
    assert [floor.photographs.kept[name] for name in floor.refs(entry)] == [DISPLAY]


def test_a_typed_reading_needs_the_photograph_and_another_person(floor: Floor, hands: Hands):
    hands.to("outside")
    good = hands.typing(1, ("550", "400"))
    assert hands.refused(replace(good, photo=None)) == "photo.missing"
    assert hands.refused(replace(good, photo=b"no picture")) == "photo.not_jpeg"
    assert hands.refused(replace(good, second=None)) == "second.badge_and_pin"
    assert hands.refused(hands.typing(1, ("550", "400"), someone=ANNE)) == "second.same_person"
    assert hands.refused(hands.typing(1, ("550", "400"), someone=BO)) == "second.role"
    assert "reading.taken" not in floor.types()


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        ((), "reading.not_a_number"),
        (("550",), "reading.not_a_number"),
        (("550", "400", "1"), "reading.not_a_number"),
        (("", "400"), "reading.not_a_number"),
        (("5e3", "400"), "reading.not_a_number"),
        (("550", ">400"), "reading.not_a_number"),
        (("٥٥٠", "400"), "reading.not_a_number"),
        (("-1", "400"), "reading.out_of_range"),
        (("550", "0"), "reading.out_of_range"),
        (("550", "1501"), "reading.out_of_range"),
        (("999999", "400"), "reading.out_of_range"),
    ],
)
def test_numbers_that_cannot_be_true_are_refused(hands: Hands, numbers: tuple[str, ...], code: str):
    hands.to("outside")
    assert hands.refused(hands.typing(1, numbers)) == code


def test_what_has_a_live_instrument_is_never_typed(hands: Hands):
    hands.to("prove")
    assert hands.refused(hands.typing(1, ("0.0",))) == "step.not_allowed"
    hands.do_step()
    assert hands.refused(hands.typing(1, ("0",))) == "step.not_allowed"


def test_points_of_one_step_are_held_each_against_its_own_limit(floor: Floor, hands: Hands):
    view = hands.to("outside")
    assert [limit.id for limit in view.limits] == ["insulation_work", "insulation_work", "surface_work"]
    hands.read_all()
    hands.measure(3, well=False)
    assert (hands.view().held, hands.view().point) == (True, 3)
    hands.measure(3)
    hands.done(hands.release())
    assert newest(floor, "hold.released")["evidence_ms"] == EVIDENCE_MS


# Evidence, and values that look copied


def test_a_measured_hold_is_not_signed_before_its_readings_were_seen(floor: Floor, hands: Hands):
    hands.to("prove")
    hands.read_all()
    signing = bench.ReleaseHold(hands.view().run.id, "prove", hands.release().second, "", EVIDENCE_MS)
    assert hands.refused(replace(signing, evidence_ms=EVIDENCE_MS - 1)) == "hold.evidence_short"
    hands.read(point=3)  # measured once more: it has to be seen once more, whatever the screen says
    assert hands.refused(signing) == "hold.evidence_short"
    floor.clock.pass_by(timedelta(milliseconds=EVIDENCE_MS))
    hands.done(signing)


def test_the_same_value_again_and_again_is_marked(floor: Floor, hands: Hands):
    hands.to("prove")
    odd = floor.site.limits.value("reading_same")
    for number in range(1, odd + 2):
        hands.read(3_217, point=1)
        assert newest(floor, "reading.taken")["same_in_row"] == (number if number >= odd else 0)
    hands.read(3_218, point=1)
    assert newest(floor, "reading.taken")["same_in_row"] == 0


def test_the_tries_left_are_told_by_point(hands: Hands):
    view = hands.to("prove")
    assert view.tries_left == {1: 9, 2: 9, 3: 9}
    assert hands.read(84_200, point=2).tries_left == {1: 9, 2: 8, 3: 9}
    assert hands.read(3_000, point=2).tries_left == {1: 9, 2: 8, 3: 9}
    assert SHORT.step("prove").hold is not None
