"""A photograph for the record: JPEG bytes, their digest, and whether a person could use it."""

import hashlib
from dataclasses import dataclass

import cv2
import numpy as np

from app.domain.scan import Frame

JPEG_QUALITY = 90
JUDGED_LONGEST = 640  # pixels; sharpness and brightness are judged on a copy of this size


@dataclass(frozen=True, slots=True)
class PhotoLimits:
    """What a usable photograph needs: mean brightness 0-255 and variance of the Laplacian."""

    darkest: int = 40
    brightest: int = 225
    sharpest_blur: int = 60


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph and its judgement.

    `sha256` is hex of the JPEG bytes. `sharpness` is the variance of the Laplacian of a copy 640 pixels
    long, `brightness` its mean (0-255). `faults` holds any of "photo.too_dark", "photo.too_bright",
    "photo.blurred".
    """

    jpeg: bytes
    sha256: str
    width: int
    height: int
    sharpness: int
    brightness: int
    faults: tuple[str, ...]


def photograph(frame: Frame, limits: PhotoLimits | None = None) -> Photo:
    """Make a photograph of a frame. Raises ValueError when the frame cannot be a JPEG."""
    limits = limits or PhotoLimits()
    rows = _rows(frame)
    try:
        made, jpeg = cv2.imencode(".jpg", rows, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    except cv2.error as fault:
        raise ValueError("photo.unencodable") from fault
    if not made:
        raise ValueError("photo.unencodable")
    raw = jpeg.tobytes()
    small = _rows(reduced(frame, JUDGED_LONGEST))
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY) if frame.channels == 3 else small
    sharpness = round(float(cv2.Laplacian(grey, cv2.CV_64F).var()))
    brightness = round(float(np.mean(grey)))
    return Photo(
        jpeg=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        width=frame.width,
        height=frame.height,
        sharpness=sharpness,
        brightness=brightness,
        faults=_faults(sharpness, brightness, limits),
    )


def reduced(frame: Frame, longest: int) -> Frame:
    """The same frame at most `longest` pixels long; the frame itself when it is small enough."""
    scale = longest / max(frame.width, frame.height)
    if scale >= 1.0:
        return frame
    small = cv2.resize(_rows(frame), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return Frame(
        rows=small.tobytes(),
        width=small.shape[1],
        height=small.shape[0],
        channels=frame.channels,
        at=frame.at,
        serial=frame.serial,
    )


def _faults(sharpness: int, brightness: int, limits: PhotoLimits) -> tuple[str, ...]:
    faults = []
    if brightness < limits.darkest:
        faults.append("photo.too_dark")
    if brightness > limits.brightest:
        faults.append("photo.too_bright")
    if sharpness < limits.sharpest_blur:
        faults.append("photo.blurred")
    return tuple(faults)


def _rows(frame: Frame) -> np.typing.NDArray[np.uint8]:
    return np.frombuffer(frame.rows, np.uint8).reshape(frame.height, frame.width, frame.channels)
