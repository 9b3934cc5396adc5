"""Requests that no station of ours would make: a code, never a fault, and nothing changed."""

import gzip
import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import httpx
import pytest

from app.wire.batch import MAX_PACKED, MAX_UNPACKED, compress, pack
from app.wire.envelope import canonical
from registry.service import Registry
from tests.conftest import ROOT
from tests.fakes.delivering_station import DeliveringStation
from tests.registry.opened import snapshot
from tests.registry.served import enrolled_over_http

Ask = Callable[[httpx.Client, DeliveringStation], httpx.Response]


def posting(body: bytes, **headers: str) -> Ask:
    """A delivery of this body to the station's own stream."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda client, station: client.post(
        f"/v1/streams/{station.station}/1/events", content=body, headers=named
    )


def changed(**fields: object) -> Ask:
    """A delivery whose header says something else, not signed anew."""

    def ask(client: httpx.Client, station: DeliveringStation) -> httpx.Response:
        first, rest = station.body().split(b"\n", 1)
        body = canonical({**json.loads(first), **fields}) + b"\n" + rest
        return posting(body)(client, station)

    return ask


def signed_anew(**fields: object) -> Ask:
    """A delivery whose header says something else under the station's own signature."""
    return lambda client, station: posting(pack(replace(station.batch(), **fields), station.key))(
        client, station
    )


def getting(path: str) -> Ask:
    """A question."""
    return lambda client, station: client.get(path.replace("STATION", station.station))


def enrolling(body: bytes, **headers: str) -> Ask:
    """An enrolment of this body."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda client, _station: client.post("/v1/enrol", content=body, headers=named)


def to_path(path: str) -> Ask:
    """A sound body to an odd stream."""
    return lambda client, station: client.post(
        path.replace("STATION", station.station), content=station.body()
    )


ENROLMENT = {"raw": "{}", "mac": "00" * 32, "sig": "00" * 64}

CASES: dict[str, tuple[int, str, Ask]] = {
    "empty": (400, "batch.cut_short", posting(b"")),
    "one newline": (400, "batch.header", posting(b"\n")),
    "text": (400, "batch.header", posting(b"hello\n")),
    "not utf-8": (400, "batch.header", posting(b"\xff\xfe\n\xff\n")),
    "an array": (400, "batch.header", posting(b"[1,2]\n{}\n")),
    "depth": (400, "batch.header", posting(b"[" * 100_000 + b"\n")),
    "a number of 10,000 digits": (400, "batch.header", posting(b'{"n":' + b"9" * 10_000 + b"}\n")),
    "NaN": (400, "batch.header", posting(b'{"n":NaN}\n')),
    "a repeated key": (400, "batch.header", posting(b'{"n":1,"n":2}\n{}\n')),
    "too many lines": (400, "batch.count", posting(b"{}\n" * 5000)),
    "gzip announced only": (400, "batch.not_gzip", posting(b"hello", content_encoding="gzip")),
    "gzip cut short": (400, "batch.cut_short", posting(compress(b"x" * 99)[:-4], content_encoding="gzip")),
    "gzip twice": (400, "batch.not_gzip", posting(compress(b"x") * 2, content_encoding="gzip")),
    "gzip of nothing": (400, "batch.cut_short", posting(compress(b""), content_encoding="gzip")),
    "a gzip bomb": (
        413,
        "batch.too_large",
        posting(gzip.compress(bytes(99_000_000)), content_encoding="gzip"),
    ),
    "brotli": (415, "request.encoding", posting(b"x", content_encoding="br")),
    "gzip in gzip": (415, "request.encoding", posting(b"x", content_encoding="gzip, gzip")),
    "packed too large": (413, "batch.too_large", posting(bytes(MAX_PACKED + 1), content_encoding="gzip")),
    "plain too large": (413, "batch.too_large", posting(bytes(MAX_UNPACKED + 1))),
    "another protocol": (400, "batch.proto", changed(proto=2)),
    "no signature": (400, "batch.header", changed(sig="")),
    "a forged signature": (403, "batch.signature", changed(sig="00" * 64)),
    "a forged entry signature": (403, "batch.signature", changed(sigs=["00" * 64])),
    "a wrong count": (400, "batch.count", changed(n=2)),
    "a count as text": (400, "batch.header", changed(n="1")),
    "a count as true": (400, "batch.header", changed(n=True)),
    "a negative place": (400, "batch.header", changed(first_seq=-1)),
    "a wrong last hash": (400, "batch.last_hash", changed(last_hash="00" * 32)),
    "a field too many": (400, "batch.header", changed(extra=1)),
    "another stream": (400, "batch.other_stream", signed_anew(epoch=2)),
    "another station": (400, "batch.other_stream", signed_anew(station="st-0")),
    "the other realm": (403, "realm.other", signed_anew(realm="production")),
    "no realm at all": (403, "realm.other", signed_anew(realm="holiday")),
    "an unknown station": (403, "token.other_station", getting("/v1/streams/st-0/1/head")),
    "NUL as station": (404, "station.unknown", getting("/v1/streams/%00/1/head")),
    "epoch 0": (400, "request.number", getting("/v1/streams/STATION/0/head")),
    "epoch -1": (400, "request.number", getting("/v1/streams/STATION/-1/head")),
    "epoch of letters": (400, "request.number", to_path("/v1/streams/STATION/one/events")),
    "epoch of Arabic digits": (400, "request.number", getting("/v1/streams/STATION/%D9%A1/head")),
    "epoch 2^70": (400, "request.number", getting(f"/v1/streams/STATION/{2**70}/head")),
    "epoch of 5,000 digits": (400, "request.number", getting(f"/v1/streams/STATION/{'9' * 5000}/head")),
    "from nowhere": (400, "request.number", getting("/v1/streams/STATION/1/events?from=x")),
    "from below": (400, "request.number", getting("/v1/streams/STATION/1/events?from=-5")),
    "an unknown battery": (404, "battery.unknown", getting("/v1/batteries/none")),
    "no battery": (404, "battery.unknown", getting("/v1/batteries/")),
    "NUL as battery": (404, "battery.unknown", getting("/v1/batteries/a%00b")),
    "half a character": (404, "battery.unknown", getting("/v1/batteries/%ED%A0%80")),
    "a battery of 9,000": (404, "battery.unknown", getting(f"/v1/batteries/{'b' * 9000}")),
    "an unknown state": (404, "station.unknown", getting("/v1/stations/none")),
    "no such place": (404, "request.no_such_place", getting("/v1/nothing")),
    "the wrong method": (405, "request.method", lambda client, _: client.delete("/v1/enrol")),
    "getting enrolled": (405, "request.method", getting("/v1/enrol")),
    "enrolling nothing": (400, "enrolment.not_json", enrolling(b"")),
    "enrolling text": (400, "enrolment.fields", enrolling(b'"code"')),
    "enrolling a float": (400, "enrolment.not_json", enrolling(b'{"raw":1.5}')),
    "enrolling without proof": (400, "enrolment.fields", enrolling(b'{"raw":"{}"}')),
    "enrolling half a character": (
        400,
        "enrolment.fields",
        enrolling(json.dumps({**ENROLMENT, "raw": "\ud800"}).encode()),
    ),
    "enrolling an empty message": (400, "enrolment.fields", enrolling(json.dumps(ENROLMENT).encode())),
    "enrolling at length": (413, "request.too_large", enrolling(b" " * 70_000)),
    "enrolling a list": (400, "enrolment.fields", enrolling(b"[]")),
    "enrolling twice": (400, "enrolment.not_json", enrolling(b'{"raw":"{}","raw":"{}"}')),
    "deleting a stream": (
        405,
        "request.method",
        lambda client, one: client.delete(f"/v1/streams/{one.station}/1/events"),
    ),
    "putting a head": (
        405,
        "request.method",
        lambda client, one: client.put(f"/v1/streams/{one.station}/1/head"),
    ),
    "another host's page": (
        421,
        "request.host",
        lambda client, _: client.get("/v1/meta", headers={"host": "elsewhere.invalid"}),
    ),
    "a proto that is a text": (400, "batch.proto", changed(proto="1")),
    "signatures that are no list": (400, "batch.header", changed(sigs="00" * 64)),
    "hashes in capitals": (400, "batch.header", changed(prev_hash="AB" * 32)),
    "a number beyond all": (403, "batch.signature", changed(first_seq=2**53 - 1)),
    "enrolling packed": (415, "request.encoding", enrolling(compress(b"{}"), content_encoding="gzip")),
}


@pytest.fixture
def station(client: httpx.Client, registry: Registry) -> DeliveringStation:
    """An enrolled station with something to say."""
    one = enrolled_over_http(client, registry)
    one.write()
    return one


def test_each_is_refused_by_its_code_and_changes_nothing(
    client: httpx.Client, registry: Registry, station: DeliveringStation
) -> None:
    assert len(CASES) >= 60
    before = snapshot(registry)
    for name, (status, code, ask) in CASES.items():
        said = ask(client, station)
        assert (name, said.status_code, said.json().get("code")) == (name, status, code)
        assert snapshot(registry) == before, name
    assert posting(station.body())(client, station).status_code == 200


def raw_exchange(client: httpx.Client, sent: bytes) -> bytes:
    """Bytes as they are to the registry's port, and what comes back until it hangs up."""
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=20) as line:
        received = b""
        with suppress(OSError):  # it may hang up before it has heard all of this
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            while piece := line.recv(65_536):
                received += piece
    return received


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: " + b"9" * 400 + b"\r\n\r\n",
        b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ncut",
        b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /%zz%%%25 HTTP/1.1\r\nHost: x\r\nX: \xff\r\n\r\n",
        b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x",
        b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
        b"POST /v1/enrol HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
        b"GET /health HTTP/1.1\r\nHost: x\r\nA: " + b"b" * 300_000 + b"\r\n\r\n",
        b"GET /health HTTP/1.1\r\nno colon\r\n\r\n",
        b"TRACE /v1/meta HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http://elsewhere.invalid/v1/meta HTTP/1.1\r\nHost: elsewhere.invalid\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\0" * 100_000,
    ],
)
def test_broken_http_never_breaks_the_registry(client: httpx.Client, registry: Registry, sent: bytes) -> None:
    before = snapshot(registry)
    answered = raw_exchange(client, sent)
    assert not answered.startswith((b"HTTP/1.1 2", b"HTTP/1.1 5"))
    assert snapshot(registry) == before
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize("path", ["/v1/streams/STATION/1/events", "/v1/enrol", "/v1/nothing", "/health"])
def test_a_body_without_end_is_cut_off(client: httpx.Client, station: DeliveringStation, path: str) -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 65_536
            assert taken < 256 * 1_048_576, "the registry reads on and on"
            yield bytes(65_536)

    with suppress(httpx.TransportError):  # cut off before the answer could be read is as good
        said = client.post(path.replace("STATION", station.station), content=endless())
        assert 400 <= said.status_code < 500


def test_a_body_that_unpacks_to_far_too_much_costs_little() -> None:
    """In a process of its own, so that the most memory it ever had is the registry's."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.registry.bomb"], cwd=ROOT, capture_output=True, check=True, timeout=120
    )
    found = json.loads(told.stdout)
    assert len(found) == 4
    for name, one in found.items():
        assert 400 <= one["status"] < 500, name
        assert one["grown_kib"] <= 64 * 1024, (name, one)
