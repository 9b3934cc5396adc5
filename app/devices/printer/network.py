"""A label printer on the network: raw bytes to TCP port 9100, and its own word on how it fares."""

import fcntl
import ipaddress
import socket
import struct
import termios
import time
from dataclasses import dataclass
from enum import Enum

from app.devices.printer.host_status import ASK, LONGEST_ANSWER, HostStatus, parse_status

RAW_PORT = 9100
_CHUNK = 16_384
_LOOK_S = 0.05


class Asks(Enum):
    """Whether the printer is asked how it fares (~HS) before and after a label.

    A Zebra keeps silent exactly when labels or ribbon are out or the head is open (its manual, ~HS), so
    silence of a printer that speaks is a fault. One that never answered is printed to all the same: then
    only the network tells what became of the bytes, and the label must be scanned back.
    """

    ALWAYS = "always"  # silence is a fault from the first label on
    WELCOME = "welcome"  # silence is a fault once it has answered
    NEVER = "never"  # no ZPL printer, or one behind a print server without a way back


@dataclass(frozen=True, slots=True)
class Patience:
    """How long each step of a job may take, in seconds.

    `attempts` are made to connect, for printers refuse while they serve another computer; nothing has been
    sent then, so no label comes twice. `stall_s` is the longest time without one more byte taken.
    """

    connect_s: float = 2.0
    attempts: int = 3
    pause_s: float = 0.5
    answer_s: float = 1.0
    stall_s: float = 10.0
    whole_s: float = 120.0
    come_out_s: float = 5.0
    close_s: float = 3.0


class _Fault(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NetworkPrinter:
    """One printer by its numeric address ("localhost" counts as one). One job at a time, from one thread.

    Raises:
        ValueError: `host` is a name: looking it up can block for many seconds without a network.
    """

    def __init__(
        self, host: str, port: int = RAW_PORT, *, asks: Asks = Asks.WELCOME, patience: Patience | None = None
    ) -> None:
        self._address = (str(ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)), port)
        self._asks = asks
        self._patience = patience or Patience()
        self._must_answer = asks is Asks.ALWAYS

    def send(self, job: bytes) -> str:
        """Send one job; "" when the printer took it whole and, if it speaks, does not stand still.

        Nothing comes out: printer.offline, refused, not_ready, head_open, out_of_labels, ribbon_out, too_hot,
        paused, busy; and printer.cut_off and printer.timeout, for the end of the job was never sent.
        It comes out when the printer is put right: printer.stopped_with_label.
        Nobody knows, look first: printer.unsure.
        """
        try:
            with self._connected() as link:
                speaks = self._asks is not Asks.NEVER and self._ready(link)
                self._push(link, job)
                return self._aftermath(link, speaks)
        except _Fault as fault:
            return fault.code

    def _aftermath(self, link: socket.socket, speaks: bool) -> str:
        """What became of a job that was sent to its end."""
        try:
            if speaks and not self._came_out(link):
                return "printer.stopped_with_label"
            return "" if self._taken(link) else "printer.unsure"
        except _Fault:
            return "printer.unsure"

    def _connected(self) -> socket.socket:
        code = ""
        for attempt in range(self._patience.attempts):
            if attempt:
                time.sleep(self._patience.pause_s)
            try:
                return socket.create_connection(self._address, self._patience.connect_s)
            except ConnectionRefusedError:
                code = "printer.refused"
            except OSError:
                code = "printer.offline"
        raise _Fault(code)

    def _ready(self, link: socket.socket) -> bool:
        """Whether the printer answers; raises when it may not be sent a label now."""
        status = self._status(link)
        if status is None:
            if self._must_answer:
                raise _Fault("printer.not_ready")
            return False
        self._must_answer = True
        if status.fault:
            raise _Fault(status.fault)
        return True

    def _status(self, link: socket.socket) -> HostStatus | None:
        """Ask once; None when nothing that can be understood comes in time."""
        self._push(link, ASK)
        heard = b""
        until = time.monotonic() + self._patience.answer_s
        while (left := until - time.monotonic()) > 0:
            link.settimeout(left)
            try:
                data = link.recv(LONGEST_ANSWER)
            except TimeoutError:
                break
            except OSError as fault:
                raise _Fault("printer.cut_off") from fault
            if not data:
                raise _Fault("printer.cut_off")
            heard = (heard + data)[-LONGEST_ANSWER:]
            if (status := parse_status(heard)) is not None:
                return status
        return None

    def _push(self, link: socket.socket, data: bytes) -> None:
        rest = memoryview(data)
        until = time.monotonic() + self._patience.whole_s
        try:
            while rest:
                link.settimeout(max(min(self._patience.stall_s, until - time.monotonic()), 0.001))
                rest = rest[link.send(rest[:_CHUNK]) :]
        except TimeoutError as fault:
            raise _Fault("printer.timeout") from fault
        except OSError as fault:
            raise _Fault("printer.cut_off") from fault

    def _came_out(self, link: socket.socket) -> bool:
        """Ask until no label waits any more; False when the printer stands still or says nothing more."""
        until = time.monotonic() + self._patience.come_out_s
        while True:
            status = self._status(link)
            if status is not None and status.fault not in ("", "printer.busy"):
                return False
            if status is not None and not status.waiting:
                return True
            if time.monotonic() > until:
                return status is not None  # it is at work: a long queue is no fault
            time.sleep(_LOOK_S)

    def _taken(self, link: socket.socket) -> bool:
        """Say that this was all, and look whether the other side took every byte."""
        until = time.monotonic() + self._patience.close_s
        try:
            link.shutdown(socket.SHUT_WR)
            while (left := until - time.monotonic()) > 0:
                link.settimeout(left)
                if not link.recv(LONGEST_ANSWER):
                    break
        except TimeoutError:
            pass  # many printers keep the line open for minutes: what they have taken is asked below
        except OSError:
            return False
        while _outstanding(link):
            if time.monotonic() > until or link.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                return False
            time.sleep(_LOOK_S)
        return link.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0


def _outstanding(link: socket.socket) -> int:
    """Bytes the other side has not acknowledged."""
    (count,) = struct.unpack("i", fcntl.ioctl(link, termios.TIOCOUTQ, bytes(4)))
    return int(count)
