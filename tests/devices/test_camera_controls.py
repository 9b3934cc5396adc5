"""What is asked of a camera's driver, what it takes, and what is said about the rest."""

from dataclasses import replace
from pathlib import Path

import cv2
import pytest

from app.devices.camera.capture import Capture
from app.devices.camera.controls import MSMF, V4L2, ask_for
from app.devices.camera.device import DeviceFeed, start_device
from app.devices.camera.live import LiveCamera
from app.devices.v4l import found_cameras
from app.settings import CameraSettings
from tests.contracts.camera import first_frame
from tests.contracts.capture import CaptureContract
from tests.devices.watched_cameras import loss_of
from tests.fakes.camera import RunningClock, until
from tests.fakes.capture import FakeCapture, FakeDriver
from tests.fakes.scene import HEIGHT, WIDTH, Scene, label, text_of

HELD = CameraSettings("0", exposure_us=10_000, gain=20, focus=45)


class TestVideoCapture(CaptureContract):
    """OpenCV itself, over a file: the only driver that every computer has."""

    def capture(self, folder: Path, *, there: bool) -> Capture:
        file = folder / "film.avi"
        if there:
            writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 10.0, (WIDTH, HEIGHT))
            writer.write(label("PACK-1"))
            writer.release()
        return cv2.VideoCapture(str(file), cv2.CAP_FFMPEG)


class TestFakeCapture(CaptureContract):
    """The driver of these tests."""

    def capture(self, folder: Path, *, there: bool) -> Capture:
        driver = FakeDriver(Scene(), refuses=frozenset({cv2.CAP_PROP_IRIS, cv2.CAP_PROP_GUID}))
        driver.values |= {cv2.CAP_PROP_FRAME_WIDTH: WIDTH, cv2.CAP_PROP_FRAME_HEIGHT: HEIGHT}
        if not there:
            driver.unplug()
        return FakeCapture(driver)


def asked(driver: FakeDriver, wishes: CameraSettings) -> FakeDriver:
    """The driver after it was asked once."""
    ask_for(FakeCapture(driver), wishes, driver.units)
    return driver


def test_everything_taken_is_read_back() -> None:
    driver = FakeDriver(Scene())
    plate = ask_for(FakeCapture(driver), HELD, V4L2)
    assert (plate.width_px, plate.height_px, plate.rate, plate.coding) == (1920, 1080, 30, "MJPG")
    assert (plate.exposure_us, plate.exposure_held) == (10_000, True)
    assert (plate.gain, plate.focus, plate.focus_held) == (20, 45, True)
    assert plate.not_taken == ()
    assert driver.values[cv2.CAP_PROP_EXPOSURE] == 100, "V4L2 counts in 100 microseconds"


def test_without_wishes_the_camera_follows_the_scene() -> None:
    plate = ask_for(FakeCapture(FakeDriver(Scene())), CameraSettings("0"), V4L2)
    assert (plate.exposure_us, plate.exposure_held) == (15_600, False)
    assert (plate.focus, plate.focus_held) == (30, False)
    assert plate.not_taken == ()


def test_a_wish_that_was_taken_back_lets_the_camera_follow_again() -> None:
    driver = asked(FakeDriver(Scene()), HELD)
    plate = ask_for(FakeCapture(driver), CameraSettings("0"), V4L2)
    assert (plate.exposure_held, plate.focus_held) == (False, False)


@pytest.mark.parametrize(
    ("prop", "names"),
    [
        (cv2.CAP_PROP_EXPOSURE, ("exposure",)),
        (cv2.CAP_PROP_AUTO_EXPOSURE, ("exposure",)),
        (cv2.CAP_PROP_GAIN, ("gain",)),
        (cv2.CAP_PROP_FOCUS, ("focus",)),
        (cv2.CAP_PROP_AUTOFOCUS, ()),
    ],
)
def test_what_the_driver_refuses_is_named_and_nothing_fails(prop: int, names: tuple[str, ...]) -> None:
    driver = FakeDriver(Scene(), refuses=frozenset({prop}))
    assert ask_for(FakeCapture(driver), HELD, V4L2).not_taken == names


def test_a_smaller_size_and_another_rate_are_told_as_they_are() -> None:
    driver = FakeDriver(Scene(), largest=(1280, 720), refuses=frozenset({cv2.CAP_PROP_FPS}))
    driver.values[cv2.CAP_PROP_FPS] = 10
    plate = ask_for(FakeCapture(driver), CameraSettings("0"), V4L2)
    assert (plate.width_px, plate.height_px) == (1280, 720)
    assert plate.rate is None
    assert plate.not_taken == ("size",)
    slow = FakeDriver(Scene(), largest=(1280, 720))
    plate = ask_for(FakeCapture(slow), replace(CameraSettings("0"), rate=60), V4L2)
    assert (plate.rate, plate.not_taken) == (60, ("size",))


def test_a_driver_with_coarse_steps_did_not_take_what_is_far_off() -> None:
    driver = FakeDriver(Scene(), step=64)
    plate = ask_for(FakeCapture(driver), HELD, V4L2)
    assert (plate.exposure_us, plate.not_taken) == (12_800, ("exposure",))


@pytest.mark.parametrize(("wished_us", "value", "took_us"), [(7_800, -7, 7_812), (10_000, -7, 7_812)])
def test_media_foundation_counts_in_stops(wished_us: int, value: int, took_us: int) -> None:
    driver = FakeDriver(Scene(), units=MSMF)
    plate = ask_for(FakeCapture(driver), replace(HELD, exposure_us=wished_us), MSMF)
    assert driver.values[cv2.CAP_PROP_EXPOSURE] == value
    assert (plate.exposure_us, plate.exposure_held, plate.not_taken) == (took_us, None, ())


def device_camera(driver: FakeDriver) -> LiveCamera:
    wishes = CameraSettings("0", width_px=WIDTH, height_px=HEIGHT)
    return LiveCamera(lambda: DeviceFeed(wishes, driver.start), clock=RunningClock())


def test_a_camera_that_was_pulled_out_is_dropped_and_comes_back() -> None:
    driver = FakeDriver(Scene())
    camera = device_camera(driver)
    camera.open()
    first_frame(camera)
    driver.unplug()
    assert until(lambda: driver.plugged.get() is False)
    assert loss_of(camera).code == "camera.refused", "opened again while it is away"
    driver.plugged.put(True)
    camera.open()
    assert text_of(first_frame(camera)) == "PACK-1"
    plate = camera.plate
    assert plate is not None
    assert plate.width_px == WIDTH
    camera.close()
    assert camera.plate is None


@pytest.mark.parametrize("source", ["63", "/dev/video63", "/dev/v4l/by-id/usb-Nothing-index0"])
def test_a_device_that_is_not_there_is_absent(source: str) -> None:
    camera = LiveCamera(lambda: DeviceFeed(CameraSettings(source)), clock=RunningClock())
    assert loss_of(camera).code == "camera.absent"


@pytest.mark.hardware
def test_a_real_camera_is_found_opened_and_read_back() -> None:
    found = found_cameras()
    if not found:
        pytest.skip("no camera is plugged into this computer")
    capture, units = start_device(found[0].lasting)
    assert capture.isOpened()
    plate = ask_for(capture, CameraSettings(found[0].lasting), units)
    read, picture = capture.read()
    capture.release()
    assert read
    assert picture.shape[:2] == (plate.height_px, plate.width_px)
    assert plate.coding
