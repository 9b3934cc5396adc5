"""Entries that the station itself has signed and that cannot stand where they do: each has its code."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from app.wire.envelope import GENESIS, entry_hash, sign_entry
from app.wire.examination import Witnesses, examine
from app.wire.record import linked
from tests.evidence.histories import worked_history
from tests.evidence.sealed import Row, Sealed, sealed

Body = dict[str, Any]


@pytest.fixture
def made() -> Sealed:
    return sealed(worked_history(0), random.Random(12), length=14, epochs=2, leaps=False)


def signed(made: Sealed, place: int, change: Callable[[Body], object], *, spelt: str = ",") -> list[Row]:
    """The rows with one changed by the station itself, and everything behind it linked and signed anew."""
    rows = list(made.rows)
    body = json.loads(rows[place][2])
    change(body)
    raw = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(spelt, ":")).encode()
    rows[place] = (*rows[place][:2], raw, *rows[place][3:])
    for at in range(place, len(rows)):
        epoch, seq, raw, _, _ = rows[at]
        prev = rows[at - 1][3] if at and rows[at - 1][0] == epoch else GENESIS
        hashed = entry_hash(prev, raw)
        rows[at] = (epoch, seq, raw, hashed, sign_entry(made.key, hashed))
    return rows


def codes(rows: list[Row]) -> set[tuple[str, int, int]]:
    found = examine(iter(rows), Witnesses()).tally.kept
    return {(one.code, one.epoch, one.seq) for one in found if one.grave}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("entry.other_number", lambda body: body.update(seq=99)),
        ("entry.other_number", lambda body: body.update(epoch=2)),
        ("entry.other_station", lambda body: body.update(station="ST-002")),
        ("entry.other_realm", lambda body: body.update(realm="production")),
        ("entry.enrolled_again", lambda body: body.update(type="station.enrolled")),
        ("epoch.opened_within", lambda body: body.update(type="epoch.opened")),
        ("entry.envelope", lambda body: body.update(v=2)),
        ("entry.envelope", lambda body: body.update(seq="5")),
        ("entry.envelope", lambda body: body.update(op=5)),
        ("entry.envelope", lambda body: body.update(more=1)),
        ("entry.envelope", lambda body: body.pop("refs")),
        ("entry.envelope", lambda body: body["data"].update(x=1.5)),
    ],
)
def test_what_the_station_may_not_say(made: Sealed, code: str, change: Callable[[Body], object]) -> None:
    assert (code, 1, 5) in codes(signed(made, 4, change))


def test_another_spelling_is_another_entry(made: Sealed) -> None:
    assert ("entry.envelope", 1, 5) in codes(signed(made, 4, lambda body: body, spelt=", "))


@pytest.mark.parametrize(
    ("place", "code"),
    [(0, "entry.not_enrolled"), (14, "epoch.not_opened")],
)
def test_how_an_epoch_must_begin(made: Sealed, place: int, code: str) -> None:
    rows = signed(made, place, lambda body: body.update(type="device.changed"))
    assert (code, *rows[place][:2]) in codes(rows)


@pytest.mark.parametrize("last", [None, {"epoch": 1, "seq": 13, "hash": "00" * 32}, {"epoch": 5, "seq": 1}])
def test_an_epoch_names_the_entry_before_it(made: Sealed, last: object) -> None:
    rows = signed(made, 14, lambda body: body["data"].update(last=last))
    assert ("epoch.not_joined", 2, 1) in codes(rows)


def test_a_new_key_is_vouched_for_by_the_one_before(made: Sealed) -> None:
    """The opening entry names it and is signed with the old one; from there on the new one signs."""
    fresh = made.registry
    public = fresh.public_key().public_bytes_raw().hex()
    rows = signed(made, 14, lambda body: body["data"].update(public_key=public))
    assert ("entry.signature", 2, 2) in codes(rows)
    rows[15:] = [(*row[:4], sign_entry(fresh, row[3])) for row in rows[15:]]
    assert codes(rows) == set()
    rows[14] = (*rows[14][:4], sign_entry(fresh, rows[14][3]))  # vouched for by nobody
    assert codes(rows) == {("entry.signature", 2, 1)}


@pytest.mark.parametrize(
    "odd",
    [
        lambda row: (row[0], row[1], None, row[3], row[4]),
        lambda row: (row[0], row[1], row[2], b"short", row[4]),
        lambda row: (row[0], row[1], row[2], row[3], b"short"),
        lambda row: (row[0], row[1], "text", row[3], row[4]),
    ],
)
def test_a_row_of_another_form_is_named(made: Sealed, odd: Callable[[Row], Any]) -> None:
    made.rows[6] = odd(made.rows[6])
    assert ("entry.malformed", 1, 7) in codes(made.rows)


def test_rows_out_of_line_are_named(made: Sealed) -> None:
    rows = [*made.rows[:5], made.rows[2], *made.rows[5:]]
    found = [one.code for row in linked(rows) for one in row.wrong]
    assert found[0] == "entry.out_of_line"
