"""A place for one person's badge: shown already, or asked for."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, Look, Room, TypeSize
from ui.widgets.ink import TOP_LEFT, Edge, Ink, Type, text_height
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class BadgePlaceState:
    """Who, and what they did or shall do. `asked` is the place that waits; `done` has its tick."""

    title: str
    text: str
    asked: bool = False
    done: bool = False


class BadgePlace(Painted[BadgePlaceState]):
    """One of the two badge places."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, BadgePlaceState("", ""), parent)

    def sizeHint(self) -> QSize:
        """As in the release of a hold."""
        return QSize(self.look.mm(100), self.look.mm(40))

    def minimumSizeHint(self) -> QSize:
        """Title and one line."""
        lines = paint.line_height(self.look, TypeSize.M) + paint.line_height(self.look, TypeSize.S)
        return QSize(self.look.mm(60), lines + 2 * self.look.mm(2))

    def spoken(self) -> str:
        """Title and text."""
        return f"{self.state.title}, {self.state.text}"

    def draw(self, ink: Ink) -> None:
        """A solid card for a badge that was shown, a dashed one for a badge that is asked for."""
        look, hues, state = self.look, self.look.palette, self.state
        if state.asked:
            ink.card(self.area(), None, Edge(hues.edge, 2 * EDGE - 1, dashed=True))
        else:
            ink.card(self.area(), hues.raised, Edge(hues.line))
        side = look.mm(8 if look.room is Room.SMALL else 13)
        room = self.area().adjusted(look.mm(4), look.mm(2), -look.mm(4), -look.mm(2))
        hue = hues.action if state.asked else hues.ink
        icon = QRectF(room.left(), room.center().y() - side / 2, side, side)
        ink.icon("scan" if state.asked else "card", icon, hue)
        room.setLeft(icon.right() + look.mm(4))
        self._draw_words(ink, room, hue)

    def _draw_words(self, ink: Ink, room: QRectF, hue: str) -> None:
        look, hues, state = self.look, self.look.palette, self.state
        title = Type(TypeSize.M, hue, bold=True)
        text = Type(TypeSize.S, hues.quiet if state.asked else hues.ink)
        mark = look.font_px(TypeSize.S)
        indent = mark + look.mm(2) if state.done else 0
        high = text_height(look, state.title, title, room.width())
        low = text_height(look, state.text, text, room.width() - indent)
        if high + low > room.height():  # both step down in their halves
            high, low = room.height() * 0.55, room.height() * 0.45
        top = room.center().y() - (high + low) / 2
        ink.words(QRectF(room.left(), top, room.width(), high), state.title, title, wrap=True)
        if state.done:
            box = QRectF(room.left(), top + high + mark * 0.2, mark, mark)
            draw_mark(ink, Mark.DONE, box)
        lower = QRectF(room.left() + indent, top + high, room.width() - indent, low)
        ink.words(lower, state.text, text, align=TOP_LEFT, wrap=True)
