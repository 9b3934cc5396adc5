"""The frozen sheet: numbers, check code, what must be gone through, and that it always fits its entry."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from app.domain import bench_facts as bench
from app.domain import journal as facts
from app.domain.handover import NOTHING_STANDS, At, SheetMade, Standing
from app.domain.handover_abnormal import MOST_ROWS
from app.domain.handover_fold import fold_shift
from app.domain.handover_given import EQUIPMENT, FIVE, SAFETY, TEN
from app.domain.handover_sheet import (
    LONGEST,
    SheetTooLong,
    canonical,
    check_code,
    freeze_content,
    local_time,
    next_number,
    open_items,
    sheet_code,
    signatures_under,
)
from app.wire.envelope import canonical as canonical_on_the_wire
from app.wire.envelope import read_plain
from tests.domain.histories import Book, arrive, begin, dismantle, enrolled, receive, step, weigh
from tests.domain.history_shifts import given, ordinary_shift, sign, words
from tests.hostile import HOSTILE


def content_of(book: Book, **changes: Any) -> dict[str, Any]:
    return freeze_content(fold_shift(NOTHING_STANDS, book.entries), given(book), words(**changes))


@pytest.fixture(scope="module")
def ordinary() -> dict[str, Any]:
    book = enrolled()
    ordinary_shift(book)
    return content_of(book)


def test_the_content_is_what_comes_back_out_of_an_entry(ordinary: dict[str, Any]) -> None:
    raw = canonical_on_the_wire(ordinary)
    assert canonical(ordinary) == raw
    assert read_plain(raw) == ordinary
    assert check_code(read_plain(raw)) == check_code(ordinary)  # type: ignore[arg-type]


def test_the_check_code_is_forty_bits_of_the_hash_without_letters_that_are_misread(
    ordinary: dict[str, Any],
) -> None:
    code = check_code(ordinary)
    bits = "".join(f"{'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.index(letter):05b}" for letter in code)
    assert int(bits, 2).to_bytes(5, "big") == sha256(canonical(ordinary)).digest()[:5]
    assert len(code) == 8
    assert check_code({**ordinary, "form": "x"}) != code


def test_the_head_code_names_sheet_check_station_and_last_entry(ordinary: dict[str, Any]) -> None:
    last = fold_shift(NOTHING_STANDS, _ordinary_book().entries).entries[-1]
    assert sheet_code(ordinary) == f"PBS:I1-2611-0001:{check_code(ordinary)}:I1:1-{last.seq}"


def _ordinary_book() -> Book:
    book = enrolled()
    ordinary_shift(book)
    return book


@pytest.mark.parametrize(
    ("before", "month", "number"),
    [
        ("", "2611", "I1-2611-0001"),
        ("I1-2611-0007", "2611", "I1-2611-0008"),
        ("I1-2611-9999", "2611", "I1-2611-10000"),
        ("I1-2611-0007", "2612", "I1-2612-0001"),
        ("I2-2611-0007", "2611", "I1-2611-0001"),
        ("I1-2611-X", "2611", "I1-2611-0001"),
    ],
)
def test_sheets_are_numbered_within_the_month(before: str, month: str, number: str) -> None:
    sheets = (SheetMade(At(1, 2, 0), before, 1, 1),) if before else ()
    assert next_number(Standing(sheets=sheets), station="I1", month=month) == number


def test_the_month_is_the_stations_own_and_the_name_keeps_to_letters_a_code_can_carry() -> None:
    assert local_time(1_764_547_200_000 - 60_000, 480).isoformat() == "2025-12-01T07:59:00"
    assert next_number(NOTHING_STANDS, station="拆解 ST:001/", month="2611") == "ST001-2611-0001"


def test_what_must_be_gone_through(ordinary: dict[str, Any]) -> None:
    items = open_items(ordinary)
    assert [(item.block, item.kind) for item in items] == [
        ("C", "run"),
        ("C", "intake"),
        ("C", "label"),
        ("D", "quarantined"),
        ("D", "quarantined"),
        ("D", "held"),
        ("D", "held_papers"),
        ("E", "hold"),
        ("E", "device"),
        ("E", "typed_weight"),
        ("E", "typed_output"),
        ("E", "typed_code"),
        ("H", "waiting"),
    ]
    assert len({item.key for item in items}) == len(items)
    assert items[0].tag == "P-2611-0003"
    assert items[2].code == "MD00031"


def test_nothing_waits_when_everything_is_delivered() -> None:
    book = enrolled()
    content = freeze_content(
        fold_shift(NOTHING_STANDS, book.entries), replace(given(book), waiting=0), words(notes={})
    )
    assert open_items(content) == ()


def test_a_dangerous_step_is_named_with_its_words_and_what_is_still_to_do(ordinary: dict[str, Any]) -> None:
    row = ordinary["C"][0]
    assert (row["step"]["v"], row["steps"]["v"]) == (2, 6)
    assert row["title"]["v"] == {"zh": "验电", "en": "Prove dead"}
    assert row["title"]["document"] == "ab" * 32
    assert row["missing"]["v"] == [[2, 6]]
    assert row["energy"]["v"] == "live"
    assert row["holds"]["v"] == 1


def test_without_its_document_a_run_still_tells_its_step() -> None:
    book = enrolled()
    receive(book, "p1")
    begin(book, "r1", "p1")
    step(book, "r1", "p1", 1)
    shift = fold_shift(NOTHING_STANDS, book.entries)
    for procedures in ({}, {"lfp-pack@1": replace(_document(book), sha256="cd" * 32)}):
        content = freeze_content(shift, replace(given(book), procedures=procedures), words())
        row = content["C"][0]
        assert (row["step"]["v"], row["title"]["v"], row["missing"]["v"]) == (2, None, [[2, 6]])


def _document(book: Book):
    return given(book).procedures["lfp-pack@1"]


def test_a_run_on_its_way_out_shows_what_it_owes() -> None:
    book = enrolled()
    receive(book, "p1")
    begin(book, "r1", "p1")
    for number in (1, 2, 3):
        step(book, "r1", "p1", number)
    book.add(bench.RunAborting("r1", "p1", "s4", 4, "cells swollen"))
    row = content_of(book)["C"][0]
    assert row["missing"]["v"] == [[6]]
    assert row["aborting"]["v"] == "cells swollen"
    assert row["energy"]["v"] == "opened"


def test_yield_counts_weighed_runs_and_solids_only() -> None:
    book = enrolled()
    receive(book, "p1")
    receive(book, "p2")
    dismantle(book, "r1", "p1", in_mg=400_000_000)
    dismantle(book, "r2", "p2", in_mg=None)
    found = content_of(book)["B"]["yield"]
    assert found["per_mille"]["v"] == 861  # 344.2 of 400 kg; the coolant does not count
    assert (found["runs"]["v"], found["of"]["v"]) == (1, 2)


def test_yield_without_any_input_weight_is_not_known_and_says_why() -> None:
    book = enrolled()
    receive(book, "p1", kg=None)
    dismantle(book, "r1", "p1", in_mg=None)
    found = content_of(book)["B"]["yield"]
    assert found["per_mille"]["v"] is None
    assert found["why"]["v"] == "no_input_weight"
    assert content_of(book)["B"]["received"]["mass_mg"]["v"] is None


def test_signatures_are_told_in_order_and_of_this_sheet_only() -> None:
    book = _ordinary_book()
    sign(book, "I1-2611-0001", "outgoing", "handed", accepted=["run:r3"])
    sign(book, "I1-2611-0002", "outgoing", "handed")
    sign(book, "I1-2611-0001", "incoming", "refused", remarks="why")
    found = signatures_under("I1-2611-0001", book.entries)
    assert [(one.side, one.operator, one.verdict, one.remarks) for one in found] == [
        ("outgoing", "OP-9", "handed", ""),
        ("incoming", "OP-8", "refused", "why"),
    ]
    assert found[0].accepted == ("run:r3",)
    assert found[0].second == "OP-9"


def test_every_name_on_the_sheet_has_its_number_and_none_has_a_name(ordinary: dict[str, Any]) -> None:
    assert set(ordinary["people"]) == {"OP-1", "OP-2", "OP-3", "OP-8", "OP-9"}
    assert ordinary["people"]["OP-9"]["number"] == {"v": "9001", "device": "roster"}
    assert "Zhou" not in json.dumps(ordinary)


def test_the_closed_lists_are_all_there_ticked_or_not(ordinary: dict[str, Any]) -> None:
    assert [tick["item"] for tick in ordinary["F"]["ticks"]] == list(EQUIPMENT)
    assert [tick["item"] for tick in ordinary["G"]] == list(SAFETY)
    assert [tick["item"] for tick in ordinary["J"]["ten"]] == list(TEN)
    assert [tick["item"] for tick in ordinary["J"]["five"]] == list(FIVE)
    assert sum(tick["ticked"]["v"] for tick in ordinary["J"]["ten"]) == 7


def test_many_rows_of_a_kind_are_counted_and_not_lost() -> None:
    book = enrolled()
    arrive(book, "p1")
    for _ in range(MOST_ROWS + 20):
        weigh(book, "p1", 1_000_000, source="typed", second="OP-3")
    rows = content_of(book)["E"]
    assert len(rows) == MOST_ROWS
    assert rows[-1]["count"]["v"] == 21
    assert rows[-1]["of"]["v"] == "typed_weight"
    assert len(open_items(content_of(book))) == MOST_ROWS + 2


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts_and_short(text: str) -> None:
    book = enrolled()
    keepable = text.encode("utf-8", "surrogatepass").decode("utf-8", "backslashreplace")
    arrive(book, "p1", code=keepable or "x")
    book.add(facts.PackRouted("p1", "B", "held", keepable))
    content = content_of(book, instructions=text, notes={"pack:p1": text})
    raw = canonical_on_the_wire(content)
    assert read_plain(raw) == content
    assert len(content["D"][0]["location"]["v"]) <= 160
    assert len(content["I"]["text"]["v"]) <= 2000


@drawn(text=st.text(st.characters(codec=None), max_size=300))
def test_any_text_a_person_types_fits_an_entry(text: str) -> None:
    book = enrolled()
    assert canonical_on_the_wire(content_of(book, instructions=text))


def test_more_than_an_entry_can_hold_is_said_and_not_cut() -> None:
    book = enrolled()
    for number in range(3000):
        arrive(book, f"01900000-0000-7000-8000-{number:012x}")
    with pytest.raises(SheetTooLong):
        content_of(book)


def test_five_hundred_open_packs_fit() -> None:
    book = enrolled()
    for number in range(500):
        arrive(book, f"01900000-0000-7000-8000-{number:012x}")
        book.add(facts.PackQuarantined(f"01900000-0000-7000-8000-{number:012x}", "C", ("T04",), "Q-1", 5))
    assert len(canonical(content_of(book))) < LONGEST // 2
