"""What it takes to tell everything of a code, in a journal of many entries.

    python -m benchmarks.trace [--entries N] [--codes N] [--json] [--dir DIR]

The records are lived through anew: every entry is made by the journal, with hash, signature and projections.
Beside it stands what somebody without these tables would do: look through the bytes of every entry.
"""

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.assembly import open_store
from app.floor.code_trace import trace_of
from app.floor.output_views import CodeTrace
from app.host.clock import SystemClock
from app.host.keys import station_key
from app.places import Places, station_places
from benchmarks.road import where
from benchmarks.road_figures import Figure, Paired, table
from benchmarks.road_plant import enrol_alone
from benchmarks.store_life import lived
from station_db.engine import FILE_NAME
from station_db.reading_unit import ReadingUnit, read_records

SIZE = 1_000_000
_LOOKED_THROUGH = 5
_COMMANDS = 5
_STRANGERS = ("001PB0A9999999A1B9999999", "MDAX2C800001N", "P-2612-0001", "https://example.com/1")


def main(words: Sequence[str]) -> int:
    """Measure and print it; 1 when a code was not found with what belongs to it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trace", description=__doc__)
    parser.add_argument("--entries", type=int, default=SIZE)
    parser.add_argument("--codes", type=int, default=300, help="how many are asked for")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--dir", type=Path, help="measure on this folder's disk; default the temporary one")
    args = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="trace-", dir=args.dir) as scratch:
        figures = measure(Path(scratch), args.entries, codes=args.codes)
    if args.json:
        sys.stdout.write(json.dumps([figure.plain() for figure in figures], indent=1) + "\n")
    else:
        sys.stdout.write(f"{where()}\n\n{table(figures)}\n")
    return 0


def measure(folder: Path, entries: int, *, codes: int, commands: int = _COMMANDS) -> list[Figure]:
    """Every figure of one size.

    Raises:
        ValueError: a code did not lead to its pack, or a stranger to one.
    """
    places = station_places(folder / "station")
    enrol_alone(places)
    with closing(open_store(places, "practice", station_key(places.records), SystemClock())) as store:
        packs = lived(store, entries)
        count = store.read_only_counts().entries
    shown = random.Random(1).sample(packs, min(codes, len(packs)))  # noqa: S311 - which are looked up
    with read_records(places.records / FILE_NAME, SystemClock()) as records:
        parts = [_part_of(records, code) for code in shown]
        names = [_traced(records, code).packs[0].pack.tag for code in shown]
        asked = (
            ("a battery's code", shown),
            ("a part's code", [part for part in parts if part]),
            ("a pack's short name", names),
        )
        figures = [_asked(records, what, texts) for what, texts in asked]
        figures.append(_unknown(records))
    figures.append(_beside(places, shown[:_LOOKED_THROUGH]))
    figures.append(_commands(places, shown[:commands]))
    return [replace(one, name=f"{count:,} entries: {one.name}") for one in figures]


def _asked(records: ReadingUnit, what: str, texts: Sequence[str]) -> Figure:
    took = [_timed(partial(_traced, records, text)) for text in texts]
    return Paired(f"everything by {what}", "", "ms", took, ()).at(0.99)


def _unknown(records: ReadingUnit) -> Figure:
    def ask(text: str) -> None:
        if trace_of(records, text, text, station="") is not None:
            raise ValueError(f"{text} is on record of nobody")

    took = [_timed(partial(ask, text)) for text in _STRANGERS]
    return Figure("that nothing is on record, the slowest", len(took), max(took), "ms")


def _beside(places: Places, codes: Sequence[str]) -> Figure:
    """The same entries by looking through all of them: each names its battery in its own bytes."""
    file = places.records / FILE_NAME
    ours: list[float] = []
    theirs: list[float] = []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as plain:
        for code in codes:
            with read_records(file, SystemClock()) as records:
                ours.append(_timed(partial(_traced, records, code)))
            theirs.append(_timed(partial(_looked_through, plain, code)))
    return Paired("everything by a code", "looking through every entry", "ms", ours, theirs).at(0.5)


def _looked_through(plain: sqlite3.Connection, code: str) -> int:
    query = "SELECT count(*) FROM journal WHERE instr(raw, CAST(? AS BLOB)) > 0"
    count: int = plain.execute(query, (code,)).fetchone()[0]
    return count


def _commands(places: Places, codes: Sequence[str]) -> Figure:
    """The whole command, program start and all."""
    took = []
    for code in codes:
        words = [sys.executable, "-m", "app", "trace", code, "--data", str(places.records)]
        began = time.perf_counter()
        subprocess.run(words, check=True, capture_output=True)  # noqa: S603 - our own program
        took.append((time.perf_counter() - began) * 1000)
    return Figure("./station trace CODE, the slowest", len(took), max(took), "ms")


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _traced(records: ReadingUnit, text: str) -> CodeTrace:
    found = trace_of(records, text, text, station="")
    if found is None or not found.packs or not found.packs[0].past:
        raise ValueError(f"nothing is on record about {text}")
    return found


def _part_of(records: ReadingUnit, code: str) -> str:
    outputs = _traced(records, code).packs[0].outputs
    return outputs[0].text if outputs else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
