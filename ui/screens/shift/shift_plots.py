"""The plots of the running shift: packs and kilograms by the hour, step times, and holds."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.screens.shift.state import ShiftState
from ui.screens.shift.words import newest_words
from ui.theme.tokens import SPACE, Language, Look, Room
from ui.widgets.hour_bars import HourBars, RowBars
from ui.widgets.plot_state import Age, holds, kilograms_by_hour, packs_by_hour, step_times

_FRESH = timedelta(seconds=90)
"""Three looks without an answer: what is shown may no longer be so."""


class ShiftPlots(QWidget):
    """Four plots. A small screen shows them in pairs."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._packs, self._masses = HourBars(look, self), HourBars(look, self)
        self._steps, self._holds = RowBars(look, self), RowBars(look, self)
        self._put_in_place()

    def render(self, state: ShiftState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show the shift, once it is known."""
        if state.shift is None:
            return
        so_far, language = state.shift.so_far, self.look.language
        old = Age(newest_words(state), stale=state.now - state.shift.now > _FRESH)
        names = {(one.procedure, one.step): self.tr("step") for one in so_far.steps}
        for step, words in state.step_words.items():
            names[step] = words.zh if language is Language.ZH else words.en
        self._packs.render(packs_by_hour(so_far, language, old))
        masses, steps = kilograms_by_hour(so_far, language, old), step_times(so_far, names, old)
        self._masses.render(replace(masses, title=self.tr("kg by hour")))
        self._steps.render(replace(steps, title=self.tr("Minutes a step")))
        self._holds.render(holds(so_far, language, old))
        self._keep_all_holds()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where a title takes two lines its plot is higher."""
        self._keep_all_holds()

    def show_pair(self, pair: int) -> None:
        """Only the hours (0), or only steps and holds (1)."""
        for plot in (self._packs, self._masses):
            plot.setVisible(pair == 0)
        for lying in (self._steps, self._holds):
            lying.setVisible(pair == 1)

    def _keep_all_holds(self) -> None:
        """Steps may be left out where there are too many; none of the holds may."""
        if self.look.room is not Room.SMALL:
            self._holds.setFixedHeight(self._holds.height_for_all())

    def _put_in_place(self) -> None:
        """Hours at the left, steps over holds at the right; on a small screen all in one row."""
        small = self.look.room is Room.SMALL
        row = QHBoxLayout(self)
        hours: QBoxLayout = QHBoxLayout() if small else QVBoxLayout()
        lying: QBoxLayout = QHBoxLayout() if small else QVBoxLayout()
        for box in (row, hours, lying):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(self.look.mm(SPACE[2] if self.look.room is Room.FULL else SPACE[1]))
        for part in (self._packs, self._masses):
            hours.addWidget(part, 1)
        lying.addWidget(self._steps, 3)
        lying.addWidget(self._holds, 2 if small else 0)
        row.addLayout(hours, 4)
        row.addLayout(lying, 5)
