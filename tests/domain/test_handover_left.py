"""A pack that was left stands on the sheet: by two, or without the hold, until somebody is back at it."""

from app.domain import bench_facts as bench
from app.domain.handover import NOTHING_STANDS, LeftHere, at_of
from app.domain.handover_fold import fold_shift
from app.domain.handover_plain import plain_standing, read_standing
from app.domain.journal import Entry
from app.domain.leaving_facts import PackLeftUnheld, PackResumed
from tests.domain.histories import Book, begin, enrolled, left, receive, step
from tests.domain.test_handover_sheet import content_of

UNHELD = PackLeftUnheld("r1", "p1", "s2", 2, "self", "live")


def on_the_bench() -> Book:
    book = enrolled()
    receive(book, "p1")
    begin(book, "r1", "p1")
    step(book, "r1", "p1", 1)
    return book


def leave(book: Book, note: str = "") -> Entry:
    return book.add(left("r1", "p1", note), "OP-1", second="OP-2")


def rows(book: Book) -> list[tuple[object, ...]]:
    """Kind, whether it is open, why, by whom and with whom."""
    told = [row for row in content_of(book)["E"] if row["kind"]["v"].startswith("left")]
    named = ("kind", "open", "reason", "by", "second", "step")
    return [tuple(row[name]["v"] if name in row else "" for name in named) for row in told]


def test_a_pack_left_by_two_is_open_until_somebody_is_back() -> None:
    book = on_the_bench()
    leave(book)
    assert rows(book) == [("left", True, "taking_break", "OP-1", "OP-2", 2)]
    book.add(PackResumed("r1", "p1", "s2", 2, ()))
    assert rows(book) == [("left", False, "taking_break", "OP-1", "OP-2", 2)]
    leave(book, "the crane is away")
    told = rows(book)
    assert told[0] == ("left", True, "the crane is away", "OP-1", "OP-2", 2), "what is open comes first"
    assert len(told) == 2


def test_a_pack_left_without_the_hold_is_open_until_somebody_goes_on_with_it() -> None:
    book = on_the_bench()
    book.add(UNHELD, "OP-1")
    assert rows(book) == [("left_unheld", True, "self", "OP-1", "", 2)]
    book.add(UNHELD, "OP-2")
    assert [row[1] for row in rows(book)] == [True, False], "left once more by the next"
    step(book, "r1", "p1", 2)
    assert [row[1] for row in rows(book)] == [False, False]


def test_giving_the_run_up_ends_it_too() -> None:
    book = on_the_bench()
    leave(book)
    book.add(bench.RunAborting("r1", "p1", "s2", 2, "no time"))
    assert [row[1] for row in rows(book)] == [False]


def test_the_next_shift_takes_it_over() -> None:
    book = on_the_bench()
    entry = leave(book, "the crane is away")
    standing = fold_shift(NOTHING_STANDS, book.entries).standing
    (run,) = standing.runs
    assert run.left == LeftHere(at_of(entry), 2, "the crane is away", "OP-1", "OP-2")
    assert read_standing(plain_standing(standing)) == standing
    (story,) = fold_shift(standing, ()).lefts
    assert (story.left, story.ended) == (run.left, None)
    back = book.add(PackResumed("r1", "p1", "s2", 2, ()))
    (story,) = fold_shift(standing, (back,)).lefts
    assert story.ended == at_of(back)
