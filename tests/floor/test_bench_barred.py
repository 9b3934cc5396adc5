"""Documents barred for another reason than withdrawal: what stops at its next hold, and what goes on."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.procedure import Words
from app.domain.withdrawn import Why, Withdrawn
from app.floor.desk import FloorDesk
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import Floor
from tests.fakes.procedures import SHORT


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    return Hands(floor)


def bar(floor: Floor, why: Why) -> None:
    """The station is started again, and the document is barred for this."""
    barred = Withdrawn(SHORT.key, Words("", ""), "PRACTICE", date(2026, 3, 1), why, newer="short@2")
    floor.site = replace(floor.site, withdrawn={SHORT.key: barred}, opened=floor.clock.now())
    floor.desk = FloorDesk(floor.records.unit, floor.site)


CODES = {
    Why.UNPROVEN: "procedure.unproven",
    Why.CHANGED: "procedure.changed",
    Why.SUPERSEDED: "procedure.superseded",
    Why.REMOVED: "procedure.missing",
}


@pytest.mark.parametrize(("why", "code"), CODES.items())
def test_nothing_is_begun_by_it(floor: Floor, hands: Hands, why: Why, code: str) -> None:
    pack = floor.stored()
    bar(floor, why)
    assert SHORT.key not in {one.key for one in hands.empty().packs[0].procedures}
    assert hands.refused(floor.starting(pack)) == code


@pytest.mark.parametrize("why", [Why.UNPROVEN, Why.CHANGED])
def test_a_run_stops_at_its_next_hold(floor: Floor, hands: Hands, why: Why) -> None:
    hands.start(floor.stored())
    bar(floor, why)
    view = hands.to("ready")
    assert view.allowed == {Action.ABORT, Action.LEAVE}
    assert [one.code for one in view.barred] == [CODES[why]]


@pytest.mark.parametrize("why", [Why.SUPERSEDED, Why.REMOVED])
def test_a_run_goes_on_to_its_end(floor: Floor, hands: Hands, why: Why) -> None:
    hands.start(floor.stored())
    bar(floor, why)
    assert hands.to_the_end().run.state is RunState.CLOSED
