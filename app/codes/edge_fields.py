"""Fields full of edges in a picture, at every size at which modules can be seen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

from app.codes.picture import Picture

Map = npt.NDArray[np.float32]
Column = npt.NDArray[np.float64]

LARGEST_LEVEL = 4_000_000  # pixels; larger pictures are halved at once: 12 MP are to cost no more than 15 ms
FINE_LEVEL = 1_000_000  # pixels; above it a cell is twice as large, as the next level has cells of that size
STRIP = 64  # rows; so few stay in the processor's cache from one step to the next
SMALLEST_LEVEL = 47  # pixels of a side: ten modules in it have less than the 5 pixels that are looked for
# Edges per pixel that make a field. Modules of m pixels have 0.33 / m, mean of both directions, so these find
# modules of 5, 3 and 2 pixels; the next level finds those twice as large. The highest parts neighbours.
BUSY = (0.07, 0.11, 0.165)
# What must lie between black and white of a cell, as a share of what the picture's quiet quarter has: grain
# is as busy as modules are, but the range of a symbol stands out of it. Faint symbols lie below their ground;
# only the busiest cells tell of them.
OUT_OF_GRAIN, FAINT = 1.6, 0.6
OF_STRONGEST = 0.6  # of the largest range: a symbol that fills the picture leaves no quiet quarter
QUANTUM = 1.5  # grey levels: the steps of the picture itself
FEWEST_CELLS = 9
NARROWEST = 2.5  # cells
LONGEST = 14.0  # times longer than wide
SOLID = 0.7  # of the rectangle with the same second moments: rings, corners and branches have less
SPRAWLING = 0.8  # of the picture, within one box; what is not solid there is the ground
FEWEST_EDGES = 3.2  # across the root of the area; ten modules have 3.5, a bolt or a plate has 2


@dataclass(frozen=True, slots=True)
class Fields:
    """Rectangles in pixels of the picture, one in each row of every column.

    `x`, `y` are the middle, `width` the longer side, `turned` its direction in radians, clockwise from right.
    `solid` is the share of the rectangle that is filled, `edges` the number of edges across, `busy` edges per
    pixel of the level, `strength` the mean range of grey.
    """

    x: Column
    y: Column
    width: Column
    height: Column
    turned: Column
    solid: Column
    edges: Column
    busy: Column
    strength: Column

    def of(self, rows: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> "Fields":
        """Some of the rows, or all of them in another order."""
        return Fields(*(getattr(self, name)[rows] for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class _Level:
    """Maps of one level, cell by cell: edges per pixel, and the range of grey in and around the cell."""

    busy: Map
    strength: Map
    cell: int  # pixels of the level
    unit: int  # pixels of the picture


def edge_fields(picture: Picture) -> Fields:
    """Every field of edges that may hold a symbol; the same one may be found at several levels."""
    found = [field for level in _levels(picture) for field in _fields_of(level)]
    columns = (
        np.concatenate([getattr(one, name) for one in found]) if found else np.empty(0)
        for name in Fields.__slots__
    )
    return Fields(*columns)


def _levels(picture: Picture) -> Iterator[_Level]:
    level: MatLike = picture
    scale = 1
    while level.size > LARGEST_LEVEL:
        level, scale = _halved(level), scale * 2
    while min(level.shape) > SMALLEST_LEVEL:
        cell = 4 if level.size <= FINE_LEVEL else 8
        end = (level.shape[0] - 1) // cell * cell
        strips = [_cells(level[top : min(top + STRIP, end) + 1], cell) for top in range(0, end, STRIP)]
        steps, brightest, darkest = (np.concatenate(parts) for parts in zip(*strips, strict=True))
        around = np.ones((3, 3), np.uint8)
        strength = cv2.subtract(cv2.dilate(brightest, around), cv2.erode(darkest, around))
        ranges = np.asarray(strength, np.float32)
        busy = cv2.blur(steps, (3, 3)) / np.maximum(ranges, 1)
        yield _Level(np.asarray(busy, np.float32), ranges, cell, scale * cell)
        level, scale = _halved(level), scale * 2


def _cells(rows: MatLike, cell: int) -> tuple[MatLike, MatLike, MatLike]:
    """Mean step of grey, brightest and darkest pixel of each cell of some rows and one more below them."""
    width = (rows.shape[1] - 1) // cell * cell
    here = rows[:-1, :width]
    across = _halved(cv2.absdiff(here, rows[:-1, 1 : width + 1]))
    down = _halved(cv2.absdiff(here, rows[1:, :width]))
    steps = _halved(cv2.addWeighted(across, 0.5, down, 0.5, 0, dtype=cv2.CV_32F))
    brightest, darkest = _pooled(here, cv2.max), _pooled(here, cv2.min)
    if cell > 4:
        steps = _halved(steps)
        brightest, darkest = _pooled_once(brightest, cv2.max), _pooled_once(darkest, cv2.min)
    return steps, brightest, darkest


def _halved(level: MatLike) -> MatLike:
    return cv2.resize(level, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)


def _pooled(level: MatLike, most: Callable[[MatLike, MatLike], MatLike]) -> MatLike:
    """The brightest or darkest pixel of each four by four; rows first, as those lie together."""
    for _ in range(2):
        rows = most(level[::2], level[1::2])
        rows = most(rows[::2], rows[1::2])
        level = cv2.transpose(rows)
    return level


def _pooled_once(cells: MatLike, most: Callable[[MatLike, MatLike], MatLike]) -> MatLike:
    rows = most(cells[::2], cells[1::2])
    return most(rows[:, ::2], rows[:, 1::2])


def _fields_of(level: _Level) -> Iterator[Fields]:
    few = np.sort(level.strength[::3, ::3], axis=None)
    quiet, strongest = float(few[len(few) // 4]), float(level.strength.max())
    gate = min(OUT_OF_GRAIN * quiet + QUANTUM, OF_STRONGEST * strongest)
    standing_out = np.where(level.strength > gate, level.busy, 0)
    # The next level sees large modules as well as a level with large cells does.
    masks = [standing_out > least for least in (BUSY if level.cell == 4 else BUSY[1:])]
    if level.cell == 4:
        masks.append((level.busy > BUSY[-1]) & (level.strength > FAINT * quiet + QUANTUM))
    for mask in masks:
        found = _rectangles(mask.astype(np.uint8), level)
        if found is not None:
            yield found


def _rectangles(mask: npt.NDArray[np.uint8], level: _Level) -> Fields | None:
    """Connected cells as the rectangles that have their second moments."""
    count, labels, stats, middles = cv2.connectedComponentsWithStats(mask, connectivity=4)
    sizes = stats[:, cv2.CC_STAT_AREA]
    box = stats[:, cv2.CC_STAT_WIDTH] * stats[:, cv2.CC_STAT_HEIGHT]
    # A turned field of bars fills an eighth of its upright box.
    wanted = (sizes >= FEWEST_CELLS) & (sizes * 8 > box)
    wanted &= (box < SPRAWLING * mask.size) | (sizes > SOLID * box)
    wanted[0] = False
    kept = np.flatnonzero(wanted)
    if len(kept) == 0:
        return None
    flat = labels.ravel()
    cells = np.flatnonzero(wanted[flat])
    label, area = flat[cells], sizes[kept].astype(np.float64)
    down, across = np.divmod(cells, labels.shape[1])
    dx, dy = across - middles[label, 0], down - middles[label, 1]

    def mean(values: npt.NDArray[np.floating]) -> Column:
        return np.asarray(np.bincount(label, values, count)[kept] / area, np.float64)

    # A cell is itself a square of one by one.
    xx, yy, xy = mean(dx * dx) + 1 / 12, mean(dy * dy) + 1 / 12, mean(dx * dy)
    middle, away = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
    width, height = np.sqrt(12 * (middle + away)), np.sqrt(12 * np.maximum(middle - away, 1 / 12))
    busy = mean(level.busy.ravel()[cells])
    fields = Fields(
        (middles[kept, 0] + 0.5) * level.unit,
        (middles[kept, 1] + 0.5) * level.unit,
        # The mean over three by three cells carries a field half a cell beyond itself on each side.
        np.maximum(width - 1, 1.5) * level.unit,
        np.maximum(height - 1, 1.5) * level.unit,
        np.arctan2(2 * xy, xx - yy) / 2,
        area / (width * height),
        busy * np.sqrt(area) * level.cell,
        busy,
        mean(level.strength.ravel()[cells]),
    )
    good = (fields.solid > SOLID) & (height >= NARROWEST) & (width < LONGEST * height)
    return fields.of(good & (fields.edges > FEWEST_EDGES))
