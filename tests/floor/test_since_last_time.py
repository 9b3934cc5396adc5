"""What an operator is told of a procedure that says otherwise than when they last worked by it."""

from dataclasses import replace

import pytest

from app.domain.operator import Operator
from app.domain.procedure import Procedure
from app.domain.procedure_difference import procedure_difference
from app.floor.bench_views import SinceLastTime
from app.floor.desk import FloorDesk
from app.floor.since_last_time import since_last_time
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import ANNE, BO, CODE, OTHER_CODE, Floor
from tests.fakes.procedures import SHORT

STEPS = (replace(SHORT.steps[0], people=2), *SHORT.steps[1:])
SECOND = replace(SHORT, version="2", sha256="8" * 64, steps=STEPS)
THIRD = replace(SECOND, version="3", sha256="9" * 64, steps=(*STEPS[:5], *STEPS[6:]))
OTHER = replace(SECOND, id="other", sha256="a" * 64)


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    return Hands(floor)


def with_documents(floor: Floor, *documents: Procedure) -> None:
    floor.site = replace(floor.site, procedures={one.key: one for one in documents})
    floor.desk = FloorDesk(floor.records.unit, floor.site)


def told(floor: Floor, procedure: Procedure, someone: Operator = ANNE) -> SinceLastTime | None:
    with floor.records.unit() as unit:
        return since_last_time(unit, someone.id, (procedure,), floor.site).get(procedure.key)


def worked_by(floor: Floor, hands: Hands, procedure: Procedure, code: str = CODE) -> None:
    """A run is begun by this document, and given up at once."""
    with_documents(floor, procedure)
    hands.start(floor.stored(code), procedure.key)
    hands.abort()


def test_who_never_worked_by_it_is_told_nothing(floor: Floor):
    assert told(floor, SHORT) is None


def test_the_very_same_document_is_nothing_new(floor: Floor, hands: Hands):
    worked_by(floor, hands, SHORT)
    assert told(floor, SHORT) is None


def test_the_differences_from_the_version_of_the_last_time(floor: Floor, hands: Hands):
    worked_by(floor, hands, SHORT)
    begun = next(one for one in reversed(floor.entries()) if one.type == "run.started")
    with_documents(floor, SHORT, SECOND, THIRD)
    found = told(floor, THIRD)
    assert found == SinceLastTime("1", begun.at, procedure_difference(SHORT, THIRD, limits=floor.site.limits))
    assert {one.code for one in found.differences or ()} == {
        "document.version",
        "document.sha256",
        "step.people",
        "step.out",
    }


def test_the_newest_run_counts_and_not_the_first(floor: Floor, hands: Hands):
    worked_by(floor, hands, SHORT)
    worked_by(floor, hands, SECOND, OTHER_CODE)
    with_documents(floor, SHORT, SECOND, THIRD)
    found = told(floor, THIRD)
    assert found is not None
    assert found.version == "2"
    assert told(floor, SECOND) is None


def test_going_back_to_an_older_version_is_told_too(floor: Floor, hands: Hands):
    worked_by(floor, hands, SECOND)
    with_documents(floor, SHORT, SECOND)
    found = told(floor, SHORT)
    assert found is not None
    assert (found.version, bool(found.differences)) == ("2", True)


def test_what_others_worked_by_does_not_count(floor: Floor, hands: Hands):
    worked_by(floor, hands, SHORT)
    with_documents(floor, SHORT, SECOND)
    assert told(floor, SECOND, BO) is None
    assert told(floor, SECOND, ANNE) is not None


def test_another_procedure_does_not_count(floor: Floor, hands: Hands):
    worked_by(floor, hands, SHORT)
    with_documents(floor, SHORT, OTHER)
    assert told(floor, OTHER) is None


@pytest.mark.parametrize("left", [(), (replace(SHORT, sha256="b" * 64),)], ids=["gone", "other bytes"])
def test_without_the_older_document_it_is_only_told_that_it_was_another(
    floor: Floor, hands: Hands, left: tuple[Procedure, ...]
):
    worked_by(floor, hands, SHORT)
    with_documents(floor, SECOND, *left)
    found = told(floor, SECOND)
    assert found is not None
    assert (found.version, found.differences) == ("1", None)


def test_it_stands_beside_what_may_be_opened_for_who_is_signed_in(floor: Floor, hands: Hands):
    worked_by(floor, hands, SHORT)
    floor.stored(OTHER_CODE)
    with_documents(floor, SHORT, SECOND, OTHER)
    news = hands.empty().news
    assert set(news) == {SECOND.key}
    assert news[SECOND.key] == told(floor, SECOND)
    floor.sign_in(BO)
    assert hands.empty().news == {}


def test_what_is_not_offered_is_not_told(floor: Floor, hands: Hands):
    worked_by(floor, hands, SHORT)
    with_documents(floor, SHORT, SECOND)
    assert hands.empty().packs == ()
    assert hands.empty().news == {}
