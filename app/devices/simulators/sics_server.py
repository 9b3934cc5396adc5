"""A pretended scale on a TCP port of this computer, for one client at a time."""

import select
import socket
from collections.abc import Callable

from app.devices.simulators.bench_scale import BenchScale
from app.loops import StoppableLoop

_LOOK_S = 0.05
_CHUNK = 4096


class SicsServer:
    """Answers MT-SICS from a `BenchScale`; pulling its plug drops the client and refuses the next."""

    def __init__(self, scale: BenchScale) -> None:
        self._scale = scale
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._client: socket.socket | None = None
        self._asked = b""
        self._loop = StoppableLoop("sics-server", self._turn)

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
        if not self._scale.plugged:
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
        if not self._scale.plugged:
            client.close()
            return
        self._hang_up()
        self._client, self._asked = client, b""

    def _serve(self) -> None:
        if self._client is None:
            return
        try:
            data = self._client.recv(_CHUNK)
            *commands, rest = (self._asked + data).split(b"\r\n")
            self._asked = rest[-_CHUNK:]
            self._client.sendall(b"".join(self._scale.answer(command) for command in commands))
        except OSError:
            data = b""
        if not data:
            self._hang_up()

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
