"""Lines: the wire to an instrument, bytes in and out, never waiting without a limit."""

import ipaddress
import select
import socket
import termios
import time
from typing import Literal, Protocol

import serial

_SLICE_S = 0.2  # no call waits longer, so that a loop can look at its stop in between
_CHUNK = 4096

_SERIAL_FAULTS = (serial.SerialException, OSError, termios.error)  # the last is no OSError

Parity = Literal["N", "E", "O"]


class LineLost(Exception):
    """The line is not there, or not any more. `code` is a stable word for the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Line(Protocol):
    """A wire to one instrument, used by one thread."""

    def open(self) -> None:
        """Connect, dropping whatever waited on the wire.

        Comes back within 200 ms; calling again after a LineLost is how one goes on trying.

        Raises:
            LineLost: not connected (yet).
        """

    def close(self) -> None:
        """Let go; closing twice is no fault."""

    def send(self, data: bytes) -> None:
        """Write all of it.

        Raises:
            LineLost: it could not be written within 200 ms, or the line is not open.
        """

    def receive(self, timeout_s: float) -> bytes:
        """Whatever came in, at the latest after `timeout_s` (never above 200 ms); empty when nothing did.

        Raises:
            LineLost: the other side is gone, or the line is not open.
        """


class TcpLine:
    """An indicator reached over TCP.

    `host` is a numeric address or "localhost": looking up a name can block for many seconds without a
    network, which is the normal state of a station. Raises ValueError for anything else.
    """

    def __init__(self, host: str, port: int, *, connect_s: float = 5.0) -> None:
        self._host = str(ipaddress.ip_address("127.0.0.1" if host == "localhost" else host))
        self._port = port
        self._connect_s = connect_s
        self._waiting: tuple[socket.socket, float] | None = None
        self._socket: socket.socket | None = None

    def open(self) -> None:
        """Connect; a connection still on its way after 200 ms is taken up again by the next call."""
        if self._socket is not None:
            return
        if self._waiting is None:
            self._waiting = (self._begin(), time.monotonic() + self._connect_s)
        link, deadline = self._waiting
        if not select.select([], [link], [], _SLICE_S)[1]:
            if time.monotonic() > deadline:
                self.close()
            raise LineLost("line.no_answer")
        if link.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            self.close()
            raise LineLost("line.refused")
        self._socket, self._waiting = link, None

    def close(self) -> None:
        """Let go."""
        for link in (self._socket, self._waiting and self._waiting[0]):
            if link is not None:
                link.close()
        self._socket = self._waiting = None

    def send(self, data: bytes) -> None:
        """Write all of it."""
        link = self._opened()
        try:
            link.settimeout(_SLICE_S)
            link.sendall(data)
        except OSError as fault:
            raise LineLost("line.broken") from fault

    def receive(self, timeout_s: float) -> bytes:
        """Whatever came in."""
        link = self._opened()
        try:
            link.settimeout(min(max(timeout_s, 0.0), _SLICE_S))
            data = link.recv(_CHUNK)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as fault:
            raise LineLost("line.broken") from fault
        if not data:
            raise LineLost("line.closed_by_device")
        return data

    def _begin(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        link = socket.socket(family, socket.SOCK_STREAM)
        link.setblocking(False)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        link.connect_ex((self._host, self._port))
        return link

    def _opened(self) -> socket.socket:
        if self._socket is None:
            raise LineLost("line.not_open")
        return self._socket


class SerialLine:
    """An indicator on a serial port; `path` should be a stable one such as /dev/serial/by-id/..."""

    def __init__(
        self,
        path: str,
        baud: int = 9600,
        *,
        bytesize: Literal[7, 8] = 8,
        parity: Parity = "N",
        stopbits: Literal[1, 2] = 1,
        xonxoff: bool = False,
    ) -> None:
        self._path = path
        self._baud = baud
        self._frame = (bytesize, parity, stopbits)
        self._xonxoff = xonxoff
        self._port: serial.Serial | None = None

    def open(self) -> None:
        """Take the port for this station alone."""
        if self._port is not None:
            return
        bytesize, parity, stopbits = self._frame
        try:
            self._port = serial.Serial(
                self._path,
                self._baud,
                bytesize=bytesize,
                parity=parity,
                stopbits=stopbits,
                xonxoff=self._xonxoff,
                timeout=0,
                write_timeout=_SLICE_S,
                exclusive=True,
            )
            self._port.reset_input_buffer()
        except (*_SERIAL_FAULTS, ValueError) as fault:
            self.close()
            raise LineLost("line.no_port") from fault

    def close(self) -> None:
        """Let go; bytes not yet sent are dropped, else the kernel may wait for them on closing."""
        port, self._port = self._port, None
        if port is None:
            return
        try:
            port.reset_output_buffer()
            port.close()
        except _SERIAL_FAULTS:
            return  # the adapter was pulled out: there is nothing left to let go of

    def send(self, data: bytes) -> None:
        """Write all of it."""
        try:
            self._opened().write(data)
        except _SERIAL_FAULTS as fault:
            raise LineLost("line.broken") from fault

    def receive(self, timeout_s: float) -> bytes:
        """Whatever came in."""
        port = self._opened()
        try:
            if not select.select([port.fileno()], [], [], min(max(timeout_s, 0.0), _SLICE_S))[0]:
                return b""
            return bytes(port.read(_CHUNK))
        except _SERIAL_FAULTS as fault:
            raise LineLost("line.broken") from fault

    def _opened(self) -> serial.Serial:
        if self._port is None:
            raise LineLost("line.not_open")
        return self._port
