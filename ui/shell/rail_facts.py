"""The inert head of the rail: energy state, what is next, what the instruments say."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.place import FactTone, RailFact
from ui.theme.paint import Lettering, draw_icon, draw_text, draw_warning, line_height, text_height, text_width
from ui.theme.tokens import Look, TypeSize

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def draw_facts(painter: QPainter, look: Look, room: QRectF, facts: Iterable[RailFact]) -> None:
    """Draw the facts from the top of the room; when they are too many they all stand one size smaller."""
    listed = tuple(facts)
    size = TypeSize.S
    if sum(_height(look, fact, room.width(), size) for fact in listed) > room.height():
        size = TypeSize.XS
    top = room.top()
    for number, fact in enumerate(listed):
        # A caption opens a group: it keeps clear of what stands above it.
        if number and fact.caption and not fact.icon:
            top += look.mm(3)
        height = _height(look, fact, room.width(), size)
        box = QRectF(room.left(), top, room.width(), min(height, room.bottom() - top))
        (_draw_row if fact.icon else _draw_stack)(painter, look, box, fact, size)
        top += height


def _height(look: Look, fact: RailFact, width: float, size: TypeSize) -> float:
    if fact.icon:
        return line_height(look, size) * 1.02 + look.mm(1)
    caption = text_height(look, fact.caption, _caption(look), width) if fact.caption else 0.0
    value = text_height(look, fact.value, _value(look, fact, size), width) if fact.value else 0.0
    return caption + value


def _draw_stack(painter: QPainter, look: Look, box: QRectF, fact: RailFact, size: TypeSize) -> None:
    if fact.caption:
        height = text_height(look, fact.caption, _caption(look), box.width())
        draw_text(
            painter, look, QRectF(box.left(), box.top(), box.width(), height), fact.caption, _caption(look)
        )
        box = box.adjusted(0, height, 0, 0)
    if fact.value:
        draw_text(painter, look, box, fact.value, _value(look, fact, size))


def _draw_row(painter: QPainter, look: Look, box: QRectF, fact: RailFact, size: TypeSize) -> None:
    hues = look.palette
    side = look.mm(6.5)
    draw_icon(painter, fact.icon, QRectF(box.left(), box.center().y() - side / 2, side, side), hues.ink)
    words = Lettering(size, hues.ink, bold=True)
    value = replace(_value(look, fact, size), bold=False, wrap=False)
    value = replace(value, align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    left = box.left() + side + look.mm(3)
    room = box.right() - left
    wanted = text_width(look, fact.value, value)
    marked = look.mm(7) if fact.tone is FactTone.ATTENTION else 0
    share = min(wanted, max(room - text_width(look, fact.caption, words) - marked - look.mm(2), room * 0.4))
    draw_text(painter, look, QRectF(box.right() - share, box.top(), share, box.height()), fact.value, value)
    if marked:
        mark = QRectF(
            box.right() - share - look.mm(6.5), box.center().y() - look.mm(2.6), look.mm(5.2), look.mm(4.8)
        )
        draw_warning(painter, mark, hues.attention, hues.attention_ink)
    caption = QRectF(left, box.top(), room - share - marked - look.mm(2), box.height())
    draw_text(painter, look, caption, fact.caption, words)


def _caption(look: Look) -> Lettering:
    return Lettering(TypeSize.XS, look.palette.quiet, align=_TOP_LEFT, wrap=True)


def _value(look: Look, fact: RailFact, size: TypeSize) -> Lettering:
    hues = look.palette
    hue = {
        FactTone.PLAIN: hues.ink,
        FactTone.ATTENTION: hues.attention_ink,
        FactTone.QUIET: hues.quiet,
    }[fact.tone]
    return Lettering(size, hue, bold=fact.tone is not FactTone.QUIET, align=_TOP_LEFT, wrap=True)
