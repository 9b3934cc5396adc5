"""The three corner squares of a QR code: found in a picture by their proportions along lines."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.picture import Picture

Array = npt.NDArray[Any]

# ISO/IEC 18004, 5.3.3: dark, light, dark, light, dark as 1:1:3:1:1 along every line through the centre.
_SHARES = np.array([1, 1, 3, 1, 1]) / 7
_SLACK = 0.55  # of a module, by which each of the five runs may be off
_GRAIN_PX = 0.6  # what a run is off by the pixels' own size
_STEPS = 40  # of a line outward from the centre, over three quarters of the square's width
_REACH = 0.75
_RAYS = 8


@dataclass(frozen=True, slots=True)
class Finder:
    """A corner square: centre and width in pixels; `rays` of sixteen half lines have its proportions."""

    x: float
    y: float
    width: float
    rays: int

    @property
    def module_px(self) -> float:
        """Width of a module, in pixels."""
        return self.width / 7


def find(dark: Array, most: int) -> list[Finder]:
    """The likeliest corner squares of a picture told into dark (1) and light (0), best first."""
    hits = _crossed(dark, _line_hits(dark))
    turned = _crossed(dark.T, _line_hits(dark.T))[:, [1, 0, 2, 3]]
    return _gathered(dark, np.vstack([hits, turned]))[:most]


def darks(picture: Picture, window: int) -> Array:
    """What is darker than the mean of its surroundings; `window` pixels wide."""
    around = cv2.blur(picture, (window, window), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(picture.astype(np.int16) < around.astype(np.int16) - 1, np.uint8)


def _line_hits(dark: Array) -> Array:
    """Rows of (x, y, width) where a row of pixels has the five runs."""
    height, width = dark.shape
    flat = np.full((height, width + 2), 2, np.uint8)
    flat[:, 1:-1] = dark
    row = flat.ravel()
    starts = np.flatnonzero(row[1:] != row[:-1]) + 1
    if len(starts) < 6:
        return np.zeros((0, 3))
    runs = np.diff(starts)
    kinds = row[starts]
    count = len(runs) - 4
    wanted = (1, 0, 1, 0, 1)
    good = np.ones(count, bool)
    for place, kind in enumerate(wanted):
        good &= kinds[place : place + count] == kind
    at = np.flatnonzero(good)
    five = runs[at[:, None] + np.arange(5)]
    whole = five.sum(1)
    off = np.abs(five - whole[:, None] * _SHARES)
    slack = _SLACK * whole[:, None] / 7 * np.array([1, 1, 1.6, 1, 1]) + _GRAIN_PX
    at, whole = at[(off <= slack).all(1)], whole[(off <= slack).all(1)]
    middles = (starts[at + 2] + starts[at + 3] - 1) / 2
    lines = (middles // (width + 2)).astype(int)
    return np.stack([middles - lines * (width + 2) - 1, lines, whole], 1)


def _edges(dark: Array, x: Array, y: Array, width: Array, angle: float) -> tuple[Array, Array]:
    """How far from the centres the three changes of colour lie along a half line, in widths; and whether
    each centre is dark and all three are there."""
    steps = np.arange(_STEPS + 1) * (_REACH / _STEPS)
    height, wide = dark.shape
    xs = np.rint(x[:, None] + steps * width[:, None] * np.cos(angle)).astype(int)
    ys = np.rint(y[:, None] + steps * width[:, None] * np.sin(angle)).astype(int)
    inside = (xs >= 0) & (xs < wide) & (ys >= 0) & (ys < height)
    line = dark[np.clip(ys, 0, height - 1), np.clip(xs, 0, wide - 1)] & inside
    changes = np.cumsum(line[:, 1:] != line[:, :-1], axis=1)
    reached = [changes >= number for number in (1, 2, 3)]
    there = (line[:, 0] == 1) & reached[2][:, -1]
    return np.stack([steps[1:][one.argmax(1)] for one in reached], 1), there


def _proportioned(out: Array, width_px: Array) -> Array:
    """Whether edges at these distances belong to squares of 3, 5 and 7 modules around one centre."""
    module = out[:, 2] / 3.5
    slack = _SLACK * module + _GRAIN_PX / np.maximum(width_px, 1)
    core, ring = np.abs(out[:, 0] - 1.5 * module), np.abs(out[:, 1] - 2.5 * module)
    return np.asarray((core <= slack) & (ring <= slack) & (module > 0.4 / 7) & (module < 2.2 / 7), bool)


def _crossed(dark: Array, hits: Array) -> Array:
    """Hits that have the proportions across as well: (x, y, width along, width across)."""
    if not len(hits):
        return np.zeros((0, 4))
    x, y, width = hits.T
    down, there = _edges(dark, x, y, width * 1.6, np.pi / 2)
    up, there_up = _edges(dark, x, y, width * 1.6, -np.pi / 2)
    whole = (down[:, 2] + up[:, 2]) * 1.6 * width
    both = (down + up) / 2
    good = there & there_up & _proportioned(both, width)
    shifted = y + (down[:, 2] - up[:, 2]) * 1.6 * width / 2
    return np.stack([x, shifted, width, whole], 1)[good]


def _gathered(dark: Array, hits: Array) -> list[Finder]:
    """One finder for hits that lie together, best first."""
    found = []
    while len(hits):
        x, y, along, across = hits[0]
        near = np.hypot(hits[:, 0] - x, hits[:, 1] - y) < 0.3 * max(along, across)
        # Edges under an angle make lines longer: the geometric mean is nearer to the square's own width.
        group = hits[near]
        width = float(np.median(np.sqrt(group[:, 2] * group[:, 3])))
        found.append((float(np.median(group[:, 0])), float(np.median(group[:, 1])), width))
        hits = hits[~near]
    if not found:
        return []
    x, y, width = np.array(found).T
    rays = np.zeros(len(found), int)
    for turn in range(_RAYS):
        angle = np.pi * turn / _RAYS
        ahead, there = _edges(dark, x, y, width * 1.4, angle)
        behind, there_behind = _edges(dark, x, y, width * 1.4, angle + np.pi)
        rays += there & _proportioned(ahead, width)
        rays += there_behind & _proportioned(behind, width)
    made = [Finder(*where, int(count)) for where, count in zip(found, rays, strict=True)]
    return sorted((one for one in made if one.rays >= _RAYS // 2), key=lambda one: -one.rays)
