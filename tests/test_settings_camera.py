"""What the settings say of the camera: where it is, what is asked of it, and which symbols it is read for."""

from pathlib import Path

import pytest

from app.settings import CameraSettings, read_settings, shown_camera
from tests.test_settings import faults, written

CAMERA = """\
[camera]
source = "/dev/v4l/by-id/usb-Maker-video-index0"
width_px = 2560
height_px = 1440
rate = 15
exposure_us = 8000
gain = 0
focus = 0
"""


def test_what_is_asked_of_a_camera_is_read_and_nothing_is_asked_without(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "station.toml").camera == CameraSettings("")
    assert read_settings(written(tmp_path, CAMERA)).camera == CameraSettings(
        "/dev/v4l/by-id/usb-Maker-video-index0", 2560, 1440, 15, exposure_us=8000, gain=0, focus=0
    )


def test_the_kinds_of_symbols_are_named_one_by_one(tmp_path: Path) -> None:
    file = written(tmp_path, '[camera]\nformats = "DataMatrix  EAN13"\n')
    assert read_settings(file).camera.formats == ("DataMatrix", "EAN13")


@pytest.mark.parametrize("formats", ["", "  ", "MicroQR", "QRCode, DataMatrix", "qrcode"])
def test_a_kind_of_symbol_that_is_none_is_a_fault(tmp_path: Path, formats: str) -> None:
    (fault,) = faults(written(tmp_path, f'[camera]\nformats = "{formats}"\n'))
    assert "camera.formats" in fault
    assert "QRCode DataMatrix Code128" in fault


def test_what_only_a_camera_at_this_computer_can_be_asked_is_a_fault_elsewhere(tmp_path: Path) -> None:
    text = CAMERA.replace("/dev/v4l/by-id/usb-Maker-video-index0", "rtsp://192.168.1.9/1")
    found = faults(written(tmp_path, text))
    assert [fault.split(":")[2].strip() for fault in found] == [
        "camera.width_px",
        "camera.height_px",
        "camera.rate",
        "camera.exposure_us",
        "camera.gain",
        "camera.focus",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "rtsp://viewer:secret@192.168.1.9/1",
        "http://viewer:sec/ret@192.168.1.9/1",
        "http://secret@cam/",
        "http://cam:secret/",
        "http://cam/secret\u202e",
        "http://cam\\\\@secret/",
        "http:// secret/",
        "ftp://secret/",
        "http:///secret",
    ],
)
def test_no_login_stands_in_an_address_and_a_faulty_one_is_not_repeated(tmp_path: Path, source: str) -> None:
    (fault,) = faults(written(tmp_path, f'[camera]\nsource = "{source}"\n'))
    assert fault.startswith("station.toml:2: camera.source: ")
    assert not any(word in fault for word in ("secret", "viewer", "ret"))
    assert ("camera.login" in fault) == ("@" in source)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("/dev/video0", "/dev/video0"),
        ("HTTP://cam:8080/s.mjpg?pwd=secret#secret", "http://cam:8080/s.mjpg"),
        ("rtsp://viewer:secret@cam/1", "rtsp://…"),
        ("http://cam:secret/", "http://…"),
    ],
)
def test_people_see_an_address_without_its_secrets(source: str, shown: str) -> None:
    assert shown_camera(source) == shown
