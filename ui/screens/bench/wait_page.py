"""A time that must pass: how much of it is left, and what it is for. Nobody goes on early."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.dismantling import Action as Allowed
from app.domain.limits import Limit
from ui.place import RailState
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.step_page import StepPage
from ui.screens.bench.words import said
from ui.theme.tokens import Look
from ui.widgets.wait_clock import WaitClock, WaitState, clock_text


class WaitPage(StepPage):
    """The station counts; the button opens when the record says that the time is over."""

    tells_energy = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._clock = WaitClock(look, self)
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addLayout(self.head.column(), 5)
        row.addWidget(self._clock, 5 if self.small() else 8)
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """The time that is left at this moment."""
        view = state.view
        if view is None or view.step is None or view.waiting is None:
            return
        self.show_step(state, view.step)
        self.tell_of(state)
        limit = view.waiting.limit
        why = said(limit.title, self.look)
        left_ms = 0 if state.may(Allowed.CONFIRM) else state.wait_left_ms or 0
        shown = WaitState(1000 * limit.value, left_ms, why, self._note(limit, why))
        if shown != self._clock.state:
            self._clock.render(shown)

    def rail(self, state: BenchState) -> RailState:
        """Shut until the time is over."""
        over = state.may(Allowed.CONFIRM)
        second = self.tr("time is over") if over else self.tr("not before the time is over")
        primary = self.primary("done", "arrow-right", self.tr("Go on"), second, enabled=over)
        return RailState(primary, self.ways_out(state), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary goes on."""
        return {"done": self.presenter.confirm}

    def _note(self, limit: Limit, why: str) -> str:
        """What is waited for, how long in all, and whether anybody has signed that."""
        whole = clock_text(1000 * limit.value)
        words = self.tr("{why}: {whole}, proposed") if limit.proposed else self.tr("{why}: {whole}")
        return words.format(why=why, whole=whole)
