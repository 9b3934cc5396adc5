"""Dot-marked Data Matrix: dots that do not touch, on metal that is full of lines, made to grow together."""

from collections.abc import Iterator

import cv2
import numpy as np

from app.codes.attempt import Attempt
from app.codes.picture import Picture, View
from app.codes.zxing import Asking
from app.domain.scan import Symbology

KINDS = frozenset({Symbology.DATAMATRIX})
ASKING = Asking(downscale=False)
# Dots grow together best at about 5 pixels a module, opened by 0.8 of a module and smoothed by 0.3
# (scanning.md 1e). Nobody knows the module's size, so sizes are swept by steps that overlap.
DOT_PX = 3
SMOOTH_PX = 1.2
LEAST_SIDE = 96  # pixels: the smallest symbol with its surroundings at 5 pixels a module


def dot_attempts(view: View, *, most_px: int = 1 << 24) -> Iterator[Attempt]:
    """The view made smaller and smaller, its dots grown together: the smallest first, as it costs least.

    `most_px` is the largest number of pixels a try may have: the cost grows with it.
    """
    for small in reversed(_sizes(view)):
        if small.picture.size > most_px:
            return
        for name, way in (("dark dots", cv2.MORPH_OPEN), ("light dots", cv2.MORPH_CLOSE)):
            width = small.picture.shape[1]
            stage = f"{name} {width / view.picture.shape[1]:.2f}"
            yield Attempt(small.made(_grown(small.picture, way), stage), KINDS, ASKING)


def _sizes(view: View) -> list[View]:
    """The view, two thirds, a half, a third, a quarter and so on of it, as long as a symbol has room."""
    sizes, level = [view], view
    while min(level.picture.shape) >= LEAST_SIDE * 1.5:
        sizes.append(level.scaled(2 / 3, level.stage))
        # Halving is by far the cheapest step, so every size is made from the nearest half.
        level = level.scaled(1 / 2, level.stage)
        sizes.append(level)
    return sizes


def _grown(picture: Picture, way: int) -> Picture:
    dot = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (DOT_PX, DOT_PX))
    return np.asarray(cv2.GaussianBlur(cv2.morphologyEx(picture, way, dot), (0, 0), SMOOTH_PX), np.uint8)
