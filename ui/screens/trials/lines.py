"""Trying a line: which there are, what comes off one, and what somebody says of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from app.domain.refusals import Refusal
from app.domain.scan import ReadBy, ScannedCode
from app.domain.trial_facts import Trial
from app.floor.ports import ScaleWatch
from app.floor.trial_commands import NoteTrial
from app.floor.trial_ports import DeviceTrials
from app.floor.views import Saved
from ui.bridge.desk import DeskBridge
from ui.screens.trials.state import BAUDS, TrialsPage, TrialsState

LOOK_EACH_MS = 250
_LONGEST = 200


class Lines(QObject):
    """Works on the trials' state through `at` and `show`; keeps none of its own."""

    def __init__(
        self,
        desk: DeskBridge,
        trials: DeviceTrials | None,
        scales: Mapping[str, ScaleWatch],
        *,
        at: Callable[[], TrialsState],
        show: Callable[[TrialsState], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trials = trials
        self._scales = scales
        self._at = at
        self._show = show
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EACH_MS)
        self._look.timeout.connect(self.look)

    def begin(self, device: str) -> None:
        """The lines that this computer has."""
        found = self._trials.candidates() if self._trials is not None else ()
        state = TrialsState(TrialsPage.LINES, device=device, candidates=found, bound_ms=self._at().bound_ms)
        self._show(state)

    def again(self) -> None:
        """Something was plugged in."""
        self.begin(self._at().device)

    def choose(self, port: str) -> None:
        """Listen to this line."""
        state = self._at()
        chosen = next((one for one in state.candidates if one.port == port), None)
        if chosen is None or self._trials is None:
            return
        self._show(replace(state, page=TrialsPage.LINE, chosen=chosen, heard=None, shown="", verdict=None))
        if not self._at().own:
            self._trials.listen(chosen.port, state.baud)
        self._look.start()
        self.look()

    def next_baud(self) -> None:
        """The same line at another speed."""
        state = self._at()
        if state.chosen is None or self._trials is None:
            return
        baud = BAUDS[(BAUDS.index(state.baud) + 1) % len(BAUDS)]
        self._show(replace(state, baud=baud, heard=None))
        self._trials.listen(state.chosen.port, baud)

    def stop(self) -> None:
        """Listen no more."""
        self._look.stop()
        if self._trials is not None:
            self._trials.hush()

    def look(self) -> None:
        """What came since."""
        state = self._at()
        if state.page is not TrialsPage.LINE or state.entry is not None:
            return
        if state.own and state.device in self._scales:
            mass = self._scales[state.device].now().mass
            self._show(replace(state, shown=f"{mass.printed} {mass.unit}" if mass is not None else ""))
        elif not state.own and self._trials is not None and (heard := self._trials.heard()) is not None:
            self._show(replace(state, heard=heard))

    def code_seen(self, code: ScannedCode) -> None:
        """A code that the station's own reader has read while it is tried."""
        state = self._at()
        reader = state.device in ("scanner", "badge_reader")
        if state.page is TrialsPage.LINE and state.own and reader and code.read_by is ReadBy.SERIAL:
            self._show(replace(state, shown=code.text[:_LONGEST]))

    def say(self, good: bool) -> None:
        """Somebody says whether that is what the device should do."""
        state = self._at()
        if state.chosen is None or not state.anything or state.entry is not None:
            return
        self._show(replace(state, verdict=good))
        kind = Trial.BYTES
        seen: dict[str, str | int] = {}
        if state.own:
            kind = Trial.WEIGHT if state.device in self._scales else Trial.SCAN
            seen = {"shown": state.shown}
        elif state.heard is not None:
            seen = {"bytes": state.heard.count, "newest": state.heard.newest.hex(), "baud": state.baud}
            for name, words in state.heard.read_as[:4]:
                seen[name] = words[:_LONGEST]
        chosen = state.chosen
        note = NoteTrial(state.device, kind, good, chosen.port, chosen.serial, seen)
        self._desk.ask(note, self._noted)

    def _noted(self, answer: object) -> None:
        if isinstance(answer, Refusal):
            self._show(replace(self._at(), verdict=None, refusal=answer))
        elif isinstance(answer, Saved):
            self._show(replace(self._at(), entry=answer.seq))
