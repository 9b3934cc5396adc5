"""Tactics for QR codes that a plain look does not read."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes import qr_modules
from app.codes.attempt import Attempt
from app.codes.candidate import Candidate
from app.codes.finder_patterns import Finder, darks, find
from app.codes.picture import Picture, View
from app.codes.qr_grid import Grid, finder_points, from_finders, settle_square, through_alignments
from app.codes.qr_layout import LARGEST, SMALLEST, layout
from app.codes.zxing import Asking
from app.domain.scan import Symbology

Array = npt.NDArray[Any]

_QR = frozenset([Symbology.QR])
# Not `pure`: zxing-cpp 3.1 then reads no QR code when asked for model 2 alone.
_DRAWN = Asking(invert=False, downscale=False, rotate=False)
_WINDOWS = (15, 41)
_FINDERS = 10
_TRIPLES = 4
_FITTING = 0.45


@dataclass(frozen=True, slots=True)
class _Three:
    """Three finders that may belong to one symbol, and how little they look like that (0 is best)."""

    corner: Finder
    right: Finder
    below: Finder
    strain: float


def qr_attempts(cut: View, candidate: Candidate) -> Iterator[Attempt]:
    """Attempts at one place that looks like a QR code."""
    yield from qr_attempts_whole(cut)


def qr_attempts_whole(view: View) -> Iterator[Attempt]:
    """Attempts at a picture in which there may be QR codes still unread."""
    yield Attempt(view.scaled(2.0, "larger"), _QR)
    yield from resampled(view)


def resampled(view: View) -> Iterator[Attempt]:
    """Symbols drawn anew from the modules of every three finders that fit together."""
    for picture in (view.picture, 255 - view.picture):
        finders: list[Finder] = []
        for window in _WINDOWS:
            for one in find(darks(picture, window), _FINDERS):
                if not any(np.hypot(one.x - old.x, one.y - old.y) < old.width / 4 for old in finders):
                    finders.append(one)
        for three in _triples(finders)[:_TRIPLES]:
            yield from _drawn_anew(view, picture, three)


def _triples(finders: list[Finder]) -> list[_Three]:
    found = []
    for three in combinations(finders, 3):
        widths = [one.width for one in three]
        if max(widths) > 2.2 * min(widths):
            continue
        for number in range(3):
            corner, one, other = three[number], *(three[:number] + three[number + 1 :])
            a = np.array([one.x - corner.x, one.y - corner.y])
            b = np.array([other.x - corner.x, other.y - corner.y])
            turn = a[0] * b[1] - a[1] * b[0]
            if turn < 0:
                one, other, a, b = other, one, b, a
            long_a, long_b = np.hypot(*a), np.hypot(*b)
            unit = sum(widths) / 21
            if min(long_a, long_b) < 10 * unit or max(long_a, long_b) > 190 * unit:
                continue
            strain = abs(a @ b) / (long_a * long_b) + abs(np.log(long_a / long_b)) / 2
            strain += float(np.log(max(widths) / min(widths))) + sum(16 - f.rays for f in three) / 32
            if abs(a @ b) / (long_a * long_b) < 0.85:
                found.append(_Three(corner, one, other, strain))
    return sorted(found, key=lambda three: three.strain)


def _drawn_anew(view: View, picture: Picture, three: _Three) -> Iterator[Attempt]:
    for grid in grids(picture, three):
        laid = grid.straight(picture)
        values = qr_modules.sampled(qr_modules.evened(laid))
        done: list[Array] = []
        for dark in qr_modules.tellings(laid, grid.layout):
            whole, _ = qr_modules.completed(dark, values, grid.layout)
            if any((whole == old).all() for old in done):
                continue
            done.append(whole)
            symbol, step = qr_modules.drawn(whole)
            yield Attempt(view.made(symbol, "redrawn", _frame_way(grid) @ step), _QR, _DRAWN)


def _frame_way(grid: Grid) -> Array:
    side = grid.layout.side
    square = np.array([[0, 0], [side, 0], [side, side], [0, side]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(square, grid.corners.astype(np.float32)), np.float64)


def grids(picture: Picture, three: _Three) -> Iterator[Grid]:
    """Settled grids for the sizes that three finders allow, the likeliest first."""
    centres = [np.array([one.x, one.y]) for one in (three.corner, three.right, three.below)]
    across, down = centres[1] - centres[0], centres[2] - centres[0]
    settled = []
    for one, centre in zip((three.corner, three.right, three.below), centres, strict=True):
        units = _units(across, down, one.width)
        settled.append(settle_square(picture, np.column_stack([units, centre])))
    if min(fit for _, fit in settled) < _FITTING:
        return
    ways = [way for way, _ in settled]
    for side in _sides(ways):
        shape = layout(side)
        try:
            grid = from_finders(shape, ways)
            grid = through_alignments(picture, grid, finder_points(shape, ways))
        except ValueError:
            continue
        yield qr_modules.settled(picture, grid, (3, 6, 6, 10, 10))


def _units(across: Array, down: Array, width: float) -> Array:
    """The two sides of a module in pixels, as columns.

    They go along the finders' lines, and are so long that lines through the finder, along a row and down a
    column of pixels, are as long as was found.
    """
    ratio = float(np.clip(np.hypot(*across) / np.hypot(*down), 0.4, 2.5))
    units = np.column_stack([across / np.hypot(*across) * ratio, down / np.hypot(*down)])
    halves = np.abs(np.linalg.inv(units)).max(0)  # modules that a step of one pixel leads towards an edge
    return np.asarray(units * (width / 7 * np.sqrt(halves[0] * halves[1])))


def _sides(ways: list[Array]) -> list[int]:
    """Modules a side, the likeliest first, from the distances and the modules' size at both ends."""
    counts = []
    for far, column in ((1, 0), (2, 1)):
        line = ways[far][:, 2] - ways[0][:, 2]
        length = np.hypot(*line)
        sizes = [abs(float(ways[end][:, column] @ line)) / length for end in (0, far)]
        counts.append(length / max(np.sqrt(sizes[0] * sizes[1]), 1e-6))
    guess = float(np.mean(counts)) + 7
    sides = sorted(range(SMALLEST, LARGEST + 1, 4), key=lambda side: abs(side - guess))
    return [side for side in sides[:3] if abs(side - guess) < 2.5 + 0.05 * guess]
