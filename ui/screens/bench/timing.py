"""What the bench counts: the time of a wait step, and how long readings have stood before they are signed."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from app.domain.dismantling import Action
from app.floor.ports import Clock
from ui.screens.bench.state import BenchState, Page, page_of, rests_on_readings
from ui.screens.bench.table import Table

_LOOK_EACH_MS = 200
_ASK_EACH_MS = 1000


class Timing(QObject):
    """Looks at the clock while something is counted; the record says when a wait is over, not the screen."""

    def __init__(self, table: Table, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._clock = clock
        self._asked_ms = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EACH_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, state: BenchState) -> None:
        """Count where something is counted."""
        waiting = page_of(state) is Page.WAIT and not state.may(Action.CONFIRM)
        if not waiting and state.reading_left_ms == 0:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    @property
    def counting(self) -> bool:
        """Whether anything is counted."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def look(self) -> None:
        """How late it is now; when a wait's time is over, the desk is asked whether it is."""
        now, state = self._clock.now(), self._table.state
        self._table.show(replace(state, looked=now))
        over = page_of(state) is Page.WAIT and self._table.state.wait_left_ms == 0
        if over and not state.busy and now.mono_ms - self._asked_ms >= _ASK_EACH_MS:
            self._asked_ms = now.mono_ms
            self._table.look_again()


def stood(state: BenchState, now_ms: int) -> BenchState:
    """The state with the moment since which the readings to be signed for stand on the screen."""
    if not rests_on_readings(state):
        return state if state.read_since_ms is None else replace(state, read_since_ms=None)
    return state if state.read_since_ms is not None else replace(state, read_since_ms=now_ms)
