"""A recorded video in the place of a camera: every frame once, the last one stays."""

from pathlib import Path

import cv2

from app.codes.watch import CameraLost
from app.devices.camera.capture import rows_of
from app.domain.scan import Frame
from app.floor.ports import Clock


class VideoFile:
    """Simulated camera over a video file, frame by frame at the reader's pace.

    With `hold`, playing stops on the frame in which a code was heard (`stay`) until `advance`.
    """

    simulated = True

    def __init__(self, file: Path, *, clock: Clock, hold: bool = False) -> None:
        self._file = file
        self._clock = clock
        self._hold = hold
        self._held = False
        self._capture: cv2.VideoCapture | None = None
        self._shown: tuple[bytes, int, int, int] | None = None
        self._serial = 0
        self.exhausted = False

    def open(self) -> None:
        """Start from the beginning. Raises CameraLost "camera.unreadable"."""
        self.close()
        self._shown, self._held, self.exhausted = None, False, False
        try:
            self._capture = cv2.VideoCapture(str(self._file), cv2.CAP_FFMPEG)
        except cv2.error as fault:
            raise CameraLost("camera.unreadable") from fault
        if not self._capture.isOpened():
            raise CameraLost("camera.unreadable")

    def next_frame(self, timeout_s: float) -> Frame | None:
        """The next frame; the last again at the end or while held. Raises CameraLost when there is none."""
        if not self._held and not self.exhausted:
            self._play()
        if self._shown is None:
            raise CameraLost("camera.unreadable")
        rows, width, height, channels = self._shown
        self._serial += 1
        return Frame(rows, width, height, channels, self._clock.now(), self._serial)

    def stay(self) -> None:
        """Stop playing when held; the frame is repeated."""
        self._held = self._hold

    def advance(self) -> bool:
        """Play on; False, as what follows may be the same scene still."""
        self._held = False
        return False

    def close(self) -> None:
        """Let the file go."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _play(self) -> None:
        if self._capture is None:
            raise CameraLost("camera.unreadable")
        read, picture = self._capture.read()
        if read:
            self._shown = rows_of(picture)
        else:
            self.exhausted = True
