"""A network camera on loopback that streams JPEGs over HTTP, or does whatever a test asks for."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType

from tests.fakes.scene import Scene

STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=part\r\n\r\n"
_RATE_S = 0.02


class Gone(Exception):
    """The client hung up, or the test is over."""


class Talk:
    """One connection: what was asked, and a way to answer."""

    def __init__(self, link: socket.socket, ended: threading.Event) -> None:
        self._link = link
        self._ended = ended
        self.sent = 0
        self.asked = b""

    def hear(self) -> bytes:
        """The next request's head; empty when the client hung up. Raises Gone."""
        self.asked = b""
        while b"\r\n\r\n" not in self.asked:
            try:
                data = self._link.recv(4096)
            except OSError as fault:
                raise Gone from fault
            if not data:
                raise Gone
            self.asked += data
        return self.asked

    def send(self, data: bytes) -> None:
        """Answer. Raises Gone."""
        if self._ended.is_set():
            raise Gone
        try:
            self._link.sendall(data)
        except OSError as fault:
            raise Gone from fault
        self.sent += len(data)

    def pause(self, seconds: float) -> None:
        """Say nothing for a while. Raises Gone."""
        if self._ended.wait(seconds):
            raise Gone

    def hang(self) -> None:
        """Say nothing more until the client hangs up. Raises Gone."""
        while True:
            try:
                if not self._link.recv(4096):
                    raise Gone
            except OSError as fault:
                raise Gone from fault


Answer = Callable[[Talk], None]


class MjpegServer:
    """Takes connections and lets `answer` speak on each, on a thread of its own."""

    def __init__(self, answer: Answer, tls: ssl.SSLContext | None = None) -> None:
        self.answer = answer
        self._tls = tls
        self.asked: list[bytes] = []
        self.talks: list[Talk] = []
        self._ended = threading.Event()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._links: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, name="mjpeg-server")]

    @property
    def address(self) -> str:
        """Where the stream is."""
        return f"{'http' if self._tls is None else 'https'}://127.0.0.1:{self.port}/stream.mjpg"

    def __enter__(self) -> "MjpegServer":
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Pull the plug; twice is no fault."""
        self._ended.set()
        for link in (self._door, *self._links):
            with suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)
            link.close()
        for thread in list(self._threads):
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                link, _ = self._door.accept()
            except OSError:
                return
            self._links.append(link)
            thread = threading.Thread(target=self._serve, args=(link,), name="mjpeg-talk")
            self._threads.append(thread)
            thread.start()

    def _serve(self, link: socket.socket) -> None:
        if self._tls is not None:
            try:
                link = self._tls.wrap_socket(link, server_side=True)
            except OSError:
                return  # the client did not trust us
        talk = Talk(link, self._ended)
        self.talks.append(talk)
        with link, suppress(Gone):
            self.asked.append(talk.hear())
            self.answer(talk)


class Stream:
    """A camera that works: shows a scene, and stalls or drops when told."""

    def __init__(self, scene: Scene | None = None) -> None:
        self.scene = scene or Scene()
        self.flowing = threading.Event()
        self.flowing.set()
        self.dropping = threading.Event()

    def __call__(self, talk: Talk) -> None:
        """Pour until told otherwise."""
        talk.send(STREAM_HEAD)
        while not self.dropping.is_set():
            if self.flowing.is_set():
                talk.send(part(self.scene.seen()))
            talk.pause(_RATE_S)


def part(jpeg: bytes, length: int | None = None) -> bytes:
    """One part of a stream, with its true length or another."""
    told = len(jpeg) if length is None else length
    head = f"--part\r\nContent-Type: image/jpeg\r\nContent-Length: {told}\r\n\r\n"
    return head.encode() + jpeg + b"\r\n"


def saying(head: bytes, *pieces: bytes, pause_s: float = 0.0, again: bool = False) -> Answer:
    """Sends a head and pieces, with a pause after each, the pieces again and again if told; then hangs up."""

    def answer(talk: Talk) -> None:
        talk.send(head)
        while True:
            for piece in pieces:
                talk.send(piece)
                talk.pause(pause_s)
            if not again:
                return

    return answer


@contextmanager
def streaming(scene: Scene | None = None) -> Iterator[tuple[MjpegServer, Stream]]:
    """A camera that works, and the hand on its cable."""
    stream = Stream(scene)
    with MjpegServer(stream) as server:
        yield server, stream
