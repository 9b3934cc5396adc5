"""What was recorded is never changed and never deleted, by no code, no statement and no setting."""

import ast
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.settings.keys import KEYS
from tests.station_db.plant import Plant

KEPT = {"station_db": ("JOURNAL", "RECEIPT", "WITNESS"), "registry": ("entry", "diverging")}
"""The tables of what was recorded, by the names the code has for them."""


def changes(folder: Path, tables: tuple[str, ...]) -> Iterator[str]:
    """Where code updates or deletes rows of these tables."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
                continue
            first = node.args[0]
            name = first.id if isinstance(first, ast.Name) else getattr(first, "attr", "")
            if node.func.id in ("update", "delete") and name in tables:
                yield f"{file.name}:{node.lineno}: {node.func.id} of {name}"


@pytest.mark.parametrize("room", KEPT)
def test_no_code_changes_or_deletes_what_was_recorded(root: Path, room: str) -> None:
    assert list(changes(root / room, KEPT[room])) == []


@pytest.mark.parametrize("code", ["update(JOURNAL).values(raw=b'')", "delete(tables.entry)"])
def test_code_that_does_is_found(tmp_path: Path, code: str) -> None:
    (tmp_path / "one.py").write_text(code, encoding="utf-8")
    assert len(list(changes(tmp_path, ("JOURNAL", "entry")))) == 1


@pytest.mark.parametrize("table", ["journal", "receipt", "witness"])
@pytest.mark.parametrize("act", ["UPDATE {} SET epoch = 9", "DELETE FROM {}"])
def test_the_database_itself_refuses_it(tmp_path: Path, table: str, act: str) -> None:
    plant = Plant(tmp_path)
    with plant.enrolled() as store, store.unit() as unit:
        head = unit.journal.head()
        unit.receipts.store(b"r", b"s", epoch=1, acked_seq=1, acked_hash=head.hash)
        unit.receipts.note_sent(b"r", b"s", head=head)
    with (
        closing(sqlite3.connect(plant.database)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(act.format(table))


def test_no_setting_switches_the_record_off() -> None:
    words = ("journal", "record", "audit", "trail", "entries", "sign", "chain")
    assert [key for key in KEYS if any(word in key for word in words)] == []
