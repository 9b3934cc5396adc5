"""A hold that is shut: value against limit, what to do now, and no way on but measuring again."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dismantling import Action as Allowed
from app.domain.holdpoint import Taken
from app.domain.quantity import Quantity
from app.domain.verdict import Verdict
from app.domain.voltage import Voltmeter
from app.floor.bench_views import BenchView
from ui.place import FactTone, RailFact, RailState
from ui.screens.bench.framed_page import FramedPage
from ui.screens.bench.live_line import LiveLine
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.readings import (
    kept_reading,
    live_reading,
    point_name,
    points_of,
    rule_of,
    shutting,
)
from ui.screens.bench.state import BenchState, point_in_hand
from ui.screens.bench.words import said, standing_notice
from ui.theme.tokens import Look, Room
from ui.widgets.hold_frame import HoldFrameState, HoldHead
from ui.widgets.painted import HALO
from ui.widgets.points_row import PointsState
from ui.widgets.reading_panel import ReadingPanel, ReadingPanelState
from ui.widgets.reading_state import Bound
from ui.widgets.remedy_list import RemediesState, RemedyList


class HeldPage(FramedPage):
    """Value against limit, what to do, and one way on: measure again. Nothing here opens the hold."""

    def __init__(
        self, look: Look, presenter: BenchPresenter, *, meter: Voltmeter | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._meter = meter
        self._panel, self._live = ReadingPanel(look, self.body), LiveLine(look, self.body)
        self._live.setFixedHeight(self._live.sizeHint().height())
        self._remedies = RemedyList(look, self.body)
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self.body)
        for layout in (left, right, row):
            layout.setSpacing(self.gap() if not self.small() else look.mm(1.5))
        left.addWidget(self._panel, 1)
        (left if self.small() else right).addWidget(self.told)
        left.addWidget(self._live)
        right.addWidget(self._remedies, 1)
        row.addLayout(left, 11)
        row.addLayout(right, 10)
        row.setContentsMargins(HALO, HALO if not self.small() else 0, HALO, HALO)

    def show_state(self, state: BenchState) -> None:
        """The reading that keeps it shut, and the meter as it is now."""
        view = state.view
        taken = shutting(view) if view is not None else None
        if view is None or view.step is None or taken is None:
            return
        told = standing_notice(state)
        self.told.tell(told)
        self._live.setVisible(not state.by_hand and (told is None or not self.small()))
        # Nobody knows how dangerous it is: the red is kept for what has been measured.
        head = HoldHead.FAILED if taken.verdict is Verdict.FAILED else HoldHead.JUDGEMENT
        self.head(HoldFrameState(head, self._what(view, taken), self._where(view, taken)))
        full = self.look.room is Room.FULL
        note = self.tr("This reading stays. A new one does not replace it.") if full else ""
        kept = kept_reading(view, taken, plate=self._meter, note=note)
        if kept is not None:
            shown = ReadingPanelState(kept, points_of(view, self.look) if full else PointsState())
            if shown != self._panel.state:
                self._panel.render(shown)
        live = live_reading(state, self._meter)
        if live is not None and live != self._live.state:
            self._live.render(live)
        remedies = view.step.hold.remedies if view.step.hold is not None else ()
        listed = RemediesState(self.tr("Do this now"), tuple(said(one, self.look) for one in remedies))
        if listed != self._remedies.state:
            self._remedies.render(listed)

    def rail(self, state: BenchState) -> RailState:
        """Measure again; abort stands apart; a release is nowhere."""
        view = state.view
        second = ""
        if view is not None and view.step is not None and view.step.points:
            second = self.button_line(point_name(view.step, point_in_hand(view), self.look))
        by_hand = state.by_hand
        may = state.may(Allowed.TYPE_READING if by_hand else Allowed.TAKE_READING)
        if not may:
            second = self.tr("no tries left")
        words = self.tr("Measure again")
        primary = self.primary(
            "type_reading" if by_hand else "take_reading", "refresh", words, second, enabled=may
        )
        shut = RailFact("", self.tr("Going on is not possible."), tone=FactTone.ATTENTION)
        still = self.open_fact(state) if self.look.room is Room.FULL else ()
        shut_facts = () if self.small() else (shut,)
        facts = (*self.facts(state)[:1], *still, *self.tries_fact(state), *shut_facts)
        return RailState(primary, self.ways_out(state), facts)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The primary takes the instrument's reading once more."""
        presenter = self.presenter
        return {"take_reading": presenter.measuring.take, "type_reading": presenter.typing_in.begin}

    def _what(self, view: BenchView, taken: Taken) -> str:
        rule = rule_of(view, taken.point)
        if taken.verdict is Verdict.UNREAD or rule is None:
            return self.tr("no reading, no way on")
        over = rule.post.bound is Bound.AT_MOST
        if rule.quantity is Quantity.VOLTAGE:
            return self.tr("dangerous voltage is still there") if over else self.tr("the voltage is too low")
        if rule.quantity is Quantity.INSULATION:
            return self.tr("the insulation is too low")
        if rule.quantity in (Quantity.TEMPERATURE, Quantity.TEMPERATURE_RISE):
            return self.tr("it is too hot")
        return self.tr("too much gas") if over else self.tr("too little oxygen")

    def _where(self, view: BenchView, taken: Taken) -> str:
        if view.step is None or not 1 <= taken.point <= len(view.step.points):
            return ""
        return self.tr("Step {number}, {point}, recorded {time}").format(
            number=view.number,
            point=point_name(view.step, taken.point, self.look),
            time=taken.at.astimezone().strftime("%H:%M:%S"),
        )
