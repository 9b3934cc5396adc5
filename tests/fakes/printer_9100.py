"""A label printer on a TCP port of this computer, as patient or as broken as a test asks for."""

import select
import socket
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType

from app.loops import LatestValue, StoppableLoop
from tests.fakes.printer_tongues import Condition, Event, Tongue, ZplTongue
from tests.fakes.printer_tongues import zpl_answer as answer

__all__ = ["ClosedDoor", "Condition", "DeafDoor", "Habits", "Printer9100", "answer"]

_LOOK_S = 0.02


@dataclass(frozen=True, slots=True)
class Habits:
    """How it behaves on the line.

    `chunk` bytes are read at a time; it hangs up rudely after `cuts_after` bytes of jobs or, with
    `cuts_after_job`, once a job is whole; it reads no more after `stalls_after`, and closes when it has
    everything only if `hangs_up`. Each answer comes `late_s` late. A label comes out after `asked_before_out`
    questions; `then` is how it stands once a job has come in.
    """

    chunk: int = 65_536
    cuts_after: int | None = None
    cuts_after_job: bool = False
    stalls_after: int | None = None
    hangs_up: bool = True
    late_s: float = 0.0
    asked_before_out: int = 0
    then: Condition | None = None
    small_buffer: bool = False


class Printer9100:
    """Serves one client at a time on `port`; `jobs` are the whole formats that came in, oldest first.

    Of these `printed` came out: what comes in while it cannot print waits inside until it can, or until it is
    switched off. `script` gives the habits towards each next client; after its end the last ones stay.
    """

    def __init__(
        self,
        habits: Habits | None = None,
        condition: Condition | None = None,
        *,
        tongue: Tongue | None = None,
        script: Iterator[Habits] | None = None,
    ) -> None:
        self.habits = habits or Habits()
        self.condition: LatestValue[Condition] = LatestValue()
        self.condition.put(condition or Condition())
        self.on: LatestValue[bool] = LatestValue()
        self.on.put(True)
        self.tongue = tongue or ZplTongue()
        self.jobs: list[bytes] = []
        self.printed: list[bytes] = []
        self.asked = 0
        self.clients = 0
        self._script = script
        self._inside: list[bytes] = []
        self.port = 0
        self._door = self._opened()
        self._client: socket.socket | None = None
        self._kept_open: list[socket.socket] = []
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

    def _opened(self) -> socket.socket:
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self.habits.small_buffer:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        door.bind(("127.0.0.1", self.port))
        door.listen(4)
        self.port = door.getsockname()[1]
        return door

    def _turn(self, wait: Callable[[float], bool]) -> None:
        if not self.on.get():
            self._switched_off()
            wait(_LOOK_S)
            return
        if self._door.fileno() < 0:
            self._door = self._opened()
        self._let_out()
        stalled = self.habits.stalls_after is not None and self._received >= self.habits.stalls_after
        ends = [self._door] if self._client is None else [] if stalled else [self._client]
        for end in select.select(ends, [], [], _LOOK_S)[0]:
            if end is self._door:
                self._client, _ = self._door.accept()
                self._received = 0
                self.clients += 1
                self.habits = next(self._script, self.habits) if self._script is not None else self.habits
            else:
                self._read(end, wait)

    def _switched_off(self) -> None:
        """Whatever was inside is gone, and so is the half of a job it was reading."""
        self._cut()
        self._door.close()
        self._inside.clear()
        self.tongue = type(self.tongue)()

    def idle(self) -> bool:
        """Nobody is connected, and no label waits inside."""
        return self._client is None and not self._inside

    def _let_out(self) -> None:
        if self._inside and (self.condition.get() or Condition()).prints:
            self.printed += self._inside
            self._inside.clear()

    def _read(self, client: socket.socket, wait: Callable[[float], bool]) -> None:
        try:
            data = client.recv(self.habits.chunk)
        except OSError:
            data = b""
        if not data:
            self._hang_up() if self.habits.hangs_up else self._keep_open()
            return
        self._received += len(data)
        if self.habits.cuts_after is not None and self._received > self.habits.cuts_after:
            self.tongue.heard(data[: self.habits.cuts_after - self._received + len(data)])
            self._cut()
            return
        for event, job in self.tongue.heard(data):
            if event is Event.QUESTION:
                wait(self.habits.late_s) if self.habits.late_s else None
                self._answer(client)
            else:
                self._take_in(job)

    def _take_in(self, job: bytes) -> None:
        self.jobs.append(job)
        self._waiting = self.habits.asked_before_out
        if self.habits.then is not None:
            self.condition.put(self.habits.then)
        self._inside.append(job)
        self._let_out()
        if self.habits.cuts_after_job:
            self._cut()

    def _answer(self, client: socket.socket) -> None:
        self.asked += 1
        now = self.condition.get() or Condition()
        if now.silent or self._client is None:
            return
        client.sendall(self.tongue.answer(now, self._waiting))
        self._waiting = max(self._waiting - 1, 0)

    def _cut(self) -> None:
        if self._client is not None:
            self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._hang_up()

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def _keep_open(self) -> None:
        if self._client is not None:
            self._kept_open.append(self._client)
            self._client = None


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
