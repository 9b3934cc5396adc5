"""Killed exactly between two steps, at each of them: nothing acknowledged is lost, nothing is by half."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from app.assembly.backups import BackupPlan, all_backups, make_backup, prove_backup, read_backup
from app.assembly.restoring import restore
from app.domain.journal import Head
from app.domain.operator import STATION, Author, SecondPerson
from app.host.clock import SystemClock
from app.places import Places
from station_db.engine import open_engine
from station_db.faults import JournalRefused, StoreRefused
from station_db.migrate import SCHEMA, move_to, schema_of
from station_db.new_epoch import EpochDoor, PinTries, WhyOpened
from station_db.pen import Pen
from tests.contracts.facts import ANYBODY, received
from tests.fakes.kill_point import NotReached, Point, killed_at
from tests.fakes.work_unit import CountedIds, SteppingClock
from tests.station_db.plant import CHANGED, Plant

CLOCK = SystemClock()
GATE = {
    *("before the commit", "after the commit", "mark written", "mark renamed"),
    *("steps done", "named, without a note", "in place", "committed"),
}
"""The steps that the gate looks at; the others belong to the long form."""


def some(steps: Iterable[str]) -> list[ParameterSet]:
    return [pytest.param(one, marks=() if one in GATE else pytest.mark.long) for one in steps]


Say = Callable[[int], None]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """A station with three entries whose store is closed."""
    made = Plant(tmp_path)
    made.with_entries(3)
    return made


def places(plant: Plant) -> Places:
    return Places(plant.records, plant.state)


def work(plant: Plant) -> Callable[[Say], None]:
    """Three units of two entries and a receipt each; a number is said after its unit was left."""

    def act(say: Say) -> None:
        with plant.opened() as store:
            for number in range(3):
                with store.unit() as unit:
                    first = unit.journal.append(received(f"pack-{number}"), ANYBODY)
                    unit.receipts.store(
                        b"r", b"s", epoch=1, acked_seq=first.seq - 1, acked_hash=_before(unit, first)
                    )
                    last = unit.journal.append(CHANGED, STATION)
                say(last.seq)

    return act


def _before(unit, entry) -> bytes:
    found = unit.journal.entry(1, entry.seq - 1)
    assert found is not None
    return bytes(found.hash)


RECORDING = {
    "first entry applied": Point("return", "apply", nth=3),
    "receipt stored": Point("return", "ReceiptRows.store", nth=2),
    "before the commit": Point("call", "SqlWorkUnit._commit", nth=2),
    "after the commit": Point("call", "HighWater.follow", nth=2),
    "mark written": Point("call", "settle", nth=2),
    "mark renamed": Point("return", "Path.replace", by="settle", nth=2),
    "mark durable": Point("return", "write_mark", nth=2),
    "unit left": Point("return", "SqlWorkUnit.__exit__", nth=2),
}


@pytest.mark.parametrize("step", some(RECORDING))
def test_recording(plant: Plant, step: str) -> None:
    acknowledged = killed_at(RECORDING[step], work(plant))
    with closing(plant.open(every=True)) as store, store.unit() as unit:
        head = unit.journal.head().seq
        assert head >= max(acknowledged, default=3)
        assert (head - 3) % 2 == 0, "half a unit"
        assert unit.packs.count() == unit.receipts.checked() == (head - 3) // 2
        assert unit.journal.append(CHANGED, STATION).seq == head + 1


MIGRATING = {
    "backed up": Point("return", "back_up"),
    "steps done": Point("return", "_run_steps"),
    "before its commit": Point("call", "Connection._commit_impl"),
    "moved": Point("return", "move_to"),
}


@pytest.mark.parametrize("step", some(MIGRATING))
def test_migrating(plant: Plant, step: str) -> None:
    engine = open_engine(plant.database)
    move_to(engine, "0004")
    engine.dispose()
    killed_at(MIGRATING[step], lambda _say: plant.open().close())
    assert schema_of(plant.database)[1] in (4, SCHEMA)
    with closing(plant.open(every=True)) as store, store.unit() as unit:
        assert unit.journal.head().seq == 3
    assert schema_of(plant.database)[1] == SCHEMA


def backing_up(plant: Plant, folder: Path, keep: int = 2) -> Callable[[Say], None]:
    def act(say: Say) -> None:
        for _ in range(3):
            made = make_backup(places(plant), plant.key, CLOCK, BackupPlan(folder, keep))
            say(made.note.made_at)

    return act


BACKING_UP = {
    "copied": Point("return", "copy_records", nth=3),
    "proven": Point("return", "prove_copy", nth=3),
    "before its name": Point("call", "settle", by="_made", nth=3),
    "named, without a note": Point("return", "settle", by="_made", nth=3),
    "noted": Point("return", "_made", nth=3),
    "an old note gone": Point("return", "Path.unlink", by="_let_go"),
}


@pytest.mark.parametrize("step", some(BACKING_UP))
def test_backing_up(plant: Plant, tmp_path: Path, step: str) -> None:
    folder = tmp_path / "backups"
    acknowledged = killed_at(BACKING_UP[step], backing_up(plant, folder))
    found = all_backups(folder, plant.public_key)
    assert {one.note.made_at for one in found} >= set(acknowledged[-1:]), (
        "the newest one was said to be there"
    )
    for one in found:
        assert prove_backup(one).head.seq == 3
    plant.open(every=True).close()
    made = make_backup(places(plant), plant.key, CLOCK, BackupPlan(folder, 2))
    assert all_backups(folder, plant.public_key)[0].file == made.file
    assert not list(folder.glob(".new-*")), "what was left lying is cleared away"


RESTORING = {
    "copied": Point("return", "copy_durably"),
    "says that it was restored": Point("return", "_say_restored"),
    "the old one kept": Point("return", "_keep_aside"),
    "in place": Point("return", "settle", by="_put_in_place"),
}


@pytest.mark.parametrize("step", some(RESTORING))
def test_restoring(plant: Plant, tmp_path: Path, step: str) -> None:
    made = make_backup(places(plant), plant.key, CLOCK, BackupPlan(tmp_path / "backups", 2))
    plant.with_entries(3)  # two more
    was = plant.database.read_bytes()
    killed_at(RESTORING[step], lambda _say: _nothing(restore(places(plant), made.file, plant.key, CLOCK)))
    if plant.database.read_bytes() == was:
        assert step != "in place"
        plant.open(every=True).close()  # nothing was restored: work goes on
    else:
        (kept,) = (plant.records / "aside").glob("replaced-*.sqlite")
        assert kept.read_bytes() == was
        with pytest.raises(JournalRefused):
            plant.open()
    restore(places(plant), read_backup(made.file, plant.public_key).file, plant.key, CLOCK)
    with pytest.raises(JournalRefused, match=r"journal\.restored|shorter_than_mark"):
        plant.open()


def _nothing(_made: object) -> None:
    return None


def opening(plant: Plant) -> Callable[[Say], None]:
    def act(say: Say) -> None:
        pen = Pen(plant.key, SteppingClock(), CountedIds())
        door = EpochDoor.open(plant.records, realm="practice", pen=pen, mark_dir=plant.state)
        tries = PinTries(plant.state, "ST-001")
        with closing(door):
            kept = door.keep_aside(pen.clock.now().utc)
            two = Author("A", None, SecondPerson("B", "epoch_opened", "number+pin"))
            say(door.begin(two, WhyOpened("copied", "why", {"A": 0, "B": 0}), kept, tries).epoch)

    return act


OPENING = {
    "the file kept aside": Point("return", "EpochDoor.keep_aside"),
    "the identity written": Point("return", "write_identity"),
    "the entry written": Point("return", "JournalStore.append"),
    "committed": Point("call", "HighWater.follow"),
    "tries not yet forgotten": Point("call", "PinTries.forget"),
}


@pytest.mark.parametrize("step", some(OPENING))
def test_opening_an_epoch(plant: Plant, tmp_path: Path, step: str) -> None:
    shutil.copy(plant.database, tmp_path / "before")
    plant.with_entries(3)
    shutil.copy(tmp_path / "before", plant.database)
    tries = PinTries(plant.state, "ST-001")
    tries.note("OP-9", SteppingClock().now().utc)
    killed_at(OPENING[step], opening(plant))
    if step in ("the file kept aside", "the identity written", "the entry written"):
        with pytest.raises(JournalRefused, match=r"journal\.shorter_than_mark"):
            plant.open()
        opening(plant)(lambda _epoch: None)
    with closing(plant.open(every=True)) as store, store.unit() as unit:
        assert unit.journal.newest_in(1).seq == 3
        assert unit.journal.head() == Head(2, 2, unit.journal.head().hash)
        assert unit.sessions.pin_failures("OP-9")[0] == 1, "the wrong PIN is not forgotten"
    assert list((plant.records / "aside").iterdir())
    with pytest.raises(StoreRefused, match=r"epoch\.not_needed"):
        opening(plant)(lambda _epoch: None)


@pytest.mark.long
def test_a_point_that_is_never_reached_is_no_test(plant: Plant) -> None:
    with pytest.raises(NotReached):
        killed_at(Point("call", "no_such_step"), work(plant))
