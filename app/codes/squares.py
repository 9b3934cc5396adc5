"""Tactics for a Data Matrix that plain decoding did not read."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from app.codes.attempt import Attempt
from app.codes.candidate import Candidate
from app.codes.dots import KINDS
from app.codes.matrix_grid import Grid, fitted, grids
from app.codes.matrix_modules import Modules, deep_readings, plain_readings
from app.codes.outline import LARGEST, Straightened, evened, flattened, inside, straightened, unbent
from app.codes.picture import View
from app.codes.quads import Ink, Quad, clockwise, scaling, unit_to
from app.codes.zxing import Asking
from app.domain.scan import Symbology

PURE = Asking(invert=False, downscale=False, rotate=False, pure=True, one_threshold=True)
DRAWN = 4  # pixels a module of a symbol that is drawn anew
QUIET = 2  # modules around it
SOFT = 2.0  # pixels of straightened ink: a finder is looked for in a picture that is smoothed by so much
FIRST_FIT, FIT = 0.6, 0.75  # least agreement with a finder before and after its corners are fitted
SURE = 0.85  # a finder that agrees so well is tried before any other is looked for
MOST_GRIDS, MOST_HELD, MOST_DEEP = 2, 4, 2
BENDS = (100.0, 140.0)  # degrees of a cylinder


@dataclass(frozen=True, slots=True)
class _Rough:
    """A grid that is not fitted yet, the ink it was found in, and that ink smoothed."""

    grid: Grid
    flat: Straightened
    soft: Ink


def matrix_attempts(cut: View, candidate: Candidate) -> Iterator[Attempt]:
    """Tries at one place, cheapest and most promising first."""
    yield from grid_attempts(cut, candidate)


def grid_attempts(cut: View, candidate: Candidate) -> Iterator[Attempt]:
    """The symbol drawn anew from the modules of every grid that fits the place, for the decoder to check."""
    if cut.too_small:
        return
    scale = min(1.0, LARGEST / max(cut.picture.shape))
    place = cut if scale == 1.0 else cut.scaled(scale, cut.stage)
    guesses = [_seen_in(place, candidate)] if candidate.known is Symbology.DATAMATRIX else []
    found: list[Straightened] = []
    yield from _tries(place, _kept(straightened(place.picture, guesses, "grid"), found))
    yield from _tries(place, straightened(flattened(place.picture), guesses, "even grid"))
    inner = (inside(place.picture, flat) for flat in found)
    yield from _tries(place, (flat for flat in inner if flat is not None))
    bends = ((flat, degrees, upright) for flat in found for degrees in BENDS for upright in (True, False))
    yield from _tries(place, (unbent(flat, degrees, upright=upright) for flat, degrees, upright in bends))


def _kept(flats: Iterator[Straightened], found: list[Straightened]) -> Iterator[Straightened]:
    for flat in flats:
        found.append(flat)
        yield flat


def _tries(place: View, flats: Iterator[Straightened]) -> Iterator[Attempt]:
    """What the best grids say; at once where a grid is sure, deeper last."""
    held: list[_Rough] = []
    tried: list[_Rough] = []
    for flat in flats:
        soft = np.asarray(cv2.GaussianBlur(evened(flat.ink), (0, 0), SOFT), np.float32)
        for grid in grids(soft, MOST_GRIDS, FIRST_FIT):
            rough = _Rough(grid, flat, soft)
            if grid.agreement < SURE:
                held.append(rough)
            else:
                yield from _fitted_tries(place, rough, tried)
    for rough in sorted(held, key=lambda one: -one.grid.agreement)[:MOST_HELD]:
        yield from _fitted_tries(place, rough, tried)
    for sure in sorted(tried, key=lambda one: -one.grid.agreement)[:MOST_DEEP]:
        for name, modules in deep_readings(sure.flat.ink, sure.grid):
            yield Attempt(_drawn(place, sure.flat, sure.grid, modules, name), KINDS, PURE)


def _fitted_tries(place: View, rough: _Rough, tried: list[_Rough]) -> Iterator[Attempt]:
    grid = fitted(rough.soft, rough.grid)
    if grid.agreement < FIT:
        return
    tried.append(_Rough(grid, rough.flat, rough.soft))
    for name, modules in plain_readings(rough.flat.ink, grid):
        yield Attempt(_drawn(place, rough.flat, grid, modules, name), KINDS, PURE)


def _seen_in(view: View, candidate: Candidate) -> Quad:
    """The candidate's corners in pixels of the view."""
    points = np.hstack([np.array(candidate.corners, np.float64), np.ones((4, 1))])
    there = np.linalg.inv(view.back) @ points.T
    return clockwise((there[:2] / there[2]).T)


def _drawn(place: View, flat: Straightened, grid: Grid, modules: Modules, name: str) -> View:
    rows, columns = grid.size
    ink = np.kron(np.pad(modules, QUIET), np.ones((DRAWN, DRAWN), np.bool_))
    off = 0.5 / DRAWN - QUIET
    to_unit = np.array([[1 / DRAWN, 0, off], [0, 1 / DRAWN, off], [0, 0, 1]])
    step = flat.back @ unit_to(grid.corners[None])[0] @ scaling(1 / columns, 1 / rows) @ to_unit
    return place.made(np.where(ink, 0, 255), flat.kind + name, step)
