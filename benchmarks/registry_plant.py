"""Registries really served before a database, and stations with their batches packed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.access import TokenRequest, ask_token
from app.wire.batch import Batch, SignedEntry, compress, pack
from app.wire.enrolment import ask, believe, request_to_wire
from app.wire.envelope import GENESIS, Envelope, encode, entry_hash, sign_entry
from registry.invites import mint_invite

_AT_MS = 1_790_000_000_000
_PATIENCE_S = 30.0
_ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the table holds it."""

    station: str
    epoch: int
    seq: int
    raw: bytes
    hash: bytes
    sig: bytes


@dataclass(frozen=True, slots=True)
class Load:
    """What one station will send: the path, its token, and each batch packed as stations pack it."""

    path: str
    token: str
    bodies: tuple[bytes, ...]
    rows: tuple[Row, ...]


@contextmanager
def serving(database: str, key: Path, processes: int) -> Iterator[list[str]]:
    """The addresses of registries, each a process of its own before the same database."""
    words = [sys.executable, "-m", "app", "registry", "serve", "--database", database]
    started: list[subprocess.Popen[str]] = []
    try:
        addresses = []
        for _ in range(processes):
            one = subprocess.Popen(  # noqa: S603 - our own program
                [*words, "--key", str(key), "--port", "0"], cwd=_ROOT, stdout=subprocess.PIPE, text=True
            )
            started.append(one)
            addresses.append(json.loads(one.stdout.readline() if one.stdout else "{}")["listening"])
        yield addresses
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait(_PATIENCE_S)


def connected(address: str) -> HTTPConnection:
    """A connection that stays open."""
    place = urlsplit(address)
    return HTTPConnection(place.hostname or "", place.port, timeout=_PATIENCE_S)


def station_load(address: str, database: str, *, batches: int, size: int) -> Load:
    """Enrol a station and write its journal, `batches` of `size` entries."""
    key = Ed25519PrivateKey.generate()
    code = mint_invite(database, label="load", realm=None)
    request = ask(code, key, realm="practice", label="load")
    http = connected(address)
    http.request("POST", "/v1/enrol", json.dumps(request_to_wire(request)))
    known = believe(json.loads(http.getresponse().read()), request, code)
    station, registry = known.station, known.registry
    token = _token(http, TokenRequest(station, registry, "practice", ""), key)
    http.close()
    bodies, rows, prev = [], [], GENESIS
    for number in range(batches):
        first = number * size + 1
        written = list(_written(station, key, first, size, prev))
        rows += written
        entries = tuple(SignedEntry(one.raw, one.sig) for one in written)
        bodies.append(compress(pack(Batch("practice", station, 1, first, prev, entries), key)))
        prev = written[-1].hash
    return Load(f"/v1/streams/{station}/1/events", token, tuple(bodies), tuple(rows))


def _token(http: HTTPConnection, wanted: TokenRequest, key: Ed25519PrivateKey) -> str:
    http.request("POST", "/v1/challenge", json.dumps({"station": wanted.station}))
    nonce = json.loads(http.getresponse().read())["nonce"]
    http.request("POST", "/v1/token", json.dumps(ask_token(replace(wanted, nonce=nonce), key)))
    return str(json.loads(http.getresponse().read())["token"])


def _written(station: str, key: Ed25519PrivateKey, first: int, count: int, prev: bytes) -> Iterator[Row]:
    for seq in range(first, first + count):
        raw = encode(_envelope(station, seq))
        prev = entry_hash(prev, raw)
        yield Row(station, 1, seq, raw, prev, sign_entry(key, prev))


def _envelope(station: str, seq: int) -> Envelope:
    """An entry of the size that a weight at the bench has."""
    battery = f"pack-{station}-{seq // 40}"
    return Envelope(
        realm="practice",
        station=station,
        epoch=1,
        seq=seq,
        id=str(UUID(int=(int.from_bytes(station.encode()[-7:]) << 48) + seq)),
        type="weight.taken",
        sv=1,
        at=_AT_MS + seq * 1000,
        mono=seq * 1000,
        boot="b",
        clk={"state": "ntp", "age_ms": 1000},
        op="op-1001",
        sess="s-1",
        data={"pack": battery, "mass_mg": 412_500_000 + seq, "printed": "412.50 kg", "unit": "kg"},
        base={battery: None},
    )
