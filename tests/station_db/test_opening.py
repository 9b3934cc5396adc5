"""Opening the records: what is set, what is refused, and what is moved to a newer form."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.journal import PhotoRef
from app.floor.ports import CannotRecord
from app.host.keys import station_key
from station_db.engine import APPLICATION_ID, open_engine, pragmas
from station_db.faults import JournalRefused, StoreRefused
from station_db.migrate import NEWEST, SCHEMA, bring_up, move_to
from station_db.store import Counts, Store, station_identity
from tests.contracts.facts import ANYBODY, received
from tests.fakes.work_unit import CountedIds, SteppingClock, practice_enrolment
from tests.station_db.plant import CHANGED, Plant


def ask(database: Path, question: str) -> list[tuple]:
    """An answer by a connection of the test's own."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return Plant(tmp_path)


def test_the_pragmas_come_back_as_they_were_set(tmp_path: Path):
    found = pragmas(tmp_path)
    assert found["journal_mode"] == "delete"
    assert found["synchronous"] == 3
    assert (found["foreign_keys"], found["trusted_schema"], found["busy_timeout"]) == (1, 0, 5000)
    assert found["sqlite"] == sqlite3.sqlite_version
    assert list(tmp_path.iterdir()) == []


def test_the_live_connection_has_them_too(plant: Plant):
    with plant.enrolled() as store, store.unit() as unit:
        connection = unit.turn.connection()
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
    assert asked == {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "trusted_schema": 0}


def test_a_pragma_that_does_not_take_refuses_the_start(plant: Plant):
    plant.with_entries(2)
    with closing(sqlite3.connect(plant.database)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM journal").fetchall()
        # While somebody reads in WAL mode the file cannot go back to a rollback journal.
        with pytest.raises(CannotRecord, match=r"record\.locked"):
            plant.open()


def test_the_file_says_whose_it_is_and_which_form_it_has(plant: Plant):
    plant.with_entries(1)
    assert ask(plant.database, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert ask(plant.database, "PRAGMA user_version") == [(SCHEMA,)]


def test_every_table_is_strict_and_the_journal_has_five_columns(plant: Plant):
    plant.with_entries(1)
    tables = ask(plant.database, "SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    assert [name for name, strict in tables if not strict and not name.startswith("sqlite_")] == []
    columns = ask(plant.database, "SELECT name, type, pk FROM pragma_table_info('journal')")
    assert columns == [
        ("epoch", "INTEGER", 1),
        ("seq", "INTEGER", 2),
        ("raw", "BLOB", 0),
        ("hash", "BLOB", 0),
        ("sig", "BLOB", 0),
    ]


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE journal SET raw = x'00'",
        "DELETE FROM journal",
        "UPDATE identity SET station = 'X'",
        "DELETE FROM identity",
        "UPDATE receipt SET raw = x'00'",
        "DELETE FROM receipt",
    ],
)
def test_nothing_recorded_can_be_changed_or_removed(plant: Plant, act: str):
    with plant.enrolled() as store, store.unit() as unit:
        unit.receipts.store(b"r", b"s", epoch=1, acked_seq=1, acked_hash=unit.journal.head().hash)
    with (
        closing(sqlite3.connect(plant.database)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(act)


def test_a_second_station_on_the_same_records_is_refused(plant: Plant):
    with plant.enrolled(), pytest.raises(StoreRefused, match=r"station\.already_running"):
        plant.open()
    plant.open().close()


def test_somebody_elses_database_is_left_alone(plant: Plant):
    plant.records.mkdir()
    with closing(sqlite3.connect(plant.database)) as other:
        other.execute("CREATE TABLE theirs (one)")
    with pytest.raises(StoreRefused, match=r"store\.not_ours"):
        plant.open()
    assert ask(plant.database, "SELECT name FROM sqlite_schema") == [("theirs",)]


def test_a_later_programs_database_is_refused(plant: Plant):
    plant.with_entries(2)
    with closing(sqlite3.connect(plant.database)) as other:
        other.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(StoreRefused, match=r"store\.newer"):
        plant.open()
    with pytest.raises(StoreRefused, match=r"store\.newer"):
        station_identity(plant.records)


def test_something_that_is_no_database_is_refused(plant: Plant):
    plant.records.mkdir()
    plant.database.write_bytes(b"not a database " * 500)
    with pytest.raises(CannotRecord, match=r"record\.damaged"):
        plant.open()


def test_a_refused_start_lets_go_of_the_lock(plant: Plant):
    plant.with_entries(1)
    for _ in range(2):
        with pytest.raises(StoreRefused, match=r"store\.other_realm"):
            plant.open(realm="production")
    with pytest.raises(StoreRefused, match=r"store\.other_station"):
        plant.open(station="ST-002")
    plant.open(station="ST-001").close()


def test_the_wrong_key_is_refused(plant: Plant, tmp_path: Path):
    plant.with_entries(1)
    plant.key = station_key(tmp_path / "elsewhere")
    with pytest.raises(JournalRefused, match=r"journal\.key_differs"):
        plant.open()


def test_the_mark_may_not_lie_with_the_records(plant: Plant):
    plant.state = plant.records
    with pytest.raises(StoreRefused, match=r"store\.mark_beside_records"):
        plant.open()


def test_the_identity_is_written_once_with_the_first_entry(plant: Plant):
    identity, fact = practice_enrolment(plant.public_key)
    assert station_identity(plant.records) is None
    with plant.opened() as store:
        entry = store.enrol(identity, fact)
        assert (entry.epoch, entry.seq, entry.type) == (1, 1, "station.enrolled")
        assert store.identity() == identity
        assert store.read_only_counts() == Counts(entries=1, packs=0, receipts=0, waiting=1)
    plant.mark.unlink()
    with plant.opened() as store:
        plant.mark.unlink()
        with pytest.raises(StoreRefused, match=r"store\.already_enrolled"):
            store.enrol(identity, fact)
    assert station_identity(plant.records) == identity


def test_enrolment_must_name_the_stations_own_key_and_a_plain_id(plant: Plant):
    identity, fact = practice_enrolment(plant.public_key)
    with plant.opened() as store:
        for wrong in (
            (replace(identity, public_key=b"\1" * 32), fact),
            (identity, replace(fact, public_key="00")),
            (replace(identity, station="../ST"), fact),
        ):
            with pytest.raises(ValueError, match="station"):
                store.enrol(*wrong)
        assert store.identity() is None


def test_the_id_of_a_station_that_was_here_before_is_refused(plant: Plant, tmp_path: Path):
    plant.with_entries(2)
    again = Plant(tmp_path / "again")
    again.state = plant.state
    with again.opened() as store, pytest.raises(StoreRefused, match=r"store\.station_used"):
        store.enrol(*practice_enrolment(again.public_key))


def test_the_form_goes_down_and_up_again_with_records_in_it(plant: Plant, tmp_path: Path):
    plant.with_entries(3)
    with plant.enrolled() as store, store.unit() as unit:
        unit.journal.append(received("p1"), ANYBODY)
    engine = open_engine(plant.database)
    try:
        before = ask(plant.database, "SELECT * FROM journal")
        move_to(engine, "base")
        left = ask(plant.database, "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
        assert left == [("alembic_version",)]
        backup = bring_up(engine, tmp_path / "backup")
    finally:
        engine.dispose()
    assert len(before) == 4
    assert ask(plant.database, "SELECT * FROM journal") == []
    assert backup is not None
    assert ask(backup, "SELECT count(*) FROM sqlite_schema WHERE name = 'journal'") == [(0,)]


def test_an_older_form_is_backed_up_whole_before_it_is_moved(plant: Plant):
    plant.with_entries(3)
    with closing(sqlite3.connect(plant.database)) as connection:
        connection.execute("PRAGMA user_version = 0")  # as an earlier form, with records in it
        before = connection.execute("SELECT * FROM journal").fetchall()
    with plant.opened() as store:
        backup = store.backup
    assert backup is not None
    assert ask(backup, "SELECT * FROM journal") == ask(plant.database, "SELECT * FROM journal") == before
    assert ask(backup, "PRAGMA user_version") == [(0,)]
    assert ask(plant.database, "PRAGMA user_version") == [(SCHEMA,)]
    with plant.opened() as store:
        assert store.backup is None


def test_the_first_form_is_brought_up_with_its_records(plant: Plant):
    plant.with_entries(3)
    with plant.enrolled() as store, store.unit() as unit:
        unit.journal.append(received("p1"), ANYBODY, refs=(PhotoRef("a" * 64, 7),))
    engine = open_engine(plant.database)
    try:
        move_to(engine, "0001")
    finally:
        engine.dispose()
    assert ask(plant.database, "PRAGMA user_version") == [(1,)]
    with plant.opened() as store:
        assert store.backup is not None
        with store.unit() as unit:
            assert [pack.id for pack in unit.packs.all()] == ["p1"]
            assert unit.outputs.of_pack("p1") == ()
            assert unit.labels.waiting() == ()
            assert unit.attachments.next_waiting() == PhotoRef("a" * 64, 7)
    assert ask(plant.database, "PRAGMA user_version") == [(SCHEMA,)]


def test_the_fifth_form_is_brought_up_and_taken_down_with_its_records(plant: Plant):
    plant.with_entries(3)
    engine = open_engine(plant.database)
    try:
        move_to(engine, "0005")
        before = ask(plant.database, "SELECT * FROM journal")
        assert ask(plant.database, "SELECT name FROM sqlite_schema WHERE name LIKE '%hold%'") == []
    finally:
        engine.dispose()
    with plant.opened() as store, store.unit() as unit:
        assert (unit.remote.count(), unit.remote.heard_at()) == (0, None)
        unit.remote.note_heard()
    assert ask(plant.database, "SELECT * FROM journal") == before


def test_a_step_that_leaves_the_file_unsound_is_undone(tmp_path: Path):
    engine = open_engine(tmp_path / "station.sqlite")
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE mother (id INTEGER PRIMARY KEY)")
            connection.exec_driver_sql("CREATE TABLE child (id INTEGER REFERENCES mother (id))")
        with closing(sqlite3.connect(tmp_path / "station.sqlite")) as loose:
            loose.execute("INSERT INTO child VALUES (7)")
            loose.commit()
        with pytest.raises(StoreRefused, match=r"store\.migration"):
            move_to(engine, NEWEST)
    finally:
        engine.dispose()
    names = ask(tmp_path / "station.sqlite", "SELECT name FROM sqlite_schema ORDER BY name")
    assert names == [("child",), ("mother",)]


def test_the_records_can_be_used_from_the_day_they_were_opened(plant: Plant):
    store = Store.open(
        plant.records,
        realm="practice",
        signing_key=plant.key,
        clock=SteppingClock(),
        ids=CountedIds(),
        mark_dir=plant.state,
    )
    with closing(store):
        store.enrol(*practice_enrolment(plant.public_key))
        with store.unit() as unit:
            unit.journal.append(CHANGED, ANYBODY)
    assert ask(plant.database, "SELECT max(seq) FROM journal") == [(2,)]


def test_a_connection_that_cannot_be_made_durable_is_refused():
    engine = open_engine(Path(":memory:"))
    try:
        with pytest.raises(StoreRefused, match=r"store\.pragma.*journal_mode"):
            engine.connect()
    finally:
        engine.dispose()
