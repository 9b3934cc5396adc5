"""A tray of modules in one view: which code lies in which row and column, and what lies between.

A tray has a pitch: its places stand at even distances in rows and columns. A camera sees it turned and in
perspective, with places empty and codes unread. The rows and columns are found from the middles of the
boxes alone, outward from where they are surest, so that neither a label's own kind nor its turn matters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.scan import SightedBox
from app.domain.tray_grid import places_of
from app.domain.tray_plane import Point


@dataclass(frozen=True, slots=True)
class TrayCell:
    """One place of the tray, row and column counted from 1 at the top left; no box: nothing is seen there."""

    row: int
    column: int
    box: SightedBox | None

    @property
    def read(self) -> bool:
        """Whether a believed code lies here."""
        return self.box is not None and self.box.settled

    @property
    def unread(self) -> bool:
        """Whether a code lies here that is not read, or not yet believed."""
        return self.box is not None and not self.box.settled


@dataclass(frozen=True, slots=True)
class TrayMap:
    """Every place of the smallest whole grid that holds what is seen, row by row from the left.

    `loose` are boxes that fit no place of their own: between the places, or beside another in the same.
    A row or column at the rim in which nothing is seen cannot be known, and is not there.
    """

    rows: int
    columns: int
    cells: tuple[TrayCell, ...]
    loose: tuple[SightedBox, ...] = ()

    def at(self, row: int, column: int) -> TrayCell:
        """The place in that row and column, both from 1.

        Raises:
            IndexError: the tray has no such place.
        """
        if not (1 <= row <= self.rows and 1 <= column <= self.columns):
            raise IndexError(f"no place {row}, {column}")
        return self.cells[(row - 1) * self.columns + column - 1]

    @property
    def read(self) -> tuple[TrayCell, ...]:
        """The places with a believed code."""
        return tuple(cell for cell in self.cells if cell.read)

    @property
    def unread(self) -> tuple[TrayCell, ...]:
        """The places with a code that is not read."""
        return tuple(cell for cell in self.cells if cell.unread)


NO_TRAY = TrayMap(0, 0, ())


def map_tray(boxes: Sequence[SightedBox]) -> TrayMap:
    """The tray that these boxes of one view lie in. The order of the boxes does not matter."""
    apart = without_doubles(boxes)
    if not apart:
        return NO_TRAY
    places = places_of([middle(box) for box in apart])
    held: dict[tuple[int, int], SightedBox] = {}
    loose = []
    for box, place in zip(apart, places, strict=True):
        if place is None or place in held:
            loose.append(box)
        else:
            held[place] = box
    top, left = min(row for row, _ in held), min(column for _, column in held)
    rows = max(row for row, _ in held) - top + 1
    columns = max(column for _, column in held) - left + 1
    cells = tuple(
        TrayCell(row + 1, column + 1, held.get((row + top, column + left)))
        for row in range(rows)
        for column in range(columns)
    )
    return TrayMap(rows, columns, cells, tuple(loose))


def middle(box: SightedBox) -> Point:
    """The middle of a box, in pixels of its frame."""
    return sum(x for x, _ in box.corners) / 4, sum(y for _, y in box.corners) / 4


def within(point: Point, box: SightedBox) -> bool:
    """Whether a point lies in the upright rectangle around a box."""
    xs, ys = [x for x, _ in box.corners], [y for _, y in box.corners]
    return min(xs) <= point[0] <= max(xs) and min(ys) <= point[1] <= max(ys)


def same_place(one: SightedBox, other: SightedBox) -> bool:
    """Whether two boxes mark the same label: the middle of one lies within the other."""
    return within(middle(one), other) or within(middle(other), one)


def without_doubles(boxes: Iterable[SightedBox]) -> list[SightedBox]:
    """Each label once, from the top left: a believed code stands before an unread box on the same label."""
    kept: list[SightedBox] = []
    for box in sorted(boxes, key=_surest_first):
        if not any(same_place(box, other) for other in kept):
            kept.append(box)
    return sorted(kept, key=lambda box: (middle(box)[1], middle(box)[0], box.text or ""))


def _surest_first(box: SightedBox) -> tuple[bool, bool, Point, str]:
    return not box.settled, box.text is None, middle(box), box.text or ""
