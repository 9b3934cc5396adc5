"""A backup put back in place, or put somewhere else to see that it could be."""

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.assembly.backups import (
    Backup,
    BackupFailed,
    all_backups,
    beside,
    prove_backup,
    read_backup,
)
from app.assembly.signing import public_keys
from app.durable import copy_durably, settle, sync_folder
from app.floor.ports import CannotRecord, Clock
from app.host.brought import absent, bring_over
from app.places import Places
from station_db.copy import reading
from station_db.engine import FILE_NAME, open_engine
from station_db.faults import StoreRefused, told_as_codes
from station_db.journal_store import count_entries, newest_in, read_head
from station_db.lock import StationLock
from station_db.migrate import bring_up
from station_db.new_epoch import ASIDE
from station_db.receipt_rows import RESTORED, write_witness
from station_db.retell import Difference, retell


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and under which name the file that lay there is kept, "" when none did."""

    backup: Backup
    kept: str
    photographs: int


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a backup came to when it was put somewhere else: how good it is, and how much is younger."""

    backup: Backup
    entries: int
    told: int
    differences: tuple[Difference, ...]
    photographs_missing: int
    younger_entries: int
    age_ms: int

    @property
    def good(self) -> bool:
        """Whether the station could go on with it."""
        return not self.differences and not self.photographs_missing and self.told == self.entries


def restore(places: Places, file: Path, key: Ed25519PrivateKey, clock: Clock) -> Restored:
    """Prove the backup, keep what is here under another name, and put the copy in its place in one step.

    The copy says of itself that it was restored, so the next start stops until a new epoch is open.

    Raises:
        BackupFailed: it does not hold, or the disk does not take it; what was here stays in place then.
        StoreRefused: `station.already_running`.
    """
    backup = read_backup(file, *public_keys(places, key.public_key().public_bytes_raw()))
    try:
        with told_as_codes(), closing(_Locked(places.records)):
            prove_backup(backup)
            fresh = places.records / f"{FILE_NAME}.restoring"
            try:
                photographs, kept = _put_in_place(backup, places, fresh, clock)
            finally:
                fresh.unlink(missing_ok=True)
    except CannotRecord as fault:
        raise BackupFailed(fault.code, file.name) from fault
    return Restored(backup, kept, photographs)


def drill(places: Places, folder: Path, key: Ed25519PrivateKey, clock: Clock) -> Drilled:
    """Put the newest backup into a temporary place, prove everything about it, and take it away again.

    Raises:
        BackupFailed: there is none, or it does not hold.
    """
    found = all_backups(folder, *public_keys(places, key.public_key().public_bytes_raw()))
    if not found:
        raise BackupFailed("backup.none")
    newest = found[0]
    try:
        with told_as_codes(), TemporaryDirectory(prefix="drill-", dir=folder) as place:
            proven = prove_backup(newest)
            one, two = Path(place) / "records.sqlite", Path(place) / "told.sqlite"
            for copy in (one, two):
                if copy_durably(newest.file, copy) != newest.note.sha256:
                    raise BackupFailed("backup.bytes_differ", newest.file.name)
            told, differences = retell(one, two)
            missing = absent(folder / "photos", proven.photographs)
            live = _live_entries(places.records / FILE_NAME)
    except (StoreRefused, CannotRecord) as fault:
        raise BackupFailed(fault.code, newest.file.name) from fault
    age = clock.now().utc_ms - newest.note.made_at
    younger = max(0, live - proven.entries)
    return Drilled(newest, proven.entries, told, differences, missing, younger, max(0, age))


def _put_in_place(backup: Backup, places: Places, fresh: Path, clock: Clock) -> tuple[int, str]:
    """The copy in place of what is here; how many files came with it, and the name of what was here."""
    if copy_durably(backup.file, fresh) != backup.note.sha256:
        raise BackupFailed("backup.bytes_differ", backup.file.name)
    _say_restored(fresh, places, clock)
    photographs = sum(bring_over(there, here).fresh for there, here in _folders(backup, places))
    kept = _keep_aside(places.records, clock.now().utc)
    settle(fresh, places.records / FILE_NAME)
    return photographs, kept


class _Locked:
    """Nobody else has the records open."""

    def __init__(self, records: Path) -> None:
        records.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = StationLock(records)

    def close(self) -> None:
        self._lock.release()


def _say_restored(fresh: Path, places: Places, clock: Clock) -> None:
    engine = open_engine(fresh)
    try:
        bring_up(engine, places.records / "backup")
        with engine.begin() as connection:
            write_witness(connection, RESTORED, read_head(connection), at=clock.now().utc_ms)
    finally:
        engine.dispose()


def _folders(backup: Backup, places: Places) -> list[tuple[Path, Path]]:
    there = beside(backup)
    return [(there["photos"], places.photographs), (there["procedures"], places.documents)]


def _keep_aside(records: Path, now: datetime) -> str:
    """Give the file that lies here a second name; it loses its first only when the copy takes that."""
    database, journal = records / FILE_NAME, records / f"{FILE_NAME}-journal"
    if not database.exists():
        return ""
    name = f"replaced-{now:%Y%m%dT%H%M%S%f}.sqlite"
    aside = records / ASIDE
    aside.mkdir(exist_ok=True, mode=0o700)
    if journal.exists():
        # Left here, SQLite would roll it back into the copy. It is kept beside the file it belongs to.
        copy_durably(journal, aside / f"{name}-journal")
        copy_durably(database, aside / name)
        journal.unlink()
    else:
        os.link(database, aside / name)
    sync_folder(aside)
    sync_folder(records)
    return name


def _live_entries(database: Path) -> int:
    if not database.is_file():
        return 0
    with reading(database) as connection:
        head = read_head(connection)
        return count_entries(connection) if newest_in(connection, head.epoch).seq else 0
