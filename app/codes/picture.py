"""Grey pictures, and views of them that know the way back to the pixels they were made of."""

import time
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.sighting import Box, Corners, Point
from app.domain.scan import Frame

Picture = npt.NDArray[np.uint8]  # height x width, 0 black to 255 white
Matrix = npt.NDArray[np.float64]  # 3 x 3, acts on columns (x, y, 1)

# Every look has a thread of its own. A pool of OpenCV's beside it would take the cores from the window, and
# the time it spends would be in no budget.
cv2.setNumThreads(1)

SMALLEST_SIDE = 16  # pixels; nothing smaller can hold a symbol, and decoders are not tried on it


@dataclass(frozen=True, slots=True)
class View:
    """A picture as one stage sees it.

    `back` leads from its pixels to those of the frame it was made of; `stage` names what was done to it.
    """

    picture: Picture
    back: Matrix
    stage: str

    @property
    def too_small(self) -> bool:
        """Whether no symbol can be in it."""
        height, width = self.picture.shape
        return bool(min(height, width) < SMALLEST_SIDE)

    def made(self, picture: npt.NDArray[Any], stage: str, step: Matrix | None = None) -> "View":
        """A view made from this one; `step` leads from the new pixels to the pixels of this view."""
        back = self.back if step is None else self.back @ step
        return View(np.ascontiguousarray(picture, np.uint8), back, stage)

    def cut(self, box: Box, *, margin: int = 0) -> "View":
        """The part of this view inside a box of its own pixels, widened by a margin and kept inside."""
        height, width = self.picture.shape
        left, top = max(0, box[0] - margin), max(0, box[1] - margin)
        right, bottom = min(width, box[2] + margin), min(height, box[3] + margin)
        step = np.array([[1.0, 0.0, left], [0.0, 1.0, top], [0.0, 0.0, 1.0]])
        return View(self.picture[top:bottom, left:right], self.back @ step, self.stage)

    def scaled(self, scale: float, stage: str) -> "View":
        """The view made larger (cubic) or smaller (each pixel the mean of what it covers)."""
        kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        height, width = self.picture.shape
        size = max(1, round(width * scale)), max(1, round(height * scale))
        across, down = width / size[0], height / size[1]
        # The centre of the first pixel lies half a pixel inside, in either size.
        step = np.array([[across, 0, (across - 1) / 2], [0, down, (down - 1) / 2], [0, 0, 1.0]])
        return self.made(cv2.resize(self.picture, size, interpolation=kind), stage, step)

    def turned(self, degrees: float, stage: str) -> "View":
        """The view turned clockwise, whole; what is outside of it repeats its rim."""
        height, width = self.picture.shape
        angle = np.radians(degrees)
        c, s = abs(np.cos(angle)), abs(np.sin(angle))
        wide, high = round(width * c + height * s), round(width * s + height * c)
        onward = np.vstack(
            [cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -degrees, 1.0), [0.0, 0.0, 1.0]]
        )
        onward[:2, 2] += ((wide - width) / 2, (high - height) / 2)
        picture = cv2.warpAffine(self.picture, onward[:2], (wide, high), borderMode=cv2.BORDER_REPLICATE)
        return self.made(picture, stage, np.linalg.inv(onward))

    def frame_points(self, points: list[Point] | npt.NDArray[Any]) -> Corners:
        """Four points of this view as whole pixels of the frame."""
        flat = np.asarray(points, np.float64).reshape(4, 2)
        there = self.back @ np.vstack([flat.T, np.ones(4)])
        xs, ys = there[0] / there[2], there[1] / there[2]
        a, b, c, d = ((round(float(x)), round(float(y))) for x, y in zip(xs, ys, strict=True))
        return a, b, c, d


class Budget:
    """CPU time of this thread that may be spent, in milliseconds; within another budget if one is given."""

    def __init__(self, limit_ms: float, of: "Budget | None" = None) -> None:
        self._limit_ms = limit_ms
        self._of = of
        self._began = time.thread_time()

    @property
    def spent_ms(self) -> float:
        """CPU time spent on this thread since the budget was made."""
        return (time.thread_time() - self._began) * 1000

    @property
    def over(self) -> bool:
        """Whether nothing more may be begun."""
        return self.spent_ms >= self._limit_ms or (self._of is not None and self._of.over)

    def part(self, share: float) -> "Share":
        """A share of this budget, to be spent within it."""
        return Share(self._limit_ms * share, of=self)


class Share(Budget):
    """A part of a budget, which may be granted anew for as long as the whole lasts."""

    def renew(self) -> None:
        """Grant the part anew; the whole goes on."""
        self._began = time.thread_time()


def whole(picture: Picture) -> View:
    """A picture as it is."""
    return View(np.ascontiguousarray(picture), np.eye(3), "frame")


def grey(frame: Frame) -> Picture:
    """The grey picture of a frame."""
    shape = (frame.height, frame.width, frame.channels)
    rows = np.frombuffer(frame.rows, np.uint8).reshape(shape)
    if frame.channels == 1:
        return rows[:, :, 0]
    return np.asarray(cv2.cvtColor(rows, cv2.COLOR_BGR2GRAY), np.uint8)
