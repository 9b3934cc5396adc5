"""Tiles in columns: one answer out of a closed set, or several."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.tokens import Look
from ui.widgets.painted import HALO
from ui.widgets.tile import Tile, TileState


@dataclass(frozen=True, slots=True)
class TileGridState:
    """Tiles by id, in reading order."""

    tiles: tuple[tuple[str, TileState], ...] = ()
    columns: int = 3


class TileGrid(QWidget):
    """Tiles of one size; `chosen` carries the id of the tile that was meant."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._ids: tuple[str, ...] = ()
        self._columns = 0
        self._tiles: dict[str, Tile] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(max(0, look.mm(5) - 2 * HALO))

    def render(self, state: TileGridState) -> None:  # type: ignore[override]  # not Qt's own render
        """Show the tiles; the same ids in the same places keep their widgets, and with them the focus."""
        ids = tuple(id_ for id_, _ in state.tiles)
        if (ids, state.columns) != (self._ids, self._columns):
            self._rebuild(ids, state.columns)
        for id_, tile in state.tiles:
            self._tiles[id_].render(tile)

    def tile(self, id_: str) -> Tile:
        """The tile with that id; KeyError when there is none."""
        return self._tiles[id_]

    def _rebuild(self, ids: tuple[str, ...], columns: int) -> None:
        for tile in self._tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        for number in range(max(self._grid.rowCount(), self._grid.columnCount())):  # none keeps its share
            self._grid.setRowStretch(number, 0)
            self._grid.setColumnStretch(number, 0)
        self._ids, self._columns = ids, columns
        self._tiles = {}
        for place, id_ in enumerate(ids):
            tile = Tile(self.look, self)
            tile.meant.connect(lambda chosen=id_: self.chosen.emit(chosen))
            self._grid.addWidget(tile, place // columns, place % columns)
            self._grid.setRowStretch(place // columns, 1)
            self._grid.setColumnStretch(place % columns, 1)
            self._tiles[id_] = tile
