"""The balance at the bench: a run closes by itself only when its weights add up, else as somebody signs."""

from datetime import timedelta

import pytest

from app.domain.balance import Flag, NoBalance, Reason
from app.domain.balance_terms import balance_of, tell_terms
from app.domain.closing import CLOSING
from app.domain.dismantling import Action, RunState
from app.domain.missing import Guess
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor import output_commands as out
from app.floor.balance_views import BalanceView
from app.floor.bench_views import BenchView
from app.floor.output_views import OutputSaved, TraceView
from tests.fakes.bench_hands import DISPLAY, Hands, bench_floor
from tests.fakes.floor import ANNE, BO, LEAD, Floor, shown
from tests.fakes.procedures import SHORT

KG = 1_000_000
COOLANT, MODULE, CABLE = (code for step in SHORT.steps for code in step.outputs)


@pytest.fixture
def floor() -> Floor:
    return bench_floor()


@pytest.fixture
def hands(floor: Floor) -> Hands:
    return Hands(floor)


def worked(hands: Hands, pack: str, *, coolant: str = "4.00", modules: tuple[str, ...]) -> BenchView:
    """Every step is done; what came out weighs so much in kg."""
    hands.start(pack)
    hands.to("drain")
    hands.weigh(coolant, code=COOLANT)
    hands.go_on()
    hands.to("lift")
    for printed in modules:
        hands.weigh(printed, code=MODULE)
    hands.go_on()
    view = hands.view()
    while view.run.state is RunState.ACTIVE and not at_the_balance(view):
        view = hands.do_this_step()
    return view


def at_the_balance(view: BenchView) -> bool:
    return view.step is not None and view.step.id == CLOSING


def told(view: BenchView) -> BalanceView:
    assert view.balance is not None
    return view.balance


ALL = ("58.00",) * 7  # with 4 kg of coolant 410 of 412 kg
NEARLY = ("58.00",) * 6 + ("57.00",)
LACKING = ("58.00",) * 6


def test_a_run_whose_weights_add_up_closes_by_itself_and_records_its_balance(floor: Floor, hands: Hands):
    view = worked(hands, floor.stored(), coolant="6.00", modules=ALL)
    assert (view.run.state, view.step) == (RunState.CLOSED, None)
    closed = floor.entries()[-1]
    said = closed.data["balance"]
    assert (said["flag"], said["in_mg"], said["out_mg"], said["open_mg"]) == ("green", 412 * KG, 412 * KG, 0)
    assert (said["u_mg"], said["tolerance_mg"]) == (
        1_169_388,
        2_060_000,
    )  # sqrt(4/3 · (1.0² + 0.02² + 7 · 0.06²)) kg
    assert said["limits"]["balance_tolerance"] == [5000, "practice-3", "PRACTICE"]
    assert (said["reason"], closed.second) == ("", None)
    assert told(view).closed_on == "green"


def test_while_parts_are_to_come_the_balance_is_open_and_asks_nothing(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    view = hands.to("drain")
    assert told(view).balance.open_mg == 412 * KG
    assert told(view).guesses == ()
    assert set(told(view).to_come) == {COOLANT, MODULE, CABLE}
    hands.weigh("4.00")
    assert told(hands.view()).balance.open_mg == 408 * KG


def test_an_amber_balance_needs_a_reason_of_the_list(floor: Floor, hands: Hands):
    view = worked(hands, floor.stored(), coolant="4.00", modules=NEARLY)
    assert at_the_balance(view)
    assert (told(view).balance.flag, told(view).closing) == (Flag.AMBER, True)
    assert view.allowed == {Action.RECORD_OUTPUT, Action.CLOSE, Action.LEAVE}
    assert view.number == len(SHORT.steps)
    run = view.run.id
    for reason, note in (("", ""), ("because", ""), ("other", " ")):
        assert hands.refused(bench.CloseRun(run, reason, note)) == "balance.needs_reason"
    ended = hands.done(bench.CloseRun(run, Reason.LOST_LIQUID.value))
    assert ended.run.state is RunState.CLOSED
    said = floor.entries()[-1].data["balance"]
    assert (said["flag"], said["open_mg"], said["reason"]) == ("amber", 3 * KG, "lost_liquid")


def test_a_red_balance_needs_a_supervisor_who_is_somebody_else(floor: Floor, hands: Hands):
    view = worked(hands, floor.stored(), modules=LACKING)
    run = view.run.id
    assert told(view).balance.flag is Flag.RED
    assert hands.refused(bench.CloseRun(run, "looked_for")) == "second.badge_and_pin"
    assert hands.refused(bench.CloseRun(run, "looked_for", second=shown(BO))) == "second.role"
    assert hands.refused(bench.CloseRun(run, "looked_for", second=shown(ANNE))) == "second.same_person"
    assert hands.refused(bench.CloseRun(run, "", second=shown(LEAD))) == "balance.needs_reason"
    hands.done(bench.CloseRun(run, "other", "fell off the lorry", shown(LEAD)))
    closed = floor.entries()[-1]
    assert (closed.second, closed.meaning, closed.data["balance"]["note"]) == (
        LEAD.id,
        "balance_red",
        "fell off the lorry",
    )
    assert closed.data["balance"]["flag"] == "red"


def test_what_is_missing_is_told_and_weighed_at_the_balance(floor: Floor, hands: Hands):
    view = worked(hands, floor.stored(), coolant="6.00", modules=LACKING)
    first = told(view).guesses[0]
    assert (first.guess, first.code, first.count, first.fits) == (Guess.SIBLINGS, MODULE, 1, True)
    assert any(one.guess is Guess.KIND and one.code is CABLE for one in told(view).guesses)
    saved = floor.do(out.WeighOutput(view.run.id, CLOSING, MODULE, floor.part("58.00")))
    assert isinstance(saved, OutputSaved)
    view = hands.view()
    assert (told(view).balance.open_mg, told(view).balance.settles_itself) == (0, True)
    assert at_the_balance(view), "nothing closes behind somebody's back"
    ended = hands.done(bench.CloseRun(view.run.id))
    assert (ended.run.state, told(ended).closed_on) == (RunState.CLOSED, "green")


def test_more_open_than_the_scales_explain_is_asked_about_though_it_is_green(floor: Floor, hands: Hands):
    view = worked(hands, floor.stored(), coolant="4.20", modules=ALL)
    balance = told(view).balance
    assert (balance.open_mg, balance.flag, balance.telling) == (1_800_000, Flag.GREEN, True)
    assert at_the_balance(view)
    assert hands.done(bench.CloseRun(view.run.id)).run.state is RunState.CLOSED
    assert floor.entries()[-1].data["balance"]["flag"] == "green"


def test_parts_above_the_pack_are_red_and_the_last_can_be_taken_back(floor: Floor, hands: Hands):
    view = worked(hands, floor.stored(), coolant="6.00", modules=(*ALL, "58.00"))
    assert (told(view).balance.flag, told(view).balance.foreign) == (Flag.RED, True)
    assert told(view).guesses[0].guess is Guess.TWICE
    floor.saved(out.CorrectOutput(view.outputs[-1].id, "weighed twice", shown(BO)))
    view = hands.view()
    assert told(view).balance.settles_itself
    assert hands.done(bench.CloseRun(view.run.id)).run.state is RunState.CLOSED


def test_a_correction_after_the_close_changes_what_is_told_and_never_the_entry(floor: Floor, hands: Hands):
    view = worked(hands, floor.stored(), coolant="6.00", modules=ALL)
    raw = floor.entries()[-1].raw
    floor.saved(out.CorrectOutput(view.outputs[-1].id, "another pack's", shown(BO)))
    traced = floor.do(out.AskTrace(view.pack.id))
    assert isinstance(traced, TraceView)
    assert traced.balance is not None
    assert (traced.balance.balance.open_mg, traced.balance.balance.flag) == (58 * KG, Flag.RED)
    assert (traced.balance.closed_on, traced.balance.since_close) == ("green", True)
    assert raw in [entry.raw for entry in floor.entries()]


def test_a_typed_weight_widens_the_balance_and_is_told(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    hands.to("drain")
    view = hands.view()
    before = told(view).balance.square
    command = out.TypeOutput(view.run.id, "drain", COOLANT, "6.00", "kg", "no scale", DISPLAY, shown(BO))
    assert isinstance(floor.do(command), OutputSaved)
    view = hands.view()
    assert told(view).balance.square - before == 200_000**2
    assert [term.error.known.value for term in told(view).terms.all] == ["scale", "typed"]


def test_a_pack_that_is_left_at_the_balance_comes_back_to_it(floor: Floor, hands: Hands):
    view = worked(hands, floor.stored(), modules=LACKING)
    left = hands.done(hands.leaving())
    assert (left.run.state, left.allowed) == (RunState.LEFT, {Action.RESUME})
    assert hands.refused(bench.CloseRun(view.run.id, "looked_for", second=shown(LEAD))) == "run.is_left"
    floor.restart()
    floor.clock.pass_by(timedelta(hours=9))
    view = hands.resume()
    assert at_the_balance(view)
    assert hands.close().run.state is RunState.CLOSED


def test_an_alarm_at_the_balance_stops_it_and_a_false_one_leads_back(floor: Floor, hands: Hands):
    worked(hands, floor.stored(), modules=LACKING)
    floor.do(ask.RaiseEmergency("bench"))
    assert hands.view().allowed == frozenset()
    assert hands.refused(bench.CloseRun(hands.view().run.id)) == "run.is_stopped"


def test_a_run_is_not_closed_before_its_last_step(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    hands.to("drain")
    assert (
        hands.refused(bench.CloseRun(hands.view().run.id, "looked_for", second=shown(LEAD))) == "step.not_now"
    )


def test_a_pack_without_a_weight_has_no_balance_and_says_so(floor: Floor, hands: Hands):
    hands.start(floor.stored())
    hands.to("drain")
    hands.weigh("4.00")
    view = hands.view()
    entries = [entry for entry in floor.entries() if entry.type != "weight.taken"]
    terms = tell_terms(entries, view.run.id, floor.site.limits)
    balance = balance_of(terms, floor.site.limits)
    assert (terms.pack, balance.in_mg, balance.out_mg) == (None, None, 4 * KG)
    assert (balance.flag, balance.why, balance.settles_itself) == (Flag.NONE, NoBalance.NO_WEIGHT, True)
    whole = balance_of(
        tell_terms(floor.entries(), view.run.id, floor.site.limits), floor.site.limits, whole=True
    )
    assert (whole.flag, whole.why) == (Flag.NONE, NoBalance.WHOLE)
