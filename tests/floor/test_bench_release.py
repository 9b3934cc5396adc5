"""Who opens a hold: a second person with badge and PIN, and nobody at all on a failed or missing reading."""

from dataclasses import replace

import pytest

from app.domain.dismantling import Action
from app.domain.operator import Credentials
from app.floor import commands as ask
from tests.fakes.bench_hands import FAILS, Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, Floor, person, shown


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


def test_the_second_person_shows_badge_and_pin_and_is_somebody_else(floor: Floor, hands: Hands):
    hands.read_all()
    signing = hands.release()

    def opened_by(shows: Credentials) -> str:
        return hands.refused(replace(signing, second=shows))

    assert opened_by(shown(ANNE)) == "second.same_person"
    assert opened_by(shown(BO, pin=False)) == "second.badge_and_pin"
    assert opened_by(Credentials(number=BO.number, pin=BO.number[::-1])) == "second.badge_and_pin"
    assert opened_by(Credentials()) == "second.badge_and_pin"
    assert opened_by(Credentials(badge="BG99999", pin="99999")) == "operator.badge_unknown"
    assert opened_by(Credentials(badge=BO.badge, pin="0000")) == "operator.pin_wrong"
    assert opened_by(Credentials(badge=BO.badge, pin=ANNE.number[::-1])) == "operator.pin_wrong"
    assert floor.types().count("hold.released") == 1
    hands.done(hands.release(BO))


def test_somebody_who_left_the_plant_opens_nothing(floor: Floor, hands: Hands):
    gone = replace(person("1003"), active=False)
    with floor.records.unit() as unit:
        unit.roster.put(gone)
    hands.read_all()
    assert hands.refused(hands.release(gone)) == "operator.badge_unknown"


def test_a_locked_pin_opens_nothing_even_when_it_is_right(floor: Floor, hands: Hands):
    hands.read_all()
    wrong = replace(hands.release(), second=Credentials(badge=BO.badge, pin="0000"))
    for _ in range(5):
        assert hands.refused(wrong) == "operator.pin_wrong"
    assert hands.refused(hands.release(BO)) == "operator.pin_locked"
    hands.done(hands.release(LEAD))


def test_nobody_signed_in_opens_nothing(floor: Floor, hands: Hands):
    hands.read_all()
    release = hands.release()
    floor.do(ask.SignOut())
    assert hands.refused(release) == "operator.nobody_signed_in"


def test_whoever_takes_over_may_not_be_his_own_second(floor: Floor, hands: Hands):
    hands.read_all()
    floor.sign_in(BO)
    assert hands.refused(hands.release(BO)) == "second.same_person"
    hands.done(hands.release(ANNE))


def test_a_hold_opens_once(hands: Hands):
    hands.read_all()
    release = hands.release()
    hands.done(release)
    assert hands.refused(release) == "step.not_now"


@pytest.mark.parametrize("someone", [BO, LEAD])
@pytest.mark.parametrize("millivolts", [FAILS, None])
def test_no_badge_opens_a_failed_or_missing_reading(
    floor: Floor, hands: Hands, someone: object, millivolts: int | None
):
    hands.read(point=2)
    hands.read(point=3)
    seen = floor.no_voltage() if millivolts is None else floor.meter(millivolts)
    hands.done(hands.taking(seen))
    for reason in ("", "supervisor's order"):
        release = hands.release(BO if someone is BO else LEAD, reason=reason)
        assert hands.refused(release) == "step.not_allowed"


def test_a_judgement_hold_needs_a_reason_and_a_second_person(floor: Floor):
    hands = Hands(floor)
    hands.start(floor.stored())
    view = hands.to("ready")
    assert view.allowed == {Action.RELEASE, Action.ABORT, Action.LEAVE}
    assert not view.held
    for reason in ("", "  ", "\t\n\u3000"):
        assert hands.refused(hands.release(reason=reason)) == "hold.needs_reason"
    assert hands.refused(hands.release(ANNE, reason="all here")) == "second.same_person"
    hands.done(hands.release(reason="  all here "))
    entry = floor.entries()[-1]
    assert (entry.type, entry.data["kind"], entry.data["reason"]) == (
        "hold.released",
        "judgement",
        "all here",
    )
    assert entry.data["readings"] == []
