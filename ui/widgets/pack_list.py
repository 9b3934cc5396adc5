"""The list in which a pack is chosen, painted row by row."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, FOCUS, HAIRLINE, SELECTED, Look, Room, TypeSize
from ui.widgets.card_list import CardDelegate, CardList
from ui.widgets.class_mark import draw_class
from ui.widgets.figures import mass_text
from ui.widgets.ink import RIGHT, Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.pack_rows import Access, PackRow, PackRowsModel

ROW_MM = 34.0
_SMALL_ROW_MM = 22.0
_GAP_MM = 5.0
_USUAL_TAG = "P-0000-0000"


class PackList(CardList):
    """Packs to choose from."""

    def __init__(self, look: Look, model: PackRowsModel, parent: QWidget | None = None) -> None:
        row = _SMALL_ROW_MM if look.room is Room.SMALL else ROW_MM
        super().__init__(CardDelegate(look, draw_row, row_mm=row, gap_mm=_GAP_MM), model, parent)


def draw_row(ink: Ink, card: QRectF, row: PackRow, chosen: bool, focused: bool) -> None:
    """Paint one pack into a card."""
    look, hues = ink.look, ink.hues
    if row.access is Access.FORBIDDEN:
        ink.card(card, None, Edge(hues.edge, EDGE + 1, dashed=True))
    elif chosen:
        ink.card(card, hues.action_soft, Edge(hues.action, SELECTED))
    else:
        ink.card(card, hues.surface, Edge(hues.line, HAIRLINE))
    if focused:
        ink.card(card.adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS), None, Edge(hues.ink, EDGE))
    room = card.adjusted(look.mm(4), look.mm(2), -look.mm(4), -look.mm(2))
    mark, tag, family, mass, place = _columns(look, room)
    draw_class(ink, row.shape, mark)
    ink.words(tag, row.tag, _tag_type(look, row.tag, tag.width()), foreign=True)
    figure = mass_text(row.mass, look.language)
    if look.room is Room.SMALL:  # no column for it: the mass takes the maker's line
        _two_lines(ink, family, row.family, figure)
    else:
        _two_lines(ink, family, row.family, row.maker)
        ink.words(mass, figure, Type(TypeSize.M, hues.ink, bold=True), align=RIGHT)
    if chosen:
        side = look.mm(7)
        tick = QRectF(place.right() - side, place.center().y() - side / 2, side, side)
        paint.draw_tick(ink.painter, tick, hues.action, 5)
        place.setRight(tick.left() - look.mm(2))
    _draw_place(ink, place, row)


def _two_lines(ink: Ink, box: QRectF, high: str, low: str) -> None:
    hues = ink.hues
    upper, lower = _halves(ink.look, box)
    ink.words(upper, high, Type(TypeSize.M, hues.ink, bold=True), foreign=True)
    ink.words(lower, low, Type(TypeSize.XS, hues.quiet), foreign=True)


def _draw_place(ink: Ink, box: QRectF, row: PackRow) -> None:
    look, hues = ink.look, ink.hues
    if row.access is Access.OPEN and not row.reason:
        ink.words(box, row.place, Type(TypeSize.S, hues.ink), wrap=True, foreign=True)
        return
    side = look.font_px(TypeSize.S)
    upper, lower = _halves(look, box)
    style = Type(
        TypeSize.S, hues.hold_ink if row.access is Access.FORBIDDEN else hues.attention_ink, bold=True
    )
    if text_width(look, row.reason, style) > upper.width() - side - look.mm(2):  # two smaller lines
        upper.setTop(box.top())
        upper.setBottom(min(box.top() + look.font_px(TypeSize.XS) * 2.7, box.bottom()))
        lower.moveTop(upper.bottom())
    sign = QRectF(upper.left(), upper.center().y() - side / 2, side, side)
    if row.access is Access.FORBIDDEN:
        ink.icon("lock", sign, hues.hold_ink)
    else:
        draw_mark(ink, Mark.CARE, sign)
    upper.setLeft(sign.right() + look.mm(2))
    ink.words(upper, row.reason, style, wrap=True)
    ink.words(lower, row.place, Type(TypeSize.XS, hues.quiet), foreign=True)


def _halves(look: Look, box: QRectF) -> tuple[QRectF, QRectF]:
    """Places of two lines that stand together in the middle of a box."""
    upper = min(look.font_px(TypeSize.M) * 1.4, box.height() / 2)
    lower = min(look.font_px(TypeSize.XS) * 1.5, box.height() / 2)
    top = box.center().y() - (upper + lower) / 2
    return (
        QRectF(box.left(), top, box.width(), upper),
        QRectF(box.left(), top + upper, box.width(), lower),
    )


def _tag_type(look: Look, tag: str, width: float) -> Type:
    """The largest type in which a tag is whole; one that never is ends in an ellipsis."""
    sizes = (TypeSize.L, TypeSize.M, TypeSize.S)
    types = [Type(size, look.palette.ink, bold=True) for size in sizes]
    return next((style for style in types if text_width(look, tag, style) <= width), types[-1])


def _columns(look: Look, room: QRectF) -> tuple[QRectF, QRectF, QRectF, QRectF, QRectF]:
    """Mark, tag, family, mass and place; the tag is the pack's name and gets what it needs."""
    mark = look.mm(15)
    gap = look.mm(5)
    left = room.left() + mark + gap
    rest = room.right() - left - 3 * gap
    small = look.room is Room.SMALL
    usual = text_width(look, _USUAL_TAG, Type(TypeSize.L, look.palette.ink, bold=True))
    tag = min(usual, rest * (0.42 if small else 0.34))
    shares = (0.42, 0.0, 0.58) if small else (0.31, 0.26, 0.43)
    boxes = []
    for width in (tag, *((rest - tag) * share for share in shares)):
        boxes.append(QRectF(left, room.top(), width, room.height()))
        left += width + (gap if width else 0)
    return QRectF(room.left(), room.top(), mark, room.height()), boxes[0], boxes[1], boxes[2], boxes[3]
