"""What is told of the camera to whoever shows it: how it is, why, and what it took."""

from collections.abc import Callable

from app.codes.watch import Camera, Watch
from app.devices.camera.live import LiveCamera
from app.domain.camera import CameraNow
from app.domain.reading import Health


class CameraWord:
    """Tells every change of health, and of the reason alone.

    The watch tells a change of health once; a camera that is tried again and again may be away for another
    reason each time, and people act on the newest.
    """

    def __init__(self, tell: Callable[[CameraNow], None]) -> None:
        self._tell = tell
        self._camera: Camera | None = None
        self._watch: Watch | None = None
        self._lost: str | None = None

    def know(self, camera: Camera | None, watch: Watch) -> None:
        """Whom to ask; before the watch starts."""
        self._camera, self._watch = camera, watch

    def health(self, health: Health) -> None:
        """From the watch, on the camera thread."""
        fault = self._watch.fault if self._watch is not None else None
        if health is Health.LOST:
            self._lost = fault.code if fault is not None else ""
            self._tell(CameraNow(health, self._lost))
            return
        self._lost = None
        plate = self._camera.plate if isinstance(self._camera, LiveCamera) else None
        self._tell(CameraNow(health, plate=plate if health is Health.READY else None))

    def loss(self, code: str) -> None:
        """From the camera, on the camera thread, before the watch makes anything of it."""
        if self._lost is not None and code != self._lost:
            self._lost = code
            self._tell(CameraNow(Health.LOST, code))
