"""Places followed from frame to frame by the way their surroundings moved, and known again by their look."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.picture import Picture
from app.codes.sighting import Corners

Numbers = npt.NDArray[np.float64]
Complex = npt.NDArray[np.complex128]
Flags = npt.NDArray[np.bool_]

LONGEST = 960  # pixels; frames are made so small before they are compared, which keeps a fifth of a pixel
WINDOW = 11  # pixels of the small frame around a point; must hold some modules of a symbol
LEVELS = 3  # halvings: with the window, motion of some 80 small pixels a frame is followed
ANCHORS = 6  # points of a place that are followed: where its grey changes in both directions
FAINTEST_ANCHOR = 0.02  # of the strongest one
APART = 0.15  # of the shorter side of a place, at least so far from one another
ROUND = 0.05  # of its shorter side, around it; what lies farther off may not go with it
MOST_BEND = 2.0  # small pixels a point may differ from the motion of its place as a whole
MOST_SCALE, MOST_TURN = 0.15, 0.2  # of the size, and radians, in one frame; more is a mistake
KNOWN_AGAIN = 0.75  # correlation; a symbol after sixty frames has 0.9 and more, another one at most 0.57
QUITE_ALIKE = 0.93  # nothing is to be gained by looking around
FARTHEST_DRIFT = 3  # small pixels
_STEPS = (1, -1, 1j, -1j)
FLATTEST = 2.0  # grey levels of deviation; a look with less is noise
LONG = 3.0  # times as long as high: bars, looked at in a longer pattern
PATTERN, LONG_PATTERN = (16, 16), (64, 8)  # cells of a look, across and down
BODY = 0.06  # of the length: the least height of a line code, whose corners are one scan line thin


class Spot:
    """A place in the picture that is followed.

    `corners` are where it is now, 4 x 2 in pixels of the frame; `motion` how far it went in the last frame,
    `agrees` whether it was found there and looks as it did when it was last `learn`ed, `lost` for how many
    frames it was not.
    """

    def __init__(self, corners: Corners) -> None:
        self.corners: Numbers = with_body(corners)
        self.motion: Numbers = np.zeros(2)
        self.agrees = True
        self.lost = 0
        self.look: npt.NDArray[np.float32] | None = None
        self.anchors: Numbers = np.empty((0, 2))  # pixels of the frame

    @property
    def motion_px(self) -> float:
        """Pixels it moved in the last frame."""
        return float(np.hypot(*self.motion))

    def at(self, corners: Corners) -> None:
        """It was read: this is where it is."""
        self.corners = with_body(corners)
        self.agrees, self.lost = True, 0

    def whole_corners(self) -> Corners:
        """Where it is, in whole pixels."""
        a, b, c, d = ((round(float(x)), round(float(y))) for x, y in self.corners)
        return a, b, c, d


def with_body(corners: Corners) -> Numbers:
    """Four corners as numbers; those of a line code get some height."""
    points = np.array(corners, np.float64)
    along, down = points[1] - points[0], points[3] - points[0]
    length, height = float(np.hypot(*along)), float(np.hypot(*down))
    least = BODY * length
    if length and height < least:
        across = np.array([-along[1], along[0]]) / length * (least - height) / 2
        points += np.array([-across, -across, across, across])
    return points


class Flow:
    """Compares each frame with the one before it."""

    def __init__(self) -> None:
        self._now: Picture | None = None
        self._scale = 1.0

    def restart(self) -> None:
        """Forget the frame before."""
        self._now = None

    def step(self, picture: Picture, spots: Sequence[Spot]) -> None:
        """Move each spot to where it is in this frame; one that is not known again goes on as it went."""
        self._scale = min(1.0, LONGEST / max(picture.shape))
        size = round(picture.shape[1] * self._scale), round(picture.shape[0] * self._scale)
        small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
        before, self._now = self._now, small
        moves: list[_Move | None] = [None] * len(spots)
        if before is not None and before.shape == small.shape:
            moves = _moves(before, small, spots, self._scale)
        for spot, move in zip(spots, moves, strict=True):
            self._carry(spot, move)

    def learn(self, spot: Spot) -> None:
        """Remember how a spot looks in the present frame, and what of it can be followed."""
        if self._now is not None:
            spot.look = _look(self._now, spot.corners * self._scale)
            spot.anchors = _anchors(self._now, spot.corners * self._scale) / self._scale

    def _carry(self, spot: Spot, move: "_Move | None") -> None:
        settled = None if move is None else self._settled(spot, move)
        if settled is not None:
            there = settled.of(spot.corners)
            spot.motion = (there - spot.corners).mean(axis=0)
            spot.corners, spot.anchors = there, settled.of(spot.anchors)
            spot.agrees, spot.lost = True, 0
            return
        # A hand that moved the label goes on for a moment; then it is held still.
        spot.motion = spot.motion / 2
        spot.corners, spot.anchors = spot.corners + spot.motion, spot.anchors + spot.motion
        spot.agrees, spot.lost = False, spot.lost + 1

    def _settled(self, spot: Spot, move: "_Move") -> "_Move | None":
        """The motion near this one after which the spot looks most as it did; None when it never does.

        Errors of single frames add up, of the place as of the size: where the look is no longer quite the
        same, both are sought around, by one small pixel at the spot's edge each time.
        """
        best, at = self._alike(spot, move.of(spot.corners)), move
        for _ in range(FARTHEST_DRIFT):
            if best >= QUITE_ALIKE:
                break
            beside = _beside(at, spot.corners, 1 / self._scale)
            found = [self._alike(spot, one.of(spot.corners)) for one in beside]
            if max(found) <= best:
                break
            best, at = max(found), beside[found.index(max(found))]
        return at if best >= KNOWN_AGAIN else None

    def _alike(self, spot: Spot, there: Numbers) -> float:
        seen = None if self._now is None else _look(self._now, there * self._scale)
        if spot.look is None or seen is None or seen.shape != spot.look.shape:
            return -1.0
        return likeness(seen, spot.look)


def likeness(one: npt.NDArray[np.float32], other: npt.NDArray[np.float32]) -> float:
    """Correlation of two looks, -1 to 1."""
    return float(np.dot(one.ravel(), other.ravel())) / one.size


@dataclass(frozen=True, slots=True)
class _Move:
    """How a place went as a whole, points taken as complex numbers: z -> turn * (z - middle) + to."""

    turn: complex
    middle: complex
    to: complex

    def of(self, points: Numbers) -> Numbers:
        """Where points of the place are now."""
        there = self.turn * (_as_complex(points) - self.middle) + self.to
        return there.view(np.float64).reshape(-1, 2)


def _as_complex(points: Numbers) -> Complex:
    """Each point as x + iy."""
    return np.ascontiguousarray(points).view(np.complex128).ravel()


def _beside(move: _Move, corners: Numbers, step: float) -> list[_Move]:
    """The same motion and a step to each side, and grown or shrunk by a step at the corner farthest out."""
    points: list[complex] = _as_complex(corners).tolist()
    middle = sum(points) / len(points)
    radius = max(abs(point - middle) for point in points)
    shifted = [replace(move, to=move.to + side * step) for side in _STEPS]
    if radius <= step:
        return shifted
    there = move.turn * (middle - move.middle) + move.to
    sizes = (1 + step / radius, 1 - step / radius)
    return [*shifted, *(_Move(move.turn * size, middle, there) for size in sizes)]


def _moves(before: Picture, now: Picture, spots: Sequence[Spot], scale: float) -> list[_Move | None]:
    """How each spot went between two small frames, in pixels of the frame; None where that is not known."""
    if not any(len(spot.anchors) for spot in spots):
        return [None] * len(spots)
    points = np.concatenate([spot.anchors for spot in spots]) * scale
    flat = points.reshape(-1, 1, 2).astype(np.float32)
    went, ok, _ = cv2.calcOpticalFlowPyrLK(
        before, now, flat, np.array(flat), winSize=(WINDOW, WINDOW), maxLevel=LEVELS
    )
    # One row for each spot, a column for each anchor; what is missing or was not found has no weight.
    counts = np.array([len(spot.anchors) for spot in spots])
    filled = np.arange(ANCHORS) < counts[:, None]
    here, there = (np.zeros(filled.shape, np.complex128) for _ in range(2))
    here[filled] = points[:, 0] + 1j * points[:, 1]
    there[filled] = went[:, 0, 0].astype(np.float64) + 1j * went[:, 0, 1]
    seen = filled.copy()
    seen[filled] = ok[:, 0] == 1
    return _as_ones(here / scale, there / scale, seen, MOST_BEND / scale)


def _as_ones(here: Complex, there: Complex, seen: Flags, bend: float) -> list[_Move | None]:
    """For each row the motion that most points agree on; turned and grown too where three of them tell."""
    steps = there - here
    common = _median(steps.real, seen) + 1j * _median(steps.imag, seen)
    far = np.abs(here - _mean(here, seen))
    near = seen & (np.abs(steps - common) <= bend + MOST_TURN * far)
    count = near.sum(axis=1)
    middle, to = _mean(here, near), _mean(there, near)
    off, off_there = np.where(near, here - middle, 0), np.where(near, there - to, 0)
    weight = np.maximum((np.abs(off) ** 2).sum(axis=1), 1e-9)
    turn = (np.conj(off) * off_there).sum(axis=1) / weight
    fits = (np.abs(turn[:, None] * off - off_there).max(axis=1) <= bend) & (count >= 3)
    fits &= (np.abs(np.abs(turn) - 1) <= MOST_SCALE) & (np.abs(np.angle(turn)) <= MOST_TURN)
    moves: list[_Move | None] = []
    for row in range(len(here)):
        if count[row] < 2:
            moves.append(None)
        elif fits[row]:
            moves.append(_Move(complex(turn[row]), complex(middle[row, 0]), complex(to[row, 0])))
        else:
            moves.append(_Move(1, 0, complex(common[row, 0])))
    return moves


def _mean(values: Complex, seen: Flags) -> Complex:
    return np.asarray(np.where(seen, values, 0).sum(axis=1) / np.maximum(seen.sum(axis=1), 1))[:, None]


def _median(values: Numbers, seen: Flags) -> Numbers:
    """The lower of the two middle values where their number is even; one of the points' own motions."""
    ordered = np.sort(np.where(seen, values, np.inf), axis=1)
    at = np.maximum(seen.sum(axis=1) - 1, 0) // 2
    found = np.take_along_axis(ordered, at[:, None], axis=1)
    return np.where(np.isfinite(found), found, 0.0)


def _anchors(small: Picture, corners: Numbers) -> Numbers:
    """Points of a place that can be told from their surroundings in every direction."""
    shorter = float(min(np.hypot(*(corners[1] - corners[0])), np.hypot(*(corners[2] - corners[1]))))
    room = ROUND * shorter
    left, top = (max(0, math.floor(side)) for side in corners.min(axis=0) - room)
    right, low = (max(0, math.ceil(side)) for side in corners.max(axis=0) + room)
    cut = small[top:low, left:right]
    if min(cut.shape) < 3:
        return np.empty((0, 2))
    mask = np.zeros(cut.shape, np.uint8)
    cv2.fillConvexPoly(mask, np.rint(corners - (left, top)).astype(np.int32), 1)
    grown = cv2.dilate(mask, np.ones((3, 3), np.uint8), iterations=max(1, round(room)))
    found = cv2.goodFeaturesToTrack(cut, ANCHORS, FAINTEST_ANCHOR, max(2.0, APART * shorter), mask=grown)
    # None where nothing stands out, though the library's stub says an array.
    points = np.asarray([] if found is None else found, np.float64).reshape(-1, 2)
    return np.asarray(points + (left, top), np.float64)  # noqa: RUF005 - a sum, no list


def _look(small: Picture, corners: Numbers) -> npt.NDArray[np.float32] | None:
    """How a place looks: its mean grey cell by cell, less their mean, over their deviation."""
    points: list[list[float]] = corners.tolist()
    sides = [math.dist(points[k], points[k - 1]) for k in (1, 2)]
    long = max(sides) > LONG * max(min(sides), 1.0)
    across, down = LONG_PATTERN if long else PATTERN
    if long and sides[1] > sides[0]:
        across, down = down, across
    fine = np.array([(0, 0), (2 * across, 0), (2 * across, 2 * down), (0, 2 * down)], np.float32) - 0.5
    step = cv2.getPerspectiveTransform(fine, corners.astype(np.float32))
    seen = cv2.warpPerspective(
        small,
        step,
        (2 * across, 2 * down),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    cells = cv2.resize(seen, (across, down), interpolation=cv2.INTER_AREA).astype(np.float32)
    # numpy's own mean and deviation take longer than all the rest here, and this runs for each place.
    mean, deviation = (float(one[0, 0]) for one in cv2.meanStdDev(cells))
    if deviation < FLATTEST:
        return None
    return np.asarray((cells - np.float32(mean)) * np.float32(1 / deviation), np.float32)
