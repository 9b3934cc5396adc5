"""The ways between places: each presenter says that it is finished, and this knows where that leads."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.application.views import Presenters
from ui.shell.navigator import PlaceName


class Ways(QObject):
    """Leads from place to place; screens do not know each other."""

    def __init__(
        self, presenters: Presenters, go: Callable[[PlaceName], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._go = go
        presenters.queue.delivery_asked.connect(self._delivery)
        presenters.queue.setup_asked.connect(self._setup)
        presenters.delivery.left.connect(self._queue)
        presenters.setup.left.connect(self._queue)
        presenters.setup.delivery_asked.connect(self._delivery)
        presenters.intake.left.connect(self._queue)
        presenters.intake.finished.connect(self._queue)

    def _queue(self) -> None:
        self._go(PlaceName.QUEUE)

    def _delivery(self) -> None:
        self._go(PlaceName.DELIVERY)

    def _setup(self) -> None:
        self._go(PlaceName.SETUP)
