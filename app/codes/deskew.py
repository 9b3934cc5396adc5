"""A bar field laid upright, and its bars made straight."""

import itertools
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.bar_fields import Reals, Strip
from app.codes.picture import Matrix, Picture

MEAN_WIDTH = 11 / 6  # modules; a character of Code 128 has eleven in three bars and three spaces

_FINEST = 3.0  # pixels made of one: a module of 1.3 pixels becomes four
_WIDEST = 2400  # pixels of an upright field; 300 modules of eight pixels
_MOST_ROWS = 96
ROOM = 0.08  # of the length, on either side, for the quiet zone
_BANDS = 8
_WINDOWS = 8
_ROUNDS = 4
_FINE_ENOUGH = 4.0  # columns a module, to lay bands over each other by parts of a column
_FARTHEST = 1.6  # modules; a band farther off would lock on the next bar


@dataclass(frozen=True, slots=True)
class Upright:
    """Rows across the bars of one field: `rows` floats, row by column, 0 to 255.

    `back` leads from its pixels to those of the view; `module` is the estimated width of a module in columns.
    `bend` says how far bars were moved to be straight: their turn, its change along the field, the same of
    their curve.
    """

    rows: Reals
    back: Matrix
    module: float
    bend: npt.NDArray[np.float64]

    def place(self, column: float, row: float) -> tuple[float, float]:
        """The pixel of the view that is seen at a column and a row."""
        height, width = self.rows.shape
        down = np.array([(row * 2 - height + 1) / height], np.float32)
        moved = column + float(_shifts(down, width, self.bend)[0, int(np.clip(column, 0, width - 1))])
        x, y, _ = self.back @ np.array([moved, row, 1.0])
        return float(x), float(y)


def lay(picture: Picture, strip: Strip) -> Upright:
    """The field upright, fine enough for the smallest bars, with room for a quiet zone on either side."""
    length = strip.length * (1 + 2 * ROOM)
    across = min(_FINEST, _WIDEST / length)
    along = min(1.0, _MOST_ROWS / strip.height)
    width, rows = max(64, int(length * across)), max(8, int(strip.height * along))
    back = strip.upright(across, along, width, rows)
    laid = cv2.warpAffine(
        picture,
        back[:2],
        (width, rows),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.float32)
    quarter, rim = rows // 4, int(width * ROOM * 1.5)
    core = laid[quarter : rows - quarter].mean(0)
    return Upright(laid, back, _module(core, across, rim), np.zeros(4))


def straight(field: Upright) -> Upright:
    """The field with its bars made upright and straight, where perspective or a bend had moved them.

    Bands of rows are moved against their common mean, window by window along the field; the movement is
    fitted as turn and bend that change steadily along it, so that one damaged place moves nothing.
    """
    height, width = field.rows.shape
    edges = np.linspace(0, height, _BANDS + 1).astype(int)
    bands = np.stack([field.rows[a:b].mean(0) for a, b in itertools.pairwise(edges)]).astype(np.float32)
    down = np.asarray((edges[:-1] + edges[1:] - height + 1) / height, np.float32)
    coarse = max(1, round(field.module / _FINE_ENOUGH))
    size = (width // coarse, _BANDS)
    narrow = np.asarray(cv2.resize(bands, size, interpolation=cv2.INTER_AREA), np.float32)
    slopes = np.asarray(np.gradient(softened(narrow, 0.35 * field.module / coarse), axis=1), np.float32)
    module = field.module / coarse
    best, most = np.zeros(4), -1.0
    bend = best
    for round_ in range(_ROUNDS):
        moved = _moved(slopes, _shifts(down, width // coarse, bend))
        agreement = float((moved.mean(0) ** 2).mean())
        if agreement > most:
            best, most = bend, agreement
        # The middle first: far from it bars may be off by so much that they lie on their neighbours.
        bend = bend + _bend(moved, down, module, reach=(round_ + 1) / _ROUNDS)
    rows = np.asarray((np.arange(height) * 2 - height + 1) / height, np.float32)
    best = best * coarse
    return Upright(_moved(field.rows, _shifts(rows, width, best)), field.back, field.module, best)


def softened(rows: Reals, sigma: float) -> Reals:
    """Rows blurred along themselves."""
    return np.asarray(cv2.GaussianBlur(rows, (0, 0), sigmaX=sigma, sigmaY=1e-4), np.float32)


def around(rows: Reals, window: float) -> Reals:
    """The mean around every column."""
    flat_row = rows.ndim == 1
    mean = cv2.blur(rows[None] if flat_row else rows, (int(window) | 1, 1), borderType=cv2.BORDER_REFLECT)
    return np.asarray(mean[0] if flat_row else mean, np.float32)


def _module(core: Reals, across: float, rim: int) -> float:
    """The width of a module in columns, from how often the profile crosses its own local mean."""
    soft = softened(core[None], 0.6 * across)[0]
    soft = (soft - around(soft, 40 * across))[rim:-rim]
    crossings = int(np.count_nonzero(np.diff(np.signbit(soft))))
    return max(1.0, len(soft) / max(1, crossings) / MEAN_WIDTH)


def _shifts(down: Reals, width: int, bend: npt.NDArray[np.float64]) -> Reals:
    """How far each row is off at each column, in columns; `down` runs from -1 to 1."""
    along = np.linspace(-1, 1, width, dtype=np.float32)[None]
    v = down[:, None]
    return np.asarray(v * (bend[0] + bend[1] * along) + v * v * (bend[2] + bend[3] * along), np.float32)


def _moved(rows: Reals, shifts: Reals) -> Reals:
    height, width = rows.shape
    xs = np.arange(width, dtype=np.float32)[None] + shifts
    ys = np.repeat(np.arange(height, dtype=np.float32)[:, None], width, 1)
    return np.asarray(cv2.remap(rows, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)


def _bend(slopes: Reals, down: Reals, module: float, *, reach: float) -> npt.NDArray[np.float64]:
    """The turn and bend that would lay the bands up to `reach` from the middle over their mean."""
    inner = np.abs(down) <= reach
    slopes, down = slopes[inner], down[inner]
    count, width = slopes.shape
    part = width // _WINDOWS
    farthest = int(np.ceil(_FARTHEST * module))
    mean = slopes.mean(0)

    def by_window(product: Reals) -> Reals:
        parts = product[..., : part * _WINDOWS].reshape(*product.shape[:-1], _WINDOWS, part)
        return np.asarray(parts.sum(-1), np.float32)

    likeness = np.stack(
        [by_window(np.roll(slopes, -shift, 1) * mean) for shift in range(-farthest, farthest + 1)], -1
    )
    likeness /= (np.sqrt(by_window(slopes**2) * by_window(mean**2)) + 1e-6)[..., None]
    peak = likeness.max(-1)
    shift = _peaks(likeness) - farthest
    middle = (np.arange(_WINDOWS) + 0.5) * part / width * 2 - 1
    v, u = np.meshgrid(down, middle, indexing="ij")
    terms = np.stack([v, v * u, v * v, v * v * u], -1).reshape(count * _WINDOWS, 4).astype(np.float64)
    weight = np.clip(peak - 0.3, 0, None).ravel() ** 2
    bend = np.zeros(4)
    for _ in range(2):
        weighted = terms * weight[:, None]
        # A little stiffness keeps what nothing speaks for at rest.
        stiff = np.eye(4) * (1e-2 * weight.mean() + 1e-9)
        bend = np.linalg.solve(weighted.T @ terms + stiff, weighted.T @ shift.ravel())
        weight = weight / (1 + ((terms @ bend - shift.ravel()) / (0.4 * module)) ** 2)
    return bend


def _peaks(likeness: Reals) -> npt.NDArray[np.float64]:
    """Where each row of likenesses is highest, between the steps by a parabola."""
    top = likeness.argmax(-1)
    inner = np.clip(top, 1, likeness.shape[-1] - 2)
    before, at, after = (np.take_along_axis(likeness, (inner + d)[..., None], -1)[..., 0] for d in (-1, 0, 1))
    curve = before - 2 * at + after
    aside = np.where((top == inner) & (curve < -1e-9), (before - after) / (2 * np.minimum(curve, -1e-9)), 0)
    return np.asarray(top + np.clip(aside, -1, 1), np.float64)
