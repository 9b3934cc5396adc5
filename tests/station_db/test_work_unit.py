"""The contract of units of work, over the memory of tests and over the station's own database."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.journal import DeviceChanged
from app.domain.operator import STATION
from app.floor.ports import CannotRecord
from station_db.faults import NotEnrolled
from station_db.store import Store
from tests.contracts.work_unit import WorkUnitContract
from tests.contracts.work_unit_bench import BenchRecordsContract
from tests.contracts.work_unit_delivery import DeliveryRecordsContract
from tests.contracts.work_unit_remote import RemoteHoldsContract
from tests.fakes.work_unit import MemoryRecords, enrolled_records
from tests.station_db.plant import Plant

CHANGED = DeviceChanged("scale", "ready", "lost", "line.silent")


class TestInMemory(WorkUnitContract, BenchRecordsContract, DeliveryRecordsContract, RemoteHoldsContract):
    @pytest.fixture
    def records(self) -> MemoryRecords:
        return enrolled_records()

    @pytest.fixture
    def public_key(self, records: MemoryRecords) -> bytes:
        return records.pen.public_key


class TestOnDisk(WorkUnitContract, BenchRecordsContract, DeliveryRecordsContract, RemoteHoldsContract):
    @pytest.fixture
    def plant(self, tmp_path: Path) -> Plant:
        return Plant(tmp_path)

    @pytest.fixture
    def records(self, plant: Plant) -> Iterator[Store]:
        with plant.enrolled() as store:
            yield store

    @pytest.fixture
    def public_key(self, plant: Plant) -> bytes:
        return plant.public_key


def test_the_memory_can_fail_as_a_disk_does():
    records = enrolled_records()
    records.fail_next = "record.disk_full"
    with pytest.raises(CannotRecord, match=r"record\.disk_full"), records.unit() as unit:
        unit.journal.append(CHANGED, STATION)
    with records.unit() as unit:
        assert unit.journal.head().seq == 1


def test_nothing_is_recorded_before_enrolment(tmp_path: Path):
    with Plant(tmp_path).opened() as store:
        assert store.identity() is None
        with pytest.raises(NotEnrolled), store.unit() as unit:
            unit.journal.append(CHANGED, STATION)
        with store.unit() as unit:
            assert unit.journal.head().seq == 0
            assert unit.receipts.registry_keys() == ()
            unit.places.keep("setup", {})
    with pytest.raises(NotEnrolled), MemoryRecords().unit() as unit:
        unit.journal.append(CHANGED, STATION)


def test_a_unit_serves_only_the_thread_that_entered_it(tmp_path: Path):
    told: queue.Queue[BaseException] = queue.Queue()
    with Plant(tmp_path).enrolled() as store, store.unit() as unit:

        def elsewhere() -> None:
            for act in (unit.journal.head, unit.packs.count, lambda: unit.__exit__(None, None, None)):
                try:
                    act()
                except RuntimeError as refused:
                    told.put(refused)

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join(10)
        unit.journal.append(CHANGED, STATION)
    assert [str(told.get(timeout=1)) for _ in range(3)] == ["the work unit belongs to another thread"] * 3


def test_a_unit_is_of_no_use_before_and_after(tmp_path: Path):
    with Plant(tmp_path).enrolled() as store:
        unit = store.unit()
        with pytest.raises(RuntimeError, match="not open"):
            unit.journal.head()
        with unit:
            unit.journal.head()
        with pytest.raises(RuntimeError, match="not open"):
            unit.packs.count()


def test_two_units_at_once_are_refused_and_the_first_goes_on(tmp_path: Path):
    with Plant(tmp_path).enrolled() as store:
        with store.unit() as first:
            first.journal.append(CHANGED, STATION)
            with pytest.raises(RuntimeError, match="another work unit"), store.unit():
                raise AssertionError("entered")
        with store.unit() as unit:
            assert unit.journal.head().seq == 2
