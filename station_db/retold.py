"""Tells the projections again, in memory, and says which stored table differs from what the journal tells."""

import sqlite3

from sqlalchemy import create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from app.wire.envelope import BadEnvelope
from station_db.projections import rebuild
from station_db.tables import PROJECTIONS


class Untellable(Exception):
    """The journal holds an entry that no program of ours would write, so nothing can be told from it."""


def differing_tables(source: sqlite3.Connection) -> tuple[str, ...]:
    """Names of the projections that are not what the journal tells.

    The source is copied into memory and never written to.

    Raises:
        Untellable: an entry cannot be told.
        sqlite3.DatabaseError: the file is damaged.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        source.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")  # answers go with their pack, as they do at the station
        stored = {table.name: _rows(copy, table.name) for table in PROJECTIONS}
        engine = create_engine("sqlite+pysqlite://", creator=lambda: copy, poolclass=StaticPool)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        with engine.begin() as connection:
            rebuild(connection)
        return tuple(name for name, rows in stored.items() if rows != _rows(copy, name))
    except (SQLAlchemyError, BadEnvelope, KeyError, TypeError, ValueError) as fault:
        raise Untellable from fault
    finally:
        copy.close()


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    found = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - named by our own metadata
    return sorted(found, key=repr)
