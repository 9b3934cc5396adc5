"""The tones of a place: ink, paper and grain, a reflection or a shadow on it."""

import cv2
import numpy as np

from app.codes.upright import RIM, Reals

WHITE = 250  # grey levels: burnt out
PATCH = 2.6  # modules; few symbols have a disc of paper as large inside
MOSTLY = 0.35
THUMBNAIL = 48  # pixels of the longer side; rings and bolts are told by less
PAPER_WITHIN = 5.0  # modules
DARK_PAPER = 85  # grey levels
IN_SHADE = 0.45  # of the light in the brightest part
LEAST_SHADOW = 0.05  # of the place
MOST_GAIN = 12.0  # times; beyond it only noise is left to be made brighter


def grain_of(upright: Reals) -> float:
    """The deviation of the noise: what is left of each pixel by its neighbours, for the median pixel."""
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    return float(np.median(np.abs(cv2.filter2D(upright, -1, kernel)))) / 0.6745 / 6


def two_toned(upright: Reals) -> float:
    """The share of the variance between ink and paper."""
    tones = np.asarray(np.clip(cv2.GaussianBlur(upright, (0, 0), 1.0), 0, 255), np.uint8)
    value, _ = cv2.threshold(tones, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    light = tones > value
    share = float(light.mean())
    if not 0 < share < 1:
        return 0.0
    apart = float(tones[light].mean()) - float(tones[~light].mean())
    return share * (1 - share) * apart * apart / max(float(tones.var()), 1e-3)


def upside_down(upright: Reals) -> float:
    """The likeness of the place's middle turned by half, laid where it fits best."""
    scale = min(1.0, THUMBNAIL / max(upright.shape))
    small = cv2.resize(upright, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    turned = small[::-1, ::-1]
    down, across = (side // 6 for side in small.shape)
    middle = np.ascontiguousarray(turned[down : small.shape[0] - down, across : small.shape[1] - across])
    likeness = cv2.matchTemplate(small, middle, cv2.TM_CCOEFF_NORMED)
    return float(np.nan_to_num(likeness).max(initial=0.0))


def plain_paper(soft: Reals, module: float) -> float:
    """The tone of paper where no lamp is mirrored: the brightest within some modules, nearly everywhere."""
    window = int(np.clip(PAPER_WITHIN * module, 3, max(3, min(soft.shape) // 2)))
    return float(np.percentile(cv2.dilate(soft, np.ones((window, window), np.uint8)), 20))


def evened(seen: Reals) -> tuple[Reals, float]:
    """The place as if a shadow on it were not there, and the share of it in that shadow.

    In any window of a third of the place there is paper, and the brightest in it tells its light.
    """
    few = cv2.resize(seen, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    window = max(3, min(few.shape) // 3) | 1
    lit = cv2.blur(cv2.dilate(few, np.ones((window, window), np.uint8)), (window, window))
    most = float(lit.max())
    dark = float(((lit < DARK_PAPER) & (lit < most * IN_SHADE)).mean())
    if dark < LEAST_SHADOW:
        return seen, 0.0
    smooth = cv2.resize(lit, (seen.shape[1], seen.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(seen * np.minimum(most / np.maximum(smooth, 1.0), MOST_GAIN), np.float32), dark


def beside_of(framed: Reals) -> tuple[float, float]:
    """The darkest and the brightest of the four sides around a place."""
    rim = framed[:RIM], framed[-RIM:], framed[:, :RIM], framed[:, -RIM:]
    tones = [float(side.mean()) for side in rim]
    return min(tones), max(tones)


def burnt_out(seen: Reals, module: float) -> float:
    """The share of the place in burnt-out patches in which a disc of some modules has room."""
    white = np.asarray(seen >= WHITE, np.uint8)
    side = int(np.clip(round(PATCH * module), 3, max(3, min(seen.shape) // 2)))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    patches = float(cv2.morphologyEx(white, cv2.MORPH_OPEN, disc).mean())
    # Where all paper is burnt out, its larger pieces are only a part of what is white.
    return patches if patches > MOSTLY * float(white.mean()) else 0.0
