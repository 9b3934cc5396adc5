"""Every value of a frozen sheet rests on entries that really say it, or is a device's or person's word."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from app.domain import journal as facts
from app.domain.handover import NOTHING_STANDS
from app.domain.handover_fold import fold_shift, standing_after
from app.domain.handover_sheet import freeze_content
from app.domain.journal import Entry
from tests.domain.handover_origins import Check, apart_state, first_type
from tests.domain.handover_places import COMMON, KIND_TYPES, NOTHING, PLACES, ROWS
from tests.domain.histories import Book, enrolled, freeze, receive, take_back
from tests.domain.history_shifts import given, ordinary_shift, paper, sign, words
from tests.domain.history_wanderer import Wanderer

STRUCTURE = {"form", "key", "item"}
DEVICES = {"settings", "clock", "journal", "disk", "roster"}


def leaves(part: Any, path: str = "", kind: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, kind of row and leaf of every value of a content; nothing else may stand in it."""
    if isinstance(part, Mapping):
        if "v" in part:
            yield path, kind, dict(part)
            return
        row = part["kind"]["v"] if "kind" in part else kind
        for name, one in part.items():
            if path == "" and name == "standing":
                continue
            if name in STRUCTURE:
                assert isinstance(one, str)
            else:
                yield from leaves(one, f"{path}.{name}".strip("."), row)
    elif isinstance(part, list):
        for one in part:
            yield from leaves(one, path, kind)
    else:
        assert part is None, f"{path} holds a bare {part!r}"


def check_for(path: str, kind: str) -> Check:
    """The second telling of a place on the sheet."""
    if path in PLACES:
        return PLACES[path]
    block, name = path.split(".")
    if name == "kind":
        return apart_state if block == "D" else first_type(*KIND_TYPES[kind])
    own = ROWS["D"] if block == "D" else ROWS[f"{block}.{kind}"]
    return own[name] if name in own else COMMON[name]


def named(leaf: Mapping[str, Any], book: Book) -> list[Entry]:
    """The entries a leaf rests on."""
    by_place = {(one.epoch, one.seq): one for one in book.entries}
    return [by_place[span[0], seq] for span in leaf["from"] for seq in range(span[1], span[-1] + 1)]


def assert_traced(content: Mapping[str, Any], book: Book) -> int:
    """Every leaf has exactly one kind of origin, and the entries bear it out; how many rest on entries."""
    traced = 0
    for path, kind, leaf in leaves(content):
        if "from" not in leaf:
            assert set(leaf) in ({"v", "device"}, {"v", "said"}), path
            assert leaf.get("device") in {None, *DEVICES}, path
            assert leaf.get("said", "OP-9") == "OP-9", path
            continue
        entries = named(leaf, book)
        assert entries, path
        if kind == "more":
            continue
        if leaf.get("none"):
            assert leaf["v"] in (None, 0, "no_closed_run", "MOD"), path
            assert_nothing(path, entries, book)
        else:
            assert check_for(path, kind)(leaf["v"], entries), (path, kind, leaf)
        traced += 1
    return traced


def assert_nothing(path: str, entries: list[Entry], book: Book) -> None:
    """A value that stands because nothing says otherwise: the whole shift was looked through."""
    gone = {
        (one.data["epoch"], one.data["seq"]) for one in book.entries if one.type == facts.EntryCorrected.type
    }
    forbidden = NOTHING.get(path, lambda _one: False)
    assert not [one for one in entries if forbidden(one) and (one.epoch, one.seq) not in gone], path


def sheet(
    book: Book, entries: list[Entry] | None = None, standing=NOTHING_STANDS, **changes
) -> dict[str, Any]:
    """The content of the shift, as it comes back out of an entry."""
    shift = fold_shift(standing, book.entries if entries is None else entries)
    return json.loads(json.dumps(freeze_content(shift, given(book), words(**changes))))


def test_every_value_of_an_ordinary_sheet_is_borne_out_by_its_entries() -> None:
    book = enrolled()
    ordinary_shift(book)
    assert assert_traced(sheet(book), book) > 250


def test_every_value_of_the_next_sheet_is_borne_out_too() -> None:
    book = enrolled()
    ordinary_shift(book)
    first = freeze(book, sheet(book))
    place = len(book.entries)
    number = first.data["sheet"]
    paper(book, number, "printer.paper_out")
    sign(book, number, "outgoing", "handed")
    sign(book, number, "incoming", "refused", remarks="秤 S1 未校")
    weights = [one for one in book.entries if one.type == facts.WeightTaken.type]
    take_back(book, weights[-1])
    receive(book, "new", kg=500)
    content = sheet(book, book.since(place), standing_after(first))
    assert assert_traced(content, book) > 150
    assert content["A"]["sheet"]["v"] == "I1-2611-0002"
    assert content["A"]["previous"]["sheet"]["v"] == number
    (correction,) = [row for row in content["E"] if row["kind"]["v"] == "correction"]
    assert correction["sheet"]["v"] == number
    assert content["B"]["received"]["packs"]["v"] == 1


def test_a_sheet_of_a_shift_without_work_is_whole() -> None:
    book = enrolled()
    first = freeze(book, sheet(book))
    content = sheet(book, [], standing_after(first))
    assert_traced(content, book)
    assert content["A"]["began"]["v"] is None
    assert content["A"]["entries"] == {"v": 0, "from": [[1, 2]], "none": True}
    assert content["B"]["received"]["mass_mg"]["v"] == 0
    assert content["B"]["yield"]["per_mille"]["v"] is None
    assert content["B"]["yield"]["why"]["v"] == "no_closed_run"


@settings(max_examples=60, deadline=None)
@drawn(seed=st.integers(0, 2**32))
def test_every_value_of_a_random_sheet_is_borne_out(seed: int) -> None:
    book = enrolled()
    Wanderer(book, Random(seed)).walk(150)
    assert_traced(sheet(book), book)


@pytest.mark.parametrize("late_ms", [-1, 1])
def test_overdue_is_judged_against_the_clock(late_ms: int) -> None:
    book = enrolled()
    receive(book, "p1", found="C", kg=None)
    due = book.entries[-1].data["recheck_due"]
    shift = fold_shift(NOTHING_STANDS, book.entries)
    content = freeze_content(shift, replace(given(book), at_ms=due + late_ms), words())
    (row,) = content["D"]
    assert row["overdue"]["v"] is (late_ms > 0)
    assert row["overdue"]["device"] == "clock"
    assert row["due"]["v"] == due


def test_a_calibration_that_has_run_out_is_said() -> None:
    book = enrolled()
    ordinary_shift(book)
    found = {row["id"]["v"]: row["ended"]["v"] for row in sheet(book)["F"]["instruments"]}
    assert found == {"S1": False, "M1": True}
