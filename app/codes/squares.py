"""Tactics for a Data Matrix that plain decoding did not read."""

from collections.abc import Iterator

import cv2
import numpy as np

from app.codes.attempt import Attempt
from app.codes.candidate import Candidate
from app.codes.dots import KINDS
from app.codes.matrix_grid import Grid, fitted, grids
from app.codes.matrix_modules import Modules, readings
from app.codes.outline import LARGEST, Straightened, evened, straightened
from app.codes.picture import View
from app.codes.quads import Quad, clockwise, scaling, unit_to
from app.codes.zxing import Asking
from app.domain.scan import Symbology

PURE = Asking(invert=False, downscale=False, rotate=False, pure=True, one_threshold=True)
DRAWN = 4  # pixels a module of a symbol that is drawn anew
QUIET = 2  # modules around it
SOFT = 2.0  # pixels of straightened ink: a finder is looked for in a picture that is smoothed by so much
FIRST_FIT, FIT = 0.4, 0.6  # least agreement with a finder before and after its corners are fitted
MOST_GRIDS = 3


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
    for flat in straightened(place.picture, guesses):
        even = np.asarray(cv2.GaussianBlur(evened(flat.ink), (0, 0), SOFT), np.float32)
        for rough in grids(even, MOST_GRIDS, FIRST_FIT):
            grid = fitted(even, rough)
            if grid.agreement >= FIT:
                for stage, modules in readings(flat.ink, grid):
                    yield Attempt(_drawn(place, flat, grid, modules, stage), KINDS, PURE)


def _seen_in(view: View, candidate: Candidate) -> Quad:
    """The candidate's corners in pixels of the view."""
    points = np.hstack([np.array(candidate.corners, np.float64), np.ones((4, 1))])
    there = np.linalg.inv(view.back) @ points.T
    return clockwise((there[:2] / there[2]).T)


def _drawn(place: View, flat: Straightened, grid: Grid, modules: Modules, stage: str) -> View:
    rows, columns = grid.size
    ink = np.kron(np.pad(modules, QUIET), np.ones((DRAWN, DRAWN), np.bool_))
    off = 0.5 / DRAWN - QUIET
    to_unit = np.array([[1 / DRAWN, 0, off], [0, 1 / DRAWN, off], [0, 0, 1]])
    step = flat.back @ unit_to(grid.corners[None])[0] @ scaling(1 / columns, 1 / rows) @ to_unit
    return place.made(np.where(ink, 0, 255), stage, step)
