"""A journal that went back: two people open a new epoch, and the registry keeps and tells it all."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.journal import Head
from app.floor.views import SyncKind
from registry.service import Registry
from station_db.faults import JournalRefused, StoreRefused
from station_db.mark import mark_file, write_mark
from tests.registry.opened import opened_registry
from tests.scenarios.two_histories import History


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with opened_registry(f"sqlite:///{tmp_path / 'registry.sqlite'}", tmp_path / "registry.key") as opened:
        yield opened


@pytest.fixture
def history(tmp_path: Path, registry: Registry) -> History:
    return History(tmp_path / "station", registry)


def refused(history: History) -> str:
    """With what code the start is refused."""
    with pytest.raises(JournalRefused) as found:
        history.open()
    return found.value.code


def test_a_rolled_back_disk_goes_on_in_a_new_epoch_and_the_registry_names_what_is_lost(
    history: History, tmp_path: Path
) -> None:
    history.record(3)  # 4 with the enrolment
    history.deliver()
    image = history.copy(tmp_path / "image")
    history.record(4)  # 5 to 8
    history.deliver()
    lost = history.record(2)  # 9 and 10 were seen by nobody but the mark
    history.put_back(image)
    assert refused(history) == "journal.shorter_than_mark"
    assert history.open_epoch() == 2
    said = history.first_of(2)
    assert (said["type"], said["by"], said["found"]) == (
        "epoch.opened",
        ("P-1", "P-2"),
        "journal.shorter_than_mark",
    )
    assert said["last"]["seq"] == 4
    assert said["seen"][0] == {"witness": "mark", "epoch": 1, "seq": 10, "hash": lost.hash.hex()}
    kept = history.records / "aside" / said["kept"]["name"]
    assert kept.read_bytes()[:15] == b"SQLite format 3"
    history.record(2)
    told, view = history.deliver()
    assert told[-1].kind is SyncKind.UP_TO_DATE
    assert (view.saved, view.receipted, view.waiting) == (7, 7, 0)
    assert history.held(1) == list(range(1, 9)), "the registry keeps more of the old epoch than the station"
    assert history.held(2) == [1, 2, 3]
    assert ("epoch.station_lost", "1:5-8") in history.findings()
    assert ("epoch.entries_lost", "1:9-10") in history.findings()
    assert not {code for code, _ in history.findings()} - {"epoch.station_lost", "epoch.entries_lost"}
    assert history.diverging() == set()
    with pytest.raises(StoreRefused, match=r"epoch\.not_needed"), history.door():
        raise AssertionError("entered")


@pytest.mark.long
def test_what_was_left_of_the_old_epoch_is_delivered_before_the_new_one(
    history: History, tmp_path: Path
) -> None:
    history.deliver()
    history.record(2)
    image = history.copy(tmp_path / "image")
    history.record(1)
    history.put_back(image)
    history.open_epoch()
    _, view = history.deliver()
    assert history.held(1) == [1, 2, 3]
    assert history.held(2) == [1]
    assert (view.saved, view.receipted, view.waiting) == (4, 4, 0)
    assert history.findings() == {("epoch.entries_lost", "1:4")}, "nothing is undelivered any more"


def test_a_cloned_disk_is_found_by_the_registry_and_both_histories_are_kept(
    history: History, tmp_path: Path
) -> None:
    history.record(1)
    image, mark = history.copy(tmp_path / "image"), mark_file(history.marks, history.station)
    seen = mark.read_bytes()
    history.record(2)
    history.deliver()
    history.put_back(image)
    mark.write_bytes(seen)  # the other computer has the same mark: nothing here can tell
    history.record(4)
    told, view = history.deliver()
    assert (told[-1].kind, told[-1].code) == (SyncKind.ATTENTION, "receipt.hash_differs")
    assert view.waiting == 6
    assert refused(history) == "journal.differs_from_registry"
    assert history.open_epoch() == 2
    told, view = history.deliver()
    assert told[-1].kind is SyncKind.UP_TO_DATE
    assert view.waiting == 0
    assert history.held(1) == [1, 2, 3, 4]
    assert {seq for epoch, seq in history.diverging() if epoch == 1} == {3, 4, 5, 6}
    assert history.held(2) == [1]
    assert ("epoch.last_differs", "1:6") not in history.findings()
    assert ("epoch.undelivered", "1:5-6") in history.findings()


@pytest.mark.long
def test_a_registry_that_is_ahead_stops_the_next_start(history: History, tmp_path: Path) -> None:
    image = history.copy(tmp_path / "image")
    mark = mark_file(history.marks, history.station)
    seen = mark.read_bytes()
    history.record(3)
    history.deliver()
    history.put_back(image)
    mark.write_bytes(seen)
    told, _ = history.deliver()
    assert (told[-1].kind, told[-1].code) == (SyncKind.ATTENTION, "receipt.ahead")
    assert refused(history) == "journal.shorter_than_registry"
    with history.door() as door:
        assert [(one.witness, one.head.seq) for one in door.seen] == [("mark", 1), ("registry", 4)]
    history.open_epoch()
    history.deliver()
    assert ("epoch.station_lost", "1:2-4") in history.findings()


@pytest.mark.long
def test_a_number_that_any_witness_knows_is_never_used_again(history: History, tmp_path: Path) -> None:
    image = history.copy(tmp_path / "image")
    history.record(1)
    history.put_back(image)
    assert history.open_epoch() == 2
    history.record(2)
    history.put_back(image)
    assert refused(history) == "journal.shorter_than_mark"
    assert history.open_epoch() == 3
    assert history.record(1).seq == 2
    history.deliver()
    assert (history.held(1), history.held(2), history.held(3)) == ([1], [], [1, 2])
    with closing(history.open()) as store, store.unit() as unit:
        assert unit.journal.count() == 3


@pytest.mark.long
def test_a_kill_between_the_new_epoch_and_its_mark_leaves_a_station_that_starts(
    history: History, tmp_path: Path
) -> None:
    image = history.copy(tmp_path / "image")
    history.record(3)
    mark = mark_file(history.marks, history.station)
    seen = mark.read_bytes()
    history.put_back(image)
    history.open_epoch()
    mark.write_bytes(seen)  # as it lay when the power went
    assert history.record(1).epoch == 2
    assert json.loads(mark.read_text())["epoch"] == 2


def test_a_new_epoch_does_not_excuse_what_it_did_not_own_up_to(history: History, tmp_path: Path) -> None:
    image = history.copy(tmp_path / "image")
    history.record(3)
    history.put_back(image)
    history.open_epoch()
    write_mark(mark_file(history.marks, history.station), Head(1, 9, bytes(32)))
    assert refused(history) == "journal.differs_from_mark"


def test_an_old_epoch_that_was_cut_short_behind_a_new_one_is_found(history: History, tmp_path: Path) -> None:
    history.record(2)
    image = history.copy(tmp_path / "image")
    history.record(1)
    history.put_back(image)
    history.record_over(1)
    with closing(sqlite3.connect(history.records / "station.sqlite")) as connection:
        connection.execute("DROP TRIGGER journal_no_delete")
        connection.execute("DELETE FROM entry_index WHERE epoch = 1 AND seq = 3")
        connection.execute("DELETE FROM journal WHERE epoch = 1 AND seq = 3")
        connection.commit()
    with pytest.raises(JournalRefused) as found:
        history.open()
    assert (found.value.code, found.value.facts["wrong"]) == ("journal.damaged", "opening")


@pytest.mark.long
def test_a_registry_that_came_back_from_a_backup_gets_closed_epochs_again_too(
    history: History, tmp_path: Path
) -> None:
    image = history.copy(tmp_path / "image")
    history.record(1)
    history.put_back(image)
    history.record_over(2)
    history.deliver()
    history.registry_forgets()
    assert history.held(1) == history.held(2) == []
    told, view = history.deliver()
    assert told[-1].kind is SyncKind.UP_TO_DATE
    assert (history.held(1), history.held(2)) == ([1], [1, 2, 3])
    assert view.receipted == view.saved == 4


def test_a_journal_that_is_what_it_was_needs_no_epoch(history: History) -> None:
    history.record(2)
    with pytest.raises(StoreRefused, match=r"epoch\.not_needed"), history.door():
        raise AssertionError("entered")
    with closing(history.open()), pytest.raises(StoreRefused, match="already_running"), history.door():
        raise AssertionError("entered")
