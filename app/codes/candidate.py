"""A place in a picture that looks like a symbol nobody has read yet."""

from dataclasses import dataclass
from enum import Enum

from app.codes.sighting import Box, Corners, bounds
from app.domain.scan import Symbology


class Shape(Enum):
    """What the place looks like."""

    BARS = "bars"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place worth another look, in pixels of the frame.

    `corners` is the box around it, turned with it; `known` the kind of symbol when the decoder found one
    there without being able to read it; `score` orders candidates of one picture, the most likely first.
    """

    corners: Corners
    shape: Shape
    known: Symbology | None = None
    score: float = 0.0

    @property
    def box(self) -> Box:
        """The upright box around the place."""
        return bounds(self.corners)
