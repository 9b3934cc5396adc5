"""A driver behind OpenCV's capture: takes what it offers, clamps, refuses, and counts in its own units."""

from dataclasses import dataclass, field

import cv2
import numpy as np
from cv2.typing import MatLike

from app.devices.camera.controls import V4L2, Units
from app.loops import LatestValue
from tests.fakes.scene import Scene

_AUTOMATIC_EXPOSURE, _AUTOMATIC_FOCUS = 156.0, 30.0


@dataclass
class FakeDriver:
    """One camera. `refuses` are properties it does not offer; it gives only the sizes of `sizes`.

    Like V4L2's drivers it keeps what was asked of it over sessions, and refuses a value for what follows
    the scene.
    """

    scene: Scene
    width: int = 1920
    height: int = 1080
    units: Units = V4L2
    refuses: frozenset[int] = frozenset()
    largest: tuple[int, int] = (4096, 4096)
    step: float = 1.0
    values: dict[int, float] = field(default_factory=dict)
    plugged: LatestValue[bool] = field(default_factory=LatestValue)
    silent: bool = False

    def __post_init__(self) -> None:
        self.plugged.put(True)
        self.values = {
            cv2.CAP_PROP_FOURCC: cv2.VideoWriter.fourcc(*"YUYV"),
            cv2.CAP_PROP_FRAME_WIDTH: 640,
            cv2.CAP_PROP_FRAME_HEIGHT: 480,
            cv2.CAP_PROP_FPS: 30,
            cv2.CAP_PROP_AUTO_EXPOSURE: self.units.follows,
            cv2.CAP_PROP_EXPOSURE: _AUTOMATIC_EXPOSURE,
            cv2.CAP_PROP_GAIN: 64,
            cv2.CAP_PROP_AUTOFOCUS: 1,
            cv2.CAP_PROP_FOCUS: _AUTOMATIC_FOCUS,
        } | self.values

    def start(self, source: str) -> "tuple[FakeCapture, Units]":
        """What `start_device` does."""
        return FakeCapture(self), self.units

    def unplug(self) -> None:
        """Pull the cable."""
        self.plugged.put(False)


class FakeCapture:
    """One session; satisfies `Capture`."""

    def __init__(self, driver: FakeDriver) -> None:
        self._driver = driver
        self._open = bool(driver.plugged.get())

    def isOpened(self) -> bool:
        """Whether it was there when it was opened, and was not released."""
        return self._open

    def read(self) -> tuple[bool, MatLike]:
        """The scene of this moment."""
        if not (self._open and self._driver.plugged.get()):
            return False, np.zeros((0, 0), np.uint8)
        made = cv2.imdecode(np.frombuffer(self._driver.scene.seen(), np.uint8), cv2.IMREAD_COLOR)
        assert made is not None
        return True, made

    def set(self, propId: int, value: float) -> bool:
        """Take a value, or not."""
        driver = self._driver
        if not self._open or propId in driver.refuses:
            return False
        if propId == cv2.CAP_PROP_EXPOSURE:
            if driver.values[cv2.CAP_PROP_AUTO_EXPOSURE] != driver.units.manual:
                return False
            value = round(value / driver.step) * driver.step
        if propId == cv2.CAP_PROP_FRAME_WIDTH:
            value = min(value, driver.largest[0])
        if propId == cv2.CAP_PROP_FRAME_HEIGHT:
            value = min(value, driver.largest[1])
        driver.values[propId] = value
        return True

    def get(self, propId: int) -> float:
        """The value of now; -1 for what is not offered."""
        if not self._open or propId in self._driver.refuses:
            return -1.0
        return self._driver.values.get(propId, -1.0)

    def release(self) -> None:
        """Let go."""
        self._open = False
