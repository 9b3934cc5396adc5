"""What the meter shows now, on one line under a reading that is in the book."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from app.domain.quantity import Taking
from ui.theme import paint
from ui.theme.bench_terms import unread_word
from ui.theme.tokens import Look, Room, TypeSize
from ui.widgets.figures import NO_FIGURE, grouped
from ui.widgets.ink import RIGHT, Edge, Ink, Type, text_height, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted
from ui.widgets.reading_state import ReadingKind, ReadingState
from ui.wording import gas_sentence, meter_sentence

_LIVE_MARKS: Mapping[ReadingKind, Mark] = {
    ReadingKind.SETTLED: Mark.NOW,
    ReadingKind.MOVING: Mark.TO_DO,
    ReadingKind.STALE: Mark.STALE,
    ReadingKind.NONE: Mark.WRONG,
    ReadingKind.BEYOND: Mark.FAILED,
    ReadingKind.BY_HAND: Mark.TO_DO,
}


class LiveLine(Painted[ReadingState]):
    """What the meter shows now, on one line under a reading that is in the book."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, ReadingState(ReadingKind.NONE), parent)

    def sizeHint(self) -> QSize:
        """One large line."""
        return QSize(self.look.mm(100), paint.line_height(self.look, self._size()))

    def minimumSizeHint(self) -> QSize:
        """The same height everywhere."""
        return QSize(self.look.mm(50), self.sizeHint().height())

    def spoken(self) -> str:
        """State and figure."""
        return f"{self._words()}: {self._figure()}"

    def draw(self, ink: Ink) -> None:
        """Words at the left, figure at the right."""
        look, hues, area = self.look, self.look.palette, self.area()
        none = self.state.kind is ReadingKind.NONE
        fill, edge = (hues.attention_soft, hues.attention_ink) if none else (hues.raised, hues.line)
        ink.card(area, fill, Edge(edge))
        room = area.adjusted(look.mm(3), 0, -look.mm(3), 0)
        side = look.font_px(TypeSize.S)
        mark = QRectF(room.left(), room.center().y() - side / 2, side, side)
        draw_mark(ink, _LIVE_MARKS[self.state.kind], mark)
        beyond = self.state.kind is ReadingKind.BEYOND
        figure = Type(self._size(), hues.hold_ink if beyond else hues.ink, bold=True)
        value = QRectF(room)
        value.setLeft(room.right() - text_width(look, self._figure(), figure))
        ink.words(value, self._figure(), figure, align=RIGHT)
        words = QRectF(room)
        words.setLeft(mark.right() + look.mm(2))
        words.setRight(value.left() - look.mm(3))
        small = Type(TypeSize.XS, hues.ink)
        whole = text_height(look, self._words(), small, words.width()) <= words.height()
        told = self._words() if whole else self._short()
        ink.words(words, told, Type(TypeSize.S, hues.ink), wrap=True)

    def _figure(self) -> str:
        state = self.state
        figure = grouped(state.printed, self.look.language) if state.printed else NO_FIGURE
        return f"{figure} {state.unit}"

    def _words(self) -> str:
        gas = self.state.post is not None and self.state.post.quantity.taking is Taking.GAS
        if self.state.kind is ReadingKind.NONE:
            return gas_sentence(self.state.unread) if gas else meter_sentence(self.state.unread)
        if gas:
            stale = self.state.kind is ReadingKind.STALE
            return self.tr("Gas now: too old") if stale else self.tr("Gas now")
        return {
            ReadingKind.MOVING: self.tr("Meter now: moving"),
            ReadingKind.STALE: self.tr("Meter now: too old"),
        }.get(self.state.kind, self.tr("Meter now: settled"))

    def _short(self) -> str:
        if self.state.kind is ReadingKind.NONE:
            return unread_word(self.state.unread)
        return self.tr("now")

    def _size(self) -> TypeSize:
        return TypeSize.M if self.look.room is Room.SMALL else TypeSize.L
