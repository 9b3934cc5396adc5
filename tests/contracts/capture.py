"""What the station relies on in OpenCV's capture, whatever driver is behind it."""

from abc import ABC, abstractmethod
from pathlib import Path

import cv2

from app.devices.camera.capture import Capture, rows_of
from tests.fakes.scene import HEIGHT, WIDTH


class CaptureContract(ABC):
    """Run over every capture; it shows pictures of WIDTH by HEIGHT."""

    @abstractmethod
    def capture(self, folder: Path, *, there: bool) -> Capture:
        """One that was tried to open on something that is there, or is not."""

    def test_what_is_there_opens_and_gives_pictures(self, tmp_path: Path) -> None:
        capture = self.capture(tmp_path, there=True)
        assert capture.isOpened()
        read, picture = capture.read()
        assert read is True
        rows, width, height, channels = rows_of(picture)
        assert (width, height, channels) == (WIDTH, HEIGHT, 3)
        assert len(rows) == width * height * channels
        capture.release()

    def test_what_is_not_there_does_not_open_and_gives_none(self, tmp_path: Path) -> None:
        capture = self.capture(tmp_path, there=False)
        assert not capture.isOpened()
        assert capture.read()[0] is False
        assert capture.set(cv2.CAP_PROP_FOCUS, 3) is False
        capture.release()

    def test_nothing_is_given_after_release(self, tmp_path: Path) -> None:
        capture = self.capture(tmp_path, there=True)
        capture.release()
        capture.release()
        assert not capture.isOpened()
        assert capture.read()[0] is False

    def test_a_size_is_told(self, tmp_path: Path) -> None:
        capture = self.capture(tmp_path, there=True)
        told = (capture.get(cv2.CAP_PROP_FRAME_WIDTH), capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
        assert told == (WIDTH, HEIGHT)
        assert capture.get(cv2.CAP_PROP_FPS) > 0
        capture.release()

    def test_what_is_not_offered_is_not_taken_and_told_as_no_value(self, tmp_path: Path) -> None:
        capture = self.capture(tmp_path, there=True)
        for prop in (cv2.CAP_PROP_IRIS, cv2.CAP_PROP_GUID):
            assert capture.set(prop, 5) is False
            assert capture.get(prop) in (-1, 0)
        capture.release()
