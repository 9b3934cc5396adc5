"""A camera that plays a script, the clock it is watched with, and pictures to show it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import cv2
import numpy as np
import numpy.typing as npt

from app.codes import zxing
from app.codes.draw import Symbol
from app.codes.picture import grey, whole
from app.codes.sighting import Sighting
from app.codes.still import EXPECTED
from app.codes.watch import CameraLost
from app.domain.moment import Moment
from app.domain.scan import Frame
from app.loops import LatestValue

Picture = npt.NDArray[np.uint8]


class RunningClock:
    """The computer's own clock."""

    def now(self) -> Moment:
        """This moment."""
        return Moment(datetime.now(UTC), time.monotonic_ns() // 1_000_000, "boot")


class ScriptedCamera:
    """Gives what lies before it: a picture again and again, silence (None), or a loss."""

    simulated = False

    def __init__(self, picture: Picture | None = None) -> None:
        self.before: LatestValue[Picture] = LatestValue()
        self.before.put(picture)
        self.loss: LatestValue[CameraLost] = LatestValue()
        self.opened = 0
        self.closed = 0
        self.given = 0
        self._clock = RunningClock()

    def open(self) -> None:
        """Connect, unless the script says that it is lost."""
        self.opened += 1
        self._fail()

    def next_frame(self, timeout_s: float) -> Frame | None:
        """The picture with one pixel changed, as no two frames of a live camera are equal."""
        self._fail()
        picture = self.before.get()
        if picture is None:
            return None
        self.given += 1
        live = picture.copy()
        live[0, 0] = self.given % 256
        return framed(live, at=self._clock.now(), serial=self.given)

    def close(self) -> None:
        """Let go."""
        self.closed += 1

    def _fail(self) -> None:
        loss = self.loss.get()
        if loss is not None:
            raise loss


def framed(picture: Picture, *, at: Moment | None = None, serial: int = 1) -> Frame:
    """A frame of a grey or BGR picture."""
    height, width = picture.shape[:2]
    channels = 1 if picture.ndim == 2 else picture.shape[2]
    return Frame(picture.tobytes(), width, height, channels, at or moment(0), serial)


def decode(frame: Frame) -> list[Sighting]:
    """Every Code 128, QR and Data Matrix that one plain look at a frame reads."""
    return zxing.read(whole(grey(frame)), EXPECTED)


def moment(mono_ms: int) -> Moment:
    """A moment so many milliseconds after the computer came up."""
    return Moment(datetime(2026, 11, 2, 8, tzinfo=UTC) + timedelta(milliseconds=mono_ms), mono_ms, "boot")


def on_paper(symbol: Symbol, *, margin: int = 40) -> Picture:
    """A symbol on white paper, grey."""
    grey = np.frombuffer(symbol.rows, np.uint8).reshape(symbol.height, symbol.width)
    return np.pad(grey, margin, constant_values=255)


def turned(picture: Picture, degrees: float) -> Picture:
    """A grey picture turned on white ground."""
    height, width = picture.shape
    side = int(np.hypot(height, width)) + 20
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += ((side - width) / 2, (side - height) / 2)
    return np.asarray(cv2.warpAffine(picture, matrix, (side, side), borderValue=255), np.uint8)


def soiled(paper: Picture) -> Picture:
    """A label in whose middle lies more dirt than any error correction mends."""
    dirty, rng = paper.copy(), np.random.default_rng(0)
    height, width = paper.shape
    for _ in range(12):
        x, y = rng.uniform(0.3, 0.7, 2) * (width, height)
        cv2.circle(dirty, (int(x), int(y)), 9, int(rng.choice([0, 255])), -1)
    return dirty


def until(condition: Callable[[], object], *, deadline_s: float = 10.0) -> bool:
    """Wait until a condition holds; False when it does not by the deadline."""
    end = time.monotonic() + deadline_s
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True
