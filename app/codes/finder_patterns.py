"""The three corner squares of a QR code: found in a picture by their proportions along lines."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.picture import Picture

Array = npt.NDArray[Any]

# ISO/IEC 18004, 5.3.3: dark, light, dark, light, dark as 1:1:3:1:1 along every line through the centre. The
# outer two may be longer: without a quiet zone they run on into what lies around the symbol.
_INNER = np.array([1, 3, 1]) / 5
_SLACK = 0.55  # of a module, by which a run of one module may be off
_GRAIN_PX = 0.6  # what a run is off by the pixels' own size
_STEPS = 40  # of a line outward from the centre
_REACH = 1.1  # of the width as found, as the square's diagonal and its far side under an angle are longer
_SMALLEST_PX = 7.0  # a square narrower than its modules' number has no picture of them
_RAYS = 16
_CLEAR = 1.2  # of the noise's deviation, by which dark is below its surroundings at least
_GRAINY = 0.03  # hits a pixel: photographs of textured things have a tenth of that


@dataclass(frozen=True, slots=True)
class Finder:
    """A corner square: centre and width in pixels.

    `rays` of sixteen half lines from the centre show the inner edges in proportion, `closed` of these the
    outer edge as well.
    """

    x: float
    y: float
    width: float
    rays: int
    closed: int

    @property
    def module_px(self) -> float:
        """Width of a module, in pixels."""
        return self.width / 7


def find(dark: Array, most: int) -> list[Finder]:
    """The likeliest corner squares of a picture told into dark (1) and light (0), best first.

    Nothing where the picture is all grain: such a picture has to be softened first.
    """
    along, across = _line_hits(dark), _line_hits(dark.T)
    if len(along) + len(across) > _GRAINY * dark.size:
        return []
    hits = _crossed(dark, along)
    turned = _crossed(dark.T, across)[:, [1, 0, 2, 3]]
    return _gathered(dark, np.vstack([hits, turned]))[:most]


def darks(picture: Picture, window: int) -> Array:
    """What is darker than the mean of its surroundings by more than noise; `window` pixels wide."""
    around = cv2.blur(picture, (window, window), borderType=cv2.BORDER_REPLICATE)
    margin = max(1, round(_CLEAR * _noise(picture)))
    return np.asarray(picture.astype(np.int16) < around.astype(np.int16) - margin, np.uint8)


def _noise(picture: Picture) -> float:
    """Deviation of the noise in grey levels, from the quietest quarter of the picture (Immerkaer 1996)."""
    across = np.array([1.0, -2.0, 1.0])
    rough = np.abs(cv2.sepFilter2D(picture[::2], cv2.CV_16S, across, across, borderType=cv2.BORDER_REFLECT))
    # A quarter of a normal distribution lies within 0.319 deviations; the mask makes the deviation six times
    # as large.
    return float(np.partition(rough.ravel(), rough.size // 4)[rough.size // 4]) / (0.319 * 6)


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
    good = np.ones(count, bool)
    for place, kind in enumerate((1, 0, 1, 0, 1)):
        good &= kinds[place : place + count] == kind
    at = np.flatnonzero(good)
    five = runs[at[:, None] + np.arange(5)]
    inner = five[:, 1:4].sum(1)
    module = inner / 5
    off = np.abs(five[:, 1:4] - inner[:, None] * _INNER) <= (
        _SLACK * module[:, None] * np.array([1, 1.6, 1]) + _GRAIN_PX
    )
    ends = five[:, [0, 4]].min(1) >= (1 - _SLACK) * module - _GRAIN_PX
    good = off.all(1) & ends & (module * 7 >= _SMALLEST_PX)
    at, module = at[good], module[good]
    middles = (starts[at + 2] + starts[at + 3] - 1) / 2
    lines = (middles // (width + 2)).astype(int)
    return np.stack([middles - lines * (width + 2) - 1, lines, module * 7], 1)


def _edges(dark: Array, x: Array, y: Array, width: Array, angle: float) -> tuple[Array, Array]:
    """How far from the centres the three changes of colour lie along a half line, in widths (infinite where
    there is none); and whether each has the inner two in proportion."""
    steps = np.arange(_STEPS + 1) * (_REACH / _STEPS)
    height, wide = dark.shape
    xs = np.rint(x[:, None] + steps * width[:, None] * np.cos(angle)).astype(int)
    ys = np.rint(y[:, None] + steps * width[:, None] * np.sin(angle)).astype(int)
    inside = (xs >= 0) & (xs < wide) & (ys >= 0) & (ys < height)
    line = dark[np.clip(ys, 0, height - 1), np.clip(xs, 0, wide - 1)] & inside
    changes = np.cumsum(line[:, 1:] != line[:, :-1], axis=1)
    edges = np.stack(
        [
            np.where(changes[:, -1] >= number, steps[(changes >= number).argmax(1)], np.inf)
            for number in (1, 2, 3)
        ],
        1,
    )
    module = edges[:, 1] / 2.5
    slack = _SLACK * module + _GRAIN_PX / np.maximum(width, 1)
    with np.errstate(invalid="ignore"):
        good = (line[:, 0] == 1) & np.isfinite(module) & (module > 0.4 / 7) & (module < 2.4 / 7)
        good &= np.abs(edges[:, 0] - 1.5 * module) <= slack
        good &= edges[:, 2] - edges[:, 1] >= (1 - _SLACK) * module - _GRAIN_PX / np.maximum(width, 1)
    return edges, good


def _crossed(dark: Array, hits: Array) -> Array:
    """Hits that have the proportions across as well: (x, y, width along, width across)."""
    if not len(hits):
        return np.zeros((0, 4))
    x, y, width = hits.T
    down, good = _edges(dark, x, y, width, np.pi / 2)
    hits, down = hits[good], down[good]
    x, y, width = hits.T
    up, good = _edges(dark, x, y, width, -np.pi / 2)
    x, y, width, down, up = x[good], y[good], width[good], down[good, 1], up[good, 1]
    return np.stack([x, y + (down - up) * width / 2, width, (down + up) * width * 7 / 5], 1)


def _gathered(dark: Array, hits: Array) -> list[Finder]:
    """One finder for hits that lie together, best first."""
    hits = hits[_rayed(dark, hits, 4)[0] >= 2] if len(hits) else hits
    found = []
    while len(hits):
        x, y, along, across = hits[0]
        near = np.hypot(hits[:, 0] - x, hits[:, 1] - y) < 0.3 * max(along, across)
        found.append(hits[near].mean(0))
        hits = hits[~near]
    if not found:
        return []
    middles = np.array(found)
    rays, closed = _rayed(dark, middles, _RAYS)
    made = [
        Finder(float(x), float(y), float(np.sqrt(along * across)), int(some), int(all_))
        for (x, y, along, across), some, all_ in zip(middles, rays, closed, strict=True)
        if some >= _RAYS // 2
    ]
    return sorted(made, key=lambda one: -one.rays - one.closed)


def _rayed(dark: Array, hits: Array, count: int) -> tuple[Array, Array]:
    """Of so many half lines from each centre, those that show the inner edges, and those that show all."""
    x, y, along, across = hits.T
    width = np.sqrt(along * across)
    rays, closed = np.zeros(len(hits), int), np.zeros(len(hits), int)
    for number in range(count):
        edges, good = _edges(dark, x, y, width, 2 * np.pi * (number + 0.5) / count)
        rays += good
        closed += good & (edges[:, 2] <= (1 + _SLACK / 3.5) * 1.4 * edges[:, 1])
    return rays, closed
