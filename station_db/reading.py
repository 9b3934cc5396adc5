"""Reads a station's database as an auditor does: never written to, whatever state it was left in.

A station that was killed leaves a rollback journal beside its file. Reading the file alone would show what
was never committed, and reading both would roll the file back in place. So both are copied, and the copy is
rolled back. Where a station may be at work the file is copied as well: that takes a moment, while a reader
that stayed would keep the station from writing.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.domain.journal import Head
from app.wire.record import StoredRow
from app.wire.witness import StoredReceipt
from station_db.engine import APPLICATION_ID, FILE_NAME
from station_db.lock import FILE_NAME as LOCK_NAME
from station_db.migrate import SCHEMA

_BUSY_S = 10.0
_AT_ONCE = 500
_WAL = 2
_VERSIONS_AT = 18  # where the file's header says whether it is written ahead


class Unreadable(Exception):
    """The file is no journal that this program can judge.

    `code`: `file.absent`, `file.not_ours`, `file.newer`, `file.empty`, `file.unreadable`; `facts` beside it.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(f"{code} {facts}" if facts else code)
        self.code = code
        self.facts = facts


@dataclass(slots=True)
class OpenedFile:
    """A database open for reading; `rolled_back` when an unfinished transaction was undone in the copy.

    `broken` says how reading ended when the file could not be read to its end, "" while it could.
    """

    connection: sqlite3.Connection
    rolled_back: bool
    broken: str = ""

    def rows(self) -> Iterator[StoredRow]:
        """Every row of the journal, in order, as far as the file can be read."""
        query = "SELECT epoch, seq, raw, hash, sig FROM journal ORDER BY epoch, seq"
        try:
            yield from self.connection.execute(query)
        except sqlite3.DatabaseError as fault:
            self.broken = str(fault) or "unreadable"

    def receipts(self) -> list[StoredReceipt]:
        """Every receipt, in the order it was kept."""
        query = "SELECT n, raw, sig, epoch, acked_seq, acked_hash FROM receipt ORDER BY n"
        try:
            return [StoredReceipt(*_as_bytes(row)) for row in self.connection.execute(query)]
        except sqlite3.DatabaseError as fault:
            self.broken = str(fault) or "unreadable"
            return []

    def restored_from(self) -> list[tuple[str, Head]]:
        """Heads that a backup put in place must still hold; none where no such table is kept."""
        there = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'witness'"
        if self.connection.execute(there).fetchone() is None:
            return []
        query = "SELECT kind, epoch, seq, hash FROM witness WHERE kind = 'restored' ORDER BY n"
        return [("backup", Head(row[1], row[2], row[3])) for row in self.connection.execute(query)]

    def identity_key(self) -> bytes | None:
        """The station's key as the table beside the journal has it; None before enrolment."""
        row = self.connection.execute("SELECT public_key FROM identity ORDER BY epoch LIMIT 1").fetchone()
        return row[0] if row is not None and isinstance(row[0], bytes) else None

    def station(self) -> str:
        """The station's id as the table beside the journal has it, "" before enrolment."""
        row = self.connection.execute("SELECT station FROM identity ORDER BY epoch LIMIT 1").fetchone()
        return row[0].decode(errors="replace") if row is not None and isinstance(row[0], bytes) else ""

    def version(self) -> int:
        """The number of the file's form."""
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def file_damage(self) -> str:
        """What SQLite itself finds wrong with the file, "" when nothing."""
        try:
            row = self.connection.execute("PRAGMA integrity_check(1)").fetchone()
        except sqlite3.DatabaseError as fault:
            return str(fault)
        said = row[0].decode(errors="replace") if row is not None and isinstance(row[0], bytes) else "nothing"
        return "" if said == "ok" else said


def _as_bytes(row: tuple[Any, ...]) -> tuple[Any, ...]:
    n, raw, sig, epoch, seq, hashed = row
    return (
        n,
        raw if isinstance(raw, bytes) else b"",
        sig if isinstance(sig, bytes) else b"",
        epoch,
        seq,
        hashed if isinstance(hashed, bytes) else b"",
    )


def database_in(path: Path) -> Path:
    """The database that a path means: the file itself, or the one in a data directory."""
    return path / FILE_NAME if path.is_dir() else path


@contextmanager
def opened_for_reading(database: Path) -> Iterator[OpenedFile]:
    """The database, read without writing anything into its folder.

    Raises:
        Unreadable: it is not there, not ours, of a later program, or cannot be read at all.
    """
    if not database.is_file():
        raise Unreadable("file.absent", file=database.name)
    with TemporaryDirectory(prefix="verify-") as scratch:
        connection, rolled_back = _opened(database, Path(scratch))
        try:
            _refuse_strangers(connection)
            yield OpenedFile(connection, rolled_back)
        except sqlite3.DatabaseError as fault:
            raise Unreadable("file.unreadable", said=str(fault)) from fault
        finally:
            connection.close()


def _opened(database: Path, scratch: Path) -> tuple[sqlite3.Connection, bool]:
    try:
        if _unfinished(database):
            return _copied_with_journal(database, scratch), True
        connection = _connect(database)
        if (database.parent / LOCK_NAME).exists():
            connection = _snapshot(connection, scratch)
    except (OSError, sqlite3.Error) as fault:
        raise Unreadable("file.unreadable", said=str(fault)) from fault
    return connection, False


def _connect(database: Path) -> sqlite3.Connection:
    address = f"{database.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=_BUSY_S, isolation_level=None)
    return _prepared(connection)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.text_factory = bytes  # a damaged file may hold text that is none
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _unfinished(database: Path) -> bool:
    """Whether a plain reader cannot show what was committed: killed in the middle, or written ahead."""
    with database.open("rb") as file:
        header = file.read(_VERSIONS_AT + 2)
    if header[_VERSIONS_AT : _VERSIONS_AT + 2] == bytes([_WAL, _WAL]):
        return True
    beside = database.with_name(database.name + "-journal")
    if not beside.exists() or beside.stat().st_size == 0:
        return False
    try:
        connection = _connect(database)
    except sqlite3.OperationalError:
        return True
    try:
        # A station at work has its journal there too, and this then reads what stood before it.
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise
        return True
    finally:
        connection.close()
    return False


def _copied_with_journal(database: Path, scratch: Path) -> sqlite3.Connection:
    copy = scratch / database.name
    for ending in ("", "-journal", "-wal"):
        source = database.with_name(database.name + ending)
        if source.exists():
            shutil.copyfile(source, scratch / (database.name + ending))
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute(
        "SELECT count(*) FROM sqlite_schema"
    ).fetchone()  # rolls back now, and says if it fails
    return _prepared(connection)


def _snapshot(source: sqlite3.Connection, scratch: Path) -> sqlite3.Connection:
    copy = sqlite3.connect(scratch / "snapshot.sqlite", isolation_level=None)
    copy.execute("PRAGMA synchronous = OFF")
    try:
        source.backup(copy)
    finally:
        source.close()
    return _prepared(copy)


def _refuse_strangers(connection: sqlite3.Connection) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise Unreadable("file.not_ours", application_id=application)
    if version > SCHEMA:
        raise Unreadable("file.newer", found=version, known=SCHEMA)
    if connection.execute("SELECT 1 FROM journal LIMIT 1").fetchone() is None:
        raise Unreadable("file.empty")
