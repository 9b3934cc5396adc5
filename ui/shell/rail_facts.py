"""The inert head of the rail: energy state, what is next, what the instruments say."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.place import FactTone, RailFact
from ui.theme.paint import (
    Cut,
    Lettering,
    draw_icon,
    draw_text,
    draw_warning,
    line_height,
    report_cut,
    text_height,
    text_width,
)
from ui.theme.tokens import Look, Room, TypeSize

_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def draw_facts(painter: QPainter, look: Look, room: QRectF, facts: Iterable[RailFact]) -> None:
    """Draw the facts from the top of the room; when they are too many they all stand one size smaller.

    What finds no room even so is left out, last first: the small screen keeps only the foremost facts.
    On the larger screens that is a fault of the place and is reported like cut words.
    """
    listed = tuple(facts)
    size = TypeSize.S
    if _heights(look, listed, room.width(), size) > room.height():
        size = TypeSize.XS
    top = room.top()
    for number, fact in enumerate(listed):
        top += _gap_before(look, number, fact)
        height = _height(look, fact, room.width(), size)
        if top + height > room.bottom() + 1:
            if look.room is not Room.SMALL:
                report_cut(Cut(fact.caption or fact.value, room.width(), height, room.width(), 0.0))
            return
        box = QRectF(room.left(), top, room.width(), height)
        in_row = _fits_row(look, fact, room.width(), size)
        (_draw_row if in_row else _draw_stack)(painter, look, box, fact, size)
        top += height


def _heights(look: Look, facts: tuple[RailFact, ...], width: float, size: TypeSize) -> float:
    return sum(
        _gap_before(look, number, fact) + _height(look, fact, width, size)
        for number, fact in enumerate(facts)
    )


def _gap_before(look: Look, number: int, fact: RailFact) -> float:
    """A caption opens a group: it keeps clear of what stands above it."""
    return look.mm(3) if number and fact.caption and not fact.icon else 0.0


def _height(look: Look, fact: RailFact, width: float, size: TypeSize) -> float:
    if _fits_row(look, fact, width, size):
        return line_height(look, size) * 1.02 + look.mm(1)
    caption = text_height(look, fact.caption, _caption(look), width) if fact.caption else 0.0
    value = text_height(look, fact.value, _value(look, fact, size), width) if fact.value else 0.0
    return caption + value


def _fits_row(look: Look, fact: RailFact, width: float, size: TypeSize) -> bool:
    """Whether icon, caption and value stand side by side; otherwise the value goes under the caption."""
    if not fact.icon:
        return False
    ink = Lettering(size, look.palette.ink, bold=True)
    words = text_width(look, fact.caption, ink) + text_width(look, fact.value, ink)
    marked = look.mm(7) if fact.tone is FactTone.ATTENTION else 0
    return words + _icon_px(look) + look.mm(5) + marked <= width


def _icon_px(look: Look) -> int:
    return look.mm(6.5 if look.room is Room.SMALL else 8)


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
    side = _icon_px(look)
    draw_icon(painter, fact.icon, QRectF(box.left(), box.center().y() - side / 2, side, side), hues.ink)
    words = Lettering(size, hues.ink, bold=True)
    value = replace(_value(look, fact, size), bold=fact.tone is FactTone.ATTENTION, wrap=False)
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
