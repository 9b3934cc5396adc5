"""Tactics for QR codes that a plain look does not read."""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from app.codes import qr_modules
from app.codes.attempt import Attempt, pause
from app.codes.finder_patterns import Finder, find
from app.codes.picture import Picture, View
from app.codes.qr_codewords import mended
from app.codes.qr_grid import Grid, finder_points, through_alignments, through_finders
from app.codes.qr_layout import layout
from app.codes.qr_three import Three, threes
from app.codes.zxing import Asking
from app.domain.scan import Symbology

Array = npt.NDArray[Any]

_QR = frozenset([Symbology.QR])
# Not `pure`: zxing-cpp 3.1 then reads no QR code when asked for model 2 alone.
_DRAWN = Asking(invert=False, downscale=False, rotate=False)
_WINDOWS = (15, 41)  # pixels: a few modules, for modules from 1.5 to 12 pixels
_SOFT_PX = 1.2  # for grainy pictures
_FINDERS = 10  # that are combined at most
_COARSE_FROM = 180  # pixels: in a picture as large modules may be too large for the windows
_ROUNDS = (3, 6, 6, 10, 10)  # terms of the bend, from a shift and a tilt to a curve
_HOPEFUL = 0.2  # how well the fixed modules must agree before a grid is worth settling
_AGREEING = 0.25  # how well the fixed modules must agree before a grid is worth decoding
_CERTAIN = 0.85  # the same from which the size is right and no other needs to be tried
_ENLARGED_SIZE = 1_500_000  # pixels; a larger photograph is enlarged last
_DARKER = 3  # grey levels below the surroundings from which a pixel is dark
_CONTRAST = 3.0  # how much more contrast a part of the picture may be given


def qr_attempts(cut: View) -> Iterator[Attempt]:
    """Attempts at one place that looks like a QR code."""
    yield from _attempts(cut, enlarge=True)


def qr_attempts_whole(view: View) -> Iterator[Attempt]:
    """Attempts at a picture in which there may be QR codes still unread."""
    yield from _attempts(view, enlarge=view.picture.size <= _ENLARGED_SIZE)


def _attempts(view: View, *, enlarge: bool) -> Iterator[Attempt]:
    """By gain for each millisecond, as measured on graded damage and on photographs."""
    picture = view.picture
    if enlarge:
        yield Attempt(view.scaled(2.0, "larger"), _QR)
    around = cv2.adaptiveThreshold(
        picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, _WINDOWS[0], _DARKER
    )
    yield Attempt(view.made(around, "by surroundings"), _QR)
    yield Attempt(view.made(picture, "one threshold"), _QR, Asking(one_threshold=True))
    evened = cv2.createCLAHE(clipLimit=_CONTRAST, tileGridSize=(8, 8)).apply(picture)
    yield Attempt(view.made(evened, "evened"), _QR)
    yield Attempt(view.made(cv2.GaussianBlur(picture, (0, 0), 1.0), "softened"), _QR)
    yield from resampled(view)
    yield Attempt(view.made(cv2.medianBlur(picture, 3), "median"), _QR)
    yield Attempt(view, _QR, second_decoder=True)
    yield Attempt(view.scaled(0.5, "smaller"), _QR)
    yield Attempt(view.turned(22.0, "turned"), _QR)
    if not enlarge:
        yield Attempt(view.scaled(2.0, "larger"), _QR)


def resampled(view: View) -> Iterator[Attempt]:
    """Symbols drawn anew from their modules, wherever corner squares show where these lie."""
    views = [view]
    if min(view.picture.shape) >= _COARSE_FROM:
        views.append(view.scaled(1 / 3, "frame"))
    inverted = [one.made(255 - one.picture, one.stage) for one in views]
    for one in views + inverted:
        finders = _finders(one.picture)
        yield pause(one)
        for three in threes(one.picture, finders):
            yield pause(one)
            yield from _drawn_anew(one, three)


def _finders(picture: Picture) -> list[Finder]:
    finders: list[Finder] = []
    soft = np.asarray(cv2.GaussianBlur(picture, (0, 0), _SOFT_PX), np.uint8)
    for seen in (picture, soft):
        for one in (one for window in _WINDOWS for one in find(seen, window, _FINDERS)):
            if not any(np.hypot(one.x - old.x, one.y - old.y) < old.width / 4 for old in finders):
                finders.append(one)
        if len(finders) >= 3:
            break
    return sorted(finders, key=lambda one: -one.worth)[:_FINDERS]


def _drawn_anew(view: View, three: Three) -> Iterator[Attempt]:
    for grid in grids(view.picture, three):
        laid = grid.straight(view.picture)
        for values in qr_modules.tellings(laid, grid.layout):
            told, _ = qr_modules.format_told(values, grid.layout)
            yield _redrawn(view, grid, values < 0, told, "redrawn")
            dark = mended(values, grid.layout.side, told)
            if dark is not None:
                yield _redrawn(view, grid, dark, told, "mended")


def grids(picture: Picture, three: Three) -> Iterator[Grid]:
    """Settled grids for the sizes that three finders allow, the likeliest first."""
    for side in three.sides:
        shape = layout(side)
        known = finder_points(shape, three.ways)
        try:
            begun = [through_alignments(picture, grid, known) for grid in through_finders(shape, three.ways)]
        except (ValueError, np.linalg.LinAlgError):
            continue
        best = max(begun, key=lambda grid: _clearness(picture, grid))
        if qr_modules.agreement(_values(picture, best), shape) < _HOPEFUL:
            continue
        grid = qr_modules.settled(picture, best, _ROUNDS)
        agreeing = qr_modules.agreement(_values(picture, grid), shape)
        if agreeing >= _AGREEING:
            yield grid
        if agreeing >= _CERTAIN:
            return


def _clearness(picture: Picture, grid: Grid) -> float:
    """How well the fixed modules agree, and how clearly the others are light or dark."""
    values = _values(picture, grid)
    return qr_modules.agreement(values, grid.layout) + float(np.abs(values)[grid.layout.free].mean())


def _values(picture: Picture, grid: Grid) -> Array:
    return qr_modules.sampled(qr_modules.evened(grid.straight(picture)))


def _redrawn(view: View, grid: Grid, dark: Array, told: int, stage: str) -> Attempt:
    symbol, step = qr_modules.drawn(qr_modules.completed(dark, told, grid.layout))
    return Attempt(view.made(symbol, stage, _frame_way(grid) @ step), _QR, _DRAWN)


def _frame_way(grid: Grid) -> Array:
    side = grid.layout.side
    square = np.array([[0, 0], [side, 0], [side, side], [0, side]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(square, grid.corners.astype(np.float32)), np.float64)
