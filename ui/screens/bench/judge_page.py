"""A hold that people judge: what to look at, and the reasons for opening it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.place import Action, RailState
from ui.screens.bench.framed_page import FramedPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.reasons import offered
from ui.screens.bench.state import Asking, BenchState
from ui.screens.bench.step_page import StepHead
from ui.screens.bench.words import said, standing_notice
from ui.theme.tokens import Look
from ui.widgets.hold_frame import HoldFrameState, HoldHead
from ui.widgets.painted import HALO
from ui.widgets.tile import FACE_MM, TileState
from ui.widgets.tile_grid import TileGrid, TileGridState


class JudgePage(FramedPage):
    """What to look at, and the reasons for opening; a reason first, then the second person's badge."""

    tells_energy = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._decides = (
            not self.small()
        )  # the smallest screen has room for what to look at, or for the reasons
        self._step = StepHead(look, self.body)
        self._tiles = TileGrid(look, self.body)
        self._tiles.chosen.connect(presenter.signing.judge)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(HALO, HALO if not self.small() else 0, HALO, 0)
        column.setSpacing(look.mm(1) if self.small() else look.mm(3))
        self._step.ruler.setVisible(not self.small())
        column.addWidget(self._step.ruler)
        column.addWidget(self.told)
        if self.small():
            column.addWidget(self._step.card, 1)
            column.addWidget(self._tiles)
            self._step.ladder.hide()
            return
        row, tiles = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.gap() - HALO)
        tiles.addWidget(self._tiles)
        tiles.addStretch(1)
        row.addLayout(self._step.column(), 4)
        row.addLayout(tiles, 5)
        column.addLayout(row, 1)

    def show_state(self, state: BenchState) -> None:
        """What to look at, and the reasons."""
        view = state.view
        if view is None or view.step is None:
            return
        self.told.tell(standing_notice(state))
        self._tiles.setVisible(self._decides)
        self._step.card.setVisible(not self._decides or not self.small())
        line = self.tr("Step {number} of {count}: look, decide, a second person signs")
        words = line.format(number=view.number, count=len(view.procedure.steps))
        self.head(HoldFrameState(HoldHead.JUDGEMENT, said(view.step.title, self.look), words))
        self._step.show_step(state, view.step)
        answers = offered(Asking.STEP)
        tiles = tuple((name, TileState(words, chosen=name == state.reason)) for name, words in answers)
        self._tiles.render(TileGridState(tiles, columns=2 if self.small() else 1))
        if not self.small():
            for name, _ in answers:
                self._tiles.tile(name).setMinimumHeight(self.look.mm(FACE_MM[1]) + 2 * HALO)

    def rail(self, state: BenchState) -> RailState:
        """No button opens a hold."""
        words, second = self.tr("Choose a reason"), self.tr("then the second person signs")
        primary = self.primary("wait", "people", words, second, enabled=False)
        ways = self.ways_out(state)
        if not self._decides:
            primary = self.primary("decide", "eye", self.tr("Looked at it"), self.tr("then choose a reason"))
        elif self.small():
            ways = (Action("look", "arrow-left", self.tr("Look")), *ways[1:])
        return RailState(primary, ways, self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """On the smallest screen: to the reasons, and back to what is looked at."""
        return {"decide": lambda: self._turn(decides=True), "look": lambda: self._turn(decides=False)}

    def _turn(self, *, decides: bool) -> None:
        self._decides = decides
        self._tiles.setVisible(decides)
        self._step.card.setVisible(not decides)
        self.turned.emit()
