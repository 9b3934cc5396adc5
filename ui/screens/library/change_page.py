"""What of a step can be made stricter at the station: one touch is one change, and gives a draft."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.draft_change import Knob, StepChange, changes_of
from app.floor.library_views import DocumentView
from ui.place import RailFact, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryState
from ui.screens.library.words import version_of
from ui.theme.lettering import Lettering
from ui.theme.tokens import Look, TypeSize
from ui.widgets.paragraph import Paragraph
from ui.widgets.procedure_words import limit_words, said
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState

_COLUMNS = 2
_TALLEST_TILE_MM = 40.0


class ChangePage(Page):
    """Tiles, each with what it is from and what it becomes."""

    def __init__(self, look: Look, presenter: LibraryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._offered: tuple[StepChange, ...] = ()
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(self._chosen)
        self._none = Paragraph(look, "", Lettering(TypeSize.M, look.palette.quiet, wrap=True), self)
        column = QVBoxLayout()
        column.addWidget(self._tiles, 1)
        column.addWidget(self._none)
        column.addStretch(0)
        self.fill_with_faces(column)

    def show_state(self, state: LibraryState) -> None:
        """The changes that this step can take."""
        document = state.document
        step = None
        if document is not None and document.procedure is not None:
            step = next((one for one in document.procedure.every_step() if one.id == state.step), None)
        if document is None or step is None:
            return
        self.ask(said(step.title, self.look.language))
        self.tell_of(state)
        self._offered = changes_of(step, document.limits)
        tiles = tuple((str(n), self._tile(one, document)) for n, one in enumerate(self._offered))
        self._tiles.render(TileGridState(tiles, columns=_COLUMNS))
        self._tiles.setMaximumHeight(-(-len(tiles) // _COLUMNS) * self.look.mm(_TALLEST_TILE_MM))
        self._none.say(self.tr("Nothing can be made stricter here. Change the file at a desk."))
        self._none.setVisible(not tiles)

    def rail(self, state: LibraryState) -> RailState:
        """What a touch does, and back."""
        document = state.document
        if document is None or self.small():
            return RailState(self.go_back(), (), ())
        if document.line.draft:
            fact = RailFact(self.tr("Changes this draft"), version_of(document.line))
        else:
            fact = RailFact(self.tr("A touch makes a draft"), self.tr("this version stays as it is"))
        return RailState(self.go_back(), (), (fact,))

    def _tile(self, change: StepChange, document: DocumentView) -> TileState:
        old, new = change.old, change.new
        if change.knob is Knob.LIMIT:
            old, new = (limit_words(one, document.limits, self.look.language) for one in (old, new))
        title = {
            Knob.PEOPLE: self.tr("More people"),
            Knob.REREADS: self.tr("Fewer re-readings"),
            Knob.DWELL: self.tr("Longer least time, s"),
            Knob.LIMIT: self.tr("Tighter limit"),
        }[change.knob]
        # A small tile has room for one limit only; the old one stands in the row of the step.
        short = self.small() and change.knob is Knob.LIMIT
        return TileState(title, f"→ {new}" if short else f"{old} → {new}")

    def _chosen(self, tile: str) -> None:
        if int(tile) < len(self._offered):
            self.presenter.change(self._offered[int(tile)])
