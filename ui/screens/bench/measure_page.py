"""A step that measures: the live reading against its limit, the points, and the button that takes it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.command_code import PlainAct
from app.domain.dismantling import Action as Allowed
from app.domain.procedure import StepKind
from app.domain.voltage import Voltmeter
from ui.place import Action, RailState
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.readings import live_reading, point_name, points_of
from ui.screens.bench.state import Asking, BenchState, point_in_hand
from ui.screens.bench.step_page import StepPage
from ui.screens.bench.words import standing_notice
from ui.theme.tokens import Look, Room
from ui.widgets.reading_panel import ReadingPanel, ReadingPanelState
from ui.widgets.reading_state import ReadingKind, ReadingState


class MeasurePage(StepPage):
    """The reading taken is the one that is shown when the button is pressed."""

    tells_energy = True
    crowded_rail = True

    def __init__(
        self,
        look: Look,
        presenter: BenchPresenter,
        *,
        meter: Voltmeter | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._meter = meter
        self._panel = ReadingPanel(look, self)
        row = QHBoxLayout()
        row.setSpacing(self.gap())
        row.addLayout(self.head.column(), 5)
        row.addWidget(self._panel, 8)
        self.fill(row)

    def show_state(self, state: BenchState) -> None:
        """The point in hand, live."""
        view = state.view
        if view is None or view.step is None:
            return
        self.show_step(state, view.step)
        notice = standing_notice(state)
        self.tell(notice)
        # On a low screen a notice takes the ruler's place: the reading keeps its own.
        self.head.ruler.setVisible(self.look.room is not Room.LOW or notice is None)
        reading = live_reading(state, self._meter) or ReadingState(ReadingKind.NONE)
        shown = ReadingPanelState(reading, points_of(view, self.look))
        if shown != self._panel.state:
            self._panel.render(shown)

    def rail(self, state: BenchState) -> RailState:
        """Take the reading; where every point is read, go on."""
        ways = self.ways_out(state)
        if state.asking is Asking.MEASURE:
            others = (way for way in ways if way.id == "abort" or (way.id == "deviate" and not self.small()))
            ways = (self.back_action(self.tr("To the release")), *others)
        facts = (*self.facts(state), *self.tries_fact(state))
        read_again = self._read_again(state)
        if read_again:
            go_on = self.primary("go_on", "arrow-right", self.tr("Go on"), self.tr("every point is read"))
            return RailState(go_on, (read_again, *ways), facts)
        return RailState(self._take(state), ways, facts)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary takes the reading, or leaves a step that is read."""
        presenter = self.presenter
        return {
            "take_reading": presenter.measuring.take,
            "type_reading": presenter.typing_in.begin,
            "take_again": self._again,
            "go_on": presenter.go_on,
        }

    def _again(self) -> None:
        presenter = self.presenter
        (presenter.typing_in.begin if presenter.state.by_hand else presenter.measuring.take)()

    def _take(self, state: BenchState) -> Action:
        view = state.view
        second = ""
        if view is not None and view.step is not None and view.step.points:
            point, count = point_in_hand(view), len(view.step.points)
            second = self.tr("point {number} of {count}").format(number=point, count=count)
        if state.by_hand:
            may = state.may(Allowed.TYPE_READING)
            return self.primary("type_reading", "keyboard", self.tr("Type reading"), second, enabled=may)
        may = state.may(Allowed.TAKE_READING)
        return self.primary("take_reading", "meter", self.tr("Take reading"), second, enabled=may)

    def _read_again(self, state: BenchState) -> Action | None:
        """Where the way is open already, a reading that was bad can still be taken again."""
        view = state.view
        if view is None or view.step is None or not view.step.points or not state.may(Allowed.GO_ON):
            return None
        words = self.tr("Again") if self.small() else self.tr("Measure again")
        point = self.button_line(point_name(view.step, point_in_hand(view), self.look))
        plain = PlainAct.REPEAT if view.step.kind is StepKind.READ else None  # a hold is measured by hand
        return Action("take_again", "refresh", words, "" if self.small() else point, plain=plain)
