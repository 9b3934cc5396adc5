"""The keeper: a backup when a shift closes, one at a time, and what came of it."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.assembly.backups import Backup, BackupFailed
from app.assembly.keeper import BackupKeeper
from app.domain.operator import Credentials
from app.floor.commands import AskDelivery
from app.floor.shift_commands import FreezeSheet, SignSheet
from app.floor.views import BackupNow
from app.wire.backup_note import BackupNote

NOTE = BackupNote("ST-1", "practice", 1, 1, "0" * 64, 1, "0" * 64, 1, 5, 1_795_000_000_000, 0, 0)
MADE = Backup(Path("b.sqlite"), NOTE)
AT = datetime.fromtimestamp(1_795_000_000, UTC)


class Making:
    """Counts what was asked of it; each making waits until it is let go."""

    def __init__(self, fault: str = "") -> None:
        self.begun = threading.Semaphore(0)
        self.go = threading.Semaphore(0)
        self.count = 0
        self.fault = fault

    def __call__(self, _breathe: Callable[[], None]) -> Backup:
        self.count += 1
        self.begun.release()
        assert self.go.acquire(timeout=5)
        if self.fault:
            raise BackupFailed(self.fault)
        return MADE


def signing(side: str) -> SignSheet:
    return SignSheet("1", side, Credentials(), "accepted", "", ())


def test_a_shift_that_closes_asks_for_one_and_nothing_else_does() -> None:
    making = Making()
    keeper = BackupKeeper(making, None)
    assert keeper.now.get() == BackupNow(None)
    keeper.start()
    for command in (AskDelivery(), signing("outgoing")):
        keeper.heed(command)
    keeper.heed(signing("incoming"))
    assert making.begun.acquire(timeout=5)
    making.go.release()
    assert keeper.stop()
    assert making.count == 1
    assert keeper.now.get() == BackupNow(AT)


def test_asked_again_and_again_it_makes_one_more() -> None:
    making = Making()
    keeper = BackupKeeper(making, None)
    keeper.start()
    keeper.ask()
    assert making.begun.acquire(timeout=5)
    for _ in range(5):
        keeper.ask()
    making.go.release()
    making.go.release()
    assert keeper.stop()
    assert making.count == 2


def test_a_failure_is_told_beside_the_last_good_one(expected_log: Callable[[str], None]) -> None:
    expected_log(r"no backup was made: backup\.no_room")
    making = Making("backup.no_room")
    keeper = BackupKeeper(making, MADE)
    keeper.start()
    keeper.ask()
    making.go.release()
    assert keeper.stop()
    assert keeper.now.get() == BackupNow(AT, "backup.no_room")


def test_a_frozen_sheet_closes_a_shift() -> None:
    making = Making()
    keeper = BackupKeeper(making, None)
    keeper.start()
    keeper.heed(FreezeSheet("1002"))
    making.go.release()
    assert keeper.stop()
    assert making.count == 1
