"""What a place in a picture shows, measured in its own pixels: edges, tones, grain, and how they repeat."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.candidate import Candidate
from app.codes.picture import Matrix, Picture

Reals = npt.NDArray[np.float32]
Pair = tuple[float, float]  # along and beside the direction in which the place is turned

RIM = 8  # pixels around an upright place
LONGEST = 280  # pixels of the longer side; a larger place is measured smaller
DIRECTIONS_LONGEST = 160
ENOUGH_ROWS = 64  # tell as much of a place as all its rows do
SMALLEST = 8  # pixels of a side; nothing can be told of less
ONE_WAY = 0.42  # share of edges in one direction beyond which it is the direction of the place
NEAR_SQUARE = 1.5  # times longer; so much may come from the ground beside a square
SOFTEN = 0.7  # pixels: takes the grain, not the edges
# The lag at which half of the likeness of a row with itself is gone, in modules: one half for modules by
# chance; finder patterns and the blur of any lens make it more (measured at 3 pixels a module).
HALF_MODULES = 0.58
WHITE = 250  # grey levels: burnt out
PATCH = 2.6  # modules; few symbols have a disc of paper as large inside
MOSTLY = 0.35
THUMBNAIL = 48  # pixels of the longer side; rings and bolts are told by less
PAPER_WITHIN = 5.0  # modules
BARS_FROM = 2.0  # times longer than wide
DARK_PAPER = 85  # grey levels
IN_SHADE = 0.45  # of the light in the brightest part
LEAST_SHADOW = 0.05  # of the place
MOST_GAIN = 12.0  # times; beyond it only noise is left to be made brighter


@dataclass(frozen=True, slots=True)
class Signs:
    """Measures of a place. Lengths are pixels of the picture, tones grey levels; pairs as in `Pair`.

    `one_way` is the share of edges that lead in one direction (bars 1, squares 0), `longer` how many times
    longer than wide the place is. `two_toned` is the share of the variance that lies between ink and paper.
    `edges` are the edges met on the way across, `even` their number times half a module over the way: about
    0.2 for all symbols. `repeats` is how much a row is like itself farther on (at most 1). `ink` and `paper`
    are the darkest and the brightest tone, `light` that of paper where no lamp is mirrored. `grain` is the
    deviation of the noise, `edge` that of the blur. `white` and `dark` are the shares of the place in a
    reflection and in a shadow. `bent` is how many times larger modules are in the middle than at both ends
    of a way. `around` are the darkest and the brightest of the four sides just outside the place.
    `upside_down` is how much the place turned by half is like itself (at most 1).
    """

    one_way: float
    longer: float
    two_toned: float
    edges: Pair
    even: Pair
    repeats: Pair
    ink: float
    paper: float
    light: float
    grain: float
    module: Pair
    edge: Pair
    white: float
    dark: float
    bent: Pair
    around: Pair
    upside_down: float

    @property
    def span(self) -> float:
        """Grey levels between ink and paper."""
        return self.paper - self.ink


def signs_of(picture: Picture, place: Candidate) -> Signs | None:
    """Measure a place; None where too little of it lies inside the picture."""
    height, width = picture.shape
    left, top, right, bottom = place.box
    cut = picture[max(0, top) : max(0, min(height, bottom)), max(0, left) : max(0, min(width, right))]
    if min(cut.shape) < SMALLEST:
        return None
    one_way, degrees = _direction(cut)
    framed, scale, longer = _upright(picture, place, one_way, degrees)
    seen = framed[RIM:-RIM, RIM:-RIM]
    upright, shaded = _evened(seen)
    soft = np.asarray(cv2.GaussianBlur(upright, (0, 0), SOFTEN), np.float32)
    ink, paper = (float(tone) for tone in np.percentile(soft, (4, 96)))
    grain = _grain(upright)
    along = _Way.of(upright, soft, paper - ink, grain)
    beside = _Way.of(upright.T, soft.T, paper - ink, grain)
    module = min(along.module, beside.module)
    return Signs(
        one_way,
        longer,
        _two_toned(upright),
        (along.edges, beside.edges),
        (along.even, beside.even),
        (along.repeats, beside.repeats),
        ink,
        paper,
        _plain_paper(soft, module),
        grain,
        (along.module / scale, beside.module / scale),
        (along.edge / scale, beside.edge / scale),
        _white(seen, module),
        shaded,
        (along.bent, beside.bent),
        _beside(framed),
        _upside_down(upright),
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """What is met along rows."""

    edges: float
    even: float
    repeats: float
    module: float
    edge: float
    bent: float

    @classmethod
    def of(cls, rows: Reals, soft: Reals, span: float, grain: float) -> "_Way":
        steps = np.abs(np.diff(soft, axis=1))
        edges = float(steps.mean()) * rows.shape[1] / max(span, 1.0)
        half, repeats = _likeness(rows)
        # An edge blurred by a bell curve of deviation s is at most as steep as its height / (s sqrt(2 pi)).
        steepest = float(np.percentile(np.abs(np.diff(rows, axis=1)), 99)) - 2 * grain
        edge = span / max(steepest, 0.1 * span, 0.1) / float(np.sqrt(2 * np.pi))
        third = rows.shape[1] // 3
        bent = 1.0
        if third >= SMALLEST:
            first, middle, last = (
                _likeness(rows[:, part * third : (part + 1) * third])[0] for part in range(3)
            )
            bent = middle / max(min(middle, (first + last) / 2), 0.1)
        return cls(edges, edges * half / rows.shape[1], repeats, half / HALF_MODULES, edge, bent)


def _direction(cut: Picture) -> tuple[float, float]:
    """The share of edges in one direction, and in degrees that direction or the one along the modules."""
    height, width = cut.shape
    if max(height, width) > BARS_FROM * min(height, width):
        # Bars are too fine to be looked at smaller, and their middle tells as much as the whole.
        left, top = max(0, (width - DIRECTIONS_LONGEST) // 2), max(0, (height - DIRECTIONS_LONGEST) // 2)
        cut = cut[top : top + DIRECTIONS_LONGEST, left : left + DIRECTIONS_LONGEST]
    step = max(1, round(max(cut.shape) / DIRECTIONS_LONGEST))
    small = cv2.resize(cut, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA) if step > 1 else cut
    small = cv2.GaussianBlur(small, (0, 0), SOFTEN)
    gx, gy = (cv2.Sobel(small, cv2.CV_32F, dx, 1 - dx, ksize=3)[1:-1, 1:-1] for dx in (1, 0))
    if gx.size == 0:
        return 0.0, 0.0
    energy = gx * gx + gy * gy
    total = float(energy.sum()) + 1e-6
    # Doubled angles make opposite directions one, fourfold angles make perpendicular ones one.
    double_x, double_y = gx * gx - gy * gy, 2 * gx * gy
    double = float(double_x.sum()), float(double_y.sum())
    one_way = float(np.hypot(*double)) / total
    if one_way > ONE_WAY:
        return one_way, float(np.degrees(np.arctan2(double[1], double[0])) / 2)
    some = np.maximum(energy, 1e-6)
    fourfold = ((double_x**2 - double_y**2) / some).sum(), (2 * double_x * double_y / some).sum()
    return one_way, float(np.degrees(np.arctan2(float(fourfold[1]), float(fourfold[0]))) / 4)


def _upright(
    picture: Picture, place: Candidate, one_way: float, degrees: float
) -> tuple[Reals, float, float]:
    """The place turned upright with a rim around it, its scale, and how many times longer than wide it is."""
    (x, y), (width, height), turned = cv2.minAreaRect(np.array(place.corners, np.float32))
    longer = max(width, height) / max(1.0, min(width, height))
    if abs(np.sin(np.radians(turned - degrees))) > np.sqrt(0.5):
        width, height = height, width
    if one_way <= ONE_WAY and longer < NEAR_SQUARE:
        width = height = float(np.sqrt(width * height))
    scale = min(1.0, LONGEST / max(width, height))
    size = (
        max(SMALLEST, round(width * scale)) + 2 * RIM,
        max(SMALLEST, round(height * scale)) + 2 * RIM,
    )
    cut, step = _reduced(picture, place, scale)
    x, y = step[0] @ (x, y, 1), step[1] @ (x, y, 1)
    onward = cv2.getRotationMatrix2D((x, y), degrees, scale / float(step[0, 0]))
    onward[0, 2] += size[0] / 2 - x
    onward[1, 2] += size[1] / 2 - y
    laid = cv2.warpAffine(cut, onward, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(laid, np.float32), scale, longer


def _reduced(picture: Picture, place: Candidate, scale: float) -> tuple[Picture, Matrix]:
    """The place with a rim, halved as often as that leaves it larger than wanted, and the way into it."""
    height, width = picture.shape
    left, top, right, bottom = place.box
    rim = max(right - left, bottom - top) // 4 + 2
    left, top = min(max(0, left - rim), width - 1), min(max(0, top - rim), height - 1)
    cut, factor = picture[top : max(top + 1, bottom + rim), left : max(left + 1, right + rim)], 1.0
    while factor / 2 >= scale and min(cut.shape) > 2 * SMALLEST:
        cut = np.asarray(cv2.resize(cut, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        factor /= 2
    edge = (factor - 1) / 2  # the centre of the first pixel lies half a pixel inside, in either size
    return cut, np.array([[factor, 0, edge - left * factor], [0, factor, edge - top * factor]])


def _likeness(rows: Reals) -> tuple[float, float]:
    """The lag in pixels at which half the likeness of rows with themselves is gone, and its later return."""
    length = rows.shape[1]
    rows = rows[:: max(1, len(rows) // ENOUGH_ROWS)]
    off = rows - rows.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(off, 2 * length, axis=1)
    like = np.fft.irfft((spectrum * spectrum.conj()).real.sum(axis=0))[:length] / np.arange(length, 0, -1)
    # Grain is like itself at lag 0 only, so what is there without it is told by the next two lags.
    first = max(float(like[1]), min(float(like[0]), float(2 * like[1] - like[2])), 1e-3)
    like = like / first
    below = np.flatnonzero(like < 0.5)
    if len(below) == 0:
        return float(length), 0.0
    at = max(1, int(below[0]))
    before, after = float(min(like[at - 1], 1.0)), float(like[at])
    half = at - 1 + (before - 0.5) / max(before - after, 1e-6)
    gone = np.flatnonzero(like < 0.1)
    begin = int(gone[0]) if len(gone) else length
    later = like[begin : max(begin + 2, int(length * 0.6))]
    return float(np.clip(half, 0.1, length)), float(later.max(initial=0.0))


def _grain(upright: Reals) -> float:
    """The deviation of the noise: what is left of each pixel by its neighbours, for the median pixel."""
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    return float(np.median(np.abs(cv2.filter2D(upright, -1, kernel)))) / 0.6745 / 6


def _two_toned(upright: Reals) -> float:
    """The share of the variance between ink and paper."""
    tones = np.asarray(np.clip(cv2.GaussianBlur(upright, (0, 0), 1.0), 0, 255), np.uint8)
    value, _ = cv2.threshold(tones, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    light = tones > value
    share = float(light.mean())
    if not 0 < share < 1:
        return 0.0
    apart = float(tones[light].mean()) - float(tones[~light].mean())
    return share * (1 - share) * apart * apart / max(float(tones.var()), 1e-3)


def _upside_down(upright: Reals) -> float:
    """The likeness of the place's middle turned by half, laid where it fits best."""
    scale = min(1.0, THUMBNAIL / max(upright.shape))
    small = cv2.resize(upright, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    turned = small[::-1, ::-1]
    down, across = (side // 6 for side in small.shape)
    middle = np.ascontiguousarray(turned[down : small.shape[0] - down, across : small.shape[1] - across])
    likeness = cv2.matchTemplate(small, middle, cv2.TM_CCOEFF_NORMED)
    return float(np.nan_to_num(likeness).max(initial=0.0))


def _plain_paper(soft: Reals, module: float) -> float:
    """The tone of paper where no lamp is mirrored: the brightest within some modules, nearly everywhere."""
    window = int(np.clip(PAPER_WITHIN * module, 3, max(3, min(soft.shape) // 2)))
    return float(np.percentile(cv2.dilate(soft, np.ones((window, window), np.uint8)), 20))


def _evened(seen: Reals) -> tuple[Reals, float]:
    """The place as if a shadow on it were not there, and the share of it in that shadow.

    In any window of a third of the place there is paper, and the brightest in it tells its light.
    """
    few = cv2.resize(seen, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    window = max(3, min(few.shape) // 3) | 1
    lit = cv2.blur(cv2.dilate(few, np.ones((window, window), np.uint8)), (window, window))
    most = float(lit.max())
    dark = float(((lit < DARK_PAPER) & (lit < most * IN_SHADE)).mean())
    if dark < LEAST_SHADOW:
        return seen, 0.0
    smooth = cv2.resize(lit, (seen.shape[1], seen.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(seen * np.minimum(most / np.maximum(smooth, 1.0), MOST_GAIN), np.float32), dark


def _beside(framed: Reals) -> Pair:
    """The darkest and the brightest of the four sides around a place."""
    rim = framed[:RIM], framed[-RIM:], framed[:, :RIM], framed[:, -RIM:]
    tones = [float(side.mean()) for side in rim]
    return min(tones), max(tones)


def _white(seen: Reals, module: float) -> float:
    """The share of the place in burnt-out patches in which a disc of some modules has room."""
    white = np.asarray(seen >= WHITE, np.uint8)
    side = int(np.clip(round(PATCH * module), 3, max(3, min(seen.shape) // 2)))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    patches = float(cv2.morphologyEx(white, cv2.MORPH_OPEN, disc).mean())
    # Where all paper is burnt out, its larger pieces are only a part of what is white.
    return patches if patches > MOSTLY * float(white.mean()) else 0.0
