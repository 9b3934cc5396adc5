"""Words and icons set one after the other along the strip."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.theme.paint import Lettering, draw_icon, draw_text, pen, text_width
from ui.theme.tokens import EDGE, Look, Room, TypeSize


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of the strip. `parted` puts a line before it, `close` puts it near its forerunner.

    `outside` words come from people or packs and may be shortened; `share` is how much of its size it has.
    """

    text: str
    hue: str
    icon: str = ""
    bold: bool = False
    parted: bool = False
    close: bool = False
    outside: bool = False
    share: float = 1.0


def advance(look: Look, pieces: Sequence[Piece]) -> float:
    """How much room the pieces take, in px."""
    return sum(_before(look, number, piece) + _width(look, piece) for number, piece in enumerate(pieces))


def draw_pieces(painter: QPainter, look: Look, room: QRectF, pieces: Sequence[Piece]) -> None:
    """Draw the pieces from the left of the room."""
    x = room.left()
    for number, piece in enumerate(pieces):
        before = _before(look, number, piece)
        if piece.parted and number:
            painter.setPen(pen(look.palette.line, EDGE))
            line = x + before / 2
            inset = look.mm(3)
            painter.drawLine(QPointF(line, room.top() + inset), QPointF(line, room.bottom() - inset))
        x += before
        _draw_piece(painter, look, QRectF(x, room.top(), _width(look, piece), room.height()), piece)
        x += _width(look, piece)


def _draw_piece(painter: QPainter, look: Look, box: QRectF, piece: Piece) -> None:
    if piece.icon:
        side = _icon_px(look, piece)
        icon = QRectF(box.left(), box.center().y() - side / 2, side, side)
        draw_icon(painter, piece.icon, icon, look.palette.quiet)
        box = box.adjusted(side + look.mm(1.5) * piece.share, 0, 0, 0)
    draw_text(painter, look, box, piece.text, _lettering(look, piece))


def _width(look: Look, piece: Piece) -> float:
    icon = _icon_px(look, piece) + look.mm(1.5) * piece.share if piece.icon else 0.0
    return icon + text_width(look, piece.text, _lettering(look, piece)) + 1


def _before(look: Look, number: int, piece: Piece) -> float:
    if number == 0:
        return 0.0
    millimetres = 4.5 if piece.parted else (1.2 if piece.close else 3.0)
    return look.mm(millimetres) * piece.share


def _icon_px(look: Look, piece: Piece) -> float:
    return look.mm(6.5 if look.room is Room.SMALL else 7.5) * piece.share


def _lettering(look: Look, piece: Piece) -> Lettering:
    px = int(look.font_px(TypeSize.XS) * piece.share)  # rounded up, it would take the gap between the sides
    return Lettering(TypeSize.XS, piece.hue, bold=piece.bold, px=px)
