"""A station that records on a traced disk and says on standard output what it has acknowledged."""

import os
import sys
from contextlib import closing
from pathlib import Path

from app.domain.operator import STATION
from station_db.store import Store
from tests.contracts.facts import received
from tests.station_db.plant import Plant


def main(folder: Path, commits: int, synchronous: str) -> None:
    """So many units; every third stores a receipt too. A line is written only after a unit was left."""
    with Plant(folder).enrolled() as store:
        if synchronous != "production":
            weaken(store, synchronous)
        tell(1, store.unit())
        for number in range(commits):
            with store.unit() as unit:
                entry = unit.journal.append(received(f"pack-{number}"), STATION, batteries=("CODE-1",))
                if number % 3 == 2:
                    head = unit.journal.entry(1, entry.seq - 1)
                    assert head is not None
                    unit.receipts.store(b"r", b"s", epoch=1, acked_seq=head.seq, acked_hash=head.hash)
            os.write(1, f"{entry.seq} {entry.hash.hex()}\n".encode())


def weaken(store: Store, synchronous: str) -> None:
    """What production never does: this is how the harness shows that it would notice."""
    with closing(store.engine.raw_connection()) as raw:
        raw.cursor().execute(f"PRAGMA synchronous = {synchronous}")


def tell(seq: int, unit) -> None:
    """The enrolment is acknowledged as well."""
    with unit:
        entry = unit.journal.entry(1, seq)
        assert entry is not None
    os.write(1, f"{entry.seq} {entry.hash.hex()}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
