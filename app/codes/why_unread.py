"""Why a symbol that is in the picture cannot be read: what is wrong with it, measured in its own modules."""

from dataclasses import dataclass

import cv2
import numpy as np

from app.codes.candidate import Candidate, Shape
from app.codes.picture import Picture
from app.codes.sighting import Unread
from app.domain.scan import Cause

RIM = 2  # pixels; a place that reaches so near to the rim goes on outside
TWO_TONED = 0.68  # share of the variance between ink and paper; grain that follows a bell curve has 0.64
WHITE, DARK, BRIGHT = 250, 45, 215  # grey levels
GLARING = 0.06  # of the place, in one white patch that is larger than any module
SQUARE_LEAST, BARS_LEAST = 2.0, 1.5  # pixels a module; below it no tactic reads (scanning.md 2c)
SOFT = 0.9  # modules; an edge wider than that belongs to a blurred picture
ONE_WAY = 1.6  # times wider edges in one direction: it moved


@dataclass(frozen=True, slots=True)
class _Measured:
    """What a place looks like: tones, one module in pixels, width of its edges along x and along y."""

    two_toned: float
    mean: float
    white_patch: float
    module_px: float
    edge_px: tuple[float, float]


def judge(picture: Picture, place: Candidate, *, motion_px: float | None = None) -> Unread | None:
    """The cause that weighs most, or None when the place is no symbol at all.

    `motion_px` is how far the place moved between two frames, where that is known.
    """
    height, width = picture.shape
    left, top, right, bottom = place.box
    cut = picture[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    if min(cut.shape, default=0) < 8:
        return None
    seen = _measured(cut)
    if place.known is None and seen.two_toned < TWO_TONED and seen.white_patch < GLARING:
        return None
    cut_off = left < RIM or top < RIM or right > width - RIM or bottom > height - RIM
    return Unread(place.corners, _cause(seen, place, motion_px, cut_off=cut_off), seen.module_px)


def _cause(seen: _Measured, place: Candidate, motion_px: float | None, *, cut_off: bool) -> Cause:
    """The first that applies, in the order in which the operator would have to mend them."""
    if cut_off:
        return Cause.CUT_OFF
    if seen.mean < DARK:
        return Cause.TOO_DARK
    if seen.white_patch > GLARING:
        return Cause.GLARE
    if seen.mean > BRIGHT:
        return Cause.TOO_BRIGHT
    if motion_px is not None and motion_px > seen.module_px:
        return Cause.MOVING
    if seen.module_px < (BARS_LEAST if place.shape is Shape.BARS else SQUARE_LEAST):
        return Cause.TOO_FAR
    narrow, wide = sorted(seen.edge_px)
    if wide > SOFT * seen.module_px:
        one_way = place.shape is Shape.SQUARE and wide > ONE_WAY * narrow
        return Cause.MOVING if one_way else Cause.BLURRED
    return Cause.TILTED if _foreshortened(place) else Cause.DAMAGED


def _measured(cut: Picture) -> _Measured:
    ink = cv2.threshold(cut, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    share = float(ink.mean())
    apart = float(cut[ink == 1].mean() - cut[ink == 0].mean()) if 0 < share < 1 else 0.0
    variance = float(cut.var()) or 1.0
    # Half the changes along a line of random modules are edges.
    changes = max(float(np.abs(np.diff(ink.astype(np.int8), axis=axis)).mean()) for axis in (0, 1))
    module_px = 1 / (2 * changes) if changes else float(min(cut.shape))
    steep = [float(np.percentile(cv2.absdiff(one, other), 98)) for one, other in _neighbours(cut)]
    edges = (apart / max(steep[0], 1.0), apart / max(steep[1], 1.0))
    return _Measured(
        share * (1 - share) * apart * apart / variance, float(cut.mean()), _white_patch(cut), module_px, edges
    )


def _neighbours(cut: Picture) -> tuple[tuple[Picture, Picture], tuple[Picture, Picture]]:
    return (cut[:, 1:], cut[:, :-1]), (cut[1:], cut[:-1])


def _white_patch(cut: Picture) -> float:
    """Share of the place that the largest white patch covers."""
    white = np.asarray(cut >= WHITE, np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(white, connectivity=4)
    return float(stats[1:, cv2.CC_STAT_AREA].max(initial=0)) / cut.size


def _foreshortened(place: Candidate) -> bool:
    """Whether a place that should be square is much longer in one direction."""
    a, b, c, _ = (np.array(corner, float) for corner in place.corners)
    sides = sorted((float(np.linalg.norm(a - b)), float(np.linalg.norm(b - c))))
    return place.shape is Shape.SQUARE and sides[1] > 1.6 * max(sides[0], 1.0)
