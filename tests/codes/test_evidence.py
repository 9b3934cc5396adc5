"""Whoever acts on a code can have the frame that it was read from, not a later one."""

import hashlib
from dataclasses import replace

import cv2
import numpy as np

from app.codes.evidence import MOST, Evidence
from app.codes.photo import photograph
from app.domain.scan import ReadBy, ScannedCode, Symbology
from tests.fakes.camera import framed, moment


def code(ms: int, text: str = "PACK-1") -> ScannedCode:
    return ScannedCode(text.encode(), text, Symbology.DATAMATRIX, ReadBy.CAMERA, moment(ms))


def scene(tone: int) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    return np.full((40, 60), tone, np.uint8)


def test_a_code_leads_to_the_jpeg_of_its_own_frame() -> None:
    evidence = Evidence()
    frames = {ms: framed(scene(tone), at=moment(ms)) for ms, tone in ((33, 40), (66, 200))}
    for ms, frame in frames.items():
        evidence.keep(code(ms), frame)
    for ms, frame in frames.items():
        jpeg = evidence.picture_of(code(ms))
        assert jpeg is not None
        assert hashlib.sha256(jpeg).hexdigest() == photograph(frame).sha256
        seen = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
        assert seen is not None
        assert abs(float(seen.mean()) - frame.rows[0]) < 2


def test_codes_of_one_frame_share_it_and_a_joined_code_finds_that_of_its_later_half() -> None:
    evidence = Evidence()
    evidence.keep(code(33, "HALF-1"), framed(scene(40), at=moment(33)))
    evidence.keep(code(66, "HALF-2"), framed(scene(90), at=moment(66)))
    evidence.keep(code(66, "BESIDE"), framed(scene(90), at=moment(66)))
    assert evidence.picture_of(code(66, "HALF-2")) == evidence.picture_of(code(66, "BESIDE"))
    joined = replace(code(66, "HALF-1HALF-2"), reads=1)
    assert evidence.picture_of(joined) == evidence.picture_of(code(66, "HALF-2"))


def test_what_was_never_read_by_the_camera_has_no_picture() -> None:
    evidence = Evidence()
    assert evidence.picture_of(code(33)) is None
    evidence.keep(code(33), framed(scene(40), at=moment(33)))
    assert evidence.picture_of(code(34)) is None


def test_the_oldest_frames_are_forgotten() -> None:
    evidence = Evidence()
    for number in range(MOST + 5):
        evidence.keep(code(number), framed(scene(number), at=moment(number)))
    assert [evidence.picture_of(code(number)) is None for number in range(MOST + 5)] == [True] * 5 + [
        False
    ] * MOST
