"""What is saved here, what the registry has signed for, and what waits; always counted, never claimed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.floor.commands import AskDelivery
from app.floor.ports import Clock
from app.floor.views import DeliveryView, SyncState
from ui.bridge.desk import DeskBridge
from ui.screens.delivery.state import DeliveryState

_LOOK_EACH_MS = 2_000
_POINTS = 24 * 60
_POINT_EACH_S = 60


class DeliveryPresenter(QObject):
    """Feeds the delivery screen and the counts on the strip.

    state_changed  DeliveryState
    left           back to where one came from
    """

    state_changed = Signal(object)
    left = Signal()

    def __init__(
        self, desk: DeskBridge, clock: Clock, try_now: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._try_now = try_now
        self.state = DeliveryState()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EACH_MS)
        self._look.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now and again."""
        self._look.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._look.stop()

    @Slot()
    def look(self) -> None:
        """Count again."""
        self._desk.ask(AskDelivery(), self._counted)

    @Slot(object)
    def sync_changed(self, sync: SyncState) -> None:
        """Delivery stands otherwise than before."""
        self._show(replace(self.state, sync=sync, now=self._clock.now().utc))
        self.look()

    def try_again(self) -> None:
        """Try to deliver at once; the counts will tell what came of it."""
        self._try_now()
        self.look()

    def leave(self) -> None:
        """Back."""
        self.left.emit()

    def _counted(self, answer: object) -> None:
        if not isinstance(answer, DeliveryView):
            return
        now = self._clock.now().utc
        points = self.state.waiting_over_time
        if (
            not points
            or points[-1][1] != answer.waiting
            or (now - points[-1][0]).total_seconds() > _POINT_EACH_S
        ):
            points = (*points[-_POINTS:], (now, answer.waiting))
        self._show(replace(self.state, view=answer, now=now, waiting_over_time=points))

    def _show(self, state: DeliveryState) -> None:
        self.state = state
        self.state_changed.emit(state)
