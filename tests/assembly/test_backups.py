"""Backups: made while the station works, proven, rotated, put back, and never a lie."""

import json
import os
import shutil
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.assembly.backups import (
    Backup,
    BackupFailed,
    BackupPlan,
    all_backups,
    make_backup,
    note_file,
    prove_backup,
    read_backup,
)
from app.assembly.restoring import drill, restore
from app.commands.rebuild import compared
from app.domain.journal import PhotoRef
from app.durable import write_durably
from app.host.clock import SystemClock
from app.host.photographs import DiskPhotographs
from app.places import Places
from app.wire.backup_note import sign_note
from station_db.faults import JournalRefused, StoreRefused
from station_db.new_epoch import EpochDoor
from station_db.pen import Pen
from station_db.store import Store
from tests.contracts.facts import ANYBODY, received
from tests.fakes.work_unit import CountedIds
from tests.station_db.plant import Plant

CLOCK = SystemClock()


class Kept:
    """One enrolled practice station with its backups beside it."""

    def __init__(self, folder: Path) -> None:
        self._plant = Plant(folder)
        self._plant.with_entries(1)
        self.places = Places(self._plant.records, self._plant.state)
        self.folder = folder / "backups"
        self.key, self.public = self._plant.key, self._plant.public_key
        write_durably(self.places.records / "station.key", self.key.private_bytes_raw())
        write_durably(self.places.records / "pins.pepper", b"\7" * 32)
        self.photographs = DiskPhotographs(self.places.photographs)

    def open(self) -> Store:
        return self._plant.open()

    def receive(self, *packs: str) -> None:
        with closing(self.open()) as store:
            for pack in packs:
                take(store, pack)

    def receive_at_once(self, count: int) -> None:
        with closing(self.open()) as store, store.unit() as unit:
            for number in range(count):
                unit.journal.append(received(f"p{number}", code=f"CODE-{number}" * 50), ANYBODY)

    def photograph(self, number: int) -> PhotoRef:
        with closing(self.open()) as store, store.unit() as unit:
            ref = self.photographs.keep(b"\xff\xd8" + bytes([number]) * 100)
            unit.journal.append(received(f"photo-{number}"), ANYBODY, refs=(ref,))
        return ref

    def back_up(self, keep: int = 30) -> Backup:
        return make_backup(self.places, self.key, CLOCK, BackupPlan(self.folder, keep))

    def database(self) -> Path:
        return self.places.records / "station.sqlite"


def take(store: Store, pack: str) -> None:
    with store.unit() as unit:
        unit.journal.append(received(pack, code=f"CODE-{pack}"), ANYBODY)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def failed(act: object) -> str:
    assert callable(act)
    with pytest.raises(BackupFailed) as found:
        act()
    return found.value.code


def test_a_backup_holds_everything_but_the_keys(kept: Kept) -> None:
    kept.receive("p1", "p2")
    ref = kept.photograph(1)
    made = kept.back_up()
    assert made.file.name.startswith("station-1-4-")
    proven = prove_backup(read_backup(made.file, kept.public))
    assert (proven.head.seq, proven.entries, proven.photographs) == (4, 4, {ref.sha256})
    assert (made.note.photographs, made.note.photographs_missing) == (1, 0)
    assert DiskPhotographs(kept.folder / "photos").file_of(ref).read_bytes()[:2] == b"\xff\xd8"
    assert [file.name for file in kept.folder.rglob("*") if "key" in file.name or "pepper" in file.name] == []
    secret = (kept.places.records / "station.key").read_bytes()
    assert all(secret not in file.read_bytes() for file in kept.folder.rglob("*") if file.is_file())


def test_a_station_at_work_is_copied_whole_and_is_not_held_up(kept: Kept) -> None:
    kept.receive_at_once(60)
    recorded: list[int] = []
    with closing(kept.open()) as store:
        pieces = 0

        def work_in_between() -> None:
            nonlocal pieces
            pieces += 1
            if pieces % 2 == 0 and pieces < 12:
                take(store, f"meanwhile-{pieces}")  # would wait for five seconds if the copy held the file
                recorded.append(pieces)

        plan = BackupPlan(kept.folder, 30)
        made = make_backup(kept.places, kept.key, CLOCK, plan, breathe=work_in_between)
        with store.unit() as unit:
            live = unit.journal.head()
    assert len(recorded) >= 1
    proven = prove_backup(read_backup(made.file, kept.public))
    assert 61 <= proven.head.seq <= live.seq


@pytest.mark.long
def test_copying_by_another_thread_lets_every_save_through(kept: Kept) -> None:
    kept.receive("p0")
    made: list[Backup] = []
    with closing(kept.open()) as store:
        copying = threading.Thread(target=lambda: made.append(kept.back_up()))
        copying.start()
        for number in range(20):
            take(store, f"q{number}")
        copying.join(20)
    assert prove_backup(made[0]).head.seq >= 2
    with closing(kept.open()) as store, store.unit() as unit:
        assert unit.journal.count() == 22


def test_only_so_many_stay_and_never_a_file_that_is_not_ours(kept: Kept) -> None:
    kept.folder.mkdir()
    strange = kept.folder / "station-1-1-20200101T000000000000.sqlite"
    strange.write_bytes(b"somebody's")
    made = [kept.back_up(keep=3) for _ in range(5)]
    assert [one.file for one in all_backups(kept.folder, kept.public)] == [one.file for one in made[:1:-1]]
    assert not made[0].file.exists()
    assert not note_file(made[0].file).exists()
    assert strange.read_bytes() == b"somebody's"
    assert not list(kept.folder.glob(".new-*"))


def test_a_damaged_journal_is_never_called_a_backup(kept: Kept) -> None:
    kept.receive("p1")
    good = kept.back_up()
    with closing(sqlite3.connect(kept.database())) as connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET raw = x'7b7d' WHERE seq = 2")
        connection.commit()
    assert failed(kept.back_up) == "journal.damaged"
    assert [one.file for one in all_backups(kept.folder, kept.public)] == [good.file]


def test_records_that_went_back_are_not_backed_up(kept: Kept, tmp_path: Path) -> None:
    shutil.copy(kept.database(), tmp_path / "before")
    kept.receive("p1")
    shutil.copy(tmp_path / "before", kept.database())
    assert failed(kept.back_up) == "backup.behind_mark"


@pytest.mark.long
def test_a_photograph_that_is_not_what_it_says_stops_the_backup(kept: Kept) -> None:
    ref = kept.photograph(1)
    kept.photographs.file_of(ref).write_bytes(b"\xff\xd8another")
    assert failed(kept.back_up) == "backup.file_damaged"
    kept.photographs.file_of(ref).unlink()
    assert kept.back_up().note.photographs_missing == 1


def test_two_at_once_are_one_too_many(kept: Kept) -> None:
    def again() -> None:
        raise AssertionError(failed(kept.back_up))

    with pytest.raises(AssertionError, match=r"backup\.already_running"):
        make_backup(kept.places, kept.key, CLOCK, BackupPlan(kept.folder, 30), breathe=again)
    kept.back_up()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda one, _key: note_file(one.file).unlink(), "backup.no_note"),
        (lambda one, _key: note_file(one.file).write_bytes(b"{}"), "note.malformed"),
        (
            lambda one, _key: note_file(one.file).write_bytes(
                note_file(one.file).read_bytes().replace(b'\\"seq\\":1', b'\\"seq\\":9')
            ),
            "note.signature",
        ),
        (lambda one, _key: _flip(one.file), "backup.bytes_differ"),
        (
            lambda one, key: note_file(one.file).write_bytes(sign_note(replace(one.note, seq=7), key)),
            "backup.note_differs",
        ),
    ],
)
def test_a_backup_that_is_not_what_it_was_is_refused_and_what_is_here_stays(
    kept: Kept, spoil: object, code: str
) -> None:
    made = kept.back_up()
    assert callable(spoil)
    spoil(made, kept.key)
    before = kept.database().read_bytes()
    assert failed(lambda: restore(kept.places, made.file, kept.key, CLOCK)) == code
    assert kept.database().read_bytes() == before
    assert not (kept.places.records / "aside").exists()


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-100] ^= 1
    file.write_bytes(content)


def test_a_restored_station_stops_until_a_new_epoch_is_open(kept: Kept) -> None:
    ref = kept.photograph(1)
    made = kept.back_up()
    kept.receive("later")
    was = kept.database().read_bytes()
    kept.photographs.file_of(ref).unlink()
    restored = restore(kept.places, made.file, kept.key, CLOCK)
    assert (kept.places.records / "aside" / restored.kept).read_bytes() == was, "kept, never deleted"
    assert restored.photographs == 1
    assert kept.photographs.file_of(ref).is_file()
    with pytest.raises(JournalRefused):
        kept.open()


def test_a_restored_station_stops_even_when_nothing_was_lost_and_nobody_has_seen_it(kept: Kept) -> None:
    made = kept.back_up()
    restore(kept.places, made.file, kept.key, CLOCK)
    shutil.rmtree(kept.places.mark)
    with pytest.raises(JournalRefused, match=r"journal\.restored"):
        kept.open()
    pen = Pen(kept.key, CLOCK, CountedIds())
    with closing(
        EpochDoor.open(kept.places.records, realm="practice", pen=pen, mark_dir=kept.places.mark)
    ) as door:
        assert door.epoch == 2


def test_a_station_at_work_is_never_restored_over(kept: Kept) -> None:
    made = kept.back_up()
    with closing(kept.open()), pytest.raises(StoreRefused, match="already_running"):
        restore(kept.places, made.file, kept.key, CLOCK)


@pytest.mark.long
def test_a_journal_of_an_act_under_way_never_rolls_back_into_the_copy(kept: Kept) -> None:
    made = kept.back_up()
    hot = kept.places.records / "station.sqlite-journal"
    hot.write_bytes(os.urandom(512))
    restored = restore(kept.places, made.file, kept.key, CLOCK)
    assert not hot.exists()
    assert (kept.places.records / "aside" / f"{restored.kept}-journal").is_file()


def test_a_drill_proves_the_newest_and_says_how_much_is_younger(kept: Kept) -> None:
    assert failed(lambda: drill(kept.places, kept.folder, kept.key, CLOCK)) == "backup.none"
    kept.receive("p1")
    kept.back_up()
    kept.receive("p2", "p3")
    with closing(kept.open()):  # a drill does not ask the station to stop
        drilled = drill(kept.places, kept.folder, kept.key, CLOCK)
    assert drilled.good
    assert (drilled.entries, drilled.told, drilled.younger_entries) == (2, 2, 2)
    assert not [one for one in kept.folder.iterdir() if one.name.startswith("drill-")]


def test_a_drill_finds_projections_that_do_not_follow_from_the_journal(kept: Kept) -> None:
    kept.receive("p1")
    with closing(sqlite3.connect(kept.database())) as connection:
        connection.execute("UPDATE pack SET state = 'stored'")
        connection.commit()
    kept.back_up()
    drilled = drill(kept.places, kept.folder, kept.key, CLOCK)
    assert not drilled.good
    assert [(one.table, one.only_live, one.only_told) for one in drilled.differences] == [("pack", 1, 1)]


@pytest.mark.long
def test_the_comparison_names_what_differs_and_changes_nothing(kept: Kept) -> None:
    kept.receive("p1", "p2")
    assert compared(kept.places) == (3, ())
    with closing(sqlite3.connect(kept.database())) as connection:
        connection.execute("DELETE FROM given_tag WHERE pack = 'p2'")
        connection.commit()
    before = kept.database().read_bytes()
    told, differences = compared(kept.places)
    assert told == 3
    assert [(one.table, one.only_live, one.only_told) for one in differences] == [("given_tag", 0, 1)]
    assert "p2" in differences[0].examples[0]
    assert kept.database().read_bytes() == before


def test_a_note_says_what_the_copy_is(kept: Kept) -> None:
    made = kept.back_up()
    outer = json.loads(note_file(made.file).read_bytes())
    said = json.loads(outer["note"])
    assert (said["station"], said["epoch"], said["seq"]) == (made.note.station, 1, 1)
    assert said["size"] == made.file.stat().st_size
