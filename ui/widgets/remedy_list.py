"""What to do now when a hold does not open: numbered, one below the other."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import HAIRLINE, SELECTED, Look, Room, TypeSize
from ui.widgets.ink import CENTRE, RIGHT, Edge, Ink, Type, text_height, text_width
from ui.widgets.painted import Painted

_GAP_MM = 2.5


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing to do, as the procedure says it; `clock` counts down ("4:41"), "" without a wait."""

    text: str
    icon: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class RemediesState:
    """A title, what to do in order, and the number of what is done now; 0 marks none."""

    title: str = ""
    remedies: tuple[Remedy, ...] = ()
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
        """Three small lines a card, which is what a document may say."""
        rows = max(1, len(self.state.remedies))
        card = self.look.font_px(TypeSize.XS) * 4.0 + 2 * self._pad_px()
        gaps = (rows - 1) * self._gap_px()
        width = self.look.mm(72 if self.look.room is Room.SMALL else 120)
        return QSize(width, round(self._title_px() + rows * card + gaps))

    def spoken(self) -> str:
        """Title and everything to do."""
        told = (
            f"{number} {one.text} {one.clock}".strip() for number, one in enumerate(self.state.remedies, 1)
        )
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

    def _draw_card(self, ink: Ink, card: QRectF, number: int, remedy: Remedy) -> None:
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
        if any(one.icon for one in self.state.remedies):  # texts stand in one column
            side = look.font_px(TypeSize.M) * 1.1
            if remedy.icon:
                ink.icon(remedy.icon, QRectF(room.left(), room.center().y() - side / 2, side, side), hues.ink)
            room.setLeft(room.left() + side + look.mm(4))
        if remedy.clock:
            taken = text_width(look, remedy.clock, large)
            ink.words(room, remedy.clock, large, align=RIGHT)
            room.setRight(room.right() - taken - look.mm(3))
        self._draw_text(ink, room, remedy.text)

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
