"""How the characters of Code 128 look through a blur."""

import functools
from dataclasses import dataclass

import cv2
import numpy as np

from app.codes.bar_fields import Reals
from app.codes.draw import CODE128_CHARACTERS

PER_MODULE = 4  # samples; two would do for what a blurred profile holds, four forgive a shift between them
CHARACTER = 11  # modules of every character; the stop has a bar of two more
TAIL = 2
STARTS = (103, 104, 105)
STOP = 106
QUIET = 3  # modules of paper before a start that are looked at; the rest may have been cut away
BLURS = (0.12, 0.2, 0.3, 0.38, 0.48, 0.6, 0.75, 0.95, 1.2)  # modules; each looks unlike the next

# One row a codeword, one column a module, 1 where a bar is.
BARS = np.array([[float(bit) for bit in code] for code in CODE128_CHARACTERS], np.float32)

_FINE = 16  # steps a module in which the blur is drawn
_BESIDE = 1  # module on either side that is compared too: it tells where the character ends


def _offsets(before: int, after: int) -> Reals:
    """Places of the samples in modules from a character's left edge, from before it to after it."""
    count = (before + CHARACTER + after) * PER_MODULE
    return ((np.arange(count) + 0.5) / PER_MODULE - before).astype(np.float32)


OFFSETS = _offsets(_BESIDE, _BESIDE)
OWN = slice(_BESIDE * PER_MODULE, None)  # of OFFSETS: from the character's left edge on
# The same on either side, as a start may lie the other way round.
START_OFFSETS = _offsets(QUIET, QUIET)


def unit(rows: Reals) -> Reals:
    """Each row without its mean and with length one, so that light and contrast no longer count."""
    moved = rows - rows.mean(-1, keepdims=True)
    length = np.sqrt(np.einsum("...i,...i->...", moved, moved))
    return np.asarray(moved / np.maximum(length, 1e-3)[..., None], np.float32)


def nearest_blur(blur: float) -> int:
    """The index of the drawn blur that is nearest to one in modules."""
    return int(np.argmin(np.abs(np.log(np.array(BLURS) / max(blur, 1e-3)))))


@dataclass(frozen=True, slots=True)
class Shapes:
    """The light of all characters at every blur, and what the bars beside them take from it.

    Each is blurs x 107 x samples, at OFFSETS: `own` of the character itself, `before` and `after` of one in
    the place before or after it; `tail` (blurs x samples) is the stop's last bar.
    """

    own: Reals
    before: Reals
    after: Reals
    tail: Reals


@functools.cache
def shapes() -> Shapes:
    """The characters at every one of BLURS."""
    none = np.zeros_like(BARS)
    last = np.zeros((1, CHARACTER), np.float32)
    last[0, :TAIL] = 1
    places = [none, BARS, none], [BARS, none, none], [none, none, BARS], [none[:1], none[:1], last]
    every = [
        np.stack([_light(np.hstack(row), blur, OFFSETS) for blur in range(len(BLURS))]) for row in places
    ]
    own, before, after, tail = every
    own[:, STOP] += tail[:, 0]
    return Shapes(own, before, after, tail[:, 0])


@functools.cache
def following(blur: int, before: int | None) -> Reals:
    """All characters after a known one and before an unknown one; 107 x samples.

    After nothing (None) the samples begin at the character's left edge: where no quiet zone is left, anything
    may be before it.
    """
    every = shapes()
    rows = every.own[blur] + every.after[blur, : STARTS[0]].mean(0)
    rows[STOP] = every.own[blur, STOP]
    return unit(rows[:, OWN] if before is None else rows + every.before[blur, before])


@functools.cache
def start_shapes(*, quiet: bool) -> Reals:
    """The three starts at every blur but the widest, three rows a blur; with or without the paper before."""
    rows = []
    for blur in range(len(BLURS) - 1):
        paper = np.zeros((3, CHARACTER), np.float32)
        next_one = np.repeat(BARS[: STARTS[0]].mean(0)[None], 3, 0)
        bars = np.hstack([paper, BARS[STARTS[0] : STOP], next_one])
        rows.append(_light(bars, blur, _offsets(QUIET, _BESIDE)))
    drawn = np.concatenate(rows)
    return unit(drawn if quiet else drawn[:, QUIET * PER_MODULE :])


def _light(bars: Reals, blur: int, offsets: Reals) -> Reals:
    """The light of rows of three characters each, sampled around the one in the middle."""
    fine = np.repeat(bars, _FINE, 1)
    soft = cv2.GaussianBlur(
        fine, (0, 0), sigmaX=BLURS[blur] * _FINE, sigmaY=1e-4, borderType=cv2.BORDER_REPLICATE
    )
    at = ((offsets + CHARACTER) * _FINE).astype(int)
    return np.asarray(-soft[:, at], np.float32)
