"""Starts, shifts and idle windows in processes of their own, timed from outside."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.road_figures import Figure, Paired

ROOT = Path(__file__).resolve().parent.parent
_LONGEST_S = 660
_MIB = 1024  # KiB
_WINDOW = "bare window"


class ChildFailed(Exception):
    """A measured process did not say its line; args[0] is the end of what it complained of."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a process said, and after how many seconds from its start it did."""

    what: dict[str, Any]
    seconds: float


def child(*words: str) -> Spoken:
    """Start one, hear its line, and let it end.

    Raises:
        ChildFailed: it said nothing.
    """
    began = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - our own program with our own arguments
        [sys.executable, "-m", "benchmarks.road_child", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        line = process.stdout.readline()
        seconds = time.monotonic() - began
        try:
            _, complaints = process.communicate(timeout=_LONGEST_S)
        finally:
            process.kill()
    if not line:
        raise ChildFailed(complaints.decode(errors="replace")[-2000:])
    return Spoken(json.loads(line), seconds)


def measure_starts(folder: Path, times: int) -> list[Figure]:
    """Cold and warm, imports alone, a bare window; memory at the first place."""
    bare = [child("bare") for _ in range(times)]
    imports = [child("imports") for _ in range(times)]
    cold = [child("station", "--data", str(folder / f"cold {turn}")) for turn in range(times)]
    warm = [child("station", "--data", str(folder / "cold 0")) for _ in range(times)]
    window = _middle(bare)
    figures = [
        Figure("cold start to sign-in", times, _middle(cold), "s", _WINDOW, window, _COLD),
        Figure("warm start to sign-in", times, _middle(warm), "s", _WINDOW, window, _WARM),
        Figure("imports alone", times, _middle(imports), "s", _WINDOW, window),
        Figure("warm start beside its imports", times, _middle(warm), "s", "imports alone", _middle(imports)),
    ]
    for which, words in (("now", "memory at sign-in"), ("most", "memory at sign-in, the most")):
        figures.append(_memory(words, [one.what for one in warm], [one.what for one in bare], which))
    return figures


_COLD = (
    "fresh data folder: key, database, enrolment at the practice registry, roster; the disk's cache is warm"
)
_WARM = "second start; the practice registry starts beside it"


def measure_shift(folder: Path, *, packs: int, frames: int, labels: int) -> list[Figure]:
    """Latencies, stalls and memory of one shift, and an idle window for as long as it lasted."""
    sizes = ("--packs", str(packs), "--frames", str(frames), "--labels", str(labels))
    shift = child("shift", "--data", str(folder / "shift"), *sizes).what
    idle = child("idle", "--seconds", f"{shift['seconds']:.1f}").what
    bare = child("bare").what
    plain = "grabbed and painted at once"
    alone = "camera and watch without a face"
    sights = Paired("frame to screen", plain, "ms", shift["frames"], shift["bare_frames"], _FRAMES)
    codes = Paired(
        "frame with a label to code_seen", alone, "ms", shift["labels"], shift["bare_labels"], _CODES
    )
    ours = shift["memory"]
    return [
        sights.at(0.5),
        sights.at(0.95),
        codes.at(0.5),
        codes.at(0.95),
        *_stalls(shift, idle),
        _memory(f"memory after {packs} packs", [ours], [bare], "now"),
        _memory(f"memory after {packs} packs, the most", [ours], [bare], "most"),
    ]


_FRAMES = "from the camera's own moment to the paint of the camera view, codes being decoded beside it"
_CODES = "from the moment of the frame in which the label is read to the code on the main thread"


def _stalls(shift: dict[str, Any], idle: dict[str, Any]) -> list[Figure]:
    figures = []
    ranks = ("longest", "second longest", "third longest")
    for rank, ours, peer in zip(ranks, shift["stalls"], idle["stalls"], strict=False):
        figures.append(
            Figure(
                f"{rank} gap of a 5 ms timer, at {ours['where']}",
                shift["ticks"],
                ours["milliseconds"],
                "ms",
                "idle bare window",
                peer["milliseconds"],
            )
        )
    return figures


def _memory(name: str, ours: Sequence[dict[str, Any]], peers: Sequence[dict[str, Any]], which: str) -> Figure:
    measured = statistics.median(one[which] for one in ours) / _MIB
    peer = statistics.median(one[which] for one in peers) / _MIB
    return Figure(name, len(ours), measured, "MiB", _WINDOW, peer)


def _middle(spoken: Sequence[Spoken]) -> float:
    return statistics.median(one.seconds for one in spoken)
