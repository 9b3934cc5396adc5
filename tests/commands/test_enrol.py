"""The command `enrol` at a real registry on loopback: once, both realms the same, and never half."""

import argparse
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.assembly import open_store
from app.commands import enrol as command
from app.commands.enrol import EnrolmentFailed, enrol
from app.domain.journal import StationEnrolled
from app.host.clock import SystemClock
from app.host.keys import station_key
from app.places import Places, station_places
from app.settings import read_settings
from app.sync.registry import PlainTextRegistry
from registry.service import Registry, open_registry
from station_db.faults import StoreRefused
from station_db.store import station_identity
from tests.registry.opened import invited
from tests.registry.served import served


@contextmanager
def registry_of(folder: Path, realm: str = "practice") -> Iterator[tuple[Registry, str]]:
    """A registry being served, and its address."""
    folder.mkdir()
    registry = open_registry(f"sqlite:///{folder / 'registry.sqlite'}", realm=realm)
    try:
        with served(registry) as client:
            yield registry, str(client.base_url).rstrip("/")
    finally:
        registry.close()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return station_places(tmp_path / "station")


def run(places: Places, url: str, code: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(["--registry", url, "--code", code, "--data", str(places.records)]))


def people(places: Places) -> int:
    settings = read_settings(places.station_file)
    store = open_store(places, settings.realm, station_key(places.records), SystemClock())
    try:
        with store.unit() as unit:
            return len(unit.roster.all())
    finally:
        store.close()


def test_a_station_is_enrolled_once(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with registry_of(tmp_path / "registry") as (registry, url):
        assert run(places, url, invited(registry, "I1")) == 0
        identity = station_identity(places.records)
        assert identity is not None
        assert identity.station in capsys.readouterr().out
        assert identity.registry == registry.identity.registry
        assert identity.registry_keys == (registry.identity.public_key,)
        assert people(places) == 4
        code = invited(registry)
        assert run(places, url, code) == 1
        assert "store.already_enrolled" in capsys.readouterr().err
        other = station_places(tmp_path / "other")
        assert run(other, url, code) == 0, "the code was not spent on the station that needed none"
        listed = httpx.get(f"{url}/", trust_env=False).text
        assert listed.count("/stations/") >= 2


def test_the_first_entry_names_registry_and_key(places: Places, tmp_path: Path) -> None:
    with registry_of(tmp_path / "registry") as (registry, url):
        enrol(places, read_settings(places.station_file), url=url, code=invited(registry))
        pinned = registry.identity.public_key.hex()
    store = open_store(places, "practice", station_key(places.records), SystemClock())
    with store.unit() as unit:
        (entry,) = unit.journal.after(1, 0, 10)
    store.close()
    assert entry.type == StationEnrolled.type
    assert entry.data["registry_keys"] == [pinned]
    assert entry.data["public_key"] == station_key(places.records).public_key().public_bytes_raw().hex()


def test_a_running_station_does_not_spend_a_code(places: Places, tmp_path: Path) -> None:
    with registry_of(tmp_path / "registry") as (registry, url):
        code = invited(registry)
        store = open_store(places, "practice", station_key(places.records), SystemClock())
        try:
            with pytest.raises(StoreRefused, match=r"station\.already_running"):
                enrol(places, read_settings(places.station_file), url=url, code=code)
        finally:
            store.close()
        enrol(places, read_settings(places.station_file), url=url, code=code)


@pytest.mark.parametrize("realm", ["practice", "production"])
def test_realms_refuse_each_other(places: Places, tmp_path: Path, realm: str) -> None:
    other = "production" if realm == "practice" else "practice"
    if realm == "production":
        places.records.mkdir(parents=True)
        places.station_file.write_text(
            '[station]\nrealm = "production"\n[camera]\nsource = "/dev/video0"\n'
            '[scale]\nprotocol = "mt-sics"\nport = "/dev/ttyUSB0"\n[registry]\nurl = "https://r.example"\n',
            encoding="utf-8",
        )
    settings = read_settings(places.station_file)
    with (
        registry_of(tmp_path / "registry", other) as (registry, url),
        pytest.raises(EnrolmentFailed) as caught,
    ):
        enrol(places, settings, url=url, code=invited(registry))
    assert "realm" in caught.value.code
    assert station_identity(places.records) is None


def test_nobody_of_the_practice_plant_works_in_production(places: Places, tmp_path: Path) -> None:
    places.records.mkdir(parents=True)
    places.station_file.write_text(
        '[station]\nrealm = "production"\n[camera]\nsource = "/dev/video0"\n'
        '[scale]\nprotocol = "mt-sics"\nport = "/dev/ttyUSB0"\n[registry]\nurl = "https://r.example"\n',
        encoding="utf-8",
    )
    with registry_of(tmp_path / "registry", "production") as (registry, url):
        enrol(places, read_settings(places.station_file), url=url, code=invited(registry))
    assert people(places) == 0


@pytest.mark.parametrize("code", ["", "0000-0000", "not a code", "é\ud800"])
def test_a_wrong_code_enrols_nobody(
    places: Places, tmp_path: Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with registry_of(tmp_path / "registry") as (_registry, url):
        assert run(places, url, code) == 1
    assert "Not enrolled" in capsys.readouterr().err
    assert station_identity(places.records) is None


def test_an_absent_registry_enrols_nobody(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert run(places, f"http://127.0.0.1:{closed.getsockname()[1]}", "AAAA") == 1
    assert "registry.unreachable" in capsys.readouterr().err
    assert station_identity(places.records) is None


@pytest.mark.parametrize(
    "url", ["http://registry.example", "ftp://127.0.0.1", "https://[", "", "127.0.0.1:8470", "https://a:b@c"]
)
def test_an_address_that_may_not_be_used(
    places: Places, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(places, url, "AAAA") == 2
    assert "https" in capsys.readouterr().err
    assert not places.records.exists()


def test_plain_http_to_another_computer_is_never_spoken(places: Places) -> None:
    with pytest.raises(PlainTextRegistry):
        enrol(places, read_settings(places.station_file), url="http://registry.example", code="AAAA")
