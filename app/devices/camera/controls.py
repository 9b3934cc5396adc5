"""What is asked of a camera's driver, and what it took, read back in the units people use."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2

from app.devices.camera.capture import Capture
from app.devices.v4l import EXPOSURE_UNIT_US
from app.domain.camera import CameraPlate
from app.settings import CameraSettings

_SECOND_US = 1_000_000
_RATE_SLACK = 0.5  # a driver gives 29.97 for 30


@dataclass(frozen=True, slots=True)
class Units:
    """How a system's drivers count.

    `manual` and `follows` are the values of the exposure mode; `to_exposure` makes driver units of
    microseconds, `to_us` goes back; `slack` is the largest ratio that its steps leave between the two.
    `tells_mode` says whether the mode can be read back.
    """

    manual: float
    follows: float
    to_exposure: Callable[[int], float]
    to_us: Callable[[float], int]
    slack: float
    tells_mode: bool


# V4L2_CID_EXPOSURE_ABSOLUTE counts in 100 us; V4L2_EXPOSURE_MANUAL is 1, APERTURE_PRIORITY 3.
V4L2 = Units(
    manual=1,
    follows=3,
    to_exposure=lambda us: max(1, round(us / EXPOSURE_UNIT_US)),
    to_us=lambda value: round(value * EXPOSURE_UNIT_US),
    slack=1.1,
    tells_mode=True,
)
# CameraControl_Exposure (strmif.h) is the logarithm to base 2 of seconds: whole stops only.
MSMF = Units(
    manual=0,
    follows=1,
    to_exposure=lambda us: round(math.log2(us / _SECOND_US)),
    to_us=lambda value: round(2**value * _SECOND_US),
    slack=1.5,
    tells_mode=False,
)


def ask_for(capture: Capture, wishes: CameraSettings, units: Units) -> CameraPlate:
    """Put the wishes to an open capture and read back what became of them. Nothing here is fatal."""
    _format(capture, wishes)
    _controls(capture, wishes, units)
    return plate_of(capture, wishes, units)


def plate_of(capture: Capture, wishes: CameraSettings, units: Units) -> CameraPlate:
    """What the driver says of itself, held against the wishes."""
    exposure, mode = _got(capture, cv2.CAP_PROP_EXPOSURE), _got(capture, cv2.CAP_PROP_AUTO_EXPOSURE)
    follows, rate = _got(capture, cv2.CAP_PROP_AUTOFOCUS), _got(capture, cv2.CAP_PROP_FPS)
    gain, focus = _got(capture, cv2.CAP_PROP_GAIN), _got(capture, cv2.CAP_PROP_FOCUS)
    plate = CameraPlate(
        round(capture.get(cv2.CAP_PROP_FRAME_WIDTH)),
        round(capture.get(cv2.CAP_PROP_FRAME_HEIGHT)),
        rate=rate or None,
        coding=_coding(capture),
        exposure_us=None if exposure is None else units.to_us(exposure),
        exposure_held=mode == units.manual if units.tells_mode and mode is not None else None,
        gain=None if gain is None else round(gain),
        focus=None if focus is None else round(focus),
        focus_held=None if follows is None else not follows,
    )
    return _judged(plate, wishes, units)


def _format(capture: Capture, wishes: CameraSettings) -> None:
    """Compressed pictures: raw ones of this size do not fit through USB 2 at a useful rate."""
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, wishes.width_px)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, wishes.height_px)
    capture.set(cv2.CAP_PROP_FPS, wishes.rate)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)


def _controls(capture: Capture, wishes: CameraSettings, units: Units) -> None:
    """Hold what is wished, and let the camera follow again what is not: a driver keeps the last word said."""
    if wishes.exposure_us is None:
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, units.follows)
    else:
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, units.manual)
        capture.set(cv2.CAP_PROP_EXPOSURE, units.to_exposure(wishes.exposure_us))
    if wishes.gain is not None:
        capture.set(cv2.CAP_PROP_GAIN, wishes.gain)
    capture.set(cv2.CAP_PROP_AUTOFOCUS, int(wishes.focus is None))
    if wishes.focus is not None:
        capture.set(cv2.CAP_PROP_FOCUS, wishes.focus)


def _judged(plate: CameraPlate, wishes: CameraSettings, units: Units) -> CameraPlate:
    """The plate with the names of what was not taken as asked. A value that follows the scene is not held."""
    taken = {
        "size": (plate.width_px, plate.height_px) == (wishes.width_px, wishes.height_px),
        "rate": plate.rate is None or abs(plate.rate - wishes.rate) <= _RATE_SLACK,
        "exposure": wishes.exposure_us is None or _near(plate, wishes.exposure_us, units.slack),
        "gain": wishes.gain in (None, plate.gain),
        "focus": wishes.focus is None or (plate.focus == wishes.focus and plate.focus_held is not False),
    }
    return replace(plate, not_taken=tuple(name for name, good in taken.items() if not good))


def _near(plate: CameraPlate, wished_us: int, slack: float) -> bool:
    if not plate.exposure_us or plate.exposure_held is False:
        return False
    return 1 / slack <= plate.exposure_us / wished_us <= slack


def _got(capture: Capture, prop: int) -> float | None:
    """A property; None where the driver does not offer it, which OpenCV tells as -1."""
    value = capture.get(prop)
    # Of all properties only the exposure of Media Foundation is negative, and there -1 is half a second.
    if value == -1 or not math.isfinite(value):
        return None
    return value


def _coding(capture: Capture) -> str:
    code = round(capture.get(cv2.CAP_PROP_FOURCC))
    letters = code.to_bytes(4, "little", signed=code < 0).decode("latin-1")
    return letters if letters.isascii() and letters.isprintable() else ""
