"""The registry's database: SQLite for one desk, PostgreSQL for more, the same statements on both."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from registry.refused import RegistryRefused

Found = TypeVar("Found")

_BUSY_MS = 5000
_READS = "packbench_reads"
_TRIES = 5
_TRY_AGAIN = frozenset({"40001", "40P01"})  # serialization failure, deadlock: the transaction left nothing
_PRAGMAS = {
    # No write-ahead log: Debian 12's SQLite can corrupt one that two connections reset at once.
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "busy_timeout": (str(_BUSY_MS), _BUSY_MS),
}


def database_url(text: str) -> URL:
    """The address of the database with the driver we use.

    Raises:
        RegistryRefused: `database.unsupported`.
    """
    try:
        url = make_url(text)
    except ArgumentError as odd:
        raise RegistryRefused("database.unsupported", database=text) from odd
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in ("sqlite", "sqlite+pysqlite") and url.database not in (None, "", ":memory:"):
        return url.set(drivername="sqlite+pysqlite")
    raise RegistryRefused("database.unsupported", database=url.render_as_string(hide_password=True))


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database, or None for a server."""
    return Path(url.database) if url.drivername.startswith("sqlite") and url.database else None


def open_engine(text: str) -> Engine:
    """An engine for the database; nothing is read or written yet but a missing folder is made.

    Raises:
        RegistryRefused: `database.unsupported`.
    """
    url = database_url(text)
    file = sqlite_file(url)
    if file is None:
        return create_engine(url, pool_size=10, max_overflow=20)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(url, connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # Without this the driver opens deferred transactions by itself, and only before some statements.
    connection.isolation_level = None
    for name, (wanted, expected) in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != expected:
            raise RegistryRefused("database.pragma", pragma=name, found=str(found))


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later must hold the write lock from its start.
    reads = connection.get_execution_options().get(_READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads."""
    with engine.connect() as connection:
        yield connection.execution_options(**{_READS: True})


@contextmanager
def opened(text: str) -> Iterator[Engine]:
    """An engine for as long as the block lasts; a database that cannot be reached is said plainly.

    Raises:
        RegistryRefused: `database.unsupported`, `database.away`.
    """
    engine = open_engine(text)
    try:
        yield engine
    except DBAPIError as fault:
        raise RegistryRefused("database.away", reason=str(fault.orig).strip()) from fault
    finally:
        engine.dispose()


def transact(engine: Engine, act: Callable[[Connection], Found]) -> Found:
    """Run an act in one transaction; again from the start when the server asks for that, or was restarted.

    Connections of the pool are not tried before each use: the first that a restart has cut tells of all.

    Raises:
        OperationalError: the database is away or busy; nothing was changed.
    """
    for attempt in range(1, _TRIES + 1):
        try:
            with engine.begin() as connection:
                return act(connection)
        except OperationalError as fault:
            cut = fault.connection_invalidated and attempt == 1
            again = getattr(fault.orig, "sqlstate", None) in _TRY_AGAIN and attempt < _TRIES
            if not (cut or again):
                raise
    raise AssertionError("the last attempt returns or raises")
