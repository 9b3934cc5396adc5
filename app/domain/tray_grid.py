"""The grid behind points in a picture: a row and a column for each, through turn, perspective and holes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from app.domain.tray_plane import Plane, Point, fit_plane

Place = tuple[int, int]  # row and column; where they count from is not yet fixed

# A tray lies turned by 20 degrees at most; what perspective adds to that is seen from the pairs themselves.
_MOST_TURN = 45
_ROUGH_STEP = 3
_NEAR_PAIRS = 3.6  # pairs farther apart than this many shortest distances say little in perspective
_SHARP = math.radians(4)  # how far jitter may turn a pair from its axis and still speak for it
_CONE = math.radians(20)  # where the next place along an axis is looked for
_BESIDE = 0.25  # how far from a whole step a point still counts as the next one
_NEIGHBOURS = 8  # placed points that tell where the next one lies
_LOOSE = 0.38  # farther than this from its place, in pitches, a point is in no place
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class _Axes:
    """The step to the next column and to the next row, in pixels."""

    right: Point
    down: Point

    def steps(self, way: Point) -> Point:
        """A way in the picture as columns and rows."""
        (ax, ay), (bx, by) = self.right, self.down
        det = ax * by - ay * bx
        return (way[0] * by - way[1] * bx) / det, (ax * way[1] - ay * way[0]) / det


def places_of(points: Sequence[Point]) -> list[Place | None]:
    """The place of each point in the grid they share, None for one that lies between the places.

    Two points at one place: the nearer one has it, the other has none.
    """
    if len(points) < 2:
        return [(0, 0)] * len(points)
    axes = _axes(points)
    places = _grow(points, axes)
    return _settle(points, places, axes)


def _axes(points: Sequence[Point]) -> _Axes:
    turn = _turn(points)
    along = _pitch(points, turn)
    across = _pitch(points, turn + math.pi / 2)
    # One row tells nothing of the distance of rows: take the other pitch, so that jitter makes no rows.
    along, across = along or across or 1.0, across or along or 1.0
    return _Axes(
        (along * math.cos(turn), along * math.sin(turn)),
        (-across * math.sin(turn), across * math.cos(turn)),
    )


def _turn(points: Sequence[Point]) -> float:
    """The angle of the rows: where most near pairs lie along the rows or across them."""
    pairs = _near_pairs(points)

    def agreeing(turn: float) -> float:
        return sum(weight * math.exp(-((_off_axis(angle - turn) / _SHARP) ** 2)) for angle, weight in pairs)

    # Of equally good angles the smallest: a tray is laid straight rather than askew.
    def best(degrees: Sequence[float]) -> float:
        return max(degrees, key=lambda turn: (round(agreeing(math.radians(turn)), 6), -abs(turn)))

    rough = best(range(-_MOST_TURN, _MOST_TURN, _ROUGH_STEP))
    return math.radians(best([rough + step / 4 for step in range(-4 * _ROUGH_STEP, 4 * _ROUGH_STEP + 1)]))


def _near_pairs(points: Sequence[Point]) -> list[tuple[float, float]]:
    """Angle and weight of each pair that lies near enough: the nearer, the more it says."""
    nearest = median(min(math.dist(one, other) for other in points if other is not one) for one in points)
    reach = _NEAR_PAIRS * max(nearest, 1.0)
    pairs = []
    for index, one in enumerate(points):
        for other in points[index + 1 :]:
            far = math.dist(one, other)
            if 0 < far <= reach or len(points) == 2:
                pairs.append((math.atan2(other[1] - one[1], other[0] - one[0]), 1 / max(far, 1.0)))
    return pairs


def _off_axis(angle: float) -> float:
    """How far an angle is from the nearest quarter turn."""
    quarter = math.pi / 2
    return (angle + quarter / 2) % quarter - quarter / 2


def _pitch(points: Sequence[Point], turn: float) -> float:
    """The distance to the next place in this direction, 0 where no point has a next one."""
    ways = [far for far in (_to_next(point, points, turn) for point in points) if far]
    if not ways:
        return 0.0
    # Ways over a hole are twice as long: the lower quarter is of those that go to the very next place.
    return sorted(ways)[(len(ways) - 1) // 4]


def _to_next(point: Point, points: Sequence[Point], turn: float) -> float:
    ways = []
    for other in points:
        dx, dy = other[0] - point[0], other[1] - point[1]
        along = dx * math.cos(turn) + dy * math.sin(turn)
        aside = -dx * math.sin(turn) + dy * math.cos(turn)
        if along > 0 and abs(math.atan2(aside, along)) < _CONE:
            ways.append(along)
    return min(ways, default=0.0)


def _grow(points: Sequence[Point], axes: _Axes) -> list[Place]:
    """A first place for each point, from the middle outward, each told by those placed beside it."""
    seed = _seed(points, axes)
    placed: dict[int, Place] = {seed: (0, 0)}
    far = {index: math.dist(points[index], points[seed]) for index in range(len(points)) if index != seed}
    while far:
        index = min(far, key=lambda one: (far[one], points[one]))
        del far[index]
        beside = sorted(placed, key=lambda one: math.dist(points[one], points[index]))[:_NEIGHBOURS]
        local = _local_axes([points[one] for one in beside], [placed[one] for one in beside], axes)
        column, row = _told_by(points, placed, beside[:3], local, points[index])
        placed[index] = (round(row), round(column))
        for other, known in far.items():
            far[other] = min(known, math.dist(points[other], points[index]))
    return [placed[index] for index in range(len(points))]


def _seed(points: Sequence[Point], axes: _Axes) -> int:
    """The point that has most others one step beside it; of such the one nearest to the middle."""
    heart = (median(x for x, _ in points), median(y for _, y in points))

    def beside(point: Point) -> int:
        steps = [axes.steps((x - point[0], y - point[1])) for x, y in points]
        return sum(
            abs(abs(right) + abs(down) - 1) < _BESIDE for right, down in steps if _straight(right, down)
        )

    return min(
        range(len(points)),
        key=lambda index: (-beside(points[index]), math.dist(points[index], heart), points[index]),
    )


def _straight(right: float, down: float) -> bool:
    return min(abs(right), abs(down)) < _BESIDE


def _told_by(
    points: Sequence[Point], placed: dict[int, Place], beside: Sequence[int], axes: _Axes, point: Point
) -> Point:
    """Where the point lies, in columns and rows, as the placed points beside it tell."""
    column = row = total = 0.0
    for one in beside:
        right, down = axes.steps((point[0] - points[one][0], point[1] - points[one][1]))
        weight = 1 / (1e-6 + right * right + down * down)
        column += weight * (placed[one][1] + right)
        row += weight * (placed[one][0] + down)
        total += weight
    return column / total, row / total


def _local_axes(points: Sequence[Point], places: Sequence[Place], axes: _Axes) -> _Axes:
    """The steps as they are here, held to the tray's own where too few points tell."""
    middle_x, middle_y = (sum(one[axis] for one in points) / len(points) for axis in (0, 1))
    middle_row, middle_column = (sum(one[axis] for one in places) / len(places) for axis in (0, 1))
    hold = 1.0  # as if one more step each way had been measured at the tray's own pitch
    cc = rr = hold
    cr = 0.0
    cx, cy = (hold * part for part in axes.right)
    rx, ry = (hold * part for part in axes.down)
    for (x, y), (row, column) in zip(points, places, strict=True):
        dc, dr, dx, dy = column - middle_column, row - middle_row, x - middle_x, y - middle_y
        cc, rr, cr = cc + dc * dc, rr + dr * dr, cr + dc * dr
        cx, cy, rx, ry = cx + dc * dx, cy + dc * dy, rx + dr * dx, ry + dr * dy
    det = cc * rr - cr * cr
    return _Axes(
        ((cx * rr - rx * cr) / det, (cy * rr - ry * cr) / det),
        ((rx * cc - cx * cr) / det, (ry * cc - cy * cr) / det),
    )


def _settle(points: Sequence[Point], places: list[Place], axes: _Axes) -> list[Place | None]:
    """The places by the one plane that all share, fitted anew until it stands; who lies off has none."""
    plane = fit_plane(points, places, right=axes.right, down=axes.down)
    for _ in range(_ROUNDS):
        anew = [_rounded(plane, point, place) for point, place in zip(points, places, strict=True)]
        if anew == places:
            break
        places = anew
        plane = fit_plane(points, places, right=axes.right, down=axes.down)
    off = [
        max(abs(plane.place(point)[0] - column), abs(plane.place(point)[1] - row))
        for point, (row, column) in zip(points, places, strict=True)
    ]
    taken: set[Place] = set()
    settled: list[Place | None] = [None] * len(points)
    for index in sorted(range(len(points)), key=lambda one: (off[one], points[one])):
        if off[index] <= _LOOSE and places[index] not in taken:
            taken.add(places[index])
            settled[index] = places[index]
    return settled


def _rounded(plane: Plane, point: Point, place: Place) -> Place:
    column, row = plane.place(point)
    if not (math.isfinite(column) and math.isfinite(row)):
        return place
    return round(row), round(column)
