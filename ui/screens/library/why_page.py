"""Why a version is taken out of work: one reason of a closed list."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.library_facts import WITHDRAWAL_REASONS
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryState
from ui.screens.library.words import version_of
from ui.theme.tokens import Look
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState
from ui.wording import sentence

_COLUMNS = 2
_TALLEST_TILE_MM = 40.0


class WhyPage(Page):
    """Tiles, one of which is chosen."""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(presenter.choose_reason)
        column = QVBoxLayout()
        column.addWidget(self._tiles, 1)
        column.addStretch(0)
        self.fill_with_faces(column)

    def show_state(self, state: LibraryState) -> None:
        """The reasons."""
        self.ask(self.tr("Why is it withdrawn?"))
        self.tell_of(state)
        tiles = tuple(
            (reason, TileState(sentence(reason), chosen=reason == state.reason))
            for reason in WITHDRAWAL_REASONS
        )
        self._tiles.render(TileGridState(tiles, columns=_COLUMNS))
        rows = -(-len(tiles) // _COLUMNS)
        self._tiles.setMaximumHeight(rows * self.look.mm(_TALLEST_TILE_MM))

    def rail(self, state: LibraryState) -> RailState:
        """On to the second person."""
        second = self.tr("a second person signs") if state.reason else self.tr("choose why first")
        primary = Action(
            "sign",
            "card",
            self.tr("Withdraw"),
            second,
            enabled=bool(state.reason),
            kind=ActionKind.PRIMARY,
        )
        back = Action("back", "arrow-left", self.tr("Back"))
        facts: tuple[RailFact, ...] = ()
        if state.document is not None and not self.small():
            facts = (
                RailFact(self.rail_line(state.document.line.id), version_of(state.document.line)),
                RailFact(self.tr("Runs under way"), self.tr("stop at their next hold")),
            )
        return RailState(primary, (back,), facts)

    def act(self, action: str) -> None:
        """On, or back."""
        if action == "sign":
            self.presenter.ask_to_withdraw()
        else:
            super().act(action)
