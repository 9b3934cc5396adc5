"""A network camera on loopback that speaks RTSP and sends JPEG over RTP inside the same connection."""

import re
import struct
import threading

from tests.fakes.mjpeg_server import MjpegServer, Talk
from tests.fakes.scene import HEIGHT, WIDTH, Scene

_CLOCK_HZ = 90_000  # RFC 3551: the clock of every video payload
_JPEG_PAYLOAD = 26
_PIECE = 1200
_RATE_S = 0.04
_SDP = (
    "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=bench\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=video 0 RTP/AVP 26\r\na=control:track\r\n"
)


class RtspServer(MjpegServer):
    """Answers as a camera does; `status` for DESCRIBE other than 200 refuses."""

    def __init__(self, scene: Scene | None = None, *, status: str = "200 OK", login: str = "") -> None:
        super().__init__(self._converse)
        self.scene = scene or Scene()
        self.status = status
        self.login = login
        self.flowing = threading.Event()
        self.flowing.set()
        self.dropping = threading.Event()
        self.heard: list[bytes] = []

    @property
    def address(self) -> str:
        """Where the stream is."""
        return f"rtsp://127.0.0.1:{self.port}/bench"

    def __enter__(self) -> "RtspServer":
        super().__enter__()
        return self

    def _converse(self, talk: Talk) -> None:
        asked = talk.asked
        while True:
            self.heard.append(asked)
            method = asked.split(b" ")[0]
            number = re.search(rb"CSeq: *(\d+)", asked)
            assert number is not None
            status, head, body = self._reply(method, asked)
            lines = f"RTSP/1.0 {status}\r\nCSeq: {number[1].decode()}\r\n{head}"
            talk.send(f"{lines}Content-Length: {len(body)}\r\n\r\n{body}".encode())
            if method == b"PLAY" and status.startswith("200"):
                self._play(talk)
                return
            if method == b"TEARDOWN":
                return
            asked = talk.hear()

    def _reply(self, method: bytes, asked: bytes) -> tuple[str, str, str]:
        if method == b"DESCRIBE":
            if self.login and f"Authorization: Basic {self.login}".encode() not in asked:
                return "401 Unauthorized", 'WWW-Authenticate: Basic realm="bench"\r\n', ""
            if not self.status.startswith("200"):
                return self.status, "Location: rtsp://127.0.0.1:1/elsewhere\r\n", ""
            return "200 OK", f"Content-Type: application/sdp\r\nContent-Base: {self.address}/\r\n", _SDP
        if method == b"SETUP":
            if b"interleaved=" not in asked:
                return "461 Unsupported Transport", "", ""
            return "200 OK", "Session: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n", ""
        return "200 OK", "Public: DESCRIBE, SETUP, PLAY, TEARDOWN\r\nSession: 1\r\n", ""

    def _play(self, talk: Talk) -> None:
        sequence, at = 0, 0
        while not self.dropping.is_set():
            if self.flowing.is_set():
                for packet in packets(self.scene.seen(), sequence=sequence, timestamp=at):
                    talk.send(b"$\0" + struct.pack(">H", len(packet)) + packet)
                    sequence += 1
            talk.pause(_RATE_S)
            at += round(_RATE_S * _CLOCK_HZ)


def packets(jpeg: bytes, *, sequence: int, timestamp: int) -> list[bytes]:
    """A baseline 4:2:0 JPEG as RTP packets (RFC 2435): its tables of quantities first, then its scan."""
    tables = b"".join(_tables(jpeg))
    scan_at = jpeg.index(b"\xff\xda")
    scan = jpeg[scan_at + 2 + int.from_bytes(jpeg[scan_at + 2 : scan_at + 4], "big") :]
    made = []
    for offset in range(0, len(scan), _PIECE):
        piece = scan[offset : offset + _PIECE]
        last = offset + _PIECE >= len(scan)
        head = struct.pack(
            ">BBHII",
            0x80,
            _JPEG_PAYLOAD | (0x80 if last else 0),
            (sequence + len(made)) & 0xFFFF,
            timestamp,
            7,
        )
        head += struct.pack(">IBBBB", offset, 1, 255, WIDTH // 8, HEIGHT // 8)
        if not offset:
            head += struct.pack(">BBH", 0, 0, len(tables)) + tables
        made.append(head + piece)
    return made


def _tables(jpeg: bytes) -> list[bytes]:
    """The two quantisation tables, in their own order."""
    found: list[bytes] = []
    for segment in re.finditer(rb"\xff\xdb(..)", jpeg, re.DOTALL):
        body = jpeg[segment.end() : segment.start() + 2 + int.from_bytes(segment[1], "big")]
        while body:
            found.append(body[1:65])
            body = body[65:]
    return found
