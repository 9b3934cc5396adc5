"""The part of the bench that is about instruments: looks at them, takes readings, and sounds a shut hold."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from app.domain.gas_seen import GasSeen
from app.domain.procedure import StepKind
from app.domain.quantity import Taking
from app.domain.verdict import Verdict
from app.floor.bench_commands import TakeReading
from app.floor.bench_views import BenchView
from app.floor.ports import Clock, GasLook, VoltageWatch
from ui.screens.bench.state import Asking, BenchState, Page, page_of, point_in_hand
from ui.screens.bench.table import Table

LOOK_EACH_MS = 100
SOUND_EACH_MS = 30_000
_ASK_EACH_MS = 15_000
_LOOKING = (Page.MEASURE, Page.HELD)


class Measuring(QObject):
    """Works while the bench stands at something to measure.

    Readings open a hold for so long only, and what is proven lapses: while something does, the desk is asked
    now and then how it stands.
    """

    def __init__(
        self,
        table: Table,
        meter: VoltageWatch,
        gas: GasLook,
        *,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._meter = meter
        self._gas = gas
        self._clock = clock
        self._held = False
        self._looks = self._timer(LOOK_EACH_MS, self._look)
        self._sounds = self._timer(SOUND_EACH_MS, self._sound)
        self._asks = self._timer(_ASK_EACH_MS, self._ask)

    def follow(self, state: BenchState) -> None:
        """Look at the instruments where they are shown, and sound a hold when it shuts."""
        _run(self._looks, wanted=page_of(state) in _LOOKING)
        view = state.view
        lapses = view is not None and (bool(view.force) or view.lapses_ms is not None)
        _run(self._asks, wanted=lapses and view is not None and view.step is not None)
        held = page_of(state) is Page.HELD
        if held and not self._held:
            self._begin_to_sound()
        elif not held:
            self._sounds.stop()
        self._held = held

    @property
    def looking(self) -> bool:
        """Whether the instruments are being looked at."""
        return self._looks.isActive()

    @property
    def sounding(self) -> bool:
        """Whether the hold will sound again."""
        return self._sounds.isActive()

    def stop(self) -> None:
        """Look no more, and be still."""
        for timer in (self._looks, self._sounds, self._asks):
            timer.stop()
        self._held = False

    def touched(self) -> None:
        """Somebody is there: the hold need not sound again."""
        self._sounds.stop()

    def take(self) -> None:
        """Take what the instrument shows at this moment as the reading of the present point."""
        view = self._table.state.view
        if view is not None and view.step is not None and not self._table.state.by_hand:
            seen = self._gas_now() or self._meter.now()
            self._table.send(TakeReading(view.run.id, view.step.id, point_in_hand(view), seen), self._taken)

    def _gas_now(self) -> GasSeen | None:
        """The channel of the point in hand, None where it is no gas."""
        point = self._table.state.point
        gas = point is not None and point.quantity.taking is Taking.GAS
        return self._gas.seen(point.quantity) if gas and point is not None else None

    def _taken(self, answer: object) -> None:
        if not isinstance(answer, BenchView):
            return
        was_held = self._held
        self._table.show(replace(self._table.state, asking=Asking.STEP))
        self._table.stand_at(answer)
        newest = answer.run.readings[-1] if answer.run.readings else None
        if newest is None or newest.verdict is Verdict.PASSED:
            self._table.accepted.emit()
        elif answer.step is not None and answer.step.kind is StepKind.READ:
            self._table.turned_down.emit()
        elif was_held:  # a hold that shuts now has been heard already
            self._begin_to_sound()

    def _look(self) -> None:
        now, gas = self._meter.now(), self._gas_now()
        self._table.show(replace(self._table.state, meter=now, gas=gas, looked=self._clock.now()))

    def _begin_to_sound(self) -> None:
        self._table.held.emit()
        self._sounds.start()

    def _sound(self) -> None:
        self._table.held.emit()

    def _ask(self) -> None:
        if not self._table.state.busy:
            self._table.look_again()

    def _timer(self, each_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(each_ms)
        timer.timeout.connect(act)
        return timer


def _run(timer: QTimer, *, wanted: bool) -> None:
    if not wanted:
        timer.stop()
    elif not timer.isActive():
        timer.start()
