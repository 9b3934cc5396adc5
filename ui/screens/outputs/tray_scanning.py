"""The part of the outputs place that scans a tray: look after look, what each code is, and one record."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

from app.domain.refusals import Refusal, refuse
from app.domain.scan import SightedBox, View
from app.domain.tray import map_tray
from app.domain.tray_looks import Looks, look
from app.domain.tray_record import CodeStanding
from app.floor.ports import CameraWatch, Clock
from app.floor.tray_commands import AskTray
from app.floor.tray_views import TraySaved, TrayView
from ui.screens.outputs.state import OutputsPage, OutputsState
from ui.screens.outputs.tray_state import TrayState, scan_of

_LOOK_EACH_MS = 150
_FRESH_MS = 2_000  # an older frame is not the present: nothing is seen in it
_PLACES_EACH_MS = 500  # places are found anew so often, or when other codes are seen
_TELL_MOVED_MS = 4_000


class Table(Protocol):
    """The place, as far as this part needs it."""

    state: OutputsState
    accepted: SignalInstance

    def show(self, state: OutputsState) -> None: ...

    def refuse(self, refusal: Refusal) -> None: ...

    def send(self, command: object, done: Callable[[object], None]) -> None: ...

    def ask_desk(self, command: object, then: Callable[[object], None]) -> None: ...


class TrayScanning(QObject):
    """Looks while the page of the tray is open; what is given up is frozen together with its photograph."""

    def __init__(
        self, table: Table, camera: CameraWatch, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._camera = camera
        self._clock = clock
        self._view: View | None = None
        self._asked: set[str] = set()
        self._placed_ms = 0
        self._anew_ms: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EACH_MS)
        self._timer.timeout.connect(self.look)

    @property
    def looking(self) -> bool:
        """Whether the camera is being looked at."""
        return self._timer.isActive()

    def begin(self) -> None:
        """A tray of the pack that was looked up."""
        trace = self._table.state.trace
        if trace is not None:
            self._table.send(AskTray(trace.pack.id), self._begun)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def anew(self) -> None:
        """Forget what was read: the next look is the first."""
        if (tray := self._table.state.tray) is not None:
            self._forget()
            self._show(TrayState(tray.pack, looks=Looks(begun=tray.looks.begun)))

    def record(self) -> None:
        """Record the whole tray; where places are unread, ask first why they are given up."""
        tray = self._table.state.tray
        if tray is None or not may_record(tray):
            return
        photo = self._camera.photograph()
        if not photo:
            self._table.refuse(refuse("photo.no_picture"))
        elif tray.unread:
            self.stop()
            shown = replace(self._table.state, page=OutputsPage.TRAY_WHY, refusal=None)
            self._table.show(replace(shown, tray=replace(tray, photo=photo)))
        else:
            self._table.send(scan_of(tray, photo), self._saved)

    def give_up(self, reason: str) -> None:
        """The unread places stay unread for this reason."""
        tray = self._table.state.tray
        if tray is not None and tray.photo:
            self._table.send(scan_of(tray, tray.photo, reason), self._saved)

    def back_to_tray(self) -> None:
        """Nothing is given up: look on."""
        tray = self._table.state.tray
        if tray is not None:
            shown = replace(self._table.state, page=OutputsPage.TRAY, refusal=None)
            self._table.show(replace(shown, tray=replace(tray, photo=b"")))
            self._timer.start()

    def look(self) -> None:
        """One look: what is in view is joined with what was read before."""
        tray, now = self._table.state.tray, self._clock.now().mono_ms
        if tray is None or self._table.state.page is not OutputsPage.TRAY:
            return
        view = self._camera.view()
        fresh = view is not None and now - view.frame.at.mono_ms <= _FRESH_MS
        if view is not None and fresh and view is self._view:
            return
        self._view = view
        boxes = view.boxes if view is not None and fresh else ()
        looks = look(tray.looks, boxes, now)
        if looks.begun != tray.looks.begun:
            self._anew_ms = now
        anew = self._anew_ms is not None and now - self._anew_ms < _TELL_MOVED_MS
        seen = replace(tray, looks=looks, anew=anew)
        if view is not None and fresh:
            frame = view.frame
            seen = replace(seen, size=(frame.width, frame.height), seen_at=frame.at.utc_ms)
        if looks.begun != tray.looks.begun or not looks.held:
            seen = replace(seen, saved=None)
        self._show(self._placed(seen, now))

    def _placed(self, tray: TrayState, now: int) -> TrayState:
        """The places of what is known; a badge or a pack's label in view has none."""
        before = {(box.text, box.cause) for box in (*tray.read, *tray.unread, *tray.others)}
        same = before == {(box.text, box.cause) for box in tray.looks.boxes}
        count = len(tray.read) + len(tray.unread) + len(tray.others)
        if same and count == len(tray.looks.boxes) and now - self._placed_ms < _PLACES_EACH_MS:
            return tray
        return self._found(tray, now)

    def _found(self, tray: TrayState, now: int) -> TrayState:
        self._placed_ms = now
        pieces: list[SightedBox] = []
        others: list[SightedBox] = []
        for box in tray.looks.boxes:
            standing = tray.standing(box)
            (pieces if standing is None or standing.of_a_piece else others).append(box)
        return replace(tray, tray=map_tray(pieces), others=tuple(others))

    def _show(self, tray: TrayState) -> None:
        self._table.show(replace(self._table.state, tray=tray))
        texts = tuple(text for text in tray.asked_for if text not in self._asked)
        if texts:
            self._asked.update(texts)
            self._table.ask_desk(AskTray(tray.pack.id, tuple((text, "") for text in texts)), self._told)

    def _told(self, answer: object) -> None:
        tray = self._table.state.tray
        if tray is not None and isinstance(answer, TrayView) and answer.pack.id == tray.pack.id:
            known = replace(tray, known={**tray.known, **answer.codes})
            self._show(self._found(known, self._clock.now().mono_ms))
        elif isinstance(answer, Refusal):
            self._table.refuse(answer)

    def _begun(self, answer: object) -> None:
        if isinstance(answer, TrayView):
            self._forget()
            shown = replace(self._table.state, page=OutputsPage.TRAY, tray=TrayState(answer.pack))
            self._table.show(shown)
            self._timer.start()
            self.look()

    def _saved(self, answer: object) -> None:
        tray = self._table.state.tray
        if tray is None or not isinstance(answer, TraySaved):
            return
        self._asked.clear()  # what was new lies in a tray from here on
        shown = replace(self._table.state, page=OutputsPage.TRAY, refusal=None)
        self._table.show(replace(shown, tray=replace(tray, saved=answer, known={}, photo=b"")))
        self._table.accepted.emit()
        self._timer.start()
        self._show(self._table.state.tray or tray)

    def _forget(self) -> None:
        self._view, self._anew_ms, self._placed_ms = None, None, 0
        self._asked.clear()


def may_record(tray: TrayState) -> bool:
    """Whether the tray can be recorded as it lies there."""
    return (
        bool(tray.read)
        and tray.saved is None
        and not tray.asked_for
        and not tray.of_standing(CodeStanding.OTHER_PACK)
    )
