"""Bar fields: places of a picture where the gradient has one direction, and how they lie."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.picture import Matrix, Picture

Reals = npt.NDArray[np.float32]

_CELL = 8  # pixels; the direction is told for squares of this side
_NEAR = 3  # cells a side that are asked together: 24 pixels hold eight bars of three pixels
_COHERENT = (
    0.35  # share of the gradient that has one direction; noise alone stays under 0.15 in 24 x 24 pixels
)
_SPREAD = np.radians(20)  # bars of one field differ so much in direction, under perspective and with noise
_FEWEST_CELLS = 6
_SHORTEST = 40.0  # pixels; three characters of the smallest module
_FAINTEST = 1.5  # grey levels a pixel; a gradient below is rounding
_LEVELS = 3  # the finest bars are seen at full size only, the widest only when the picture is made small


@dataclass(frozen=True, slots=True)
class Strip:
    """A bar field in pixels of a view: its centre, the angle across the bars, its extent across and along.

    `angle` is in radians clockwise from the right, between -pi/2 and pi/2; `score` is the length that is
    really filled with bars, times their mean slope: surfaces are streaked all over, but faintly.
    """

    x: float
    y: float
    angle: float
    length: float
    height: float
    score: float

    def laid(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Where points of the view lie across and along the bars, seen from the strip's centre."""
        c, s = np.cos(self.angle), np.sin(self.angle)
        return (x - self.x) * c + (y - self.y) * s, (y - self.y) * c - (x - self.x) * s

    def upright(self, scale_across: float, scale_along: float, width: int, rows: int) -> Matrix:
        """The way from pixels of an upright picture of the strip, its centre in the middle, to the view's."""
        c, s = np.cos(self.angle), np.sin(self.angle)
        turn = np.array([[c, -s, self.x], [s, c, self.y], [0.0, 0.0, 1.0]])
        shrink = np.diag([1 / scale_across, 1 / scale_along, 1.0])
        centre = np.array([[1.0, 0.0, -(width - 1) / 2], [0.0, 1.0, -(rows - 1) / 2], [0.0, 0.0, 1.0]])
        return np.asarray(turn @ shrink @ centre, np.float64)


def strips(picture: Picture) -> list[Strip]:
    """Bar fields of a picture, the longest first, each place and direction once."""
    seen: list[Strip] = []
    smaller, scale = picture, 1
    for _ in range(_LEVELS):
        if min(smaller.shape) < 2 * _CELL:
            break
        seen += _joined(_strips(smaller, scale))
        size = smaller.shape[1] // 2, smaller.shape[0] // 2
        smaller = np.asarray(cv2.resize(smaller, size, interpolation=cv2.INTER_AREA), np.uint8)
        scale *= 2
    found: list[Strip] = []
    for strip in sorted(seen, key=lambda one: -one.score):
        if not any(_same(strip, other) for other in found):
            found.append(strip)
    return found


def _turn(one: float, other: float) -> float:
    """The angle between two directions, in radians, 0 to pi/2."""
    return float(abs((one - other + np.pi / 2) % np.pi - np.pi / 2))


def _same(one: Strip, other: Strip) -> bool:
    """Whether a strip adds nothing to another: it lies in it and is nearly as long."""
    across, along = other.laid(one.x, one.y)
    reach = abs(across) + one.length / 2 - other.length / 2
    return bool(
        _turn(one.angle, other.angle) < np.radians(5)
        and abs(along) < other.height / 2
        and reach < max(_CELL, 0.03 * other.length)
        and one.length > 0.8 * other.length
    )


def _joined(parts: list[Strip]) -> list[Strip]:
    """The strips, and what neighbours in one line make together."""
    whole = list(parts)
    for first in sorted(parts, key=lambda one: -one.score):
        row = [one for one in parts if _in_line(first, one)]
        if len(row) > 1:
            ends = [(first.laid(one.x, one.y), one) for one in row]
            left = min(at[0] - one.length / 2 for at, one in ends)
            right = max(at[0] + one.length / 2 for at, one in ends)
            middle = (left + right) / 2
            x, y = first.x + middle * np.cos(first.angle), first.y + middle * np.sin(first.angle)
            score = sum(one.score for one in row)
            whole.append(Strip(x, y, first.angle, right - left, first.height, score))
    return whole


def _in_line(first: Strip, one: Strip) -> bool:
    across, along = first.laid(one.x, one.y)
    gap = abs(across) - (first.length + one.length) / 2
    return bool(
        _turn(first.angle, one.angle) < np.radians(4)
        and abs(along) < first.height / 2
        and gap < 0.5 * first.length
    )


def _strips(picture: Picture, scale: int) -> list[Strip]:
    jxx, jyy, jxy = _tensor(picture)
    energy = jxx + jyy
    anisotropy = np.hypot(jxx - jyy, 2 * jxy)
    direction = 0.5 * np.arctan2(2 * jxy, jxx - jyy)
    coherent = (anisotropy > _COHERENT * energy) & (anisotropy > _FAINTEST**2)
    found = []
    for middle in np.arange(0, np.pi, _SPREAD):
        apart = np.abs((direction - middle + np.pi / 2) % np.pi - np.pi / 2)
        mask = (coherent & (apart < _SPREAD)).astype(np.uint8)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
        for label in range(1, count):
            if stats[label, cv2.CC_STAT_AREA] < _FEWEST_CELLS:
                continue
            ys, xs = np.nonzero(labels == label)
            twist = float(np.arctan2(2 * jxy[ys, xs].sum(), (jxx - jyy)[ys, xs].sum()) / 2)
            # Classes overlap by half: a field at the rim of one is in the middle of the next.
            if _turn(twist, float(middle)) <= 0.55 * _SPREAD:
                slope = float(np.sqrt(anisotropy[ys, xs]).mean())
                found.append(_fitted(xs, ys, twist, _CELL * scale, slope))
    return [strip for strip in found if strip.length >= _SHORTEST]


def _tensor(picture: Picture) -> tuple[Reals, Reals, Reals]:
    """The products of the gradient, averaged around every cell."""
    gx = cv2.Scharr(picture, cv2.CV_32F, 1, 0, scale=1 / 32)
    gy = cv2.Scharr(picture, cv2.CV_32F, 0, 1, scale=1 / 32)
    height, width = picture.shape
    size = max(1, width // _CELL), max(1, height // _CELL)
    cells = (cv2.resize(part, size, interpolation=cv2.INTER_AREA) for part in (gx * gx, gy * gy, gx * gy))
    first, second, third = (np.asarray(cv2.blur(part, (_NEAR, _NEAR)), np.float32) for part in cells)
    return first, second, third


def _fitted(xs: npt.NDArray[Any], ys: npt.NDArray[Any], angle: float, step: int, slope: float) -> Strip:
    """The turned box around cells whose sides are `step` pixels."""
    flat = Strip(0.0, 0.0, angle, 0.0, 0.0, 0.0)
    across, along = flat.laid((xs + 0.5) * step, (ys + 0.5) * step)
    u, v = (across.min() + across.max()) / 2, (along.min() + along.max()) / 2
    length, height = float(np.ptp(across)) + step, float(np.ptp(along)) + step
    c, s = np.cos(angle), np.sin(angle)
    score = len(xs) * step * step / height * slope
    return Strip(float(u * c - v * s), float(u * s + v * c), angle, length, height, score)
