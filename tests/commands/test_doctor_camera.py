"""The doctor finds cameras and says what the one in the settings lacks."""

import argparse
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands import doctor
from app.commands.doctor_camera import cameras, configured, login, plate_words, plugged_in
from app.commands.finding import Finding, State
from app.devices.v4l import FoundCamera
from app.domain.camera import CameraPlate
from app.settings import CameraLogin, CameraSettings
from tests.fakes.mjpeg_server import MjpegServer, saying, streaming

BY_ID = "/dev/v4l/by-id/usb-Maker_HD_Webcam_77-video-index0"
WEBCAM = FoundCamera(Path("/dev/video61"), "HD Webcam", BY_ID, "/dev/v4l/by-path/pci-0-video-index0")


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port of loopback that is taken, so nobody else gets it, and that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_without_a_camera_the_ones_that_are_there_are_offered() -> None:
    none = configured(CameraSettings(""), (WEBCAM,))
    assert none.state is State.DEGRADED
    assert none.remedy.endswith(f"there is {BY_ID}")


def test_a_folder_is_there_or_not(tmp_path: Path) -> None:
    assert configured(CameraSettings(str(tmp_path))).state is State.GOOD
    away = configured(CameraSettings(str(tmp_path / "pictures")))
    assert (away.state, away.words) == (State.MISSING, f"{tmp_path / 'pictures'} is not there")


def test_a_folder_that_may_not_be_read_comes_with_its_remedy(tmp_path: Path) -> None:
    place = tmp_path / "closed"
    place.mkdir(mode=0o000)
    try:
        if os.access(place, os.R_OK):
            pytest.skip("this user may read everything")
        found = configured(CameraSettings(str(place)))
        assert (found.state, found.remedy) == (State.MISSING, f"chmod u+r {place}")
    finally:
        place.chmod(0o700)


def test_a_network_camera_gives_a_picture_or_not(closed_port: int) -> None:
    with streaming() as (server, _):
        there = configured(CameraSettings(f"{server.address}?pwd=secret"))
        assert there == Finding("camera", State.GOOD, f"{server.address}: 400x304, MJPEG")
    away = configured(CameraSettings(f"rtsp://127.0.0.1:{closed_port}/stream?pwd=secret"))
    assert away.state is State.MISSING
    assert "secret" not in f"{away}"


@pytest.mark.parametrize(
    ("answer", "said", "remedy"),
    [
        (b"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", "camera.unauthorised 401", "camera.login"),
        (b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", "camera.no_stream 404", "MJPEG or RTSP"),
        (b"HTTP/1.1 302 No\r\nContent-Length: 0\r\n\r\n", "camera.redirected 302", "points to"),
        (b"HTTP/1.1 200 Yes\r\nContent-Type: text/html\r\n\r\n", "camera.wrong_content", "MJPEG or RTSP"),
    ],
)
def test_a_network_camera_without_a_picture_is_told_with_the_remedy(
    answer: bytes, said: str, remedy: str
) -> None:
    with MjpegServer(saying(answer)) as server:
        found = configured(CameraSettings(server.address), known=CameraLogin("viewer", "secret"))
    assert found.state is State.MISSING
    assert found.words.endswith(f"answers without a picture: {said}")
    assert remedy in found.remedy
    assert "secret" not in f"{found}"


@pytest.mark.parametrize(
    "source",
    [
        "http://[",
        "http://host:99999999/",
        "ftp://x/",
        "http://viewer:sec/ret@cam/",
        "rtsp://viewer:secret@cam/",
    ],
)
def test_an_address_that_makes_no_sense_is_told_and_not_repeated(source: str) -> None:
    found = configured(CameraSettings(source))
    assert (found.state, found.words) == (State.MISSING, "its address makes no sense")
    assert not any(word in f"{found}" for word in ("viewer", "sec", "host", "x/"))


@pytest.mark.parametrize("source", ["61", "/dev/video61", BY_ID])
def test_a_camera_that_is_unplugged_is_missing_and_others_are_offered(source: str) -> None:
    found = configured(CameraSettings(source), (WEBCAM,))
    assert found.state is State.MISSING
    assert found.words.endswith("is not there")
    assert BY_ID in found.remedy


def test_a_camera_that_is_there_is_told_with_both_lasting_names() -> None:
    assert plugged_in(WEBCAM) == Finding(
        "camera found", State.GOOD, f"HD Webcam: {BY_ID} or /dev/v4l/by-path/pci-0-video-index0"
    )
    bare = FoundCamera(Path("/dev/video3"), "Card", "", "")
    assert plugged_in(bare).words == "Card: /dev/video3"


def test_what_a_driver_says_is_told_in_the_words_of_the_settings() -> None:
    plate = CameraPlate(1280, 720, 30.0, "MJPG", 10_000, True, 5, 30, False)
    assert (
        plate_words(plate) == "1280x720, 30/s, MJPG, exposure_us 10000 (held), gain 5, focus 30 (automatic)"
    )
    assert plate_words(CameraPlate(640, 480)) == "640x480"


def test_a_login_is_looked_at_and_never_told(tmp_path: Path) -> None:
    file = tmp_path / "camera.login"
    assert login("http://cam/", tmp_path) == (None, [])
    file.write_text("viewer\nsecret\n", encoding="utf-8")
    file.chmod(0o644)
    none, (open_to_all,) = login("http://cam/", tmp_path)
    assert none is None
    assert (open_to_all.state, open_to_all.words) == (State.MISSING, "key.too_open camera.login")
    assert f"chmod 600 {file}" in open_to_all.remedy
    file.chmod(0o600)
    known, (good,) = login("http://cam/", tmp_path)
    assert known == CameraLogin("viewer", "secret")
    _, (needless,) = login("/dev/video0", tmp_path)
    assert (good.state, needless.state) == (State.GOOD, State.DEGRADED)
    assert not any("secret" in f"{one}" for one in (open_to_all, good, needless))


def test_the_command_tells_of_the_camera(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "station.toml").write_text('[camera]\nsource = "/dev/video63"\n', encoding="utf-8")
    parser = argparse.ArgumentParser()
    doctor.add_arguments(parser)
    assert doctor.run(parser.parse_args(["--data", str(tmp_path)])) == 1
    assert "missing   camera        /dev/video63 is not there" in capsys.readouterr().out
    assert cameras(CameraSettings(""), tmp_path)[0].what == "camera"
