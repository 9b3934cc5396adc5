"""Readings at a hold: which of them pass it, which keep it shut, and which are not even written down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.dismantling import Action
from app.domain.reading import Source, Unread
from app.domain.voltage import VoltageNow
from app.floor import bench_commands as bench
from app.wire.envelope import decode
from tests.fakes.bench_hands import FAILS, PASSES, Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, Floor


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


def verdicts(floor: Floor) -> list[tuple[int, str, str]]:
    return [
        (entry.data["point"], entry.data["verdict"], entry.data["unread"])
        for entry in floor.entries()
        if entry.type == "reading.taken"
    ]


def test_the_hold_of_the_demo(floor: Floor, hands: Hands):
    view = hands.read(FAILS)
    assert view.held
    assert view.allowed == {Action.TAKE_READING, Action.ABORT, Action.LEAVE}
    for someone in (BO, LEAD):
        assert hands.refused(hands.release(someone, reason="it is surely dead")) == "step.not_allowed"
    view = hands.read_all(PASSES)
    assert not view.held
    assert view.allowed == {Action.TAKE_READING, Action.RELEASE, Action.ABORT, Action.LEAVE}
    view = hands.done(hands.release())
    assert view.step is not None
    assert view.step.id == "drain"
    assert (view.run.raised, view.run.released) == (("prove",), ("ready", "prove"))
    entry = next(one for one in reversed(floor.entries()) if one.type == "hold.released")
    rests_on = [one for one in floor.entries() if one.seq in entry.data["readings"]]
    assert [(one.type, one.data["point"], one.data["verdict"]) for one in rests_on] == [
        ("reading.taken", point, "PASSED") for point in (1, 2, 3)
    ]
    signed = decode(entry.raw).sig2
    assert signed is not None
    assert (entry.operator, signed["op"], signed["meaning"]) == (ANNE.id, BO.id, "hold_released")
    # The failed reading stays for ever.
    assert verdicts(floor)[0] == (1, "FAILED", "")
    assert next(one.data["value"] for one in floor.entries() if one.type == "reading.taken") == FAILS


@pytest.mark.parametrize("why", list(Unread))
def test_no_reading_keeps_the_hold_shut_and_is_written_down(floor: Floor, hands: Hands, why: Unread):
    hands.read_all()
    view = hands.done(hands.taking(floor.no_voltage(why), point=2))
    assert verdicts(floor)[-1] == (2, "UNREAD", why.value)
    assert floor.types()[-2:] == ["reading.taken", "hold.raised"]
    assert view.held
    assert Action.RELEASE not in view.allowed
    assert hands.refused(hands.release(LEAD)) == "step.not_allowed"
    newest = next(one for one in reversed(floor.entries()) if one.type == "reading.taken").data
    assert (newest["value"], newest["printed"], newest["raw"], newest["touch"]) == (None, "", "", 0)


def stale(floor: Floor) -> VoltageNow:
    seen = floor.meter()
    floor.clock.pass_by(timedelta(seconds=2))
    return seen


def expired(floor: Floor) -> VoltageNow:
    seen = floor.meter()
    assert seen.settled is not None
    meter = replace(seen.settled.instrument, calibrated_until="2026-11-22")
    return replace(seen, settled=replace(seen.settled, instrument=meter))


def over_range(floor: Floor) -> VoltageNow:
    return floor.meter(1_000_001)


def other_boot(floor: Floor) -> VoltageNow:
    return floor.meter(taken=replace(floor.moment(), boot="boot-0"))


def from_the_future(floor: Floor) -> VoltageNow:
    at = floor.moment()
    return floor.meter(taken=replace(at, mono_ms=at.mono_ms + 60_000))


def moving(floor: Floor) -> VoltageNow:
    return replace(floor.meter(), settled=None, unread=Unread.MOVING)


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        (stale, "stale"),
        (expired, "calibration_ended"),
        (over_range, "overload"),
        (other_boot, "stale"),
        (from_the_future, "stale"),
        (moving, "moving"),
    ],
)
def test_a_reading_that_is_none_passes_nothing(
    floor: Floor, hands: Hands, seen: Callable[[Floor], VoltageNow], why: str
):
    hands.read_all()
    view = hands.done(hands.taking(seen(floor)))
    assert verdicts(floor)[-1] == (1, "UNREAD", why)
    assert view.held
    assert hands.refused(hands.release()) == "step.not_allowed"


def test_the_meter_of_today_is_still_calibrated_today(floor: Floor, hands: Hands):
    seen = floor.meter()
    assert seen.settled is not None
    meter = replace(seen.settled.instrument, calibrated_until=floor.site.today().isoformat())
    hands.done(hands.taking(replace(floor.meter(), settled=replace(seen.settled, instrument=meter))))
    assert verdicts(floor)[-1] == (1, "PASSED", "")


@pytest.mark.parametrize(
    ("millivolts", "verdict"),
    [(60_000, "PASSED"), (60_001, "FAILED"), (-60_000, "PASSED"), (-60_001, "FAILED")],
)
def test_the_limit_itself_passes_by_absolute_value(floor: Floor, hands: Hands, millivolts: int, verdict: str):
    view = hands.read(millivolts)
    assert verdicts(floor)[-1] == (1, verdict, "")
    assert view.force[1].value == millivolts
    limit = next(one for one in reversed(floor.entries()) if one.type == "reading.taken").data["limit"]
    assert limit == {
        "id": "prove_dead",
        "op": "at_most",
        "value": 60_000,
        "unit": "mV",
        "version": "practice-3",
        "signer": "PRACTICE",
    }


def test_what_is_pretended_or_typed_proves_nothing(floor: Floor, hands: Hands):
    assert hands.refused(hands.taking(floor.meter(source=Source.TYPED))) == "reading.typed"
    hands.done(hands.taking(floor.meter(source=Source.SIMULATED)))
    floor.in_production()
    assert hands.refused(hands.taking(floor.meter(source=Source.SIMULATED))) == "reading.simulated"
    assert hands.refused(hands.taking(floor.meter(source=Source.TYPED))) == "reading.typed"
    hands.done(hands.taking(floor.meter()))


def test_a_value_from_before_the_step_is_not_of_the_step(floor: Floor):
    hands = Hands(floor)
    hands.start(floor.stored())
    view = hands.to("unplug")
    before = floor.meter(0)
    hands.done(bench.ConfirmStep(view.run.id, "unplug"))
    assert hands.refused(hands.taking(before)) == "reading.before_step"
    hands.read(0)


def test_the_newest_reading_of_a_point_counts(hands: Hands):
    hands.read_all(PASSES)
    view = hands.read(FAILS, point=3)
    assert view.held
    assert view.point == 3
    assert hands.refused(hands.release()) == "step.not_allowed"
    view = hands.read(PASSES, point=3)
    assert not view.held
    hands.done(hands.release())


@pytest.mark.parametrize("left_out", [1, 2, 3])
def test_every_point_must_have_passed(hands: Hands, left_out: int):
    for point in {1, 2, 3} - {left_out}:
        hands.read(point=point)
    view = hands.view()
    assert view.point == left_out
    assert not view.held
    assert hands.refused(hands.release(LEAD)) == "step.not_allowed"


@pytest.mark.parametrize("point", [-1, 0, 4, 2**40])
def test_a_point_that_there_is_not_takes_no_reading(floor: Floor, hands: Hands, point: int):
    assert hands.refused(hands.taking(floor.meter(), point)) == "reading.no_such_point"


def test_a_passed_reading_grows_too_old(floor: Floor, hands: Hands):
    hands.read_all()
    floor.clock.pass_by(timedelta(seconds=590))
    hands.read(point=2)
    floor.clock.pass_by(timedelta(seconds=60))
    view = hands.view()
    assert set(view.force) == {2}
    assert Action.RELEASE not in view.allowed
    assert hands.refused(hands.release()) == "step.not_allowed"
    hands.read(point=1)
    hands.read(point=3)
    hands.done(hands.release())


def test_one_contact_of_the_probes_serves_one_point(floor: Floor, hands: Hands):
    hands.read(touch=7)
    hands.read(touch=7)
    assert hands.refused(hands.taking(floor.meter(touch=7), point=2)) == "reading.same_touch"
    hands.read(point=2, touch=8)
    assert hands.refused(hands.taking(floor.meter(touch=8), point=1)) == "reading.same_touch"
    hands.read(point=3, touch=9)


def test_a_contact_stays_used_when_its_reading_counts_no_longer(floor: Floor, hands: Hands):
    hands.read(touch=7)
    floor.clock.pass_by(timedelta(seconds=700))
    assert hands.refused(hands.taking(floor.meter(touch=7), point=2)) == "reading.same_touch"


def test_a_contact_of_one_step_does_not_serve_another(floor: Floor, hands: Hands):
    hands.read_all()
    hands.done(hands.release())
    hands.to("look")
    left_on = floor.meter(touch=floor.touches)
    assert hands.refused(hands.taking(left_on)) == "reading.same_touch"
    hands.read()


def test_contacts_that_a_meter_cannot_tell_apart_are_one(floor: Floor, hands: Hands):
    hands.read(touch=0)
    assert hands.refused(hands.taking(floor.meter(touch=0), point=2)) == "reading.same_touch"


def test_two_meters_count_their_contacts_apart(floor: Floor, hands: Hands):
    hands.read(touch=7)
    seen = floor.meter(touch=7)
    assert seen.settled is not None
    other = replace(seen.settled, instrument=replace(seen.settled.instrument, id="meter-2"))
    hands.done(hands.taking(replace(seen, settled=other), point=2))


def test_a_hold_is_raised_once_per_point_until_it_has_passed(floor: Floor, hands: Hands):
    for _ in range(3):
        hands.read(FAILS)
    hands.done(hands.taking(floor.no_voltage()))
    assert hands.view().run.raised == ("prove",)
    hands.read(FAILS, point=2)
    assert hands.view().run.raised == ("prove",) * 2
    hands.read(PASSES)
    hands.read(FAILS)
    assert hands.view().run.raised == ("prove",) * 3
    raised = [one.data for one in floor.entries() if one.type == "hold.raised"]
    assert [(one["point"], one["verdict"], one["number"]) for one in raised] == [
        (1, "FAILED", 5),
        (2, "FAILED", 5),
        (1, "FAILED", 5),
    ]


def test_a_hold_stays_raised_over_time_and_restarts(floor: Floor, hands: Hands):
    hands.read(FAILS)
    floor.clock.pass_by(timedelta(seconds=700))
    hands.read(FAILS)
    floor.restart()
    hands.read(FAILS)
    floor.reboot()
    hands.read(FAILS)
    assert floor.types().count("hold.raised") == 1


def test_a_failed_reading_of_a_reading_step_bars_nothing_and_raises_nothing(floor: Floor, hands: Hands):
    hands.to("look")
    view = hands.read(FAILS)
    assert not view.held
    assert Action.GO_ON in view.allowed
    assert "hold.raised" not in floor.types()
    hands.go_on()
