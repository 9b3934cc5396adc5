"""Rows to touch, one thing each: an icon, what it is, where it stands, and its state by shape and word."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import EDGE, FOCUS, HAIRLINE, Look, Room, TypeSize
from ui.widgets.card_list import CardDelegate, CardList
from ui.widgets.ink import Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark

_ROW_MM = {Room.FULL: 27.0, Room.LOW: 24.0, Room.SMALL: 20.4}
_GAP_MM = {Room.FULL: 3.0, Room.LOW: 2.0, Room.SMALL: 2.0}


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `care` sets its title in the colour of attention; `settled` greys what needs no hand now."""

    id: str
    icon: str
    title: str
    second: str
    mark: Mark
    state: str
    care: bool = False
    settled: bool = False

    @property
    def spoken(self) -> str:
        """What it is, where it stands, and its state."""
        return ", ".join(part for part in (self.title, self.second, self.state) if part)


class RowList(CardList):
    """Rows to touch; none stays chosen, for touching is all that is done with them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        room = look.room
        delegate = CardDelegate(look, draw_row, row_mm=_ROW_MM[room], gap_mm=_GAP_MM[room])
        super().__init__(delegate, parent=parent)
        self.setViewportMargins(0, 0, look.mm(_GAP_MM[room]), 0)

    def render(self, rows: tuple[Row, ...]) -> None:  # type: ignore[override]  # not Qt's own render
        """Show rows."""
        self.rows.replace(rows)


def draw_row(ink: Ink, card: QRectF, row: Row, _chosen: bool, focused: bool) -> None:
    """Paint one row into a card."""
    look, hues = ink.look, ink.hues
    if row.settled:
        ink.card(card, hues.surface, Edge(hues.line, HAIRLINE))
    else:
        ink.card(card, hues.raised, Edge(hues.edge, EDGE))
    if focused:
        ink.card(card.adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS), None, Edge(hues.ink, EDGE))
    room = card.adjusted(look.mm(4), look.mm(1), -look.mm(4), -look.mm(1))
    hue = hues.attention_ink if row.care else hues.ink
    side = look.mm(6 if look.room is Room.SMALL else 8)
    ink.icon(row.icon, QRectF(room.left(), room.center().y() - side / 2, side, side), hue)
    state = _draw_state(ink, room, row)
    left = room.left() + side + look.mm(4)
    words = QRectF(left, room.top(), state - look.mm(3) - left, room.height())
    _draw_words(ink, words, row, hue)


def _draw_words(ink: Ink, box: QRectF, row: Row, hue: str) -> None:
    """Title and second line together in the middle; a title too long for its line steps down, then elides."""
    look = ink.look
    titles = [Type(size, hue, bold=True) for size in (TypeSize.M, TypeSize.S)]
    title = next((one for one in titles if text_width(look, row.title, one) <= box.width()), titles[-1])
    upper = look.font_px(title.size) * 1.4
    lower = look.font_px(TypeSize.XS) * 1.5 if row.second else 0.0
    top = box.center().y() - (upper + lower) / 2
    ink.words(QRectF(box.left(), top, box.width(), upper), row.title, title, foreign=True)
    second = QRectF(box.left(), top + upper, box.width(), lower)
    ink.words(second, row.second, Type(TypeSize.XS, ink.hues.quiet), foreign=True)


def _draw_state(ink: Ink, room: QRectF, row: Row) -> float:
    """Mark and word at the right hand; gives their left edge."""
    look, hues = ink.look, ink.hues
    side = look.font_px(TypeSize.S)
    word = Type(TypeSize.S, hues.ink, bold=True)
    if look.room is Room.SMALL:
        word = Type(TypeSize.XS, hues.ink, bold=True)
    most = room.width() * 0.3
    width = min(text_width(look, row.state, word) + 1, most)
    box = QRectF(room.right() - width, room.top(), width, room.height())
    ink.words(box, row.state, word, wrap=True)
    mark = QRectF(box.left() - side - look.mm(2), room.center().y() - side / 2, side, side)
    draw_mark(ink, row.mark, mark, hues.hold_ink if row.mark is Mark.WRONG else None)
    return mark.left()
