"""Folders and videos as cameras, and which source makes which camera."""

import os
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.codes.draw import code128
from app.codes.watch import Camera, CameraLost, Pace, SteppedCamera, Watch
from app.devices.camera import open_camera
from app.devices.camera.live import LiveCamera
from app.devices.camera.pictures import PictureFolder
from app.domain.reading import Health
from app.domain.scan import Frame, ScannedCode
from app.settings import CameraSettings
from tests.fakes.camera import Picture, RunningClock, on_paper, turned, until
from tests.fakes.scene import HEIGHT, WIDTH, label
from tests.fakes.scene import text_of as seen_in

CLOCK = RunningClock()
QUICK = Pace(frame_s=0.005, stale_s=0.2, lost_s=0.5, retry_first_s=0.05, retry_longest_s=0.2)


def opened(source: str, *, frames_each: int = 75, hold: bool = False) -> Camera:
    """The camera of a source, not yet opened."""
    return open_camera(CameraSettings(source), clock=CLOCK, frames_each=frames_each, hold=hold)


def write(file: Path, picture: Picture) -> None:
    file.parent.mkdir(exist_ok=True)
    suffix = file.suffix.lower()
    made, raw = cv2.imencode(suffix, picture)
    assert made
    file.write_bytes(raw.tobytes())


def text_of(frame: Frame | None) -> str | None:
    assert frame is not None
    return seen_in(frame)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four pictures in mixed spellings, among them things that are no pictures."""
    place = tmp_path / "labels 标签"
    write(place / "label10.JPG", label("PACK-10"))
    write(place / "label2.png", label("PACK-2"))
    write(place / "label1.WebP", label("PACK-1"))
    write(place / "label3.tif", label("PACK-3"))
    (place / "label0.jpg").write_bytes(b"\xff\xd8\xff\xe0 not a picture")
    (place / "label4.png").write_bytes((place / "label2.png").read_bytes()[:60])
    (place / "label5.bmp").write_bytes(b"")
    (place / "notes.txt").write_text("no picture")
    (place / "deeper.jpg").mkdir()
    return place


def test_a_folder_shows_its_pictures_in_natural_order_and_keeps_the_last(folder: Path) -> None:
    camera = opened(str(folder), frames_each=2)
    assert isinstance(camera, PictureFolder)
    assert camera.simulated
    camera.open()
    seen = [text_of(camera.next_frame(0.1)) for _ in range(7)]
    assert seen == ["PACK-1", "PACK-1", "PACK-2", "PACK-2", "PACK-3", "PACK-3", "PACK-10"]
    assert not camera.exhausted
    assert [text_of(camera.next_frame(0.1)) for _ in range(3)] == ["PACK-10"] * 3
    assert camera.exhausted
    assert set(camera.skipped) == {"label0.jpg", "label4.png", "label5.bmp", "deeper.jpg"}
    camera.close()


def test_a_held_folder_stays_until_told(folder: Path) -> None:
    camera = opened(str(folder), frames_each=1, hold=True)
    assert isinstance(camera, SteppedCamera)
    camera.open()
    assert {text_of(camera.next_frame(0.1)) for _ in range(5)} == {"PACK-1"}
    assert [camera.advance() for _ in range(3)] == [True, True, True]
    assert text_of(camera.next_frame(0.1)) == "PACK-10"
    assert not camera.exhausted
    assert not camera.advance()
    assert camera.exhausted
    assert text_of(camera.next_frame(0.1)) == "PACK-10"


def test_frames_of_a_folder_have_serials_and_moments(folder: Path) -> None:
    camera = opened(str(folder))
    camera.open()
    first, second = camera.next_frame(0.1), camera.next_frame(0.1)
    assert first is not None
    assert second is not None
    assert second.serial == first.serial + 1
    assert second.at.mono_ms >= first.at.mono_ms
    assert len(first.rows) == first.width * first.height * first.channels


def test_an_empty_folder_has_no_pictures(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    (tmp_path / "broken.jpg").write_bytes(b"nothing")
    with pytest.raises(CameraLost) as lost:
        opened(str(tmp_path)).open()
    assert lost.value.code == "camera.no_pictures"
    assert lost.value.facts == {"skipped": "1"}


def test_a_folder_that_went_away_is_not_found(tmp_path: Path) -> None:
    place = tmp_path / "soon gone"
    place.mkdir()
    camera = opened(str(place))
    place.rmdir()
    with pytest.raises(CameraLost, match=r"camera\.not_found"):
        camera.open()


def test_a_folder_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    place = tmp_path / "closed"
    place.mkdir()
    camera = opened(str(place))
    place.chmod(0)
    try:
        if os.access(place, os.R_OK):
            pytest.skip("this user may read everything")
        with pytest.raises(CameraLost, match=r"camera\.unreadable"):
            camera.open()
    finally:
        place.chmod(0o700)


def test_a_folder_that_became_a_file_is_unreadable(tmp_path: Path) -> None:
    place = tmp_path / "folder"
    place.mkdir()
    camera = opened(str(place))
    place.rmdir()
    place.write_bytes(b"")
    with pytest.raises(CameraLost, match=r"camera\.unreadable"):
        camera.open()


def test_a_picture_that_unpacks_to_too_much_is_passed_over(folder: Path) -> None:
    # A PNG header that claims 30000 x 30000; the bytes behind it do not matter.
    header = b"\x89PNG\r\n\x1a\n" + bytes.fromhex("0000000d49484452000075300000753008000000003a")
    (folder / "label0.png").write_bytes(header + bytes(200))
    camera = PictureFolder(folder, clock=CLOCK)
    camera.open()
    assert "label0.png" in camera.skipped
    assert text_of(camera.next_frame(0.1)) == "PACK-1"


def test_a_photograph_lies_upright_as_its_camera_noted(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg", label("PACK-1"))
    raw = (tmp_path / "a.jpg").read_bytes()
    turned_by_90 = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    block = b"\xff\xe1" + (len(turned_by_90) + 2).to_bytes(2, "big") + turned_by_90
    (tmp_path / "a.jpg").write_bytes(raw[:2] + block + raw[2:])
    camera = opened(str(tmp_path))
    camera.open()
    frame = camera.next_frame(0.1)
    assert frame is not None
    assert (frame.width, frame.height) == (304, 400)
    assert text_of(frame) == "PACK-1"


def film(file: Path, fourcc: str) -> None:
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*fourcc), 10.0, (WIDTH, HEIGHT))
    assert writer.isOpened()
    for text in ("PACK-1", "PACK-2", "PACK-3"):
        for _ in range(12):
            writer.write(label(text))
    writer.release()


@pytest.mark.parametrize(("name", "fourcc"), [("film.avi", "MJPG"), ("film.MP4", "mp4v")])
def test_a_video_shows_every_frame_and_keeps_the_last(tmp_path: Path, name: str, fourcc: str) -> None:
    film(tmp_path / name, fourcc)
    camera = opened(str(tmp_path / name))
    assert camera.simulated
    assert isinstance(camera, SteppedCamera)
    camera.open()
    texts = [text_of(camera.next_frame(0.1)) for _ in range(36)]
    assert [texts.count(text) for text in ("PACK-1", "PACK-2", "PACK-3")] == [12, 12, 12]
    assert text_of(camera.next_frame(0.1)) == "PACK-3"
    assert camera.exhausted
    camera.close()
    camera.open()
    assert text_of(camera.next_frame(0.1)) == "PACK-1"
    camera.close()


def test_a_held_video_stops_at_a_code_until_told(tmp_path: Path) -> None:
    film(tmp_path / "film.avi", "MJPG")
    with watching(opened(str(tmp_path / "film.avi"), hold=True)) as (watch, codes, _):
        for text in ("PACK-1", "PACK-2", "PACK-3"):
            assert until(lambda: not codes.empty() or watch.exhausted)
            assert codes.get(timeout=10).text == text
            assert until(lambda: watch.looked_out)
            assert codes.empty()
            assert not watch.exhausted
            watch.show_next()
        assert until(lambda: watch.exhausted)


@pytest.mark.parametrize("raw", [b"", b"RIFF....AVI LIST nothing", b"#EXTM3U\nhttp://127.0.0.1:9/x.ts\n"])
def test_a_file_that_is_no_video_is_unreadable(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "film.mp4").write_bytes(raw)
    with pytest.raises(CameraLost, match=r"camera\.unreadable"):
        opened(str(tmp_path / "film.mp4")).open()


@pytest.mark.parametrize(
    "source",
    [
        "",
        "  ",
        "ftp://camera/x",
        "file:///etc/passwd",
        "concat:a|b",
        "http://",
        "rtsp://",
        "http://[bad",
        "x\0y",
    ],
)
def test_a_source_that_is_none_is_refused(source: str) -> None:
    with pytest.raises(CameraLost) as lost:
        opened(source)
    assert lost.value.code in ("camera.bad_source", "camera.not_found")


def test_a_file_of_another_kind_is_no_camera(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no camera")
    with pytest.raises(CameraLost, match=r"camera\.bad_source"):
        opened(str(tmp_path / "notes.txt"))
    with pytest.raises(CameraLost, match=r"camera\.not_found"):
        opened(str(tmp_path / "nothing here"))


@pytest.mark.parametrize(
    "source",
    [
        "0",
        "/dev/video63",
        "/dev/v4l/by-id/usb-Bench_Camera-video-index0",
        "http://127.0.0.1:9/s",
        "RTSP://cam/1",
    ],
)
def test_devices_and_addresses_are_live_cameras(source: str) -> None:
    camera = opened(source)
    assert isinstance(camera, LiveCamera)
    assert not camera.simulated


@contextmanager
def watching(camera: Camera) -> Iterator[tuple[Watch, "queue.Queue[ScannedCode]", list[Health]]]:
    codes: queue.Queue[ScannedCode] = queue.Queue()
    healths: list[Health] = []
    watch = Watch(camera, clock=CLOCK, on_code=codes.put, on_health=healths.append, pace=QUICK)
    watch.start()
    try:
        yield watch, codes, healths
    finally:
        assert watch.stop()


def test_a_held_folder_gives_one_pack_a_picture(tmp_path: Path) -> None:
    """The way the demo walks through a folder: code or nothing, then the next picture."""
    bars = on_paper(code128("04QCB76836300JBC40000903", module_px=3, height_px=90))
    write(tmp_path / "1.png", label("PACK-1"))
    write(tmp_path / "2.png", np.full((300, 400, 3), 150, np.uint8))
    write(tmp_path / "3.png", label("PACK-1"))
    write(tmp_path / "4.jpg", np.asarray(cv2.cvtColor(turned(bars, 20), cv2.COLOR_GRAY2BGR), np.uint8))
    heard: list[str | None] = []
    with watching(opened(str(tmp_path), hold=True)) as (watch, codes, _):
        while until(lambda: not codes.empty() or watch.looked_out) and not watch.exhausted:
            heard.append(None if codes.empty() else codes.get().text)
            assert until(lambda: watch.looked_out)
            assert codes.empty()
            watch.show_next()
    assert heard == ["PACK-1", None, "PACK-1", "04QCB76836300JBC40000903"]
