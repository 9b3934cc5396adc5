"""Custody and rulings on SQLite and on PostgreSQL; and what hostile entries come to."""

import httpx
import pytest

from app.wire.changes import read_page
from app.wire.signed import from_wire
from registry.custody import MOST_CLAIMS, tell_all
from registry.projector import catch_up
from registry.service import Registry
from tests.contracts.registry_custody import RegistryCustodyContract
from tests.fakes.delivering_station import mentions
from tests.registry.custody_plant import PACK, class_c, delivered, holds, quarantined, say, told
from tests.registry.opened import enrolled, sent
from tests.registry.served import shown, token_over_http


class TestOnSqlite(RegistryCustodyContract):
    @pytest.fixture
    def database(self, tmp_path) -> str:
        return f"sqlite:///{tmp_path / 'registry.sqlite'}"


class TestOnPostgresql(RegistryCustodyContract):
    @pytest.fixture
    def database(self, postgres_database: str) -> str:
        return postgres_database


@pytest.mark.parametrize(
    "said",
    [
        {"type": "pack.quarantined", "data": {"class": 7, "reasons": "T01"}},
        {
            "type": "pack.quarantined",
            "data": {"class": "ZZ", "reasons": [1, None, "a b", "x" * 99, {"y": 1}]},
        },
        {"type": "weight.taken", "data": {"mass_mg": "heavy"}},
        {"type": "weight.taken", "data": {"mass_mg": True}},
        {"type": "entry.corrected", "data": {"epoch": "1", "seq": [2]}, "op": "A", "sig2": {"op": "B"}},
        {"type": "entry.corrected", "data": {}, "op": "A", "sig2": {"op": "A"}},
        {"type": "label.ordered", "data": {"text": 5}},
        {"type": "run.closed", "data": {"whole": "no"}},
        {"type": "pack.quarantined", "data": {}, "sv": 9},
        {"type": "pack.quarantined", "data": {"reasons": []}, "at": -5},
        {"type": "pack.received", "data": {"code": ["x"]}},
    ],
)
def test_an_odd_entry_holds_up_nothing_behind_it(registry: Registry, said: dict) -> None:
    station = enrolled(registry)
    station.write(base=mentions([PACK]), **said)
    seq = class_c(station)
    delivered(registry, station)
    assert (PACK, f"{station.station}:1:{seq}:class_c") in holds(told(registry))


def test_an_entry_that_counts_for_no_battery_raises_no_hold(registry: Registry) -> None:
    station = enrolled(registry)
    station.write(type="pack.quarantined", base=mentions([PACK]), data={}, realm="production")
    say(station, "pack.quarantined", "P\0", pack="p")
    delivered(registry, station)
    assert told(registry) == []


def test_a_station_makes_no_endless_claims(registry: Registry) -> None:
    station = enrolled(registry)
    for _ in range(MOST_CLAIMS + 20):
        quarantined(station)
    sent(registry, station, 1, 400)
    sent(registry, station, 401)
    catch_up(registry.engine, 1)
    tell_all(registry.engine, 1)
    assert len(holds(told(registry))) == MOST_CLAIMS


def test_only_stations_are_told(registry: Registry, client: httpx.Client) -> None:
    station, other = enrolled(registry), enrolled(registry)
    quarantined(station)
    delivered(registry, station)
    assert client.get("/v1/changes").status_code == 401
    assert client.get("/v1/changes", headers=shown("x.y")).json() == {"code": "token.needed"}
    its = shown(token_over_http(client, registry, other))
    told_to_it = client.get("/v1/changes", params={"pos": 0}, headers=its)
    assert read_page(from_wire(told_to_it.json()["page"]).raw).last == 1
    assert client.get("/v1/changes", params={"pos": -1}, headers=its).json() == {"code": "request.number"}


def test_reasons_are_kept_as_codes_and_nothing_else(registry: Registry) -> None:
    station = enrolled(registry)
    quarantined(station, PACK, "T04", "<b>", "NO_RECORD", "T04")
    delivered(registry, station)
    assert [one.reasons for one in told(registry)] == [("C", "T04", "NO_RECORD")]
