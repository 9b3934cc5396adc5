"""A pretended scale on a TCP port of this computer, for one client at a time."""

import select
import socket
from collections.abc import Callable

from app.devices.scale.profile import SICS, Profile
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_wire import Mouth
from app.loops import StoppableLoop

_LOOK_S = 0.01
_CHUNK = 4096


class ScaleServer:
    """Speaks for a `BenchScale`; pulling its plug drops the client and refuses the next."""

    def __init__(self, scale: BenchScale, profile: Profile = SICS) -> None:
        self._scale = scale
        self._profile = profile
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._client: socket.socket | None = None
        self._mouth = Mouth(scale, profile)
        self._loop = StoppableLoop("scale-server", self._turn)

    def start(self) -> None:
        """Begin to speak on `port`."""
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
        self._say(self._mouth.send())
        wait(0.0)

    def _let_in(self) -> None:
        client, _ = self._door.accept()
        if not self._scale.plugged:
            client.close()
            return
        self._hang_up()
        self._client, self._mouth = client, Mouth(self._scale, self._profile)

    def _serve(self) -> None:
        if self._client is None:
            return
        try:
            data = self._client.recv(_CHUNK)
        except OSError:
            data = b""
        if data:
            self._say(self._mouth.hear(data))
        else:
            self._hang_up()

    def _say(self, said: bytes) -> None:
        if self._client is None or not said:
            return
        try:
            self._client.sendall(said)
        except OSError:
            self._hang_up()

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
