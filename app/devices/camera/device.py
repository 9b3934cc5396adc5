"""A camera at this computer, by device or lasting name: V4L2 on Linux, Media Foundation on Windows."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import cv2

from app.codes.watch import CameraLost
from app.devices.camera.capture import Capture, next_picture, quiet, rows_of
from app.devices.camera.controls import MSMF, V4L2, Units, ask_for, plate_of
from app.devices.camera.feed import Rows, Stop
from app.devices.v4l import why_not
from app.domain.camera import CameraPlate
from app.settings import CameraSettings

Start = Callable[[str], tuple[Capture, Units]]
"""From the source to a capture that was tried to open, and how its driver counts."""


class DeviceFeed:
    """One session with a camera. Every session looks its name up anew, so that replugging keeps it."""

    def __init__(self, wishes: CameraSettings, start: Start | None = None) -> None:
        self._wishes = wishes
        self._start = start or start_device
        self._capture: Capture | None = None
        self._units = V4L2
        self._plate: CameraPlate | None = None
        self._asked = False

    def open(self, stop: Stop) -> None:
        """Take the camera and put the wishes to its driver. Raises CameraLost."""
        quiet()
        self._capture, self._units = self._start(self._wishes.source)
        if not self._capture.isOpened():
            raise CameraLost("camera.refused")
        self._plate = ask_for(self._capture, self._wishes, self._units)
        self._asked = True

    def read(self) -> Rows | None:
        """The next picture. Raises CameraLost."""
        if self._capture is None:
            raise CameraLost("camera.closed")
        picture = next_picture(self._capture)
        if self._asked:
            # Many drivers take controls to heart only once they stream.
            self._plate, self._asked = plate_of(self._capture, self._wishes, self._units), False
        return rows_of(picture)

    def close(self) -> None:
        """Let the camera go."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    @property
    def plate(self) -> CameraPlate | None:
        """What the driver took."""
        return self._plate


def start_device(source: str) -> tuple[Capture, Units]:
    """Open a device with this system's own library.

    Raises CameraLost with why it cannot be: camera.absent, forbidden, busy, refused.
    """
    number = re.fullmatch(r"(?:/dev/video)?(\d+)", source)
    if sys.platform == "win32":
        if number is None:
            raise CameraLost("camera.bad_source")
        return cv2.VideoCapture(int(number[1]), cv2.CAP_MSMF), MSMF
    device = Path(f"/dev/video{number[1]}" if number else os.path.realpath(source))
    # V4L2 by path refuses some lasting names, which point at the numbered device.
    node = re.fullmatch(r"/dev/video(\d+)", str(device))
    code = why_not(device)
    if code or node is None:
        raise CameraLost(code or "camera.refused")
    return cv2.VideoCapture(int(node[1]), cv2.CAP_V4L2), V4L2
