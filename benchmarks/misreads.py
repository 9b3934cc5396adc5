"""The hunt for wrong texts: pictures without a code, pieces of them, and codes too damaged to be read."""

import argparse
import itertools
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from app.codes import zxing
from app.codes.files import NoPicture, grey_picture
from app.codes.picture import Picture, whole
from app.codes.sighting import Sighting, bounds
from app.codes.still import EXPECTED, decode_still
from app.codes.tally import Tally
from benchmarks.scan import damage, scenes
from benchmarks.scan.labels import KINDS
from benchmarks.scan.photographs import photographs

CROPS_A_PICTURE = 50
CROP_SIDES = (40, 400)  # pixels
HARDEST = (3.0, 4.0, 5.0)  # levels of damage at which decoders begin to guess


@dataclass(slots=True)
class Hunt:
    """How many pictures were looked at, how many codes were rightly read, and every text that was wrong."""

    name: str
    looked_at: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.thread_time)

    def count(self, codes: Sequence[Sighting], truth: str | None, where: str) -> None:
        """Add one picture; `truth` is its only text, None when it holds no code."""
        self.looked_at += 1
        for code in codes:
            if code.text == truth:
                self.right += 1
            else:
                what = f"{where}: {code.text!r} {code.symbology.value} by {code.decoder} {code.stage}"
                self.wrong.append(what)

    def told(self) -> str:
        """One line of the result, and one for each wrong text."""
        spent = time.thread_time() - self.began
        head = f"{self.name:28} {self.looked_at:7} looked at {self.right:6} right {len(self.wrong):4} wrong"
        return "\n".join([f"{head}  {spent:.0f} s", *(f"    WRONG {one}" for one in self.wrong[:20])])


def crops(count: int, seed: int) -> Hunt:
    """Pieces of surfaces, and of photographs beside their codes, through the plain look of every frame."""
    hunt = Hunt("negative crops, plain")
    rng = np.random.default_rng(seed)
    for where, picture in itertools.islice(_pieces(seed, rng), count):
        tally = Tally()
        for sighting in zxing.read(whole(picture), EXPECTED):
            tally.add(sighting)
        hunt.count(tally.believed(), None, where)
    return hunt


def frames(count: int, seed: int, budget_ms: float) -> Hunt:
    """Whole surfaces through every tactic of the rescue."""
    hunt = Hunt("negative frames, rescue")
    for number, picture in enumerate(scenes.negatives(count, seed)):
        hunt.count(decode_still(picture, budget_ms).codes, None, f"negative {seed}/{number}")
    return hunt


def damaged(count: int, seed: int, budget_ms: float) -> Hunt:
    """Labels with every damage at its hardest levels through every tactic: right, or nothing."""
    hunt = Hunt("damaged labels, rescue")
    cases = (
        (kind, name, level, number)
        for number in itertools.count(seed)
        for level in HARDEST
        for kind in KINDS
        for name in damage.names_for(kind)
    )
    for kind, name, level, number in itertools.islice(cases, count):
        scene = scenes.label(kind, name, level, number)
        codes = decode_still(scene.picture, budget_ms).codes
        hunt.count(codes, scene.text, f"{kind} {name} {level} {number}")
    return hunt


def _pieces(seed: int, rng: np.random.Generator) -> Iterator[tuple[str, Picture]]:
    """Pieces by turns: of surfaces without end, and of photographs where there are any."""
    real = _beside_codes()
    for number in itertools.count():
        (surface,) = scenes.negatives(1, seed + number)
        sources = [(f"surface {seed + number}", surface)]
        photographed = next(real, None)
        if photographed is not None:
            sources.append(photographed)
        for where, picture in sources:
            for _ in range(CROPS_A_PICTURE):
                yield where, _piece(picture, rng)


def _beside_codes() -> Iterator[tuple[str, Picture]]:
    """Photographs in which every code that can be read was painted over, again and again."""
    place = Path(__file__).parents[2] / "shared" / "scan"
    files = sorted({photograph.file for photograph in photographs(place)}) if place.is_dir() else []
    bare: list[tuple[str, Picture]] = []
    for file in files:
        picture = _without_codes(file)
        if picture is not None:
            bare.append((file.name, picture))
            yield bare[-1]
    yield from itertools.cycle(bare)


def _without_codes(file: Path) -> Picture | None:
    """The photograph with its codes under flat grey; None when not all of them are known."""
    try:
        picture = grey_picture(file).copy()
    except NoPicture:
        return None
    if min(picture.shape) < 2 * CROP_SIDES[0]:
        return None
    found = decode_still(picture).codes
    for code in found:
        left, top, right, bottom = bounds(code.corners)
        room = max(right - left, bottom - top) // 4 + 8
        rows = slice(max(0, top - room), bottom + room)
        picture[rows, max(0, left - room) : right + room] = int(np.median(picture))
    return picture if found and not decode_still(picture).codes else None


def _piece(picture: Picture, rng: np.random.Generator) -> Picture:
    height, width = picture.shape
    least, most = CROP_SIDES
    wide, high = (int(rng.integers(least, min(most, side) + 1)) for side in (width, height))
    left, top = int(rng.integers(0, width - wide + 1)), int(rng.integers(0, height - high + 1))
    return picture[top : top + high, left : left + wide]


def main(words: Sequence[str]) -> int:
    """Hunt as asked; 1 when a single text was wrong."""
    parser = argparse.ArgumentParser(prog="benchmarks.misreads", description=__doc__)
    parser.add_argument("--crops", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=3_000)
    parser.add_argument("--damaged", type=int, default=2_000)
    parser.add_argument("--budget-ms", type=float, default=500.0, help="CPU time at most for a whole picture")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(words)
    hunts = (
        partial(crops, args.crops, args.seed),
        partial(frames, args.frames, args.seed, args.budget_ms),
        partial(damaged, args.damaged, args.seed, args.budget_ms),
    )
    wrong: Counter[str] = Counter()
    for hunting in hunts:
        hunt = hunting()
        wrong[hunt.name] += len(hunt.wrong)
        # The long ones take hours; whoever stops them keeps what was found until then.
        sys.stdout.write(hunt.told() + "\n")
        sys.stdout.flush()
    return 1 if wrong.total() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
