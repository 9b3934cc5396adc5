"""A run told from entries alone: what is in hand, what may be done, and what is owed on the way out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import bench_facts as facts
from app.domain.allowed import Standing, allowed_actions
from app.domain.dismantling import RUN_TYPES, Action, Run, RunState, run_after, tell_run
from app.domain.holdpoint import Taken
from app.domain.journal import Entry, Fact
from app.domain.procedure import Energy, Procedure, Step, StepKind
from app.domain.procedure_flow import owed
from app.domain.run_trail import walk_along
from app.domain.verdict import Verdict
from tests.contracts import bench_facts as say
from tests.contracts.facts import received, weighed
from tests.domain.histories import Book
from tests.fakes.procedures import EVERY, PROVE, SHORT

IDS = [step.id for step in SHORT.steps]


def begun() -> Book:
    book = Book()
    book.add(say.started("p1"))
    return book


def walked(to: str, procedure: Procedure = SHORT) -> Book:
    """Every step before this one is done."""
    book = begun()
    for number, step in enumerate(procedure.steps, 1):
        if step.id == to:
            break
        if step.kind is StepKind.HOLD:
            book.add(released(step.id, number))
        else:
            book.add(say.stepped("p1", step.id, number=number, energy=step.energy.value))
    return book


def released(step: str, number: int) -> facts.HoldReleased:
    energy = SHORT.step(step).energy.value
    return facts.HoldReleased("r1", "p1", step, number, "measured", energy, "", ())


def run_of(entries: Iterable[Entry]) -> Run:
    run = tell_run(entries)
    assert run is not None
    return run


def taken(point: int, verdict: Verdict = Verdict.PASSED) -> Taken:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    return Taken(1, 1, point, verdict, 3_000, "3.0", "V", "", "instrument", 1, at, "boot-1", 1)


def step_in_hand(run: Run, procedure: Procedure) -> Step | None:
    walk = walk_along(procedure, run.trail)
    return procedure.step(walk.at) if walk.at is not None and run.state.open else None


def may(run: Run, step: Step | None, force: dict[int, Taken]) -> frozenset[Action]:
    return allowed_actions(run, step, Standing(force))


def allowed(run: Run, *points: int) -> set[Action]:
    return set(may(run, step_in_hand(run, SHORT), {point: taken(point) for point in points}))


def test_no_run_before_one_is_started():
    book = Book()
    for fact in (received("p1"), weighed("p1"), say.stepped("p1", "brief"), say.closed("p1")):
        book.add(fact)
    assert tell_run(book.entries) is None
    assert tell_run([]) is None


def test_a_started_run_stands_at_its_first_step_live_and_empty():
    run = run_of(begun().entries)
    assert (run.state, run.energy, run.done, run.outputs) == (RunState.ACTIVE, Energy.LIVE, (), 0)
    assert (run.procedure_key, run.sha256) == ("lfp-pack@1", "ab" * 32)
    assert step_in_hand(run, SHORT) == SHORT.steps[0]


@pytest.mark.parametrize("step", IDS)
def test_the_step_in_hand_is_the_first_that_is_not_done(step: str):
    run = run_of(walked(step).entries)
    assert step_in_hand(run, SHORT) == SHORT.step(step)
    assert run.done == tuple(IDS[: IDS.index(step)])


@pytest.mark.parametrize(
    ("step", "actions"),
    [
        ("brief", {Action.CONFIRM}),
        ("identify", {Action.SCAN}),
        ("ready", {Action.RELEASE}),
        ("unplug", {Action.CONFIRM}),
        ("prove", {Action.TAKE_READING}),
        ("drain", {Action.RECORD_OUTPUT, Action.GO_ON}),
        ("open", {Action.CONFIRM}),
        ("look", {Action.TAKE_READING}),
        ("lift", {Action.RECORD_OUTPUT, Action.GO_ON}),
        ("lock", {Action.CONFIRM}),
        ("cover", {Action.CONFIRM}),
    ],
)
def test_what_may_be_done_follows_from_the_step(step: str, actions: set[Action]):
    assert allowed(run_of(walked(step).entries)) == actions | {Action.ABORT, Action.LEAVE}


def test_a_measured_hold_offers_its_release_only_while_all_points_count_as_passed():
    run = run_of(walked("prove").entries)
    assert Action.RELEASE not in allowed(run, 1, 2)
    assert allowed(run, 1, 2, 3) == {Action.RELEASE, Action.TAKE_READING, Action.ABORT, Action.LEAVE}
    step = SHORT.step("prove")
    for verdict in (Verdict.FAILED, Verdict.UNREAD):
        force = {1: taken(1), 2: taken(2, verdict), 3: taken(3)}
        assert may(run, step, force) == {Action.TAKE_READING, Action.ABORT, Action.LEAVE}


def test_a_reading_step_goes_on_once_every_point_was_read_whatever_it_said():
    book = walked("look")
    book.add(say.read("p1", "UNREAD", step="look"))
    assert allowed(run_of(book.entries)) == {Action.TAKE_READING, Action.GO_ON, Action.ABORT, Action.LEAVE}


def test_a_reading_step_goes_on_only_when_the_last_point_was_read():
    wide = replace(SHORT.step("look"), points=PROVE)
    book = walked("look")
    for point in (1, 1, 2):
        book.add(say.read("p1", step="look", point=point))
        assert Action.GO_ON not in may(run_of(book.entries), wide, {})
    book.add(say.read("p1", "FAILED", step="look", point=3))
    assert Action.GO_ON in may(run_of(book.entries), wide, {})


def test_a_weigh_step_is_full_after_one_output_and_a_collecting_step_never():
    book = walked("drain")
    book.add(say.output("p1", step="drain", code="COOLANT"))
    assert allowed(run_of(book.entries)) == {Action.GO_ON, Action.ABORT, Action.LEAVE}
    book = walked("lift")
    for name in ("o1", "o2", "o3"):
        book.add(say.output("p1", name, step="lift"))
    assert allowed(run_of(book.entries)) == {Action.GO_ON, Action.RECORD_OUTPUT, Action.ABORT, Action.LEAVE}


def test_readings_and_outputs_in_hand_belong_to_their_step_and_the_sums_to_the_run():
    book = walked("drain")
    book.add(say.output("p1", "o1", step="drain", code="COOLANT", mass_mg=2_000_000))
    assert run_of(book.entries).outputs_now == 1
    book.add(say.stepped("p1", "drain", number=6, energy="isolated"))
    book.add(say.read("p1", step="open"))
    run = run_of(book.entries)
    assert (run.outputs_now, run.outputs, run.out_mg, len(run.readings)) == (0, 1, 2_000_000, 1)
    book.add(say.stepped("p1", "open", number=7, energy="opened"))
    assert run_of(book.entries).readings == ()


def test_an_output_that_was_taken_back_leaves_every_sum():
    book = walked("lift")
    book.add(say.output("p1", "o1", step="lift", mass_mg=28_000_000))
    gone = book.add(say.output("p1", "o2", step="lift", mass_mg=1_000_000))
    run = run_of([entry for entry in book.entries if entry is not gone])
    assert (run.outputs, run.out_mg, run.outputs_now) == (1, 28_000_000, 1)


def test_every_raised_and_released_hold_is_told():
    book = walked("prove")
    for verdict in ("FAILED", "UNREAD"):
        book.add(facts.HoldRaised("r1", "p1", "prove", 5, "measured", 1, verdict))
    book.add(released("prove", 5))
    run = run_of(book.entries)
    assert (run.raised, run.released) == (("prove", "prove"), ("ready", "prove"))
    assert (run.done[-1], run.energy) == ("prove", Energy.ISOLATED)


def test_entries_of_another_run_and_of_other_kinds_change_nothing():
    book = walked("lift")
    before = run_of(book.entries)
    for fact in (
        say.stepped("p1", "lift", run="r9"),
        say.output("p1", run="r9"),
        say.aborting("p1", run="r9"),
        say.closed("p1", run="r9"),
        weighed("p1"),
        say.ordered(),
    ):
        assert run_after(before, book.add(fact)) == before


def test_the_newest_run_counts():
    book = walked("prove")
    book.add(say.aborting("p1"))
    book.add(say.aborted("p1"))
    assert run_of(book.entries).state is RunState.ABORTED
    book.add(say.started("p1", run="r2"))
    run = run_of(book.entries)
    assert (run.id, run.state, run.done, run.abort_reason) == ("r2", RunState.ACTIVE, (), "")


@pytest.mark.parametrize("step", IDS)
def test_what_is_owed_has_its_guard_begun_and_nothing_else_may_be_done(step: str):
    number = SHORT.number(step)
    book = walked(step)
    book.add(facts.RunAborting("r1", "p1", step, number, "voltage stays"))
    run = run_of(book.entries)
    due = [one.id for one in owed(SHORT, walk_along(SHORT, run.trail).begun)]
    assert due == ["lock"] * (number >= 4) + ["cover"] * (number >= 7)
    left = [name for name in due if name not in run.done]
    in_hand = step_in_hand(run, SHORT)
    assert (in_hand.id if in_hand is not None else None) == (left[0] if left else None)
    assert allowed(run) == ({Action.CONFIRM} if left else set())


def test_making_safe_goes_on_to_the_next_thing_owed_and_then_stops():
    book = walked("look")
    book.add(facts.RunAborting("r1", "p1", "look", 8, "voltage stays"))
    for name in ("lock", "cover"):
        in_hand = step_in_hand(run_of(book.entries), SHORT)
        assert in_hand is not None
        assert in_hand.id == name
        book.add(say.stepped("p1", name, number=SHORT.number(name), energy="opened"))
    run = run_of(book.entries)
    assert step_in_hand(run, SHORT) is None
    assert (run.state, run.abort_reason) == (RunState.MAKING_SAFE, "voltage stays")


@pytest.mark.parametrize("end", [say.closed("p1"), say.aborted("p1")])
def test_an_ended_run_has_nothing_in_hand(end: Fact):
    book = walked("prove")
    book.add(end)
    run = run_of(book.entries)
    assert not run.state.open
    assert step_in_hand(run, SHORT) is None
    assert allowed(run) == set()


def test_a_run_without_a_step_left_offers_nothing():
    book = walked("cover")
    book.add(say.stepped("p1", "cover", number=11, energy="module"))
    assert allowed(run_of(book.entries)) == set()


def any_fact() -> st.SearchStrategy[Fact]:
    step = st.sampled_from(IDS)
    verdict = st.sampled_from(["PASSED", "FAILED", "UNREAD"])
    run = st.sampled_from(["r1", "r2"])
    return st.one_of(
        st.builds(lambda run: say.started("p1", run=run), run),
        st.builds(lambda name, run: say.stepped("p1", name, run=run, energy="opened"), step, run),
        st.builds(lambda name, said, run: say.read("p1", said, step=name, run=run), step, verdict, run),
        st.builds(lambda name, run: say.raised("p1", step=name, run=run), step, run),
        st.builds(lambda name, run: say.released("p1", step=name, run=run), step, run),
        st.builds(lambda name, run: say.output("p1", step=name, run=run), step, run),
        st.builds(lambda number, run: say.aborting("p1", number=number, run=run), st.integers(1, 11), run),
        st.builds(lambda run: say.aborted("p1", run=run), run),
        st.builds(lambda run: say.closed("p1", run=run), run),
        st.just(weighed("p1")),
    )


@given(st.lists(any_fact(), max_size=40), st.data())
def test_any_history_is_told_without_fail_and_the_same_from_every_place(
    told: list[Fact], data: st.DataObject
):
    book = Book()
    for fact in told:
        book.add(fact)
    whole = tell_run(book.entries)
    cut = data.draw(st.integers(0, len(told)))
    run = tell_run(book.entries[:cut])
    for entry in book.entries[cut:]:
        run = run_after(run, entry)
    assert run == whole == tell_run([one for one in book.entries if one.type in RUN_TYPES])
    if whole is not None:
        step = data.draw(st.sampled_from(SHORT.steps)) if whole.state.open else None
        actions = may(whole, step, {})
        assert bool(actions) == (step is not None)
        assert (Action.ABORT in actions) == (whole.state is RunState.ACTIVE and step is not None)


def test_a_document_without_make_safe_steps_owes_nothing():
    bare = replace(SHORT, steps=tuple(one for one in SHORT.steps if one.kind is not StepKind.MAKE_SAFE))
    assert owed(bare, IDS) == ()


def test_the_trail_keeps_answers_deviations_and_what_was_proven():
    book = begun()
    shown = {"energy": "isolated", "proofs": ["terminals_dead"]}
    book.add(replace(say.stepped("p1", "wet"), answer="yes"))
    book.add(facts.DeviationTaken("r1", "p1", "open", 7, "seized", "seized_fastener", ""))
    book.add(replace(released("prove", 5), shown=shown))
    book.add(facts.RunAborting("r1", "p1", "open", 7, "no"))
    trail = run_of(book.entries).trail
    assert [(one.way.value, one.step, one.answer) for one in trail] == [
        ("done", "wet", "yes"),
        ("deviated", "open", "seized"),
        ("done", "prove", ""),
        ("given_up", "open", ""),
    ]
    assert trail[2].proofs == {"terminals_dead"}
    assert (trail[2].energy, trail[0].energy) == (Energy.ISOLATED, None)


def test_what_is_done_again_is_on_the_trail_and_not_among_the_steps_done():
    book = walked("drain")
    book.add(replace(released("prove", 5), again=True))
    run = run_of(book.entries)
    assert run.done == run_of(walked("drain").entries).done
    assert (run.trail[-1].step, run.trail[-1].again) == ("prove", True)
    assert step_in_hand(run, SHORT) == SHORT.step("drain")


def test_misses_are_counted_by_step_and_point_until_that_step_is_done():
    book = walked("prove")
    for point, verdict in ((1, "FAILED"), (1, "UNREAD"), (2, "PASSED"), (2, "FAILED")):
        book.add(say.read("p1", verdict, step="prove", point=point))
    assert run_of(book.entries).misses_at("prove") == {1: 2, 2: 1}
    book.add(replace(say.stepped("p1", "ready"), again=True))  # another step comes again in between
    run = run_of(book.entries)
    assert (run.misses_at("prove"), run.readings) == ({1: 2, 2: 1}, ())
    book.add(released("prove", 5))
    assert run_of(book.entries).misses == {}


def test_readings_of_another_step_do_not_count_for_the_one_in_hand():
    book = walked("prove")
    book.add(say.read("p1", step="prove"))
    book.add(say.read("p1", step="ready", point=2))
    run = run_of(book.entries)
    assert [one.point for one in run.readings_at("prove")] == [1]
    assert [one.point for one in run.readings_at("ready")] == [2]


def test_used_up_tries_and_a_breached_rule_leave_only_giving_up_and_deviations():
    book = walked("prove")
    for _ in range(9):
        book.add(say.read("p1", "FAILED", step="prove"))
    run, step = run_of(book.entries), SHORT.step("prove")
    assert may(run, step, {}) == {Action.ABORT, Action.LEAVE}
    force = {point: taken(point) for point in (1, 2, 3)}
    fresh = run_of(walked("prove").entries)
    assert Action.RELEASE in may(fresh, step, force)
    barred = allowed_actions(fresh, step, Standing(force, deviations=True, barred=True))
    assert barred == {Action.ABORT, Action.DEVIATE, Action.LEAVE}


@pytest.mark.parametrize(
    ("step", "actions"),
    [
        ("outside", {Action.TYPE_READING}),
        ("wet", {Action.CHOOSE}),
        ("air", {Action.TAKE_READING}),
        ("inside", {Action.PHOTOGRAPH}),
        ("bleed", set()),
    ],
)
def test_the_later_kinds_offer_their_own_way_on(step: str, actions: set[Action]):
    run = run_of(begun().entries)
    assert may(run, EVERY.step(step), {}) == actions | {Action.ABORT, Action.LEAVE}


def test_a_wait_is_confirmed_when_its_time_is_over_and_not_before():
    run = run_of(begun().entries)
    assert Action.CONFIRM not in allowed_actions(run, EVERY.step("bleed"), Standing({}, waited=False))
    assert Action.CONFIRM in allowed_actions(run, EVERY.step("bleed"), Standing({}, waited=True))
