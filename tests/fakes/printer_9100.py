"""A ZPL printer on a TCP port of this computer, as patient or as broken as a test asks for."""

import re
import select
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from app.devices.printer.host_status import ASK
from app.loops import LatestValue, StoppableLoop

_LOOK_S = 0.02
_END = b"^XZ\n"
_JOB = re.compile(rb"\^XA.*?\^XZ\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Condition:
    """How the printer stands. A Zebra is silent while its labels or ribbon are out or its head is open."""

    out_of_labels: bool = False
    paused: bool = False
    head_open: bool = False
    ribbon_out: bool = False
    too_hot: bool = False
    buffer_full: bool = False
    silent: bool = False
    garbled: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """How it behaves on the line.

    `chunk` bytes are read at a time; it hangs up rudely after `cuts_after` bytes of jobs, reads no more
    after `stalls_after`, and closes when it has everything only if `hangs_up`. A label comes out after
    `asked_before_out` questions; `then` is how it stands once a job has come in.
    """

    chunk: int = 65_536
    cuts_after: int | None = None
    stalls_after: int | None = None
    hangs_up: bool = True
    asked_before_out: int = 0
    then: Condition | None = None
    small_buffer: bool = False


class Printer9100:
    """Serves one client at a time on `port`; `jobs` are the whole formats that came in, oldest first."""

    def __init__(self, habits: Habits | None = None, condition: Condition | None = None) -> None:
        self.habits = habits or Habits()
        self.condition: LatestValue[Condition] = LatestValue()
        self.condition.put(condition or Condition())
        self.jobs: list[bytes] = []
        self.asked = 0
        self.clients = 0
        self._door = socket.socket()
        if self.habits.small_buffer:
            self._door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self._door.bind(("127.0.0.1", 0))
        self._door.listen(4)
        self.port: int = self._door.getsockname()[1]
        self._client: socket.socket | None = None
        self._kept_open: list[socket.socket] = []
        self._unread = b""
        self._received = 0
        self._waiting = 0
        self._loop = StoppableLoop("printer-9100", self._turn)

    def __enter__(self) -> "Printer9100":
        self._loop.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        ended = self._loop.stop()
        self._keep_open()
        for end in (*self._kept_open, self._door):
            end.close()
        assert ended

    def _turn(self, wait: Callable[[float], bool]) -> None:
        stalled = self.habits.stalls_after is not None and self._received >= self.habits.stalls_after
        ends = [self._door] if self._client is None else [] if stalled else [self._client]
        for end in select.select(ends, [], [], _LOOK_S)[0]:
            if end is self._door:
                self._client, _ = self._door.accept()
                self._unread, self._received = b"", 0
                self.clients += 1
            else:
                self._read(end)

    def _read(self, client: socket.socket) -> None:
        try:
            data = client.recv(self.habits.chunk)
        except OSError:
            data = b""
        if not data:
            self._hang_up() if self.habits.hangs_up else self._keep_open()
            return
        self._unread += data
        self._received += len(data)
        if self.habits.cuts_after is not None and self._received > self.habits.cuts_after:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._hang_up()
            return
        self._understand(client)

    def _understand(self, client: socket.socket) -> None:
        while True:
            if self._unread.startswith(ASK):
                self._unread = self._unread[len(ASK) :]
                self._answer(client)
            # A long job comes in many pieces: only its end is worth a look at the whole.
            elif _END in self._unread[-2 * self.habits.chunk :] and (match := _JOB.match(self._unread)):
                self._unread = self._unread[match.end() :]
                self.jobs.append(match.group())
                self._waiting = self.habits.asked_before_out
                if self.habits.then is not None:
                    self.condition.put(self.habits.then)
            else:
                return

    def _answer(self, client: socket.socket) -> None:
        self.asked += 1
        now = self.condition.get() or Condition()
        if now.silent:
            return
        client.sendall(b"\x02what?\x03\r\n" if now.garbled else answer(now, self._waiting))
        self._waiting = max(self._waiting - 1, 0)

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def _keep_open(self) -> None:
        if self._client is not None:
            self._kept_open.append(self._client)
            self._client = None


def answer(now: Condition, waiting: int = 0) -> bytes:
    """What a printer of the guide answers to ~HS."""
    full, hot = f"{now.buffer_full:d}", f"{now.too_hot:d}"
    lines = (
        f"030,{now.out_of_labels:d},{now.paused:d},0480,{waiting:03d},{full},0,0,000,0,0,{hot}",
        f"001,0,{now.head_open:d},{now.ribbon_out:d},1,2,6,0,00000000,1,000",
        "1234,0",
    )
    return b"".join(b"\x02" + line.encode() + b"\x03\r\n" for line in lines)


class ClosedDoor:
    """A port of this computer where nobody listens, until `open` is called."""

    def __init__(self) -> None:
        self._door = socket.socket()
        self._door.bind(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]

    def open(self) -> None:
        """From now on connections are taken; nobody reads from them."""
        self._door.listen(4)

    def __enter__(self) -> "ClosedDoor":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._door.close()


class DeafDoor:
    """A port where connections wait for ever: its short queue is full and nobody takes them in."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0), backlog=0)
        self.port: int = self._door.getsockname()[1]
        self._before: list[socket.socket] = []

    def __enter__(self) -> "DeafDoor":
        for _ in range(8):
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex(("127.0.0.1", self.port))
            self._before.append(client)
        # The queue is full when one more is not let in at once.
        select.select([], self._before[:1], [], 1.0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for client in (*self._before, self._door):
            client.close()
