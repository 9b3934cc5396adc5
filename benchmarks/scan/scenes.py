"""Pictures with truth: a damaged label on its ground, a second of video, trays of up to 24 codes."""

import zlib
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.scan import damage_lens, damage_light
from benchmarks.scan.damage import Conditions, conditions, dust, scratches
from benchmarks.scan.grounds import brushed, crowded, plain
from benchmarks.scan.labels import (
    CODE_128,
    DATA_MATRIX,
    KINDS,
    QR,
    Grey,
    Paper,
    Points,
    Symbol,
    battery_symbol,
    dotted,
    outline,
    printed,
)
from benchmarks.scan.negatives import negatives
from benchmarks.scan.pose import Pose, lay, per_module

__all__ = ["Corners", "Picture", "Scene", "Truth", "clip", "label", "negatives", "tray", "tray_clip"]

Picture = npt.NDArray[np.uint8]
Corners = tuple[tuple[float, float], ...]

_SMALLEST = (640, 480)
_ROOM = 60  # pixels of ground around a label, so that a jittering hand does not cut it off
_FULL_HD = (1920, 1080)
_SHAKE_PX, _SHAKE_DEGREES, _SHAKE_SCALE = 6.0, 1.0, 0.01  # deviation of a hand's jitter between frames
_FRAMES_A_SECOND = 30
_TREMBLE_HZ = np.array([1.3, 0.9, 0.7, 0.5])  # across, down, turn, nearer and farther
_GLARE_WANDERS = 0.05  # of the symbol's width: how far a reflection moves between frames


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
class _Shake:
    """How a hand moved since the first frame: pixels, degrees, and times as large."""

    x: float = 0.0
    y: float = 0.0
    degrees: float = 0.0
    scale: float = 1.0


def label(kind: str, damage: str, level: float, seed: int) -> Scene:
    """One picture of a label with one damage; the same label at every level of a seed.

    Raises:
        ValueError: there is no such kind, damage or level.
    """
    return clip(kind, damage, level, seed, frames=1, still=True)[0]


def clip(
    kind: str, damage: str, level: float, seed: int, frames: int = 10, *, still: bool = False
) -> list[Scene]:
    """One second of video: a hand jitters (unless `still`), noise is anew in each frame, glare wanders.

    Dust, scratches and dots stay where they are. Raises ValueError as `label` does.
    """
    given = conditions(kind, damage, level)
    fixed = _lot(seed, kind, damage)
    code = battery_symbol(kind, fixed)
    pose = _pose(code, given, fixed)
    paper = _piece(code, given, _lot(seed, kind, damage, "label"))
    left, top, right, low = pose.box(paper.size)
    size = (max(_SMALLEST[0], right - left + 2 * _ROOM), max(_SMALLEST[1], low - top + 2 * _ROOM))
    ground = brushed(size, fixed) if given.dot else plain(size, fixed)
    pose = replace(pose, centre=(size[0] / 2 + fixed.uniform(-8, 8), size[1] / 2 + fixed.uniform(-8, 8)))
    light = int(fixed.integers(2**31))
    made = []
    for number in range(frames):
        chance = _lot(seed, kind, damage, number + 1)
        shake = _Shake() if still else _shaken(chance)
        placed, seen = _moved(pose, shake), ground.copy()
        if not still:
            seen = np.roll(seen, (round(shake.y), round(shake.x)), (0, 1))
        lay(paper, placed, seen)
        corners = placed.to_picture(outline(code))
        lit = _lit(seen, given, corners, np.random.default_rng(light), 0 if still else number)
        shot = _shot(lit, given, chance)
        truth = Truth(code.text, kind, _plain(corners), placed.module_px)
        made.append(Scene(shot, (truth,), damage, level))
    return made


def tray(n: int, seed: int, kind: str | None = None, tilt: float = 7.0) -> Scene:
    """A textured frame of 1920 x 1080 with `n` (0 to 24) codes, each turned by up to `tilt` degrees.

    Without a kind up to six codes are of all three kinds, more are QR and Data Matrix: 24 Code 128 of this
    length in one such frame have 1.4 pixels per module, and no decoder reads them.

    Raises:
        ValueError: there is no such kind, or no room for so many.
    """
    return tray_clip(n, seed, 1, kind, tilt)[0]


def tray_clip(n: int, seed: int, frames: int, kind: str | None = None, tilt: float = 7.0) -> list[Scene]:
    """The same tray in so many frames, 30 a second, in a trembling hand. Raises ValueError as `tray` does."""
    if not 0 <= n <= 24:
        raise ValueError("a tray has 0 to 24 codes")
    fixed = _lot(seed, "tray", kind or "", n)
    columns, rows = (1, 1) if n <= 1 else (2, 3) if n <= 6 else (4, 6)
    cell = np.array(_FULL_HD) / (columns, rows)
    kinds = (kind,) if kind else KINDS if n <= 6 else (QR, DATA_MATRIX)
    laid = []
    for place in range(n):
        code = battery_symbol(kinds[place % len(kinds)], fixed)
        middle = (np.array([place % columns, place // columns]) + 0.5) * cell + fixed.uniform(-6, 6, 2)
        given = Conditions(module_px=_fitting(code, cell), tilt=fixed.uniform(-tilt, tilt))
        pose = replace(_pose(code, given, fixed), centre=(float(middle[0]), float(middle[1])))
        laid.append((code, _piece(code, given, _lot(seed, "label", place)), pose))
    ground = crowded(_FULL_HD, fixed)
    fixed_phase = fixed.uniform(0, 2 * np.pi, 4)
    made = []
    for number in range(frames):
        chance = _lot(seed, "tray", kind or "", n, number + 1)
        shake = _trembled(fixed_phase, number)
        seen = np.roll(ground, (round(shake.y), round(shake.x)), (0, 1))
        truths = []
        for code, paper, pose in laid:
            placed = _moved(pose, shake)
            lay(paper, placed, seen)
            corners = placed.to_picture(outline(code))
            truths.append(Truth(code.text, code.kind, _plain(corners), placed.module_px))
        shot = _shot(seen, Conditions(), chance)
        made.append(Scene(shot, tuple(truths), "tray", 0))
    return made


def _lot(seed: int, *words: str | int) -> np.random.Generator:
    """Chance that depends on the seed and what it is for, and on nothing else."""
    return np.random.default_rng([seed, zlib.crc32(repr(words).encode())])


def _piece(code: Symbol, given: Conditions, rng: np.random.Generator) -> Paper:
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


def _pose(code: Symbol, given: Conditions, rng: np.random.Generator) -> Pose:
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


def _shaken(rng: np.random.Generator) -> _Shake:
    x, y, turn, scale = rng.normal(0, 1, 4)
    return _Shake(x * _SHAKE_PX, y * _SHAKE_PX, turn * _SHAKE_DEGREES, 1 + scale * _SHAKE_SCALE)


def _trembled(phase: npt.NDArray[np.float64], frame: int) -> _Shake:
    """A smooth tremble that begins at rest: each motion swings on its own, about once a second."""
    swing = np.sin(2 * np.pi * frame / _FRAMES_A_SECOND * _TREMBLE_HZ + phase) - np.sin(phase)
    x, y, turn, scale = (float(part) for part in swing)
    return _Shake(x * _SHAKE_PX, y * _SHAKE_PX, turn * _SHAKE_DEGREES, 1 + scale * _SHAKE_SCALE)


def _moved(pose: Pose, shake: _Shake) -> Pose:
    x, y = pose.centre
    return replace(
        pose,
        centre=(x + shake.x, y + shake.y),
        turned=pose.turned + shake.degrees,
        module_px=pose.module_px * shake.scale,
    )


def _lit(picture: Grey, given: Conditions, corners: Points, rng: np.random.Generator, frame: int) -> Grey:
    """Light is the same in every frame, but for a reflection that wanders along one direction."""
    if given.shadow:
        picture = damage_light.shadow(
            picture, given.shadow, corners=corners, module_px=given.module_px, rng=rng
        )
    if given.glare:
        start, angle, turned = rng.uniform(0.25, 0.75, 2), rng.uniform(0, 2 * np.pi), rng.uniform(0, np.pi)
        away = _GLARE_WANDERS * frame * np.array([np.cos(angle), np.sin(angle)])
        at = (float(start[0] + away[0]), float(start[1] + away[1]))
        picture = damage_light.glare(picture, given.glare, corners=corners, at=at, turned=turned)
    return picture


def _shot(picture: Grey, given: Conditions, rng: np.random.Generator) -> Picture:
    angle = rng.uniform(0, np.pi)
    seen = damage_lens.defocus(picture, given.defocus, module_px=given.module_px)
    seen = damage_lens.motion(seen, given.motion, module_px=given.module_px, angle=angle)
    return damage_lens.noise(seen, given.noise, rng)


def _fitting(code: Symbol, cell: npt.NDArray[Any]) -> float:
    """Pixels per module so that a label fits its cell of the tray: at most 3."""
    wide, high = code.size[0] + 26, code.size[1] + (28 if code.kind == CODE_128 else 30)
    return float(min(3.0, cell[0] * 0.97 / wide, cell[1] * 0.97 / high))


def _plain(corners: Points) -> Corners:
    return tuple((float(x), float(y)) for x, y in corners)
