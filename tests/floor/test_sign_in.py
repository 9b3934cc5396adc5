"""Who stands at the station, and what a signature needs."""

from datetime import timedelta

import pytest

from app.domain.operator import Credentials, Role
from app.domain.refusals import Refusal
from app.floor import commands as ask
from app.floor.sign_in import second_person
from app.floor.views import OperatorView
from tests.fakes.floor import ANNE, BO, LEAD, Floor, shown


@pytest.fixture
def floor() -> Floor:
    return Floor()


def refused(answer: object, code: str) -> Refusal:
    assert isinstance(answer, Refusal), answer
    assert answer.code == code
    return answer


def test_a_badge_takes_over_and_its_language_comes_along(floor: Floor) -> None:
    view = floor.sign_in(BO)
    assert (view.id, view.language) == (BO.id, "en")
    assert floor.types() == ["station.enrolled", "operator.signed_in"]
    assert floor.entries()[-1].session == view.session


def test_the_next_badge_signs_the_first_person_out(floor: Floor) -> None:
    floor.sign_in(ANNE)
    floor.sign_in(BO)
    assert floor.types()[1:] == ["operator.signed_in", "operator.signed_out", "operator.signed_in"]
    assert floor.entries()[-2].operator == ANNE.id


def test_the_same_badge_again_changes_nothing(floor: Floor) -> None:
    first = floor.sign_in(ANNE)
    assert floor.sign_in(ANNE).session == first.session
    assert len(floor.types()) == 2


def test_a_number_needs_its_pin(floor: Floor) -> None:
    answer = floor.do(ask.SignIn(Credentials(number=ANNE.number)))
    assert refused(answer, "operator.pin_wrong").facts["tries_left"] == 4
    assert isinstance(floor.do(ask.SignIn(Credentials(number=ANNE.number, pin="1001"))), OperatorView)


@pytest.mark.parametrize("shown_badge", ["", "BG0000", "04QPB7A0012H0JD5K0000417", "BG10016 "])
def test_unknown_badges_are_refused_and_nothing_is_recorded(floor: Floor, shown_badge: str) -> None:
    refused(floor.do(ask.SignIn(Credentials(badge=shown_badge))), "operator.badge_unknown")
    assert floor.types() == ["station.enrolled"]


def test_wrong_pins_lock_the_number_and_the_lock_is_in_the_journal(floor: Floor) -> None:
    wrong = ask.SignIn(Credentials(number=ANNE.number, pin="0000"))
    for left in (4, 3, 2, 1, 0):
        assert refused(floor.do(wrong), "operator.pin_wrong").facts["tries_left"] == left
    right = ask.SignIn(Credentials(number=ANNE.number, pin="1001"))
    assert 0 < int(refused(floor.do(right), "operator.pin_locked").facts["seconds"] or 0) <= 61
    assert floor.types().count("operator.pin_refused") == 5
    floor.clock.pass_by(timedelta(seconds=61))
    assert isinstance(floor.do(right), OperatorView)


def test_each_further_wrong_pin_doubles_the_lock_up_to_the_longest(floor: Floor) -> None:
    wrong = ask.SignIn(Credentials(number=ANNE.number, pin="0000"))
    locks = []
    for _ in range(14):
        answer = floor.do(wrong)
        assert isinstance(answer, Refusal)
        if answer.code == "operator.pin_locked":
            locks.append(int(answer.facts["seconds"] or 0))
            floor.clock.pass_by(timedelta(seconds=locks[-1]))
    assert [round(lock / 60) for lock in locks[:5]] == [1, 2, 4, 8, 16]
    assert max(locks) <= 1801


def test_a_clock_set_back_does_not_lock_for_ever(floor: Floor) -> None:
    for _ in range(5):
        floor.do(ask.SignIn(Credentials(number=ANNE.number, pin="0000")))
    floor.clock.pass_by(timedelta(days=-30))
    answer = refused(floor.do(ask.SignIn(Credentials(number=ANNE.number, pin="1001"))), "operator.pin_locked")
    assert int(answer.facts["seconds"] or 0) <= 61


@pytest.mark.parametrize(
    ("credentials", "code"),
    [
        (None, "second.badge_and_pin"),
        (shown(BO, pin=False), "second.badge_and_pin"),
        (Credentials(number=BO.number, pin="2001"), "second.badge_and_pin"),
        (shown(ANNE), "second.same_person"),
        (Credentials(badge=LEAD.badge, pin="9999"), "operator.pin_wrong"),
        (shown(BO), "second.role"),
    ],
)
def test_a_signature_is_badge_and_pin_of_somebody_else(
    floor: Floor, credentials: Credentials | None, code: str
) -> None:
    floor.sign_in(ANNE)
    with floor.records.unit() as unit:
        refused(second_person(unit, credentials, floor.site, meaning="x", role=Role.SUPERVISOR), code)
        signed = second_person(unit, shown(LEAD), floor.site, meaning="x", role=Role.SUPERVISOR)
    assert not isinstance(signed, Refusal)
    assert signed.operator == LEAD.id


def test_a_badge_is_told_before_its_pin_whether_it_can_sign(floor: Floor) -> None:
    floor.sign_in(ANNE)
    before = floor.types()
    assert floor.do(ask.AskSecond(BO.badge)) is True
    refused(floor.do(ask.AskSecond(ANNE.badge)), "second.same_person")
    for strange in ("", "BG0000", ANNE.badge + " "):
        refused(floor.do(ask.AskSecond(strange)), "operator.badge_unknown")
    assert floor.types() == before


def test_signing_out_is_recorded_once(floor: Floor) -> None:
    floor.sign_in()
    assert floor.do(ask.SignOut()) is True
    assert floor.do(ask.SignOut()) is False
    assert floor.types()[-1] == "operator.signed_out"
