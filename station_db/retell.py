"""The projections told again in a copy, and held against those that were worked with."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from app.wire.envelope import BadEnvelope
from station_db.engine import open_engine
from station_db.faults import told_as_codes
from station_db.migrate import bring_up
from station_db.projections import rebuild
from station_db.tables import PROJECTIONS

_SHOWN = 3


class Untellable(Exception):
    """The journal holds an entry that no program of ours would write, so nothing can be told from it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One projection that does not follow from the journal: rows only worked with, and rows only told."""

    table: str
    only_live: int
    only_told: int
    examples: tuple[str, ...]


def retell(copy: Path, scratch: Path) -> tuple[int, tuple[Difference, ...]]:
    """Tell a copy's projections again in `scratch`, a second copy; how many entries, and what differs.

    Both are private: an older form is brought up in both.

    Raises:
        CannotRecord: the disk does not take it.
        StoreRefused: the form cannot be brought up.
    """
    with told_as_codes():
        told = 0
        for file in (copy, scratch):
            engine = open_engine(file)
            try:
                bring_up(engine, file.parent / "backup")
                if file == scratch:
                    with engine.begin() as one:
                        told = rebuild(one)
            finally:
                engine.dispose()
        with closing(sqlite3.connect(scratch.absolute().as_uri(), uri=True)) as connection:
            connection.execute("ATTACH ? AS live", (f"{copy.absolute().as_uri()}?mode=ro",))
            return told, _differences(connection)


def retell_in_memory(source: sqlite3.Connection) -> tuple[Difference, ...]:
    """The same of a file that may not be written to: all of it is copied into memory; what differs.

    Raises:
        Untellable: the journal holds an entry that nothing can be told from.
        sqlite3.DatabaseError: the file is damaged.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        source.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")  # answers go with their pack, as they do at the station
        copy.execute("ATTACH ':memory:' AS live")
        for name in (table.name for table in PROJECTIONS):
            copy.execute(f"CREATE TABLE live.{name} AS SELECT * FROM main.{name}")  # noqa: S608 - our names
        engine = create_engine("sqlite+pysqlite://", creator=lambda: copy, poolclass=StaticPool)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        with engine.begin() as connection:
            rebuild(connection)
        return _differences(copy)
    except (SQLAlchemyError, BadEnvelope, KeyError, TypeError, ValueError) as fault:
        raise Untellable from fault
    finally:
        copy.close()


def _differences(connection: sqlite3.Connection) -> tuple[Difference, ...]:
    """What was told, in `main`, against what was worked with, in `live`."""
    found = (_held_against(connection, table.name) for table in PROJECTIONS)
    return tuple(one for one in found if one is not None)


def _held_against(connection: sqlite3.Connection, table: str) -> Difference | None:
    live = _only(connection, "live", "main", table)
    told = _only(connection, "main", "live", table)
    if not live and not told:
        return None
    examples = [f"live {row!r}" for row in live[:_SHOWN]] + [f"told {row!r}" for row in told[:_SHOWN]]
    return Difference(table, len(live), len(told), tuple(examples))


def _only(connection: sqlite3.Connection, here: str, there: str, table: str) -> list[tuple[object, ...]]:
    # The names are ours, from the list of projections; a schema cannot be given as a parameter.
    query = f"SELECT * FROM {here}.{table} EXCEPT SELECT * FROM {there}.{table}"  # noqa: S608
    return connection.execute(query).fetchall()
