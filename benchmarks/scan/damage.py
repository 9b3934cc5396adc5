"""Every damage with its scale from easy to hopeless, in units of the field; dust and scratches."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from benchmarks.scan.labels import CODE_128, DATA_MATRIX, KINDS, QR, Paper, Symbol

LEVELS = 5
_PRINT_OFF = 0.75  # share of the scratches that took the print off
_SPECK = 0.9  # modules: median diameter of a speck of dust


@dataclass(frozen=True, slots=True)
class Conditions:
    """Everything that a picture of one label depends on, besides chance.

    Pixels per module; defocus (deviation) and motion (length) in modules; sensor noise, difference of print
    and paper in grey levels; dust and glare in percent of the symbol's area; scratches as a number;
    the label's turn (None: a few degrees by chance), lean and bend in degrees; the shadow's share of the
    light in percent; the share of the quiet zone that is there; the diameter of dots in modules (0: printed).
    """

    module_px: float = 3.0
    defocus: float = 0.0
    motion: float = 0.0
    noise: float = 3.0
    contrast: float = 160.0
    dust: float = 0.0
    scratches: float = 0.0
    glare: float = 0.0
    tilt: float | None = None
    perspective: float = 0.0
    curvature: float = 0.0
    shadow: float = 0.0
    inverted: bool = False
    quiet: float = 1.0
    dot: float = 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """One damage: how its value is said, its unit, its value at levels 1 to 5, and what it changes."""

    said: str
    unit: str
    steps: tuple[float, float, float, float, float]
    harm: Callable[[Conditions, float], Conditions]

    def value(self, level: float) -> float:
        """The value at a level between 1 and 5; halves and so on lie between two steps."""
        return float(np.interp(level, range(1, LEVELS + 1), self.steps))


SCALES: dict[str, Scale] = {
    "distance": Scale(
        "{:g} pixels per module",
        "pixels per module",
        (2.6, 2.2, 1.8, 1.5, 1.2),
        lambda c, v: replace(c, module_px=v),
    ),
    "defocus": Scale(
        "blurred by {:g} modules", "modules", (0.3, 0.4, 0.5, 0.65, 0.85), lambda c, v: replace(c, defocus=v)
    ),
    "motion": Scale(
        "moved by {:g} modules", "modules", (0.5, 1.0, 1.5, 2.0, 3.0), lambda c, v: replace(c, motion=v)
    ),
    "noise": Scale(
        "noise of {:g} grey levels", "grey levels", (8, 14, 20, 28, 40), lambda c, v: replace(c, noise=v)
    ),
    "contrast": Scale(
        "print {:g} grey levels from the paper",
        "grey levels",
        (80, 40, 24, 14, 8),
        lambda c, v: replace(c, contrast=v, noise=4.0),
    ),
    "dust": Scale("{:g} % under dust", "% of the symbol", (1, 3, 6, 10, 18), lambda c, v: replace(c, dust=v)),
    "scratches": Scale(
        "scratches: {:g}", "scratches", (1, 4, 8, 16, 40), lambda c, v: replace(c, scratches=v)
    ),
    "glare": Scale("{:g} % in glare", "% of the symbol", (1, 4, 8, 14, 25), lambda c, v: replace(c, glare=v)),
    "tilt": Scale("turned by {:g} degrees", "degrees", (4, 10, 15, 25, 35), lambda c, v: replace(c, tilt=v)),
    "perspective": Scale(
        "leaning by {:g} degrees", "degrees", (15, 30, 45, 60, 72), lambda c, v: replace(c, perspective=v)
    ),
    "curvature": Scale(
        "bent around {:g} degrees",
        "degrees of arc",
        (30, 70, 110, 140, 170),
        lambda c, v: replace(c, curvature=v),
    ),
    "shadow": Scale(
        "shadow takes {:g} % of the light",
        "% of the light",
        (20, 40, 60, 80, 92),
        lambda c, v: replace(c, shadow=v),
    ),
    "inversion": Scale(
        "light on dark, {:g} grey levels apart",
        "grey levels",
        (160, 80, 40, 24, 12),
        lambda c, v: replace(c, inverted=True, contrast=v),
    ),
    "quiet zone": Scale(
        "{:g} % of the quiet zone left",
        "% of it left",
        (75, 50, 25, 10, 0),
        lambda c, v: replace(c, quiet=v / 100),
    ),
    "dots": Scale(
        "dots of {:g} modules on brushed metal",
        "modules across",
        (1.15, 0.95, 0.75, 0.6, 0.45),
        lambda c, v: replace(c, dot=v, module_px=8.0),
    ),
}

NAMES: dict[str, tuple[str, ...]] = {
    name: tuple(scale.said.format(step) for step in scale.steps) for name, scale in SCALES.items()
}

_EASY_PX = {QR: 3.0, DATA_MATRIX: 3.0, CODE_128: 2.0}

# The mix that the field note calls hard: levels where plain zxing-cpp reads up to 65 % of single frames.
HARD: dict[str, tuple[tuple[str, float], ...]] = {
    QR: (
        ("noise", 4.5),
        ("motion", 3),
        ("defocus", 2.5),
        ("distance", 4),
        ("contrast", 3.5),
        ("dust", 3),
        ("glare", 2),
    ),
    DATA_MATRIX: (
        ("noise", 5),
        ("motion", 3.25),
        ("defocus", 2),
        ("distance", 3.25),
        ("contrast", 3.5),
        ("dust", 3),
        ("glare", 2.5),
    ),
    CODE_128: (
        ("noise", 2.25),
        ("motion", 4),
        ("defocus", 3),
        ("distance", 4.25),
        ("contrast", 2),
        ("dust", 2.25),
        ("glare", 2.25),
        ("tilt", 3),
        ("tilt", 5),
    ),
}
HARD_DOTS: tuple[tuple[str, float], ...] = (("dots", 2), ("dots", 3))


def names_for(kind: str) -> tuple[str, ...]:
    """The damages that a kind can have: a Code 128 is not marked in dots."""
    return tuple(name for name in NAMES if kind != CODE_128 or name != "dots")


def conditions(kind: str, name: str, level: float) -> Conditions:
    """The conditions of one damage at a level: 0 for a clean label, else 1 to 5.

    Raises:
        ValueError: there is no such kind or damage, the kind cannot have it, or the level is outside.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind {kind!r}; there are {', '.join(KINDS)}")
    if name not in names_for(kind):
        raise ValueError(f"{kind} has no damage {name!r}; there are {', '.join(names_for(kind))}")
    if level != 0 and not 1 <= level <= LEVELS:
        raise ValueError(f"no level {level}; there are 0 (clean) and 1 to {LEVELS}")
    clean = Conditions(module_px=_EASY_PX[kind])
    scale = SCALES[name]
    return scale.harm(clean, scale.value(level)) if level else clean


def dust(paper: Paper, percent: float, *, code: Symbol, rng: np.random.Generator) -> None:
    """Specks of grey dust on the label until they hide this share of the symbol; changes the piece."""
    high, wide = paper.value.shape
    scale = paper.per_module
    half_w, half_h = code.size[0] * scale / 2, code.size[1] * scale / 2
    hidden = np.zeros((high, wide), np.uint8)
    symbol = hidden[
        int(high / 2 - half_h) : int(high / 2 + half_h), int(wide / 2 - half_w) : int(wide / 2 + half_w)
    ]
    while cv2.countNonZero(symbol) < percent / 100 * symbol.size:
        across = scale * _SPECK * rng.lognormal(0, 0.4, 2)
        at = (round(rng.uniform(0, wide)), round(rng.uniform(0, high)))
        axes = (max(1, round(across[0] / 2)), max(1, round(across[1] / 2)))
        turned, tone = rng.uniform(0, 180), rng.uniform(70, 200)
        cv2.ellipse(paper.value, at, axes, turned, 0, 360, tone, -1, cv2.LINE_AA)
        cv2.ellipse(hidden, at, axes, turned, 0, 360, 255, -1)


def scratches(paper: Paper, count: float, *, code: Symbol, rng: np.random.Generator) -> None:
    """So many scratches in the symbol, 0.1 to 0.4 module wide; changes the piece.

    Three of four took the print off, more or less deep, the others are filled with dirt.
    """
    high, wide = paper.value.shape
    scale = paper.per_module
    for _ in range(round(count)):
        x = wide / 2 + rng.uniform(-0.5, 0.5) * code.size[0] * scale
        y = high / 2 + rng.uniform(-0.5, 0.5) * code.size[1] * scale
        angle, reach = rng.uniform(0, np.pi), rng.uniform(0.15, 0.5) * min(code.size) * scale
        away = np.array([np.cos(angle), np.sin(angle)]) * reach
        start, end = (tuple(int(place) for place in (x, y) + way * away) for way in (-1, 1))
        thick = max(1, round(rng.uniform(0.1, 0.4) * scale))
        mask = np.zeros((high, wide), np.uint8)
        cv2.line(mask, start, end, 255, thick, cv2.LINE_AA)
        tone = 225.0 if rng.random() < _PRINT_OFF else 40.0
        share = mask.astype(np.float32) * (rng.uniform(0.4, 1.0) / 255)
        paper.value[...] += share * (tone - paper.value)
