"""A disk that is full, locked, read-only or broken: nothing half written, and work goes on afterwards."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.operator import STATION
from app.floor.ports import CannotRecord, WorkUnit
from station_db.faults import cannot_record
from station_db.store import Store
from tests.contracts.facts import ANYBODY, received
from tests.fakes.work_unit import practice_enrolment
from tests.station_db.plant import CHANGED, Plant


def pragma(store: Store, words: str) -> None:
    """Set something on the store's own connection."""
    with closing(store.engine.raw_connection()) as raw:
        raw.cursor().execute(f"PRAGMA {words}").fetchall()


def fill(store: Store) -> int:
    """Record until the disk is full; how many units were acknowledged."""
    for done in range(10_000):
        try:
            with store.unit() as unit:
                unit.journal.append(received(f"pack-{done}", code=f"CODE-{done}" * 20), ANYBODY)
        except CannotRecord as refused:
            if refused.code != "record.disk_full":
                raise
            return done
    raise AssertionError("the disk never filled")


def mount(*words: str) -> bool:
    """Whether the system's mount did as it was told."""
    command = shutil.which("mount") or "/bin/mount"
    return subprocess.run([command, *words], capture_output=True, check=False).returncode == 0


def stands(plant: Plant, store: Store, acknowledged: int) -> None:
    """Exactly what was acknowledged is there, and the connection still works."""
    with store.unit() as unit:
        assert unit.packs.count() == acknowledged
        assert unit.journal.head().seq == unit.journal.count() == acknowledged + 1


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return Plant(tmp_path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MiB of its own, which only root can have."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)) if os.geteuid() == 0 else False
    if not made:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run([shutil.which("umount") or "/bin/umount", str(folder)], check=True)


def test_a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room(small_disk: Path, tmp_path: Path):
    plant = Plant(small_disk)
    plant.state = tmp_path / "state"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(400_000))
    with plant.enrolled() as store:
        acknowledged = fill(store)
        assert acknowledged > 5
        stands(plant, store, acknowledged)
        ballast.unlink()
        with store.unit() as unit:
            unit.journal.append(received("after"), ANYBODY)
        stands(plant, store, acknowledged + 1)
    plant.open(every=True).close()


def test_a_database_that_may_not_grow_says_the_disk_is_full(plant: Plant):
    with plant.enrolled() as store:
        pragma(store, "max_page_count = 60")
        acknowledged = fill(store)
        stands(plant, store, acknowledged)
        pragma(store, "max_page_count = 100000")
        with store.unit() as unit:
            unit.journal.append(received("after"), ANYBODY)
        stands(plant, store, acknowledged + 1)
    plant.open(every=True).close()


def two_then_too_much(unit: WorkUnit) -> None:
    """An act of several entries, the last of which does not fit."""
    unit.journal.append(received("small"), ANYBODY)
    unit.places.keep("intake", {})
    unit.journal.append(received("large", code="X" * 300_000), ANYBODY)


def test_an_act_that_does_not_fit_leaves_none_of_its_entries(plant: Plant):
    with plant.enrolled() as store:
        pragma(store, "max_page_count = 60")
        with pytest.raises(CannotRecord, match=r"record\.disk_full"), store.unit() as unit:
            two_then_too_much(unit)
        with store.unit() as unit:
            assert unit.journal.head().seq == 1
            assert unit.packs.count() == 0
            assert unit.places.last() is None


def test_a_reader_in_the_way_of_the_commit_is_told_as_locked(plant: Plant):
    with plant.enrolled() as store, closing(sqlite3.connect(plant.database)) as reader:
        pragma(store, "busy_timeout = 20")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM journal").fetchall()
        with pytest.raises(CannotRecord, match=r"record\.locked"), store.unit() as unit:
            unit.journal.append(CHANGED, STATION)
        reader.execute("COMMIT")
        with store.unit() as unit:
            assert unit.journal.append(CHANGED, STATION).seq == 2


def test_a_writer_in_the_way_is_told_as_locked(plant: Plant):
    with plant.enrolled() as store, closing(sqlite3.connect(plant.database)) as writer:
        pragma(store, "busy_timeout = 20")
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotRecord, match=r"record\.locked"), store.unit():
            raise AssertionError("entered")
        writer.execute("ROLLBACK")
        with store.unit() as unit:
            assert unit.journal.append(CHANGED, STATION).seq == 2


def test_records_that_may_only_be_read_are_told_so(plant: Plant):
    with plant.enrolled() as store:
        pragma(store, "query_only = ON")
        with pytest.raises(CannotRecord, match=r"record\.read_only"), store.unit() as unit:
            unit.journal.append(CHANGED, STATION)
        pragma(store, "query_only = OFF")
        with store.unit() as unit:
            assert unit.journal.append(CHANGED, STATION).seq == 2


def test_a_read_only_disk_refuses_the_start(small_disk: Path, tmp_path: Path):
    plant = Plant(small_disk)
    plant.state = tmp_path / "state"
    plant.with_entries(2)
    assert mount("-o", "remount,ro", str(small_disk))
    with pytest.raises(CannotRecord, match=r"record\.read_only"):
        plant.open()


def test_a_mark_that_cannot_be_written_lets_one_unit_through_and_no_more(plant: Plant):
    with plant.enrolled() as store:
        kept = plant.mark.read_bytes()
        plant.mark.unlink()
        plant.mark.mkdir()  # nothing can take the place of a folder
        with store.unit() as unit:
            assert unit.journal.append(CHANGED, STATION).seq == 2
        for _ in range(2):
            with pytest.raises(CannotRecord, match=r"record\.mark"), store.unit() as unit:
                unit.journal.append(CHANGED, STATION)
        with store.unit() as unit:
            assert unit.journal.head().seq == 2, "reading goes on"
        plant.mark.rmdir()
        with store.unit() as unit:
            assert unit.journal.append(CHANGED, STATION).seq == 3
    assert plant.mark.read_bytes() != kept
    plant.open().close()


def test_a_mistake_of_ours_is_not_blamed_on_the_disk(plant: Plant):
    assert cannot_record(ValueError("ours")) is None
    assert cannot_record(None) is None
    with closing(sqlite3.connect(":memory:")) as connection:
        with pytest.raises(sqlite3.OperationalError) as wrong:
            connection.execute("SELECT nothing")
        assert cannot_record(wrong.value) is None
    with plant.opened() as store:
        identity, fact = practice_enrolment(plant.public_key)
        store.enrol(identity, fact)
        with pytest.raises(KeyError), store.unit() as unit:
            raise KeyError(unit.journal.head())
