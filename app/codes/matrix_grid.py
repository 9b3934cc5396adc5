"""The grid of a Data Matrix: its size, its turn and its corners, told by the frame around its modules.

Two sides are dark, the other two alternate (ISO/IEC 16022, 4.3). How the frame would look is known for every
size, so size, turn and corners are those under which the picture agrees best with it; noise averages out
over the frame's some hundred modules, and it does not matter whether modules are squares or dots.
"""

import functools
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.outline import SIDE, SQUARE
from app.codes.quads import Ink, Numbers, Quad, agreement, nearest, through, unit_to

SQUARES = (10, 12, 14, 16, 18, 20, 22, 24, 26, 32, 36, 40, 44, 48, 52)
OBLONGS = ((8, 18), (8, 32), (12, 26), (12, 36), (16, 36), (16, 48))  # rows, columns
SIZES = (*((n, n) for n in SQUARES), *OBLONGS, *((columns, rows) for rows, columns in OBLONGS))
SMEARS = (0.0, 0.5, 0.8)  # modules: how far light and dark may run into one another
ROUGH = SMEARS[:2]
SOFT = 0.2  # modules: how much is smoothed before corners are fitted
SHARP_ENOUGH = 0.96  # agreement with the frame unsmeared, beyond which no smear is tried
BETTER = 0.005  # by so much more smear must agree better to be believed
OUTSIDE = 0.5  # weight of the quiet zone, which labels do not always keep
STEPS = ((0.5, 4), (0.25, 4), (0.12, 3))  # modules a corner is moved, and how often at most

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a symbol's modules: where they lie in the unit square, their ink (-1 to 1), weight."""

    points: Numbers
    ink: Numbers
    weights: Numbers


@dataclass(frozen=True, slots=True)
class Grid:
    """A symbol's place in straightened ink: corners clockwise from its own top left, rows and columns.

    `agreement` is how well its frame fits, 1 at best.
    """

    corners: Quad
    size: Size
    agreement: float


def inked(size: Size) -> Numbers:
    """The frame's modules: 1 dark, -1 light, 0 where data is; with one module of quiet zone around."""
    rows, columns = size
    ink = np.full((rows + 2, columns + 2), -1.0)
    inner = ink[1:-1, 1:-1]
    inner[:] = 0.0
    inner[0] = np.where(np.arange(columns) % 2 == 0, 1.0, -1.0)
    inner[:, -1] = np.where((rows - 1 - np.arange(rows)) % 2 == 0, 1.0, -1.0)
    inner[:, 0] = inner[-1] = 1.0
    return ink


def centres(size: Size) -> Numbers:
    """The middles of all modules and of one module of quiet zone around, in the unit square; 2 x k."""
    rows, columns = size
    y, x = (np.mgrid[-1 : rows + 1, -1 : columns + 1] + 0.5) / np.array([rows, columns])[:, None, None]
    return np.stack([x.ravel(), y.ravel()])


@functools.cache
def frame(size: Size, smear: float) -> Frame:
    """The frame of a size as it looks when everything is smeared over by so many modules."""
    ink = inked(size)
    weights = np.where(ink == 0, 0.0, 1.0)
    weights[0] = weights[-1] = weights[:, 0] = weights[:, -1] = OUTSIDE
    if smear:
        fine = np.kron(np.pad(ink, 2, mode="edge"), np.ones((5, 5)))
        soft = cv2.GaussianBlur(fine, (0, 0), 5 * smear, borderType=cv2.BORDER_REPLICATE)
        ink = np.asarray(soft[2::5, 2::5][2:-2, 2:-2], np.float64)
    used = weights.ravel() > 0
    return Frame(centres(size)[:, used], ink.ravel()[used], weights.ravel()[used])


def grids(ink: Ink, most: int) -> list[Grid]:
    """The sizes and turns under which straightened ink agrees best with a frame, the best first."""
    turned = np.stack([np.roll(SQUARE, -turn, 0) for turn in range(4)])
    every, starts = _every_frame()
    values = nearest(ink, *through(unit_to(turned), every.points))
    fits = np.maximum.reduceat(_agreements(values, every, starts), np.arange(0, len(starts), len(ROUGH)), 1)
    best = []
    for place in np.argsort(-fits, axis=None)[:most]:
        turn, size = divmod(int(place), len(SIZES))
        best.append(Grid(turned[turn], SIZES[size], float(fits[turn, size])))
    return best


@functools.cache
def _every_frame() -> tuple[Frame, npt.NDArray[np.intp]]:
    """The frames of all sizes, each with every rough smear, in one row, and where each begins."""
    every = [frame(size, smear) for size in SIZES for smear in ROUGH]
    starts = np.cumsum([0, *(len(one.ink) for one in every[:-1])])
    parts = (np.hstack([getattr(one, name) for one in every]) for name in ("points", "ink", "weights"))
    return Frame(*parts), starts


def _agreements(values: Ink, every: Frame, starts: npt.NDArray[np.intp]) -> Numbers:
    """For each row of values the correlation with each of the frames that stand in a row."""

    def over(summed: npt.NDArray[Any]) -> Numbers:
        return np.asarray(np.add.reduceat(summed * every.weights, starts, axis=-1), np.float64)

    lengths = np.diff(np.append(starts, len(every.ink)))
    whole = over(np.ones(len(every.ink)))
    off = values - np.repeat(over(values) / whole, lengths, axis=-1)
    like = every.ink - np.repeat(over(every.ink) / whole, lengths)
    return np.asarray(over(off * like) / np.sqrt(over(off * off) * over(like * like) + 1e-9), np.float64)


def fitted(ink: Ink, grid: Grid) -> Grid:
    """The grid with its corners moved to where the frame agrees best, however smeared it is."""
    # In a sharp picture the middle of a module looks like all of it; only smoothed it tells where it is.
    rows, columns = grid.size
    soft = cv2.GaussianBlur(ink, (0, 0), SOFT * SIDE / columns, sigmaY=SOFT * SIDE / rows)
    best = grid
    for smear in SMEARS:
        known = frame(grid.size, smear)
        corners, fit = climbed(np.asarray(soft, np.float32), grid.corners, grid.size, known, STEPS)
        if smear == SMEARS[0] or fit > best.agreement + BETTER:
            best = Grid(corners, grid.size, fit)
        if best.agreement > SHARP_ENOUGH:
            break
    return best


def climbed(
    ink: Ink, corners: Quad, size: Size, known: Frame, steps: tuple[tuple[float, int], ...]
) -> tuple[Quad, float]:
    """Corners moved, by steps in modules, for as long as ink agrees better with what is known."""
    module = SIDE / max(size)
    moves = _moves()

    def fits(tried: Numbers) -> Numbers:
        return agreement(nearest(ink, *through(unit_to(tried), known.points)), known.ink, known.weights)

    best = float(fits(corners[None])[0])
    for step, times in steps:
        for _ in range(times):
            tried = corners + moves * (step * module)
            found = fits(tried)
            chosen = int(found.argmax())
            if found[chosen] <= best + 1e-4:
                break
            best, corners = float(found[chosen]), tried[chosen]
    return corners, best


@functools.cache
def _moves() -> Numbers:
    """One step up, down, left or right of each corner, of each side and of the whole."""
    ways = np.array([(1, 0), (-1, 0), (0, 1), (0, -1)], np.float64)
    masks = [np.eye(4)[corner] for corner in range(4)]
    masks += [np.eye(4)[corner] + np.eye(4)[(corner + 1) % 4] for corner in range(4)]
    masks.append(np.ones(4))
    return np.array([np.outer(mask, way) for mask in masks for way in ways])
