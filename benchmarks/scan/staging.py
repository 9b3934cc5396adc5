"""What every drawn picture needs: chance from a seed, a label's piece and pose, a shaking hand, a shot."""

import zlib
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from benchmarks.scan import damage_lens, damage_light
from benchmarks.scan.damage import Conditions, dust, scratches
from benchmarks.scan.labels import Grey, Paper, Points, Symbol, dotted, printed
from benchmarks.scan.pose import Pose, per_module

Picture = npt.NDArray[np.uint8]
Corners = tuple[tuple[float, float], ...]

SHAKE_PX, SHAKE_DEGREES, SHAKE_SCALE = 6.0, 1.0, 0.01  # how far a hand moves while it holds still


@dataclass(frozen=True, slots=True)
class Truth:
    """One code that is in the picture: corners in pixels, clockwise from the symbol's own top left."""

    text: str
    kind: str
    corners: Corners
    module_px: float


@dataclass(frozen=True, slots=True)
class Scene:
    """A grey picture and every code in it; `damage` and `level` say what was done to it.

    `text`, `kind`, `corners` and `module_px` are those of the first code.
    """

    picture: Picture
    truths: tuple[Truth, ...]
    damage: str
    level: float

    @property
    def text(self) -> str:
        """What the code says."""
        return self.truths[0].text

    @property
    def kind(self) -> str:
        """One of labels.KINDS."""
        return self.truths[0].kind

    @property
    def corners(self) -> Corners:
        """Where the code is, clockwise from its own top left."""
        return self.truths[0].corners

    @property
    def module_px(self) -> float:
        """Pixels per module in its middle."""
        return self.truths[0].module_px


@dataclass(frozen=True, slots=True)
class Shake:
    """How a hand moved since the first frame: pixels, degrees, and times as large."""

    x: float = 0.0
    y: float = 0.0
    degrees: float = 0.0
    scale: float = 1.0


def lot(seed: int, *words: str | int) -> np.random.Generator:
    """Chance that depends on the seed and what it is for, and on nothing else."""
    return np.random.default_rng([seed, zlib.crc32(repr(words).encode())])


def piece(code: Symbol, given: Conditions, rng: np.random.Generator) -> Paper:
    """The label as drawn for these conditions: printed and dirtied, or marked in dots."""
    scale = per_module(given.module_px)
    dark, light = damage_light.contrast(given.contrast, inverted=given.inverted)
    if given.dot:
        return dotted(code, scale, diameter=given.dot, dark=dark, rng=rng)
    paper = printed(code, scale, dark=dark, light=light, quiet=given.quiet)
    if given.dust:
        dust(paper, given.dust, code=code, rng=rng)
    if given.scratches:
        scratches(paper, given.scratches, code=code, rng=rng)
    return paper


def pose_of(code: Symbol, given: Conditions, rng: np.random.Generator) -> Pose:
    """As given; a label that nobody turned on purpose still lies up to four degrees askew."""
    askew, side, axis = rng.uniform(-4, 4), float(rng.choice([-1.0, 1.0])), rng.uniform(0, np.pi)
    turned = askew if given.tilt is None else side * given.tilt
    return Pose(
        centre=(0.0, 0.0),
        module_px=given.module_px,
        length=float(max(code.size)),
        turned=turned,
        leaning=given.perspective,
        axis=axis,
        bend=given.curvature,
    )


def moved(pose: Pose, shake: Shake, *, about: tuple[float, float] | None = None) -> Pose:
    """The pose after a hand moved; it turns and nears `about` a point, by default the label's own middle."""
    x, y = about or pose.centre
    angle, across, down = np.radians(shake.degrees), pose.centre[0] - x, pose.centre[1] - y
    c, s = np.cos(angle) * shake.scale, np.sin(angle) * shake.scale
    return replace(
        pose,
        centre=(float(x + c * across - s * down + shake.x), float(y + s * across + c * down + shake.y)),
        turned=pose.turned + shake.degrees,
        module_px=pose.module_px * shake.scale,
    )


def shot(picture: Grey, given: Conditions, rng: np.random.Generator) -> Picture:
    """The picture that the camera gives of a lit scene."""
    angle = rng.uniform(0, np.pi)
    seen = damage_lens.defocus(picture, given.defocus, module_px=given.module_px)
    seen = damage_lens.motion(seen, given.motion, module_px=given.module_px, angle=angle)
    return damage_lens.noise(seen, given.noise, rng)


def as_corners(corners: Points) -> Corners:
    """Four corners as plain numbers."""
    return tuple((float(x), float(y)) for x, y in corners)
