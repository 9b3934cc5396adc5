"""The shapes that say how a thing stands, before any word or colour does."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.theme import paint
from ui.widgets.ink import Edge, Ink


class Mark(Enum):
    """What a shape means; the octagon is a hold and nothing else."""

    DONE = "done"  # filled box with a tick
    TO_DO = "to_do"  # ring
    NOW = "now"  # disc
    CARE = "care"  # amber triangle
    WRONG = "wrong"  # cross
    STALE = "stale"  # clock
    HOLD = "hold"  # open octagon
    FAILED = "failed"  # filled octagon with a bar


def draw_mark(ink: Ink, mark: Mark, box: QRectF, hue: str | None = None) -> None:
    """Draw a mark into the middle of a box; `hue` overrides ink where the mark has no colour of its own."""
    colour = hue or ink.hues.ink
    side = min(box.width(), box.height())
    square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    if mark is Mark.DONE:
        box_px = square.adjusted(1, 1, -1, -1)
        paint.draw_box(ink.painter, box_px, fill=colour, edge=None, radius=side * 0.1)
        paint.draw_tick(ink.painter, square.adjusted(3, 3, -3, -3), ink.hues.raised, max(3.0, side * 0.12))
    elif mark is Mark.CARE:
        _care(ink, square)
    elif mark is Mark.WRONG:
        paint.draw_cross(ink.painter, square, colour, max(3.0, side * 0.12))
    elif mark in (Mark.HOLD, Mark.FAILED):
        _octagon(ink, square, colour, failed=mark is Mark.FAILED)
    else:
        _round(ink, square, colour, mark)


def _round(ink: Ink, square: QRectF, colour: str, mark: Mark) -> None:
    """A ring, a disc or a clock: the clock is large and thin with thick hands, so that none is the other."""
    clock = mark is Mark.STALE
    width = max(2.0, square.width() * (0.08 if clock else 0.13))
    inset = width / 2 + square.width() * (0.02 if clock else 0.08)
    inner = square.adjusted(inset, inset, -inset, -inset)
    path = QPainterPath()
    path.addEllipse(inner)
    ink.path(path, colour if mark is Mark.NOW else None, Edge(colour, width))
    if clock:
        hands = QPainterPath(_at(inner, 0.5, 0.18))
        hands.lineTo(_at(inner, 0.5, 0.54))
        hands.lineTo(_at(inner, 0.76, 0.68))
        ink.painter.strokePath(hands, paint.pen(colour, width * 1.6, round_ends=True))


def _care(ink: Ink, square: QRectF) -> None:
    edge = max(2.0, square.width() * 0.07)
    box = square.adjusted(edge, edge + square.height() * 0.03, -edge, -edge)
    ink.path(paint.triangle(box), ink.hues.attention, Edge(ink.hues.attention_ink, edge))
    pen = paint.pen(ink.hues.on_attention, max(2.0, square.width() * 0.1), round_ends=True)
    ink.painter.setPen(pen)
    ink.painter.drawLine(_at(box, 0.5, 0.4), _at(box, 0.5, 0.62))
    ink.painter.drawPoint(_at(box, 0.5, 0.82))


def _octagon(ink: Ink, square: QRectF, colour: str, *, failed: bool) -> None:
    box = square.adjusted(1, 1, -1, -1)
    if not failed:
        ink.path(paint.octagon(box), None, Edge(colour, max(3.0, square.width() * 0.14)))
        return
    ink.path(paint.octagon(box), ink.hues.hold_fill)
    height = square.height() * 0.18
    bar = QRectF(_at(box, 0.2, 0.5).x(), box.center().y() - height / 2, box.width() * 0.6, height)
    ink.card(bar, ink.hues.on_hold, square=True)


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + box.width() * across, box.top() + box.height() * down)
