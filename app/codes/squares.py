"""Tactics for a Data Matrix that plain decoding did not read."""

from collections.abc import Iterator

import cv2

from app.codes.attempt import Attempt
from app.codes.candidate import Candidate
from app.codes.dots import KINDS, dot_attempts
from app.codes.picture import View
from app.codes.zxing import Asking

ASKING = Asking(downscale=False)
LARGEST_DOUBLED = 1 << 19  # pixels; doubling a larger place costs more than it brings


def matrix_attempts(cut: View, candidate: Candidate) -> Iterator[Attempt]:
    """Tries at one place, cheapest and most promising first."""
    yield from dot_attempts(cut, most_px=cut.picture.size // 3)
    yield Attempt(cut.made(cv2.medianBlur(cut.picture, 3), "median"), KINDS, ASKING)
    yield Attempt(cut, KINDS, ASKING)
    yield Attempt(cut.made(_sharper(cut, 1.5), "sharper"), KINDS, ASKING)
    if cut.picture.size <= LARGEST_DOUBLED:
        doubled = cut.scaled(2, "doubled")
        smoothed = cv2.GaussianBlur(_sharper(doubled, 2.5), (0, 0), 1.2)
        yield Attempt(doubled.made(smoothed, "doubled, sharper"), KINDS, ASKING)
        yield Attempt(
            doubled.made(cv2.GaussianBlur(doubled.picture, (0, 0), 2.0), "doubled, smooth"), KINDS, ASKING
        )
    yield Attempt(cut.turned(22, "turned"), KINDS, ASKING)


def matrix_attempts_whole(view: View) -> Iterator[Attempt]:
    """Tries at a whole picture in which no place stood out."""
    yield from dot_attempts(view)
    yield Attempt(view.made(cv2.medianBlur(view.picture, 3), "median"), KINDS, ASKING)


def _sharper(view: View, sigma: float) -> cv2.typing.MatLike:
    blurred = cv2.GaussianBlur(view.picture, (0, 0), sigma)
    return cv2.addWeighted(view.picture, 3.0, blurred, -2.0, 0)
