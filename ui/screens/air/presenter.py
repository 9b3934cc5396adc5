"""Watches the air at every step and on every screen, and has the records told of what changes."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.air_alarm import Air, as_on_record, watch
from app.floor.air_commands import AskAir, NoteAir
from app.floor.air_views import AirView
from app.floor.ports import Clock, GasWatch
from ui.bridge.desk import DeskBridge
from ui.screens.air.state import AirState


class AirPresenter(QObject):
    """The air. `begin` asks the record which alarms stand; `look` is called at every tick of the face.

    An alarm is shown before it is recorded, for people must know at once. One that the record does not let
    end comes back.

    state_changed  AirState
    recorded       something about the air has come into the record: what may be done at the bench changes
    """

    state_changed = Signal(object)
    recorded = Signal()

    def __init__(
        self, desk: DeskBridge, meter: GasWatch, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meter = meter
        self._clock = clock
        self._told: object = None
        self._asked = 0
        self.state = AirState()

    def begin(self) -> None:
        """Ask what the record says; nothing is known of the site's limits before."""
        self._told = None
        self._ask(AskAir())

    @Slot()
    def look(self) -> None:
        """Look at the meter once, and tell the record when anything is other than it was told last."""
        if self.state.limits is not None and self.state.air is not None:
            self._show(self._seen(self.state.air))
            self._note()

    def again(self) -> None:
        """Another run is on the bench: what it goes on blind for is told anew."""
        self._told = None
        self.look()

    def silence(self) -> None:
        """Somebody has heard it; the alarm itself stands."""
        standing = self.state.air.standing if self.state.air is not None else ()
        self._show(replace(self.state, silenced={one.gas: one.stands for one in standing}))

    def _seen(self, before: Air | None) -> AirState:
        """The state after one more look."""
        assert self.state.limits is not None  # noqa: S101 - nobody looks before they are known
        now = self._meter.now()
        at = self._clock.now()  # after the meter: a value of a later moment would be of an unknown age
        today = at.utc.astimezone().date()
        return replace(self.state, air=watch(before, now, self.state.limits, at=at, today=today))

    def _note(self) -> None:
        """One word for each change: what stands, and what is not seen."""
        air = self.state.air
        told = tuple((one.gas, one.stands, bool(one.blind)) for one in air.gases) if air is not None else ()
        if air is not None and told != self._told:
            self._told = told
            self._ask(NoteAir(air))

    def _ask(self, command: AskAir | NoteAir) -> None:
        self._asked += 1
        asked = self._asked
        self._desk.ask(command, lambda answer: self._answered(answer, asked))

    def _answered(self, answer: object, asked: int) -> None:
        if not isinstance(answer, AirView):
            return
        if asked == self._asked:  # an older answer knows less than what was told since
            first = self.state.air is None
            state = replace(self.state, limits=answer.limits)
            self.state = state
            seen = self._seen(None) if first else state
            if seen.air is not None:
                self._show(replace(seen, air=as_on_record(seen.air, answer.levels)))
            if first:
                self._note()
        if answer.changed:
            self.recorded.emit()

    def _show(self, state: AirState) -> None:
        """An alarm that is over is not silenced any more: it sounds when it comes again."""
        standing = {one.gas for one in state.air.standing} if state.air is not None else set()
        kept = {gas: level for gas, level in state.silenced.items() if gas in standing}
        self.state = replace(state, silenced=kept)
        self.state_changed.emit(self.state)
