"""The four sides of a square symbol in a place, found by its edges before anything in it can be read."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from app.codes.picture import Matrix, Picture
from app.codes.quads import Ink, Numbers, Quad, clockwise, crossing, nearest, size_of, unit_to

SIDE = 192  # pixels of a straightened symbol: 52 modules still have 3.7 each
MARGIN = 48  # around it, for what is searched outside of a first guess
FULL = SIDE + 2 * MARGIN
LARGEST = 320  # pixels: the longer side of a place is made no larger than this
LEAST_AREA = 400.0  # pixels: ten modules of two pixels, squared
GRAIN = (1 / 80, 1 / 40)  # of the place's longer side: two guesses of how far its busy part is smeared
REACH = ((30.0, 4.0), (9.0, 3.0))  # pixels a side may be moved, and by how much it is smoothed; coarse, fine
STEP = 3.0
SKEW = 0.15  # a side that turns by its whole reach must gain this share of the best edge
SLOW = SIDE / 6  # pixels: shade changes more slowly than this
SQUARE: Quad = np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]], np.float64) + MARGIN - 0.5


@dataclass(frozen=True, slots=True)
class Straightened:
    """A symbol seen straight from above: `ink` is FULL pixels square, its corners lie near `SQUARE`.

    `light` says that it is light on dark: `ink` is turned over then, so that modules are high in it always.
    `back` leads from pixels of `ink` to those of the place.
    """

    ink: Ink
    back: Matrix
    light: bool


def straightened(place: Picture, guesses: list[Quad]) -> Iterator[Straightened]:
    """What may be a symbol in the place, the likeliest first: from guesses, then from where it is busy."""
    seen: list[tuple[bool, Quad]] = []
    for guess in [*guesses, *busy(place)]:
        for light in (False, True):
            quad: Quad | None = guess
            for reach, smooth in REACH:
                quad = (
                    None if quad is None else _moved_to_edges(place, quad, light, reach=reach, smooth=smooth)
                )
            if quad is None or size_of(quad) < LEAST_AREA or _known(seen, light, quad):
                continue
            seen.append((light, quad))
            ink, back = _laid_flat(place, quad, light)
            yield Straightened(ink, back, light)


def evened(ink: Ink) -> Ink:
    """The ink without the shade that lies over it."""
    # What changes slowly can be told from a picture of a sixty-fourth of the pixels.
    small = cv2.resize(ink, (FULL // 8, FULL // 8), interpolation=cv2.INTER_AREA)
    shade = cv2.resize(
        cv2.GaussianBlur(small, (0, 0), SLOW / 8), (FULL, FULL), interpolation=cv2.INTER_LINEAR
    )
    return np.asarray(ink - shade, np.float32)


def busy(place: Picture) -> list[Quad]:
    """Where the place is full of contrast: boxes around the fields nearest to its middle."""
    longer = max(place.shape)
    grey = place.astype(np.float32)
    middle = np.array(place.shape[::-1]) / 2
    found = []
    for grain in GRAIN:
        window = (int(2 * longer * grain) | 1,) * 2
        lively = np.abs(grey - cv2.blur(grey, window))
        for _ in range(3):
            lively = cv2.blur(lively, window)
        coarse = np.asarray(lively * (255 / max(float(lively.max()), 1.0)), np.uint8)
        _, field = cv2.threshold(coarse, 0, 255, cv2.THRESH_OTSU)
        count, labels, stats, centres = cv2.connectedComponentsWithStats(field)
        off = np.hypot(*(centres - middle).T) / longer
        worth = stats[:, cv2.CC_STAT_AREA] / (1 + 9 * off**2)
        for label in sorted(range(1, count), key=lambda one: -worth[one])[:2]:
            if stats[label, cv2.CC_STAT_AREA] >= LEAST_AREA:
                found += _boxes(np.asarray(labels == label, np.uint8))
    return found


def _boxes(field: Picture) -> list[Quad]:
    contours, _ = cv2.findContours(field, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    hull = cv2.convexHull(contours[0])
    found = [clockwise(cv2.boxPoints(cv2.minAreaRect(hull)))]
    if len(hull) > 4:
        four = cv2.approxPolyN(hull, 4, None, -1, True)
        if cv2.contourArea(four) > 0.5 * cv2.contourArea(hull):
            found.append(clockwise(four))
    return found


def _known(seen: list[tuple[bool, Quad]], light: bool, quad: Quad) -> bool:
    return any(
        was_light == light and min(np.abs(np.roll(quad, turn, 0) - other).max() for turn in range(4)) < 1.5
        for was_light, other in seen
    )


def _laid_flat(place: Picture, quad: Quad, light: bool) -> tuple[Ink, Matrix]:
    to_square, to_quad = unit_to(np.stack([SQUARE, quad]))
    back: Matrix = to_quad @ np.linalg.inv(to_square)
    shrunk = np.sqrt(abs(size_of(quad))) / SIDE
    grey = cv2.GaussianBlur(place, (0, 0), 0.4 * shrunk) if shrunk > 1.5 else place
    flat = cv2.warpPerspective(
        grey,
        back,
        (FULL, FULL),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.float32)
    return np.asarray(flat if light else 255 - flat, np.float32), back


def _moved_to_edges(place: Picture, quad: Quad, light: bool, *, reach: float, smooth: float) -> Quad | None:
    """The quad with each side moved and turned to where the ink begins; None where that makes no quad."""
    if abs(size_of(quad)) < LEAST_AREA:
        return None
    ink, back = _laid_flat(place, quad, light)
    soft = cv2.GaussianBlur(ink, (0, 0), smooth)
    step = max(1, int(smooth))
    down, across = np.zeros_like(soft), np.zeros_like(soft)
    down[step:-step] = soft[2 * step :] - soft[: -2 * step]
    across[:, step:-step] = soft[:, 2 * step :] - soft[:, : -2 * step]
    sides = [
        _side(rises, turn, reach)
        for turn, rises in enumerate((down, np.negative(across), np.negative(down), across))
    ]
    corners = [crossing(sides[turn - 1], sides[turn]) for turn in range(4)]
    if any(corner is None for corner in corners):
        return None
    points = np.asarray(corners, np.float64)
    there = back @ np.vstack([points.T, np.ones(4)])
    moved = (there[:2] / there[2]).T
    return moved if np.isfinite(moved).all() and size_of(moved) > 0 else None


def _side(rises: Ink, turn: int, reach: float) -> Numbers:
    """Two points of the line near one side of the square along which the ink rises most inwards."""
    offsets = np.arange(-reach, reach + STEP / 2, STEP)
    first, last = (grid.ravel()[:, None] for grid in np.meshgrid(offsets, offsets, indexing="ij"))
    share = np.linspace(0.06, 0.94, 56)
    start, end = SQUARE[turn], SQUARE[(turn + 1) % 4]
    along = (end - start) / SIDE
    inward = np.array([-along[1], along[0]])
    depth = first + (last - first) * share
    points = [start[axis] + along[axis] * SIDE * share + inward[axis] * depth for axis in (0, 1)]
    rise = nearest(rises, points[0], points[1]).mean(1)
    best = int((rise - SKEW * rise.max() * np.abs(first - last)[:, 0] / reach).argmax())
    return np.stack([start + inward * first[best], end + inward * last[best]])
