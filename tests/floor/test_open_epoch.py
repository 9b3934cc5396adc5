"""Who may open a new epoch: two people, one a supervisor, each proven, and nobody by guessing."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.operator import Credentials, Operator, SecondPerson
from app.domain.refusals import Refusal
from app.floor.open_epoch import EpochDesk, Opening, agree, prove_person
from station_db.new_epoch import PinTries
from tests.fakes.floor import ANNE, BO, LEAD, Floor, shown


@pytest.fixture
def floor() -> Floor:
    return Floor()


@pytest.fixture
def desk(floor: Floor, tmp_path: Path) -> EpochDesk:
    return EpochDesk(floor.clock, floor.site.pins, floor.site.limits, PinTries(tmp_path, "ST-001"))


def proven(floor: Floor, desk: EpochDesk, credentials: Credentials) -> Operator | Refusal:
    with floor.records.unit() as unit:
        return prove_person(unit, credentials, desk)


def code(answer: object) -> str:
    assert isinstance(answer, Refusal)
    return answer.code


def both(desk: EpochDesk, lead: Operator, other: Operator, **words: str) -> Opening | Refusal:
    said = {"reason": "restored", "note": "disk failed", **words}
    return agree((lead, shown(lead)), (other, shown(other)), desk, **said)


def test_two_people_sign(desk: EpochDesk) -> None:
    opening = both(desk, LEAD, ANNE)
    assert isinstance(opening, Opening)
    assert opening.author.operator == LEAD.id
    assert opening.author.second == SecondPerson(ANNE.id, "epoch_opened", "badge+pin")


def test_the_same_person_never_signs_twice_and_no_opening_is_without_a_supervisor(desk: EpochDesk) -> None:
    assert code(both(desk, LEAD, LEAD)) == "second.same_person"
    assert code(both(desk, ANNE, BO)) == "second.role"
    assert code(both(desk, LEAD, BO, reason="because")) == "epoch.no_such_reason"
    assert code(both(desk, LEAD, BO, note=" ")) == "epoch.needs_note"


def test_a_person_is_proven_by_badge_or_number_and_always_by_pin(floor: Floor, desk: EpochDesk) -> None:
    assert proven(floor, desk, shown(ANNE)) == ANNE
    assert proven(floor, desk, Credentials(number="1001", pin="1001"[::-1])) == ANNE
    assert code(proven(floor, desk, shown(ANNE, pin=False))) == "operator.pin_wrong"
    assert code(proven(floor, desk, Credentials(number="7", pin="7"))) == "operator.number_unknown"
    assert code(proven(floor, desk, Credentials(badge="no", pin="7"))) == "operator.badge_unknown"


def test_wrong_pins_lock_and_stay_counted_over_a_restart(
    floor: Floor, desk: EpochDesk, tmp_path: Path
) -> None:
    wrong = Credentials(number="1001", pin="9999")
    answers = [proven(floor, desk, wrong) for _ in range(5)]
    assert [code(one) for one in answers] == ["operator.pin_wrong"] * 5
    again = EpochDesk(desk.clock, desk.pins, desk.limits, PinTries(tmp_path, "ST-001"))
    assert code(proven(floor, again, shown(ANNE))) == "operator.pin_locked", "the right PIN does not help"
    assert proven(floor, again, shown(BO)) == BO, "nobody else is locked"
    floor.clock.pass_by(timedelta(minutes=3))
    assert proven(floor, again, shown(ANNE)) == ANNE
    opening = both(again, LEAD, ANNE)
    assert isinstance(opening, Opening)
    assert opening.pin_refused == {LEAD.id: 0, ANNE.id: 5}


def test_wrong_pins_of_the_journal_that_is_shut_count_too(floor: Floor, desk: EpochDesk) -> None:
    from app.floor.commands import SignIn  # noqa: PLC0415

    for _ in range(4):
        floor.do(SignIn(Credentials(number="1001", pin="0")))
    refused = proven(floor, desk, Credentials(number="1001", pin="0"))
    assert isinstance(refused, Refusal)
    assert refused.facts["tries_left"] == 0
    assert code(proven(floor, desk, shown(ANNE))) == "operator.pin_locked"


@pytest.mark.parametrize("garbled", [b"{", b"[]", b'{"OP-1": 7}', b'{"OP-1": ["x"]}'])
def test_tries_that_cannot_be_read_let_nobody_in(tmp_path: Path, garbled: bytes) -> None:
    tries = PinTries(tmp_path, "ST-001")
    tries.note("OP-1", datetime.fromisoformat("2026-11-27T06:00:00+00:00"))
    (tmp_path / "ST-001" / "pin-tries.json").write_bytes(garbled)
    with pytest.raises(Exception, match=r"record\.io|epoch\.tries_unreadable"):
        tries.of("OP-1")
