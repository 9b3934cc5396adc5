"""Which three corner squares belong to one QR code, and where the third is when only two were found."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

import numpy as np
import numpy.typing as npt

from app.codes.finder_patterns import Finder
from app.codes.picture import Picture
from app.codes.qr_grid import settle_square
from app.codes.qr_layout import LARGEST, SMALLEST

Array = npt.NDArray[Any]

_FITTING = 0.5  # correlation from which a square counts as a finder's
_FIRM = 0.8  # correlation from which it surely is one, and rightly settled
_UNLIKE = 2.2  # times as wide may one finder of a symbol be as another, under perspective
_TILTED = 0.85  # cosine of the angle at the corner, which is 90 degrees without perspective
_TRIED, _MET = 24, 3  # sets that are tried at most, and sets that fit at which the search ends
_PAIRED = 3  # of the likeliest finders, any two may belong together without a third


@dataclass(frozen=True, slots=True)
class Three:
    """The settled finders of one symbol: top left, top right, bottom left.

    Each is an affine way (2 x 3) from modules around its centre to pixels.
    """

    ways: tuple[Array, Array, Array]

    @property
    def sides(self) -> list[int]:
        """The numbers of modules a side that the distances allow, the likeliest first."""
        counts = []
        for far, column in ((1, 0), (2, 1)):
            line = self.ways[far][:, 2] - self.ways[0][:, 2]
            length = float(np.hypot(*line))
            sizes = [abs(float(self.ways[end][:, column] @ line)) / length for end in (0, far)]
            counts.append(length / max(np.sqrt(sizes[0] * sizes[1]), 1e-6))
        guess = float(np.mean(counts)) + 7
        sides = sorted(range(SMALLEST, LARGEST + 1, 4), key=lambda side: abs(side - guess))
        return [side for side in sides[:3] if abs(side - guess) < 2.5 + 0.05 * guess]


def threes(picture: Picture, finders: list[Finder]) -> Iterator[Three]:
    """Sets that fit, the likeliest first; those with an inferred third last."""
    met, used = 0, set[Finder]()
    for strain_and_set in sorted(_sets(finders), key=lambda one: one[0])[:_TRIED]:
        corner, right, below = strain_and_set[1]
        if len(used & {corner, right, below}) > 1:
            continue
        settled = _settled(picture, corner, right, below)
        if min(fit for _, fit in settled) < _FITTING:
            continue
        yield Three((settled[0][0], settled[1][0], settled[2][0]))
        used |= {corner, right, below}
        met += 1
        if met == _MET:
            break
    yield from _inferred(picture, finders[:_PAIRED])


def _settled(picture: Picture, corner: Finder, right: Finder, below: Finder) -> list[tuple[Array, float]]:
    """Each finder's way and how well it fits; one whose width was not told well begins anew with the shape of
    the one that fits best."""
    across, down = _line(corner, right), _line(corner, below)
    three = (corner, right, below)
    settled = [settle_square(picture, _way(one, across, down)) for one in three]
    best, fit = max(settled, key=lambda one: one[1])
    if fit < _FITTING:
        return settled
    for number, (one, found) in enumerate(zip(three, settled, strict=True)):
        if found[1] < _FIRM:
            anew = settle_square(picture, np.column_stack([best[:, :2], [one.x, one.y]]))
            settled[number] = max(found, anew, key=lambda way: way[1])
    return settled


def _line(one: Finder, other: Finder) -> Array:
    return np.array([other.x - one.x, other.y - one.y])


def _sets(finders: list[Finder]) -> Iterator[tuple[float, tuple[Finder, Finder, Finder]]]:
    """Three finders as corner, right and below, with how little they look like a symbol's (0 is best)."""
    for three in combinations(finders, 3):
        widths = [one.width for one in three]
        if max(widths) > _UNLIKE * min(widths):
            continue
        faint = sum(1.5 - one.worth for one in three)
        unlike = float(np.log(max(widths) / min(widths)))
        module = sum(widths) / 21
        for corner, one, other in ((three[i], *(three[:i] + three[i + 1 :])) for i in range(3)):
            a, b = _line(corner, one), _line(corner, other)
            lengths = np.hypot(*a), np.hypot(*b)
            turn = a[0] * b[1] - a[1] * b[0]
            skew = abs(float(a @ b)) / (lengths[0] * lengths[1])
            if min(lengths) < 8 * module or max(lengths) > 2 * LARGEST * module or skew > _TILTED:
                continue
            strain = skew + abs(float(np.log(lengths[0] / lengths[1]))) / 2 + unlike + faint
            yield strain, (corner, one, other) if turn > 0 else (corner, other, one)


def _way(one: Finder, across: Array, down: Array) -> Array:
    """The way of a finder whose rows and columns run along two lines, and which is as large as was found
    along a row and down a column of pixels."""
    ratio = float(np.clip(np.hypot(*across) / np.hypot(*down), 0.4, 2.5))
    units = np.column_stack([across / np.hypot(*across) * ratio, down / np.hypot(*down)])
    halves = np.abs(np.linalg.inv(units)).max(0)  # modules that a step of one pixel leads towards an edge
    units = units * (one.module_px * np.sqrt(halves[0] * halves[1]))
    return np.column_stack([units, [one.x, one.y]])


def _inferred(picture: Picture, finders: list[Finder]) -> Iterator[Three]:
    """Sets of two finders, the third told from where the two say that it must be."""
    for one, other in combinations(finders, 2):
        if max(one.width, other.width) > _UNLIKE * min(one.width, other.width):
            continue
        line = _line(one, other)
        across = np.array([-line[1], line[0]])
        for first, second in ((line, across), (line + across, across - line)):
            settled = [settle_square(picture, _way(end, first, second)) for end in (one, other)]
            if min(fit for _, fit in settled) >= _FITTING:
                yield from _thirds(picture, settled[0][0], settled[1][0])


def _thirds(picture: Picture, one: Array, other: Array) -> Iterator[Three]:
    """The sets in which the third finder lies where the two that are settled let it be."""
    unit = (one[:, :2] + other[:, :2]) / 2
    steps = np.linalg.solve(unit, other[:, 2] - one[:, 2])
    count = np.abs(steps).max()
    if not SMALLEST - 9 <= count <= LARGEST:
        return
    beside = np.abs(steps).min() < 0.3 * count
    if beside:
        turned = np.array([-steps[1], steps[0]])
        places = [end[:, 2] + sign * (unit @ turned) for end in (one, other) for sign in (1, -1)]
    else:
        places = [one[:, 2] + unit @ (steps * part) for part in ((1, 0), (0, 1))]
    for place in places:
        third, fit = settle_square(picture, np.column_stack([unit, place]))
        if fit < _FITTING / 2:
            third = np.column_stack([unit, place])
        yield from _ordered(one, other, third)


def _ordered(*ways: Array) -> Iterator[Three]:
    """The three as top left, top right and bottom left, turned so that rows and columns run that way."""
    for corner, right, below in permutations(ways):
        a, b = right[:, 2] - corner[:, 2], below[:, 2] - corner[:, 2]
        square = abs(float(a @ b)) < 0.4 * np.hypot(*a) * np.hypot(*b)
        if square and a[0] * b[1] - a[1] * b[0] > 0:
            yield Three((_turned(corner, a, b), _turned(right, a, b), _turned(below, a, b)))
            return


def _turned(way: Array, across: Array, down: Array) -> Array:
    """The way with its columns in the symbol's order and sense: a finder looks alike from all sides."""
    columns = [way[:, 0], way[:, 1]]
    if abs(_cosine(columns[0], across)) < abs(_cosine(columns[1], across)):
        columns.reverse()
    signs = [np.sign(_cosine(column, line)) for column, line in zip(columns, (across, down), strict=True)]
    return np.column_stack([columns[0] * signs[0], columns[1] * signs[1], way[:, 2]])


def _cosine(one: Array, other: Array) -> float:
    return float(one @ other) / float(np.hypot(*one) * np.hypot(*other))
