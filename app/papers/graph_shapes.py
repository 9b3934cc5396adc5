"""What a drawn procedure is made of, in millimetres from the upper left: boxes, lines, words and marks."""

from dataclasses import dataclass
from enum import Enum


class Frame(Enum):
    """How a box is framed; every frame can be told apart on black toner."""

    PLAIN = "plain"
    HOLD = "hold"  # heavy, with its corners cut off like a stop sign
    JUDGED = "judged"  # heavy
    OWED = "owed"  # broken line
    HEAD = "head"  # filled, with white words


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words on the baseline y, from x to the right."""

    x: float
    y: float
    words: str
    pt: float
    bold: bool = False
    white: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A framed box from its upper left corner."""

    x: float
    y: float
    wide: float
    high: float
    frame: Frame


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points with an arrow's head at its end."""

    points: tuple[tuple[float, float], ...]


Shape = Text | Box | Path

HEAVY, FINE = 0.9, 0.3  # millimetres a line is wide
CUT = 2.2  # millimetres of a hold's cut corners
DASH = (1.6, 1.0)
ARROW = 1.3  # millimetres an arrow's head is long, and half of it wide


def corners(box: Box) -> tuple[tuple[float, float], ...]:
    """The corners of a box's outline, clockwise."""
    x, y, to_x, to_y = box.x, box.y, box.x + box.wide, box.y + box.high
    if box.frame is not Frame.HOLD:
        return ((x, y), (to_x, y), (to_x, to_y), (x, to_y))
    return (
        (x + CUT, y),
        (to_x - CUT, y),
        (to_x, y + CUT),
        (to_x, to_y - CUT),
        (to_x - CUT, to_y),
        (x + CUT, to_y),
        (x, to_y - CUT),
        (x, y + CUT),
    )


def arrow_head(path: Path) -> tuple[tuple[float, float], ...]:
    """The triangle at the end of a path, whose last piece runs along an axis."""
    (from_x, from_y), (x, y) = path.points[-2:]
    along_x, along_y = _sign(x - from_x), _sign(y - from_y)
    back_x, back_y = x - ARROW * along_x, y - ARROW * along_y
    side_x, side_y = ARROW / 2 * along_y, ARROW / 2 * along_x
    return ((x, y), (back_x + side_x, back_y + side_y), (back_x - side_x, back_y - side_y))


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
