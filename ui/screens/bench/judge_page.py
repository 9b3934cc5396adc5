"""A hold that people judge: what to look at, why it may open, and what to do when it must stay shut."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.procedure import Step
from ui.place import Action, RailState
from ui.screens.bench.framed_page import FramedPage
from ui.screens.bench.page import inset
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.reasons import offered
from ui.screens.bench.state import Asking, BenchState
from ui.screens.bench.step_page import StepHead
from ui.screens.bench.words import said, standing_notice
from ui.theme.tokens import Look, Room
from ui.widgets.hold_frame import HoldFrameState, HoldHead
from ui.widgets.painted import HALO
from ui.widgets.remedy_list import RemediesState, RemedyList
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState

_TILE_MM = 28.0  # a reason of several lines


class JudgePage(FramedPage):
    """What to look at, what to do when it is not in order, and the reasons for opening.

    A reason comes first, then the second person's badge.
    """

    tells_energy = True
    tells_open = True
    crowded_rail = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        # A low screen has room for the reasons or the remedies, a small one for the reasons alone.
        self._decides = not self.small()
        self._step = StepHead(look, self.body)
        self._tiles = TileGrid(look, self.body)
        self._tiles.chosen.connect(presenter.signing.judge)
        self._remedies = RemedyList(look, self.body)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(HALO, HALO if not self.small() else 0, HALO, 0)
        column.setSpacing(look.mm(1) if self.small() else look.mm(3))
        column.addWidget(self._step.ruler)
        column.addWidget(self.told)
        column.addLayout(self._in_turn() if self.small() else self._together(), 1)

    def _together(self) -> QHBoxLayout:
        """What to look at, and beside it the reasons and the remedies."""
        row, right = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.gap() - HALO)
        right.setSpacing(self.gap() - HALO)
        right.addWidget(self._tiles)
        right.addLayout(inset(self._remedies, HALO), 1)
        row.addLayout(self._step.column(), 4)
        row.addLayout(right, 5)
        return row

    def _in_turn(self) -> QHBoxLayout:
        """What to look at and the remedies, then the reasons."""
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(1.5))
        row.addWidget(self._step.card, 11)
        row.addWidget(self._remedies, 10)
        row.addWidget(self._tiles, 21)
        self._step.ladder.hide()
        return row

    def show_state(self, state: BenchState) -> None:
        """What to look at, and the reasons."""
        view = state.view
        if view is None or view.step is None:
            return
        notice = standing_notice(state)
        self.told.tell(notice)
        # Where the head names the step, a notice takes the ruler's place: the remedies keep theirs.
        self._step.ruler.setVisible(self.look.room is Room.LOW or (not self.small() and notice is None))
        self._show_remedies(view.step)
        self._show_turn()
        line = self.tr("Step {number} of {count}: look, decide, a second person signs")
        words = line.format(number=view.number, count=len(view.procedure.steps))
        self.head(HoldFrameState(HoldHead.JUDGEMENT, said(view.step.title, self.look), words))
        self._step.show_step(state, view.step)
        answers = offered(Asking.STEP)
        tiles = tuple((name, TileState(words, chosen=name == state.reason)) for name, words in answers)
        self._tiles.render(TileGridState(tiles, columns=2))
        if not self.small():
            for name, _ in answers:
                self._tiles.tile(name).setMinimumHeight(self.look.mm(_TILE_MM) + 2 * HALO)

    def rail(self, state: BenchState) -> RailState:
        """No button opens a hold."""
        words, second = self.tr("Choose a reason"), self.tr("then the second person signs")
        primary = self.primary("wait", "people", words, second, enabled=False)
        ways = self.ways_out(state)
        if not self._decides and self.small():
            primary = self.primary("decide", "eye", self.tr("Looked at it"), self.tr("then choose a reason"))
        elif not self._decides:
            primary = self.primary("decide", "list", words, second)
        elif self.small():
            ways = (
                Action("look", "arrow-left", self.tr("Look")),
                *(way for way in ways if way.id == "abort"),
            )
        elif self.look.room is Room.LOW and self._remedies.state.remedies:
            ways = (ways[0], Action("look", "warning", self._not_in_order()), *ways[1:])
        return RailState(primary, ways, self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """On lower screens: to the reasons, and back to what else there is."""
        return {"decide": lambda: self._turn(decides=True), "look": lambda: self._turn(decides=False)}

    def _turn(self, *, decides: bool) -> None:
        self._decides = decides
        self._show_turn()
        self.turned.emit()

    def _show_turn(self) -> None:
        """What there is room for."""
        alone = self._decides and self.look.room is not Room.FULL
        self._tiles.setVisible(self._decides)
        self._step.card.setVisible(not (alone and self.small()))
        self._remedies.setVisible(not alone and bool(self._remedies.state.remedies))

    def _show_remedies(self, step: Step) -> None:
        remedies = step.hold.remedies if step.hold is not None else ()
        listed = RemediesState(self._not_in_order(), tuple(said(one, self.look) for one in remedies), now=0)
        if listed != self._remedies.state:
            self._remedies.render(listed)

    def _not_in_order(self) -> str:
        return self.tr("If not in order")
