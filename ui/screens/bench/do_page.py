"""A step that is looked at or done by hand, on the main line or on the way out."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.dismantling import Action as Allowed
from app.domain.procedure import StepKind
from ui.place import RailState
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState, making_safe
from ui.screens.bench.step_page import StepPage
from ui.screens.bench.words import decides, next_step, owed_place
from ui.theme.tokens import SPACE, Look, Room

_PLAIN_KINDS = (StepKind.SHOW, StepKind.CONFIRM)
"""What a pedal may say is done. Making a pack safe is never said so."""


class DoPage(StepPage):
    """What to do, and one button that says it is done."""

    tells_energy = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        body, side = QHBoxLayout(), QVBoxLayout()
        body.setSpacing(self.gap())
        body.addWidget(self.head.card, 1)
        side.setSpacing(look.mm(SPACE[1]))
        side.addWidget(self.head.ladder)
        side.addWidget(self.head.gear, 1)
        body.addLayout(side)
        for part in (self.head.ladder, self.head.gear):
            part.setFixedWidth(look.mm(88 if look.room is Room.FULL else 81))
            part.setVisible(not self.small())
        self.fill(body)

    def show_state(self, state: BenchState) -> None:
        """The step in hand."""
        view = state.view
        if view is None or view.step is None:
            return
        self.show_step(state, view.step)
        self.tell_of(state)

    def rail(self, state: BenchState) -> RailState:
        """Done; giving up is always there until the run is given up."""
        step = state.view.step if state.view is not None else None
        looked = step is not None and step.kind is StepKind.SHOW
        primary = self.primary(
            "done",
            "arrow-right" if looked else "tick",
            self.tr("Seen, go on") if looked else self.tr("Done"),
            self._what(state),
            enabled=state.may(Allowed.CONFIRM),
        )
        if step is not None and step.kind in _PLAIN_KINDS and not making_safe(state):
            primary = replace(primary, plain=PlainAct.NEXT)
        return RailState(primary, self.ways_out(state), self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary confirms the step."""
        return {"done": self.presenter.confirm}

    def _what(self, state: BenchState) -> str:
        if making_safe(state) and state.view is not None:
            number, count = owed_place(state.view)
            return self.tr("making safe: {number} of {count}").format(number=number, count=count)
        following = next_step(state, self.look)
        if following is not None and following.number:
            return self.tr("then step {number}").format(number=following.number)
        if following is not None:
            return self.tr("then the next step")
        if state.view is not None and decides(state.view):
            return ""
        return self.tr("then the run is over")
