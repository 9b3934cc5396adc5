"""OpenCV's capture as the station uses it, and what it gives back, as plain bytes."""

import os
import time
from typing import Protocol

import cv2
from cv2.typing import MatLike

from app.codes.watch import CameraLost
from app.devices.camera.feed import Rows

OPEN_TIMEOUT_MS = 3000
READ_TIMEOUT_MS = 2000
_NEARLY = 0.9  # of the time-out: OpenCV does not say whether a read ended by it


class Capture(Protocol):
    """What `cv2.VideoCapture` does for us. A property that is not offered is -1 or 0, and is not set."""

    def isOpened(self) -> bool:
        """Whether pictures may be asked for."""

    def read(self) -> tuple[bool, MatLike]:
        """The next picture; False when there is none within the time-out, or no more."""

    def set(self, propId: int, value: float) -> bool:
        """Ask for a value; False when it was not taken. True promises nothing: read it back."""

    def get(self, propId: int) -> float:
        """The value of a property as the driver counts it."""

    def release(self) -> None:
        """Let the device go; harmless twice."""


def quiet() -> None:
    """Keep OpenCV and FFmpeg from writing to standard error, where nobody at a bench can act on it.

    Also bounds how long a device may keep a read waiting: ten seconds unless told.
    """
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", str(READ_TIMEOUT_MS // 1000))
    # Without it Media Foundation takes half a minute to open some USB cameras (opencv #17687).
    os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)


def next_picture(capture: Capture) -> MatLike:
    """The next picture of an open capture.

    Raises CameraLost "camera.not_an_image", "camera.silent" when the time-out ended the read, or
    "camera.dropped".
    """
    began = time.monotonic()
    try:
        read, picture = capture.read()
    except cv2.error:
        raise CameraLost("camera.not_an_image") from None
    if not read:
        waited_ms = (time.monotonic() - began) * 1000
        raise CameraLost("camera.silent" if waited_ms > _NEARLY * READ_TIMEOUT_MS else "camera.dropped")
    return picture


def rows_of(picture: MatLike) -> Rows:
    """Rows, width, height and channels of a captured picture."""
    height, width = picture.shape[:2]
    channels = 1 if picture.ndim == 2 else picture.shape[2]
    return picture.tobytes(), width, height, channels
