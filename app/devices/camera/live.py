"""A camera at the bench or on the network: a thread keeps the newest frame, older ones are dropped."""

import time
from collections.abc import Callable

import cv2

from app.codes.watch import CameraLost
from app.devices.camera.capture import rows_of, start_capture
from app.domain.scan import Frame
from app.floor.ports import Clock
from app.loops import LatestValue, StoppableLoop

Wait = Callable[[float], bool]


class LiveCamera:
    """Camera by address or device.

    Reading blocks inside OpenCV for up to its timeouts, so it has a thread of its own; `next_frame` and
    `close` come back at once, and a frame is never older than the look before it.
    """

    simulated = False

    def __init__(self, source: str, *, clock: Clock) -> None:
        self._source = source
        self._clock = clock
        self._session: _Session | None = None
        self._given = 0

    def open(self) -> None:
        """Begin to connect; whether it worked shows in `next_frame`."""
        self.close()
        self._given = 0
        self._session = _Session(self._source, self._clock)
        self._session.loop.start()

    def next_frame(self, timeout_s: float) -> Frame | None:
        """The newest frame that was not given yet, or None. Raises CameraLost when the stream ended."""
        session = self._session
        if session is None:
            raise CameraLost("camera.refused")
        until = time.monotonic() + timeout_s
        while True:
            frame = session.newest.get()
            if frame is not None and frame.serial > self._given:
                self._given = frame.serial
                return frame
            loss = session.loss.get()
            if loss is not None:
                raise CameraLost(loss)
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

    def __init__(self, source: str, clock: Clock) -> None:
        self._source = source
        self._clock = clock
        self.newest: LatestValue[Frame] = LatestValue()
        self.loss: LatestValue[str] = LatestValue()
        self.loop = StoppableLoop("camera-read", self._turn)

    def _turn(self, wait: Wait) -> None:
        """The whole connection in one turn, so that the capture is released on the thread that reads it."""
        capture = None
        try:
            capture = start_capture(self._source)
            self.loss.put(self._read(capture, wait))
        except cv2.error:
            self.loss.put("camera.refused")
        finally:
            if capture is not None:
                capture.release()
        while not wait(0.2):
            pass

    def _read(self, capture: cv2.VideoCapture, wait: Wait) -> str:
        """Keep the newest frame until the stream ends; answer why it did."""
        if not capture.isOpened():
            return "camera.refused"
        serial = 0
        while not wait(0):
            read, picture = capture.read()
            if not read:
                return "camera.dropped"
            serial += 1
            self.newest.put(Frame(*rows_of(picture), self._clock.now(), serial))
        return "camera.closed"
