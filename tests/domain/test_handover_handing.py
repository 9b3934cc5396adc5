"""What changed hands, on the sheet: on its way until the registry confirms it, and counted on both sides."""

import json

from app.domain.custody_facts import PackCameBack, PackHandedOn
from app.domain.handover import NOTHING_STANDS
from app.domain.handover_fold import fold_shift
from app.domain.handover_plain import plain_standing, read_standing
from app.domain.handover_sheet import freeze_content
from app.domain.registry_facts import ChangesAdopted
from tests.domain.histories import Book, enrolled, paper_of, receive, take_over
from tests.domain.history_shifts import given, words


def gone(book: Book, name: str = "p1", to: str = "0000X") -> None:
    receive(book, name)
    book.add(PackHandedOn(name, paper_of(name), "camera", to))


def heard(book: Book, name: str, paper: str, why: str = "taken_over") -> None:
    code = next(one.data["code"] for one in book.entries if one.data.get("pack") == name)
    note = {"kind": "note", "why": why, "battery": code, "reasons": [paper]}
    book.add(ChangesAdopted(1, 1, 1, json.dumps({"changes": [note]}), ""), None)


def content(book: Book) -> dict:
    return freeze_content(fold_shift(NOTHING_STANDS, book.entries), given(book), words())


def counts(book: Book) -> dict[str, int]:
    return {name: leaf["v"] for name, leaf in content(book)["B"]["handed"].items()}


def away(book: Book) -> list[tuple[str, str]]:
    return [(row["key"], row["to"]["v"]) for row in content(book)["C"] if row["kind"]["v"] == "away"]


def test_a_pack_is_on_its_way_until_the_registry_confirms_it() -> None:
    book = enrolled()
    gone(book)
    assert away(book) == [("pack:p1", "0000X")]
    heard(book, "p1", paper_of("p9"))
    heard(book, "p1", paper_of("p1"), why="weight_differs")
    assert away(book) == [("pack:p1", "0000X")], "another paper, and another note"
    heard(book, "p1", paper_of("p1"))
    assert away(book) == []
    assert counts(book) == {"on": 1, "back": 0, "over": 0, "confirmed": 1}
    assert content(book)["B"]["stored"]["v"] == 0


def test_what_came_back_is_in_store_with_its_class() -> None:
    book = enrolled()
    gone(book)
    book.add(PackCameBack("p1", paper_of("p1"), "camera"))
    told = content(book)
    assert (told["B"]["stored"]["v"], away(book)) == (1, [])
    assert [cell["class"]["v"] for cell in told["B"]["received"]["cells"]] == ["A"]


def test_what_was_taken_over_is_an_open_intake_and_counts_as_received() -> None:
    book = enrolled()
    take_over(book, "p1")
    told = content(book)
    (row,) = told["C"]
    assert (row["kind"]["v"], row["missing"]["v"]) == ("intake", ["weight", "route"])
    assert (counts(book)["over"], told["B"]["received"]["packs"]["v"]) == (1, 1)


def test_the_next_shift_takes_over_what_is_on_its_way() -> None:
    book = enrolled()
    gone(book)
    standing = fold_shift(NOTHING_STANDS, book.entries).standing
    kept = read_standing(json.loads(json.dumps(plain_standing(standing))))
    later = Book()
    later.entries = list(book.entries)
    heard(later, "p1", paper_of("p1"))
    shift = fold_shift(kept, later.entries[-1:])
    assert (shift.standing.packs, len(shift.handed.confirmed)) == ((), 1)


def test_a_page_that_is_none_confirms_nothing() -> None:
    book = enrolled()
    gone(book)
    for page in ("", "{}", "[]", '{"changes":7}', '{"changes":[7,{"kind":"note","reasons":[]}]}', "[" * 5000):
        book.add(ChangesAdopted(1, 1, 1, page, ""), None)
    assert away(book) == [("pack:p1", "0000X")]
