"""What the sync thread says of delivery becomes a signal."""

from PySide6.QtCore import QObject, Signal

from app.floor.remote_views import ChangesNoted
from app.floor.views import SyncState


class SyncBridge(QObject):
    """Lives on the main thread; `tell` may be called from any thread.

    changed  SyncState
    heard    ChangesNoted: the registry told something that this station has taken in
    """

    changed = Signal(object)
    heard = Signal(object)

    def tell(self, state: SyncState) -> None:
        """From the sync thread."""
        self.changed.emit(state)

    def tell_heard(self, noted: ChangesNoted) -> None:
        """From the sync thread."""
        self.heard.emit(noted)
