"""Folding a shift: what stands open comes out the same in one go and sheet by sheet; nothing counts twice."""

import json
from random import Random

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from app.domain import bench_facts as bench
from app.domain import journal as facts
from app.domain.handover import MANY_SHEETS, NOTHING_STANDS, Standing, class_now, energy_of, spans
from app.domain.handover_fold import fold_shift, standing_after
from app.domain.handover_plain import StandingUnreadable, plain_standing, read_standing
from app.domain.handover_sheet import freeze_content
from tests.domain.histories import (
    Book,
    arrive,
    begin,
    dismantle,
    enrolled,
    freeze,
    measure,
    open_hold,
    part,
    receive,
    shut,
    step,
    take_back,
    weigh,
)
from tests.domain.history_shifts import given, ordinary_shift, sign, words
from tests.domain.history_wanderer import Wanderer


def frozen_now(book: Book, standing: Standing, place: int) -> tuple[Standing, int]:
    """Freeze what happened since a place in the book; what the next shift takes over, and where it begins."""
    shift = fold_shift(standing, book.since(place))
    entry = freeze(book, freeze_content(shift, given(book), words()))
    return standing_after(entry), len(book.entries)


@settings(max_examples=60, deadline=None)
@drawn(seed=st.integers(0, 2**32), cuts=st.lists(st.integers(0, 60), min_size=1, max_size=4))
def test_in_one_go_and_sheet_by_sheet_leave_the_same_standing(seed: int, cuts: list[int]) -> None:
    book = enrolled()
    wanderer = Wanderer(book, Random(seed))
    standing, place = NOTHING_STANDS, 0
    for cut in cuts:
        wanderer.walk(cut)
        standing, place = frozen_now(book, standing, place)
    wanderer.walk(40)
    by_sheet = fold_shift(standing, book.since(place))
    at_once = fold_shift(NOTHING_STANDS, book.entries)
    assert by_sheet.standing == at_once.standing
    assert by_sheet == at_once


@settings(max_examples=40, deadline=None)
@drawn(seed=st.integers(0, 2**32))
def test_what_stands_open_survives_the_paper_form(seed: int) -> None:
    book = enrolled()
    Wanderer(book, Random(seed)).walk(120)
    standing = fold_shift(NOTHING_STANDS, book.entries).standing
    plain = json.loads(json.dumps(plain_standing(standing)))
    assert read_standing(plain) == standing


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain | {"sv": 2},
        lambda plain: plain | {"of": plain["of"][:-4]},
        lambda plain: plain | {"of": ["1", *plain["of"][1:]]},
        lambda plain: plain | {"of": [[1, True, 3], *plain["of"][1:]]},
        lambda plain: {},
    ],
)
def test_another_form_is_refused_and_never_guessed(spoil) -> None:
    book = enrolled()
    with pytest.raises(StandingUnreadable):
        read_standing(spoil(plain_standing(fold_shift(NOTHING_STANDS, book.entries).standing)))


def test_every_weight_and_reception_counts_on_exactly_one_sheet() -> None:
    book = enrolled()
    ordinary_shift(book)
    first = fold_shift(NOTHING_STANDS, book.entries)
    standing, place = frozen_now(book, NOTHING_STANDS, 0)
    receive(book, "later", kg=77)
    second = fold_shift(standing, book.since(place))
    assert [one.pack for one in second.received] == ["later"]
    assert [one.mass_mg for one in second.weighed] == [77_000_000]
    taken = [one for one in book.entries if one.type == facts.WeightTaken.type]
    assert len(first.weighed) + len(second.weighed) == len(taken) - len(first.corrections)


def test_a_pack_goes_its_way_and_leaves() -> None:
    book = enrolled()
    arrive(book, "p1")
    assert _standing(book).packs[0].state == "received"
    book.add(facts.TriageAnswered("p1", "TRIAGE-1", "g", {}, "A"))
    assert _standing(book).packs[0].state == "triaged"
    weigh(book, "p1", 5)
    assert _standing(book).packs[0].state == "weighed"
    book.add(facts.PackRouted("p1", "A", "stored", "R"))
    assert _standing(book).packs[0].state == "stored"
    dismantle(book, "r1", "p1")
    shift = fold_shift(NOTHING_STANDS, book.entries)
    assert shift.standing.packs == shift.standing.runs == ()
    assert [pack.id for pack in shift.packs] == ["p1"]


def test_a_run_shows_its_energy_its_holds_and_what_came_out() -> None:
    book = enrolled()
    receive(book, "p1")
    begun = begin(book, "r1", "p1")
    assert energy_of(_standing(book).runs[0])[0] == "live"
    assert energy_of(_standing(book).runs[0])[1].seq == begun.seq
    measure(book, "r1", "p1", 2, 84_200)
    shut(book, "r1", "p1", 2)
    measure(book, "r1", "p1", 2, None)
    shut(book, "r1", "p1", 2, "UNREAD")
    (hold,) = _standing(book).runs[0].holds
    assert len(hold.raised) == 2
    assert hold.reading is not None
    assert hold.reading.unread == "disconnected"
    open_hold(book, "r1", "p1", 2)
    run = _standing(book).runs[0]
    assert run.holds == ()
    assert energy_of(run)[0] == "isolated"
    wrong = part(book, "r1", "p1", "MOD", 9)
    take_back(book, wrong)
    assert _standing(book).runs[0].parts == ()


def test_an_aborted_run_leaves_its_pack_in_quarantine_even_before_somebody_says_where() -> None:
    book = enrolled()
    receive(book, "p1")
    begin(book, "r1", "p1")
    measure(book, "r1", "p1", 2, 84_200)
    shut(book, "r1", "p1", 2)
    book.add(bench.RunAborting("r1", "p1", "s2", 2, "voltage stays"))
    shift = fold_shift(NOTHING_STANDS, book.entries)
    assert shift.aborts[0].ended is None
    assert not shift.holds[0].open
    book.add(bench.RunAborted("r1", "p1", "live", "voltage stays"))
    (pack,) = _standing(book).packs
    assert pack.state == "quarantined"
    assert pack.apart is not None
    book.add(facts.PackQuarantined("p1", "C", ("RUN_ABORTED",), "Q-1", 5))
    (later,) = _standing(book).packs
    assert later.apart == pack.apart
    assert later.moves[-1].due_ms == 5
    assert class_now(later)[0] == "C"


@pytest.mark.parametrize("frozen_between", [False, True])
def test_a_corrected_weight_no_longer_counts_and_names_its_sheet(frozen_between: bool) -> None:
    book = enrolled()
    arrive(book, "p1")
    book.add(facts.TriageAnswered("p1", "TRIAGE-1", "g", {}, "A"))
    wrong = weigh(book, "p1", 41_000_000)
    standing, place = frozen_now(book, NOTHING_STANDS, 0) if frozen_between else (NOTHING_STANDS, 0)
    take_back(book, wrong)
    shift = fold_shift(standing, book.since(place))
    assert shift.standing.packs[0].weights == ()
    assert shift.standing.packs[0].state == "triaged"
    (correction,) = shift.corrections
    assert correction.sheet == ("I1-2611-0001" if frozen_between else "")
    assert correction.old_mg == 41_000_000
    assert shift.weighed == ()


def test_corrected_answers_leave_no_class_until_they_are_given_again() -> None:
    book = enrolled()
    arrive(book, "p1")
    answer = book.add(facts.TriageAnswered("p1", "TRIAGE-1", "g", {}, "C"))
    take_back(book, answer)
    assert class_now(_standing(book).packs[0]) == ("", None)


def test_a_sheet_too_far_back_is_called_older_and_never_this_shift() -> None:
    book = enrolled()
    arrive(book, "p1")
    old = weigh(book, "p1", 1_000_000)
    standing, place = frozen_now(book, NOTHING_STANDS, 0)
    for _ in range(MANY_SHEETS):
        sign(book, "x", "outgoing", "handed")
        standing, place = frozen_now(book, standing, place)
    assert len(standing.sheets) == MANY_SHEETS
    take_back(book, old)
    shift = fold_shift(standing, book.since(place))
    assert shift.corrections[0].sheet == "-"
    assert shift.standing.packs[0].weights == ()


def test_whoever_stayed_signed_in_is_still_there_in_the_next_shift() -> None:
    book = enrolled()
    book.add(facts.OperatorSignedIn("OP-1", "badge", "zh"))
    standing, place = frozen_now(book, NOTHING_STANDS, 0)
    book.add(facts.OperatorSignedOut("OP-1", "self"))
    shift = fold_shift(standing, book.since(place))
    assert [one.operator for one in shift.earlier.present] == ["OP-1"]
    assert shift.standing.present == ()


def test_spans_join_neighbours_only_and_keep_epochs_apart() -> None:
    book = enrolled()
    for name in ("a", "b", "c"):
        arrive(book, name)
    book.epoch = 2
    arrive(book, "d")
    shift = fold_shift(NOTHING_STANDS, book.entries)
    assert spans(shift.entries) == [[1, 1, 4], [2, 1]]
    assert spans([shift.entries[3], shift.entries[1], shift.entries[1]]) == [[1, 2], [1, 4]]


def test_a_failed_reading_without_a_hold_is_a_breach_and_one_with_a_hold_is_not() -> None:
    book = enrolled()
    receive(book, "p1")
    begin(book, "r1", "p1")
    measure(book, "r1", "p1", 2, 84_200)
    shut(book, "r1", "p1", 2)
    measure(book, "r1", "p1", 4, 84_200)
    shift = fold_shift(NOTHING_STANDS, book.entries)
    assert [one.reading.number for one in shift.breaches] == [4]


def test_steps_taken_back_open_the_step_again() -> None:
    book = enrolled()
    receive(book, "p1")
    begin(book, "r1", "p1")
    done = step(book, "r1", "p1", 1)
    take_back(book, done)
    assert _standing(book).runs[0].done == ()


def _standing(book: Book) -> Standing:
    return fold_shift(NOTHING_STANDS, book.entries).standing
