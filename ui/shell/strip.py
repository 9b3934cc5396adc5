"""The strip along the top: where, who, which pack, which step; what is saved; the instruments; the time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.shell.strip_flow import Piece, advance, draw_pieces
from ui.shell.strip_lamps import StripLamp, draw_lamps, fitted_lamps, lamps_width
from ui.theme.paint import (
    Lettering,
    draw_box,
    draw_hatch,
    draw_text,
    pen,
    text_width,
)
from ui.theme.tokens import EDGE, Look, Room, TypeSize

STRIP_MM: Final = 16.0
_THREAD_MM: Final = 2.5
_TAG_LENGTH: Final = 16
_LEAST_SHARE: Final = 0.8
_LAMPS_SHARE: Final = 0.38


@dataclass(frozen=True, slots=True)
class StripState:
    """What the strip shows. Names come from outside. `clock` is local time as HH:MM.

    `step` is (number, of how many). Counts are of entries; `offline` is a word about how long, or "".
    """

    place: str = ""
    who: str = ""
    level: str = ""
    pack: str = ""
    step: tuple[int, int] | None = None
    saved: int = 0
    registry: int = 0
    waiting: int = 0
    offline: str = ""
    lamps: tuple[StripLamp, ...] = ()
    clock: str = ""


class Strip(QWidget):
    """Paints a StripState; inert."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = StripState()
        thread = look.mm(_THREAD_MM) if look.practice else 0
        self.setFixedHeight(look.mm(STRIP_MM) + thread)

    def show_state(self, state: StripState) -> None:
        """Show other facts."""
        if state != self._state:
            self._state = state
            self.setAccessibleName(", ".join(piece.text for piece in self._left() if piece.text))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip from both ends; the practice block stands first."""
        look, hues = self._look, self._look.palette
        painter = QPainter(self)
        band = QRectF(0, 0, self.width(), look.mm(STRIP_MM))
        draw_box(painter, band, fill=hues.surface, edge=None)
        painter.setPen(pen(hues.edge, EDGE))
        painter.drawLine(QPointF(0, band.height() - 1), QPointF(self.width(), band.height() - 1))
        left = self._draw_practice(painter, band) if look.practice else look.mm(2)
        self._draw_sides(painter, band.adjusted(left + look.mm(2.5), 0, -look.mm(5), -EDGE))
        painter.end()

    def practice_width(self) -> int:
        """How wide the block is that says PRACTICE, in px, 0 without one; nothing may cover it."""
        look = self._look
        if not look.practice:
            return 0
        width = text_width(look, self.tr("PRACTICE"), self._practice_lettering())
        return round(width) + look.mm(8 if look.room is Room.SMALL else 10)

    def _practice_lettering(self) -> Lettering:
        hue = self._look.palette.on_practice
        return Lettering(TypeSize.XS, hue, bold=True, align=Qt.AlignmentFlag.AlignCenter)

    def _draw_practice(self, painter: QPainter, band: QRectF) -> float:
        look, hues = self._look, self._look.palette
        lettering = self._practice_lettering()
        word, width = self.tr("PRACTICE"), float(self.practice_width())
        block = QRectF(0, 0, width, band.height())
        draw_box(painter, block, fill=hues.practice, edge=None)
        rim = look.mm(2)
        for top in (0.0, block.bottom() - rim):
            draw_hatch(painter, QRectF(0, top, width, rim), hues.on_practice, 5)
        draw_text(painter, look, block.adjusted(look.mm(2), rim, -look.mm(2), -rim), word, lettering)
        thread = QRectF(0, band.height(), self.width(), self.height() - band.height())
        draw_box(painter, thread, fill=hues.ground, edge=None)
        draw_hatch(painter, thread, hues.practice, 5)
        return width

    def _draw_sides(self, painter: QPainter, room: QRectF) -> None:
        look = self._look
        left, right = self._left(), self._right()
        shown = fitted_lamps(look, self._state.lamps, room.width() * _LAMPS_SHARE)
        lamps = lamps_width(look, shown)
        clock = Lettering(TypeSize.XS, look.palette.ink, bold=True)
        clock_width = text_width(look, self._state.clock, clock) + look.mm(6)
        gap = look.mm(5)
        free = room.width() - lamps - clock_width - gap
        left, right = _fitted(look, left, right, free)
        draw_pieces(painter, look, room, left)
        start = room.right() - clock_width - lamps - advance(look, right)
        draw_pieces(painter, look, QRectF(start, room.top(), room.right() - start, room.height()), right)
        start = room.right() - clock_width - lamps
        draw_lamps(painter, look, QRectF(start, room.top(), lamps, room.height()), shown)
        at = room.right() - clock_width
        self._separator(painter, room, at + look.mm(2.5))
        draw_text(
            painter, look, room.adjusted(at + look.mm(5.5) - room.left(), 0, 0, 0), self._state.clock, clock
        )

    def _separator(self, painter: QPainter, room: QRectF, x: float) -> None:
        painter.setPen(pen(self._look.palette.line, EDGE))
        inset = self._look.mm(3)
        painter.drawLine(QPointF(x, room.top() + inset), QPointF(x, room.bottom() - inset))

    def _left(self) -> list[Piece]:
        state, hues = self._state, self._look.palette
        found = [Piece(state.place, hues.ink, bold=True, outside=True)]
        if state.who:
            found.append(Piece(state.who, hues.ink, icon="person", parted=True, outside=True))
            found.append(Piece(state.level, hues.quiet, bold=True))
        else:
            found.append(Piece(self.tr("Nobody signed in"), hues.quiet, icon="person", parted=True))
        if state.pack:
            found.append(Piece(state.pack[:_TAG_LENGTH], hues.ink, icon="pack", bold=True, parted=True))
        if state.step is not None:
            number, of_all = state.step
            words = self.tr("Step {number} / {of_all}").format(number=number, of_all=of_all)
            if self._look.room is Room.SMALL:
                words = f"{number} / {of_all}"
            found.append(Piece(words, hues.ink, bold=True, parted=True))
        return [piece for piece in found if piece.text]

    def _right(self) -> list[Piece]:
        state, hues = self._state, self._look.palette
        found: list[Piece] = []
        if state.offline:
            found.append(Piece(state.offline, hues.ink, icon="clock"))
        small = self._look.room is Room.SMALL
        if not small:
            found += [Piece(self.tr("saved"), hues.ink, icon="database"), _count(state.saved, hues.ink)]
            found += [Piece(self.tr("registry"), hues.ink), _count(state.registry, hues.ink)]
        icon = "database" if small else ""
        found += [Piece(self.tr("waiting"), hues.ink, icon=icon), _count(state.waiting, hues.ink)]
        return found


def _count(number: int, hue: str) -> Piece:
    return Piece(f"{number:,}", hue, bold=True, close=True)


def _fitted(
    look: Look, left: list[Piece], right: list[Piece], free: float
) -> tuple[list[Piece], list[Piece]]:
    """Both sides, with words from outside shortened until the strip holds them."""
    excess = advance(look, left) + advance(look, right) - free
    share = 1 - excess / max(1.0, advance(look, [*left, *right]))
    if _LEAST_SHARE <= share < 1:
        # A little smaller is better than a place or a person nobody can read.
        return _shrunk(left, share * 0.99), _shrunk(right, share * 0.99)
    while excess > 0 and (longest := _longest_outside(look, left)) is not None:
        kept = max(len(left[longest].text) - 2, 3)
        left = [
            replace(piece, text=piece.text[:kept].rstrip("…") + "…") if number == longest else piece
            for number, piece in enumerate(left)
        ]
        excess = advance(look, left) + advance(look, right) - free
    if excess > 0:
        share = max(0.5, 1 - excess / max(1.0, advance(look, [*left, *right])))
        return _shrunk(left, share), _shrunk(right, share)
    return left, right


def _longest_outside(look: Look, pieces: list[Piece]) -> int | None:
    lengths = [(len(piece.text), number) for number, piece in enumerate(pieces) if piece.outside]
    longest = max(lengths, default=(0, 0))
    return longest[1] if longest[0] > 5 else None


def _shrunk(pieces: Iterable[Piece], share: float) -> list[Piece]:
    return [replace(piece, share=share) for piece in pieces]
