"""A station as an auditor finds it: a history sealed under a key, with receipts, mark and photographs."""

import json
import random
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.domain.journal import Head
from app.host.named_files import kept_file
from app.wire.envelope import GENESIS, canonical, entry_hash, sign_entry
from app.wire.receipt import Receipt, issue
from station_db.engine import open_engine
from station_db.mark import mark_file, write_mark
from station_db.migrate import bring_up
from station_db.projections import rebuild
from tests.evidence.histories import History

Row = tuple[int, int, bytes, bytes, bytes]
STATION, REGISTRY, REALM = "ST-001", "REG-1", "practice"


@dataclass
class Sealed:
    """A station's records before they become files; what is changed here is what the files will hold."""

    key: Ed25519PrivateKey
    registry: Ed25519PrivateKey
    rows: list[Row] = field(default_factory=list)
    receipts: list[tuple[bytes, bytes, int, int, bytes]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    mark: Head | None = None
    station: str = STATION
    registry_id: str = REGISTRY

    @property
    def public_key(self) -> bytes:
        """The station's."""
        return self.key.public_key().public_bytes_raw()

    @property
    def head(self) -> Head:
        """The newest entry."""
        epoch, seq, _, hashed, _ = self.rows[-1]
        return Head(epoch, seq, hashed)

    def add(self, body: Mapping[str, Any], *, epoch: int, key: Ed25519PrivateKey | None = None) -> Row:
        """One more entry, numbered, linked and signed."""
        behind = self.rows[-1] if self.rows and self.rows[-1][0] == epoch else None
        seq = behind[1] + 1 if behind else 1
        who = {"station": self.station, "realm": REALM, "epoch": epoch, "seq": seq}
        raw = canonical({**body, **who})
        hashed = entry_hash(behind[3] if behind else GENESIS, raw)
        self.rows.append((epoch, seq, raw, hashed, sign_entry(key or self.key, hashed)))
        return self.rows[-1]

    def acknowledge(self, upto: int, *, incarnation: int = 1) -> None:
        """The registry signs for everything up to a row."""
        epoch, seq, _, hashed, _ = self.rows[upto]
        said = Receipt(
            self.registry_id,
            REALM,
            incarnation,
            self.station,
            epoch,
            seq,
            hashed.hex(),
            1_790_000_000_000 + upto,
        )
        signed = issue(said, self.registry)
        self.receipts.append((signed.raw, signed.sig, epoch, seq, hashed))

    def photograph(self, body: Mapping[str, Any], content: bytes) -> dict[str, Any]:
        """The body with this picture named in it."""
        name = sha256(content).hexdigest()
        self.files[name] = content
        ref = {"sha256": name, "len": len(content), "mime": "image/jpeg"}
        return {**body, "refs": [*body["refs"], ref]}

    def write(self, records: Path, mark_dir: Path | None = None, *, told: bool = True) -> Path:
        """Put everything on disk; the path of the database. `told` says whether the projections are told."""
        records.mkdir(parents=True)
        database = records / "station.sqlite"
        told_rows = tuple(self.rows) if told else ()
        database.write_bytes(_told(told_rows))
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", self.rows[len(told_rows) :])
            for n, one in enumerate(self.receipts, 1):
                if one[0]:  # one without bytes was taken out, and its number is left behind
                    connection.execute("INSERT INTO receipt VALUES (?, ?, ?, ?, ?, ?, 0)", (n, *one))
            pinned = self.registry.public_key().public_bytes_raw().hex()
            for epoch in sorted({row[0] for row in self.rows}):
                connection.execute(
                    "INSERT INTO identity VALUES (?, ?, ?, ?, ?, ?, 'I1')",
                    (epoch, self.station, REALM, self.registry_id, pinned, self.public_key),
                )
        for name, content in self.files.items():
            file = kept_file(records, name, "image/jpeg")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if self.mark is not None and mark_dir is not None:
            write_mark(mark_file(mark_dir, self.station), self.mark)
        return database


@lru_cache(maxsize=8)
def _told(rows: tuple[Row, ...]) -> bytes:
    """The bytes of a database that holds these entries and what they tell; one history serves many tests."""
    if not rows:
        return empty_database()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "station.sqlite"
        file.write_bytes(empty_database())
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", rows)
        engine = open_engine(file)
        with engine.begin() as connection:
            rebuild(connection)
        engine.dispose()
        return file.read_bytes()


@cache
def empty_database() -> bytes:
    """The bytes of a database that has just been made."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "station.sqlite"
        engine = open_engine(file)
        bring_up(engine, Path(folder))
        engine.dispose()
        return file.read_bytes()


def sealed(
    history: History,
    draw: random.Random,
    *,
    length: int,
    epochs: int = 1,
    made: Sealed | None = None,
    leaps: bool = True,
) -> Sealed:
    """A history's first entries under fresh keys, then further epochs of a few plain entries each.

    `made` is a station that has its keys and names already, and no entries; `leaps` lets epochs be left out.
    """
    made = made or Sealed(*(Ed25519PrivateKey.from_private_bytes(draw.randbytes(32)) for _ in range(2)))
    hashes: dict[str, str] = {}
    for place, body in enumerate(history.bodies[:length]):
        plain = _for(made, dict(body), hashes, first=place == 0)
        if place and draw.random() < 0.06:
            plain = made.photograph(plain, b"\xff\xd8" + draw.randbytes(draw.randrange(40, 900)))
        hashes[_key(body)] = made.add(plain, epoch=1)[3].hex()
    kept = {name for row in made.rows for name in _named(row[2])}
    made.files |= {name: content for name, content in history.files.items() if name in kept}
    for _ in range(epochs - 1):
        _open_epoch(made, draw, leaps=leaps)
    made.mark = made.head
    return made


def _for(made: Sealed, body: dict[str, Any], hashes: Mapping[str, str], *, first: bool) -> dict[str, Any]:
    if first:
        keys = [made.registry.public_key().public_bytes_raw().hex()]
        said = {**body["data"], "public_key": made.public_key.hex(), "registry": made.registry_id}
        body["data"] = {**said, "registry_keys": keys}
    if body["type"] == "entry.corrected":  # what it takes back has another hash now
        place = f"{body['data']['epoch']} {body['data']['seq']}"
        body["data"] = {**body["data"], "hash": hashes[place]}
    return body


def _key(body: Mapping[str, Any]) -> str:
    return f"{body['epoch']} {body['seq']}"


def _named(raw: bytes) -> list[str]:
    return [ref["sha256"] for ref in json.loads(raw)["refs"]]


def _open_epoch(made: Sealed, draw: random.Random, *, leaps: bool) -> None:
    head, newest = made.head, json.loads(made.rows[-1][2])
    epoch = head.epoch + draw.choice((1, 1, 2 if leaps else 1))
    plain = {**newest, "boot": f"boot-{epoch}00", "base": {}, "refs": [], "op": None, "sess": None, "sv": 1}
    plain.pop("sig2", None)
    last = {"epoch": head.epoch, "seq": head.seq, "hash": head.hash.hex()}
    data = {"last": last, "seen": [], "found": "journal.shorter_than_mark", "reason": "restored", "note": ""}
    data |= {"kept": {"name": "aside.sqlite", "sha256": "00" * 32}, "pin_refused": {}}
    signed = {"op": "OP-9001", "method": "badge+pin", "meaning": "epoch_opened"}
    made.add({**plain, "type": "epoch.opened", "data": data, "sig2": signed, "mono": 0}, epoch=epoch)
    for place in range(draw.randrange(1, 8)):
        said = {"device": "scale", "before": "ready", "now": "lost", "reason": f"line.{place}"}
        body = {
            **plain,
            "type": "device.changed",
            "data": said,
            "mono": 10 + place,
            "at": plain["at"] + place,
        }
        if draw.random() < 0.2:
            body = made.photograph(body, b"\xff\xd8" + draw.randbytes(60))
        made.add(body, epoch=epoch)
