"""The far end of a pretended instrument's wire: a TCP port here, or a serial port that can be pulled out."""

import os
import select
import socket
import tty
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.loops import StoppableLoop

_LOOK_S = 0.05
_CHUNK = 4096


class Mouth(Protocol):
    """What an instrument says on one connection."""

    def hear(self, asked: bytes) -> bytes:
        """The bytes that answer these, b"" when there is nothing to say."""


class TcpEnd:
    """Lets in one client at a time on `port`; while the plug is out it hangs up on everybody."""

    def __init__(self, name: str, mouth: Callable[[], Mouth], *, plugged: Callable[[], bool]) -> None:
        self._new_mouth = mouth
        self._plugged = plugged
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._client: socket.socket | None = None
        self._mouth = mouth()
        self._loop = StoppableLoop(name, self._turn)

    def start(self) -> None:
        """Begin to answer on `port`."""
        self._loop.start()

    def stop(self) -> bool:
        """Hang up; False when the thread did not end."""
        ended = self._loop.stop()
        self._hang_up()
        self._door.close()
        return ended

    def _turn(self, wait: Callable[[float], bool]) -> None:
        if not self._plugged():
            self._hang_up()
        ends = [self._door] if self._client is None else [self._door, self._client]
        for end in select.select(ends, [], [], _LOOK_S)[0]:
            if end is self._door:
                self._let_in()
            else:
                self._serve()
        wait(0.0)

    def _let_in(self) -> None:
        client, _ = self._door.accept()
        if not self._plugged():
            client.close()
            return
        self._hang_up()
        self._client, self._mouth = client, self._new_mouth()

    def _serve(self) -> None:
        if self._client is None:
            return
        try:
            asked = self._client.recv(_CHUNK)
            if asked:
                self._client.sendall(self._mouth.hear(asked))
        except OSError:
            asked = b""
        if not asked:
            self._hang_up()

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None


class PtyEnd:
    """A serial port behind `path`, a name that stays while the port behind it comes and goes.

    Like a USB adapter: pulling the plug takes the port away under whoever has it open, and plugging in
    brings another one under the same name, as names in /dev/serial/by-id do.
    """

    def __init__(
        self, name: str, mouth: Callable[[], Mouth], *, plugged: Callable[[], bool], path: Path
    ) -> None:
        self._new_mouth = mouth
        self._plugged = plugged
        self.path = path
        self._ends: tuple[int, int] | None = None
        self._mouth = mouth()
        self._plug_in()
        self._loop = StoppableLoop(name, self._turn)

    def start(self) -> None:
        """Begin to answer behind `path`."""
        self._loop.start()

    def stop(self) -> bool:
        """Take the port away; False when the thread did not end."""
        ended = self._loop.stop()
        self._pull_out()
        return ended

    def _turn(self, wait: Callable[[float], bool]) -> None:
        if self._plugged() and self._ends is None:
            self._plug_in()
        elif not self._plugged():
            self._pull_out()
        if self._ends is None:
            wait(_LOOK_S)
            return
        ours = self._ends[0]
        if select.select([ours], [], [], _LOOK_S)[0]:
            said = self._mouth.hear(os.read(ours, _CHUNK))
            if said and select.select([], [ours], [], 0)[1]:
                os.write(ours, said)
        wait(0.0)

    def _plug_in(self) -> None:
        ours, theirs = os.openpty()
        tty.setraw(theirs)  # else what is said before anybody listens comes back as an echo
        self._ends, self._mouth = (ours, theirs), self._new_mouth()
        self.path.symlink_to(os.ttyname(theirs))

    def _pull_out(self) -> None:
        if self._ends is None:
            return
        self.path.unlink(missing_ok=True)
        for end in self._ends:
            os.close(end)
        self._ends = None
