"""What the sync thread says of delivery becomes a signal."""

from PySide6.QtCore import QObject, Signal

from app.floor.views import SyncState


class SyncBridge(QObject):
    """Lives on the main thread; `tell` may be called from any thread.

    changed  SyncState
    """

    changed = Signal(object)

    def tell(self, state: SyncState) -> None:
        """From the sync thread."""
        self.changed.emit(state)
