"""The instruments on the strip: a shape for each state, and a word on amber when one is not good."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme.paint import (
    Lettering,
    draw_box,
    draw_cross,
    draw_icon,
    draw_text,
    draw_warning,
    pen,
    text_width,
)
from ui.theme.tokens import EDGE, HAIRLINE, Look, Room, TypeSize


class LampState(Enum):
    """How an instrument stands; each has its own shape."""

    GOOD = "good"
    DEGRADED = "degraded"
    MISSING = "missing"
    NOT_FITTED = "not_fitted"


@dataclass(frozen=True, slots=True)
class StripLamp:
    """One instrument: its icon, its state, and the word shown when it is not good."""

    icon: str
    state: LampState
    word: str = ""


def fitted_lamps(look: Look, lamps: tuple[StripLamp, ...], widest: float) -> tuple[StripLamp, ...]:
    """The lamps with as many of their words as `widest` px hold: what is missing keeps its word longest.

    A lamp that lost its word keeps its shape on amber; the station's page says the rest.
    """
    kept = list(lamps)
    for state in (LampState.DEGRADED, LampState.MISSING):
        for number in reversed(range(len(kept))):
            if lamps_width(look, kept) <= widest:
                return tuple(kept)
            if kept[number].state is state:
                kept[number] = replace(kept[number], word="")
    return tuple(kept)


def lamps_width(look: Look, lamps: Iterable[StripLamp]) -> float:
    """How much room the lamps take, in px."""
    return sum(_width(look, lamp) for lamp in lamps) + look.mm(3)


def draw_lamps(painter: QPainter, look: Look, room: QRectF, lamps: tuple[StripLamp, ...]) -> None:
    """Draw the lamps from the left of the room, a line before the first."""
    if lamps:
        painter.setPen(pen(look.palette.line, EDGE))
        x, inset = room.left() + look.mm(1.5), look.mm(3)
        painter.drawLine(QPointF(x, room.top() + inset), QPointF(x, room.bottom() - inset))
    at = room.left() + look.mm(3)
    for lamp in lamps:
        width = _width(look, lamp)
        _draw_lamp(painter, look, QRectF(at, room.top(), width, room.height()), lamp)
        at += width


def _width(look: Look, lamp: StripLamp) -> float:
    icon = _pitch(look)
    if lamp.state is LampState.GOOD or not lamp.word:
        return icon
    return icon + text_width(look, lamp.word, _word(look)) + look.mm(3)


def _pitch(look: Look) -> float:
    return look.mm(9 if look.room is Room.SMALL else 11)


def _word(look: Look) -> Lettering:
    return Lettering(TypeSize.XS, look.palette.on_attention, bold=True, elide=True)


def _draw_lamp(painter: QPainter, look: Look, box: QRectF, lamp: StripLamp) -> None:
    hues = look.palette
    side = look.mm(6 if look.room is Room.SMALL else 8)
    hue = hues.quiet if lamp.state is LampState.NOT_FITTED else hues.ink
    if lamp.state in (LampState.DEGRADED, LampState.MISSING):
        hue = hues.on_attention
        card = box.adjusted(look.mm(0.5), look.mm(2), -look.mm(0.5), -look.mm(2))
        draw_box(painter, card, fill=hues.attention, edge=hues.on_attention, width=EDGE, radius=look.mm(1))
    inset = (_pitch(look) - side) / 2
    icon = QRectF(box.left() + inset, box.center().y() - side * 0.6, side, side)
    draw_icon(painter, lamp.icon, icon, hue)
    _draw_mark(painter, look, icon, lamp.state, hue)
    if lamp.word and lamp.state is not LampState.GOOD:
        words = replace(_word(look), color=hue)
        draw_text(painter, look, box.adjusted(_pitch(look), 0, -look.mm(1), 0), lamp.word, words)


def _draw_mark(painter: QPainter, look: Look, icon: QRectF, state: LampState, hue: str) -> None:
    hues = look.palette
    foot = QRectF(
        icon.left() + icon.width() * 0.15, icon.bottom() + look.mm(0.3), icon.width() * 0.7, look.mm(0.9)
    )
    corner = QRectF(icon.center().x(), icon.center().y(), icon.width() * 0.6, icon.height() * 0.6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state is LampState.GOOD:
        draw_box(painter, foot, fill=hue, edge=None)
    elif state is LampState.NOT_FITTED:
        draw_box(painter, foot, fill=None, edge=hue, width=HAIRLINE)
    elif state is LampState.MISSING:
        draw_cross(painter, corner, hue, 4)
    else:
        draw_warning(painter, corner, hues.attention, hue)
