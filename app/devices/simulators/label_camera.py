"""A pretended camera over a bench: pack labels and badges, drawn with the faults of real pictures."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from app.codes.draw import Symbol, code128, data_matrix
from app.codes.watch import CameraLost
from app.domain.own_label import parse
from app.domain.scan import Frame
from app.floor.ports import Clock

Picture = npt.NDArray[np.uint8]

WIDTH, HEIGHT = 1280, 720
NOISES = 4  # different noises, shown in turn
INK = (38, 34, 32)


@dataclass(frozen=True, slots=True)
class BadgePicture:
    """A badge whose Data Matrix carries the text."""

    text: str


@dataclass(frozen=True, slots=True)
class _Laid:
    """What lies before the camera; `place` decides how it happens to lie."""

    content: str | BadgePicture
    place: int


_PACK_WORDS = ("TRACTION BATTERY PACK", "PRACTICE LABEL", "GB/T 34014-2017", "HIGH VOLTAGE")
_STATION_WORDS = ("STATION LABEL", "PRACTICE LABEL")


class LabelCamera:
    """Simulated camera that shows one of several labels, any other code, or the empty bench.

    `labels` holds battery codes, drawn as Data Matrix and Code 128 on a pack's label, and badges. The
    same seed gives the same frames. It begins with the empty bench.
    """

    simulated = True

    def __init__(self, labels: Sequence[str | BadgePicture], *, clock: Clock, seed: int = 7) -> None:
        self._labels = tuple(labels)
        self._clock = clock
        self._seed = seed
        self._laid: _Laid | None = None
        self._drawn: tuple[_Laid | None, Picture] | None = None
        self._noises: tuple[Picture, ...] = ()
        self._serial = 0

    @property
    def labels(self) -> tuple[str | BadgePicture, ...]:
        """What can be shown."""
        return self._labels

    def show(self, index: int) -> None:
        """Lay a label before the camera. Raises IndexError when there is no such label."""
        if not 0 <= index < len(self._labels):
            raise IndexError(index)
        self._laid = _Laid(self._labels[index], index + 1)

    def show_code(self, text: str) -> None:
        """Lay a label with this code before the camera; printable ASCII, as short as a label holds."""
        self._laid = _Laid(text, zlib.crc32(text.encode("ascii")))

    def blank(self) -> None:
        """Take the label away."""
        self._laid = None

    def open(self) -> None:
        """Switch on."""
        rng = np.random.default_rng(self._seed)
        shape = (HEIGHT, WIDTH, 3)
        self._noises = tuple(rng.normal(0, 3.0, shape).clip(-12, 12).astype(np.int16) for _ in range(NOISES))

    def next_frame(self, timeout_s: float) -> Frame | None:
        """What lies before the camera, moved a little and grained anew. Raises CameraLost when not open."""
        if not self._noises:
            raise CameraLost("camera.refused")
        laid = self._laid
        if self._drawn is None or self._drawn[0] != laid:
            self._drawn = (laid, self._draw(laid))
        self._serial += 1
        rows = _shaken(self._drawn[1], self._serial)
        noise = self._noises[self._serial % NOISES]
        grained = np.clip(rows.astype(np.int16) + noise, 0, 255).astype(np.uint8)
        return Frame(grained.tobytes(), WIDTH, HEIGHT, 3, self._clock.now(), self._serial)

    def close(self) -> None:
        """Switch off."""
        self._noises, self._drawn = (), None

    def _draw(self, laid: _Laid | None) -> Picture:
        scene = _bench(np.random.default_rng(self._seed))
        if laid is not None:
            _lay(scene, _card(laid), np.random.default_rng((self._seed, laid.place)))
        return _lit(scene)


def _bench(rng: np.random.Generator) -> Picture:
    """A brushed metal cover with a screw in each corner and a few scratches."""
    brushed = cv2.GaussianBlur(rng.normal(0, 26, (HEIGHT, WIDTH)), (0, 0), sigmaX=24, sigmaY=0.7)
    specks = cv2.GaussianBlur(rng.normal(0, 7, (HEIGHT, WIDTH)), (0, 0), 1.0)
    grey = (138 + brushed + specks).clip(0, 255).astype(np.uint8)
    scene = cv2.merge([grey, grey, (grey * 0.97).astype(np.uint8)])
    for x, y in ((70, 70), (WIDTH - 70, 70), (70, HEIGHT - 70), (WIDTH - 70, HEIGHT - 70)):
        cv2.circle(scene, (x + 2, y + 3), 27, (70, 70, 72), -1, cv2.LINE_AA)
        cv2.circle(scene, (x, y), 25, (168, 170, 170), -1, cv2.LINE_AA)
        hexagon = np.array(cv2.ellipse2Poly((x, y), (12, 12), int(rng.integers(0, 60)), 0, 360, 60), np.int32)
        cv2.fillConvexPoly(scene, hexagon, (52, 52, 54), cv2.LINE_AA)
    for _ in range(6):
        start = (int(rng.integers(0, WIDTH)), int(rng.integers(0, HEIGHT)))
        end = (start[0] + int(rng.integers(-260, 260)), start[1] + int(rng.integers(-40, 40)))
        cv2.line(scene, start, end, (176, 178, 178), 1, cv2.LINE_AA)
    return np.asarray(scene, np.uint8)


def _card(laid: _Laid) -> Picture:
    if isinstance(laid.content, BadgePicture):
        return _badge(laid.content.text)
    return _label(laid.content, _PACK_WORDS if parse(laid.content) is None else _STATION_WORDS)


def _label(code: str, words: tuple[str, ...]) -> Picture:
    """A white plate: words, the Data Matrix, the bars and the code in plain letters."""
    bars = code128(code, module_px=3, height_px=84)
    square = data_matrix(code, module_px=7)
    width = max(760, bars.width + 60, square.width + 420)
    card = np.full((404, width, 3), 246, np.uint8)
    cv2.rectangle(card, (6, 6), (width - 7, 397), (120, 118, 116), 2)
    for row, text in enumerate(words):
        _write(card, text, (30, 56 + 40 * row), 0.7 if row else 0.9)
    if words is _PACK_WORDS:
        flash = np.array([(216, 180), (236, 146), (256, 180)], np.int32)
        cv2.fillConvexPoly(card, flash, (0, 190, 250), cv2.LINE_AA)
    _put(card, square, width - square.width - 24, 22)
    _put(card, bars, (width - bars.width) // 2, 252)
    _write(card, code, (max(30, width // 2 - 9 * len(code)), 374), 0.9)
    return card


def _badge(text: str) -> Picture:
    """A person's badge: a band of colour, a drawn head, the Data Matrix."""
    square = data_matrix(text, module_px=8)
    width = max(460, square.width + 230)
    card = np.full((max(300, square.height + 110), width, 3), 244, np.uint8)
    card[:64] = (120, 74, 28)
    _write(card, "PRACTICE BADGE", (24, 42), 0.8, colour=(244, 244, 244))
    cv2.circle(card, (110, 140), 34, (150, 150, 150), -1, cv2.LINE_AA)
    cv2.ellipse(card, (110, 240), (64, 54), 0, 180, 360, (150, 150, 150), -1, cv2.LINE_AA)
    _put(card, square, width - square.width - 20, 80)
    return card


def _write(
    card: Picture, text: str, place: tuple[int, int], size: float, *, colour: tuple[int, int, int] = INK
) -> None:
    cv2.putText(card, text, place, cv2.FONT_HERSHEY_SIMPLEX, size, colour, 2, cv2.LINE_AA)


def _put(card: Picture, symbol: Symbol, left: int, top: int) -> None:
    grey = np.frombuffer(symbol.rows, np.uint8).reshape(symbol.height, symbol.width)
    inked = np.where(grey < 128, 34, 246).astype(np.uint8)
    card[top : top + symbol.height, left : left + symbol.width] = inked[:, :, np.newaxis]


def _lay(scene: Picture, card: Picture, rng: np.random.Generator) -> None:
    """Put a card on the bench, off centre, a little turned and seen a little from the side."""
    height, width = card.shape[:2]
    scale = min(1.0, (WIDTH - 180) / width, (HEIGHT - 140) / height)
    half = np.array([width, height]) * scale / 2
    middle = np.array([WIDTH / 2, HEIGHT / 2]) + rng.uniform(-20, 20, 2)
    angle = np.radians(rng.uniform(-4.0, 4.0))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    square = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half
    corners = (square @ turn.T + middle + rng.uniform(-7, 7, (4, 2))).astype(np.float32)
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    seen = cv2.getPerspectiveTransform(flat, corners)
    shadow = np.full((HEIGHT, WIDTH), 0, np.uint8)
    cv2.fillConvexPoly(shadow, (corners + np.array([5, 7])).astype(np.int32), 90, cv2.LINE_AA)
    soft = cv2.GaussianBlur(shadow, (0, 0), 5).astype(np.float32)[:, :, np.newaxis] / 255
    scene[:] = (scene * (1 - soft)).astype(np.uint8)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), seen, (WIDTH, HEIGHT))
    laid = cv2.warpPerspective(card, seen, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    cover = mask.astype(np.float32)[:, :, np.newaxis] / 255
    scene[:] = (scene * (1 - cover) + laid * cover).astype(np.uint8)


def _lit(scene: Picture) -> Picture:
    """A lamp at the upper left, the far corner darker, the lens a little soft."""
    x, y = np.meshgrid(np.linspace(0, 1, WIDTH), np.linspace(0, 1, HEIGHT))
    light = 1.06 - 0.28 * (0.6 * x + 0.4 * y)
    soft = cv2.GaussianBlur(scene, (0, 0), 0.6)
    return (soft * light[:, :, np.newaxis]).clip(0, 255).astype(np.uint8)


def _shaken(scene: Picture, serial: int) -> Picture:
    """The scene moved by up to a pixel and a half, the way a bench trembles."""
    shift = np.array([[1, 0, 1.5 * np.sin(serial * 0.7)], [0, 1, 1.1 * np.cos(serial * 1.1)]], np.float64)
    moved = cv2.warpAffine(scene, shift, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)
