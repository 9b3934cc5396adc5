"""Cameras at this computer as Linux knows them: lasting names, product names, and what a driver says.

Nothing here streams: a camera that another program uses may be asked all the same (V4L2 API, "Opening and
Closing Devices": control and query calls are open to every handle).
"""

import errno
import os
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.devices.sysfs import entries, links, text
from app.domain.camera import CameraPlate

if sys.platform == "linux":
    import fcntl

# linux/videodev2.h; the sizes of the structs are part of the numbers
QUERYCAP, G_FMT, REQBUFS, G_PARM = 0x80685600, 0xC0D05604, 0xC0145608, 0xC0CC5615
G_CTRL, QUERYCTRL = 0xC008561B, 0xC0445624
GAIN, EXPOSURE_AUTO, EXPOSURE, FOCUS, FOCUS_AUTO = 0x980913, 0x9A0901, 0x9A0902, 0x9A090A, 0x9A090C
EXPOSURE_UNIT_US = 100
_CAPTURE, _DEVICE_CAPS = 0x1, 0x80000000
_EXPOSURE_MANUAL = 1
_CONTROL_DISABLED = 0x1
_VIDEO_CAPTURE, _MMAP = 1, 1  # buffer type and memory

Ask = Callable[[int, int, bytearray], object]
"""An ioctl: file descriptor, number, and the struct that is filled in. Raises OSError."""


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """A camera that Linux sees: device file, the names that replugging keeps, its maker's name for it.

    `by_id` follows the camera, `by_path` the socket it is plugged into; "" where udev made none.
    """

    device: Path
    product: str
    by_id: str
    by_path: str

    @property
    def lasting(self) -> str:
        """The best name for the settings."""
        return self.by_id or self.by_path or str(self.device)


def found_cameras(
    sysfs: Path = Path("/sys/class/video4linux"), dev: Path = Path("/dev")
) -> tuple[FoundCamera, ...]:
    """Every camera, in the order of their numbers; a camera's further nodes (metadata) are left out."""
    ids, paths = links(dev / "v4l/by-id"), links(dev / "v4l/by-path")
    found = []
    for entry in sorted(entries(sysfs), key=lambda entry: (len(entry.name), entry.name)):
        device = dev / entry.name
        # The capture node of a device is its first; read without opening, so without any right to it.
        if entry.name.startswith("video") and text(entry / "index") in ("0", ""):
            found.append(
                FoundCamera(device, text(entry / "name"), ids.get(device, ""), paths.get(device, ""))
            )
    return tuple(found)


def why_not(device: Path, *, ask: Ask | None = None) -> str:
    """Why a camera cannot be used, as a fault code; "" when nothing speaks against it.

    camera.absent, camera.forbidden, camera.busy, camera.refused.
    """
    try:
        with _opened(device) as handle:
            _is_capture(handle, ask or _ioctl)
            # Asking for no buffers changes nothing, and is refused while another handle has some.
            none = bytearray(struct.pack("=III8x", 0, _VIDEO_CAPTURE, _MMAP))
            (ask or _ioctl)(handle, REQBUFS, none)
    except OSError as fault:
        return _CODES.get(fault.errno or 0, "camera.refused")
    return ""


def plate_of(device: Path, *, ask: Ask | None = None) -> CameraPlate | None:
    """What the driver says now of format and controls; None when it cannot be asked."""
    try:
        with _opened(device) as handle:
            return _plate(handle, ask or _ioctl)
    except OSError:
        return None


def controls_missing(device: Path, wanted: tuple[str, ...], *, ask: Ask | None = None) -> tuple[str, ...]:
    """Which of exposure, gain and focus the driver does not offer; none of them when it cannot be asked."""
    try:
        with _opened(device) as handle:
            _is_capture(handle, ask or _ioctl)
            return tuple(name for name in wanted if not _offers(handle, ask or _ioctl, _CONTROLS[name]))
    except OSError:
        return ()


def holders(device: Path, proc: Path = Path("/proc")) -> tuple[str, ...]:
    """Which programs have a device open, as "name (pid)"; only those this user may look into."""
    target = os.path.realpath(device)
    found = []
    for process in entries(proc):
        if not process.name.isdecimal() or int(process.name) == os.getpid():
            continue
        if any(os.path.realpath(handle) == target for handle in entries(process / "fd")):
            found.append(f"{text(process / 'comm') or '?'} ({process.name})")
    return tuple(found)


_CODES = {
    errno.ENOENT: "camera.absent",
    errno.ENODEV: "camera.absent",
    errno.ENXIO: "camera.absent",
    errno.EACCES: "camera.forbidden",
    errno.EPERM: "camera.forbidden",
    errno.EBUSY: "camera.busy",
}
_CONTROLS = {"exposure": EXPOSURE, "gain": GAIN, "focus": FOCUS}


@contextmanager
def _opened(device: Path) -> Iterator[int]:
    handle = os.open(device, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        yield handle
    finally:
        os.close(handle)


def _ioctl(opened: int, number: int, struct_: bytearray) -> object:
    return fcntl.ioctl(opened, number, struct_, True)


def _is_capture(opened: int, ask: Ask) -> None:
    """Raises OSError for what is no camera: a file, an output, the metadata node of a camera."""
    answer = bytearray(104)
    ask(opened, QUERYCAP, answer)
    whole, node = struct.unpack_from("=II", answer, 84)
    if not (node if whole & _DEVICE_CAPS else whole) & _CAPTURE:
        raise OSError(errno.ENOTTY, "no capture node")


def _plate(opened: int, ask: Ask) -> CameraPlate:
    _is_capture(opened, ask)
    form, rate = bytearray(208), bytearray(204)
    struct.pack_into("=I", form, 0, _VIDEO_CAPTURE)
    struct.pack_into("=I", rate, 0, _VIDEO_CAPTURE)
    ask(opened, G_FMT, form)
    width, height, coding = struct.unpack_from("=II4s", form, 8)
    try:
        ask(opened, G_PARM, rate)
        over, under = struct.unpack_from("=II", rate, 12)
    except OSError:
        over = under = 0
    held = _control(opened, ask, EXPOSURE_AUTO)
    exposure = _control(opened, ask, EXPOSURE)
    follows = _control(opened, ask, FOCUS_AUTO)
    return CameraPlate(
        width,
        height,
        rate=under / over if over else None,
        coding=coding.decode("ascii", "replace").strip("\0 "),
        exposure_us=None if exposure is None else exposure * EXPOSURE_UNIT_US,
        exposure_held=None if held is None else held == _EXPOSURE_MANUAL,
        gain=_control(opened, ask, GAIN),
        focus=_control(opened, ask, FOCUS),
        focus_held=None if follows is None else not follows,
    )


def _control(opened: int, ask: Ask, control: int) -> int | None:
    answer = bytearray(struct.pack("=Ii", control, 0))
    try:
        ask(opened, G_CTRL, answer)
    except OSError:
        return None
    return int(struct.unpack_from("=i", answer, 4)[0])


def _offers(opened: int, ask: Ask, control: int) -> bool:
    answer = bytearray(68)
    struct.pack_into("=I", answer, 0, control)
    try:
        ask(opened, QUERYCTRL, answer)
    except OSError:
        return False
    return not struct.unpack_from("=I", answer, 56)[0] & _CONTROL_DISABLED
