"""How bars stand on a plot: in its own units, upright or lying."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in the plot's own units, and its value in words."""

    box: QRectF
    text: str
    hatched: bool = False
    care: bool = False


@dataclass(frozen=True, slots=True)
class Axes:
    """How far the plot reaches across and up, and what stands along both: places in its units, with words.

    `room_px` is what the words at the left need; `lying` bars grow to the right and count from the top;
    the ground of a `stale` plot is hatched.
    """

    across: float
    up: float
    below: tuple[tuple[float, str], ...]
    left: tuple[tuple[float, str], ...]
    room_px: float
    lying: bool = False
    stale: bool = False


def top_of(count: int) -> int:
    """The least 2, 4, 6, 8, 10, 20, 40 ... that a count fits under, so that half of it is whole, too."""
    scale = 1
    while True:
        for step in (2, 4, 6, 8, 10):
            if count <= step * scale:
                return step * scale
        scale *= 10
