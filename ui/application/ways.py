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
        presenters.queue.shift_asked.connect(self._shift)
        presenters.queue.outputs_asked.connect(self._outputs)
        presenters.delivery.left.connect(self._queue)
        presenters.setup.left.connect(self._queue)
        presenters.setup.delivery_asked.connect(self._delivery)
        presenters.setup.library_asked.connect(self._library)
        presenters.setup.trials_asked.connect(self._trials)
        presenters.library.left.connect(self._setup)
        presenters.trials.left.connect(self._setup)
        presenters.queue.scales_asked.connect(self._scales)
        presenters.setup.scales_asked.connect(self._scales)
        presenters.scales.left.connect(self._queue)
        for finished in (presenters.bench, presenters.outputs, presenters.shift, presenters.intake):
            finished.left.connect(self._queue)
        presenters.intake.finished.connect(self._queue)

    def _queue(self) -> None:
        self._go(PlaceName.QUEUE)

    def _delivery(self) -> None:
        self._go(PlaceName.DELIVERY)

    def _shift(self) -> None:
        self._go(PlaceName.SHIFT)

    def _outputs(self) -> None:
        self._go(PlaceName.OUTPUTS)

    def _library(self) -> None:
        self._go(PlaceName.LIBRARY)

    def _trials(self) -> None:
        self._go(PlaceName.TRIALS)

    def _scales(self) -> None:
        self._go(PlaceName.SCALES)

    def _setup(self) -> None:
        self._go(PlaceName.SETUP)
