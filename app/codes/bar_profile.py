"""What all rows of an upright bar field say together: one profile, in even light and even modules."""

import cv2
import numpy as np

from app.codes.bar_fields import Reals
from app.codes.deskew import ROOM, Upright, around, softened

_GAINED = 0.4  # of the best row's swing; a row with less is outside of the bars or blinded
_FLAT_WITHIN = 16  # modules; a character and a half, in which black and white are both shown, however cut
_LEAST_SPAN = 0.06  # of the common swing; what swings less is paper, and its grain is not made into bars
_GAP = 7  # modules without an edge: no character has more than four
_LEAST_EDGES = 20  # start, stop and one character have more


def together(field: Upright) -> tuple[Reals, Reals]:
    """What all rows say of the bars, about 0 for black to 1 for white, and how much each row says
    in the left half and in the right.

    Every row is compared with the others around every place: it counts by how strongly it follows them over
    how much it strays, so that dust, glare, scratches and rows beside the bars weigh little where they are.
    """
    rows, window = field.rows, 10 * field.module
    mean = around(rows, window)
    stray = rows - mean
    power = around(stray * stray, window)
    quarter = rows.shape[0] // 4
    # At first every row counts by its swing: where glare blinds most of them, the rest is heard.
    values = flat(stray[quarter : rows.shape[0] - quarter].mean(0), field.module)
    gain = np.zeros_like(rows)
    for _ in range(3):
        level = around(values, window)
        swing = values - level
        common = around(swing * swing, window) + 1e-4
        gain = np.maximum(around(stray * swing, window) / common, 0)
        # One grey level is what rounding alone makes.
        weight = gain / (np.maximum(power - gain * gain * common, 0) + 1.0)
        values = level + (weight * stray).sum(0) / ((weight * gain).sum(0) + 1e-6)
        values = flat(values.astype(np.float32), field.module)
    rim = int(rows.shape[1] * ROOM * 1.5)
    ends = np.array_split(gain[:, rim:-rim], 2, axis=1)
    return values, np.stack([np.median(end, 1) for end in ends], 1).astype(np.float32)


def extent(gains: Reals) -> tuple[tuple[float, float], tuple[float, float]]:
    """The first and the last row of the bars, at either end of the field.

    `gains` says how much each row says in the left half and in the right, as `together` tells it.
    """
    left, right = (_rows_of(half) for half in cv2.blur(gains, (1, 3)).T)
    # The halves' middles lie a quarter from the ends: what changes between them goes on as much again.
    first, last = (right[0] - left[0]) / 2, (right[1] - left[1]) / 2
    return (left[0] - first, left[1] - last), (right[0] + first, right[1] + last)


def _rows_of(gains: Reals) -> tuple[float, float]:
    good = np.flatnonzero(gains > _GAINED * gains.max())
    return (float(good[0]), float(good[-1])) if len(good) else (0.0, float(len(gains) - 1))


def flat(profile: Reals, module: float) -> Reals:
    """A profile with black at 0 and white at 1 everywhere, whatever light fell on it.

    Black and white are the darkest and the lightest nearby, where every character shows both;
    closing and opening follow a shadow's edge where the plain extremes would lag behind it.
    """
    reach = np.ones((1, int(_FLAT_WITHIN * module) | 1), np.uint8)
    soft = softened(profile[None], 0.35 * module)
    white = around(cv2.morphologyEx(soft, cv2.MORPH_CLOSE, reach)[0], 6 * module)
    black = around(cv2.morphologyEx(soft, cv2.MORPH_OPEN, reach)[0], 6 * module)
    span = white - black
    span = np.maximum(span, _LEAST_SPAN * float(np.percentile(span, 90)) + 1e-6)
    return np.asarray((profile - (white + black) / 2) / span + 0.5, np.float32)


def evened(profile: Reals, module: float) -> tuple[Reals, Reals, Reals] | None:
    """The profile with its modules equally wide, as those of a label around a cylinder are not.

    Edges come at a steady rate; a cubic through their number along the field tells how wide modules are
    where. Answers the new profile, for each of its columns the old one, and how much it was drawn out there;
    None without enough edges.
    """
    soft = softened(profile[None], 0.3 * module)[0]
    edges = np.flatnonzero(np.diff(np.signbit(soft - 0.5))) + 0.5
    if len(edges) < _LEAST_EDGES:
        return None
    parts = np.split(edges, np.flatnonzero(np.diff(edges) > _GAP * module) + 1)
    field = max(parts, key=len)
    if len(field) < _LEAST_EDGES:
        return None
    half = float(np.ptp(field)) / 2
    through = np.polynomial.Polynomial.fit((field - field.mean()) / half, np.arange(len(field)), 3)
    columns = np.arange(len(profile))
    rate = through.deriv()(np.clip((columns - field.mean()) / half, -1, 1))
    rate = np.maximum(rate, 0.2 * rate.mean())
    rate *= len(profile) / rate.sum()
    new_of_old = np.cumsum(rate) - rate / 2
    old_of_new = np.interp(columns + 0.5, new_of_old, columns).astype(np.float32)
    drawn = np.interp(old_of_new, columns, rate).astype(np.float32)
    return np.interp(old_of_new, columns, profile).astype(np.float32), old_of_new, drawn
