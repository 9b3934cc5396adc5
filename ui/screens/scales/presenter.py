"""Checking scales: whoever empties the pan says so with a key; a check weight is taken once it is still."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.reading import Unread
from app.domain.refusals import Refusal
from app.domain.scale_fitness import ScaleRole
from app.domain.verdict import Verdict
from app.floor.ports import ScaleWatch
from app.floor.scale_commands import AskScales, CheckScale, CheckZero
from app.floor.scale_views import ScalesView
from ui.bridge.desk import DeskBridge
from ui.screens.scales.state import NextCheck, ScalesPage, ScalesState

_LOOK_EACH_MS = 100
_TRACE_LENGTH = 80

EMPTY_PAN = ":empty"
"""The choice that is no check weight; no check weight can be called so."""


class ScalesPresenter(QObject):
    """Shows how the scales stand and takes one check after the other.

    state_changed  ScalesState
    left           back to the queue
    accepted, turned_down  tones
    """

    state_changed = Signal(object)
    left = Signal()
    accepted = Signal()
    turned_down = Signal()

    def __init__(
        self, desk: DeskBridge, scales: Mapping[ScaleRole, ScaleWatch], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._scales = scales
        self._visit = 0
        self.state = ScalesState()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EACH_MS)
        self._timer.timeout.connect(self._look)

    # ---- the place

    def begin(self) -> None:
        """How do they stand?"""
        self._visit += 1
        self._show(ScalesState())
        self._ask(AskScales(), self._told)

    def stop(self) -> None:
        """Look at no scale any more."""
        self._timer.stop()

    def leave(self) -> None:
        """Back to the queue; what was not checked stays due."""
        self._visit += 1
        self.stop()
        self.left.emit()

    # ---- from the list

    def look_at_other(self) -> None:
        """The other scale in sight."""
        if self.state.other is not None:
            self._show(replace(self.state, role=self.state.other.role, chosen="", made=None, refusal=None))

    def check_next(self) -> None:
        """What is due next."""
        due = self.state.next
        if due is not None:
            self.check(due)

    def check(self, what: NextCheck) -> None:
        """Begin a check, due or not."""
        state = replace(self.state, role=what.role, chosen="", made=None, refusal=None, trace=(), scale=None)
        if what.zero:
            self._begin_looking(replace(state, page=ScalesPage.ZERO))
            return
        if len(state.usable) == 1:
            self._put_on(state, state.usable[0].weight.id)
        elif state.usable:
            self._show(replace(state, page=ScalesPage.CHOOSE))

    def choose_check(self) -> None:
        """Something is checked though it need not be, or before what is due next."""
        if self.state.shown is not None:
            self._show(replace(self.state, page=ScalesPage.CHOOSE, made=None, refusal=None))

    def choose(self, weight: str) -> None:
        """This check weight, or the empty pan."""
        if weight == EMPTY_PAN:
            self.check(NextCheck(self.state.role, zero=True))
        elif weight in {one.weight.id for one in self.state.usable}:
            self._put_on(self.state, weight)

    def back(self) -> None:
        """From a check back to the list."""
        self.stop()
        self._show(replace(self.state, page=ScalesPage.LOOK, chosen="", refusal=None))

    # ---- a check

    def pan_is_empty(self) -> None:
        """Somebody looked: nothing lies there, and nothing touches it."""
        if self.state.empty is not None:
            self._send(CheckZero(self.state.role, self.state.empty))

    def no_reading(self) -> None:
        """The scale gives nothing: that is recorded, and the check is still owed."""
        unread = self.state.unread or Unread.MOVING
        if self.state.page is ScalesPage.ZERO:
            self._send(CheckZero(self.state.role, None, unread))
        elif self.state.page is ScalesPage.WEIGHT:
            self._send(CheckScale(self.state.role, self.state.chosen, None, unread))

    def confirm_weight(self) -> None:
        """The figure on the scale is still, says the person before it: the scale has no word for it."""
        if self.state.weight_asked is not None:
            self._scales[self.state.role].confirm(self.state.weight_asked)

    def _put_on(self, state: ScalesState, weight: str) -> None:
        """What lies there already is not the check weight."""
        now = self._scales[state.role].now()
        done = now.settled.placing if now.settled is not None else now.placing
        self._begin_looking(replace(state, page=ScalesPage.WEIGHT, chosen=weight, placing_done=done))

    def _begin_looking(self, state: ScalesState) -> None:
        self._show(state)
        self._timer.start()
        self._look()

    def _look(self) -> None:
        now, trace = self._scales[self.state.role].now(), self.state.trace
        if now.mass is not None:
            trace = (*trace[-_TRACE_LENGTH:], (now.at.mono_ms, now.mass.milligrams))
        elif now.unread is not None:
            trace = ()
        self._show(replace(self.state, scale=now, trace=trace))
        settled = now.settled
        fresh = settled is not None and settled.placing != self.state.placing_done
        if self.state.page is ScalesPage.WEIGHT and fresh and settled is not None and not self.state.busy:
            self._show(replace(self.state, placing_done=settled.placing))
            self._send(CheckScale(self.state.role, self.state.chosen, settled))

    # ---- answers

    def _told(self, answer: object) -> None:
        if not isinstance(answer, ScalesView):
            return
        state = replace(self.state, view=answer)
        role = state.next.role if state.next is not None else state.role
        if answer.of(role) is None and answer.scales:
            role = answer.scales[0].role
        self._show(replace(state, role=role))

    def _checked(self, answer: object) -> None:
        if not isinstance(answer, ScalesView):
            return
        self.stop()
        made = answer.made
        self._show(replace(self.state, page=ScalesPage.LOOK, view=answer, made=made, scale=None))
        passed = made is not None and made.verdict is Verdict.PASSED
        (self.accepted if passed else self.turned_down).emit()

    def _send(self, command: object) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, refusal=None))

        def heed(answer: object) -> None:
            self._show(replace(self.state, busy=False))
            if isinstance(answer, Refusal):
                self._show(replace(self.state, refusal=answer))
                self.turned_down.emit()
            else:
                self._checked(answer)

        self._ask(command, heed)

    def _ask(self, command: object, then: Callable[[object], None]) -> None:
        """An answer that comes after the place was left is dropped."""
        visit = self._visit

        def heed(answer: object) -> None:
            if visit == self._visit:
                then(answer)

        self._desk.ask(command, heed)

    def _show(self, state: ScalesState) -> None:
        self.state = state
        self.state_changed.emit(state)
