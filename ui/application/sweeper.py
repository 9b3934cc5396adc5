"""Python's garbage is swept on the main thread alone: what Qt made must not be destroyed on another."""

import gc

from PySide6.QtCore import QObject, QTimer

_EACH_MS = 1000


class Sweeper(QObject):
    """While it works, no other thread collects.

    A collection begun on a device's or the records' thread would destroy widgets and timers that only a
    cycle of references held there, and Qt ends the process over it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._swept_by_itself = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EACH_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds, if any is."""
        due = [
            age
            for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(max(due))

    def end(self) -> None:
        """Let Python sweep as it did before."""
        self._timer.stop()
        if self._swept_by_itself:
            gc.enable()
