"""Notices: sentences that stand in the free room of the rail for as long as they are true."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme.paint import Lettering, draw_box, draw_cross, draw_icon, draw_text, draw_warning, text_height
from ui.theme.tokens import EDGE, HAIRLINE, RADIUS_MM, Look, Room, TypeSize


class NoticeKind(Enum):
    """What kind of sentence it is; each has its own mark."""

    SAVED = "saved"
    CARE = "care"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence; `id` is the stable word by which it is taken away again."""

    id: str
    kind: NoticeKind
    text: str


def draw_notices(painter: QPainter, look: Look, room: QRectF, notices: tuple[Notice, ...]) -> float:
    """Draw the notices upwards from the foot of the room, newest lowest; gives the height they took."""
    foot = room.bottom()
    rim = look.mm(2 if look.room is Room.SMALL else 5)
    for notice in reversed(notices):
        height = text_height(look, notice.text, _words(look, notice), _text_width(look, room)) + rim
        if foot < room.bottom() and foot - height < room.top():
            break  # older ones wait; the newest is always shown
        height = min(height, room.height())
        box = QRectF(room.left(), foot - height, room.width(), height)
        _draw_notice(painter, look, box, notice)
        foot = box.top() - look.mm(3)
    return room.bottom() - foot


def _draw_notice(painter: QPainter, look: Look, box: QRectF, notice: Notice) -> None:
    hues = look.palette
    care = notice.kind is NoticeKind.CARE
    fill, edge = (hues.attention_soft, hues.attention_ink) if care else (hues.raised, hues.line)
    draw_box(painter, box, fill=fill, edge=edge, width=EDGE if care else HAIRLINE, radius=look.mm(RADIUS_MM))
    side = look.mm(6)
    mark = QRectF(box.left() + look.mm(3), box.center().y() - side / 2, side, side)
    if care:
        draw_warning(painter, mark, hues.attention, hues.attention_ink)
    elif notice.kind is NoticeKind.WRONG:
        draw_cross(painter, mark, hues.hold_ink, 4)
    else:
        draw_icon(painter, "database", mark, hues.ink)
    room = box.adjusted(look.mm(12), 0, -look.mm(2), 0)
    draw_text(painter, look, room, notice.text, _words(look, notice))


def _text_width(look: Look, room: QRectF) -> float:
    return room.width() - look.mm(14)


def _words(look: Look, notice: Notice) -> Lettering:
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    hue = look.palette.attention_ink if notice.kind is NoticeKind.CARE else look.palette.ink
    return Lettering(TypeSize.XS, hue, bold=True, align=align, wrap=True)
