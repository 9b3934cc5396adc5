"""A tile to choose with: a title, a value; chosen by tick, edge and soft fill."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, SELECTED, Look, Room, TypeSize
from ui.widgets.ink import RIGHT, Edge, Ink, Type, text_width
from ui.widgets.painted import Touchable

FACE_MM = (60.0, 22.0)
_SMALL_FACE_MM = (45.0, 22.0)


@dataclass(frozen=True, slots=True)
class TileState:
    """What a tile shows. `count` stands right of the value; `quiet` greys what holds nothing yet;
    `refusal` closes the tile and says why in place of the value.
    """

    title: str
    value: str = ""
    count: str = ""
    chosen: bool = False
    quiet: bool = False
    refusal: str = ""


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

    def draw(self, ink: Ink, face: QRectF) -> None:
        """Fill and edge, a tick when chosen, title above value."""
        look, state = self.look, self.state
        fill, edge = self._skin()
        ink.card(face, fill, edge)
        room = face.adjusted(look.mm(3), look.mm(1.5), -look.mm(3), -look.mm(1.5))
        if state.chosen:
            side = look.font_px(TypeSize.S)
            tick = QRectF(room.right() - side, room.top() + look.mm(1), side, side)
            paint.draw_tick(ink.painter, tick, look.palette.action, 4)
        self._draw_words(ink, room, bool(state.chosen))

    def _draw_words(self, ink: Ink, room: QRectF, ticked: bool) -> None:
        look, hues, state = self.look, self.look.palette, self.state
        hue = hues.off_ink if state.refusal else hues.ink
        second = state.refusal or state.value
        half = room.height() / 2 if second or state.count else room.height()
        side = look.font_px(TypeSize.S) + look.mm(1) if ticked else 0
        title = QRectF(room.left(), room.top(), room.width() - side, half)
        ink.words(title, state.title, Type(TypeSize.S, hue, bold=True), wrap=half == room.height())
        count = Type(TypeSize.XS, hues.quiet)
        taken = text_width(look, state.count, count) + look.mm(1) if state.count else 0
        value = QRectF(room.left(), room.top() + half, room.width() - taken, half)
        dull = state.quiet or bool(state.refusal)
        style = Type(TypeSize.XS if dull else TypeSize.S, hues.quiet if state.quiet else hue)
        ink.words(value, second, style, foreign=not dull)
        place = QRectF(room.left(), room.top() + half, room.width(), half)
        ink.words(place, state.count, count, align=RIGHT)

    def _skin(self) -> tuple[str | None, Edge]:
        hues = self.look.palette
        if self.state.refusal:
            return None, Edge(hues.edge, EDGE, dashed=True)
        if self.isDown():
            return hues.line, Edge(hues.ink, SELECTED)
        if self.state.chosen:
            return hues.action_soft, Edge(hues.action, SELECTED)
        return hues.surface if self.state.quiet else hues.raised, Edge(hues.edge, HAIRLINE + 1)
