"""Which shift ends here, out of the names a site may give its shifts."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.handover_given import SHIFT_NAMES
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState
from ui.screens.shift.terms import shift_word
from ui.theme.tokens import Look
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState

_TALLEST_TILE_MM = 40.0
_COLUMNS = 2
_NAMELESS = "nameless"


class NamePage(Page):
    """Four names, and none."""

    crowded = True

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(self._chosen)
        column = QVBoxLayout()
        column.addWidget(self._tiles, 1)
        column.addStretch(0)
        self.fill_with_faces(column)

    def show_state(self, state: ShiftState) -> None:
        """The names, and the one that is chosen."""
        self.ask(self.tr("Which shift ends?"))
        tiles = tuple(
            (name or _NAMELESS, TileState(shift_word(name), chosen=name == state.draft.shift_name))
            for name in SHIFT_NAMES
        )
        self._tiles.render(TileGridState(tiles, columns=_COLUMNS))
        rows = -(-len(tiles) // _COLUMNS)
        self._tiles.setMaximumHeight(rows * self.look.mm(_TALLEST_TILE_MM))

    def rail(self, state: ShiftState) -> RailState:
        """On to who takes over."""
        primary = Action(
            "further", "arrow-right", self.tr("Next"), self.tr("who takes over"), kind=ActionKind.PRIMARY
        )
        back = Action("back", "arrow-left", self.tr("Back"))
        return RailState(primary, (back,), (RailFact(self.tr("Handover"), self.progress(state)),))

    def act(self, action: str) -> None:
        """Forth and back."""
        if action == "further":
            self.presenter.check_list.further()
        elif action == "back":
            self.presenter.check_list.back()

    def _chosen(self, name: str) -> None:
        self.presenter.check_list.name_shift("" if name == _NAMELESS else name)
