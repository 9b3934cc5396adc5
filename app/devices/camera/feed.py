"""One connection to a camera, from its opening to its loss, read on one thread."""

from collections.abc import Callable
from typing import Protocol

from app.domain.camera import CameraPlate

Rows = tuple[bytes, int, int, int]
"""Rows as 8-bit grey or BGR, width, height, channels."""

Stop = Callable[[], bool]
"""Whether whoever waits has given up: asked at least every 200 ms where the feed itself can."""


class Feed(Protocol):
    """What a kind of camera must do. Every fault is a CameraLost with its own code."""

    def open(self, stop: Stop) -> None:
        """Connect, in bounded time."""

    def read(self) -> Rows | None:
        """The next picture, in bounded time and memory; None when it was given up by `stop`."""

    def close(self) -> None:
        """Let it go; harmless when not open."""

    @property
    def plate(self) -> CameraPlate | None:
        """What is known of the camera, complete once the first picture was read."""
