"""What a place in a picture shows, measured in its own pixels: edges, tones, grain, and how they repeat."""

from dataclasses import dataclass

import cv2
import numpy as np

from app.codes.candidate import Candidate
from app.codes.picture import Picture
from app.codes.tones import beside_of, burnt_out, evened, grain_of, plain_paper, two_toned, upside_down
from app.codes.upright import RIM, SMALLEST, SOFTEN, Reals, direction, laid_upright

Pair = tuple[float, float]  # along and beside the direction in which the place is turned

ENOUGH_ROWS = 64  # tell as much of a place as all its rows do
# The lag at which half of the likeness of a row with itself is gone, in modules: one half for modules by
# chance; finder patterns and the blur of any lens make it more (measured at 3 pixels a module).
HALF_MODULES = 0.58


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
    one_way, degrees = direction(cut)
    framed, scale, longer = laid_upright(picture, place, one_way, degrees)
    seen = framed[RIM:-RIM, RIM:-RIM]
    upright, shaded = evened(seen)
    soft = np.asarray(cv2.GaussianBlur(upright, (0, 0), SOFTEN), np.float32)
    ink, paper = (float(tone) for tone in np.percentile(soft, (4, 96)))
    grain = grain_of(upright)
    along = _Way.of(upright, soft, paper - ink, grain)
    beside = _Way.of(upright.T, soft.T, paper - ink, grain)
    module = min(along.module, beside.module)
    return Signs(
        one_way,
        longer,
        two_toned(upright),
        (along.edges, beside.edges),
        (along.even, beside.even),
        (along.repeats, beside.repeats),
        ink,
        paper,
        plain_paper(soft, module),
        grain,
        (along.module / scale, beside.module / scale),
        (along.edge / scale, beside.edge / scale),
        burnt_out(seen, module),
        shaded,
        (along.bent, beside.bent),
        beside_of(framed),
        upside_down(upright),
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
