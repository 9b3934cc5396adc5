"""The emergency: shown at once, recorded at once, ended only by a supervisor's badge and PIN."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.dismantling import RunState
from app.domain.leaving_facts import AfterAlarm
from app.domain.operator import Credentials
from app.domain.own_label import is_badge
from app.domain.pack import Pack
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.floor.bench_commands import AskBench
from app.floor.bench_views import BenchView
from app.floor.commands import ClearEmergency, RaiseEmergency
from app.floor.ports import CameraWatch, Clock
from app.floor.views import OperatorView, Saved
from ui.bridge.desk import DeskBridge
from ui.bridge.papers import PapersBridge
from ui.screens.emergency.state import EmergencyState


class EmergencyPresenter(QObject):
    """The card and its end.

    state_changed  EmergencyState
    ended          a supervisor has ended it
    """

    state_changed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        desk: DeskBridge,
        camera: CameraWatch,
        clock: Clock,
        *,
        site: tuple[str, str, str],
        papers: PapersBridge | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`site` is the place's name, the assembly point and the number to call.

        `papers` prints the fire brigade's sheet by itself; without them the card says nothing of one.
        """
        super().__init__(parent)
        self._desk = desk
        self._camera = camera
        self._clock = clock
        self._site = site
        self._papers = papers
        self.state: EmergencyState | None = None

    def raise_alarm(
        self, pack: Pack | None, operator: OperatorView | None, *, recorded: bool = False
    ) -> None:
        """Show the card before anything else; then record. `recorded` after a restart in an alarm.

        Raised again, the card stays as it is; what could not be recorded is tried anew.
        """
        now = self._clock.now().utc
        place, point, phone = self._site
        who = (operator.name_zh, operator.name_en) if operator is not None else None
        state = self.state or EmergencyState(now, None, place, point, phone, pack, who)
        if recorded and state.recorded_at is None:
            state = replace(state, recorded_at=now)
        self._show(state)
        if recorded:
            self._desk.ask(AskBench(), self._bench_known)
        if state.recorded_at is None:
            self._desk.ask(RaiseEmergency(place, pack.id if pack is not None else None), self._recorded)

    def ask_lead(self) -> None:
        """It is over: what becomes of a run that it stopped, then the lead's badge."""
        if self.state is not None:
            self._camera.reset()
            self._show(replace(self.state, asking_lead=True, becomes=None, lead_badge="", refusal=None))

    def choose(self, becomes: AfterAlarm) -> None:
        """What becomes of the run; then the lead's badge."""
        if self.state is not None and self.state.asks_of_run:
            self._camera.reset()
            self._show(replace(self.state, becomes=becomes))

    def keep_alarm(self) -> None:
        """It stays an emergency."""
        if self.state is not None:
            self._show(replace(self.state, asking_lead=False, becomes=None, lead_badge="", refusal=None))

    @Slot(object)
    def code_seen(self, code: ScannedCode) -> None:
        """The lead's badge."""
        state = self.state
        if state is not None and state.asking_lead and not state.asks_of_run and is_badge(code.text):
            self._show(replace(state, lead_badge=code.text, refusal=None))

    def end(self, pin: str) -> None:
        """The lead's PIN: with the badge it ends the emergency."""
        if self.state is not None and self.state.lead_badge:
            lead = Credentials(badge=self.state.lead_badge, pin=pin)
            command = ClearEmergency("false_alarm", lead)
            if self.state.becomes is not None:
                command = ClearEmergency(self.state.becomes.value, lead, self.state.becomes)
            self._desk.ask(command, self._cleared)

    def _recorded(self, answer: object) -> None:
        if isinstance(answer, Saved) and self.state is not None:
            self._show(replace(self.state, recorded_at=answer.at))
            self._desk.ask(AskBench(), self._bench_known)
            if self._papers is not None and self.state.paper is None:
                pack = self.state.pack
                self._papers.print_fire_sheet(pack.id if pack is not None else None, self._printed)

    def _bench_known(self, answer: object) -> None:
        """A run whose document cannot be opened is stopped as well."""
        stopped = isinstance(answer, Refusal) or (
            isinstance(answer, BenchView) and answer.run.state is RunState.EMERGENCY
        )
        if self.state is not None and stopped != self.state.stopped:
            self._show(replace(self.state, stopped=stopped))

    def _printed(self, fault: object) -> None:
        if self.state is not None:
            self._show(replace(self.state, paper=str(fault)))

    def _cleared(self, answer: object) -> None:
        if isinstance(answer, Saved):
            self.state = None
            self.ended.emit()
        elif isinstance(answer, Refusal) and self.state is not None:
            self._camera.reset()
            self._show(replace(self.state, lead_badge="", refusal=answer))

    def _show(self, state: EmergencyState) -> None:
        self.state = state
        self.state_changed.emit(state)
