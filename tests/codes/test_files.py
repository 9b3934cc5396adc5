"""Files are hostile until they are rows of grey values: each fault has a name, none ends the program."""

import os
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.codes.files import NoPicture, colours_of, film, grey_picture, natural

GREY = np.tile(np.arange(64, dtype=np.uint8) * 3, (48, 1))


def fault_of(file: Path) -> str:
    with pytest.raises(NoPicture) as caught:
        grey_picture(file)
    return caught.value.code


@pytest.mark.parametrize("ending", ["png", "bmp", "tiff", "webp"])
def test_a_picture_comes_back_as_its_grey_values(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a.{ending}"
    assert cv2.imwrite(str(file), GREY, [cv2.IMWRITE_WEBP_QUALITY, 101] if ending == "webp" else [])
    seen = grey_picture(file)
    assert seen.shape == GREY.shape
    assert np.abs(seen.astype(int) - GREY).max() <= 2
    assert colours_of(file.read_bytes()).shape == (*GREY.shape, 3)


def test_what_is_transparent_lies_on_white(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    ink = np.zeros((48, 64, 4), np.uint8)
    ink[10:20, 10:20, 3] = 255  # opaque black on nothing
    assert cv2.imwrite(str(file), ink)
    seen = grey_picture(file)
    assert (int(seen[15, 15]), int(seen[0, 0])) == (0, 255)


def test_a_name_that_no_console_can_write_is_a_name(tmp_path: Path) -> None:
    file = tmp_path / "电池 ü.png"
    file.write_bytes(cv2.imencode(".png", GREY)[1].tobytes())
    assert np.array_equal(grey_picture(file), GREY)


def test_each_fault_has_its_name(tmp_path: Path) -> None:
    text = tmp_path / "text.png"
    text.write_text("no picture at all")
    empty = tmp_path / "empty.png"
    empty.touch()
    whole_file = cv2.imencode(".png", GREY)[1].tobytes()
    head_only = tmp_path / "head.png"
    head_only.write_bytes(whole_file[:40])
    assert fault_of(tmp_path / "missing.png") == "picture.not_found"
    assert fault_of(tmp_path) == "picture.unreadable"
    assert [fault_of(one) for one in (text, empty, head_only)] == ["picture.no_picture"] * 3


def test_a_small_file_that_unpacks_to_a_giant_is_refused_by_its_header(tmp_path: Path) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))))
    assert fault_of(bomb) == "picture.too_large"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    file = tmp_path / "closed.png"
    file.write_bytes(cv2.imencode(".png", GREY)[1].tobytes())
    file.chmod(0)
    assert fault_of(file) == "picture.unreadable"


@given(
    junk=st.binary(max_size=200),
    start=st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"BM"]),
)
def test_no_bytes_end_the_program(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, start: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "junk.png"
    file.write_bytes(start + junk)
    told = None
    try:
        grey_picture(file)
    except NoPicture as fault:
        told = fault.code
    assert told in (None, "picture.no_picture", "picture.too_large")


def test_a_film_gives_its_frames_in_order(tmp_path: Path) -> None:
    file = tmp_path / "a.avi"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, (64, 48))
    for level in (30, 120, 210):
        writer.write(np.full((48, 64, 3), level, np.uint8))
    writer.release()
    levels = [int(frame.mean()) for frame in film(file)]
    assert np.abs(np.array(levels) - [30, 120, 210]).max() <= 3


def test_names_are_sorted_by_the_numbers_in_them() -> None:
    assert sorted(["b2", "B10", "a", "b1x", "10"], key=natural) == ["10", "a", "b1x", "b2", "B10"]


def test_what_is_no_film_is_told(tmp_path: Path) -> None:
    text = tmp_path / "text.mp4"
    text.write_text("no film at all")
    for file, code in ((tmp_path / "missing.mp4", "picture.not_found"), (text, "picture.no_picture")):
        with pytest.raises(NoPicture) as caught:
            list(film(file))
        assert caught.value.code == code
