"""A station as the registry sees it: a key, a stream, and batches that may be told to be odd."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID
from zlib import crc32

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.batch import Batch, SignedEntry, pack
from app.wire.envelope import GENESIS, Envelope, encode, entry_hash, sign_entry

AT_MS = 1_790_000_000_000


@dataclass
class DeliveringStation:
    """Makes entries that follow one another; `raws` and `hashes` are its journal of this epoch."""

    station: str
    key: Ed25519PrivateKey
    realm: str = "practice"
    epoch: int = 1
    raws: list[bytes] = field(default_factory=list)
    hashes: list[bytes] = field(default_factory=list)

    def envelope(self, **changed: Any) -> Envelope:
        """The next entry's envelope, with fields changed."""
        seq = len(self.raws) + 1
        plain: dict[str, Any] = {
            "realm": self.realm,
            "station": self.station,
            "epoch": self.epoch,
            "seq": seq,
            "id": str(UUID(int=(self.epoch << 96) + (crc32(self.station.encode()) << 32) + seq)),
            "type": "pack.received",
            "sv": 1,
            "at": AT_MS + seq,
            "mono": seq,
            "boot": "b",
            "clk": {"state": "free", "age_ms": None},
            "op": None,
            "sess": None,
            "data": {"n": seq},
            "base": {},
        }
        return Envelope(**{**plain, **changed})

    def write(self, count: int = 1, **changed: Any) -> None:
        """Add entries of the ordinary kind."""
        for _ in range(count):
            self.write_raw(encode(self.envelope(**changed)))

    def write_raw(self, raw: bytes) -> None:
        """Add an entry of any bytes, correctly chained."""
        prev = self.hashes[-1] if self.hashes else GENESIS
        self.raws.append(raw)
        self.hashes.append(entry_hash(prev, raw))

    def write_json(self, **changed: Any) -> None:
        """Add an entry that a careful station would never write: plain JSON, floats and all."""
        plain = json.loads(encode(self.envelope()))
        self.write_raw(json.dumps({**plain, **changed}).encode())

    def batch(self, first: int = 1, last: int | None = None) -> Batch:
        """Entries `first` to `last` as they travel."""
        upto = len(self.raws) if last is None else last
        return Batch(
            realm=self.realm,
            station=self.station,
            epoch=self.epoch,
            first_seq=first,
            prev_hash=self.hashes[first - 2] if first > 1 else GENESIS,
            entries=tuple(
                SignedEntry(self.raws[at], sign_entry(self.key, self.hashes[at]))
                for at in range(first - 1, upto)
            ),
        )

    def body(self, first: int = 1, last: int | None = None) -> bytes:
        """The same, packed and signed."""
        return pack(self.batch(first, last), self.key)

    def cloned(self) -> "DeliveringStation":
        """The same disk a second time."""
        twin = DeliveringStation(self.station, self.key, self.realm, self.epoch)
        twin.raws, twin.hashes = list(self.raws), list(self.hashes)
        return twin


def mentions(batteries: Sequence[str]) -> Mapping[str, None]:
    """An envelope's `base` that mentions these batteries."""
    return dict.fromkeys(batteries)
