"""How rows of entries get into the table: by COPY on PostgreSQL, by INSERT elsewhere."""

from collections.abc import Sequence
from typing import cast

import psycopg
from sqlalchemy import Connection, insert

from registry import tables

EntryRow = tuple[str, int, int, bytes, bytes, bytes, int]
"""station, epoch, seq, raw, hash, sig, received_at (UTC milliseconds): the columns of `entry` in their order."""

_TYPES = ("text", "int8", "int8", "bytea", "bytea", "bytea", "int8")
_COPY = f"COPY entry ({', '.join(tables.entry.c.keys())}) FROM STDIN (FORMAT BINARY)"
_FEW = 8


def keep(connection: Connection, rows: Sequence[EntryRow]) -> None:
    """Add rows in one transaction with whatever else `connection` does.

    The caller holds the stream's lock, so that no row of it can be there already.
    """
    if connection.dialect.name == "postgresql" and len(rows) > _FEW:
        _copy(connection, rows)
    else:
        names = tables.entry.c.keys()
        connection.execute(insert(tables.entry), [dict(zip(names, row, strict=True)) for row in rows])


def _copy(connection: Connection, rows: Sequence[EntryRow]) -> None:
    driver = cast(psycopg.Connection[object], connection.connection.driver_connection)
    with driver.cursor() as cursor, cursor.copy(_COPY) as copy:
        copy.set_types(_TYPES)
        for row in rows:
            copy.write_row(row)
