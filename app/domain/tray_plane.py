"""A tray's plane as a camera sees it: from a point in the picture to columns and rows, in perspective."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]

_HOLD_AFFINE = 0.05
_HOLD_PERSPECTIVE = 1.0  # few points do not tell perspective from jitter: they leave it at none


@dataclass(frozen=True, slots=True)
class Plane:
    """Column and row of a picture's point: two lines over a common third (a homography)."""

    middle: Point
    scale: float
    terms: tuple[float, ...]

    def place(self, point: Point) -> Point:
        """The column and row of a point, not rounded."""
        x, y = _normal(point, self.middle, self.scale)
        a, b, c, d, e, f, g, h = self.terms
        under = g * x + h * y + 1
        if under < 0.1:  # behind the horizon of a fit that cannot be true
            return math.inf, math.inf
        return (a * x + b * y + c) / under, (d * x + e * y + f) / under


def fit_plane(
    points: Sequence[Point], places: Sequence[tuple[int, int]], *, right: Point, down: Point
) -> Plane:
    """The plane that brings these points to these places (row, column) with the least error.

    `right` and `down` are the steps to the next column and row as known before; they stand where the
    points do not tell, such as the distance of rows where there is one row.
    """
    middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    scale = max(1.0, *(math.dist(point, middle) for point in points))
    before = _before(places, scale, right, down)
    square = [[0.0] * 8 for _ in range(8)]
    for index in range(8):
        square[index][index] = _HOLD_PERSPECTIVE if index > 5 else _HOLD_AFFINE
    side = [square[index][index] * before[index] for index in range(8)]
    for point, (row, column) in zip(points, places, strict=True):
        x, y = _normal(point, middle, scale)
        _weigh(square, side, (x, y, 1.0, 0.0, 0.0, 0.0, -x * column, -y * column), column)
        _weigh(square, side, (0.0, 0.0, 0.0, x, y, 1.0, -x * row, -y * row), row)
    return Plane(middle, scale, tuple(_solve(square, side)))


def _normal(point: Point, middle: Point, scale: float) -> Point:
    return (point[0] - middle[0]) / scale, (point[1] - middle[1]) / scale


def _before(places: Sequence[tuple[int, int]], scale: float, right: Point, down: Point) -> list[float]:
    """The terms of the plane as known before: without perspective, through the middle of the places."""
    det = right[0] * down[1] - right[1] * down[0]
    row, column = (sum(place[axis] for place in places) / len(places) for axis in (0, 1))
    return [
        *(scale * down[1] / det, -scale * down[0] / det, column),
        *(-scale * right[1] / det, scale * right[0] / det, row),
        *(0.0, 0.0),
    ]


def _weigh(square: list[list[float]], side: list[float], terms: tuple[float, ...], value: float) -> None:
    """Add one equation to the normal equations."""
    for index, one in enumerate(terms):
        if one:
            side[index] += one * value
            for other, two in enumerate(terms):
                square[index][other] += one * two


def _solve(square: list[list[float]], side: list[float]) -> list[float]:
    """The answer of a positive definite system, by elimination."""
    size = len(side)
    for pivot in range(size):
        for row in range(pivot + 1, size):
            factor = square[row][pivot] / square[pivot][pivot]
            if factor:
                side[row] -= factor * side[pivot]
                for column in range(pivot, size):
                    square[row][column] -= factor * square[pivot][column]
    answer = [0.0] * size
    for row in reversed(range(size)):
        known = sum(square[row][column] * answer[column] for column in range(row + 1, size))
        answer[row] = (side[row] - known) / square[row][row]
    return answer
