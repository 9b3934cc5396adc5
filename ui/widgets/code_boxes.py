"""Boxes over the live picture: solid with tick is read, dashed with count is reading, amber is unread."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from app.domain.scan import SightedBox, View
from ui.theme import paint
from ui.theme.tokens import EDGE, TypeSize
from ui.widgets import cause_words
from ui.widgets.ink import Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark

_CASING_PX = 9.0
_LINE_PX = 5.0
_TAIL = 4  # signs of a code that an eye compares with the label


@dataclass(frozen=True, slots=True)
class _Tag:
    words: str
    fill: str
    hue: str


def draw_boxes(ink: Ink, place: QRectF, area: QRectF, view: View, unread_hint: str) -> None:
    """Draw every box of the view; `place` is where the frame stands, tags stay inside `area`.

    `unread_hint` is said of an unread code while its cause is not known.
    """
    across = place.width() / view.frame.width
    down = place.height() / view.frame.height
    for box in view.boxes:
        shape = QPolygonF(
            [QPointF(place.left() + x * across, place.top() + y * down) for x, y in box.corners]
        )
        _draw_edge(ink, shape, box)
        _draw_tag(ink, shape.boundingRect(), area, box, _tag(ink, box, unread_hint))


def _draw_edge(ink: Ink, shape: QPolygonF, box: SightedBox) -> None:
    hues = ink.hues
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    ink.painter.setPen(paint.pen(hues.bar, _CASING_PX, round_ends=True))
    ink.painter.drawPolygon(shape)
    hue = hues.attention if box.text is None else hues.on_bar
    ink.painter.setPen(paint.pen(hue, _LINE_PX, dashed=not box.settled))
    ink.painter.drawPolygon(shape)


def _tag(ink: Ink, box: SightedBox, unread_hint: str) -> _Tag:
    hues = ink.hues
    if box.text is None:
        words = unread_hint if box.cause is None else cause_words.tag(box.cause)
        return _Tag(words, hues.attention, hues.on_attention)
    if box.settled:
        tail = box.text if len(box.text) <= 2 * _TAIL else "…" + box.text[-_TAIL:]
        return _Tag(tail, hues.bar, hues.on_bar)
    return _Tag(f"{box.reads} / {box.needed}", hues.bar, hues.on_bar)


def _draw_tag(ink: Ink, shape: QRectF, area: QRectF, box: SightedBox, tag: _Tag) -> None:
    look = ink.look
    style = Type(TypeSize.S, tag.hue, bold=True)
    side = look.font_px(TypeSize.S) * 0.9
    gap = look.mm(2)
    width = min(area.width(), 2 * gap + side + look.mm(1.5) + text_width(look, tag.words, style))
    plate = QRectF(shape.left(), shape.bottom() + look.mm(1.5), width, look.font_px(TypeSize.S) * 1.4)
    plate.moveLeft(max(area.left(), min(plate.left(), area.right() - width)))
    plate.moveTop(max(area.top(), min(plate.top(), area.bottom() - plate.height())))
    ink.card(plate, tag.fill, Edge(ink.hues.bar, EDGE), square=True)
    mark = QRectF(plate.left() + gap, plate.center().y() - side / 2, side, side)
    if box.text is None:
        draw_mark(ink, Mark.CARE, mark)
    elif box.settled:
        paint.draw_tick(ink.painter, mark, tag.hue, 4)
    else:
        ink.icon("refresh", mark, tag.hue)
    left = mark.right() + look.mm(1.5)
    words = QRectF(left, plate.top(), plate.right() - left, plate.height())
    ink.words(words, tag.words, style, foreign=True)
