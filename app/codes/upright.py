"""A place of a picture turned upright: which way its edges lead, and what is seen there."""

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.candidate import Candidate
from app.codes.picture import Matrix, Picture

Reals = npt.NDArray[np.float32]

RIM = 8  # pixels around an upright place
LONGEST = 280  # pixels of the longer side; a larger place is measured smaller
DIRECTIONS_LONGEST = 160
SMALLEST = 8  # pixels of a side; nothing can be told of less
ONE_WAY = 0.42  # share of edges in one direction beyond which it is the direction of the place
NEAR_SQUARE = 1.5  # times longer; so much may come from the ground beside a square
SOFTEN = 0.7  # pixels: takes the grain, not the edges
BARS_FROM = 2.0  # times longer than wide


def direction(cut: Picture) -> tuple[float, float]:
    """The share of edges in one direction, and in degrees that direction or the one along the modules."""
    height, width = cut.shape
    if max(height, width) > BARS_FROM * min(height, width):
        # Bars are too fine to be looked at smaller, and their middle tells as much as the whole.
        left, top = max(0, (width - DIRECTIONS_LONGEST) // 2), max(0, (height - DIRECTIONS_LONGEST) // 2)
        cut = cut[top : top + DIRECTIONS_LONGEST, left : left + DIRECTIONS_LONGEST]
    step = max(1, round(max(cut.shape) / DIRECTIONS_LONGEST))
    small = cv2.resize(cut, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA) if step > 1 else cut
    small = cv2.GaussianBlur(small, (0, 0), SOFTEN)
    gx, gy = (cv2.Sobel(small, cv2.CV_32F, dx, 1 - dx, ksize=3)[1:-1, 1:-1] for dx in (1, 0))
    if gx.size == 0:
        return 0.0, 0.0
    energy = gx * gx + gy * gy
    total = float(energy.sum()) + 1e-6
    # Doubled angles make opposite directions one, fourfold angles make perpendicular ones one.
    double_x, double_y = gx * gx - gy * gy, 2 * gx * gy
    double = float(double_x.sum()), float(double_y.sum())
    one_way = float(np.hypot(*double)) / total
    if one_way > ONE_WAY:
        return one_way, float(np.degrees(np.arctan2(double[1], double[0])) / 2)
    some = np.maximum(energy, 1e-6)
    fourfold = ((double_x**2 - double_y**2) / some).sum(), (2 * double_x * double_y / some).sum()
    return one_way, float(np.degrees(np.arctan2(float(fourfold[1]), float(fourfold[0]))) / 4)


def laid_upright(
    picture: Picture, place: Candidate, one_way: float, degrees: float
) -> tuple[Reals, float, float]:
    """The place turned upright with a rim around it, its scale, and how many times longer than wide it is."""
    (x, y), (width, height), turned = cv2.minAreaRect(np.array(place.corners, np.float32))
    longer = max(width, height) / max(1.0, min(width, height))
    if abs(np.sin(np.radians(turned - degrees))) > np.sqrt(0.5):
        width, height = height, width
    if one_way <= ONE_WAY and longer < NEAR_SQUARE:
        width = height = float(np.sqrt(width * height))
    scale = min(1.0, LONGEST / max(width, height))
    size = (
        max(SMALLEST, round(width * scale)) + 2 * RIM,
        max(SMALLEST, round(height * scale)) + 2 * RIM,
    )
    cut, step = _reduced(picture, place, scale)
    x, y = step[0] @ (x, y, 1), step[1] @ (x, y, 1)
    onward = cv2.getRotationMatrix2D((x, y), degrees, scale / float(step[0, 0]))
    onward[0, 2] += size[0] / 2 - x
    onward[1, 2] += size[1] / 2 - y
    laid = cv2.warpAffine(cut, onward, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(laid, np.float32), scale, longer


def _reduced(picture: Picture, place: Candidate, scale: float) -> tuple[Picture, Matrix]:
    """The place with a rim, halved as often as that leaves it larger than wanted, and the way into it."""
    height, width = picture.shape
    left, top, right, bottom = place.box
    rim = max(right - left, bottom - top) // 4 + 2
    left, top = min(max(0, left - rim), width - 1), min(max(0, top - rim), height - 1)
    cut, factor = picture[top : max(top + 1, bottom + rim), left : max(left + 1, right + rim)], 1.0
    while factor / 2 >= scale and min(cut.shape) > 2 * SMALLEST:
        cut = np.asarray(cv2.resize(cut, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        factor /= 2
    edge = (factor - 1) / 2  # the centre of the first pixel lies half a pixel inside, in either size
    return cut, np.array([[factor, 0, edge - left * factor], [0, factor, edge - top * factor]])
