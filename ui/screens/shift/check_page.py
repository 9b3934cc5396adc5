"""One block of the sheet to tick: what is not touched stays unticked, and says so on the paper."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ITEMS, NOTED, Block, ShiftState
from ui.screens.shift.terms import block_word, item_word
from ui.theme.tokens import Look, Room
from ui.widgets.tile import TileState
from ui.widgets.tile_grid import TileGrid, TileGridState

_TALLEST_TILE_MM = 34.0
_COLUMNS = 3
_ROWS = {Room.FULL: 5, Room.LOW: 4, Room.SMALL: 3}


class CheckPage(Page):
    """Tiles of one block. Where the screen is low a block takes several leaves."""

    crowded = True

    def __init__(self, look: Look, presenter: ShiftPresenter, parent: QWidget | None = None) -> None:
        super().__init__(look, presenter, parent)
        self._block: Block | None = None
        self._leaf = 0
        self._tiles = TileGrid(look, self)
        self._tiles.chosen.connect(presenter.check_list.touch)
        column = QVBoxLayout()
        column.addWidget(self._tiles, 1)
        column.addStretch(0)
        self.fill_with_faces(column)

    def show_state(self, state: ShiftState) -> None:
        """The block's question and its tiles."""
        if state.block is not self._block:
            self._block, self._leaf = state.block, 0
        if state.noting:
            self.ask(self.tr("Touch the item for the note"), self.tr("Its tick stays as it is."))
        else:
            self.ask(self._question(state.block), self.tr("What you do not touch stays open on the sheet."))
        self._show_tiles(state)

    def rail(self, state: ShiftState) -> RailState:
        """On to the next leaf or block; a note for items that have room for one."""
        primary = Action(
            "further", "arrow-right", self.tr("Next"), self._what_follows(state), kind=ActionKind.PRIMARY
        )
        ways = [Action("back", "arrow-left", self.tr("Back"))]
        if state.block in NOTED:
            words = self.tr("No note") if state.noting else self.tr("Write a note")
            ways.append(Action("note", "pencil", words))
        return RailState(primary, tuple(ways), self._facts(state))

    def act(self, action: str) -> None:
        """Turn the leaf, else the page."""
        leaves = len(leaves_of(self.look, self.presenter.state.block))
        if action == "note":
            self.presenter.check_list.note_next()
        elif action == "further" and self._leaf + 1 < leaves:
            self._turn_leaf(1)
        elif action == "back" and self._leaf:
            self._turn_leaf(-1)
        elif action == "further":
            self.presenter.check_list.further()
        elif action == "back":
            self.presenter.check_list.back()

    def _turn_leaf(self, by: int) -> None:
        self._leaf += by
        self._show_tiles(self.presenter.state)
        self.turned.emit()

    def _show_tiles(self, state: ShiftState) -> None:
        names = leaves_of(self.look, state.block)[self._leaf]
        tiles = tuple((name, self._tile(state, name)) for name in names)
        columns = 2 if len(names) < _COLUMNS * 2 else _COLUMNS
        self._tiles.render(TileGridState(tiles, columns=columns))
        self.even_out(self._tiles, names)
        rows = -(-len(names) // columns)
        self._tiles.setMaximumHeight(rows * self.look.mm(_TALLEST_TILE_MM))

    def _tile(self, state: ShiftState, name: str) -> TileState:
        key = (state.block, name)
        note = state.draft.notes.get(key, "")
        return TileState(item_word(state.block, name), note, chosen=key in state.draft.ticked)

    def _question(self, block: Block) -> str:
        return {
            Block.EQUIPMENT: self.tr("Which equipment is in order?"),
            Block.SAFETY: self.tr("Which safety things are in order?"),
            Block.TEN: self.tr("Which of the ten are handed over?"),
            Block.FIVE: self.tr("Which of the five are true?"),
        }[block]

    def _what_follows(self, state: ShiftState) -> str:
        blocks = list(Block)
        place = blocks.index(state.block)
        if self._leaf + 1 < len(leaves_of(self.look, state.block)):
            return self.tr("more of these")
        if place + 1 < len(blocks):
            return block_word(blocks[place + 1])
        return self.tr("which shift")

    def _facts(self, state: ShiftState) -> tuple[RailFact, ...]:
        ticked = sum(block is state.block for block, _ in state.draft.ticked)
        count = self.tr("{ticked} of {count}").format(ticked=ticked, count=len(ITEMS[state.block]))
        if self.small():
            return (RailFact(block_word(state.block), count),)
        return (
            RailFact(self.tr("Handover"), self.progress(state)),
            RailFact(block_word(state.block), self.tr("{count} ticked").format(count=count)),
        )


def leaves_of(look: Look, block: Block) -> tuple[tuple[str, ...], ...]:
    """The items of a block in leaves of nearly one size, as many as the screen has rows for."""
    names = ITEMS[block]
    most = _COLUMNS * _ROWS[look.room]
    leaves = -(-len(names) // most)
    size = -(-len(names) // leaves)
    return tuple(names[at : at + size] for at in range(0, len(names), size))
