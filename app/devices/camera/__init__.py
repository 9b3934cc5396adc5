"""Cameras: frames with their moment, chosen by what the settings name as their source."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.codes.files import FILMS
from app.codes.watch import Camera, CameraLost
from app.devices.camera.device import DeviceFeed
from app.devices.camera.feed import Feed
from app.devices.camera.live import LiveCamera
from app.devices.camera.mjpeg import MjpegFeed
from app.devices.camera.pictures import PictureFolder
from app.devices.camera.rtsp import RtspFeed
from app.devices.camera.video import VideoFile
from app.domain.camera import CameraPlate
from app.floor.ports import Clock
from app.settings import CameraLogin, CameraSettings, acceptable_camera, is_own_camera


def open_camera(
    settings: CameraSettings,
    *,
    clock: Clock,
    login: CameraLogin | None = None,
    on_loss: Callable[[str], None] | None = None,
    frames_each: int = 75,
    hold: bool = False,
) -> Camera:
    """The camera that the settings name; it is not opened yet.

    Its source is a folder of pictures, a video file (both simulated), an http, https, rtsp or rtsps
    address, a device (`/dev/video0`, `/dev/v4l/by-id/...`) or its number. `login` is who we are to a
    network camera; `{user}` and `{password}` in its address stand for it, where a camera wants it there.
    `on_loss` hears the code of each loss of a live camera, on the thread that reads it. `frames_each` is how
    often a folder shows each picture; with `hold` it stays on a picture, and a video on a heard code, until
    told to go on. Raises CameraLost "camera.bad_source" for anything else, "camera.not_found" for a path
    that does not exist.
    """
    text = settings.source.strip()
    if not text:
        raise CameraLost("camera.bad_source")
    if is_own_camera(text):
        return LiveCamera(partial(DeviceFeed, settings), clock=clock, on_loss=on_loss)
    if "://" in text:
        return LiveCamera(_network_feed(text, login), clock=clock, on_loss=on_loss)
    path = Path(text).expanduser()
    try:
        if path.is_dir():
            return PictureFolder(path, clock=clock, frames_each=frames_each, hold=hold)
        if path.is_file() and path.suffix.lower() in FILMS:
            return VideoFile(path, clock=clock, hold=hold)
        known = path.exists()
    except (OSError, ValueError) as fault:
        raise CameraLost("camera.bad_source") from fault
    raise CameraLost("camera.bad_source" if known else "camera.not_found")


def look_once(settings: CameraSettings, login: CameraLogin | None) -> CameraPlate | None:
    """Take one picture from a network camera and hang up; what it gives.

    Raises CameraLost with why there is none, within some ten seconds.
    """
    feed = _network_feed(settings.source.strip(), login)()
    try:
        feed.open(lambda: False)
        feed.read()
        return feed.plate
    finally:
        feed.close()


def _network_feed(address: str, login: CameraLogin | None) -> Callable[[], Feed]:
    if not acceptable_camera(address):
        raise CameraLost("camera.bad_source")
    scheme, _, rest = address.partition("://")
    kind = RtspFeed if scheme.lower().startswith("rtsp") else MjpegFeed
    return partial(kind, f"{scheme.lower()}://{rest}", login)
