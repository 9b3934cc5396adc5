"""The registry's migrations: the tables they make are the tables the program uses, up, down and with data."""

import json
import re
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text

from registry import tables
from registry.engine import open_engine, reading, transact
from registry.keys import signs_at, spans
from registry.migrate import KNOWN, NEWEST, bring_up, move_to, version_of
from registry.refused import RegistryRefused
from registry.service import open_registry
from tests.registry.opened import enrolled, opened_registry, sent

_FIRST_STATION = "INSERT INTO station VALUES ('st', 'I1', :key, 1, NULL)"


def test_the_newest_form_is_what_the_program_uses(database: str) -> None:
    engine = open_engine(database)
    bring_up(engine)
    bring_up(engine)
    with reading(engine) as connection:
        opts = {"compare_type": True, "include_object": _no_partition}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, tables.METADATA) == []
    engine.dispose()


def _no_partition(_thing: object, name: str | None, kind: str, _found: bool, _other: object) -> bool:
    return not (kind == "table" and re.fullmatch(r"entry_\d\d", name or ""))


def test_entries_are_spread_over_partitions_on_a_server(postgres_database: str) -> None:
    engine = open_engine(postgres_database)
    bring_up(engine)
    with reading(engine) as connection:
        parts = connection.execute(
            text("SELECT count(*) FROM pg_inherits WHERE inhparent = 'entry'::regclass")
        )
        assert parts.scalar_one() == 16
    engine.dispose()


def test_a_database_of_the_first_form_is_carried_over(database: str) -> None:
    engine = open_engine(database)
    move_to(engine, "0001")
    with engine.begin() as connection:
        connection.execute(text(_FIRST_STATION), {"key": b"k"})
        connection.execute(text("INSERT INTO stream_head VALUES ('st', 1, 2, :h, 5, 1)"), {"h": b"2"})
        for seq in (1, 2):
            row = {"seq": seq, "raw": b"raw%d" % seq, "h": b"%d" % seq}
            connection.execute(text("INSERT INTO entry VALUES ('st', 1, :seq, :raw, :h, :h, 5)"), row)
    bring_up(engine)
    with reading(engine) as connection:
        raws = connection.execute(select(tables.entry.c.raw).order_by(tables.entry.c.seq)).scalars()
        assert [bytes(raw) for raw in raws] == [b"raw1", b"raw2"]
        assert connection.execute(select(tables.judging.c.judged_seq)).scalars().all() == [1]
    move_to(engine, "0001")
    with reading(engine) as connection:
        assert connection.execute(text("SELECT seq, judged_seq FROM stream_head")).one() == (2, 1)
        assert connection.execute(text("SELECT count(*) FROM entry")).scalar_one() == 2
    engine.dispose()


def test_each_stations_key_is_its_first_after_the_step_to_credentials(database: str) -> None:
    engine = open_engine(database)
    move_to(engine, "0004")
    with engine.begin() as connection:
        connection.execute(text(_FIRST_STATION), {"key": b"k"})
    bring_up(engine)
    with reading(engine) as connection:
        assert signs_at(spans(connection, "st"), (1, 1)) == b"k"
    move_to(engine, "0004")
    with reading(engine) as connection:
        assert not {"station_key", "registry_key", "answered"} & set(inspect(connection).get_table_names())
        assert connection.execute(text("SELECT public_key FROM station")).scalar_one() == b"k"
    engine.dispose()


def test_what_judged_entries_name_is_wanted_after_the_step_to_attachments(database: str) -> None:
    engine = open_engine(database)
    move_to(engine, "0002")
    named = {"sha256": "ab" * 32, "len": 9, "mime": "image/jpeg"}
    odd = {"sha256": "AB", "len": 9, "mime": "image/jpeg"}
    with engine.begin() as connection:
        connection.execute(text(_FIRST_STATION), {"key": b"k"})
        for seq, refs, kind in ((1, [named, odd], "a"), (2, [named], "a"), (3, [{**named, "len": 1}], None)):
            raw = json.dumps({"refs": refs}, separators=(",", ":")).encode()
            row = {"seq": seq, "raw": raw, "h": b"%d" % seq, "kind": kind}
            connection.execute(text("INSERT INTO entry VALUES ('st', 1, :seq, :raw, :h, :h, 5)"), row)
            connection.execute(
                text("INSERT INTO judged (station, epoch, seq, type) VALUES ('st', 1, :seq, :kind)"), row
            )
    bring_up(engine)
    with reading(engine) as connection:
        assert connection.execute(select(tables.wanted)).all() == [("st", "ab" * 32, 1, 1, 9)]
        assert [row.seq for row in connection.execute(select(tables.attached).order_by("seq"))] == [1, 2]
    move_to(engine, "0002")
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM entry")).scalar_one() == 3
    engine.dispose()


def test_down_and_up_again_leaves_a_working_registry(database: str, tmp_path: Path) -> None:
    key_file = tmp_path / "registry.key"
    with opened_registry(database, key_file) as registry:
        station = enrolled(registry)
        station.write(3)
        sent(registry, station)
        for revision in reversed(KNOWN[:-1]):
            move_to(registry.engine, revision)
            assert version_of(registry.engine) == revision
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
