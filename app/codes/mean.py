"""The mean of one place over several frames: noise goes, what is printed stays."""

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.picture import Picture, View

LEAST_FRAMES = 3
FARTHEST = 0.15  # of either side; a place that moved more is not taken for the same place
# Pictures that have nothing in common agree by chance with a spread of 1/sqrt(pixels); the best of some
# thousand shifts reaches four times that.
LEAST_SPREADS = 8.0


def mean_of(views: Sequence[View]) -> View | None:
    """The mean of equally large views of one place, laid over the first; None when too few agree with it.

    Each is shifted to where it agrees best with the inside of the first. Whole frames are never aligned: they
    lock onto the background, which stands still while the label moves (scanning.md 3).
    """
    if not views or views[0].too_small:
        return None
    first = views[0]
    total, count = first.picture.astype(np.float32), 1
    for view in views[1:]:
        laid = _laid_over(first.picture, view.picture) if view.picture.shape == first.picture.shape else None
        if laid is not None:
            total += laid
            count += 1
    if count < LEAST_FRAMES:
        return None
    return View(np.asarray(np.rint(total / count), np.uint8), first.back, f"mean of {count}")


def _laid_over(first: Picture, other: Picture) -> npt.NDArray[Any] | None:
    """The other picture shifted onto the first, by parts of a pixel; None when they do not agree."""
    height, width = first.shape
    down, across = max(1, round(height * FARTHEST)), max(1, round(width * FARTHEST))
    inside = first[down : height - down, across : width - across]
    agreement = cv2.matchTemplate(other, inside, cv2.TM_CCOEFF_NORMED)
    _, best, _, (x, y) = cv2.minMaxLoc(agreement)
    if best < LEAST_SPREADS / np.sqrt(inside.size):
        return None
    right = x - across + _between(agreement[y, :], x)
    low = y - down + _between(agreement[:, x], y)
    step = np.array([[1.0, 0.0, -right], [0.0, 1.0, -low]])
    return cv2.warpAffine(
        other.astype(np.float32),
        step,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )


def _between(values: npt.NDArray[Any], top: int) -> float:
    """How far beside its highest value a row has its peak: the top of a parabola through three values."""
    if not 0 < top < len(values) - 1:
        return 0.0
    before, at, after = (float(value) for value in values[top - 1 : top + 2])
    bend = before - 2 * at + after
    return 0.0 if bend >= 0 else 0.5 * (before - after) / bend
