"""Tries devices: hears what they say, and has it recorded with who tried."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.domain.scanner_try import KEY_GAP_MS, SCANS_WANTED, ScanTimes, judged
from app.floor.ports import ScaleWatch
from app.floor.trial_commands import NoteScanTimes
from app.floor.trial_ports import DeviceTrials
from app.floor.views import Saved
from ui.bridge.desk import DeskBridge
from ui.screens.trials.lines import Lines
from ui.screens.trials.state import LINE_DEVICES, TrialsPage, TrialsState


class TrialsPresenter(QObject):
    """One trial at a time.

    state_changed  TrialsState
    left           back to the station's page
    keys_wanted    bool: whether every key belongs to the trial
    """

    state_changed = Signal(object)
    left = Signal()
    keys_wanted = Signal(bool)

    def __init__(
        self,
        desk: DeskBridge,
        trials: DeviceTrials | None = None,
        *,
        scales: Mapping[str, ScaleWatch] | None = None,
        key_gap_ms: int = KEY_GAP_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bound_ms = key_gap_ms
        self.state = TrialsState(bound_ms=key_gap_ms)
        self.lines = Lines(desk, trials, scales or {}, at=lambda: self.state, show=self._show, parent=self)

    def begin(self) -> None:
        """The list."""
        self.stop()
        self._show(TrialsState(bound_ms=self._bound_ms))

    def stop(self) -> None:
        """Look and listen no more."""
        self.keys_wanted.emit(False)
        self.lines.stop()

    def choose(self, device: str) -> None:
        """Try a device."""
        if device in LINE_DEVICES:
            self.lines.begin(device)
        elif device == TrialsPage.KEYBOARD.value:
            self.keys_wanted.emit(True)
            self._show(TrialsState(TrialsPage.KEYBOARD, bound_ms=self._bound_ms))

    def back(self) -> None:
        """From a trial to the list, from there to the station's page."""
        self.stop()
        if self.state.page is TrialsPage.LIST:
            self.left.emit()
        elif self.state.page is TrialsPage.LINE:
            self.lines.again()
        else:
            self._show(TrialsState(bound_ms=self._bound_ms))

    def anew(self) -> None:
        """The same trial from its beginning."""
        self.choose(self.state.page.value)

    # ---- a scanner that types

    @Slot(object)
    def scan_heard(self, scan: ScanTimes) -> None:
        """One scan with its times; after enough of them the station judges and records."""
        if self.state.page is not TrialsPage.KEYBOARD or self.state.tried is not None:
            return
        scans = (*self.state.scans, scan)
        self._show(replace(self.state, scans=scans, refusal=None))
        if len(scans) >= SCANS_WANTED:
            self._desk.ask(NoteScanTimes(scans, self._bound_ms), self._scans_noted)

    @Slot(object)
    def code_seen(self, code: ScannedCode) -> None:
        """A code by a reader on a line may be what is tried."""
        self.lines.code_seen(code)

    def _scans_noted(self, answer: object) -> None:
        if isinstance(answer, Refusal):
            self._show(replace(self.state, scans=(), refusal=answer))
        elif isinstance(answer, Saved):
            tried = judged(self.state.scans, key_gap_ms=self._bound_ms)
            self._show(replace(self.state, tried=tried, entry=answer.seq))

    def _show(self, state: TrialsState) -> None:
        self.state = state
        self.state_changed.emit(state)
