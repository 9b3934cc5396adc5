"""How a label lies before the camera: where, how large, turned, leaning away, or bent around a cylinder."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.scan.labels import Grey, Paper, Points

Matrix = npt.NDArray[np.float64]

_CAMERA_AWAY = 4.0  # times the label's length: how far the camera stands


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the symbol's centre is (pixels), pixels per module there, and how the label lies.

    `turned` is the turn in the picture, `leaning` the angle by which the label turns away from the camera
    about an axis in its own plane at `axis`; both in degrees, `axis` in radians. `bend` is the angle of
    arc in degrees that a bent label of `length` modules covers; it bends along its width.
    """

    centre: tuple[float, float]
    module_px: float
    length: float
    turned: float = 0.0
    leaning: float = 0.0
    axis: float = 0.0
    bend: float = 0.0

    def flat(self) -> Matrix:
        """The homography from modules of the label, measured from the symbol's centre, to pixels."""
        lean, away = np.radians(self.leaning), _CAMERA_AWAY * self.length
        kx, ky = np.cos(self.axis), np.sin(self.axis)
        c, s = np.cos(lean), np.sin(lean)
        # Rodrigues' turn about (kx, ky, 0), seen from a pinhole `away` modules before the centre.
        leaning = np.array(
            [
                [c + kx * kx * (1 - c), kx * ky * (1 - c), 0],
                [kx * ky * (1 - c), c + ky * ky * (1 - c), 0],
                [-ky * s / away, kx * s / away, 1],
            ]
        )
        angle = np.radians(self.turned)
        scale, x, y = self.module_px, *self.centre
        turning = np.array(
            [
                [scale * np.cos(angle), -scale * np.sin(angle), x],
                [scale * np.sin(angle), scale * np.cos(angle), y],
                [0, 0, 1],
            ]
        )
        return np.asarray(turning @ leaning, np.float64)

    @property
    def radius(self) -> float:
        """Of the cylinder that a bent label lies on, in modules; infinite for a flat one."""
        return self.length / np.radians(self.bend) if self.bend else np.inf

    def to_picture(self, modules: Points) -> Points:
        """Pixels of points of the label; whole numbers are the middles of pixels."""
        flat = modules.astype(np.float64).copy()
        if self.bend:
            reach = np.clip(flat[:, 0] / self.radius, -np.pi / 2, np.pi / 2)
            flat[:, 0] = self.radius * np.sin(reach)
        return np.asarray(cv2.perspectiveTransform(flat[None], self.flat())[0] - 0.5, np.float64)

    def box(self, size: tuple[float, float]) -> tuple[int, int, int, int]:
        """Left, top, right and lower edge in pixels of a piece of so many modules around the centre."""
        x, y = np.meshgrid(np.linspace(-size[0] / 2, size[0] / 2, 9), [-size[1] / 2, size[1] / 2])
        seen = self.to_picture(np.stack([x.ravel(), y.ravel()], 1))
        (left, top), (right, low) = np.floor(seen.min(0)) - 2, np.ceil(seen.max(0)) + 3
        return int(left), int(top), int(right), int(low)


def fineness(module_px: float) -> int:
    """How many times finer than the picture a label is laid down before its pixels are averaged."""
    return 4 if module_px < 2.5 else 3 if module_px < 5 else 2 if module_px < 10 else 1


def per_module(module_px: float) -> int:
    """Pixels to the module at which a label is drawn for a picture with so many."""
    return int(np.ceil(module_px * fineness(module_px)))


def lay(paper: Paper, pose: Pose, ground: Grey) -> None:
    """Put the piece on the ground, in place; what reaches beyond the picture is cut off."""
    height, width = ground.shape
    left, top, right, low = pose.box(paper.size)
    left, top, right, low = max(0, left), max(0, top), min(width, right), min(height, low)
    if right <= left or low <= top:
        return
    fine = fineness(pose.module_px)
    size = ((right - left) * fine, (low - top) * fine)
    over = np.dstack([paper.value, paper.cover])
    laid = (
        _bent(over, paper, pose, size, (left, top))
        if pose.bend
        else _flat(over, paper, pose, size, (left, top))
    )
    value, cover = cv2.split(cv2.resize(laid, (right - left, low - top), interpolation=cv2.INTER_AREA))
    part = ground[top:low, left:right]
    part *= 1 - cover
    part += value


def _onto_paper(paper: Paper) -> Matrix:
    """From modules to the places of pixels of the drawn piece."""
    high, wide = paper.value.shape
    scale = paper.per_module
    return np.array([[scale, 0, wide / 2 - 0.5], [0, scale, high / 2 - 0.5], [0, 0, 1]])


def _from_fine(pose: Pose, at: tuple[int, int]) -> Matrix:
    """From places of fine pixels of the picture's part to places in the picture, pixels beginning at 0."""
    fine = fineness(pose.module_px)
    return np.array([[1 / fine, 0, at[0] + 0.5 / fine], [0, 1 / fine, at[1] + 0.5 / fine], [0, 0, 1]])


def _flat(over: Grey, paper: Paper, pose: Pose, size: tuple[int, int], at: tuple[int, int]) -> Grey:
    back = _onto_paper(paper) @ np.linalg.inv(pose.flat()) @ _from_fine(pose, at)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpPerspective(over, back, size, flags=flags), np.float32)


def _bent(over: Grey, paper: Paper, pose: Pose, size: tuple[int, int], at: tuple[int, int]) -> Grey:
    back = np.linalg.inv(pose.flat()) @ _from_fine(pose, at)
    x, y = np.meshgrid(np.arange(size[0], dtype=np.float64), np.arange(size[1], dtype=np.float64))
    u = back[0, 0] * x + back[0, 1] * y + back[0, 2]
    v = back[1, 0] * x + back[1, 1] * y + back[1, 2]
    share = u / pose.radius
    around = pose.radius * np.arcsin(np.clip(share, -1, 1))
    scale = paper.per_module
    high, wide = paper.value.shape
    map_x = np.where(np.abs(share) <= 1, around * scale + wide / 2 - 0.5, -10).astype(np.float32)
    map_y = (v * scale + high / 2 - 0.5).astype(np.float32)
    return np.asarray(cv2.remap(over, map_x, map_y, cv2.INTER_LINEAR), np.float32)
