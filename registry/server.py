"""The registry on the network: one socket, a line when it listens, and a clean end."""

import os
import signal
import socket
import ssl
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn

from registry.application import LOOPBACK, application
from registry.refused import RegistryRefused
from registry.service import Registry

_CLOSING_S = 5
_KEEP_ALIVE_S = 30
_BACKLOG = 128


@dataclass(frozen=True, slots=True)
class Tls:
    """The registry's certificate with what leads to its authority, and the private key of it; PEM files."""

    certificate: Path
    key: Path


def listen(host: str, port: int, *, tls: Tls | None = None, insecure_lab: bool = False) -> socket.socket:
    """A bound socket; port 0 takes any free one.

    Raises:
        RegistryRefused: `host.not_loopback` for another computer without TLS, `port.taken`.
    """
    if host not in LOOPBACK and tls is None and not insecure_lab:
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


def address(bound: socket.socket, tls: Tls | None = None) -> str:
    """The address stations are given; with TLS they need the name that stands in the certificate."""
    host, port = bound.getsockname()[:2]
    scheme = "http" if tls is None else "https"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def proven(tls: Tls) -> Tls:
    """The same once both files are there, belong together and the key is nobody else's to read.

    Raises:
        RegistryRefused: `tls.missing`, `tls.open_to_others`, `tls.malformed`.
    """
    try:
        mode = stat.S_IMODE(tls.key.stat().st_mode)
        tls.certificate.stat()
    except OSError as fault:
        raise RegistryRefused("tls.missing", file=str(fault.filename)) from fault
    if mode & 0o077 and os.name == "posix":
        raise RegistryRefused("tls.open_to_others", file=str(tls.key), mode=f"{mode:o}")
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(tls.certificate, tls.key)
    except (OSError, ValueError) as fault:
        raise RegistryRefused("tls.malformed", reason=str(fault)) from fault
    return tls


class Server(uvicorn.Server):
    """One registry being served until `stop` or a signal; the socket is closed at the end."""

    def __init__(
        self,
        registry: Registry,
        *,
        tls: Tls | None = None,
        only_stations: bool = False,
        on_ready: Callable[[], None] = lambda: None,
    ) -> None:
        config = uvicorn.Config(
            application(registry, only_stations=only_stations),
            ssl_certfile=tls.certificate if tls is not None else None,
            ssl_keyfile=tls.key if tls is not None else None,
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


def serve_until_signal(
    registry: Registry,
    bound: socket.socket,
    on_ready: Callable[[], None],
    *,
    tls: Tls | None = None,
    only_stations: bool = False,
) -> None:
    """Serve in this thread until SIGTERM or SIGINT, then finish what is in hand."""
    server = Server(registry, tls=tls, only_stations=only_stations, on_ready=on_ready)

    def end(_number: int, _frame: FrameType | None) -> None:
        server.stop()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        server.run(sockets=[bound])
    finally:
        for number, old in before.items():
            signal.signal(number, old)
        bound.close()
