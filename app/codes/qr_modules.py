"""The modules of a QR code told light or dark, and the symbol drawn anew from them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.picture import Matrix, Picture
from app.codes.qr_grid import FINE, Grid, softened, straight_terms
from app.codes.qr_layout import Layout, format_cells, formats

Array = npt.NDArray[Any]

_AROUND = 7  # modules a side: the surroundings that light and dark are measured against
_SURE = 0.8  # of the local spread: as far from the middle a module is believed wholly
_TRUSTS = (
    0.0,
    0.5,
    0.7,
)  # how far modules that are only told count beside those that are known, round by round
_HOLD = 0.02  # how strongly the taps are held to leaving each module as it is
_DRAWN, _QUIET = 2, 4  # pixels a module and modules of margin in a symbol that is drawn anew


def evened(laid: Array) -> Array:
    """A straight symbol with local brightness and contrast taken out: light about 1, dark about -1."""
    window = (_AROUND * FINE, _AROUND * FINE)
    mean = cv2.blur(laid, window, borderType=cv2.BORDER_REFLECT)
    spread = np.sqrt(
        np.maximum(cv2.blur(laid * laid, window, borderType=cv2.BORDER_REFLECT) - mean * mean, 1.0)
    )
    return np.asarray((laid - mean) / np.maximum(spread, 0.15 * float(np.median(spread)) + 1.0), np.float32)


def sampled(fine: Array) -> Array:
    """One value a module: the mean of its middle."""
    side = fine.shape[0] // FINE
    blocks = fine.reshape(side, FINE, side, FINE)[:, 1 : FINE - 1, :, 1 : FINE - 1]
    return np.asarray(blocks.mean((1, 3)), np.float64)


def settled(picture: Picture, grid: Grid, rounds: tuple[int, ...]) -> Grid:
    """The grid made to fit what the modules themselves show: each round believes the modules as they are told
    by now and shifts the grid to where they match best. `rounds` are the numbers of polynomial terms."""
    layout = grid.layout
    terms = straight_terms(layout.side, 0).reshape(10, -1)
    for count in rounds:
        seen = evened(grid.straight(picture))
        believed = _believed(sampled(seen), layout)
        expected = softened(believed)
        along = np.gradient(expected, axis=1) * FINE
        across = np.gradient(expected, axis=0) * FINE
        columns = np.vstack([terms[:count] * along.ravel(), terms[:count] * across.ravel()])
        left = cv2.mulTransposed(columns, False) + 1e-3 * columns.shape[1] * np.eye(2 * count)
        shift = np.linalg.solve(left, columns @ (seen - expected).ravel())
        shift = np.clip(shift, -0.5, 0.5).reshape(2, count).T
        bend = grid.bend.copy()
        bend[:count] -= shift
        grid = replace(grid, bend=bend)
    return grid


def _believed(values: Array, layout: Layout) -> Array:
    """From -1, surely dark, to 1, surely light."""
    return np.where(layout.fixed, np.where(layout.dark, -1.0, 1.0), np.clip(values / _SURE, -1, 1))


def tellings(laid: Array, layout: Layout) -> Iterator[Array]:
    """The modules as told in different ways: light positive, dark negative, the farther from 0 the surer."""
    values = sampled(evened(laid))
    yield equalised(values, layout, 2)
    yield equalised(values, layout, 1)
    yield values


def agreement(values: Array, layout: Layout) -> float:
    """How well the fixed modules outside the finders agree with what they must be (-1 to 1)."""
    checked = layout.fixed.copy()
    checked[:8, :8] = checked[:8, -8:] = checked[-8:, :8] = False
    return float(np.mean(np.clip(values, -1, 1)[checked] * np.where(layout.dark, -1, 1)[checked]))


def equalised(values: Array, layout: Layout, reach: int) -> Array:
    """The values with the neighbours' part in them taken out; neighbours are up to `reach` modules away.

    Blur and motion mix a module with those around it. How much of each, the fixed modules tell, as their
    colours are known; what is told with their help then tells it better.
    """
    side, width = layout.side, 2 * reach + 1
    rim = np.pad(values, reach, constant_values=1.0)
    around = [rim[y : y + side, x : x + side] for y in range(width) for x in range(width)]
    columns = np.stack([*around, np.ones_like(values)], -1).reshape(side * side, -1)
    count = columns.shape[1]
    plain = np.zeros(count)
    plain[width * width // 2] = 1.0
    told = values
    for trust in _TRUSTS:
        believed = _believed(told, layout).ravel()
        weights = np.where(layout.fixed.ravel(), 1.0, trust * np.abs(believed))
        left = cv2.mulTransposed(columns * np.sqrt(weights)[:, None], True)
        hold = _HOLD * float(np.trace(left)) / count
        taps = np.linalg.solve(
            left + hold * np.eye(count), columns.T @ (weights * np.sign(believed)) + hold * plain
        )
        told = (columns @ taps).reshape(side, side)
    return told


def format_told(values: Array, layout: Layout) -> tuple[int, float]:
    """The format that the symbol most likely tells, and how well it agrees with what is seen (-1 to 1)."""
    first, second = format_cells(layout.side)
    seen = -np.clip(values[first], -1, 1) - np.clip(values[second], -1, 1)
    fits = np.where(formats(), 1.0, -1.0) @ seen / 30
    best = int(fits.argmax())
    return best, float(fits[best])


def completed(dark: Array, told: int, layout: Layout) -> Array:
    """The modules with the fixed ones as they must be and the format as it was told."""
    whole = np.where(layout.fixed, layout.dark, dark)
    for cells in format_cells(layout.side):
        whole[cells] = formats()[told]
    return whole


def drawn(dark: Array) -> tuple[Picture, Matrix]:
    """A clean symbol with its quiet zone, and the way from its pixels to module coordinates."""
    whole = np.pad(~dark, _QUIET, constant_values=True).astype(np.uint8) * 255
    large = np.kron(whole, np.ones((_DRAWN, _DRAWN), np.uint8))
    half = 0.5 / _DRAWN - _QUIET
    return large, np.array([[1 / _DRAWN, 0, half], [0, 1 / _DRAWN, half], [0, 0, 1.0]])
