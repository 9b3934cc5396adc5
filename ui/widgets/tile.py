"""A tile to choose with: a title, a value; chosen by tick, edge and soft fill."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, SELECTED, Look, Room, TypeSize
from ui.widgets.ink import RIGHT, Edge, Ink, Type, text_height, text_width
from ui.widgets.painted import HALO, Touchable

FACE_MM = (60.0, 22.0)
_SMALL_FACE_MM = (45.0, 22.0)


@dataclass(frozen=True, slots=True)
class TileState:
    """What a tile shows. `count` stands right of the value; `quiet` greys what holds nothing yet;
    `refusal` closes the tile and says why in place of the value. A `large` one is read at arm's length.
    """

    title: str
    value: str = ""
    count: str = ""
    chosen: bool = False
    quiet: bool = False
    refusal: str = ""
    large: bool = False


class Tile(Touchable[TileState]):
    """A tile; emits `meant`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        face = _SMALL_FACE_MM if look.room is Room.SMALL else FACE_MM
        super().__init__(look, TileState(""), face, parent)

    def spoken(self) -> str:
        """Title, value, and whether it is chosen."""
        parts = (self.state.title, self.state.refusal or self.state.value, self.state.count)
        chosen = self.tr("chosen") if self.state.chosen else ""
        return ", ".join(part for part in (*parts, chosen) if part)

    def allowed(self) -> bool:
        """Whether it may be chosen."""
        return not self.state.refusal

    def sizeHint(self) -> QSize:
        """The face; a title that needs more height gets it."""
        least = super().sizeHint()
        room = self._room(QRectF(0, 0, least.width() - 2 * HALO, least.height() - 2 * HALO))
        upper, lower = self._heights(room.width())
        return least.expandedTo(QSize(least.width(), round(upper + lower) + self.look.mm(3) + 2 * HALO))

    def draw(self, ink: Ink, face: QRectF) -> None:
        """Fill and edge, a tick when chosen, title above value."""
        look, state = self.look, self.state
        fill, edge = self._skin()
        ink.card(face, fill, edge)
        room = self._room(face)
        if state.chosen:
            side = look.font_px(TypeSize.S)
            tick = QRectF(room.right() - side, room.top() + look.mm(1), side, side)
            paint.draw_tick(ink.painter, tick, look.palette.action, 4)
        self._draw_words(ink, room)

    def _draw_words(self, ink: Ink, room: QRectF) -> None:
        look, hues, state = self.look, self.look.palette, self.state
        hue = hues.off_ink if state.refusal else hues.ink
        upper, lower = self._heights(room.width())
        upper = min(upper, room.height() - lower)  # in a lower face the title steps down, it does not run out
        spare = max(0.0, room.height() - upper - lower) / 2
        title = QRectF(room.left(), room.top() + spare, room.width() - self._tick_px(), upper)
        ink.words(title, state.title, Type(self._title_size(), hue, bold=True), wrap=True)
        if not lower:
            return
        count = Type(TypeSize.XS, hues.quiet)
        taken = text_width(look, state.count, count) + look.mm(1) if state.count else 0
        value = QRectF(room.left(), title.bottom(), room.width() - taken, lower)
        style = Type(self._value_size(), hues.quiet if state.quiet else hue)
        ink.words(value, state.refusal or state.value, style, wrap=True, foreign=not self._dull())
        ink.words(QRectF(room.left(), title.bottom(), room.width(), lower), state.count, count, align=RIGHT)

    def _heights(self, width: float) -> tuple[float, float]:
        """What title and value need in a room of this width, in px."""
        look, ink = self.look, self.look.palette.ink
        title = Type(self._title_size(), ink, bold=True)
        upper = text_height(look, self.state.title, title, width - self._tick_px())
        second = self.state.refusal or self.state.value
        if not second and not self.state.count:
            return upper, 0.0
        style = Type(self._value_size(), ink)
        return upper, text_height(look, second, style, width) if self._dull() else look.font_px(
            style.size
        ) * 1.5

    def _tick_px(self) -> float:
        # Room for the tick is kept always, so that choosing moves no word.
        return self.look.font_px(TypeSize.S) + self.look.mm(1)

    def _dull(self) -> bool:
        return self.state.quiet or bool(self.state.refusal)

    def _title_size(self) -> TypeSize:
        return TypeSize.M if self.state.large else TypeSize.S

    def _value_size(self) -> TypeSize:
        return TypeSize.XS if self._dull() else TypeSize.S

    def _room(self, face: QRectF) -> QRectF:
        look = self.look
        return face.adjusted(look.mm(3), look.mm(1.5), -look.mm(3), -look.mm(1.5))

    def _skin(self) -> tuple[str | None, Edge]:
        hues = self.look.palette
        if self.state.refusal:
            return None, Edge(hues.edge, EDGE, dashed=True)
        if self.isDown():
            return hues.line, Edge(hues.ink, SELECTED)
        if self.state.chosen:
            return hues.action_soft, Edge(hues.action, SELECTED)
        return hues.surface if self.state.quiet else hues.raised, Edge(hues.edge, HAIRLINE + 1)
