"""What was found: only what the document has a way for here, each with what happens next."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.procedure import Deviation
from ui.place import Action, RailState
from ui.screens.bench.page import BenchPage
from ui.screens.bench.presenter import BenchPresenter
from ui.screens.bench.state import BenchState
from ui.screens.bench.words import back_words, said, way_of_words
from ui.theme.tokens import Look, Room
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState

_ONE_COLUMN = {Room.FULL: 5, Room.LOW: 3, Room.SMALL: 2}


class DeviatePage(BenchPage):
    """A press shows what follows; nothing is taken before that."""

    crowded = True

    def __init__(self, look: Look, presenter: BenchPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(presenter.deviating.found)
        column = QVBoxLayout()
        column.addWidget(self._tiles)
        column.addStretch(1)
        self.fill_with_faces(column)

    def show_state(self, state: BenchState) -> None:
        """What the document has a way for."""
        view = state.view
        if view is None:
            return
        self.ask(self.tr("What did you find?"), self.tr("What is not listed: abort, or call the supervisor."))
        self.tell_of(state)
        tiles = tuple((one.id, self._tile(one, state)) for one in view.deviations)
        columns = 1 if len(tiles) <= _ONE_COLUMN[self.look.room] else 2
        self._tiles.render(TileGridState(tiles, columns=columns))
        self.even_out(self._tiles, [name for name, _ in tiles])

    def rail(self, state: BenchState) -> RailState:
        """Nothing found after all is the primary; giving up stays."""
        primary = self.primary(
            "back", "arrow-left", self.tr("Back to the step"), self.tr("nothing is changed")
        )
        ways = tuple(way for way in self.ways_out(state) if way.id != "deviate")
        if self.small():
            others = tuple(way for way in ways if way.id not in ("queue", "leave"))
            ways = (Action("leave", "door-out", self.tr("Pause")), *others)
        return RailState(primary, ways, self.facts(state))

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """The tiles act."""
        return {}

    def _tile(self, one: Deviation, state: BenchState) -> TileState:
        view = state.view
        back = view.step if view is not None else None
        after = back_words(one, view.procedure, back) if view is not None else ""
        return TileState(
            said(one.title, self.look), way_of_words(len(one.steps), after), large=not self.small()
        )
