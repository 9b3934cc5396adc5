"""Entries that are signed and chained but odd: every one is kept, none blocks those behind it."""

import base64
import json

import httpx

from app.wire.envelope import encode
from app.wire.receipt import read
from app.wire.signed import from_wire
from registry.projector import catch_up
from registry.service import Registry
from tests.fakes.delivering_station import DeliveringStation, mentions
from tests.hostile import HOSTILE
from tests.registry.opened import snapshot
from tests.registry.served import enrolled_over_http, post_batch

_UNREADABLE: tuple[bytes, ...] = (
    b"\0",
    b"\xff\xfe\xfd",
    b"not json",
    b"null",
    b"[]",
    b'"text"',
    b"{}",
    b"{",
    b'{"v":1,"v":1}',
    b'{"n":NaN}',
    b'{"n":Infinity}',
    b'{"n":1.5}',
    b'{"n":' + b"9" * 5000 + b"}",
    b'{"n":' + str(2**70).encode() + b"}",
    b"[" * 2000 + b"]" * 2000,
    b'{"a":' * 2000 + b"1" + b"}" * 2000,
    b"x" * 1_100_000,
    b'"' + b"x" * 1_000_000 + b'"',
    b'\xef\xbb\xbf{"v":1}',
    b"\r",
)
_ODD_FIELDS: tuple[dict[str, object], ...] = (
    {"v": 2},
    {"v": True},
    {"at": "yesterday"},
    {"at": -(2**53) + 1},
    {"at": 2**53 - 1},
    {"at": 1.5},
    {"type": ""},
    {"type": "pack.teleported"},
    {"type": "t" * 5000},
    {"sv": 99},
    {"id": "not-a-uuid"},
    {"id": ""},
    {"id": "nul\0nul"},
    {"type": "nul\0nul"},
    {"type": "\ud800"},
    {"data": {"text": "\ud800"}},
    {"data": {"\udfff": 1}},
    {"base": {"": None}},
    {"base": {"nul\0nul": None}},
    {"base": {"b" * 5000: None}},
    {"base": {"\ud800": None}},
    {"data": None},
    {"refs": {}},
    {"extra\0\ud800<b>": 1},
    {"realm": 5},
    {"station": None},
    {"epoch": "1"},
    {"seq": 1.0},
    {"seq": 2**53 - 1},
    {"boot": 5},
    {"clk": []},
    {"op": {"$ne": None}},
    {"sess": ["x"]},
    {"at": None},
    {"at": True},
    {"base": []},
    {"id": "01900000-0000-7000-8000-000000000001" * 9},
)

_UNJUDGED: tuple[dict[str, object], ...] = (
    {"mono": -1},
    {"refs": [{"sha256": "../../x", "len": -1, "mime": "text/html"}]},
    {"refs": ["x", None, {}]},
    {"sig2": "forged"},
    {"sig2": {"op": "\ud800"}},
    {"base": {"B1": "no hash"}},
)
"""Odd where the registry looks at nothing; whoever reads the record does."""


def poisoned(station: DeliveringStation) -> int:
    """Write every odd entry; returns how many."""
    for raw in _UNREADABLE:
        station.write_raw(raw)
    for fields in _ODD_FIELDS:
        station.write_json(**fields)
    station.write()
    station.write_json(id=json.loads(station.raws[-1])["id"])  # an id used again
    station.write_raw(encode(station.envelope()).replace(b'"realm":', b'"realm":"production","realm":'))
    return len(_UNREADABLE) + len(_ODD_FIELDS) + 2


def test_none_blocks_the_queue_and_each_becomes_a_finding(client: httpx.Client, registry: Registry) -> None:
    station = enrolled_over_http(client, registry)
    odd = poisoned(station)
    assert odd >= 50
    station.write(base=mentions(["B1"]))
    said = post_batch(client, station)
    assert said.status_code == 200, said.text
    assert read(from_wire(said.json()["receipt"]).raw).acked_seq == len(station.raws)
    state = client.get(f"/v1/stations/{station.station}").json()
    normal = len(station.raws) - odd
    assert normal == 2
    assert len({one["seq"] for one in state["findings"]}) == odd
    assert all(one["code"].startswith("entry.") for one in state["findings"])
    assert not any("judging_failed" in one["code"] for one in state["findings"])
    assert client.get(f"/stations/{station.station}").status_code == 200
    assert len(client.get("/v1/batteries/B1").json()["entries"]) == 1
    kept: list[bytes] = []
    while len(kept) < len(station.raws):
        path = f"/v1/streams/{station.station}/1/events"
        found = client.get(path, params={"from": len(kept) + 1}).json()["entries"]
        kept += [base64.b64decode(one["raw"]) for one in found]
    assert kept == station.raws


def test_what_nobody_judges_blocks_and_breaks_nothing_either(
    client: httpx.Client, registry: Registry
) -> None:
    station = enrolled_over_http(client, registry)
    for fields in _UNJUDGED:
        station.write_json(**{"base": {"B1": None}, **fields})
    said = post_batch(client, station)
    assert read(from_wire(said.json()["receipt"]).raw).acked_seq == len(_UNJUDGED)
    catch_up(registry.engine, registry.clock())
    for path in (f"/v1/stations/{station.station}", f"/stations/{station.station}", "/v1/batteries/B1"):
        assert client.get(path).status_code == 200, path
    assert client.get("/batteries", params={"code": "B1"}).status_code == 200


def test_odd_entries_sent_again_change_nothing(client: httpx.Client, registry: Registry) -> None:
    station = enrolled_over_http(client, registry)
    poisoned(station)
    assert post_batch(client, station).status_code == 200
    client.get(f"/v1/stations/{station.station}")
    catch_up(registry.engine, registry.clock())
    before = snapshot(registry)
    assert post_batch(client, station).status_code == 200
    catch_up(registry.engine, registry.clock())
    assert snapshot(registry) == before


def test_hostile_text_travels_unchanged(client: httpx.Client, registry: Registry) -> None:
    station = enrolled_over_http(client, registry)
    for text in HOSTILE:
        if "\ud800" not in text:
            station.write(base=mentions(["B1"]), data={"note": text, "list": [text]}, op=text)
    assert post_batch(client, station).status_code == 200
    found = client.get("/v1/batteries/B1").json()["entries"]
    assert [one["data"]["note"] for one in found] == [text for text in HOSTILE if "\ud800" not in text]
