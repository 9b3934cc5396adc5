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
_DEEP = 6.0  # deviations of the noise between light and dark, from where on deeper is no better
# Hits a pixel from which a picture is grain: photographs of textured things have a tenth of that. A small cut
# full of small modules has as many, and so few hits cost nothing.
_GRAINY, _FEW = 0.03, 5000


@dataclass(frozen=True, slots=True)
class Finder:
    """A corner square: centre and width in pixels.

    `rays` of sixteen half lines from the centre show the inner edges in proportion; `worth` (0 to 1.5) tells
    how much it looks like a corner square: by these, by the outer edge, and by its depth over the noise.
    """

    x: float
    y: float
    width: float
    rays: int
    worth: float

    @property
    def module_px(self) -> float:
        """Width of a module, in pixels."""
        return self.width / 7


def find(picture: Picture, window: int, most: int) -> list[Finder]:
    """The likeliest corner squares, best first; `window` pixels are the surroundings that dark is told by.

    Nothing where the picture is all grain: such a picture has to be softened first.
    """
    noise = _noise(picture)
    around = cv2.blur(picture, (window, window), borderType=cv2.BORDER_REPLICATE)
    margin = max(1, round(_CLEAR * noise))
    dark = np.asarray(picture.astype(np.int16) < around.astype(np.int16) - margin, np.uint8)
    along, across = _line_hits(dark), _line_hits(dark.T)
    if len(along) + len(across) > max(_GRAINY * dark.size, _FEW):
        return []
    hits = _crossed(dark, along)
    turned = _crossed(dark.T, across)[:, [1, 0, 2, 3]]
    middles = _gathered(dark, np.vstack([hits, turned]))
    if not len(middles):
        return []
    rays, closed = _rayed(dark, middles, _RAYS)
    contrast = _contrast(picture, middles)
    made = []
    for (x, y, one, other), some, whole, depth in zip(middles, rays, closed, contrast, strict=True):
        worth = (some + whole) / (2 * _RAYS) + min(1.0, depth / (_DEEP * noise + 1)) / 2
        made.append(Finder(float(x), float(y), float(np.sqrt(one * other)), int(some), float(worth)))
    return sorted((one for one in made if one.rays >= _RAYS // 2), key=lambda one: -one.worth)[:most]


def _contrast(picture: Picture, middles: Array) -> Array:
    """Grey levels between the light ring and the core, on lines through the centres."""
    x, y, along, across = middles.T
    height, width = picture.shape
    sides = []
    for share in (0.0, 2 / 7):
        steps = share * np.array([[1, 0], [-1, 0], [0, 1], [0, -1]])
        xs = np.clip(np.rint(x[:, None] + steps[:, 0] * along[:, None]), 0, width - 1).astype(int)
        ys = np.clip(np.rint(y[:, None] + steps[:, 1] * across[:, None]), 0, height - 1).astype(int)
        sides.append(picture[ys, xs].astype(np.float64).mean(1))
    return np.asarray(sides[1] - sides[0])


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


def _gathered(dark: Array, hits: Array) -> Array:
    """One middle (x, y, width along, width across) for hits that lie together."""
    hits = hits[_rayed(dark, hits, 4)[0] >= 2] if len(hits) else hits
    found = []
    while len(hits):
        x, y, along, across = hits[0]
        near = np.hypot(hits[:, 0] - x, hits[:, 1] - y) < 0.3 * max(along, across)
        found.append(hits[near].mean(0))
        hits = hits[~near]
    return np.array(found).reshape(-1, 4)


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
