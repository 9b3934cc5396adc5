"""What OpenCV's capture needs to be told, and what it gives back, as plain bytes."""

import os
import re

import cv2
from cv2.typing import MatLike

OPEN_TIMEOUT_MS = 3000
READ_TIMEOUT_MS = 2000


def start_capture(source: str) -> cv2.VideoCapture:
    """Open a network address or a local device with timeouts; ask `isOpened` afterwards."""
    # FFmpeg writes its complaints to standard error, where nobody at a bench can act on them.
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    if "://" in source:
        timeouts = [
            cv2.CAP_PROP_OPEN_TIMEOUT_MSEC,
            OPEN_TIMEOUT_MS,
            cv2.CAP_PROP_READ_TIMEOUT_MSEC,
            READ_TIMEOUT_MS,
        ]
        return cv2.VideoCapture(source, cv2.CAP_FFMPEG, timeouts)
    number = re.fullmatch(r"(?:/dev/video)?(\d+)", source)
    # V4L2 by path refuses some by-id links, which point at the numbered device.
    device = number.group(1) if number else re.sub(r"\D", "", os.path.basename(os.path.realpath(source)))
    capture = cv2.VideoCapture(int(device), cv2.CAP_V4L2) if device else cv2.VideoCapture()
    if capture.isOpened():
        _choose_size(capture)
    return capture


def rows_of(picture: MatLike) -> tuple[bytes, int, int, int]:
    """Rows, width, height and channels of a captured picture."""
    height, width = picture.shape[:2]
    channels = 1 if picture.ndim == 2 else picture.shape[2]
    return picture.tobytes(), width, height, channels


def _choose_size(capture: cv2.VideoCapture) -> None:
    """Full HD as compressed pictures: raw ones do not fit through USB 2 at a useful rate."""
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, 1920)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, 1080)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
