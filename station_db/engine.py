"""The one connection to the station's database: strict pragmas, read back, and explicit transactions."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import StaticPool

from station_db.faults import StoreRefused

FILE_NAME = "station.sqlite"
APPLICATION_ID = 0x50424348  # "PBCH" in the file's header
_BUSY_MS = 5000

# What is set on the connection, and what must come back when it is asked for. EXTRA also makes the
# unlinking of the rollback journal durable; with FULL the last acknowledged entry can be lost.
_PRAGMAS: Mapping[str, tuple[str, str | int]] = {
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "secure_delete": ("ON", 1),  # a name erased from the roster must not linger in free pages
    "busy_timeout": (str(_BUSY_MS), _BUSY_MS),
    "mmap_size": ("0", 0),
}


def open_engine(database: Path) -> Engine:
    """The engine around the single connection.

    Raises on first use:
        StoreRefused: `store.pragma` when a pragma did not take.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(database)),
        poolclass=StaticPool,
        # The work unit guards its thread itself: the connection is opened at start and used by the
        # records thread afterwards.
        connect_args={"check_same_thread": False, "timeout": _BUSY_MS / 1000},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def pragmas(data_dir: Path) -> dict[str, str | int]:
    """The pragmas as they come back from a scratch database in this folder, and SQLite's version.

    Leaves the station's own database alone, so it may be asked while the station runs.

    Raises:
        StoreRefused: `store.pragma`.
        OSError, sqlite3.Error: nothing can be written in the folder.
    """
    with TemporaryDirectory(prefix="pragmas-", dir=data_dir) as scratch:
        connection = sqlite3.connect(Path(scratch) / "scratch.sqlite", isolation_level=None)
        try:
            connection.execute("CREATE TABLE page (one INTEGER) STRICT")
            found: dict[str, str | int] = {"sqlite": sqlite3.sqlite_version}
            return found | _set_and_read(connection)
        finally:
            connection.close()


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # Without this the driver opens deferred transactions by itself, and only before some statements.
    connection.isolation_level = None
    _set_and_read(connection)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _set_and_read(connection: sqlite3.Connection) -> dict[str, str | int]:
    found: dict[str, str | int] = {}
    for name, (wanted, expected) in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        row: tuple[Any, ...] | None = connection.execute(f"PRAGMA {name}").fetchone()
        found[name] = row[0] if row is not None else ""
        # An SQLite built without memory mapping has no mmap_size to ask for, which is as good as 0.
        if found[name] != expected and not (name == "mmap_size" and row is None):
            raise StoreRefused("store.pragma", pragma=name, wanted=expected, found=found[name])
    return found
