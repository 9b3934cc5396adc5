"""A failed check stands on the sheet with the weights it puts in doubt, over shifts, until one passes."""

from app.domain.handover_fold import fold_shift, standing_after
from app.domain.handover_plain import plain_standing, read_standing
from app.domain.handover_scales import MOST_WEIGHED
from tests.domain.histories import Book, arrive, begin, check, enrolled, freeze, part, take_back, weigh
from tests.domain.test_handover_sheet import content_of

Told = list[tuple[object, ...]]


def book_with_a_run() -> Book:
    book = enrolled()
    arrive(book, "p1")
    begin(book, "r1", "p1")
    return book


def rows(book: Book, *names: str) -> Told:
    told = [row for row in content_of(book)["E"] if row["kind"]["v"] == "scale"]
    return [tuple(row[name]["v"] if name in row else None for name in ("open", *names)) for row in told]


def checks(book: Book) -> Told:
    return [tuple(one[name]["v"] for name in ("check", "verdict")) for one in content_of(book)["F"]["checks"]]


def output(book: Book, text: str) -> None:
    part(book, "r1", "p1", "MOD", 28_000_000, text=text)


def test_what_was_weighed_since_the_last_good_check_is_in_doubt_and_no_more() -> None:
    book = book_with_a_run()
    output(book, "before")
    check(book, "weight", 0)
    output(book, "between")
    weigh(book, "p1", 412_000_000)
    check(book, "weight", -60_000)
    assert rows(book, "check", "off_mg", "allowed_mg", "count") == [(True, "weight", -60_000, 40_000, 2)]
    assert rows(book, "weighed")[0][1][0] == "between"
    output(book, "after")
    assert rows(book, "weighed")[0][1][-1] == "after", "what is weighed while it stands is in doubt as well"
    check(book, "weight", None)
    check(book, "zero", 0)
    assert rows(book) == [(True,)], "no reading and the other kind of check mend nothing"
    check(book, "weight", 20_000)
    output(book, "good again")
    assert rows(book, "count") == [(False, 3)]


def test_nothing_is_in_doubt_while_every_check_passes() -> None:
    book = book_with_a_run()
    for text in ("one", "two"):
        output(book, text)
        check(book, "zero", 0)
        check(book, "weight", 40_000)
    assert rows(book) == []
    assert checks(book) == [("zero", "PASSED"), ("weight", "PASSED")]


def test_a_typed_weight_and_one_taken_back_are_in_nobodys_doubt() -> None:
    book = book_with_a_run()
    check(book, "zero", 0)
    part(book, "r1", "p1", "MOD", 28_000_000, source="typed", text="typed")
    gone = part(book, "r1", "p1", "MOD", 28_000_000, text="gone")
    output(book, "stays")
    take_back(book, gone)
    check(book, "zero", 60_000)
    assert rows(book, "weighed", "count") == [(True, ["stays"], 1)]


def test_a_missing_check_of_this_shift_is_told() -> None:
    book = book_with_a_run()
    assert checks(book) == []
    output(book, "weighed unchecked")
    assert checks(book) == [("zero", "")]
    check(book, "zero", None)
    assert checks(book) == [("zero", "UNREAD")]


def test_the_next_shift_takes_over_the_doubt_and_owes_the_check_anew() -> None:
    book = book_with_a_run()
    check(book, "zero", 0)
    output(book, "early")
    check(book, "weight", 60_000)
    content = content_of(book)
    frozen = freeze(book, content)
    place = len(book.entries)
    standing = standing_after(frozen)
    assert read_standing(plain_standing(standing)) == standing
    output(book, "late")
    shift = fold_shift(standing, book.since(place))
    (story,) = shift.scales
    assert [one.what for one in story.here.weighed] == ["early", "late"]
    assert checks(book)[0] == ("zero", ""), "the check of the shift before is none of this one"


def test_what_a_sheet_does_not_name_it_counts() -> None:
    book = book_with_a_run()
    for number in range(MOST_WEIGHED + 5):
        output(book, f"MD{number:05d}")
    check(book, "weight", 60_000)
    ((_, named, count),) = rows(book, "weighed", "count")
    assert (len(named), named[-1], count) == (MOST_WEIGHED, f"MD{MOST_WEIGHED + 4:05d}", MOST_WEIGHED + 5)
