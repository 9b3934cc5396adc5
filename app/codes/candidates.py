"""Where in a picture a symbol may be that nobody has read, found without decoding, the likeliest first."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.candidate import Candidate, Shape
from app.codes.edge_fields import Fields, edge_fields
from app.codes.picture import Picture
from app.codes.sighting import Corners, same_place
from app.domain.scan import Symbology

Reals = npt.NDArray[np.float64]

BARS_FROM = 2.2  # times longer than wide; Data Matrix of 8 x 32 and the like are rare, bars are not
ENOUGH_EDGES, ENOUGH_BUSY = 9.0, 0.25  # more of either does not make a symbol likelier
WHOLE = 0.4  # of the picture; a place as large is mostly ground that is full of edges
WHOLE_LESS = 0.4  # times less likely
MUCH_LARGER = 4.0  # times the area; such a place may hold several symbols, so neither stands for the other
AROUND_READ = 1.3  # times the sides of a symbol that was read: its quiet zone and its torn-off parts
LINE_BODY = 0.24  # of the length of a line code, of which only one scan line is known: its height


def find(
    picture: Picture,
    *,
    read: Sequence[Corners] = (),
    pointed: Sequence[tuple[Symbology, Corners]] = (),
    most: int = 12,
) -> list[Candidate]:
    """Places that look like a symbol, the most likely first, at most `most` of them.

    `read` are places of symbols that were read already; what lies in and around them is left out. `pointed`
    are places where the decoder found a symbol that it could not read: these come first.
    """
    found = [_pointed(kind, at) for kind, at in pointed if not _any_at(read, at)][:most]
    fields = edge_fields(picture)
    fields = fields.of(~_taken(fields, read))
    scores = _scores(fields, picture.size)
    order = np.argsort(-scores)
    chosen = _apart(fields.of(order), most)
    for row, score in zip(order[chosen], scores[order][chosen], strict=True):
        if len(found) == most:
            break
        place = _candidate(fields, int(row), float(score))
        if not _any_at([one.corners for one in found if one.known is not None], place.corners):
            found.append(place)
    return found


def _pointed(kind: Symbology, at: Corners) -> Candidate:
    shape = Shape.SQUARE if kind.error_corrected else Shape.BARS
    return Candidate(at, shape, known=kind, score=float("inf"))


def _any_at(places: Sequence[Corners], at: Corners) -> bool:
    return any(same_place(place, at) for place in places)


def _scores(fields: Fields, pixels: int) -> Reals:
    """Solid, with many edges, busy and strong in contrast: each makes a symbol likelier."""
    whole = np.where(fields.width * fields.height > WHOLE * pixels, WHOLE_LESS, 1.0)
    likely = np.minimum(fields.solid, 1) ** 2 * np.sqrt(fields.strength) * whole
    return np.asarray(
        likely * np.minimum(fields.edges, ENOUGH_EDGES) * np.minimum(fields.busy, ENOUGH_BUSY), np.float64
    )


def _taken(fields: Fields, read: Sequence[Corners]) -> npt.NDArray[np.bool_]:
    """Which fields are part of a symbol that was read, or are that symbol with what lies around it."""
    taken = np.zeros(len(fields.x), np.bool_)
    for corners in read:
        (x, y), (width, height), degrees = cv2.minAreaRect(np.array(corners, np.float32))
        longer = max(width, height)
        half = np.maximum(np.array([width, height]) * AROUND_READ, longer * LINE_BODY) / 2
        inside = _within((fields.x, fields.y), (x, y), np.radians(degrees), (half[0], half[1]))
        around = _within((x, y), (fields.x, fields.y), fields.turned, (fields.width / 2, fields.height / 2))
        taken |= inside | around
    return taken


def _within(
    point: tuple[Reals | float, Reals | float],
    middle: tuple[Reals | float, Reals | float],
    turned: Reals | float,
    half: tuple[Reals | float, Reals | float],
) -> npt.NDArray[np.bool_]:
    dx, dy = point[0] - middle[0], point[1] - middle[1]
    along = np.abs(dx * np.cos(turned) + dy * np.sin(turned))
    beside = np.abs(dy * np.cos(turned) - dx * np.sin(turned))
    return np.asarray((along <= half[0]) & (beside <= half[1]), np.bool_)


def _apart(fields: Fields, most: int) -> list[int]:
    """The first fields that are not for the most part covered by earlier ones, nor much the same as one."""
    cosine, sine = np.abs(np.cos(fields.turned)), np.abs(np.sin(fields.turned))
    wide = (fields.width * cosine + fields.height * sine) / 2
    high = (fields.width * sine + fields.height * cosine) / 2
    boxes = np.stack([fields.x - wide, fields.y - high, fields.x + wide, fields.y + high], 1)
    areas = 4 * wide * high
    chosen: list[int] = []
    for row, box in enumerate(boxes):
        others = boxes[chosen]
        across = np.minimum(box[2], others[:, 2]) - np.maximum(box[0], others[:, 0])
        down = np.minimum(box[3], others[:, 3]) - np.maximum(box[1], others[:, 1])
        common = np.maximum(across, 0) * np.maximum(down, 0)
        covered = common > areas[row] / 2
        same = (common > areas[chosen] / 2) & (areas[row] < MUCH_LARGER * areas[chosen])
        if not (covered | same).any():
            chosen.append(row)
        if len(chosen) == most:
            break
    return chosen


def _candidate(fields: Fields, row: int, score: float) -> Candidate:
    width, height = float(fields.width[row]), float(fields.height[row])
    degrees = float(np.degrees(fields.turned[row]))
    points = cv2.boxPoints(((float(fields.x[row]), float(fields.y[row])), (width, height), degrees))
    a, b, c, d = ((round(float(x)), round(float(y))) for x, y in points)
    bars = width > BARS_FROM * height
    return Candidate((a, b, c, d), Shape.BARS if bars else Shape.SQUARE, score=score)
