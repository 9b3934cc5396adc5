"""Holds at the bench: what opens them, what keeps them shut, and how they sound."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.own_label import Prefix, mint
from app.domain.reading import Unread
from app.domain.verdict import Verdict
from app.floor.bench_commands import TakeReading
from tests.fakes.floor import ANNE, BO, CODE
from tests.ui.screens.bench.stand import BenchStand
from ui.screens.bench.measuring import SOUND_EACH_MS
from ui.screens.bench.state import Asking, Page

NOBODY = mint(Prefix.BG, "7777")


@pytest.fixture
def at_hold(bench: BenchStand) -> BenchStand:
    """At the first measured hold."""
    bench.opened()
    bench.at("prove")
    for ear in (bench.accepted, bench.held):
        ear.heard.clear()
    return bench


def test_three_points_pass_and_a_second_person_opens(at_hold: BenchStand) -> None:
    bench = at_hold
    for point in (1, 2, 3):
        assert (bench.page, bench.view.point, bench.presenter.awaits_second) == (Page.MEASURE, point, False)
        bench.measure("3.1")
    assert (bench.page, bench.presenter.awaits_second) == (Page.SIGN, True)
    assert len(bench.accepted) == 3
    bench.sign()
    assert bench.step.id == "drain"
    assert len(bench.held) == 0


def test_the_reading_taken_is_the_one_shown_at_the_press(at_hold: BenchStand) -> None:
    at_hold.measure("3.1")
    sent = at_hold.desk.last(TakeReading)
    assert isinstance(sent, TakeReading)
    assert sent.seen is at_hold.meter.shows


def test_a_failed_reading_shuts_the_hold_and_nobody_signs(at_hold: BenchStand) -> None:
    bench = at_hold
    bench.measure("84.2")
    assert (bench.page, bench.presenter.awaits_second) == (Page.HELD, False)
    assert len(bench.held) == 1
    assert bench.presenter.measuring.sounding
    bench.sign()
    assert bench.step.id == "prove"
    assert bench.state.other_badge == "", "a badge is not even looked at"
    assert bench.floor.types().count("hold.released") == 1, "that of the judgement before"
    bench.measure("84.0")
    assert len(bench.held) == 2, "failing once more sounds once more"
    bench.measure("3.0")
    assert (bench.page, bench.view.point) == (Page.MEASURE, 2)
    assert not bench.presenter.measuring.sounding


@pytest.mark.parametrize("why", [Unread.NO_CONTACT, Unread.STALE, Unread.DISCONNECTED, Unread.NOT_FITTED])
def test_no_reading_shuts_the_hold_as_well(at_hold: BenchStand, why: Unread) -> None:
    bench = at_hold
    bench.measure_nothing(why)
    assert bench.page is Page.HELD
    newest = bench.view.run.readings[-1]
    assert (newest.verdict, newest.unread, newest.value) == (Verdict.UNREAD, why.value, None)
    assert len(bench.held) == 1


def test_the_hold_sounds_again_until_somebody_touches(at_hold: BenchStand, qtbot: QtBot) -> None:
    bench = at_hold
    bench.measure("84.2")
    assert SOUND_EACH_MS == 30_000
    bench.presenter.measuring._sounds.setInterval(5)
    qtbot.waitUntil(lambda: len(bench.held) >= 3, timeout=3000)
    bench.presenter.touched()
    heard = len(bench.held)
    assert not bench.presenter.measuring.sounding
    bench.do(bench.presenter.giving_up.ask)
    bench.do(bench.presenter.back_to_step)
    assert len(bench.held) == heard + 1, "the page that comes back is heard, once"
    bench.presenter.stop()
    assert not bench.presenter.measuring.sounding


def test_the_same_touch_does_not_pass_two_points(at_hold: BenchStand) -> None:
    bench = at_hold
    bench.measure("3.1")
    bench.do(bench.presenter.measuring.take)
    assert bench.refusal == "reading.same_touch"
    assert bench.view.point == 2


def test_the_own_badge_and_a_wrong_pin_open_nothing(at_hold: BenchStand) -> None:
    bench = at_hold
    for _ in range(3):
        bench.measure("3.1")
    bench.see(CODE)
    assert bench.state.other_badge == "", "a pack's label is no badge"
    bench.read()
    accepted, resets = len(bench.accepted), bench.camera.resets
    for badge, code in ((ANNE.badge, "second.same_person"), (NOBODY, "operator.badge_unknown")):
        bench.see(badge)
        assert (bench.page, bench.refusal, bench.state.other_badge) == (Page.SIGN, code, ""), (
            "nobody types a PIN in vain; another badge is asked for"
        )
    assert (len(bench.accepted), bench.camera.resets) == (accepted, resets + 2)
    bench.sign(BO, pin="0000")
    assert (bench.refusal, bench.state.other_badge) == ("operator.pin_wrong", BO.badge)
    bench.see(ANNE.badge)
    assert (bench.refusal, bench.state.other_badge) == ("operator.pin_wrong", BO.badge), (
        "the own badge may hang in view while the other person types"
    )
    bench.do(lambda: bench.presenter.signing.sign(BO.number[::-1]))
    assert bench.step.id == "drain"


def test_an_answer_about_a_badge_is_not_for_another_signature(at_hold: BenchStand) -> None:
    bench = at_hold
    for _ in range(3):
        bench.measure("3.1")
    bench.read()
    bench.presenter.code_seen(bench.floor.scanned(BO.badge))
    bench.presenter.ask(Asking.MEASURE)
    bench.settle()
    assert bench.page is Page.MEASURE
    bench.do(bench.presenter.back_to_step)
    assert (bench.page, bench.state.other_badge) == (Page.SIGN, "")


def test_measuring_once_more_is_offered_while_it_could_be_released(at_hold: BenchStand) -> None:
    bench = at_hold
    for _ in range(3):
        bench.measure("3.1")
    bench.do(lambda: bench.presenter.ask(Asking.MEASURE))
    assert (bench.page, bench.view.point) == (Page.MEASURE, 1)
    bench.measure("70.0")
    assert bench.page is Page.HELD, "a later reading counts, not the better one"


def test_after_a_restart_everything_is_measured_again(at_hold: BenchStand) -> None:
    bench = at_hold
    for _ in range(3):
        bench.measure("3.1")
    assert bench.page is Page.SIGN
    bench.restart()
    assert (bench.page, bench.view.point, bench.view.armed_again) == (Page.MEASURE, 1, True)
    bench.measure("84.2")
    bench.restart()
    assert (bench.page, bench.state.restarted) == (Page.HELD, True)
    assert len(bench.held) == 1, "a shut hold is heard when the station comes back"


def test_readings_that_are_too_old_are_asked_for_again(at_hold: BenchStand, qtbot: QtBot) -> None:
    bench = at_hold
    for _ in range(3):
        bench.measure("3.1")
    bench.an_hour_later()
    bench.sign()
    assert (bench.page, bench.view.point) == (Page.MEASURE, 1)
    assert bench.refusal == "step.not_allowed"


def test_the_page_turns_by_itself_when_readings_grow_old(at_hold: BenchStand, qtbot: QtBot) -> None:
    bench = at_hold
    for _ in range(3):
        bench.measure("3.1")
    bench.presenter.measuring._asks.setInterval(5)
    bench.an_hour_later()

    def turned() -> bool:
        bench.settle()
        return bench.page is Page.MEASURE

    qtbot.waitUntil(turned, timeout=3000)
    assert bench.refusal == ""


def test_a_step_that_only_reads_bars_nothing(bench: BenchStand) -> None:
    bench.opened()
    bench.at("look")
    bench.measure("84.0")
    assert (bench.page, len(bench.held), len(bench.turned_down)) == (Page.MEASURE, 0, 1)
    bench.do(bench.presenter.go_on)
    assert bench.step.id == "lift"


def test_the_meter_is_looked_at_only_where_it_is_shown(bench: BenchStand, qtbot: QtBot) -> None:
    bench.opened()
    assert not bench.presenter.measuring.looking
    bench.at("prove")
    assert bench.presenter.measuring.looking
    bench.meter.settle("5.0")
    qtbot.waitUntil(lambda: bench.state.meter is bench.meter.shows, timeout=3000)
    assert bench.state.looked is not None
    bench.presenter.leave()
    assert not bench.presenter.measuring.looking


def test_an_answer_after_the_place_was_closed_wakes_nothing(at_hold: BenchStand) -> None:
    bench = at_hold
    bench.meter.at = bench.floor.moment()
    bench.meter.settle("84.2")
    bench.presenter.measuring.take()
    bench.presenter.stop()
    bench.settle()
    assert not bench.presenter.measuring.looking
    assert not bench.presenter.measuring.sounding
    bench.begin()
    assert bench.page is Page.HELD, "what was recorded is there when somebody comes back"
