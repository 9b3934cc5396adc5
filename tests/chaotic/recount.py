"""Counts from outside what arrived: the station's file and the registry's tables, by no code of theirs."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Row = tuple[int, int, bytes, bytes, bytes]
"""epoch, seq, raw, hash, sig."""


@dataclass(slots=True)
class Count:
    """What was found; everything but `entries` must be nothing.

    lost      confirmed to the operator, or in the station's journal, and not at the registry
    doubled   an entry's id more than once on one side, or a row that the station does not have
    differing bytes, hash or signature of an entry that are not the same on both sides
    broken    links and signatures that do not hold, on either side
    """

    entries: int = 0
    lost: list[tuple[int, int]] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    differing: list[tuple[int, int]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.lost or self.doubled or self.differing or self.broken)

    def told(self) -> str:
        """One line for a person, and the first of whatever is wrong."""
        names = ("lost", "doubled", "differing", "broken")
        head = ", ".join(f"{len(getattr(self, name))} {name}" for name in names)
        wrong = [f"  {name}: {one}" for name in names for one in getattr(self, name)[:5]]
        return "\n".join([f"{self.entries} entries: {head}", *wrong])


def station_rows(database: Path) -> tuple[list[Row], bytes]:
    """The station's journal in order, and its public key as its first entry tells it."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT epoch, seq, raw, hash, sig FROM journal ORDER BY epoch, seq"
        ).fetchall()
    return rows, bytes.fromhex(json.loads(rows[0][2])["data"]["public_key"])


def registry_rows(database: str) -> list[Row]:
    """Everything the registry holds, in order."""
    with psycopg.connect(database) as connection:
        query = "SELECT epoch, seq, raw, hash, sig FROM entry ORDER BY station, epoch, seq"
        return [tuple(row) for row in connection.execute(query)]


def rows_of(database: Path, station: str) -> list[Row]:
    """Everything that a registry in an SQLite file holds of one station, in order of number."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        query = "SELECT epoch, seq, raw, hash, sig FROM entry WHERE station = ? ORDER BY epoch, seq"
        return connection.execute(query, (station,)).fetchall()


def recount(
    saved: Iterable[tuple[int, int]], station: Sequence[Row], registry: Sequence[Row], key: bytes
) -> Count:
    """Compare what was confirmed, what the station has and what the registry holds."""
    found = Count(entries=len(station))
    ours = {(epoch, seq): (raw, hashed, sig) for epoch, seq, raw, hashed, sig in station}
    theirs = {(epoch, seq): (raw, hashed, sig) for epoch, seq, raw, hashed, sig in registry}
    wanted = set(saved) | ours.keys()
    found.lost = sorted(place for place in wanted if place not in ours or place not in theirs)
    found.differing = sorted(place for place in ours.keys() & theirs.keys() if ours[place] != theirs[place])
    found.doubled = [f"not the station's: {place}" for place in sorted(theirs.keys() - ours.keys())]
    for side, rows in (("station", station), ("registry", registry)):
        ids = Counter(json.loads(row[2])["id"] for row in rows)
        found.doubled += [f"{side}: id {one}" for one, times in ids.items() if times > 1]
        found.broken += [f"{side}: {one}" for one in _broken(rows, key)]
    return found


def _broken(rows: Sequence[Row], key: bytes) -> list[str]:
    signer = Ed25519PublicKey.from_public_bytes(key)
    wrong: list[str] = []
    epoch_before, seq_before, prev = 0, 0, bytes(32)
    for epoch, seq, raw, hashed, sig in rows:
        if (epoch, seq) == (epoch_before + 1, 1):
            prev = bytes(32)
        elif (epoch, seq) != (epoch_before, seq_before + 1):
            wrong.append(f"number {epoch}/{seq}")
        link = hashlib.sha256(b"ev1\0" + prev + raw).digest()
        if link != hashed:
            wrong.append(f"hash {epoch}/{seq}")
        try:
            signer.verify(sig, b"ev1sig\0" + hashed)
        except InvalidSignature:
            wrong.append(f"signature {epoch}/{seq}")
        epoch_before, seq_before, prev = epoch, seq, hashed
    return wrong
