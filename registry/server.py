"""The registry on the network: one socket, a line when it listens, and a clean end."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from registry.application import LOOPBACK, application
from registry.refused import RegistryRefused
from registry.service import Registry

_CLOSING_S = 5
_KEEP_ALIVE_S = 30
_BACKLOG = 128


def listen(host: str, port: int, *, insecure_lab: bool = False) -> socket.socket:
    """A bound socket; port 0 takes any free one.

    Raises:
        RegistryRefused: `host.not_loopback` until people can sign in here, `port.taken`.
    """
    if host not in LOOPBACK and not insecure_lab:
        raise RegistryRefused("host.not_loopback", host=host)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named TCP: only of such sockets does asyncio turn the waiting for fuller packets off, and with it each
    # answer, sent as head and body, waits 40 ms for the sender's delayed acknowledgement.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except (OSError, OverflowError) as fault:
        bound.close()
        raise RegistryRefused("port.taken", host=host, port=port, reason=str(fault)) from fault
    bound.listen(_BACKLOG)
    return bound


def address(bound: socket.socket) -> str:
    """The address stations are given."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class Server(uvicorn.Server):
    """One registry being served until `stop` or a signal; the socket is closed at the end."""

    def __init__(self, registry: Registry, *, on_ready: Callable[[], None] = lambda: None) -> None:
        config = uvicorn.Config(
            application(registry),
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="on",
            timeout_graceful_shutdown=_CLOSING_S,
            timeout_keep_alive=_KEEP_ALIVE_S,
            log_config=None,
        )
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say that it listens once connections are accepted."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    def stop(self) -> None:
        """End after the requests in hand; may be called from any thread."""
        self.should_exit = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone: only `serve_until_signal` owns the process."""
        yield


def serve_until_signal(registry: Registry, bound: socket.socket, on_ready: Callable[[], None]) -> None:
    """Serve in this thread until SIGTERM or SIGINT, then finish what is in hand."""
    server = Server(registry, on_ready=on_ready)

    def end(_number: int, _frame: FrameType | None) -> None:
        server.stop()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        server.run(sockets=[bound])
    finally:
        for number, old in before.items():
            signal.signal(number, old)
        bound.close()
