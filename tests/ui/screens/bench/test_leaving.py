"""Leaving a pack from the bench's own pages, coming back, signing out, and a run that the alarm stopped."""

from collections.abc import Iterator

import pytest

from app.domain.dismantling import Action, RunState
from app.floor import commands as ask
from tests.fakes.bench_hands import Hands
from tests.fakes.floor import ANNE, BO
from tests.fakes.procedures import DEAD_FIRST
from tests.ui.presenters.bench import Ear
from tests.ui.screens.bench.stand import BenchStand
from ui.screens.bench.state import Asking, Page


@pytest.fixture
def bench() -> Iterator[BenchStand]:
    bench = BenchStand()
    bench.floor.under(DEAD_FIRST)
    bench.opened()
    bench.at("open")
    yield bench
    bench.presenter.stop()


def tick_all(bench: BenchStand) -> None:
    bench.do(bench.presenter.leaving.ask)
    for step in bench.view.leaving.owed:
        bench.do(lambda step=step: bench.presenter.leaving.tick(step.id))  # type: ignore[misc]


def leave(bench: BenchStand, reason: str = "taking_break") -> None:
    tick_all(bench)
    bench.do(bench.presenter.leaving.all_done)
    bench.do(lambda: bench.presenter.leaving.why(reason))
    bench.sign()


def test_everything_is_ticked_before_the_reason_and_the_second_person(bench: BenchStand) -> None:
    presenter = bench.presenter
    bench.do(presenter.leaving.ask)
    assert bench.page is Page.LEAVE
    bench.do(presenter.leaving.all_done)
    assert bench.page is Page.LEAVE, "nothing is ticked"
    bench.do(lambda: presenter.leaving.tick("lock"))
    bench.do(presenter.leaving.all_done)
    assert bench.page is Page.LEAVE, "one is missing"
    bench.do(lambda: presenter.leaving.tick("cover"))
    bench.do(lambda: presenter.leaving.tick("cover"))
    assert bench.state.ticked == {"lock"}, "a tick is taken back"
    bench.do(lambda: presenter.leaving.tick("cover"))
    bench.do(presenter.leaving.all_done)
    assert (bench.page, bench.state.asking) == (Page.WHY, Asking.LEAVE_WHY)
    bench.do(lambda: presenter.leaving.why("called_away"))
    assert bench.page is Page.SIGN
    assert presenter.awaits_second
    bench.see(ANNE.badge)
    assert (bench.refusal, bench.page) == ("second.same_person", Page.SIGN)
    bench.sign(BO, "0000")
    assert bench.refusal == "operator.pin_wrong"
    assert "pack.left" not in bench.floor.types()
    bench.do(lambda: presenter.signing.sign(BO.number[::-1]))
    assert bench.page is Page.LEFT
    left = bench.floor.entries()[-1]
    assert (left.type, left.second, left.data["reason"]) == ("pack.left", BO.id, "called_away")
    assert left.data["done"] == ["lock", "cover"]


def test_a_reason_that_the_list_does_not_hold_is_typed(bench: BenchStand) -> None:
    tick_all(bench)
    bench.do(bench.presenter.leaving.all_done)
    bench.do(lambda: bench.presenter.leaving.why("other"))
    assert bench.page is Page.TYPED
    bench.do(lambda: bench.presenter.typed("  "))
    assert bench.page is Page.TYPED
    bench.do(lambda: bench.presenter.typed(" the crane is away "))
    bench.sign()
    said = bench.floor.entries()[-1].data
    assert (said["reason"], said["note"]) == ("other", "the crane is away")


def test_not_signing_goes_back_to_the_reason_and_staying_to_the_step(bench: BenchStand) -> None:
    tick_all(bench)
    bench.do(bench.presenter.leaving.all_done)
    bench.do(lambda: bench.presenter.leaving.why("taking_break"))
    bench.do(bench.presenter.signing.back)
    assert bench.state.asking is Asking.LEAVE_WHY
    bench.do(bench.presenter.back_to_step)
    assert (bench.page, bench.state.ticked) == (Page.DO, frozenset())


def test_whoever_comes_back_says_so_and_proves_what_lapsed(bench: BenchStand) -> None:
    leave(bench)
    bench.restart()
    assert bench.page is Page.LEFT
    bench.do(bench.presenter.confirm)
    assert (bench.page, bench.refusal) == (Page.LEFT, "run.is_left")
    bench.do(bench.presenter.leaving.resume)
    assert (bench.page, bench.step.id) == (Page.MEASURE, "prove")
    assert bench.view.again is not None


def test_a_left_pack_may_be_given_up_from_its_page(bench: BenchStand) -> None:
    leave(bench)
    bench.do(bench.presenter.giving_up.ask)
    assert bench.page is Page.WHY
    bench.do(lambda: bench.presenter.giving_up.why("wrong_pack"))
    bench.do(bench.presenter.giving_up.confirm)
    assert bench.view.run.state is RunState.MAKING_SAFE


def test_signing_out_asks_first_and_stays_possible(bench: BenchStand) -> None:
    asked = Ear(bench.presenter.sign_out_asked)
    bench.do(lambda: bench.presenter.begin(signing_out=True))
    assert bench.page is Page.UNSAFE
    bench.do(bench.presenter.back_to_step)
    assert bench.page is Page.DO
    bench.do(lambda: bench.presenter.begin(signing_out=True))
    bench.do(bench.presenter.leaving.ask)
    assert bench.page is Page.LEAVE
    bench.do(lambda: bench.presenter.begin(signing_out=True))
    bench.do(bench.presenter.sign_out)
    assert len(asked) == 1
    bench.begin()
    assert bench.page is Page.DO, "asked once only"


def test_a_left_pack_is_safe_to_sign_out_of(bench: BenchStand) -> None:
    leave(bench)
    bench.do(lambda: bench.presenter.begin(signing_out=True))
    assert bench.page is Page.LEFT


def test_under_an_alarm_nothing_is_asked_or_taken(bench: BenchStand) -> None:
    tick_all(bench)
    bench.floor.do(ask.RaiseEmergency("B1"))
    bench.do(bench.presenter.look_again)
    assert (bench.page, bench.view.allowed) == (Page.STOPPED, frozenset())
    for act in (bench.presenter.leaving.ask, bench.presenter.giving_up.ask, bench.presenter.leaving.resume):
        bench.do(act)
        assert bench.page is Page.STOPPED
    bench.do(bench.presenter.confirm)
    assert (bench.page, bench.refusal) == (Page.STOPPED, "run.is_stopped")


def test_making_safe_is_not_left(bench: BenchStand) -> None:
    Hands(bench.floor).abort()
    bench.begin()
    assert not bench.state.may(Action.LEAVE)
    bench.do(bench.presenter.leaving.ask)
    assert bench.page is Page.DO
