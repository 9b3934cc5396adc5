"""How fast records are proven: links, signatures, the whole examination, and the tables told again.

    python -m benchmarks.records [--entries 100000]

Rates are entries per second of one core's own time, so that whatever else the computer does is left out.
"""

import argparse
import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.wire.envelope import GENESIS, Envelope, encode, entry_hash, sign_entry
from app.wire.examination import Witnesses, examine
from app.wire.record import Signer, linked
from station_db.engine import open_engine
from station_db.migrate import bring_up
from station_db.reading import opened_for_reading
from station_db.retell import retell_in_memory

_START_MS = 1_790_000_000_000
_TOLD_AGAIN = 5_000


def rows_of(entries: int, key: Ed25519PrivateKey) -> Iterator[tuple[int, int, bytes, bytes, bytes]]:
    """A long quiet life: the enrolment, then devices that come and go, each entry of an ordinary length."""
    prev = GENESIS
    for seq in range(1, entries + 1):
        raw = encode(_envelope(seq, key))
        prev = entry_hash(prev, raw)
        yield 1, seq, raw, prev, sign_entry(key, prev)


def _envelope(seq: int, key: Ed25519PrivateKey) -> Envelope:
    first = seq == 1
    public = key.public_key().public_bytes_raw().hex()
    enrolled = {"public_key": public, "registry": "REG-1", "registry_keys": [public], "label": "I1"}
    told = {"device": "scale", "before": "ready", "now": "lost", "reason": f"line.silent {seq:0100d}"}
    return Envelope(
        realm="practice",
        station="ST-001",
        epoch=1,
        seq=seq,
        id=f"01900000-0000-7000-8000-{seq:012x}",
        type="station.enrolled" if first else "device.changed",
        sv=1,
        at=_START_MS + 1000 * seq,
        mono=1000 * seq,
        boot="boot-1",
        clk={"state": "ntp", "age_ms": 12},
        op=None,
        sess=None,
        data=enrolled if first else told,
        base={},
    )


def measure(entries: int) -> dict[str, float]:
    """Entries per second of each stage, and how long the mean entry is in bytes."""
    key = Ed25519PrivateKey.generate()
    with TemporaryDirectory() as folder:
        database = Path(folder) / "station.sqlite"
        engine = open_engine(database)
        bring_up(engine, Path(folder))
        engine.dispose()
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", rows_of(entries, key))
            length = connection.execute("SELECT avg(length(raw)) FROM journal").fetchone()[0]
        with opened_for_reading(database) as opened:
            signer = Signer()
            signer.take(key.public_key().public_bytes_raw())
            held = [(row.hash, row.sig) for row in linked(opened.rows())]
            rates = {
                "links": _rate(entries, lambda: sum(not row.wrong for row in linked(opened.rows()))),
                "signatures": _rate(entries, lambda: sum(signer.holds(*one) for one in held)),
                "whole": _rate(entries, lambda: examine(opened.rows(), Witnesses()).entries),
            }
        rates["told_again"] = _told_again(min(entries, _TOLD_AGAIN), key, Path(folder) / "short.sqlite")
        return {**rates, "bytes": length}


def _told_again(entries: int, key: Ed25519PrivateKey, database: Path) -> float:
    engine = open_engine(database)
    bring_up(engine, database.parent)
    engine.dispose()
    with closing(sqlite3.connect(database)) as connection:
        connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", rows_of(entries, key))
        connection.commit()  # a copy of a connection that is still writing would wait for ever
        return _rate(entries, lambda: entries if retell_in_memory(connection) else 0)


def _rate(entries: int, act: Callable[[], int]) -> float:
    began = time.process_time()
    if act() != entries:
        raise RuntimeError("the records that were made here are not good")
    return entries / (time.process_time() - began)


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast records are proven.")
    parser.add_argument("--entries", type=int, default=100_000)
    asked = parser.parse_args(words)
    rates = {name: round(rate) for name, rate in measure(asked.entries).items()}
    sys.stdout.write(json.dumps({"entries": asked.entries, **rates}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
