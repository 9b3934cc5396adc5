"""Boxes over the live picture: solid with tick is read, dashed with count is reading, amber is unread."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
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


@dataclass(frozen=True, slots=True)
class _Room:
    """Where tags may stand, and where there are some already."""

    area: QRectF
    taken: list[QRectF]


def draw_boxes(ink: Ink, place: QRectF, area: QRectF, view: View, unread_hint: str) -> None:
    """Draw every box of the view; `place` is where the frame stands, tags stay inside `area`.

    `unread_hint` is said of an unread code while its cause is not known.
    """
    across = place.width() / view.frame.width
    down = place.height() / view.frame.height
    room = _Room(area, [])
    for box in view.boxes:
        shape = QPolygonF(
            [QPointF(place.left() + x * across, place.top() + y * down) for x, y in box.corners]
        )
        _draw_edge(ink, shape, box)
        _draw_tag(ink, shape.boundingRect(), room, box, _tag(ink, box, unread_hint))


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


def room_for_tag(size: QSizeF, shape: QRectF, area: QRectF, taken: Sequence[QRectF], gap: float) -> QRectF:
    """Where a tag stands: below its shape, else above it, else further down, where no other tag is.

    It is always inside the area; where every place is taken it lies over others.
    """
    step = size.height() + gap
    tops = [shape.bottom() + gap, shape.top() - step, *(shape.bottom() + gap + n * step for n in (1, 2, 3))]
    left = max(area.left(), min(shape.left(), area.right() - size.width()))
    places = [
        QRectF(QPointF(left, max(area.top(), min(top, area.bottom() - size.height()))), size) for top in tops
    ]
    free = (place for place in places if not any(place.intersects(other) for other in taken))
    return next(free, places[0])


def _draw_tag(ink: Ink, shape: QRectF, room: _Room, box: SightedBox, tag: _Tag) -> None:
    look = ink.look
    style = Type(TypeSize.S, tag.hue, bold=True)
    side = look.font_px(TypeSize.S) * 0.9
    gap = look.mm(2)
    width = min(room.area.width(), 2 * gap + side + look.mm(1.5) + text_width(look, tag.words, style))
    size = QSizeF(width, look.font_px(TypeSize.S) * 1.4)
    plate = room_for_tag(size, shape, room.area, room.taken, look.mm(1.5))
    room.taken.append(plate)
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
