"""Brings a station's database to the form this program knows, after a backup, or refuses it."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from station_db.engine import APPLICATION_ID
from station_db.faults import StoreRefused

# The number in the file's header for each step; a station never opens a file that is ahead of it.
VERSIONS: Mapping[str, int] = {"base": 0} | {f"{number:04}": number for number in range(1, 8)}
NEWEST = "0007"
SCHEMA = VERSIONS[NEWEST]
# Alembic would make its own table, but not a STRICT one.
_VERSION_TABLE = "CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT"


def bring_up(engine: Engine, backups: Path) -> Path | None:
    """Make or migrate the database; the backup's path when an existing one was migrated.

    Raises:
        StoreRefused: `store.not_ours` for somebody else's file, `store.newer` for a later program's,
            `store.migration` when the result does not hold together (nothing is changed then).
        sqlite3.Error: the backup or the migration could not be written.
    """
    version, fresh = _look(engine)
    if version > SCHEMA:
        raise StoreRefused("store.newer", found=version, known=SCHEMA)
    if version == SCHEMA:
        return None
    backup = None if fresh else back_up(engine, backups, version)
    move_to(engine, NEWEST)
    return backup


def move_to(engine: Engine, revision: str) -> None:
    """Step up or down to a revision, wholly or not at all.

    Raises:
        StoreRefused: `store.migration`.
    """
    with engine.begin() as connection:
        connection.exec_driver_sql(_VERSION_TABLE)
        _run_steps(connection, revision)
        for check, good in (("foreign_key_check", []), ("integrity_check", [("ok",)])):
            found = [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {check}")]
            if found != good:
                raise StoreRefused("store.migration", check=check, found=str(found[:3]))
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSIONS[revision]}")


def back_up(engine: Engine, backups: Path, version: int) -> Path:
    """A whole copy of the database as it stands, in `backups`."""
    backups.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = backups / f"station-v{version}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.sqlite"
    # VACUUM cannot run inside a transaction, and the engine's connections always open one.
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("VACUUM INTO ?", (str(target),))
    return target


def _run_steps(connection: Connection, revision: str) -> None:
    # Alembic is loaded only when there is something to migrate: a start without steps stays quick.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "station_db:migrations")
    config.attributes["connection"] = connection
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    step = command.upgrade if VERSIONS[revision] >= version else command.downgrade
    step(config, revision)


def _look(engine: Engine) -> tuple[int, bool]:
    with engine.connect() as connection:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    fresh = application == 0 and version == 0 and tables == 0
    if application != APPLICATION_ID and not fresh:
        raise StoreRefused("store.not_ours", application_id=int(application))
    return version, fresh


def schema_of(database: Path) -> tuple[int, int]:
    """Application id and form number of a database file, read without changing it."""
    connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        return int(application), int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()
