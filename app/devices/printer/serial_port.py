"""A label printer on a serial line: slow, without any acknowledgement, and often without a way back."""

import time

from app.devices.line import Line, LineLost
from app.devices.printer.channel import Patience, PrinterFault
from app.devices.printer.delivery import Asks, Delivery
from app.devices.printer.speech import Speech

_PIECE = 64  # bytes: at 9600 baud they are gone within the 200 ms that a line waits
_BITS_A_BYTE = 10
_SLICE_S = 0.2


class SerialPrinter:
    """One printer on a line of `baud` bits a second. One job at a time, from one thread.

    The line stays open between jobs: closing it would drop what the computer has not yet sent.
    """

    def __init__(
        self,
        line: Line,
        *,
        baud: int,
        speech: Speech,
        asks: Asks = Asks.WELCOME,
        patience: Patience | None = None,
    ) -> None:
        self._line = line
        self._bytes_a_second = baud / _BITS_A_BYTE
        self._patience = patience or Patience(answer_s=2.0, whole_s=600.0)
        self._delivery = Delivery(self._opened, speech, asks=asks, patience=self._patience)

    def send(self, job: bytes) -> str:
        """As `Delivery.send`."""
        return self._delivery.send(job)

    def look(self) -> str:
        """As `Delivery.look`."""
        return self._delivery.look()

    def _opened(self, attempts: int) -> "_LineChannel":
        for attempt in range(attempts):
            if attempt:
                time.sleep(self._patience.pause_s)
            try:
                self._line.open()
            except LineLost:
                continue
            return _LineChannel(self._line, self._patience, self._bytes_a_second)
        raise PrinterFault("printer.offline")


class _LineChannel:
    """The port `Channel` on a line that is open already."""

    def __init__(self, line: Line, patience: Patience, bytes_a_second: float) -> None:
        self._line = line
        self._patience = patience
        self._bytes_a_second = bytes_a_second

    def push(self, data: bytes) -> None:
        """Hand over all of it, no faster than the wire: what waits in the computer cannot be asked for."""
        began = time.monotonic()
        for at in range(0, len(data), _PIECE):
            if time.monotonic() - began > self._patience.whole_s:
                self._lose()
                raise PrinterFault("printer.timeout")
            self._piece(data[at : at + _PIECE])
            ahead = (at + _PIECE) / self._bytes_a_second - (time.monotonic() - began)
            if ahead > 0:
                time.sleep(ahead)

    def hear(self, longest: int, timeout_s: float) -> bytes:
        """What came in within this time."""
        until = time.monotonic() + timeout_s
        try:
            while True:
                left = max(until - time.monotonic(), 0.0)
                data = self._line.receive(min(left, _SLICE_S))
                if data or not left:
                    return data[-longest:]
        except LineLost as fault:
            self._lose()
            raise PrinterFault("printer.cut_off") from fault

    def taken(self) -> bool:
        """A wire acknowledges nothing: it was sent at the wire's own pace, and no fault was seen."""
        return True

    def close(self) -> None:
        """The line stays open for the next job."""

    def _piece(self, piece: bytes) -> None:
        try:
            self._line.send(piece)
        except LineLost as fault:
            self._lose()
            raise PrinterFault("printer.cut_off") from fault

    def _lose(self) -> None:
        self._line.close()
