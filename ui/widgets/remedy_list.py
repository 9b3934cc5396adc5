"""What to do now, as when a hold does not open: numbered, one below the other."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import HAIRLINE, SELECTED, Look, Room, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_height, text_width
from ui.widgets.painted import Painted

_GAP_MM = 2.5


@dataclass(frozen=True, slots=True)
class RemediesState:
    """A title, what to do in order as a document says it, and the number of what is first; 0 marks none."""

    title: str = ""
    remedies: tuple[str, ...] = ()
    now: int = 1


class RemedyList(Painted[RemediesState]):
    """Cards of one height; takes no input."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, RemediesState(), parent)

    def sizeHint(self) -> QSize:
        """As in a failed hold."""
        rows = max(1, len(self.state.remedies))
        return QSize(self.look.mm(168), round(self._title_px()) + rows * self.look.mm(40))

    def minimumSizeHint(self) -> QSize:
        """Three small lines a card, which is what a document may say; beside other panels on a low screen."""
        rows = max(1, len(self.state.remedies))
        card = self.look.font_px(TypeSize.XS) * 4.0 + 2 * self._pad_px()
        gaps = (rows - 1) * self._gap_px()
        width = self.look.mm(120 if self.look.room is Room.FULL else 72)
        return QSize(width, round(self._title_px() + rows * card + gaps))

    def spoken(self) -> str:
        """Title and everything to do."""
        told = (f"{number} {one}" for number, one in enumerate(self.state.remedies, 1))
        return "; ".join((self.state.title, *told))

    def draw(self, ink: Ink) -> None:
        """Title, then the cards over what is left."""
        look, hues, area = self.look, self.look.palette, self.area()
        title = QRectF(area.left(), area.top(), area.width(), self._title_px())
        ink.words(title, self.state.title, Type(self._title_size(), hues.ink, bold=True))
        count = len(self.state.remedies)
        if not count:
            return
        gap = self._gap_px()
        height = (area.bottom() - title.bottom() - gap * (count - 1)) / count
        height = min(height, look.mm(40))
        for number, remedy in enumerate(self.state.remedies, 1):
            top = title.bottom() + (number - 1) * (height + gap)
            self._draw_card(ink, QRectF(area.left(), top, area.width(), height), number, remedy)

    def _draw_card(self, ink: Ink, card: QRectF, number: int, remedy: str) -> None:
        look, hues = self.look, self.look.palette
        now = number == self.state.now
        fill, edge = (
            (hues.raised, Edge(hues.ink, SELECTED)) if now else (hues.surface, Edge(hues.line, HAIRLINE))
        )
        ink.card(card, fill, edge)
        room = card.adjusted(look.mm(2), self._pad_px(), -look.mm(3), -self._pad_px())
        large = Type(TypeSize.L if look.room is not Room.SMALL else TypeSize.M, hues.ink, bold=True)
        wide = text_width(look, "8", large) + look.mm(3)
        ink.words(QRectF(room.left(), room.top(), wide, room.height()), str(number), large, align=CENTRE)
        room.setLeft(room.left() + wide + look.mm(1))
        self._draw_text(ink, room, remedy)

    def _draw_text(self, ink: Ink, room: QRectF, text: str) -> None:
        """As large as it stands whole; only a word that is wider than the card ends in an ellipsis."""
        look, hue = self.look, self.look.palette.ink
        small = Type(TypeSize.XS, hue, bold=True)
        endless = any(text_width(look, word, small) > room.width() for word in text.split())
        for style in (Type(TypeSize.M, hue, bold=True), Type(TypeSize.S, hue, bold=True), small):
            slack = look.font_px(style.size) * 0.3
            if text_height(look, text, style, room.width()) <= room.height() + slack:
                break
        ink.words(room, text, style, wrap=True, foreign=endless)

    def _title_px(self) -> float:
        return paint.line_height(self.look, self._title_size()) if self.state.title else 0.0

    def _title_size(self) -> TypeSize:
        return TypeSize.S if self.look.room is Room.SMALL else TypeSize.M

    def _gap_px(self) -> float:
        return self.look.mm(_GAP_MM if self.look.room is Room.FULL else 1.0)

    def _pad_px(self) -> float:
        return self.look.mm(1.0 if self.look.room is Room.FULL else 0.5)
