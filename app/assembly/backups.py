"""Backups: the records copied while the station works, proven, named when whole, and kept in number."""

import fcntl
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.assembly.signing import public_keys
from app.durable import settle, sha256_of, sync_file, sync_folder, write_durably
from app.floor.ports import CannotRecord, Clock
from app.host.brought import absent, bring_over
from app.host.disk import room_at
from app.places import Places
from app.wire.backup_note import BackupNote, BadNote, read_note, sign_note
from station_db.copy import Proven, copy_records, holds, prove_copy
from station_db.engine import FILE_NAME
from station_db.faults import StoreRefused, told_as_codes
from station_db.mark import MarkUnreadable, mark_file, read_mark
from station_db.verify import NEWEST_AT_START

_NAME = re.compile(r"station-(\d{1,9})-(\d{1,12})-(\d{8}T\d{6}\d{6})\.sqlite")
_PHOTOGRAPHS, _DOCUMENTS = "photos", "procedures"
_ROOM_BESIDE = 32 << 20  # what must stay free after the copy


class BackupFailed(Exception):
    """No backup was made, or none can be used. `code` is stable; `file` names it where there is one."""

    def __init__(self, code: str, file: str = "") -> None:
        super().__init__(f"{code} {file}".strip())
        self.code = code
        self.file = file


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy with its note, as it lies in a folder."""

    file: Path
    note: BackupNote

    @property
    def made_at(self) -> datetime:
        """When it was made."""
        return datetime.fromtimestamp(self.note.made_at / 1000, UTC)


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Where backups go, how many stay, and how thoroughly each is proven: signatures, None for every one."""

    folder: Path
    keep: int
    newest_signatures: int | None = NEWEST_AT_START


def make_backup(
    places: Places,
    key: Ed25519PrivateKey,
    clock: Clock,
    plan: BackupPlan,
    *,
    breathe: Callable[[], None] = lambda: None,
) -> Backup:
    """Copy, prove, make durable, name, note, and let the oldest go. Keys and PIN pepper are never copied.

    Raises:
        BackupFailed: with the code of what was in the way; what was kept before is untouched then.
    """
    try:
        with told_as_codes(), _alone(plan.folder):
            fresh = plan.folder / f".new-{os.getpid()}.sqlite"
            try:
                made = _made(places, key, clock, plan, fresh=fresh, breathe=breathe)
            finally:
                fresh.unlink(missing_ok=True)
            _let_go(places, plan, made, key)
    except (StoreRefused, CannotRecord) as fault:
        raise BackupFailed(fault.code) from fault
    return made


def note_file(file: Path) -> Path:
    """Where the note of a copy lies."""
    return file.with_suffix(".json")


def read_backup(file: Path, *keys: bytes) -> Backup:
    """A copy whose note one of these keys signed; the copy itself is not proven by this.

    Raises:
        BackupFailed: `backup.no_note`, `note.malformed`, `note.signature`.
    """
    try:
        with note_file(file).open("rb") as opened:
            return Backup(file, read_note(opened.read(1 << 16), *keys))
    except OSError as fault:
        raise BackupFailed("backup.no_note", file.name) from fault
    except BadNote as bad:
        raise BackupFailed(bad.code, file.name) from bad


def all_backups(folder: Path, *keys: bytes) -> tuple[Backup, ...]:
    """The backups of this station in a folder, newest first; what has no note of ours is not one."""
    found = []
    for file in folder.glob("station-*.sqlite"):
        if _NAME.fullmatch(file.name) is not None:
            with suppress(BackupFailed):
                found.append(read_backup(file, *keys))
    return tuple(sorted(found, key=lambda one: (one.note.made_at, one.file.name), reverse=True))


def prove_backup(backup: Backup) -> Proven:
    """Prove bytes, file, chain and every signature of a backup, and that it is what its note says.

    Raises:
        BackupFailed: `backup.bytes_differ`, `backup.note_differs`, or the store's code.
    """
    try:
        with told_as_codes():
            if sha256_of(backup.file) != backup.note.sha256:
                raise BackupFailed("backup.bytes_differ", backup.file.name)
        proven = prove_copy(backup.file, newest_signatures=None)
    except (StoreRefused, CannotRecord) as fault:
        raise BackupFailed(fault.code, backup.file.name) from fault
    said = (backup.note.station, backup.note.epoch, backup.note.seq, backup.note.hash, backup.note.entries)
    head = proven.head
    if said != (proven.identity.station, head.epoch, head.seq, head.hash.hex(), proven.entries):
        raise BackupFailed("backup.note_differs", backup.file.name)
    return proven


def beside(backup: Backup) -> dict[str, Path]:
    """The folders of photographs and documents that lie beside a backup."""
    return {name: backup.file.parent / name for name in (_PHOTOGRAPHS, _DOCUMENTS)}


def _made(
    places: Places,
    key: Ed25519PrivateKey,
    clock: Clock,
    plan: BackupPlan,
    *,
    fresh: Path,
    breathe: Callable[[], None],
) -> Backup:
    database = places.records / FILE_NAME
    _see_room(database, plan.folder)
    fresh.unlink(missing_ok=True)
    began = copy_records(database, fresh, breathe=breathe)
    proven = prove_copy(fresh, newest_signatures=plan.newest_signatures)
    _compare(places, proven, fresh, began_holds=holds(fresh, began))
    for source, name in ((places.photographs, _PHOTOGRAPHS), (places.documents, _DOCUMENTS)):
        brought = bring_over(source, plan.folder / name, breathe=breathe)
        if brought.damaged:
            raise StoreRefused("backup.file_damaged", file=brought.damaged[0])
    now = clock.now()
    head = proven.head
    note = BackupNote(
        station=proven.identity.station,
        realm=proven.identity.realm,
        epoch=head.epoch,
        seq=head.seq,
        hash=head.hash.hex(),
        entries=proven.entries,
        sha256=sha256_of(fresh),
        size=fresh.stat().st_size,
        schema=proven.schema,
        made_at=now.utc_ms,
        photographs=len(proven.photographs),
        photographs_missing=absent(plan.folder / _PHOTOGRAPHS, proven.photographs),
    )
    file = plan.folder / f"station-{head.epoch}-{head.seq}-{now.utc:%Y%m%dT%H%M%S%f}.sqlite"
    sync_file(fresh)
    settle(fresh, file)
    # The note comes last: a copy without one is no backup, so a cut in between leaves none by half.
    write_durably(note_file(file), sign_note(note, key))
    return Backup(file, note)


def _see_room(database: Path, folder: Path) -> None:
    room = room_at(folder)
    if database.is_file() and room is not None and room < database.stat().st_size + _ROOM_BESIDE:
        raise StoreRefused("backup.no_room")


def _compare(places: Places, proven: Proven, fresh: Path, *, began_holds: bool) -> None:
    """The copy holds what the records had when it began, and what the mark has seen."""
    if not began_holds:
        raise StoreRefused("backup.head_differs")
    try:
        mark = read_mark(mark_file(places.mark, proven.identity.station))
    except MarkUnreadable:
        return  # the station tells of that at its start, and writes it anew
    # A station at work may have gone on meanwhile, so the mark is held against the records themselves.
    if mark is not None and not holds(places.records / FILE_NAME, mark):
        raise StoreRefused("backup.behind_mark")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One backup at a time in a folder."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = os.open(folder / "backup.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise StoreRefused("backup.already_running") from taken
        for left in folder.glob(".new-*.sqlite*"):  # of a backup that was killed
            left.unlink(missing_ok=True)
        yield
    finally:
        os.close(lock)


def _let_go(places: Places, plan: BackupPlan, made: Backup, key: Ed25519PrivateKey) -> None:
    """Let the oldest go, note first: what has no note is no backup. The one just made always stays."""
    ours = all_backups(plan.folder, *public_keys(places, key.public_key().public_bytes_raw()))
    for old in ours[plan.keep :]:
        if old.file != made.file:
            note_file(old.file).unlink()
            old.file.unlink()
    sync_folder(plan.folder)
