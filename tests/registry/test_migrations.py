"""The registry's migrations: the tables they make are the tables the program uses, up, down and with data."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text

from registry import tables
from registry.engine import open_engine, reading, transact
from registry.migrate import KNOWN, NEWEST, bring_up, move_to, version_of
from registry.refused import RegistryRefused
from registry.service import open_registry
from tests.registry.opened import enrolled, opened_registry, sent


def test_the_newest_form_is_what_the_program_uses(database: str) -> None:
    engine = open_engine(database)
    bring_up(engine)
    bring_up(engine)
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.METADATA) == []
    engine.dispose()


def test_down_and_up_again_leaves_a_working_registry(database: str, tmp_path: Path) -> None:
    key_file = tmp_path / "registry.key"
    with opened_registry(database, key_file) as registry:
        station = enrolled(registry)
        station.write(3)
        sent(registry, station)
        for revision in reversed(KNOWN[:-1]):
            move_to(registry.engine, revision)
        with reading(registry.engine) as connection:
            assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        assert version_of(registry.engine) == "base"
        bring_up(registry.engine)
        assert version_of(registry.engine) == NEWEST
    with opened_registry(database, key_file) as again:
        station = enrolled(again)
        station.write(3)
        assert sent(again, station)[1].acked_seq == 3


def test_starting_again_keeps_every_row(database: str, tmp_path: Path) -> None:
    with opened_registry(database, tmp_path / "registry.key") as registry:
        station = enrolled(registry)
        station.write(3)
        sent(registry, station)
    with opened_registry(database, tmp_path / "registry.key") as again, reading(again.engine) as connection:
        raws = connection.execute(select(tables.entry.c.raw).order_by(tables.entry.c.seq)).scalars()
        assert [bytes(raw) for raw in raws] == station.raws


def test_a_migration_that_fails_leaves_nothing(database: str) -> None:
    engine = open_engine(database)
    transact(engine, lambda one: one.execute(text("CREATE TABLE finding (one INTEGER)")))
    with pytest.raises(Exception, match="finding"):
        bring_up(engine)
    with reading(engine) as connection:
        assert set(inspect(connection).get_table_names()) == {"finding"}
    engine.dispose()


def test_a_newer_database_is_refused(database: str, tmp_path: Path) -> None:
    with opened_registry(database, tmp_path / "registry.key") as registry:
        transact(
            registry.engine, lambda one: one.execute(text("UPDATE alembic_version SET version_num='9999'"))
        )
    with pytest.raises(RegistryRefused, match=r"database\.newer"):
        open_registry(database, key_file=tmp_path / "registry.key")


@pytest.mark.parametrize(
    "address", ["", "nonsense", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "sqlite:///"]
)
def test_a_database_we_do_not_know_is_refused(address: str) -> None:
    with pytest.raises(RegistryRefused, match=r"database\.unsupported"):
        open_engine(address)
