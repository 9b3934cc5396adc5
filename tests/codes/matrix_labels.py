"""Data Matrix labels for the tests of the rescue: drawn to size and laid at an angle, with their truth."""

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp

from app.codes.candidate import Candidate, Shape
from app.codes.outline import FULL, SQUARE
from app.codes.picture import Picture, View, whole
from app.codes.quads import Ink, Numbers, Quad, unit_to
from benchmarks.scan.scenes import Scene

Modules = npt.NDArray[np.bool_]


def modules_of(text: str) -> Modules:
    """The modules of a square Data Matrix, True where dark."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix, force_square=True)
    return np.asarray(made.to_image(scale=1, add_quiet_zones=False)) < 128


def inked(modules: Modules, *, smear: float = 0.0, corners: Quad = SQUARE, seed: int = 0) -> Ink:
    """Straightened ink of modules whose outer corners lie where told; smeared over by so many modules."""
    fine = np.kron(np.pad(modules, 3), np.ones((12, 12))).astype(np.float32) * 150
    if smear:
        fine = cv2.GaussianBlur(fine, (0, 0), 12 * smear)
    rows, columns = modules.shape
    to_unit = np.array(
        [
            [1 / 12 / columns, 0, (0.5 / 12 - 3) / columns],
            [0, 1 / 12 / rows, (0.5 / 12 - 3) / rows],
            [0, 0, 1],
        ]
    )
    onward = unit_to(corners[None])[0] @ to_unit
    laid = cv2.warpPerspective(fine, onward, (FULL, FULL), flags=cv2.INTER_LINEAR)
    noise = np.random.default_rng(seed).normal(0, 2, laid.shape)
    return np.asarray(laid + noise, np.float32)


def laid(modules: Modules, *, module: float, degrees: float, seed: int = 0) -> tuple[Picture, Quad]:
    """A picture of a dark symbol on a light label on darker, busy ground, and its corners."""
    rows, columns = modules.shape
    side = int(max(rows, columns) * module * 2) + 40
    label = np.kron(np.pad(modules, 3), np.ones((16, 16)))
    paper = np.where(label > 0, 50, 200).astype(np.float32)
    half = np.array([columns, rows]) * module / 2
    turn = np.radians(degrees)
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    corners = (signs * half) @ spin.T + (side - 1) / 2
    around = (signs * half * (1 + 6 / np.array([columns, rows]))) @ spin.T + (side - 1) / 2
    high, wide = paper.shape
    source = np.array([[-0.5, -0.5], [wide - 0.5, -0.5], [wide - 0.5, high - 0.5], [-0.5, high - 0.5]])
    onward = cv2.getPerspectiveTransform(source.astype(np.float32), around.astype(np.float32))
    rng = np.random.default_rng(seed)
    ground = cv2.GaussianBlur(rng.normal(120, 60, (side, side)).astype(np.float32), (0, 0), 2.0)
    small = cv2.GaussianBlur(paper, (0, 0), 16 / module * 0.4)
    cv2.warpPerspective(small, onward, (side, side), dst=ground, borderMode=cv2.BORDER_TRANSPARENT)
    return np.clip(ground + rng.normal(0, 3, ground.shape), 0, 255).astype(np.uint8), corners


def place_of(scene: Scene, *, room: float = 0.2) -> tuple[View, Candidate]:
    """The scene's symbol cut out with some room, and the candidate that led there."""
    corners = np.array(scene.corners)
    left, top, right, low = (round(float(edge)) for edge in (*corners.min(0), *corners.max(0)))
    at = ((left, top), (right, top), (right, low), (left, low))
    margin = round(room * max(right - left, low - top))
    return whole(scene.picture).cut((left, top, right + 1, low + 1), margin=margin), Candidate(
        at, Shape.SQUARE
    )


def everywhere(picture: Picture) -> Candidate:
    """A candidate that is the whole picture."""
    height, width = picture.shape
    return Candidate(((0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)), Shape.SQUARE)


def apart(corners: Numbers, others: Numbers) -> float:
    """By how many pixels corners differ at most, whichever comes first."""
    return float(min(np.abs(np.roll(corners, turn, 0) - others).max() for turn in range(4)))
