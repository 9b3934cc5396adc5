"""What light does to a label: faint print, a shadow's edge across it, a lamp's reflection on it."""

import cv2
import numpy as np

from benchmarks.scan.labels import Grey, Points

_MIDDLE = 130.0  # grey level midway between ink and paper
_SHADE_SOFT = 1.5  # modules: half the width of a shadow's soft edge
_SATURATING = 410.0  # grey levels added in the middle of a reflection; half of it whitens even ink


def contrast(levels: float, *, inverted: bool = False) -> tuple[float, float]:
    """Grey of the print's dark and light modules that differ by so many levels; swapped when inverted."""
    dark, light = _MIDDLE - levels / 2, _MIDDLE + levels / 2
    return (light, dark) if inverted else (dark, light)


def shadow(
    picture: Grey, percent: float, *, corners: Points, module_px: float, rng: np.random.Generator
) -> Grey:
    """A shadow that takes this share of the light; its edge goes through the symbol."""
    middle, inside = corners.mean(0), rng.uniform(0.3, 0.7, 2)
    along = corners[0] + inside[0] * (corners[1] - corners[0]) + inside[1] * (corners[3] - corners[0])
    at = middle + 0.5 * (along - middle)
    angle = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
    beyond = (x - at[0]) * np.cos(angle) + (y - at[1]) * np.sin(angle)
    shade = np.clip(beyond / (2 * _SHADE_SOFT * module_px) + 0.5, 0, 1)
    return np.asarray(picture * (1 - percent / 100 * shade), np.float32)


def glare(picture: Grey, percent: float, *, corners: Points, at: tuple[float, float], turned: float) -> Grey:
    """A reflection that whitens this share of the symbol's area, with a soft rim.

    `at` is the place of its middle as shares of the symbol's width and height, `turned` the direction of
    its longer axis in radians. A reflection near the edge whitens less of the symbol than its share.
    """
    area = cv2.contourArea(corners.astype(np.float32)) * percent / 100
    longer, shorter = np.sqrt(area / np.pi) * np.array([1.4, 1 / 1.4])
    middle = corners[0] + at[0] * (corners[1] - corners[0]) + at[1] * (corners[3] - corners[0])
    y, x = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
    x, y = x - middle[0], y - middle[1]
    u, v = x * np.cos(turned) + y * np.sin(turned), y * np.cos(turned) - x * np.sin(turned)
    far = (u / max(longer, 0.5)) ** 2 + (v / max(shorter, 0.5)) ** 2
    # Half the peak at the rim: there even black ink is white, and outside it fades within a radius.
    return np.asarray(picture + _SATURATING * np.exp2(-np.minimum(far, 60)), np.float32)
