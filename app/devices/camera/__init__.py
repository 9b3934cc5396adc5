"""Cameras: frames with their moment, chosen by what the settings name as their source."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from app.codes.watch import Camera, CameraLost
from app.devices.camera.live import LiveCamera
from app.devices.camera.pictures import PictureFolder
from app.devices.camera.video import VideoFile
from app.floor.ports import Clock

SCHEMES = ("http", "https", "rtsp", "rtsps")
VIDEOS = (".avi", ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".mpg", ".mpeg", ".mjpg", ".mjpeg")

_DEVICE = re.compile(r"(?:/dev/video)?(\d{1,3})")
_BY_NAME = re.compile(r"/dev/v4l/by-(?:id|path)/[^/]+")


def open_camera(source: str, *, clock: Clock, frames_each: int = 75, hold: bool = False) -> Camera:
    """The camera that a source names; it is not opened yet.

    `source` is a folder of pictures, a video file (both simulated), an http, https, rtsp or rtsps
    address, a device (`/dev/video0`, `/dev/v4l/by-id/...`) or its number. `frames_each` is how often a
    folder shows each picture; with `hold` it stays on a picture, and a video on a heard code, until told
    to go on. Raises CameraLost "camera.bad_source" for anything else, "camera.not_found" for a path that
    does not exist.
    """
    text = source.strip()
    if not text:
        raise CameraLost("camera.bad_source")
    if _DEVICE.fullmatch(text) or _BY_NAME.fullmatch(text):
        return LiveCamera(text, clock=clock)
    if "://" in text:
        return _network_camera(text, clock)
    path = Path(text).expanduser()
    try:
        if path.is_dir():
            return PictureFolder(path, clock=clock, frames_each=frames_each, hold=hold)
        if path.is_file() and path.suffix.lower() in VIDEOS:
            return VideoFile(path, clock=clock, hold=hold)
        known = path.exists()
    except (OSError, ValueError) as fault:
        raise CameraLost("camera.bad_source") from fault
    raise CameraLost("camera.bad_source" if known else "camera.not_found")


def _network_camera(address: str, clock: Clock) -> Camera:
    try:
        parts = urlsplit(address)
        allowed = parts.scheme.lower() in SCHEMES and bool(parts.hostname) and address.isprintable()
    except ValueError as fault:
        raise CameraLost("camera.bad_source") from fault
    if not allowed:
        raise CameraLost("camera.bad_source")
    return LiveCamera(address, clock=clock)
