"""Boxes as a camera sees them on a tray: turned, in perspective, jittered, with places left empty."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from app.domain.scan import Cause, SightedBox, Symbology

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stand:
    """How a tray stands before the camera.

    `turn` in degrees; `slant` is how much nearer the right or lower end is; `jitter` are (along, across)
    shifts in pitches, taken in turn by the places.
    """

    pitch: tuple[float, float] = (180.0, 120.0)
    turn: float = 0.0
    slant: tuple[float, float] = (0.0, 0.0)
    jitter: tuple[tuple[float, float], ...] = ((0.0, 0.0),)
    at: tuple[float, float] = (960.0, 540.0)


def box(text: str | None, x: float, y: float, *, half: float = 20, cause: Cause | None = None) -> SightedBox:
    """A square box around a point; without a text it is unread."""
    left, right, top, bottom = round(x - half), round(x + half), round(y - half), round(y + half)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return SightedBox(corners, text, Symbology.DATAMATRIX, int(text is not None), 1, cause)


def tray(
    rows: int,
    columns: int,
    *,
    stand: Stand | None = None,
    empty: Collection[Place] = (),
    unread: Collection[Place] = (),
) -> list[SightedBox]:
    """The boxes of a tray; a code is named by its place, "R2C3"."""
    how = stand or Stand()
    boxes = []
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            if (row, column) in empty:
                continue
            x, y = _seen(how, rows, columns, (row, column))
            text = None if (row, column) in unread else f"R{row}C{column}"
            cause = Cause.GLARE if text is None else None
            boxes.append(box(text, x, y, half=min(how.pitch) / 6, cause=cause))
    return boxes


def _seen(how: Stand, rows: int, columns: int, place: Place) -> tuple[float, float]:
    row, column = place
    along, across = how.jitter[(row * columns + column) % len(how.jitter)]
    x = (column - (columns + 1) / 2 + along) * how.pitch[0]
    y = (row - (rows + 1) / 2 + across) * how.pitch[1]
    size = max(columns * how.pitch[0], rows * how.pitch[1])
    depth = 1 - how.slant[0] * x / size - how.slant[1] * y / size
    turn = math.radians(how.turn)
    x, y = x / depth, y / depth
    return (
        how.at[0] + x * math.cos(turn) - y * math.sin(turn),
        how.at[1] + x * math.sin(turn) + y * math.cos(turn),
    )
