"""The loop around a device: connect, ask, and after a fault try again, ever more slowly."""

from collections.abc import Callable
from typing import Protocol

from app.devices.line import LineLost
from app.loops import StoppableLoop

PERIOD_S = 0.125
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 5.0


class Device(Protocol):
    """One device as its loop drives it; every call comes back within about 200 ms."""

    def connect(self) -> None:
        """Open the line. Raises LineLost."""

    def turn(self) -> bool:
        """Ask once, or go on waiting for the answer; whether an answer came. Raises LineLost."""

    def lost(self, code: str) -> None:
        """The line is lost; say so and let go of what belonged to the connection."""

    def close(self) -> None:
        """Let go of the line for good."""


class DeviceLoop:
    """One thread that keeps one device connected and asked about eight times a second.

    After a fault it waits 0.5 s, then twice as long each time up to 5 s; an answer resets this.
    """

    def __init__(self, name: str, device: Device, *, period_s: float = PERIOD_S) -> None:
        self._device = device
        self._period_s = period_s
        self._pause_s = FIRST_PAUSE_S
        self._connected = False
        self._loop = StoppableLoop(name, self._turn)

    def start(self) -> None:
        """Begin to connect and ask."""
        self._loop.start()

    def stop(self, deadline_s: float = 5.0) -> bool:
        """End the thread and close the line; False when the thread hangs, the line then stays open."""
        ended = self._loop.stop(deadline_s)
        if ended:
            self._device.close()
        return ended

    def _turn(self, wait: Callable[[float], bool]) -> None:
        try:
            if not self._connected:
                self._device.connect()
                self._connected = True
            if self._device.turn():
                self._pause_s = FIRST_PAUSE_S
        except LineLost as fault:
            self._connected = False
            self._device.lost(fault.code)
            wait(self._pause_s)
            self._pause_s = min(2 * self._pause_s, LONGEST_PAUSE_S)
            return
        wait(self._period_s)
