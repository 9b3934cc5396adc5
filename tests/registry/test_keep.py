"""Rows by COPY and by INSERT are the same rows, and their faults look alike."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from registry import tables
from registry.engine import open_engine, reading, transact
from registry.keep import EntryRow, keep
from registry.migrate import bring_up
from tests.registry.opened import enrolled, opened_registry, sent


def rows(count: int, first: int = 1) -> list[EntryRow]:
    return [("st", 1, seq, b"raw\0\\N\n%d" % seq, b"h", b"s", 5) for seq in range(first, first + count)]


@pytest.mark.parametrize("count", [1, 8, 9, 500])
def test_what_is_kept_is_read_back(database: str, count: int) -> None:
    engine = open_engine(database)
    bring_up(engine)
    transact(engine, lambda one: keep(one, tables.entry, rows(count)))
    with reading(engine) as connection:
        found = connection.execute(select(tables.entry).order_by(tables.entry.c.seq)).all()
    assert [tuple(row) for row in found] == rows(count)
    engine.dispose()


@pytest.mark.parametrize("count", [1, 20])
def test_a_row_that_is_there_already_is_refused_and_nothing_is_kept(database: str, count: int) -> None:
    engine = open_engine(database)
    bring_up(engine)
    transact(engine, lambda one: keep(one, tables.entry, rows(1, first=count)))

    def again(connection: Connection) -> None:
        keep(connection, tables.entry, rows(count))

    with pytest.raises(IntegrityError):
        transact(engine, again)
    with reading(engine) as connection:
        assert connection.execute(select(func.count()).select_from(tables.entry)).scalar_one() == 1
    engine.dispose()


def test_a_restart_of_the_server_costs_no_delivery(postgres_database: str, tmp_path: Path) -> None:
    with opened_registry(postgres_database, tmp_path / "registry.key") as registry:
        station = enrolled(registry)
        station.write(20)
        sent(registry, station, 1, 5)
        other = open_engine(postgres_database)
        with other.connect() as connection:
            ours = text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            assert connection.execute(ours).scalars().all()
        other.dispose()
        assert sent(registry, station, 6)[1].acked_seq == 20


def test_a_connection_cut_in_the_middle_is_tried_once_more_and_no_oftener(
    postgres_database: str, tmp_path: Path
) -> None:
    tries: list[int] = []

    def act(connection: Connection) -> None:
        tries.append(1)
        connection.execute(insert(tables.invite).values(**_INVITE))
        if len(tries) == 1:
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with opened_registry(postgres_database, tmp_path / "registry.key") as registry:
        transact(registry.engine, act)
        with reading(registry.engine) as connection:
            assert connection.execute(select(func.count()).select_from(tables.invite)).scalar_one() == 1
    assert len(tries) == 2


_INVITE = {"invite": "i", "secret": b"s", "realm": "practice", "label": "", "expires_at": 1}
