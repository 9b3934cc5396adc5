"""The last hop of device threads: what cameras, scanners and scales say becomes a signal."""

from PySide6.QtCore import QObject, Signal

from app.domain.reading import Health, ScaleNow
from app.domain.scan import ScannedCode


class DeviceBridge(QObject):
    """Lives on the main thread; its methods may be called from any thread.

    code_seen       a settled code (ScannedCode), from camera or wedge
    device_changed  device name, Health, reason code
    scale_settled   a weight that may be captured (ScaleNow with `settled`)
    """

    code_seen = Signal(object)
    device_changed = Signal(str, object, str)
    scale_settled = Signal(object)

    def tell_code(self, code: ScannedCode) -> None:
        """From the camera thread or the wedge."""
        self.code_seen.emit(code)

    def tell_camera(self, health: Health) -> None:
        """From the camera thread."""
        self.device_changed.emit("camera", health, "" if health is Health.READY else health.value)

    def tell_scale(self, now: ScaleNow) -> None:
        """From the scale's thread."""
        lost = now.health is not Health.READY
        self.device_changed.emit("scale", now.health, now.unread.value if lost and now.unread else "")
        if now.settled is not None:
            self.scale_settled.emit(now)
