"""A whole copy of the records while the station may be at work, and the proof that it is one."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL

from app.domain.journal import Head
from app.wire.envelope import decode
from station_db.engine import APPLICATION_ID
from station_db.faults import StoreRefused, told_as_codes
from station_db.identity import Identity, read_identity
from station_db.journal_store import read_head
from station_db.migrate import SCHEMA, schema_of
from station_db.verify import examine_alone

_PAGES_AT_ONCE = 64
_MOST_RESTARTS = 20
_BUSY_MS = 5000
# What stands in an entry that names a photograph: `refs` is canonical JSON, so nothing else looks like it.
_WITH_PHOTOGRAPHS = "instr(raw, CAST('\"refs\":[{' AS BLOB)) > 0"


@dataclass(frozen=True, slots=True)
class Proven:
    """A copy that holds: whose it is, its newest entry, how many there are, and its photographs' SHA-256."""

    identity: Identity
    head: Head
    entries: int
    schema: int
    photographs: frozenset[str]


def copy_records(database: Path, target: Path, *, breathe: Callable[[], None] = lambda: None) -> Head:
    """Copy the records piece by piece; the newest entry that they had when it began.

    Each piece holds the file for a moment only, so that a station at work can commit between two of them;
    SQLite then begins anew, and after some twenty times the rest is copied in one go. `breathe` is called
    between pieces and may end the copying by an exception.

    Raises:
        CannotRecord: the file cannot be read, or the target's disk does not take it.
        StoreRefused: `backup.not_ours`, `backup.not_enrolled`.
    """
    if not database.is_file():
        raise StoreRefused("backup.not_enrolled")
    with told_as_codes():
        if schema_of(database)[0] != APPLICATION_ID:
            raise StoreRefused("backup.not_ours")
        with reading(database) as connection:
            if read_identity(connection) is None:
                raise StoreRefused("backup.not_enrolled")
            began = read_head(connection)
        # Not read-only: after a crash SQLite must be able to roll the last act back before it reads.
        source = sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True, timeout=_BUSY_MS / 1000)
        with closing(source), closing(sqlite3.connect(target)) as copy:
            source.execute("PRAGMA query_only = ON")
            copy.execute("PRAGMA synchronous = OFF")  # the caller makes the whole file durable
            _copy(source, copy, breathe)
    return began


class _Restless(Exception):
    """The station works so much that the copying begins anew again and again."""


class _Pace:
    """Counts how often the copying began anew: then more is left than there was."""

    def __init__(self, breathe: Callable[[], None]) -> None:
        self._breathe = breathe
        self._left = -1
        self._restarts = 0

    def __call__(self, _status: int, remaining: int, _total: int) -> None:
        self._breathe()
        self._restarts += 0 <= self._left < remaining
        self._left = remaining
        if self._restarts > _MOST_RESTARTS:
            raise _Restless


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection, breathe: Callable[[], None]) -> None:
    try:
        source.backup(copy, pages=_PAGES_AT_ONCE, progress=_Pace(breathe))
    except _Restless:
        source.backup(copy)


def prove_copy(file: Path, *, newest_signatures: int | None) -> Proven:
    """Open a copy for reading alone and prove file, chain and signatures.

    Raises:
        StoreRefused: `backup.not_ours`, `backup.not_enrolled`, `store.newer`.
        JournalRefused: `journal.damaged`.
        CannotRecord: it cannot be read.
    """
    with told_as_codes():
        application, version = schema_of(file)
        if application != APPLICATION_ID:
            raise StoreRefused("backup.not_ours")
        if version > SCHEMA:
            raise StoreRefused("store.newer", found=version, known=SCHEMA)
        with reading(file, only=True) as connection:
            identity = read_identity(connection)
            if identity is None:
                raise StoreRefused("backup.not_enrolled")
            chain = examine_alone(connection, identity, newest_signatures=newest_signatures)
            named = frozenset(_photographs(connection))
    return Proven(identity, chain.head, chain.entries, version, named)


def holds(file: Path, head: Head) -> bool:
    """Whether the records in a file have this very entry. Raises CannotRecord."""
    if head.seq == 0:
        return True
    with told_as_codes(), reading(file, only=True) as connection:
        query = "SELECT hash FROM journal WHERE epoch = ? AND seq = ?"
        row = connection.exec_driver_sql(query, (head.epoch, head.seq)).first()
    return row is not None and bytes(row[0]) == head.hash


@contextmanager
def reading(file: Path, *, only: bool = False) -> Iterator[Connection]:
    """A connection that changes nothing; `only` opens the file itself for reading alone."""
    engine = create_engine(
        URL.create(
            "sqlite+pysqlite",
            database=file.absolute().as_uri(),
            query={"mode": "ro" if only else "rw", "uri": "true"},
        ),
        connect_args={"timeout": _BUSY_MS / 1000},
    )
    event.listen(engine, "connect", _quiet)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _quiet(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")


def _photographs(connection: Connection) -> Iterator[str]:
    rows = connection.exec_driver_sql(f"SELECT raw FROM journal WHERE {_WITH_PHOTOGRAPHS}")  # noqa: S608
    for (raw,) in rows:
        for ref in decode(raw).refs:
            named = ref.get("sha256")
            if isinstance(named, str):
                yield named
