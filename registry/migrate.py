"""Brings the registry's database to the form this program knows, wholly or not at all."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from registry.engine import reading
from registry.refused import RegistryRefused

NEWEST = "0005"
KNOWN = ("base", "0001", "0002", "0003", "0004", NEWEST)


def bring_up(engine: Engine) -> None:
    """Make or migrate the tables.

    Raises:
        RegistryRefused: `database.newer` for the database of a later program.
    """
    version = version_of(engine)
    if version not in KNOWN:
        raise RegistryRefused("database.newer", found=version, known=NEWEST)
    if version == NEWEST:
        return
    try:
        move_to(engine, NEWEST)
    except (IntegrityError, ProgrammingError):
        # Two processes started on an empty PostgreSQL at once: the other one has made the tables.
        if version_of(engine) != NEWEST:
            raise


def version_of(engine: Engine) -> str:
    """The revision the database stands at, "base" when it is empty."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return "base"
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "base"


def move_to(engine: Engine, revision: str) -> None:
    """Step up or down to a revision in one transaction."""
    with engine.begin() as connection:
        _run_steps(connection, revision)


def _run_steps(connection: Connection, revision: str) -> None:
    # Alembic is loaded only when there is something to migrate: a start without steps stays quick.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    current = MigrationContext.configure(connection).get_current_revision() or "base"
    step = command.upgrade if KNOWN.index(revision) >= KNOWN.index(current) else command.downgrade
    step(config, revision)
