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
    `symbology_id` is the AIM identifier as `]d2`, `version` the symbol's size as the decoder names it: rows
    and columns of a Data Matrix as `18x18`, the number of a QR code's version; empty where it names none.
    """

    payload: bytes
    text: str
    symbology: Symbology
    corners: Corners
    decoder: str
    stage: str = "frame"
    quality: float | None = None
    symbology_id: str = ""
    version: str = ""


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
    """Whether a point lies inside the corners or within `slack` pixels of their sides.

    A line code's corners may be one scan line thin, so the slack is what gives it a body.
    """
    sides = list(zip(corners, (*corners[1:], corners[0]), strict=True))
    turns = [(b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) for a, b in sides]
    if any(turns) and (min(turns) >= 0 or max(turns) <= 0):
        return True
    return any(_squared_distance(a, b, point) <= slack * slack for a, b in sides)


def _squared_distance(a: Point, b: Point, point: Point) -> float:
    """From a point to the side between two corners."""
    across, down = b[0] - a[0], b[1] - a[1]
    length = across * across + down * down
    along = (point[0] - a[0]) * across + (point[1] - a[1]) * down
    part = min(1.0, max(0.0, along / length)) if length else 0.0
    return float((point[0] - a[0] - part * across) ** 2 + (point[1] - a[1] - part * down) ** 2)


def same_place(one: Corners, other: Corners) -> bool:
    """Whether two symbols claim the same place: the centre of either lies in the other."""
    return holds(one, middle(other)) or holds(other, middle(one))


def alike(one: Corners, other: Corners) -> bool:
    """Whether two places are about equally large, by a factor of two and a half at most."""
    small, large = sorted((_area(one), _area(other)))
    return large <= 2.5 * small


def _area(corners: Corners) -> float:
    """Of the quadrilateral, in pixels."""
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in sides)) / 2
