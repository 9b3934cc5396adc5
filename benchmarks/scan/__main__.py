"""The command `python -m benchmarks.scan`: how well and at what cost codes are read, beside the peers."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2

from benchmarks.scan.frames import on_frames
from benchmarks.scan.measure import Effort, Row, on_graded, on_hard, on_photographs
from benchmarks.scan.peers import Decoder, decoders
from benchmarks.scan.photographs import MANIFEST, NoPhotographs
from benchmarks.scan.plot import draw
from benchmarks.scan.tables import tables

_PLACE = Path(__file__).resolve().parents[2].parent / "shared" / "scan"
_WHOLE = Effort(singles=12, videos=3, hard=12, trays=5, every=1)
_SHORT = Effort(singles=1, videos=0, hard=1, trays=1, every=12, levels=(1, 3, 5), budget_ms=300.0)


def main(words: Sequence[str]) -> int:
    """Measure and print; 2 when something asked for cannot be had."""
    args = _asked(words)
    effort, parts = _SHORT if args.short else _WHOLE, args.part or ["a", "b", "c"]
    if args.plot and "b" not in parts:
        return _refused("--plot draws the graded damage, which is part b: add --part b, or leave --part out")
    place = args.dir or _PLACE
    if args.dir is None and not (place / MANIFEST).exists() and "a" in parts:
        _tell("no photographs: ../shared/scan is not beside this project; --dir names another folder")
        parts = [part for part in parts if part != "a"]
    cv2.setNumThreads(1)  # peers and ours alike: the figures are for one thread
    asked = decoders()
    try:
        rows = _measured(parts, asked, effort, place)
        if args.plot:
            draw(rows, args.plot)
    except (NoPhotographs, OSError) as fault:
        return _refused(str(fault))
    if args.json:
        report = {"computer": _where(), "rows": [row.plain() for row in rows]}
        sys.stdout.write(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"{_where()}\n\n{tables(rows)}\n")
    return 0


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.scan", description="How well codes are read, and at what cost."
    )
    parser.add_argument("--short", action="store_true", help="few labels and levels, a small budget")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--dir", type=Path, help="photographs with a manifest.csv (default: ../shared/scan)")
    parser.add_argument(
        "--part",
        action="append",
        choices=["a", "b", "c"],
        help="only photographs (a), graded damage (b) or whole frames (c); may be repeated",
    )
    parser.add_argument("--plot", type=Path, help="write the read rate against damage as PNG here")
    return parser.parse_args(words)


def _measured(parts: Sequence[str], asked: Sequence[Decoder], effort: Effort, place: Path) -> list[Row]:
    rows: list[Row] = []
    if "a" in parts:
        rows += on_photographs(place, asked, effort, _tell)
    if "b" in parts:
        rows += on_graded(asked, effort, _tell) + on_hard(asked, effort, _tell)
    if "c" in parts:
        rows += on_frames(asked, effort, _tell)
    return rows


def _where() -> str:
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; CPU time of the process, one thread"
    )


def _tell(what: str) -> None:
    sys.stderr.write(f"{what}\n")


def _refused(why: str) -> int:
    _tell(f"benchmarks.scan: {why}")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
