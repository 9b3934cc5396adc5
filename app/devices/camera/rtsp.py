"""A network camera that speaks RTSP: asked with a question of our own, then read by OpenCV's FFmpeg."""

import socket
import ssl
import time
from urllib.parse import SplitResult, quote, urlsplit

import cv2

from app.codes.files import MOST_PIXELS
from app.codes.watch import CameraLost
from app.devices.camera.capture import (
    OPEN_TIMEOUT_MS,
    READ_TIMEOUT_MS,
    Capture,
    next_picture,
    quiet,
    rows_of,
)
from app.devices.camera.feed import Rows, Stop
from app.domain.camera import CameraPlate
from app.settings import CameraLogin

_PORTS = {"rtsp": 554, "rtsps": 322}
_ASK_S = 3.0
_LONGEST_ANSWER = 64 * 1024
_CODES = {401: "camera.unauthorised", 403: "camera.unauthorised", 407: "camera.unauthorised"}


class RtspFeed:
    """One connection to an RTSP stream; the address as the settings give it, without user and password.

    Bounded in time by OpenCV's time-outs. FFmpeg offers no bound on memory, and follows a redirect that comes
    only after our own question: a stream that is not trusted belongs on MJPEG.
    """

    def __init__(self, address: str, login: CameraLogin | None = None) -> None:
        self._address = address if login is None else _filled(address, login)
        self._login = login
        self._capture: Capture | None = None
        self._plate: CameraPlate | None = None

    def open(self, stop: Stop) -> None:
        """Ask what is there, then begin to read it. Raises CameraLost."""
        status = describe(self._address)
        wanted = status == 401 and self._login is not None
        if status != 200 and not wanted:
            redirected = 300 <= status < 400
            code = "camera.redirected" if redirected else _CODES.get(status, "camera.no_stream")
            raise CameraLost(code, status=str(status))
        if stop():
            raise CameraLost("camera.closed")
        quiet()
        limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, OPEN_TIMEOUT_MS]
        limits += [cv2.CAP_PROP_READ_TIMEOUT_MSEC, READ_TIMEOUT_MS]
        self._capture = cv2.VideoCapture(self._named(), cv2.CAP_FFMPEG, limits)
        if not self._capture.isOpened():
            raise CameraLost("camera.unauthorised" if wanted else "camera.wrong_content")
        width = self._capture.get(cv2.CAP_PROP_FRAME_WIDTH)
        if width * self._capture.get(cv2.CAP_PROP_FRAME_HEIGHT) > MOST_PIXELS:
            raise CameraLost("camera.too_large")

    def read(self) -> Rows | None:
        """The next picture. Raises CameraLost."""
        if self._capture is None:
            raise CameraLost("camera.closed")
        rows = rows_of(next_picture(self._capture))
        if self._plate is None:
            rate = self._capture.get(cv2.CAP_PROP_FPS)
            self._plate = CameraPlate(rows[1], rows[2], rate=rate if 0 < rate < 1000 else None, coding="RTSP")
        return rows

    def close(self) -> None:
        """Hang up."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    @property
    def plate(self) -> CameraPlate | None:
        """The size of the pictures, and the rate that the stream says it has."""
        return self._plate

    def _named(self) -> str:
        """The address with the login in it, as FFmpeg takes it; it goes nowhere else."""
        if self._login is None:
            return self._address
        scheme, _, rest = self._address.partition("://")
        return f"{scheme}://{quote(self._login.user, safe='')}:{quote(self._login.password, safe='')}@{rest}"


def _filled(address: str, login: CameraLogin) -> str:
    filled = address.replace("{user}", quote(login.user, safe=""))
    return filled.replace("{password}", quote(login.password, safe=""))


def describe(address: str) -> int:
    """The status a server answers to DESCRIBE without a login: OpenCV tells no more than "not opened".

    Raises CameraLost "camera.no_answer", "camera.untrusted" or "camera.wrong_content".
    """
    parts = urlsplit(address)
    target = (parts.hostname or "", parts.port or _PORTS[parts.scheme])
    asked = f"DESCRIBE {address} RTSP/1.0\r\nCSeq: 1\r\nAccept: application/sdp\r\n\r\n"
    until = time.monotonic() + _ASK_S
    try:
        with socket.create_connection(target, _ASK_S) as plain, _wrapped(plain, parts) as link:
            link.sendall(asked.encode("ascii", "replace"))
            answer = _first_line(link, until)
    except ssl.SSLError:
        raise CameraLost("camera.untrusted") from None
    except (OSError, UnicodeError):  # UnicodeError: a name that no name service could be asked for
        raise CameraLost("camera.no_answer") from None
    words = answer.split(b" ", 2)
    if len(words) < 2 or not words[0].startswith(b"RTSP/") or not words[1].isdigit():
        raise CameraLost("camera.wrong_content")
    return int(words[1][:3])


def _wrapped(plain: socket.socket, parts: SplitResult) -> socket.socket:
    if parts.scheme != "rtsps":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=parts.hostname)


def _first_line(link: socket.socket, until: float) -> bytes:
    """The first line of the answer, whatever comes behind it. Raises TimeoutError."""
    heard = b""
    while b"\n" not in heard and len(heard) < _LONGEST_ANSWER:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        link.settimeout(left)
        data = link.recv(4096)
        if not data:
            break
        heard += data
    return heard.partition(b"\n")[0].strip()
