"""The registry over real HTTP: the plain path of the protocol as a station walks it."""

import base64
from pathlib import Path

import httpx
import pytest

from app.wire.envelope import GENESIS, entry_hash
from app.wire.receipt import read, receipt_holds
from app.wire.signed import from_wire
from registry.service import Registry
from tests.fakes.delivering_station import mentions
from tests.registry.opened import opened_registry
from tests.registry.served import code_of, enrolled_over_http, post_batch, served


def walk(client: httpx.Client, registry: Registry) -> None:
    """Enrol, deliver, repeat, leave a gap, fork, and read everything back."""
    meta = client.get("/v1/meta").json()
    station = enrolled_over_http(client, registry)
    assert meta["keys"] == [registry.identity.public_key.hex()]
    assert (meta["registry"], meta["realm"], meta["incarnation"]) == (
        registry.identity.registry,
        "practice",
        1,
    )
    stream = f"/v1/streams/{station.station}/1"
    assert read(from_wire(client.get(f"{stream}/head").json()["receipt"]).raw).acked_seq == 0

    station.write(3, base=mentions(["B1"]))
    twin = station.cloned()
    for _ in range(2):
        said = post_batch(client, station)
        signed = from_wire(said.json()["receipt"])
        assert (said.status_code, code_of(said)) == (200, "ok")
        assert receipt_holds(signed, bytes.fromhex(meta["keys"][0]))
        assert read(signed.raw).acked_hash == station.hashes[-1].hex()

    station.write(4)
    gap = post_batch(client, station, station.body(6))
    assert (gap.status_code, code_of(gap)) == (409, "gap")
    assert read(from_wire(gap.json()["receipt"]).raw).acked_seq == 3
    assert post_batch(client, station, station.body(4)).status_code == 200
    twin.write(1, op="somebody else")
    fork = post_batch(client, twin)
    assert (fork.status_code, code_of(fork)) == (409, "fork")
    assert read(from_wire(fork.json()["receipt"]).raw).acked_seq == 7

    kept = client.get(f"{stream}/events", params={"from": 2}).json()["entries"]
    assert [base64.b64decode(one["raw"]) for one in kept] == station.raws[1:]
    prev = entry_hash(GENESIS, station.raws[0])
    for one in kept:
        prev = entry_hash(prev, base64.b64decode(one["raw"]))
        assert one["hash"] == prev.hex()
    assert [one["seq"] for one in client.get("/v1/batteries/B1").json()["entries"]] == [1, 2, 3]
    state = client.get(f"/v1/stations/{station.station}").json()
    assert (state["streams"][0]["seq"], state["diverging"]) == (7, 1)
    assert [one["station"] for one in client.get("/v1/stations").json()["stations"]] == [station.station]
    assert client.get("/health").json()["health"] == "good"


def test_the_plain_path(client: httpx.Client, registry: Registry) -> None:
    walk(client, registry)


def test_the_plain_path_on_postgresql(postgres_database: str, tmp_path: Path) -> None:
    with (
        opened_registry(postgres_database, tmp_path / "registry.key") as registry,
        served(registry) as client,
    ):
        walk(client, registry)


def test_a_plain_body_is_as_good_as_a_packed_one(client: httpx.Client, registry: Registry) -> None:
    station = enrolled_over_http(client, registry)
    station.write(2)
    said = client.post(f"/v1/streams/{station.station}/1/events", content=station.body())
    assert read(from_wire(said.json()["receipt"]).raw).acked_seq == 2


def test_a_full_batch_is_taken_at_once(client: httpx.Client, registry: Registry) -> None:
    station = enrolled_over_http(client, registry)
    station.write(500)
    assert read(from_wire(post_batch(client, station).json()["receipt"]).raw).acked_seq == 500


@pytest.mark.parametrize("code", ["a/b", "..", "a b", "%41", "电池", "a?b=c", "a#b", "'\"<>"])
def test_a_battery_is_found_whatever_its_code(client: httpx.Client, registry: Registry, code: str) -> None:
    station = enrolled_over_http(client, registry)
    station.write(base=mentions([code]))
    post_batch(client, station)
    quoted = "".join(f"%{byte:02X}" for byte in code.encode())
    assert client.get(f"/v1/batteries/{quoted}").json()["battery"] == code
    assert client.get(f"/batteries/{quoted}").status_code == 200
    assert client.get("/batteries", params={"code": code}).status_code == 200


def test_the_description_is_complete_and_loads_nothing(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert set(described) == {
        "/health",
        "/v1/enrol",
        "/v1/challenge",
        "/v1/token",
        "/v1/keys",
        "/v1/meta",
        "/v1/stations",
        "/v1/stations/{station}",
        "/v1/batteries/{battery}",
        "/v1/changes",
        "/v1/streams/{station}/{epoch}/head",
        "/v1/streams/{station}/{epoch}/events",
        "/v1/attachments/{sha256}",
        "/v1/attachments/{sha256}/receipt",
    }
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
