"""Every kind of camera under the one contract."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2

from app.devices.camera import open_camera
from app.devices.camera.device import DeviceFeed
from app.devices.camera.live import LiveCamera
from app.settings import CameraSettings
from tests.contracts.camera import CameraContract, Standing
from tests.fakes.camera import RunningClock
from tests.fakes.capture import FakeDriver
from tests.fakes.mjpeg_server import streaming
from tests.fakes.rtsp_server import RtspServer
from tests.fakes.scene import HEIGHT, WIDTH, Scene, jpeg, label

CLOCK = RunningClock()


class TestFolder(CameraContract):
    """A folder of pictures."""

    @contextmanager
    def standing(self, folder: Path) -> Iterator[Standing]:
        place = folder / "pictures"
        place.mkdir()
        (place / "label.jpg").write_bytes(jpeg(label("PACK-1")))
        camera = open_camera(CameraSettings(str(place)), clock=CLOCK)
        yield Standing(camera, lambda: shutil.rmtree(place))


class TestVideo(CameraContract):
    """A recorded video."""

    @contextmanager
    def standing(self, folder: Path) -> Iterator[Standing]:
        file = folder / "film.avi"
        writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 10.0, (WIDTH, HEIGHT))
        for _ in range(10):
            writer.write(label("PACK-1"))
        writer.release()
        yield Standing(open_camera(CameraSettings(str(file)), clock=CLOCK), file.unlink)


class TestMjpeg(CameraContract):
    """A network camera over HTTP."""

    @contextmanager
    def standing(self, folder: Path) -> Iterator[Standing]:
        with streaming() as (server, _):
            yield Standing(open_camera(CameraSettings(server.address), clock=CLOCK), server.end)


class TestRtsp(CameraContract):
    """A network camera over RTSP."""

    @contextmanager
    def standing(self, folder: Path) -> Iterator[Standing]:
        with RtspServer() as server:
            yield Standing(open_camera(CameraSettings(server.address), clock=CLOCK), server.end)


class TestDevice(CameraContract):
    """A camera at this computer, behind a driver that keeps its promises and no more."""

    @contextmanager
    def standing(self, folder: Path) -> Iterator[Standing]:
        driver = FakeDriver(Scene(), width=WIDTH, height=HEIGHT)
        wishes = CameraSettings("0", width_px=WIDTH, height_px=HEIGHT)
        camera = LiveCamera(lambda: DeviceFeed(wishes, driver.start), clock=CLOCK)
        yield Standing(camera, driver.unplug)
