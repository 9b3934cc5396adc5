"""A step that asks: its answers on large tiles, one a row where there is room."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.dismantling import Action as Allowed
from app.domain.procedure import Option
from ui.place import RailState
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.step_page import StepPage
from ui.screens.bench.words import option_words, said
from ui.theme.tokens import Look, Room
from ui.widgets.painted import HALO
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState

_ONE_COLUMN = {Room.FULL: 6, Room.LOW: 4, Room.SMALL: 2}
_TILE_MM = 26.0
_FEW = 4  # more answers than this leave no room for the ruler on a small screen


class ChoosePage(StepPage):
    """An answer leads on at once; one that gives the run up is asked about once more."""

    crowded = True
    tells_energy = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(self._chosen)
        row, right = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(self.gap() - HALO)
        right.addWidget(self._tiles)
        right.addStretch(1)
        row.addLayout(self._beside(), 5)
        row.addLayout(right, 8)
        self.fill_with_faces(row)

    def show_state(self, state: BenchState) -> None:
        """The question and its answers."""
        view = state.view
        if view is None or view.step is None:
            return
        step = view.step
        self.show_step(state, step)
        self.head.ruler.setVisible(not self.small() or len(step.options) <= _FEW)
        self.tell_of(state)
        may = state.may(Allowed.CHOOSE)
        tiles = tuple((one.id, self._tile(one, state, may=may)) for one in step.options)
        columns = 1 if len(tiles) <= _ONE_COLUMN[self.look.room] else 2
        self._tiles.render(TileGridState(tiles, columns=columns))
        if self.look.room is Room.FULL:
            for name, _ in tiles:
                self._tiles.tile(name).setMinimumHeight(self.look.mm(_TILE_MM) + 2 * HALO)

    def rail(self, state: BenchState) -> RailState:
        """The answers are on the stage."""
        words, second = self.tr("Choose an answer"), self.tr("it leads on by itself")
        primary = self.primary("wait", "question", words, second, enabled=False)
        return RailState(primary, self.ways_out(state), self.facts(state))

    def _beside(self) -> QVBoxLayout:
        """Ladder and card; a small screen has room for the answers alone."""
        column = self.head.column()
        self.head.card.setVisible(not self.small())
        outer = QVBoxLayout()
        outer.setContentsMargins(HALO, HALO, 0, 0)
        outer.addLayout(column)
        return outer

    def _chosen(self, option: str) -> None:
        self.presenter.touched()
        self.hold_focus()
        self.presenter.deviating.choose(option)

    def _tile(self, one: Option, state: BenchState, *, may: bool) -> TileState:
        view = state.view
        after = option_words(one, view.procedure, view.step, self.look) if view and view.step else ""
        refusal = "" if may else self.tr("not now")
        chosen, large = one.id == state.option, not self.small()
        title = said(one.title, self.look)
        return TileState(title, after, chosen=chosen, refusal=refusal, large=large)
