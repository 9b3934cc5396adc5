"""How many rows at once get into a table: by COPY on PostgreSQL, by INSERT elsewhere."""

from collections.abc import Mapping, Sequence
from typing import cast

import psycopg
from sqlalchemy import BigInteger, Connection, LargeBinary, Table, Text, insert
from sqlalchemy.exc import DBAPIError

EntryRow = tuple[str, int, int, bytes, bytes, bytes, int]
"""station, epoch, seq, raw, hash, sig, received_at (UTC milliseconds): the columns of `entry`, in order."""

_FEW = 8
_TYPES: Mapping[type, str] = {Text: "text", BigInteger: "int8", LargeBinary: "bytea"}


def keep(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Add rows, each in the order of the table's columns, within the transaction of `connection`.

    Raises:
        DBAPIError: what the database says, as for any other statement.
    """
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) > _FEW:
        _copy(connection, table, rows)
    else:
        names = table.c.keys()
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])


def _copy(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    driver = cast(psycopg.Connection[object], connection.connection.driver_connection)
    statement = f"COPY {table.name} ({', '.join(table.c.keys())}) FROM STDIN (FORMAT BINARY)"
    try:
        with driver.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            copy.set_types([_TYPES[type(column.type)] for column in table.c])
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as fault:
        # COPY goes past SQLAlchemy: its faults must look like those of every other statement.
        cut = driver.closed
        if cut:
            connection.invalidate(fault)
        raise DBAPIError.instance(
            statement, None, fault, psycopg.Error, connection_invalidated=cut, dialect=connection.dialect
        ) from fault
