"""The red half of the emergency card: the word, how long ago, and four things to do."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme.paint import Lettering, draw_icon, draw_text, pen, text_width
from ui.theme.tokens import EDGE, Language, Look, Room, TypeSize

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Order:
    """The order, worded: `word` to leave, `out` how long the alarm has been out, `lines` of (icon, text)."""

    word: str
    out: str
    lines: tuple[tuple[str, str], ...]


def draw_order(painter: QPainter, look: Look, room: QRectF, order: Order) -> None:
    """Draw the head and the lines, each line the same height."""
    hues = look.palette
    head = QRectF(room.left(), 0, room.width(), room.height() * 0.27)
    big = Lettering(TypeSize.FIGURE, hues.on_hold, bold=True, px=round(head.height() * 0.72))
    width = min(text_width(look, order.word, big) + 2, head.width() * 0.52)
    draw_text(painter, look, QRectF(head.left(), 0, width, head.height()), order.word, big)
    side = head.adjusted(width + look.mm(3), 0, 0, 0)
    # The word stands in both languages: whoever comes running must read it.
    other = "LEAVE" if look.language is Language.ZH else "撤离"
    upper = side.adjusted(0, side.height() * 0.14, 0, -side.height() * 0.5)
    draw_text(painter, look, upper, other, Lettering(TypeSize.L, hues.on_hold, align=_RIGHT))
    lower = side.adjusted(0, side.height() * 0.44, 0, -side.height() * 0.16)
    draw_text(painter, look, lower, order.out, Lettering(TypeSize.L, hues.on_hold, bold=True, align=_RIGHT))
    _draw_lines(painter, look, room.adjusted(0, head.height(), 0, 0), order.lines)


def _draw_lines(painter: QPainter, look: Look, room: QRectF, lines: tuple[tuple[str, str], ...]) -> None:
    hue = look.palette.on_hold
    height = room.height() / len(lines)
    step = look.mm(9 if look.room is Room.SMALL else 14)
    words = _common(look, [text for _, text in lines], room.width() - 2 * step, hue)
    for number, (icon, text) in enumerate(lines):
        box = QRectF(room.left(), room.top() + number * height, room.width(), height)
        painter.setPen(pen(hue, EDGE))
        painter.drawLine(box.topLeft(), box.topRight())
        figure = Lettering(TypeSize.XL, hue, bold=True)
        draw_text(painter, look, QRectF(box.left(), box.top(), step, height), str(number + 1), figure)
        side = step * 0.8
        mark = QRectF(box.left() + step, box.center().y() - side / 2, side, side)
        draw_icon(painter, icon, mark, hue)
        draw_text(painter, look, box.adjusted(2 * step, 0, 0, 0), text, words)


def _common(look: Look, texts: list[str], width: float, hue: str) -> Lettering:
    """The largest lettering in which every text stands on one line; below M they wrap instead."""
    for size in (TypeSize.XL, TypeSize.L, TypeSize.M):
        words = Lettering(size, hue, bold=True)
        if all(text_width(look, text, words) <= width for text in texts):
            return words
    return Lettering(TypeSize.M, hue, bold=True, wrap=True)
