"""The command `python -m benchmarks.road`: what the first road costs, each figure beside its peer."""

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.road_figures import Figure, table
from benchmarks.road_save import measure_saves
from benchmarks.road_start import measure_shift, measure_starts


@dataclass(frozen=True, slots=True)
class Extent:
    """How often everything is measured."""

    saves: int
    starts: int
    packs: int
    frames: int
    labels: int


LONG = Extent(saves=500, starts=5, packs=5, frames=150, labels=30)
SHORT = Extent(saves=60, starts=1, packs=1, frames=20, labels=3)


def main(words: Sequence[str]) -> int:
    """Measure everything and print it; always ends by itself."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.road", description="What the first road costs."
    )
    parser.add_argument("--short", action="store_true", help="each thing a few times only")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument(
        "--dir", type=Path, help="measure on this folder's disk; the default is the temporary one"
    )
    args = parser.parse_args(words)
    extent = SHORT if args.short else LONG
    with tempfile.TemporaryDirectory(prefix="road-", dir=args.dir) as scratch:
        figures = measure(Path(scratch), extent)
    if args.json:
        sys.stdout.write(json.dumps([figure.plain() for figure in figures], indent=1) + "\n")
    else:
        sys.stdout.write(f"{where()}\n\n{table(figures)}\n")
    return 0


def measure(folder: Path, extent: Extent) -> list[Figure]:
    """Every figure, in the order of the road."""
    return [
        *measure_saves(folder, extent.saves),
        *measure_starts(folder, extent.starts),
        *measure_shift(folder, packs=extent.packs, frames=extent.frames, labels=extent.labels),
    ]


def where() -> str:
    """What a table was measured on."""
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
