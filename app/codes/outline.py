"""The four sides of a square symbol in a place, found by its edges before anything in it can be read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from app.codes.picture import Matrix, Picture
from app.codes.quads import Ink, Numbers, Quad, clockwise, crossing, nearest, size_of, through, unit_to

SIDE = 192  # pixels of a straightened symbol: 52 modules still have 3.7 each
MARGIN = 48  # around it, for what is searched outside of a first guess
FULL = SIDE + 2 * MARGIN
LARGEST = 320  # pixels: the longer side of a place is made no larger than this
LEAST_AREA = 400.0  # pixels: ten modules of two pixels, squared
NEARLY, SAME = 0.06, 1.5  # how near guesses are alike, of their side; and what was found, in pixels
MOST_GUESSES = 8
LEANT = (1.0, 0.6)  # of a place: a symbol that fills it, and one with text beside it or a rim around it
GRAIN = (1 / 80, 1 / 40)  # of the place's longer side: two guesses of how far its busy part is smeared
SPANS = (((-30.0, 30.0), 4.0), ((-9.0, 9.0), 3.0))  # pixels a side may move inwards; smoothed by so much
WITHIN_RING = (0.0, 24.0)  # pixels inwards: where a symbol begins when the ring of its quiet zone was found
INSETS = (0.06, 0.08, 0.1, 0.12, 0.14)  # of a printed frame's side, which lies around its symbol evenly
ALONG = np.linspace(0.06, 0.94, 56)  # of a side: where its edge is looked at; corners are often rounded
STEP = 3.0
SKEW = 0.15  # a side that turns by half its span must gain this share of the best edge
WINDOW = 1 / 6  # of a place: brightness and contrast are told from surroundings of this size
NOISE = 3.0  # grey levels: less contrast is not brought out
SLOW = SIDE / 6  # pixels: shade changes more slowly than this
SQUARE: Quad = np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]], np.float64) + MARGIN - 0.5


Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Straightened:
    """A symbol seen straight from above: `ink` is FULL pixels square, its corners lie near `SQUARE`.

    `light` says that it is light on dark: `ink` is turned over then, so that modules are high in it always.
    `back` leads from pixels of `ink` to those of the place, `quad` is where `SQUARE` lies in the place, and
    `kind` says in a word how it was found.
    """

    ink: Ink
    back: Matrix
    light: bool
    quad: Quad
    kind: str


def straightened(place: Picture, guesses: list[Quad], kind: str) -> Iterator[Straightened]:
    """What may be a symbol in the place: squares that lean as the edges do, then where it is busy."""
    seen: list[tuple[bool, Quad]] = []
    lean = leaning(place)
    for guess in _distinct(
        [*(_leant(one, lean, of) for of in LEANT for one in guesses), *busy(place, lean), *guesses]
    ):
        for light in (False, True):
            quad: Quad | None = guess
            for span, smooth in SPANS:
                quad = None if quad is None else _moved_to_edges(place, quad, light, span, smooth)
            if quad is None or not _has_room(quad) or _known(seen, light, quad):
                continue
            seen.append((light, quad))
            yield _laid_flat(place, quad, light, kind)


def inside(place: Picture, found: Straightened) -> Iterator[Straightened]:
    """The symbol in what was found: in the ring that is left of its quiet zone, or in a printed frame."""
    quad = _moved_to_edges(place, found.quad, not found.light, WITHIN_RING, SPANS[1][1])
    if quad is not None:
        quad = _moved_to_edges(place, quad, not found.light, *SPANS[1])
    if quad is not None and _has_room(quad):
        yield _laid_flat(place, quad, not found.light, "inner grid")
    for inset in INSETS:
        unit = np.array([[inset, inset], [1 - inset, inset], [1 - inset, 1 - inset], [inset, 1 - inset]])
        x, y = through(unit_to(found.quad[None]), unit.T)
        yield _laid_flat(place, np.stack([x[0], y[0]], 1), found.light, "inner grid")


def flattened(place: Picture) -> Picture:
    """The place with the same brightness and contrast everywhere, whatever shade or shine lies over it."""
    window = (int(max(place.shape) * WINDOW) | 1,) * 2
    off = place - cv2.blur(place.astype(np.float32), window)
    spread = np.sqrt(np.maximum(cv2.blur(off * off, window), 0)) + NOISE
    return np.asarray(np.clip(128 + off * (64 / spread), 0, 255), np.uint8)


def unbent(found: Straightened, degrees: float, *, upright: bool) -> Straightened:
    """What was found, as if it had lain around so many degrees of a cylinder that stands upright or lies.

    Its corners stay where they are.
    """
    half = np.radians(degrees) / 2
    share = (np.arange(FULL) - SQUARE[0, 0]) / SIDE * 2 - 1
    bent = np.where(abs(share) <= 1, np.sin(np.clip(share, -1, 1) * half) / np.sin(half), share)
    there = ((bent + 1) / 2 * SIDE + SQUARE[0, 0]).astype(np.float32)
    straight = np.arange(FULL, dtype=np.float32)
    x, y = np.meshgrid(there, straight) if upright else np.meshgrid(straight, there)
    ink = cv2.remap(found.ink, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return replace(found, ink=np.asarray(ink, np.float32), kind="unbent")


def evened(ink: Ink) -> Ink:
    """The ink without the shade that lies over it."""
    # What changes slowly can be told from a picture of a sixty-fourth of the pixels.
    small = cv2.resize(ink, (FULL // 8, FULL // 8), interpolation=cv2.INTER_AREA)
    shade = cv2.resize(
        cv2.GaussianBlur(small, (0, 0), SLOW / 8), (FULL, FULL), interpolation=cv2.INTER_LINEAR
    )
    return np.asarray(ink - shade, np.float32)


def leaning(place: Picture) -> float:
    """The direction (radians, 0 to a quarter turn) that most edges have, or are square to."""
    grey = cv2.GaussianBlur(place, (0, 0), 1.0)
    across, down = (cv2.Sobel(grey, cv2.CV_32F, *way, ksize=3) for way in ((1, 0), (0, 1)))
    # Four times the angle is the same for all four sides of a square; the rim of a disc adds up to nothing.
    double = (across + 1j * down) ** 2
    strength = np.abs(double) + 1e-6
    return float(np.angle((double * double / strength).sum()) / 4 % (np.pi / 2))


def _leant(guess: Quad, lean: float, of: float) -> Quad:
    """The square that leans so and fits the upright box around a guess, or so much of it."""
    low, high = guess.min(0), guess.max(0)
    half = of * (high - low).mean() / (np.cos(lean) + np.sin(lean)) / 2
    along = np.array([np.cos(lean), np.sin(lean)]) * half
    beside = np.array([-along[1], along[0]])
    middle = (low + high) / 2
    return np.stack(
        [middle - along - beside, middle + along - beside, middle + along + beside, middle - along + beside]
    )


def busy(place: Picture, lean: float) -> list[Quad]:
    """Where the place is full of contrast: boxes around the fields nearest to its middle."""
    longer = max(place.shape)
    grey = place.astype(np.float32)
    middle = np.array(place.shape[::-1]) / 2
    found = []
    for grain in GRAIN:
        window = (int(2 * longer * grain) | 1,) * 2
        lively = np.abs(grey - cv2.blur(grey, window))
        for _ in range(3):
            lively = cv2.blur(lively, window)
        coarse = np.asarray(lively * (255 / max(float(lively.max()), 1.0)), np.uint8)
        _, field = cv2.threshold(coarse, 0, 255, cv2.THRESH_OTSU)
        count, labels, stats, centres = cv2.connectedComponentsWithStats(field)
        off = np.hypot(*(centres - middle).T) / longer
        worth = stats[:, cv2.CC_STAT_AREA] / (1 + 9 * off**2)
        for label in sorted(range(1, count), key=lambda one: -worth[one])[:2]:
            if stats[label, cv2.CC_STAT_AREA] >= LEAST_AREA:
                found += _boxes(np.asarray(labels == label, np.uint8), lean)
    return found


def _boxes(field: Picture, lean: float) -> list[Quad]:
    """Around one field: the box that leans as the edges do, the smallest box, and four sides that fit."""
    contours, _ = cv2.findContours(field, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    hull = cv2.convexHull(contours[0])
    turned = np.array([[np.cos(lean), np.sin(lean)], [-np.sin(lean), np.cos(lean)]])
    points = hull[:, 0] @ turned.T
    (left, top), (right, low) = points.min(0), points.max(0)
    found = [np.array([[left, top], [right, top], [right, low], [left, low]]) @ turned]
    found.append(clockwise(cv2.boxPoints(cv2.minAreaRect(hull))))
    if len(hull) > 4:
        four = cv2.approxPolyN(hull, 4, None, -1, True)
        if cv2.contourArea(four) > 0.5 * cv2.contourArea(hull):
            found.append(clockwise(four))
    return found


def _distinct(quads: list[Quad]) -> list[Quad]:
    """The first of quads that lie so near to one another that they lead to the same edges."""
    kept: list[Quad] = []
    for quad in quads:
        near = NEARLY * np.sqrt(abs(size_of(quad)))
        if not any(_apart(quad, other) < near for other in kept):
            kept.append(quad)
    return kept[:MOST_GUESSES]


def _apart(quad: Quad, other: Quad) -> float:
    """By how much the corners of two quads differ at most, whichever corner comes first."""
    return float(min(np.abs(np.roll(quad, turn, 0) - other).max() for turn in range(4)))


def _has_room(quad: Quad) -> bool:
    """Whether a symbol could lie in the quad: large enough, right way round, no three corners in a line."""
    return bool(size_of(quad) >= LEAST_AREA and np.isfinite(unit_to(quad[None])).all())


def _known(seen: list[tuple[bool, Quad]], light: bool, quad: Quad) -> bool:
    return any(was_light == light and _apart(quad, other) < SAME for was_light, other in seen)


def _flat(place: Picture, quad: Quad, light: bool) -> tuple[Ink, Matrix]:
    to_square, to_quad = unit_to(np.stack([SQUARE, quad]))
    back: Matrix = to_quad @ np.linalg.inv(to_square)
    shrunk = np.sqrt(abs(size_of(quad))) / SIDE
    grey = cv2.GaussianBlur(place, (0, 0), 0.4 * shrunk) if shrunk > 1.5 else place
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    flat = cv2.warpPerspective(grey, back, (FULL, FULL), flags=how, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat if light else 255 - flat, np.float32), back


def _laid_flat(place: Picture, quad: Quad, light: bool, kind: str) -> Straightened:
    ink, back = _flat(place, quad, light)
    return Straightened(ink, back, light, quad, kind)


def _moved_to_edges(place: Picture, quad: Quad, light: bool, span: Span, smooth: float) -> Quad | None:
    """The quad with each side moved and turned to where the ink begins; None where that makes no quad."""
    # The other way round it may have room and still be no square's picture as it stands.
    if not (_has_room(quad) or _has_room(quad[::-1])) or not np.isfinite(unit_to(quad[None])).all():
        return None
    ink, back = _flat(place, quad, light)
    soft = cv2.GaussianBlur(ink, (0, 0), smooth)
    step = max(1, int(smooth))
    down, across = np.zeros_like(soft), np.zeros_like(soft)
    down[step:-step] = soft[2 * step :] - soft[: -2 * step]
    across[:, step:-step] = soft[:, 2 * step :] - soft[:, : -2 * step]
    rises = (down, np.negative(across), np.negative(down), across)
    sides = [_side(rise, turn, span) for turn, rise in enumerate(rises)]
    corners = [crossing(sides[turn - 1], sides[turn]) for turn in range(4)]
    if any(corner is None for corner in corners):
        return None
    points = np.asarray(corners, np.float64)
    there = back @ np.vstack([points.T, np.ones(4)])
    if not there[2].all():  # a corner at the horizon
        return None
    moved = (there[:2] / there[2]).T
    return moved if np.isfinite(moved).all() and size_of(moved) > 0 else None


def _side(rises: Ink, turn: int, span: Span) -> Numbers:
    """Two points of the line near one side of the square along which the ink rises most inwards."""
    offsets = np.arange(span[0], span[1] + STEP / 2, STEP)
    first, last = (grid.ravel()[:, None] for grid in np.meshgrid(offsets, offsets, indexing="ij"))
    start, end = SQUARE[turn], SQUARE[(turn + 1) % 4]
    along = (end - start) / SIDE
    inward = np.array([-along[1], along[0]])
    depth = first + (last - first) * ALONG
    points = [start[axis] + along[axis] * SIDE * ALONG + inward[axis] * depth for axis in (0, 1)]
    rise = nearest(rises, points[0], points[1]).mean(1)
    askew = np.abs(first - last)[:, 0] / (span[1] - span[0]) * 2
    best = int((rise - SKEW * rise.max() * askew).argmax())
    return np.stack([start + inward * first[best], end + inward * last[best]])
