"""Cameras at this computer: names from a pretended /sys and /dev, drivers from scripted answers."""

import errno
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.devices import v4l
from app.domain.camera import CameraPlate

CAPTURE, METADATA, DEVICE_CAPS = 0x1, 0x00800000, 0x80000000


@dataclass
class FakeV4l:
    """A driver's answers to ioctl; `values` are its controls, `streams` says that another handle streams."""

    node: int = CAPTURE
    values: dict[int, int] = field(default_factory=dict)
    streams: bool = False
    coding: bytes = b"MJPG"
    rate: tuple[int, int] | None = (1, 30)

    def __call__(self, handle: int, number: int, struct_: bytearray) -> object:
        """Answer as linux/videodev2.h lays it out."""
        os.fstat(handle)
        answers: dict[int, Callable[[bytearray], None]] = {
            v4l.QUERYCAP: self._capabilities,
            v4l.G_FMT: self._format,
            v4l.G_PARM: self._rate,
            v4l.G_CTRL: self._control,
            v4l.QUERYCTRL: self._offers,
            v4l.REQBUFS: self._buffers,
        }
        answers[number](struct_)
        return 0

    def _capabilities(self, into: bytearray) -> None:
        into[16:25] = b"HD Webcam"
        struct.pack_into("=II", into, 84, DEVICE_CAPS | CAPTURE | METADATA, self.node)

    def _format(self, into: bytearray) -> None:
        assert struct.unpack_from("=I", into)[0] == 1
        struct.pack_into("=II4s", into, 8, 1280, 720, self.coding)

    def _rate(self, into: bytearray) -> None:
        if self.rate is None:
            raise OSError(errno.ENOTTY, "no rate")
        struct.pack_into("=II", into, 12, *self.rate)

    def _control(self, into: bytearray) -> None:
        struct.pack_into("=i", into, 4, self._value(into))

    def _offers(self, into: bytearray) -> None:
        self._value(into)
        disabled = struct.unpack_from("=I", into)[0] == v4l.GAIN
        struct.pack_into("=I", into, 56, int(disabled))

    def _value(self, into: bytearray) -> int:
        control = struct.unpack_from("=I", into)[0]
        if control not in self.values:
            raise OSError(errno.EINVAL, "no such control")
        return self.values[control]

    def _buffers(self, into: bytearray) -> None:
        assert struct.unpack_from("=III", into) == (0, 1, 1), "none are asked for: nothing changes"
        if self.streams:
            raise OSError(errno.EBUSY, "in use")


@pytest.fixture
def device(tmp_path: Path) -> Path:
    """A device file."""
    file = tmp_path / "video0"
    file.touch(mode=0o600)
    return file


def plugged(root: Path) -> tuple[Path, Path]:
    """A webcam with a metadata node, an older one without lasting names, a capture card: sysfs and dev."""
    sysfs, dev = root / "sys", root / "dev"
    for number, name, index in (
        (0, "HD Webcam", 0),
        (1, "HD Webcam", 1),
        (10, "Old: cam", 0),
        (2, "Card", 0),
    ):
        entry = sysfs / f"video{number}"
        entry.mkdir(parents=True)
        (entry / "name").write_text(f"{name}\n", encoding="utf-8")
        (entry / "index").write_text(f"{index}\n", encoding="utf-8")
        dev.mkdir(exist_ok=True)
        (dev / entry.name).touch()
    (sysfs / "v4l-subdev0").mkdir()
    for folder, names in (
        ("by-id", ("usb-Maker_HD_Webcam_77-video-index0", "usb-Maker_HD_Webcam_77-video-index1")),
        (
            "by-path",
            ("pci-0000:00:14.0-usb-0:3:1.0-video-index0", "pci-0000:00:14.0-usb-0:3:1.0-video-index1"),
        ),
    ):
        place = dev / "v4l" / folder
        place.mkdir(parents=True)
        for number, name in enumerate(names):
            (place / name).symlink_to(f"../../video{number}")
    return sysfs, dev


def test_cameras_are_found_with_the_names_that_replugging_keeps(tmp_path: Path) -> None:
    sysfs, dev = plugged(tmp_path)
    found = v4l.found_cameras(sysfs, dev)
    assert [(one.device.name, one.product) for one in found] == [
        ("video0", "HD Webcam"),
        ("video2", "Card"),
        ("video10", "Old: cam"),
    ]
    webcam = found[0]
    assert webcam.by_id == str(dev / "v4l/by-id/usb-Maker_HD_Webcam_77-video-index0")
    assert webcam.by_path.endswith("usb-0:3:1.0-video-index0")
    assert [one.lasting for one in found[1:]] == [str(dev / "video2"), str(dev / "video10")]


def test_a_computer_without_cameras_has_none(tmp_path: Path) -> None:
    assert v4l.found_cameras(tmp_path / "sys", tmp_path / "dev") == ()


@pytest.mark.parametrize(
    ("driver", "code"),
    [
        (FakeV4l(), ""),
        (FakeV4l(streams=True), "camera.busy"),
        (FakeV4l(node=METADATA), "camera.refused"),
    ],
)
def test_why_a_camera_cannot_be_used(device: Path, driver: FakeV4l, code: str) -> None:
    assert v4l.why_not(device, ask=driver) == code


def test_a_file_is_no_camera_and_what_is_away_is_absent(device: Path) -> None:
    assert v4l.why_not(device) == "camera.refused"
    assert v4l.plate_of(device) is None
    assert v4l.why_not(device.with_name("video7")) == "camera.absent"
    assert v4l.plate_of(device.with_name("video7")) is None
    assert v4l.controls_missing(device.with_name("video7"), ("focus",)) == ()


def test_a_device_that_belongs_to_others_is_forbidden(device: Path) -> None:
    device.chmod(0)
    if os.access(device, os.R_OK):
        pytest.skip("this user may open everything")
    assert v4l.why_not(device) == "camera.forbidden"


def test_the_driver_is_asked_while_another_program_streams(device: Path) -> None:
    values = {v4l.EXPOSURE_AUTO: 1, v4l.EXPOSURE: 100, v4l.FOCUS_AUTO: 1, v4l.FOCUS: 30, v4l.GAIN: 5}
    driver = FakeV4l(values=values, streams=True)
    assert v4l.plate_of(device, ask=driver) == CameraPlate(
        1280,
        720,
        rate=30,
        coding="MJPG",
        exposure_us=10_000,
        exposure_held=True,
        gain=5,
        focus=30,
        focus_held=False,
    )


def test_what_a_driver_does_not_offer_is_not_told(device: Path) -> None:
    plain = FakeV4l(rate=None, coding=b"Y8\0\0")
    assert v4l.plate_of(device, ask=plain) == CameraPlate(1280, 720, coding="Y8")
    assert v4l.plate_of(device, ask=FakeV4l(node=METADATA)) is None


def test_controls_that_are_not_there_or_switched_off_are_missing(device: Path) -> None:
    driver = FakeV4l(values={v4l.EXPOSURE: 100, v4l.GAIN: 5})
    assert v4l.controls_missing(device, ("exposure", "gain", "focus"), ask=driver) == ("gain", "focus")


def test_who_holds_a_device_is_told_by_name(tmp_path: Path, device: Path) -> None:
    proc = tmp_path / "proc"
    for number, name, holds in ((41, "cheese", True), (42, "bash", False), (os.getpid(), "us", True)):
        handles = proc / str(number) / "fd"
        handles.mkdir(parents=True)
        (proc / str(number) / "comm").write_text(f"{name}\n", encoding="utf-8")
        (handles / "3").symlink_to(device if holds else tmp_path)
    (proc / "self").mkdir()
    assert v4l.holders(device, proc) == ("cheese (41)",)
    assert v4l.holders(tmp_path / "none", proc) == ()
