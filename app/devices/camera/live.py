"""A camera at the bench or on the network: a thread keeps the newest frame, older ones are dropped."""

import logging
import time
from collections.abc import Callable

from app.codes.watch import CameraLost
from app.devices.camera.feed import Feed
from app.devices.camera.stillness import LONGEST_S, Stillness
from app.domain.camera import CameraPlate
from app.domain.scan import Frame
from app.floor.ports import Clock
from app.loops import LatestValue, StoppableLoop

Wait = Callable[[float], bool]

_LOG = logging.getLogger(__name__)


class LiveCamera:
    """Camera by address or device.

    Reading blocks inside libraries for up to its timeouts, so it has a thread of its own; `next_frame` and
    `close` come back at once, and a frame is never older than the look before it. `on_loss` is called with
    the code of each loss that is told, on the thread that asked for the frame.
    """

    simulated = False

    def __init__(
        self,
        feed: Callable[[], Feed],
        *,
        clock: Clock,
        on_loss: Callable[[str], None] | None = None,
        frozen_s: float = LONGEST_S,
    ) -> None:
        self._feed = feed
        self._clock = clock
        self._on_loss = on_loss
        self._stillness = Stillness(frozen_s)
        self._session: _Session | None = None
        self._given = 0

    @property
    def plate(self) -> CameraPlate | None:
        """What the camera took and gives, from its first frame on; None when it is not connected."""
        session = self._session
        return None if session is None else session.plate.get()

    def open(self) -> None:
        """Begin to connect; whether it worked shows in `next_frame`."""
        self.close()
        self._given = 0
        self._session = _Session(self._feed(), self._clock, self._stillness)
        self._session.loop.start()

    def next_frame(self, timeout_s: float) -> Frame | None:
        """The newest frame that was not given yet, or None. Raises CameraLost when the stream ended."""
        session = self._session
        if session is None:
            raise CameraLost("camera.closed")
        until = time.monotonic() + timeout_s
        while True:
            frame = session.newest.get()
            if frame is not None and frame.serial > self._given:
                self._given = frame.serial
                return frame
            loss = session.loss.get()
            if loss is not None:
                if self._on_loss is not None:
                    self._on_loss(loss.code)
                raise loss
            if time.monotonic() >= until:
                return None
            time.sleep(0.005)

    def close(self) -> None:
        """Let the device go; a read that hangs ends by its own timeout on its own thread."""
        if self._session is not None:
            self._session.loop.stop(deadline_s=0.1)
            self._session = None


class _Session:
    """One connection from opening to its loss."""

    def __init__(self, feed: Feed, clock: Clock, stillness: Stillness) -> None:
        self._feed = feed
        self._clock = clock
        self._stillness = stillness
        self.newest: LatestValue[Frame] = LatestValue()
        self.plate: LatestValue[CameraPlate] = LatestValue()
        self.loss: LatestValue[CameraLost] = LatestValue()
        self.loop = StoppableLoop("camera-read", self._turn)

    def _turn(self, wait: Wait) -> None:
        """The whole connection in one turn, so that the feed is closed on the thread that reads it."""
        try:
            self._feed.open(lambda: wait(0))
            self._read(wait)
        except CameraLost as loss:
            self.loss.put(loss)
        except Exception as fault:
            # What a hostile camera provokes in a library must not end the station; its words may be secret.
            _LOG.error("a camera's feed failed: %s", type(fault).__name__)
            self.loss.put(CameraLost("camera.dropped"))
        finally:
            self._feed.close()
        while not wait(0.2):
            pass

    def _read(self, wait: Wait) -> None:
        serial = 0
        while not wait(0):
            rows = self._feed.read()
            if rows is None or wait(0):
                continue
            at = self._clock.now()
            if self._stillness.frozen(rows[0], at.mono_ms):
                raise CameraLost("camera.frozen")
            serial += 1
            self.plate.put(self._feed.plate)
            self.newest.put(Frame(*rows, at, serial))
