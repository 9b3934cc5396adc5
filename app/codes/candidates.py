"""Where in a picture a symbol may be that nobody has read: fields full of edges, found without decoding."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

from app.codes.candidate import Candidate, Shape
from app.codes.picture import Picture
from app.codes.sighting import Corners, same_place
from app.domain.scan import Symbology

Map = npt.NDArray[np.float32]

HALVINGS = 3
BLOCK = 2**HALVINGS  # pixels of a level that make one cell of its map
FAINTEST = 4.0  # grey levels a pixel; below it there is nothing but noise of the sensor
SMALLEST_CELLS = 9
FULLEST_SIDE = 400  # pixels; a level smaller than this shows no modules any more
BARS_FROM = 0.30  # share of one direction in the edges: bars have all edges in one, squares in two
LEAST_FILLED = 0.55


def find(
    picture: Picture,
    *,
    read: Sequence[Corners] = (),
    pointed: Sequence[tuple[Symbology, Corners]] = (),
    most: int = 12,
) -> list[Candidate]:
    """Places that look like a symbol, the most likely first, at most `most` of them.

    `read` are places of symbols that were read already and are left out; `pointed` are places where the
    decoder found a symbol that it could not read: these come first.
    """
    found = [_pointed(kind, at) for kind, at in pointed if not _any_at(read, at)]
    fields = sorted(_fields(picture), key=lambda one: one.score, reverse=True)
    for field in fields:
        if not _any_at(read, field.corners) and not _any_at([one.corners for one in found], field.corners):
            found.append(field)
    return found[:most]


def _pointed(kind: Symbology, at: Corners) -> Candidate:
    shape = Shape.SQUARE if kind.error_corrected else Shape.BARS
    return Candidate(at, shape, known=kind, score=float("inf"))


def _any_at(places: Sequence[Corners], at: Corners) -> bool:
    return any(same_place(place, at) for place in places)


def _fields(picture: Picture) -> Iterator[Candidate]:
    """Fields of edges at every scale at which modules could be seen."""
    level, scale = picture, 1
    while True:
        yield from _fields_of_level(level, scale)
        if max(level.shape) < 2 * FULLEST_SIDE:
            return
        smaller = cv2.resize(level, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        level = np.asarray(smaller, np.uint8)
        scale *= 2


def _fields_of_level(level: Picture, scale: int) -> Iterator[Candidate]:
    directions = _edges(level)
    if directions is None:
        return
    strength = np.asarray(directions.mean(axis=0), np.float32)
    most, least = directions.max(axis=0), directions.min(axis=0)
    one_way = (most - least) / (most + least + 1)
    above = (strength > _threshold(strength)).astype(np.uint8)
    mask = cv2.morphologyEx(above, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    for label in range(1, count):
        if stats[label, cv2.CC_STAT_AREA] < SMALLEST_CELLS:
            continue
        left, top, width, height = stats[label, :4]
        inside = labels[top : top + height, left : left + width] == label
        part = np.s_[top : top + height, left : left + width]
        yield from _field(inside, (left, top), strength[part], one_way[part], scale)


def _edges(level: Picture) -> npt.NDArray[np.float32] | None:
    """Mean steps of grey in four directions, cell by cell: along x, along y and the two diagonals."""
    height, width = (side // BLOCK * BLOCK for side in (level.shape[0] - 1, level.shape[1] - 1))
    if min(height, width) < 3 * BLOCK:
        return None
    here, right = level[:height, :width], level[:height, 1 : width + 1]
    below, beside = level[1 : height + 1, :width], level[1 : height + 1, 1 : width + 1]
    pairs = ((right, here), (below, here), (beside, here), (below, right))
    return np.stack([_cells(cv2.absdiff(one, other)) for one, other in pairs]).astype(np.float32)


def _cells(steps: MatLike) -> MatLike:
    """The mean of each block. Halving thrice costs a fifth of one step by eight."""
    for _ in range(HALVINGS):
        steps = cv2.resize(steps, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return steps


def _threshold(strength: Map) -> float:
    """What parts fields from their surroundings: Otsu's value over the logarithms."""
    logs = np.log2(strength + 1)
    top = float(logs.max()) or 1.0
    coarse = np.asarray(logs / top * 255, np.uint8)
    value, _ = cv2.threshold(coarse, 0, 255, cv2.THRESH_OTSU)
    return max(FAINTEST, float(2 ** (value / 255 * top) - 1))


def _field(
    inside: npt.NDArray[np.bool_], at: tuple[int, int], strength: Map, one_way: Map, scale: int
) -> Iterator[Candidate]:
    ys, xs = np.nonzero(inside)
    cells = np.stack([xs + at[0], ys + at[1]], axis=1).astype(np.float32)
    (x, y), (width, height), degrees = cv2.minAreaRect(cells)
    width, height = width + 1, height + 1  # cells have an extent
    if len(cells) / (width * height) < LEAST_FILLED:
        return
    shape = Shape.BARS if float(one_way[inside].mean()) > BARS_FROM else Shape.SQUARE
    if shape is Shape.SQUARE and max(width, height) > 4 * min(width, height):
        return
    pixels = BLOCK * scale
    points = cv2.boxPoints(
        (((x + 0.5) * pixels, (y + 0.5) * pixels), (width * pixels, height * pixels), degrees)
    )
    a, b, c, d = ((round(float(px)), round(float(py))) for px, py in points)
    score = float(strength[inside].mean()) * float(np.sqrt(len(cells))) * scale
    yield Candidate((a, b, c, d), shape, score=score)
