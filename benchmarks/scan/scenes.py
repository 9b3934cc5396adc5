"""Pictures with truth: a damaged label on its ground, and a second of video of it."""

from dataclasses import replace

import numpy as np

from benchmarks.scan import damage_light
from benchmarks.scan.damage import Conditions, conditions
from benchmarks.scan.grounds import brushed, plain
from benchmarks.scan.labels import Grey, Points, battery_symbol, outline
from benchmarks.scan.negatives import negatives
from benchmarks.scan.pose import lay
from benchmarks.scan.staging import (
    SHAKE_DEGREES,
    SHAKE_PX,
    SHAKE_SCALE,
    Corners,
    Picture,
    Scene,
    Shake,
    Truth,
    as_corners,
    lot,
    moved,
    piece,
    pose_of,
    shot,
)
from benchmarks.scan.trays import tray, tray_clip

__all__ = ["Corners", "Picture", "Scene", "Truth", "clip", "label", "negatives", "tray", "tray_clip"]

_SMALLEST = (640, 480)
_ROOM = 60  # pixels of ground around a label, so that a jittering hand does not cut it off
_GLARE_WANDERS = 0.05  # of the symbol's width: how far a reflection moves between frames


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
    fixed = lot(seed, kind, damage)
    code = battery_symbol(kind, fixed)
    pose = pose_of(code, given, fixed)
    paper = piece(code, given, lot(seed, kind, damage, "label"))
    left, top, right, low = pose.box(paper.size)
    size = (max(_SMALLEST[0], right - left + 2 * _ROOM), max(_SMALLEST[1], low - top + 2 * _ROOM))
    ground = brushed(size, fixed) if given.dot else plain(size, fixed)
    pose = replace(pose, centre=(size[0] / 2 + fixed.uniform(-8, 8), size[1] / 2 + fixed.uniform(-8, 8)))
    light = int(fixed.integers(2**31))
    made = []
    for number in range(frames):
        chance = lot(seed, kind, damage, number + 1)
        shake = Shake() if still else _shaken(chance)
        placed, seen = moved(pose, shake), ground.copy()
        if not still:
            seen = np.roll(seen, (round(shake.y), round(shake.x)), (0, 1))
        lay(paper, placed, seen)
        corners = placed.to_picture(outline(code))
        lit = _lit(seen, given, corners, np.random.default_rng(light), 0 if still else number)
        truth = Truth(code.text, kind, as_corners(corners), placed.module_px)
        made.append(Scene(shot(lit, given, chance), (truth,), damage, level))
    return made


def _shaken(rng: np.random.Generator) -> Shake:
    x, y, turn, scale = rng.normal(0, 1, 4)
    return Shake(x * SHAKE_PX, y * SHAKE_PX, turn * SHAKE_DEGREES, 1 + scale * SHAKE_SCALE)


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
