"""The proof at start: every change to the journal is found, and so is a journal that became shorter."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.journal import Head
from app.domain.operator import STATION
from app.wire.envelope import GENESIS, entry_hash, sign_entry
from station_db.faults import JournalRefused
from station_db.mark import MarkUnreadable, mark_file, read_mark, write_mark
from station_db.verify import Row, examine_chain
from tests.station_db.plant import CHANGED, Plant


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    made = Plant(tmp_path)
    made.with_entries(6)
    return made


def tamper(plant: Plant, *acts: str) -> None:
    """Change the database as somebody with the disk in hands would: the triggers taken away first."""
    with closing(sqlite3.connect(plant.database)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for act in acts:
            connection.execute(act)
        for _, made in triggers:
            connection.execute(made)
        connection.commit()


def rows(plant: Plant) -> list[Row]:
    """The journal by a connection of the test's own."""
    with closing(sqlite3.connect(plant.database)) as connection:
        return connection.execute("SELECT * FROM journal ORDER BY epoch, seq").fetchall()


def refused(plant: Plant, *, every: bool = False) -> tuple[str, dict[str, str | int]]:
    """With what code and facts the start is refused."""
    with pytest.raises(JournalRefused) as found:
        plant.open(every=every)
    return found.value.code, dict(found.value.facts)


CUT = ("DELETE FROM entry_index WHERE seq > 4", "DELETE FROM journal WHERE seq > 4")


@pytest.mark.parametrize(
    ("act", "seq", "wrong"),
    [
        ("UPDATE journal SET raw = replace(raw, 'silent', 'failed') WHERE seq = 3", 3, "hash"),
        ("UPDATE journal SET hash = zeroblob(32) WHERE seq = 4", 4, "hash"),
        ("UPDATE journal SET sig = zeroblob(64) WHERE seq = 5", 5, "signature"),
        ("UPDATE journal SET seq = 60 WHERE seq = 6", 60, "number"),
    ],
)
def test_a_changed_entry_is_named(plant: Plant, act: str, seq: int, wrong: str):
    tamper(
        plant,
        "PRAGMA foreign_keys = OFF",
        act.replace("replace(raw", "CAST(replace(raw").replace("'failed')", "'failed') AS BLOB)"),
    )
    assert refused(plant) == ("journal.damaged", {"epoch": 1, "seq": seq, "wrong": wrong})


def test_a_removed_entry_is_named_by_the_one_after_it(plant: Plant):
    tamper(plant, "PRAGMA foreign_keys = OFF", "DELETE FROM journal WHERE seq = 3")
    assert refused(plant) == ("journal.damaged", {"epoch": 1, "seq": 4, "wrong": "number"})


def test_a_whole_chain_by_another_key_is_refused(plant: Plant):
    chain = rows(plant)
    other = bytes(64)
    assert examine_chain(chain, plant.public_key).head == Head(1, 6, chain[-1][3])
    forged = [(*row[:4], other) for row in chain]
    with pytest.raises(JournalRefused, match=r"journal\.damaged"):
        examine_chain(forged, plant.public_key)
    with pytest.raises(JournalRefused, match=r"journal\.damaged"):
        examine_chain(forged, plant.public_key, newest_signatures=1)


def test_old_signatures_are_checked_when_asked(plant: Plant):
    chain = rows(plant)
    chain[1] = (*chain[1][:4], bytes(64))
    assert examine_chain(chain, plant.public_key, newest_signatures=2).entries == 6
    with pytest.raises(JournalRefused) as found:
        examine_chain(chain, plant.public_key)
    assert found.value.facts["seq"] == 2


def test_an_entry_under_another_number_than_it_was_signed_for_is_refused(plant: Plant):
    moved = (1, 1, rows(plant)[1][2])
    hashed = entry_hash(GENESIS, moved[2])
    chain = [(*moved, hashed, sign_entry(plant.key, hashed))]
    with pytest.raises(JournalRefused) as found:
        examine_chain(chain, plant.public_key)
    assert found.value.facts["wrong"] == "number"


def test_an_empty_journal_holds():
    assert examine_chain([], b"").head == Head(1, 0, GENESIS)


def test_a_journal_shorter_than_its_mark_is_refused(plant: Plant):
    tamper(plant, *CUT)
    assert refused(plant) == (
        "journal.shorter_than_mark",
        {"epoch": 1, "seq": 4, "seen_epoch": 1, "seen_seq": 6},
    )


def test_an_older_copy_of_the_records_is_refused(plant: Plant, tmp_path: Path):
    shutil.copy(plant.database, tmp_path / "copy.sqlite")
    plant.with_entries(2)
    shutil.copy(tmp_path / "copy.sqlite", plant.database)
    assert refused(plant)[0] == "journal.shorter_than_mark"


def test_a_journal_shorter_than_what_the_registry_signed_for_is_refused(plant: Plant):
    with plant.enrolled() as store, store.unit() as unit:
        head = unit.journal.head()
        unit.receipts.store(b"raw", b"sig", epoch=1, acked_seq=head.seq, acked_hash=head.hash)
    tamper(plant, *CUT)
    plant.mark.unlink()
    assert refused(plant)[0] == "journal.shorter_than_receipt"


def test_another_history_than_the_witness_saw_is_refused(plant: Plant):
    write_mark(plant.mark, Head(1, 3, bytes(32)))
    assert refused(plant) == ("journal.differs_from_mark", {"epoch": 1, "seq": 3})


def test_a_journal_without_an_identity_is_refused(plant: Plant):
    tamper(plant, "DELETE FROM identity")
    assert refused(plant)[0] in ("journal.damaged", "journal.not_enrolled")


def test_a_broken_page_is_found(plant: Plant):
    with plant.database.open("r+b") as file:
        file.seek(4096 * 3 + 8)
        file.write(os.urandom(600))
    with pytest.raises(Exception, match="damaged") as found:
        plant.open()
    assert getattr(found.value, "code", "") in ("journal.damaged", "record.damaged")


def test_a_mark_behind_the_journal_is_moved_up(plant: Plant):
    fifth = rows(plant)[4]
    write_mark(plant.mark, Head(1, 5, fifth[3]))
    with plant.opened() as store:
        assert store.findings == ()
    assert read_mark(plant.mark) == Head(1, 6, rows(plant)[5][3])


def test_a_missing_or_garbled_mark_is_told_and_made_again(plant: Plant):
    for spoil, finding in (
        (plant.mark.unlink, "mark.missing"),
        (lambda: plant.mark.write_text("{"), "mark.unreadable"),
    ):
        spoil()
        with plant.opened() as store:
            assert store.findings == (finding,)
        assert read_mark(plant.mark) == Head(1, 6, rows(plant)[5][3])


def test_the_mark_says_epoch_number_and_hash_and_follows_each_unit(plant: Plant):
    with plant.enrolled() as store:
        with store.unit() as unit:
            entry = unit.journal.append(CHANGED, STATION)
            assert json.loads(plant.mark.read_text())["seq"] == 6, "not before the commit"
        assert json.loads(plant.mark.read_text()) == {"epoch": 1, "seq": 7, "hash": entry.hash.hex()}
        before = plant.mark.stat().st_ino
        with store.unit() as unit:
            unit.places.keep("queue", {})
        assert plant.mark.stat().st_ino == before, "nothing was recorded, so nothing moved"


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"epoch":1,"seq":1}', '{"epoch":1,"seq":"1","hash":""}'])
def test_a_mark_that_says_nothing_is_unreadable(tmp_path: Path, said: str):
    (tmp_path / "head.json").write_text(said)
    with pytest.raises(MarkUnreadable):
        read_mark(tmp_path / "head.json")


@pytest.mark.parametrize("station", ["", ".", "..", "a/b", "../a", "a\0b", "ä", "x" * 65])
def test_the_mark_of_a_station_with_a_strange_id_has_no_place(tmp_path: Path, station: str):
    with pytest.raises(ValueError, match="plain name"):
        mark_file(tmp_path, station)
