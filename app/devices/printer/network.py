"""A label printer on the network: raw bytes to TCP port 9100, and its own word on how it fares."""

import fcntl
import ipaddress
import socket
import struct
import termios
import time

from app.devices.printer.channel import Patience, PrinterFault
from app.devices.printer.delivery import Asks, Delivery
from app.devices.printer.speech import ZPL, Speech

__all__ = ["RAW_PORT", "Asks", "NetworkPrinter", "Patience"]

RAW_PORT = 9100
_CHUNK = 16_384
_LOOK_S = 0.05


class NetworkPrinter:
    """One printer by its numeric address ("localhost" counts as one). One job at a time, from one thread.

    Raises:
        ValueError: `host` is a name: looking it up can block for many seconds without a network.
    """

    def __init__(
        self,
        host: str,
        port: int = RAW_PORT,
        *,
        speech: Speech = ZPL,
        asks: Asks = Asks.WELCOME,
        patience: Patience | None = None,
    ) -> None:
        self._address = (str(ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)), port)
        self._patience = patience or Patience()
        self._delivery = Delivery(self._connected, speech, asks=asks, patience=self._patience)

    def send(self, job: bytes) -> str:
        """As `Delivery.send`."""
        return self._delivery.send(job)

    def look(self) -> str:
        """As `Delivery.look`."""
        return self._delivery.look()

    def _connected(self, attempts: int) -> "_TcpChannel":
        code = ""
        for attempt in range(attempts):
            if attempt:
                time.sleep(self._patience.pause_s)
            try:
                link = socket.create_connection(self._address, self._patience.connect_s)
            except ConnectionRefusedError:
                code = "printer.refused"
            except OSError:
                code = "printer.offline"
            else:
                return _TcpChannel(link, self._patience)
        raise PrinterFault(code)


class _TcpChannel:
    """The port `Channel` on a connection: what the other side acknowledged, it took."""

    def __init__(self, link: socket.socket, patience: Patience) -> None:
        self._link = link
        self._patience = patience

    def push(self, data: bytes) -> None:
        """Hand over all of it."""
        rest = memoryview(data)
        until = time.monotonic() + self._patience.whole_s
        try:
            while rest:
                left = until - time.monotonic()
                self._link.settimeout(max(min(self._patience.stall_s, left), 0.001))
                rest = rest[self._link.send(rest[:_CHUNK]) :]
        except TimeoutError as fault:
            raise PrinterFault("printer.timeout") from fault
        except OSError as fault:
            raise PrinterFault("printer.cut_off") from fault

    def hear(self, longest: int, timeout_s: float) -> bytes:
        """What came in within this time."""
        try:
            self._link.settimeout(max(timeout_s, 0.0))
            data = self._link.recv(longest)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as fault:
            raise PrinterFault("printer.cut_off") from fault
        if not data:
            raise PrinterFault("printer.cut_off")
        return data

    def taken(self) -> bool:
        """Say that this was all, and look whether the other side took every byte."""
        until = time.monotonic() + self._patience.close_s
        try:
            self._link.shutdown(socket.SHUT_WR)
            while (left := until - time.monotonic()) > 0:
                self._link.settimeout(left)
                if not self._link.recv(_CHUNK):
                    break
        except TimeoutError:
            pass  # many printers keep the line open for minutes: what they have taken is asked below
        except OSError:
            return False
        while _outstanding(self._link):
            if time.monotonic() > until or self._broken():
                return False
            time.sleep(_LOOK_S)
        return not self._broken()

    def close(self) -> None:
        """Let go."""
        self._link.close()

    def _broken(self) -> bool:
        return self._link.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) != 0


def _outstanding(link: socket.socket) -> int:
    """Bytes the other side has not acknowledged."""
    (count,) = struct.unpack("i", fcntl.ioctl(link, termios.TIOCOUTQ, bytes(4)))
    return int(count)
