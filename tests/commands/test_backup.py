"""`backup`, `restore`, `rebuild` and what the doctor says, as plant IT types them."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.__main__ import main
from app.commands.doctor_backup import backups
from app.commands.finding import State
from app.places import Places, station_places
from app.settings import read_settings
from benchmarks.road_plant import enrol_alone


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = station_places(tmp_path / "station")
    enrol_alone(made)
    return made


def typed(places: Places, *words: str) -> int:
    return main([*words, "--data", str(places.records)])


def made(places: Places) -> list[Path]:
    return sorted((places.records / "backups").glob("station-*.sqlite"))


def test_a_backup_is_made_restored_and_says_what_it_lacks(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(places, "backup") == 0
    said = capsys.readouterr().out
    assert "NOT in it: station.key and pins.pepper" in said
    (file,) = made(places)
    assert typed(places, "restore", "--drill") == 0
    assert "The station could go on with it." in capsys.readouterr().out
    assert typed(places, "restore", str(file)) == 0
    said = capsys.readouterr().out
    assert "epoch open" in said
    assert "kept: aside/replaced-" in said
    assert typed(places, "roster", "list") == 1
    assert "journal.restored" in capsys.readouterr().err


@pytest.mark.long
def test_it_goes_where_it_is_told_and_nowhere_by_half(places: Places, tmp_path: Path) -> None:
    assert typed(places, "backup", "--to", str(tmp_path / "stick")) == 0
    assert made(places) == []
    assert len(list((tmp_path / "stick").glob("station-*"))) == 2
    assert typed(places, "restore", "--drill", "--from", str(tmp_path / "stick")) == 0
    (tmp_path / "file").write_text("not a folder")
    assert typed(places, "backup", "--to", str(tmp_path / "file")) == 1


def test_without_records_or_key_nothing_is_made_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = station_places(tmp_path / "bare")
    for words in (("backup",), ("rebuild", "--check"), ("restore", "x.sqlite"), ("restore", "--drill")):
        assert typed(bare, *words) == 1
    assert not (bare.records / "station.key").exists(), "a new key would shut the old records out"
    assert "station.key" in capsys.readouterr().err
    assert typed(bare, "restore") == 2
    assert typed(bare, "restore", "x.sqlite", "--drill") == 2


def test_rebuild_compares_and_puts_right_after_a_backup(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(places, "rebuild", "--check") == 0
    with closing(sqlite3.connect(places.records / "station.sqlite")) as connection:
        connection.execute("INSERT INTO given_tag VALUES ('ghost', 'T-1')")
        connection.commit()
    assert typed(places, "rebuild", "--check") == 1
    assert "ghost" in capsys.readouterr().out
    assert typed(places, "rebuild") == 0
    assert len(made(places)) == 1
    assert typed(places, "rebuild", "--check") == 0


@pytest.mark.long
def test_the_doctor_tells_the_age(places: Places) -> None:
    settings = read_settings(places.station_file)
    (none,) = backups(places, settings)
    assert (none.state, "none in" in none.words) == (State.DEGRADED, True)
    typed(places, "backup")
    (good,) = backups(places, settings)
    assert good.state is State.GOOD
    (old,) = backups(places, settings, datetime.now(UTC) + timedelta(hours=27))
    assert old.state is State.DEGRADED
    assert "./station backup" in old.remedy
    assert backups(station_places(places.records / "elsewhere"), settings) == []
