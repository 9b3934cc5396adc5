"""What else a step may ask for: an answer, a picture, a wait, gas, a typed reading, and what was found."""

from dataclasses import replace

import pytest

from app.domain.operator import Operator
from app.domain.procedure import StepKind
from app.domain.quantity import Quantity
from app.domain.reading import Unread
from app.domain.verdict import Verdict
from app.floor.bench_commands import Choose, KeepPhoto, ReleaseHold, TakeDeviation, TakeReading, TypeReading
from tests.fakes.floor import ANNE, BO, LEAD
from tests.fakes.procedures import DEAD_FIRST, EVERY
from tests.ui.screens.bench.stand import BenchStand
from ui.screens.bench.state import EVIDENCE_MS, Asking, Page


@pytest.fixture
def every(bench: BenchStand) -> BenchStand:
    """A run of the procedure that has every kind of step."""
    bench.opened(EVERY)
    return bench


def test_every_kind_of_step_is_walked_to_the_end(every: BenchStand) -> None:
    kinds = set()
    while every.page is not Page.ENDED:
        kinds.add(every.step.kind)
        every.pass_step()
    assert kinds == set(StepKind) - {StepKind.BRANCH}, "a branch is never on the screen"
    assert len(every.turned_down) == 0


def test_an_answer_leads_where_the_document_says(every: BenchStand) -> None:
    every.at("wet")
    assert every.page is Page.CHOOSE
    every.do(lambda: every.presenter.deviating.choose("no"))
    assert every.step.id == "unplug"
    assert every.desk.last(Choose) == Choose(every.view.run.id, "wet", "no")


def test_an_answer_that_gives_the_run_up_is_asked_about_once_more(every: BenchStand) -> None:
    every.at("wet")
    every.do(lambda: every.presenter.deviating.choose("unsure"))
    assert (every.page, every.state.asking) == (Page.SURE, Asking.ANSWER_SURE)
    assert not any(isinstance(one, Choose) for one in every.desk.commands)
    every.do(every.presenter.back_to_step)
    assert (every.page, every.state.option) == (Page.CHOOSE, "")
    every.do(lambda: every.presenter.deviating.choose("unsure"))
    every.do(every.presenter.deviating.confirm_answer)
    assert every.view.run.state.value in ("making_safe", "aborted")


def test_an_answer_that_is_not_offered_is_not_sent(every: BenchStand) -> None:
    every.at("wet")
    every.do(lambda: every.presenter.deviating.choose("no such answer"))
    assert every.step.id == "wet"
    assert not any(isinstance(one, Choose) for one in every.desk.commands)


def test_a_photograph_is_looked_at_before_it_is_kept(every: BenchStand) -> None:
    every.at("inside")
    every.do(every.presenter.picturing.keep)
    assert (every.page, every.step.id) == (Page.PHOTO, "inside"), "nothing was taken yet"
    every.do(every.presenter.picturing.take)
    assert every.state.photo == every.camera.jpeg
    every.do(every.presenter.picturing.again)
    assert every.state.photo == b""
    every.camera.jpeg = None
    every.do(every.presenter.picturing.take)
    assert every.refusal == "photo.no_picture"
    every.camera.jpeg = b"\xff\xd8another"
    every.do(every.presenter.picturing.take)
    every.do(every.presenter.picturing.keep)
    kept = every.desk.last(KeepPhoto)
    assert isinstance(kept, KeepPhoto)
    assert (kept.step, kept.photo) == ("inside", b"\xff\xd8another")
    assert every.step.id == "look"


def test_a_wait_cannot_be_shortened_and_opens_by_itself(every: BenchStand) -> None:
    every.at("bleed")
    whole_ms = every.state.wait_left_ms
    assert every.page is Page.WAIT
    assert whole_ms is not None
    assert 0 < whole_ms <= 1000 * every.floor.site.limits.value("bleed_wait")
    every.do(every.presenter.confirm)
    assert (every.step.id, every.refusal) == ("bleed", "wait.not_over")
    every.seconds_later(100)
    assert every.state.wait_left_ms is not None
    assert whole_ms - 102_000 <= every.state.wait_left_ms <= whole_ms - 98_000
    every.seconds_later(whole_ms // 1000)
    assert every.state.wait_left_ms == 0
    every.do(every.presenter.confirm)
    assert every.step.id == "prove"


def test_the_clock_is_looked_at_only_while_something_is_counted(every: BenchStand) -> None:
    assert not every.presenter.timing.counting
    every.at("bleed")
    assert every.presenter.timing.counting
    every.presenter.leave()
    assert not every.presenter.timing.counting


def test_gas_is_read_off_its_own_channel(every: BenchStand) -> None:
    every.at("air")
    every.gas.at = every.floor.moment()
    every.gas.settle(Quantity.HYDROGEN, 5)
    every.do(every.presenter.measuring.take)
    taken = every.desk.last(TakeReading)
    assert isinstance(taken, TakeReading)
    assert taken.seen == every.gas.seen(Quantity.HYDROGEN)
    every.gas.refuse(Quantity.CARBON_MONOXIDE, Unread.DISCONNECTED)
    every.do(every.presenter.measuring.take)
    assert every.page is Page.HELD
    newest = every.view.run.readings[-1]
    assert (newest.point, newest.verdict, newest.value) == (2, Verdict.UNREAD, None), (
        "absence is never a pass"
    )


def test_a_typed_reading_goes_with_its_picture_and_a_second_person(every: BenchStand) -> None:
    every.at("outside")
    assert every.state.by_hand
    every.do(every.presenter.measuring.take)
    assert not any(isinstance(one, TakeReading) for one in every.desk.commands), "there is nothing live"
    every.do(every.presenter.typing_in.begin)
    assert every.page is Page.NUMBER
    every.do(lambda: every.presenter.typing_in.number("550"))
    every.do(lambda: every.presenter.typing_in.number("400"))
    assert (every.page, every.state.asking) == (Page.PHOTO, Asking.PHOTOGRAPH_READING)
    every.do(every.presenter.picturing.take)
    every.do(every.presenter.picturing.keep)
    assert every.page is Page.SIGN
    assert every.presenter.awaits_second
    every.sign(LEAD)
    command = every.desk.last(TypeReading)
    assert isinstance(command, TypeReading)
    assert (command.point, command.numbers, command.photo) == (1, ("550", "400"), every.camera.jpeg)
    assert command.second is not None
    assert command.second.badge == LEAD.badge
    assert (every.view.point, every.state.numbers, every.state.photo) == (2, (), b"")


def test_nonsense_is_not_typed_and_the_numbers_are_asked_anew(every: BenchStand) -> None:
    every.at("outside")
    every.do(every.presenter.typing_in.begin)
    every.do(lambda: every.presenter.typing_in.number("550"))
    every.do(lambda: every.presenter.typing_in.number("2"))
    assert (every.page, every.refusal, every.state.numbers) == (Page.NUMBER, "reading.out_of_range", ())
    every.do(lambda: every.presenter.typing_in.number("550"))
    every.do(every.presenter.typing_in.back)
    assert (every.page, every.state.numbers) == (Page.NUMBER, ())
    every.do(every.presenter.typing_in.back)
    assert every.page is Page.MEASURE


def test_readings_stand_three_seconds_before_a_badge_counts(every: BenchStand) -> None:
    every.at("prove")
    for _ in range(3):
        every.measure("3.1")
    assert (every.page, every.state.reading_left_ms) == (Page.SIGN, EVIDENCE_MS)
    resets = every.camera.resets
    every.see(LEAD.badge)
    assert every.state.other_badge == "", "what is signed for is read first"
    assert every.camera.resets == resets + 1, "the badge that hangs in view counts afterwards"
    every.seconds_later(2)
    every.see(LEAD.badge)
    assert every.state.other_badge == ""
    every.seconds_later(1)
    assert every.state.reading_left_ms == 0
    every.sign(LEAD)
    command = every.desk.last(ReleaseHold)
    assert isinstance(command, ReleaseHold)
    assert command.evidence_ms >= EVIDENCE_MS


def test_readings_that_were_taken_anew_are_read_anew(every: BenchStand) -> None:
    every.at("prove")
    for _ in range(3):
        every.measure("3.1")
    every.seconds_later(3)
    every.do(lambda: every.presenter.ask(Asking.MEASURE))
    every.do(every.presenter.back_to_step)
    assert every.state.reading_left_ms == EVIDENCE_MS


def test_only_what_the_document_has_a_way_for_can_be_found(every: BenchStand) -> None:
    every.do(every.presenter.deviating.ask)
    assert every.page is Page.DO, "nothing is offered at the first step"
    every.at("open")
    assert [one.id for one in every.view.deviations] == ["seized"]
    every.do(every.presenter.deviating.ask)
    assert every.page is Page.DEVIATE
    every.do(lambda: every.presenter.deviating.found("swollen"))
    every.do(every.presenter.deviating.confirm)
    assert not any(isinstance(one, TakeDeviation) for one in every.desk.commands)
    every.do(lambda: every.presenter.deviating.found("seized"))
    assert (every.page, every.step.id) == (Page.SURE, "open")
    every.do(every.presenter.deviating.confirm)
    assert every.step.id == "free"
    assert every.view.deviation is not None
    assert every.view.back is not None
    assert (every.view.deviation.id, every.view.back.id) == ("seized", "open")
    every.pass_step()
    every.pass_step()
    while every.step.id == "watch":
        every.pass_step()
    assert (every.step.id, every.view.deviation) == ("open", None), "the step comes up again"


def test_after_a_restart_the_step_that_proved_it_comes_again(bench: BenchStand) -> None:
    bench.floor.under(DEAD_FIRST)
    bench.opened(EVERY)
    bench.at("open")
    bench.restart()
    assert bench.view.again is not None
    assert (bench.step.id, bench.view.again.before.id, bench.page) == ("prove", "open", Page.MEASURE)
    while bench.step.id == "prove":
        bench.pass_step()
    assert (bench.step.id, bench.view.again) == ("open", None)


def _at_level(bench: BenchStand, someone: Operator, level: str) -> None:
    with bench.floor.records.unit() as unit:
        unit.roster.put(replace(someone, level=level))


def test_a_step_above_the_level_of_who_is_here_stays_shut(bench: BenchStand) -> None:
    bench.opened(EVERY)
    _at_level(bench, ANNE, "1S")
    bench.at("outside")
    assert (bench.page, [one.code for one in bench.view.barred]) == (Page.BARRED, ["level.lead_too_low"])
    bench.do(bench.presenter.typing_in.begin)
    assert bench.page is Page.BARRED
    _at_level(bench, ANNE, "3S")
    bench.do(bench.presenter.look_again)
    assert bench.page is Page.MEASURE
    _at_level(bench, LEAD, "1S")
    bench.do(bench.presenter.typing_in.begin)
    for number in ("550", "400"):
        bench.do(lambda typed=number: bench.presenter.typing_in.number(typed))  # type: ignore[misc]
    bench.do(bench.presenter.picturing.take)
    bench.do(bench.presenter.picturing.keep)
    bench.sign(LEAD)
    assert (bench.page, bench.refusal, bench.state.other_badge) == (Page.SIGN, "level.second_too_low", "")


def test_the_same_person_cannot_sign_for_what_was_typed(every: BenchStand) -> None:
    every.at("outside")
    every.type_in("550", "400")
    before = len(every.view.run.readings)
    every.do(every.presenter.typing_in.begin)
    for number in ("550", "400"):
        every.do(lambda typed=number: every.presenter.typing_in.number(typed))  # type: ignore[misc]
    every.do(every.presenter.picturing.take)
    every.do(every.presenter.picturing.keep)
    every.see(ANNE.badge)
    assert (every.refusal, every.state.other_badge) == ("second.same_person", "")
    every.sign(BO)
    assert every.refusal == "second.role", "this document asks for a supervisor"
    assert len(every.view.run.readings) == before
