"""A photograph is kept whole and judged honestly."""

import hashlib

import cv2
import numpy as np
import pytest

from app.codes.photo import photograph, reduced
from tests.fakes.camera import framed


def scene(brightness: int, contrast: int) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    rng = np.random.default_rng(5)
    rough = cv2.resize(rng.normal(0, contrast, (180, 320, 3)), (1280, 720), interpolation=cv2.INTER_NEAREST)
    return np.asarray((rough + brightness).clip(0, 255), np.uint8)


def test_a_photograph_is_jpeg_of_full_size_named_by_its_content() -> None:
    picture = scene(120, 40)
    photo = photograph(framed(picture))
    again = cv2.imdecode(np.frombuffer(photo.jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert again is not None
    assert again.shape == (720, 1280, 3)
    assert (photo.width, photo.height) == (1280, 720)
    assert photo.sha256 == hashlib.sha256(photo.jpeg).hexdigest()
    assert float(np.abs(again.astype(int) - picture).mean()) < 12
    assert photo.faults == ()


@pytest.mark.parametrize(
    ("brightness", "contrast", "fault"), [(10, 40, "photo.too_dark"), (250, 40, "photo.too_bright")]
)
def test_a_bad_light_is_named(brightness: int, contrast: int, fault: str) -> None:
    assert fault in photograph(framed(scene(brightness, contrast))).faults


def test_a_blurred_picture_is_named_and_a_sharp_one_is_not() -> None:
    sharp = scene(120, 40)
    blurred = np.asarray(cv2.GaussianBlur(sharp, (0, 0), 12), np.uint8)
    assert photograph(framed(blurred)).faults == ("photo.blurred",)
    assert photograph(framed(sharp)).sharpness > photograph(framed(blurred)).sharpness


def test_a_grey_frame_can_be_photographed() -> None:
    assert photograph(framed(scene(120, 40)[:, :, 0].copy())).jpeg.startswith(b"\xff\xd8")


def test_a_large_frame_is_made_small_for_the_screen() -> None:
    frame = framed(np.zeros((3000, 4000, 3), np.uint8))
    small = reduced(frame, 1920)
    assert (small.width, small.height, len(small.rows)) == (1920, 1440, 1920 * 1440 * 3)
    assert reduced(small, 1920) is small
