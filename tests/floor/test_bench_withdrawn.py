"""A withdrawn version: nothing is begun by it, and a run under way stops at its next hold."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.dismantling import Action, RunState
from app.domain.pack import PackState
from app.domain.procedure import ABORT, Act, Deviation, Finding, Procedure, StepKind
from app.domain.refusals import Refusal, refuse
from app.domain.withdrawn import Withdrawn
from app.floor import bench_commands as bench
from app.floor.desk import FloorDesk
from tests.fakes.bench_hands import Hands, bench_floor
from tests.fakes.floor import Floor
from tests.fakes.procedures import JUDGED, SHORT, step, words

WITHDRAWN = Withdrawn(SHORT.key, words("gas was not measured"), "PRACTICE", date(2026, 3, 1))
WHY = refuse(
    "procedure.withdrawn",
    procedure=SHORT.key,
    reason="gas was not measured。 / gas was not measured",
    signer="PRACTICE",
    since="2026-03-01",
)
SWOLLEN = Deviation(
    "swollen",
    Finding.SWELLING,
    words("something is swollen"),
    at=("prove", "open"),
    to=ABORT,
    steps=(
        step("show_it", StepKind.PHOTO, Act.INFORM),
        step("agree_on_it", StepKind.HOLD, Act.PREPARE, hold=JUDGED),
    ),
)
RESUMED = replace(
    SWOLLEN, id="seized", to="resume", steps=(step("free_it", StepKind.CONFIRM, Act.FREE_FASTENER),)
)
HOLDS = [one.id for one in SHORT.steps if one.kind is StepKind.HOLD]


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    return Hands(floor)


def started_with(floor: Floor, procedure: Procedure, *gone: Withdrawn) -> None:
    """The station is started again, with another document or another list of withdrawn ones."""
    procedures = {**floor.site.procedures, procedure.key: procedure}
    floor.site = replace(
        floor.site,
        procedures=procedures,
        withdrawn={one.procedure: one for one in gone},
        opened=floor.clock.now(),
    )
    floor.desk = FloorDesk(floor.records.unit, floor.site)


def withdraw(floor: Floor) -> None:
    started_with(floor, floor.site.procedures[SHORT.key], WITHDRAWN)


def answer(floor: Floor, command: object) -> Refusal:
    found = floor.do(command)
    assert isinstance(found, Refusal), found
    return found


def test_a_withdrawn_version_is_neither_offered_nor_begun(floor: Floor, hands: Hands):
    pack = floor.stored()
    before = {one.key for one in hands.empty().packs[0].procedures}
    withdraw(floor)
    assert {one.key for one in hands.empty().packs[0].procedures} == before - {SHORT.key}
    assert hands.refused(floor.starting(pack, SHORT.key)) == "procedure.withdrawn"
    assert answer(floor, floor.starting(pack, SHORT.key)) == WHY


def test_another_version_is_still_begun(floor: Floor, hands: Hands):
    withdraw(floor)
    started_with(floor, replace(SHORT, version="2", sha256="9" * 64), WITHDRAWN)
    assert hands.start(floor.stored(), "short@2").run.version == "2"


@pytest.mark.parametrize("at", [one.id for one in SHORT.steps if one.kind is not StepKind.HOLD])
def test_up_to_the_next_hold_the_run_goes_on(floor: Floor, hands: Hands, at: str):
    hands.start(floor.stored())
    before = hands.to(at)
    withdraw(floor)
    view = hands.view()
    assert (view.allowed, view.barred) == (before.allowed, ())
    number = SHORT.number(at)
    following = next((one for one in HOLDS if SHORT.number(one) > number), "")
    if following:
        stopped = hands.to(following)
        assert (stopped.allowed, stopped.barred) == ({Action.ABORT, Action.LEAVE}, (WHY,))
    else:
        assert hands.to_the_end().run.state is RunState.CLOSED


@pytest.mark.parametrize("at", HOLDS)
def test_a_hold_stays_shut_even_when_everything_was_measured(floor: Floor, hands: Hands, at: str):
    hands.start(floor.stored())
    hands.to(at)
    if SHORT.step(at).points:
        hands.read_all()
    release = hands.release(reason="all is here")
    withdraw(floor)
    view = hands.view()
    assert (view.allowed, view.barred, view.run.state) == (
        {Action.ABORT, Action.LEAVE},
        (WHY,),
        RunState.ACTIVE,
    )
    assert answer(floor, release) == WHY
    reading = bench.TakeReading(view.run.id, at, 1, floor.meter())
    assert answer(floor, reading) == WHY


def test_giving_it_up_makes_safe_what_is_owed(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    hands.to("prove")
    withdraw(floor)
    view = hands.abort("withdrawn")
    assert (view.run.state, view.step, view.barred) == (RunState.MAKING_SAFE, SHORT.step("lock"), ())
    view = hands.to_the_end()
    assert (view.run.state, view.pack.state) == (RunState.ABORTED, PackState.QUARANTINED)


def test_of_the_deviations_only_those_that_give_it_up_are_left(floor: Floor, hands: Hands):
    document = replace(SHORT, deviations=(RESUMED, SWOLLEN))
    started_with(floor, document)
    hands.start(floor.stored())
    open_to_both = hands.to("prove")
    assert [one.id for one in open_to_both.deviations] == ["seized", "swollen"]
    started_with(floor, document, WITHDRAWN)
    view = hands.view()
    assert [one.id for one in view.deviations] == ["swollen"]
    assert view.allowed == {Action.ABORT, Action.DEVIATE, Action.LEAVE}
    barred = answer(floor, bench.TakeDeviation(view.run.id, "prove", "seized"))
    assert barred.code == "deviation.not_offered"
    hands.done(bench.TakeDeviation(view.run.id, "prove", "swollen"))
    hands.done(bench.KeepPhoto(view.run.id, "show_it", b"\xff\xd8 a picture"))
    agreed = hands.view()
    assert Action.RELEASE in agreed.allowed
    assert agreed.barred == ()
    left = hands.done(hands.release(reason="it is swollen"))
    assert left.run.state is RunState.MAKING_SAFE


def test_a_deviation_that_leads_on_stops_at_the_hold_behind_it(floor: Floor, hands: Hands):
    document = replace(SHORT, deviations=(replace(RESUMED, at=("prove",)),))
    started_with(floor, document)
    hands.start(floor.stored())
    view = hands.to("prove")
    hands.done(bench.TakeDeviation(view.run.id, "prove", "seized"))
    started_with(floor, document, WITHDRAWN)
    assert Action.CONFIRM in hands.view().allowed
    view = hands.do_step()
    assert view.step == SHORT.step("prove")
    assert (view.allowed, view.barred) == ({Action.ABORT, Action.LEAVE}, (WHY,))


def test_when_it_is_in_force_again_the_run_goes_on(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    hands.to("ready")
    withdraw(floor)
    assert hands.view().allowed == {Action.ABORT, Action.LEAVE}
    started_with(floor, SHORT)
    assert Action.RELEASE in hands.view().allowed
