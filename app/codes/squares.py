"""Tactics for a Data Matrix that plain decoding did not read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.attempt import Attempt, pause
from app.codes.candidate import Candidate
from app.codes.dots import ASKING, KINDS, dot_attempts
from app.codes.matrix_grid import Grid, fitted, grids
from app.codes.matrix_modules import deep_readings, plain_readings
from app.codes.outline import LARGEST, Straightened, evened, flattened, inside, straightened, unbent
from app.codes.picture import Picture, View
from app.codes.quads import Ink, Numbers, Quad, clockwise, scaling, unit_to
from app.codes.zxing import Asking

PURE = Asking(invert=False, downscale=False, rotate=False, pure=True, one_threshold=True)
LARGEST_VIEW = 480  # pixels of a place's longer side: 52 modules and their surroundings still have 6 each
DRAWN = 4  # pixels a module of a symbol that is drawn anew
QUIET = 2  # modules around it
SOFT = 2.0  # pixels of straightened ink: a finder is looked for in a picture that is smoothed by so much
FIRST_FIT, FIT = 0.7, 0.85  # least agreement with a finder before and after its corners are fitted
SURE = 0.85  # a finder that agrees so well is tried before any other is looked for
MOST_GRIDS, MOST_HELD, MOST_DEEP, MOST_LIKELY = 2, 4, 4, 3
BENDS = (100.0, 140.0)  # degrees of a cylinder


@dataclass(frozen=True, slots=True)
class _Rough:
    """A grid that is not fitted yet, the ink it was found in, and that ink smoothed."""

    grid: Grid
    flat: Straightened
    soft: Ink


def matrix_attempts(cut: View, candidate: Candidate) -> Iterator[Attempt]:
    """Tries at one place, cheapest and most promising first."""
    small = _at_most(cut, LARGEST_VIEW)
    yield Attempt(small.made(small.picture, "place"), KINDS, ASKING)
    yield Attempt(small.made(cv2.medianBlur(small.picture, 3), "median"), KINDS, ASKING)
    yield from dot_attempts(small, most_px=small.picture.size // 2)
    yield Attempt(small.made(_sharper(small.picture), "sharper"), KINDS, ASKING)
    yield from grid_attempts(cut, candidate)


def matrix_attempts_whole(view: View) -> Iterator[Attempt]:
    """Tries at a whole picture in which no place stood out."""
    yield from dot_attempts(view)
    yield Attempt(view.made(cv2.medianBlur(view.picture, 3), "median"), KINDS, ASKING)
    yield Attempt(view.made(_sharper(view.picture), "sharper"), KINDS, ASKING)


def _at_most(view: View, longest: int) -> View:
    scale = longest / max(view.picture.shape)
    return view if scale >= 1 else view.scaled(scale, view.stage)


def _sharper(picture: Picture) -> Picture:
    return np.asarray(
        cv2.addWeighted(picture, 3.0, cv2.GaussianBlur(picture, (0, 0), 1.5), -2.0, 0), np.uint8
    )


def grid_attempts(cut: View, candidate: Candidate) -> Iterator[Attempt]:
    """The symbol drawn anew from the modules of every grid that fits the place, for the decoder to check."""
    if cut.too_small:
        return
    place = _at_most(cut, LARGEST)
    guesses = [_seen_in(place, candidate)]
    found: list[_Rough] = []
    yield from _tries(place, straightened(place.picture, guesses, "grid"), found)
    yield from _tries(place, straightened(flattened(place.picture), guesses, "even grid"), [])
    # What is much like a symbol already may be one within a frame, or one around a cylinder.
    likely = [one.flat for one in sorted(found, key=lambda one: -one.grid.agreement)[:MOST_LIKELY]]
    yield from _tries(place, (inner for flat in likely for inner in inside(place.picture, flat)), [])
    bends = ((flat, degrees, upright) for flat in likely for degrees in BENDS for upright in (True, False))
    yield from _tries(place, (unbent(flat, degrees, upright=upright) for flat, degrees, upright in bends), [])


def _tries(place: View, flats: Iterator[Straightened], found: list[_Rough]) -> Iterator[Attempt]:
    """What the best grids say; at once where a grid is sure, deeper last. The best grid of each is noted."""
    held: list[_Rough] = []
    tried: list[_Rough] = []
    for flat in flats:
        soft = np.asarray(cv2.GaussianBlur(evened(flat.ink), (0, 0), SOFT), np.float32)
        roughs = [_Rough(grid, flat, soft) for grid in grids(soft, MOST_GRIDS)]
        found.append(roughs[0])
        yield pause(place)
        for rough in roughs:
            if rough.grid.agreement >= SURE:
                yield from _fitted_tries(place, rough, tried)
            elif rough.grid.agreement >= FIRST_FIT:
                held.append(rough)
    for rough in sorted(held, key=lambda one: -one.grid.agreement)[:MOST_HELD]:
        yield pause(place)
        yield from _fitted_tries(place, rough, tried)
    for sure in sorted(tried, key=lambda one: -one.grid.agreement)[:MOST_DEEP]:
        yield from _read_tries(place, sure, deep_readings(sure.flat.ink, sure.grid))


def _fitted_tries(place: View, rough: _Rough, tried: list[_Rough]) -> Iterator[Attempt]:
    grid = fitted(rough.soft, rough.grid)
    if grid.agreement >= FIT:
        sure = replace(rough, grid=grid)
        # A heavily smeared frame fits worse than its edges were found, so both stay in the running.
        tried += [sure, replace(rough, grid=replace(rough.grid, agreement=grid.agreement))]
        yield from _read_tries(place, sure, plain_readings(rough.flat.ink, grid))


def _read_tries(place: View, sure: _Rough, readings: Iterator[tuple[str, Numbers]]) -> Iterator[Attempt]:
    for name, levels in readings:
        yield Attempt(_drawn(place, sure, levels > 0, name), KINDS, PURE)


def _seen_in(view: View, candidate: Candidate) -> Quad:
    """The candidate's corners in pixels of the view."""
    points = np.hstack([np.array(candidate.corners, np.float64), np.ones((4, 1))])
    there = np.linalg.inv(view.back) @ points.T
    return clockwise((there[:2] / there[2]).T)


def _drawn(place: View, sure: _Rough, modules: npt.NDArray[np.bool_], name: str) -> View:
    rows, columns = sure.grid.size
    ink = np.kron(np.pad(modules, QUIET), np.ones((DRAWN, DRAWN), np.bool_))
    off = 0.5 / DRAWN - QUIET
    to_unit = np.array([[1 / DRAWN, 0, off], [0, 1 / DRAWN, off], [0, 0, 1]])
    step = sure.flat.back @ unit_to(sure.grid.corners[None])[0] @ scaling(1 / columns, 1 / rows) @ to_unit
    return place.made(np.where(ink, 0, 255), sure.flat.kind + name, step)
