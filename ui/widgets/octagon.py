"""The octagon: a hold, and nothing else."""

from PySide6.QtCore import QRectF

from ui.theme import paint
from ui.theme.tokens import SELECTED, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type


def squared(box: QRectF, side: float) -> QRectF:
    """A square of this side in the middle of a box."""
    return QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)


def draw_octagon(ink: Ink, box: QRectF, fill: str | None, edge: Edge | None = None) -> QRectF:
    """Draw the shape into the middle of a box, its edge inside; gives the square it stands in."""
    square = squared(box, min(box.width(), box.height()))
    inset = edge.width / 2 if edge else 0.0
    ink.path(paint.octagon(square.adjusted(inset, inset, -inset, -inset)), fill, edge)
    return square


def draw_bar(ink: Ink, square: QRectF, hue: str) -> None:
    """The bar across it: not passed."""
    height = square.height() * 0.15
    bar = QRectF(0, 0, square.width() * 0.5, height)
    bar.moveCenter(square.center())
    ink.card(bar, hue, square=True)


def draw_open_hold(ink: Ink, box: QRectF, hue: str) -> None:
    """A hold that is still ahead: an open octagon."""
    draw_octagon(ink, box, None, Edge(hue, max(2.0, min(box.width(), box.height()) * 0.1)))


def draw_passed_hold(ink: Ink, box: QRectF, fill: str, on: str) -> None:
    """A hold that was opened: a filled octagon with its tick."""
    square = draw_octagon(ink, box, fill)
    room = square.width() * 0.22
    tick = square.adjusted(room, room, -room, -room)
    paint.draw_tick(ink.painter, tick, on, max(2.0, square.width() * 0.1))


def draw_hold_now(ink: Ink, box: QRectF, number: str, px: int, *, failed: bool) -> None:
    """The hold in hand with its number: white with a thick edge, or filled red when it failed.

    `px` is the height of the number; without room for one the number is "" and a failed hold has its bar.
    """
    hues = ink.hues
    if failed:
        square = draw_octagon(ink, box, hues.hold_fill, Edge(hues.hold_fill, SELECTED))
        hue = hues.on_hold
    else:
        square = draw_octagon(ink, box, hues.raised, Edge(hues.ink, SELECTED))
        hue = hues.ink
    if failed and not number:
        draw_bar(ink, square, hue)
    # The type is sized for the octagon, so it has no smaller step to go to.
    ink.words(
        square.adjusted(-px, -px, px, px), number, Type(TypeSize.XS, hue, bold=True, px=px), align=CENTRE
    )
