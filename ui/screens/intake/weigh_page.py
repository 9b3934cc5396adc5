"""Put it on and wait for the tone: the weight as large as it goes, recorded by itself."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.reading import Instrument, Source, Unread
from ui.place import Action, ActionKind, RailState
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.screens.intake.triage_page import some_answered, take_back_action
from ui.theme.tokens import Look
from ui.widgets.facts import Fact, Facts, FactsState
from ui.widgets.figures import NO_FIGURE, kilograms
from ui.widgets.marks import Mark
from ui.widgets.weight_asked import look_then_press, take_weight_action
from ui.widgets.weight_state import weight_state
from ui.widgets.weight_view import WeightView


class WeighPage(Page):
    """Looks at what the presenter sees of the scale. Only a scale without a word for still wants a press."""

    def __init__(
        self,
        look: Look,
        presenter: IntakePresenter,
        *,
        now_ms: Callable[[], int],
        scale: Instrument | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._now_ms = now_ms
        self._scale = scale
        self._simulated = look.practice
        self._weight, self._facts = WeightView(look, self), Facts(look, self)
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addWidget(self._weight, 8)
        row.addWidget(self._facts, 7)
        self.fill(row)

    def show_state(self, state: IntakeState) -> None:
        """The weight of this moment, or why there is none."""
        by_itself = self.tr("Hands off. It is recorded by itself.")
        second = look_then_press() if state.weight_asked is not None else by_itself
        self.ask(self.tr("Put it on, wait for the tone"), second)
        self.tell_of(state)
        settled = state.scale.settled if state.scale else None
        if settled is not None:
            self._scale = settled.instrument
            self._simulated = settled.source is Source.SIMULATED
        name = self._scale.id if self._scale else ""
        shown = weight_state(state.scale, at_ms=self._now_ms(), instrument=name, trace=state.trace)
        if shown != self._weight.state:
            self._weight.render(shown)
        facts = FactsState(self._told(state))
        if facts != self._facts.state:
            self._facts.render(facts)

    def rail(self, state: IntakeState) -> RailState:
        """The primary place says that nothing needs pressing, or takes a figure that a person calls still."""
        asked = state.weight_asked
        absent = state.scale is not None and state.scale.unread is Unread.NOT_FITTED
        second = self.tr("no scale at this station") if absent else self.tr("by itself, hands off")
        primary = Action("wait", "scale", self.tr("Weighing"), second, enabled=False, kind=ActionKind.PRIMARY)
        if asked is not None:
            primary = take_weight_action(asked)
        ways = [self.queue_action()]
        if some_answered(state):
            ways.append(take_back_action(self.tr("Previous answers")))
        return RailState(primary, tuple(ways), self.facts(state))

    def act(self, action: str) -> None:
        """Say that the figure is still, leave it open, or take the last answers back."""
        if action == "confirm":
            self.presenter.confirm_weight()
        elif action == "queue":
            self.presenter.leave()
        elif action == "take_back":
            self.presenter.ask_take_back()

    def _told(self, state: IntakeState) -> tuple[Fact, ...]:
        tag = Fact(self.tr("Pack"), state.pack.tag if state.pack else NO_FIGURE)
        scale = self._scale
        name = scale.id if scale else NO_FIGURE
        if self._simulated:
            name = self.tr("{name}, simulated").format(name=name) if scale else self.tr("simulated")
        return (
            tag,
            Fact(self.tr("Scale"), name, Mark.CARE if self._simulated else None),
            Fact("Min", kilograms(scale.min_mg) if scale else NO_FIGURE),
            Fact("Max", kilograms(scale.max_mg) if scale else NO_FIGURE),
            Fact("d", kilograms(scale.d_mg) if scale else NO_FIGURE),
        )
