"""The running shift for the supervisor's plots: by the hour, per step, and with its age."""

from datetime import timedelta

import pytest

from app.domain.handover import NOTHING_STANDS
from app.domain.handover_fold import fold_shift, standing_after
from app.domain.handover_sheet import freeze_content
from app.domain.shift_so_far import HOUR_MS, MOST_HOURS, ShiftSoFar, shift_so_far
from tests.domain.histories import (
    START,
    Book,
    arrive,
    begin,
    dismantle,
    enrolled,
    freeze,
    receive,
    shut,
    step,
    take_back,
    weigh,
)
from tests.domain.history_shifts import given, words

START_MS = round(START.timestamp() * 1000)


def told(book: Book, **changes) -> ShiftSoFar:
    return shift_so_far(NOTHING_STANDS, book.entries, **changes)


def test_packs_and_masses_stand_in_their_hours_without_a_gap() -> None:
    book = enrolled()
    receive(book, "p1", kg=400)
    book.now = START + timedelta(hours=3)
    receive(book, "p2", kg=300)
    dismantle(book, "r1", "p1")
    far = told(book)
    assert [hour.begins_ms for hour in far.hours] == [START_MS + n * HOUR_MS for n in range(4)]
    assert [hour.received for hour in far.hours] == [1, 0, 0, 1]
    assert [hour.in_mg for hour in far.hours] == [400_000_000, 0, 0, 300_000_000]
    assert [hour.dismantled for hour in far.hours] == [0, 0, 0, 1]
    assert far.hours[3].out_mg == far.out_mg == 4 * 68_400_000 + 61_200_000 + 9_400_000 + 3_100_000
    assert (far.received, far.dismantled, far.in_mg) == (2, 1, 700_000_000)


@pytest.mark.parametrize(("offset", "minute"), [(480, 0), (345, 15), (-210, 30)])
def test_hours_begin_where_the_clock_on_the_wall_does(offset: int, minute: int) -> None:
    book = enrolled()
    (hour,) = told(book, offset_min=offset).hours
    assert hour.begins_ms % HOUR_MS == minute * 60_000 % HOUR_MS
    assert hour.begins_ms <= told(book).newest_ms < hour.begins_ms + HOUR_MS


def test_step_times_are_medians_and_leave_out_what_was_interrupted() -> None:
    book = enrolled()
    for number, dwell_ms in enumerate((10_000, 90_000, None, 20_000)):
        receive(book, f"p{number}")
        begin(book, f"r{number}", f"p{number}")
        step(book, f"r{number}", f"p{number}", 1, dwell_ms=dwell_ms)
    wrong = step(book, "r0", "p0", 3, dwell_ms=5)
    take_back(book, wrong)
    (time,) = told(book).steps
    assert (time.procedure, time.step, time.number, time.count, time.median_ms) == (
        "lfp-pack", "s1", 1, 3, 20_000,
    )  # fmt: skip


def test_holds_of_the_shift_before_are_still_open() -> None:
    book = enrolled()
    receive(book, "p1")
    begin(book, "r1", "p1")
    shut(book, "r1", "p1", 2)
    far = told(book)
    assert (far.holds_raised, far.holds_released, far.holds_open) == (1, 0, 1)
    frozen = freeze(book, freeze_content(fold_shift(NOTHING_STANDS, book.entries), given(book), words()))
    assert shift_so_far(standing_after(frozen), []).holds_open == 1
    assert shift_so_far(standing_after(frozen), []).holds_raised == 0


def test_corrected_weights_do_not_count() -> None:
    book = enrolled()
    arrive(book, "p1")
    take_back(book, weigh(book, "p1", 5))
    assert told(book).in_mg == 0


def test_the_age_is_that_of_the_newest_entry_and_nothing_has_no_age() -> None:
    book = enrolled()
    assert told(book).newest_ms == told(book).began_ms == round(book.now.timestamp() * 1000)
    nothing = shift_so_far(NOTHING_STANDS, [])
    assert (nothing.newest_ms, nothing.began_ms, nothing.hours) == (None, None, ())


def test_a_clock_that_jumps_by_years_draws_the_newest_hours_only() -> None:
    book = enrolled()
    book.now = START.replace(year=2036)
    receive(book, "p1")
    far = told(book)
    assert len(far.hours) == MOST_HOURS
    assert far.hours[-1].received == 1
