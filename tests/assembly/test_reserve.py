"""A disk that fills up under a station at work: the room held back finishes the act, nothing is lost."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.assembly.records_desk import RecordsDesk
from app.floor.commands import NoteDevice
from app.floor.desk import FloorDesk
from app.floor.ports import CannotRecord
from app.floor.views import Saved
from app.host.ballast import Ballast
from app.host.disk import free_room
from app.loops import Rendezvous
from station_db.store import Store
from tests.fakes.floor import Floor
from tests.station_db.plant import Plant


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MiB of its own, which only root can have."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount") or "/bin/mount", shutil.which("umount") or "/bin/umount"
    words = [mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    made = os.geteuid() == 0 and subprocess.run(words, capture_output=True, check=False).returncode == 0
    if not made:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run([umount, str(folder)], check=True)


def test_the_room_held_back_lets_work_be_finished_and_then_work_stops(
    small_disk: Path, expected_log: Callable[[str], None]
) -> None:
    expected_log("given up")
    expected_log(r"cannot record NoteDevice: record\.")
    plant = Plant(small_disk)
    reserve = Ballast(small_disk, 1 << 20)
    assert reserve.hold()
    with closing(_enrolled(plant)) as store:
        site = replace(Floor().site, room_to_begin=0)
        desk = RecordsDesk(FloorDesk(store.unit, site), lambda: None, give_room=reserve.give_up)
        desk.start()
        try:
            (small_disk / "filler").write_bytes(bytes(free_room(small_disk) - 300_000))
            saved, held, answer = _until_refused(desk, reserve)
        finally:
            desk.stop()
        assert isinstance(answer, CannotRecord)
        assert answer.code in ("record.disk_full", "record.mark")
        assert True in held, "work began with the room held back"
        assert False in held, "it was given up, and work went on"
        with store.unit() as unit:
            assert unit.journal.head().seq in (saved + 1, saved + 2), "an owed mark lets one more stand"
            assert unit.journal.count() >= saved + 1
    (small_disk / "filler").unlink()
    plant.open(every=True).close()


def _enrolled(plant: Plant) -> Store:
    plant.with_entries(1)
    return plant.open()


def _until_refused(desk: RecordsDesk, reserve: Ballast) -> tuple[int, list[bool], object]:
    held: list[bool] = []
    for number in range(20_000):
        meeting: Rendezvous[object] = Rendezvous()
        desk.ask(NoteDevice("camera", "ready", "lost", f"{number:05d}" * 4000), meeting.answer)
        answer = meeting.wait(20)
        if not isinstance(answer, Saved):
            return number, held, answer
        held.append(reserve.held)
    raise AssertionError("the disk never filled")
