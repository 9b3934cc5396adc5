"""Four-cornered places in perspective: many at once, as a search tries many."""

from typing import Any

import numpy as np
import numpy.typing as npt

from app.codes.picture import Matrix

Numbers = npt.NDArray[np.float64]
Quad = Numbers  # 4 x 2: corners clockwise from the top left, x before y
Ink = npt.NDArray[np.float32]  # height x width, the darker the more


def clockwise(corners: npt.NDArray[Any]) -> Quad:
    """The four corners in clockwise order, as seen in a picture whose y grows downwards."""
    quad = np.asarray(corners, np.float64).reshape(4, 2)
    along, onward = quad[1] - quad[0], quad[2] - quad[1]
    return quad if along[0] * onward[1] >= along[1] * onward[0] else quad[::-1].copy()


def unit_to(quads: Numbers) -> Numbers:
    """The matrices (n x 3 x 3) that lead the unit square to each of the quads (n x 4 x 2).

    The closed form of P. S. Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), 2.2.3.
    A quad whose corners lie on one line gives numbers that are not finite.
    """
    a, b, c, d = (quads[:, corner] for corner in range(4))
    one, two, sums = b - c, d - c, a - b + c - d
    made = np.empty((len(quads), 3, 3))
    with np.errstate(all="ignore"):
        turned = one[:, 0] * two[:, 1] - two[:, 0] * one[:, 1]
        across = (sums[:, 0] * two[:, 1] - two[:, 0] * sums[:, 1]) / turned
        down = (one[:, 0] * sums[:, 1] - sums[:, 0] * one[:, 1]) / turned
        made[:, :2, 0] = b - a + across[:, None] * b
        made[:, :2, 1] = d - a + down[:, None] * d
    made[:, :2, 2] = a
    made[:, 2, 0], made[:, 2, 1], made[:, 2, 2] = across, down, 1.0
    return made


def through(matrices: Numbers, points: Numbers) -> tuple[Numbers, Numbers]:
    """Where points (2 x k) of the unit square lie for each of the matrices: x and y, each n x k."""
    with np.errstate(all="ignore"):
        there = matrices @ np.vstack([points, np.ones(points.shape[1])])
        return there[:, 0] / there[:, 2], there[:, 1] / there[:, 2]


def nearest(picture: Ink, x: Numbers, y: Numbers) -> Ink:
    """The values at the pixels nearest to points; points outside count as the rim."""
    height, width = picture.shape
    # Unlike clip, these two leave nothing that is not a number.
    across = np.fmin(np.fmax(x, 0), width - 1)
    down = np.fmin(np.fmax(y, 0), height - 1)
    return np.asarray(picture[(down + 0.5).astype(np.intp), (across + 0.5).astype(np.intp)], np.float32)


def agreement(values: npt.NDArray[Any], pattern: Numbers, weights: Numbers) -> Numbers:
    """Weighted correlation (-1 to 1) of each row of values (n x k) with a pattern (k)."""
    whole = weights.sum()
    off = values - (values * weights).sum(1, keepdims=True) / whole
    like = pattern - (pattern * weights).sum() / whole
    spread = (off * off * weights).sum(1) * (like * like * weights).sum()
    return np.asarray((off * (like * weights)).sum(1) / np.sqrt(spread + 1e-9), np.float64)


def crossing(one: Numbers, other: Numbers) -> Numbers | None:
    """Where two lines cross, each given by two points (2 x 2); None where they are parallel."""
    along, beside = one[1] - one[0], other[1] - other[0]
    turned = along[0] * beside[1] - along[1] * beside[0]
    if abs(turned) < 1e-9:
        return None
    apart = other[0] - one[0]
    share = (apart[0] * beside[1] - apart[1] * beside[0]) / turned
    return np.asarray(one[0] + share * along, np.float64)


def size_of(quad: Quad) -> float:
    """The area of a quad; negative when its corners run anticlockwise."""
    x, y = quad[:, 0], quad[:, 1]
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2)


def scaling(across: float, down: float) -> Matrix:
    """The matrix that stretches."""
    return np.diag([across, down, 1.0])
