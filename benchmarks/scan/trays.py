"""Frames of 1920 x 1080: the textured top of an opened pack with up to 24 labels, in a trembling hand."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.scan.damage import Conditions
from benchmarks.scan.grounds import crowded
from benchmarks.scan.labels import CODE_128, DATA_MATRIX, KINDS, QR, Symbol, battery_symbol, outline
from benchmarks.scan.pose import lay
from benchmarks.scan.staging import (
    SHAKE_DEGREES,
    SHAKE_PX,
    SHAKE_SCALE,
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

_FULL_HD = (1920, 1080)
_MIDDLE = (960.0, 540.0)
_FRAMES_A_SECOND = 30
_TREMBLE_HZ = np.array([1.3, 0.9, 0.7, 0.5])  # across, down, turn, nearer and farther


def tray(n: int, seed: int, kind: str | None = None, tilt: float = 7.0) -> Scene:
    """A textured frame of 1920 x 1080 with `n` (0 to 24) codes, each turned by up to `tilt` degrees.

    Without a kind up to six codes are of all three kinds, more are QR and Data Matrix: 24 Code 128 of this
    length in one such frame have 1.5 pixels per module, where plain decoders read few.

    Raises:
        ValueError: there is no such kind, or no room for so many.
    """
    return tray_clip(n, seed, 1, kind, tilt)[0]


def tray_clip(n: int, seed: int, frames: int, kind: str | None = None, tilt: float = 7.0) -> list[Scene]:
    """The same tray in so many frames, 30 a second, in a trembling hand. Raises ValueError as `tray` does."""
    if not 0 <= n <= 24:
        raise ValueError("a tray has 0 to 24 codes")
    fixed = lot(seed, "tray", kind or "", n)
    columns, rows = (1, 1) if n <= 1 else (2, 3) if n <= 6 else (4, 6)
    cell = np.array(_FULL_HD) / (columns, rows)
    kinds = (kind,) if kind else KINDS if n <= 6 else (QR, DATA_MATRIX)
    laid = []
    for place in range(n):
        code = battery_symbol(kinds[place % len(kinds)], fixed)
        middle = (np.array([place % columns, place // columns]) + 0.5) * cell + fixed.uniform(-6, 6, 2)
        given = Conditions(module_px=_fitting(code, cell), tilt=fixed.uniform(-tilt, tilt))
        pose = replace(pose_of(code, given, fixed), centre=(float(middle[0]), float(middle[1])))
        laid.append((code, piece(code, given, lot(seed, "label", place)), pose))
    ground = crowded(_FULL_HD, fixed)
    phase = fixed.uniform(0, 2 * np.pi, 4)
    made = []
    for number in range(frames):
        chance = lot(seed, "tray", kind or "", n, number + 1)
        shake = _trembled(phase, number)
        seen = np.roll(ground, (round(shake.y), round(shake.x)), (0, 1))
        truths = []
        for code, paper, pose in laid:
            placed = moved(pose, shake, about=_MIDDLE)
            lay(paper, placed, seen)
            corners = placed.to_picture(outline(code))
            truths.append(Truth(code.text, code.kind, as_corners(corners), placed.module_px))
        made.append(Scene(shot(seen, Conditions(), chance), tuple(truths), "tray", 0))
    return made


def _trembled(phase: npt.NDArray[np.float64], frame: int) -> Shake:
    """A smooth tremble that begins at rest: each motion swings on its own, about once a second."""
    swing = np.sin(2 * np.pi * frame / _FRAMES_A_SECOND * _TREMBLE_HZ + phase) - np.sin(phase)
    x, y, turn, scale = (float(part) for part in swing)
    return Shake(x * SHAKE_PX, y * SHAKE_PX, turn * SHAKE_DEGREES, 1 + scale * SHAKE_SCALE)


def _fitting(code: Symbol, cell: npt.NDArray[Any]) -> float:
    """Pixels per module so that a label fits its cell of the tray: at most 3."""
    wide, high = code.size[0] + 26, code.size[1] + (28 if code.kind == CODE_128 else 30)
    return float(min(3.0, cell[0] * 0.97 / wide, cell[1] * 0.97 / high))
