"""Where does it come from? The paper in front of the camera, the same lorry, a typed number, or no papers."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.pack import Papers
from ui.place import Action, ActionKind, RailState
from ui.screens.intake.letters_page import LettersPage
from ui.screens.intake.notices import standing_notice
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.screens.intake.terms import papers_text
from ui.theme.tokens import Look
from ui.widgets.painted import HALO
from ui.widgets.stage_page import Sight
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState

_LONGEST_NUMBER = 32
_TALLEST_TILE_MM = 44.0


class SourcePage(Page):
    """The camera takes the paper's code by itself; the tiles are for everything else.

    `typing` asks the screen for the keyboard instead of this page.
    """

    def __init__(
        self,
        look: Look,
        presenter: IntakePresenter,
        *,
        sight: Sight,
        typing: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._camera = self.camera(sight)
        self._tiles = TileGrid(look, self)
        self._meanings = {
            "same": presenter.same_as_previous,
            "type": typing,
            "none": presenter.no_papers,
        }
        self._tiles.chosen.connect(self.act)
        row, panel, tiles = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        panel.setContentsMargins(HALO, HALO, 0, 0)
        panel.addWidget(self._camera)
        tiles.addWidget(self._tiles, 1)
        tiles.addStretch(0)
        row.setSpacing(max(0, self.gap() - HALO))
        row.addLayout(panel, 3 if self.small() else 2)
        row.addLayout(tiles, 2 if self.small() else 1)
        self.fill_with_faces(row)

    def show_state(self, state: IntakeState) -> None:
        """Offer the previous papers only when there are some."""
        self.ask(
            self.tr("Where does it come from?"),
            self.tr("Show the paper to the camera, or choose at the right."),
        )
        self.tell_of(state)
        tiles = [
            ("type", TileState(self.tr("Type the number"), self.tr("on the paper"))),
            ("none", TileState(self.tr("No papers"), self.tr("held until they come"))),
        ]
        if state.previous is not None:
            same = TileState(self.tr("Same lorry as before"), self._short(state.previous))
            tiles.insert(0, ("same", same))
        self._tiles.render(TileGridState(tuple(tiles), columns=1))
        self._tiles.setMaximumHeight(len(tiles) * self.look.mm(_TALLEST_TILE_MM))
        self.even_out(self._tiles, [name for name, _ in tiles])

    def _short(self, papers: Papers) -> str:
        """A small tile holds the number only."""
        return papers.consignment if self.small() and papers.consignment else papers_text(papers)

    def rail(self, state: IntakeState) -> RailState:
        """Nothing is primary before something was shown or chosen."""
        primary = Action(
            "wait",
            "scan",
            self.tr("Scan the paper"),
            self.tr("it is taken by itself"),
            enabled=False,
            kind=ActionKind.PRIMARY,
        )
        return RailState(primary, (self.queue_action(),), self.facts(state))

    def act(self, action: str) -> None:
        """A tile, or back to the queue."""
        if action == "queue":
            self.presenter.leave()
        elif action in self._meanings:
            self._meanings[action]()


class NumberPage(LettersPage):
    """The number on the paper, typed."""

    def __init__(
        self,
        look: Look,
        presenter: IntakePresenter,
        *,
        back: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._back = back
        self.letters.ask(
            self.tr("Type the number on the paper"),
            self.tr("Consignment number"),
            cells=False,
            most=_LONGEST_NUMBER,
        )
        self.letters.pad.entered.connect(presenter.consignment_named)

    def show_state(self, state: IntakeState) -> None:
        """Only a no changes anything here."""
        self.letters.tell(standing_notice(state) if state.refusal is not None else None)

    def rail(self, state: IntakeState) -> RailState:
        """Take what is typed, or go back."""
        return RailState(
            self.enter_action(self.tr("Take this number")), (Action("back", "arrow-left", self.tr("Back")),)
        )

    def act(self, action: str) -> None:
        """Enter, or back to the tiles."""
        if action == "enter":
            self.letters.pad.enter()
        elif action == "back":
            self._back()
