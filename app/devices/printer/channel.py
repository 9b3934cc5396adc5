"""The way to a label printer: bytes in and out, and whether the other side took them."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Patience:
    """How long each step of a job may take, in seconds.

    A printer counts as lost after `attempts` misses: printers refuse while they serve another computer, and
    vanish for a moment. Nothing has been sent then, so no label comes twice. `stall_s` is the longest time
    without one more byte taken.
    """

    connect_s: float = 2.0
    attempts: int = 3
    pause_s: float = 2.0
    answer_s: float = 1.0
    stall_s: float = 10.0
    whole_s: float = 120.0
    come_out_s: float = 5.0
    close_s: float = 3.0


class PrinterFault(Exception):
    """A step that failed. `code` is a stable word for the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Channel(Protocol):
    """An open way to one printer, used by one thread for one job."""

    def push(self, data: bytes) -> None:
        """Hand over all of it.

        Raises:
            PrinterFault: printer.timeout or printer.cut_off; the last byte was then not handed over.
        """

    def hear(self, longest: int, timeout_s: float) -> bytes:
        """What came in within this time, b"" when nothing did.

        Raises:
            PrinterFault: printer.cut_off.
        """

    def taken(self) -> bool:
        """Say that this was all; whether the other side took every byte, as far as can be told."""

    def close(self) -> None:
        """Let go."""
