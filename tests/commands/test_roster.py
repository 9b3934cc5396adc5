"""The command `roster`: people are loaded as a whole or not at all, and listed without their secrets."""

import argparse
from contextlib import closing
from pathlib import Path

import pytest

from app.assembly import open_store
from app.commands import roster
from app.host.clock import SystemClock
from app.host.keys import PEPPER_FILE, pepper, station_key
from app.host.pins import PepperedPins
from app.places import Places, resources, station_places

PRACTICE = resources() / "catalogue" / "practice_roster.toml"


def run(places: Places, *words: str) -> int:
    parser = argparse.ArgumentParser()
    roster.add_arguments(parser)
    return roster.run(parser.parse_args([*words, "--data", str(places.records)]))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return station_places(tmp_path / "station")


def test_people_are_loaded_and_listed(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(places, "load", str(PRACTICE)) == 0
    loaded = capsys.readouterr().out
    assert run(places, "list") == 0
    listed = capsys.readouterr().out
    assert listed == loaded
    assert listed.splitlines()[0] == "PRACTICE-1001  1001  operator  3S  zh"
    assert len(listed.splitlines()) == 4
    assert "1234" not in listed
    records = closing(open_store(places, "practice", station_key(places.records), SystemClock()))
    with records as store, store.unit() as unit:
        person = unit.roster.by_number("1001")
    assert person is not None
    assert PepperedPins(pepper(places.records)).matches(person.pin_hash, "1234")


def test_loading_again_changes_a_person_and_takes_nobody_away(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(places, "load", str(PRACTICE)) == 0
    changed = tmp_path / "one.toml"
    lower = 'level = "2S"\nlevel_until = 2027-03-31'
    text = PRACTICE.read_text(encoding="utf-8").replace('level = "3S"', lower)
    changed.write_text(text.split("[[operator]]")[0] + "[[operator]]" + text.split("[[operator]]")[1])
    capsys.readouterr()
    assert run(places, "load", str(changed)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == ["1001", "1002", "3001", "9001"]
    assert "2S until 2027-03-31" in lines[0]


def test_load_without_a_file_is_a_wrong_call(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(places, "load") == 2
    assert "file" in capsys.readouterr().err


def test_a_faulty_roster_loads_nobody(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = tmp_path / "faulty.toml"
    faulty.write_text(PRACTICE.read_text(encoding="utf-8").replace('pin = "9876"', 'pin = "9"'))
    assert run(places, "load", str(faulty)) == 2
    assert "operator 3" in capsys.readouterr().err
    assert run(places, "list") == 0
    assert capsys.readouterr().out == ""


def test_an_id_is_never_given_to_somebody_else(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(places, "load", str(PRACTICE)) == 0
    other = tmp_path / "other.toml"
    other.write_text(PRACTICE.read_text(encoding="utf-8").replace('number = "1001"', 'number = "1003"'))
    capsys.readouterr()
    assert run(places, "load", str(other)) == 1
    assert "roster.id_taken" in capsys.readouterr().err
    run(places, "list")
    assert "1003" not in capsys.readouterr().out


def test_a_running_station_keeps_its_roster(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(places, "practice", station_key(places.records), SystemClock())
    try:
        assert run(places, "list") == 1
    finally:
        store.close()
    assert "station.already_running" in capsys.readouterr().err


def test_faulty_settings_are_told(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    places.records.mkdir(parents=True)
    places.station_file.write_text('[station]\nrealm = "live"\n', encoding="utf-8")
    assert run(places, "list") == 2
    assert "station.toml" in capsys.readouterr().err


def test_a_pepper_that_others_may_read_is_refused(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    pepper(places.records)
    (places.records / PEPPER_FILE).chmod(0o644)
    assert run(places, "load", str(PRACTICE)) == 1
    assert "key.too_open" in capsys.readouterr().err


def test_listing_where_no_station_is_makes_none(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(places, "list") == 1
    assert "no records" in capsys.readouterr().err
    assert not places.records.exists()
