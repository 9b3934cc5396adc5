"""What a look at a picture gives: symbols that were read, symbols that were seen and not read."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.scan import Cause, Symbology

Point = tuple[int, int]
Corners = tuple[Point, Point, Point, Point]
Box = tuple[int, int, int, int]  # left, top, right, bottom; right and bottom are the first pixels outside


@dataclass(frozen=True, slots=True)
class Sighting:
    """One decoded symbol in one look at one picture; nothing is believed yet.

    `payload` are the bytes as printed, `text` their display form, `corners` pixels of the whole frame
    clockwise from the symbol's own top left, `stage` the way the picture was looked at. `quality` is the
    share of the error correction that was not needed (0 to 1), None where the symbol has none.
    `symbology_id` is the AIM identifier as `]d2`.
    """

    payload: bytes
    text: str
    symbology: Symbology
    corners: Corners
    decoder: str
    stage: str = "frame"
    quality: float | None = None
    symbology_id: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A symbol that is there and could not be read, in pixels of the whole frame, and why not.

    `module_px` is the estimated size of a module, None where it could not be told.
    """

    corners: Corners
    cause: Cause
    module_px: float | None = None


def bounds(corners: Iterable[Point]) -> Box:
    """The upright box around points."""
    points = list(corners)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


def middle(corners: Corners) -> Point:
    """The centre of four corners."""
    return sum(x for x, _ in corners) // 4, sum(y for _, y in corners) // 4


def holds(corners: Corners, point: Point, *, slack: int = 8) -> bool:
    """Whether a point lies in the upright box around the corners, which may be one scan line thin."""
    left, top, right, bottom = bounds(corners)
    return left - slack <= point[0] < right + slack and top - slack <= point[1] < bottom + slack


def same_place(one: Corners, other: Corners) -> bool:
    """Whether two symbols claim the same place: the centre of either lies in the other."""
    return holds(one, middle(other)) or holds(other, middle(one))
