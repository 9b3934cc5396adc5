"""What long records cost: saving, proving, starting and finding a pack, in a journal of many entries.

    python -m benchmarks.store [--entries N]... [--saves N] [--json] [--dir DIR]

Each size is lived through anew: every entry is made by the journal, with hash, signature and projections.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.assembly import open_store
from app.domain.dismantling import RUN_TYPES
from app.domain.journal import PackQuarantined, PackReceived, PackRouted, TriageAnswered, WeightTaken
from app.host.clock import SystemClock
from app.host.keys import station_key
from app.places import Places, station_places
from benchmarks.road import where
from benchmarks.road_figures import Figure, Paired, table
from benchmarks.road_plant import enrol_alone
from benchmarks.road_save import saves_in
from benchmarks.store_life import lived
from station_db.store import Store
from station_db.verify import examine_alone

SIZES = (500_000, 1_000_000)
_CODES = 200
_STARTS = 3
_LIFE = RUN_TYPES | {
    PackReceived.type,
    TriageAnswered.type,
    WeightTaken.type,
    PackRouted.type,
    PackQuarantined.type,
}


def main(words: Sequence[str]) -> int:
    """Measure at every size and print it; always ends by itself."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store", description="What long records cost.")
    parser.add_argument("--entries", type=int, action="append", help="may be repeated; 500000 and 1000000")
    parser.add_argument("--saves", type=int, default=500)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--dir", type=Path, help="measure on this folder's disk; default the temporary one")
    args = parser.parse_args(words)
    figures = []
    for entries in args.entries or SIZES:
        with tempfile.TemporaryDirectory(prefix="store-", dir=args.dir) as scratch:
            figures += measure(Path(scratch), entries, saves=args.saves)
    if args.json:
        sys.stdout.write(json.dumps([figure.plain() for figure in figures], indent=1) + "\n")
    else:
        sys.stdout.write(f"{where()}\n\n{table(figures)}\n")
    return 0


def measure(folder: Path, entries: int, *, saves: int) -> list[Figure]:
    """Every figure of one size."""
    places = station_places(folder / "station")
    enrol_alone(places)
    with closing(_opened(places)) as store:
        codes = lived(store, entries)
        count = store.read_only_counts().entries
    shown = random.Random(1).sample(codes, min(_CODES, len(codes)))  # noqa: S311 - which are looked up
    figures: list[Figure] = [
        *_starts(places),
        *_proofs(places, count),
        *_timelines(places, shown),
        *saves_in(places, folder, saves),
    ]
    return [replace(one, name=f"{count:,} entries: {one.name}") for one in figures]


def _opened(places: Places) -> Store:
    return open_store(places, "practice", station_key(places.records), SystemClock())


def _starts(places: Places) -> list[Figure]:
    """Opening the records for work: file, whole chain, newest signatures, mark and receipts."""
    took = []
    for _ in range(_STARTS):
        began = time.perf_counter()
        store = _opened(places)
        took.append(time.perf_counter() - began)
        store.close()
    return [Figure("opened at a start, the slowest", _STARTS, max(took), "s")]


def _proofs(places: Places, entries: int) -> list[Figure]:
    """Rates of one core's own time: by the chain as at a start, and with every signature."""
    with closing(_opened(places)) as store:
        identity = store.identity()
        with store.engine.connect() as connection:
            chain = _rate(lambda: examine_alone(connection, identity, newest_signatures=0), entries)
            signed = _rate(lambda: examine_alone(connection, identity, newest_signatures=None), entries)
    return [
        Figure("file and chain proven", entries, chain, "entries/s"),
        Figure("with every signature and envelope", entries, signed, "entries/s"),
    ]


def _rate(act: Callable[[], object], entries: int) -> float:
    began = time.process_time()
    act()
    return entries / (time.process_time() - began)


def _timelines(places: Places, codes: Sequence[str]) -> list[Figure]:
    """From a code to everything that is on record about its pack."""
    took = []
    with closing(_opened(places)) as store:
        for code in codes:
            began = time.perf_counter()
            with store.unit() as unit:
                (pack,) = unit.packs.by_code(code)
                found = unit.journal.about(pack.id, _LIFE)
            took.append((time.perf_counter() - began) * 1000)
            if not found:
                raise ValueError(f"nothing is on record about {code}")
    return [Paired("everything about a code", "", "ms", took, ()).at(share) for share in (0.5, 0.99)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
