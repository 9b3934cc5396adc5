"""Signs in equal cells: how a code is set so that an eye can compare it sign by sign with a plate."""

from PySide6.QtCore import QPointF, QRectF

from ui.theme.tokens import EDGE
from ui.widgets.ink import CENTRE, Edge, Ink, Type, shown
from ui.widgets.keys import slash_zero


def draw_cells(
    ink: Ink, row: QRectF, signs: str, style: Type, *, cell_px: float, slashed: bool = False
) -> None:
    """Set each sign into its own cell, from the left of the row."""
    for place, sign in enumerate(shown(signs)):
        box = QRectF(row.left() + place * cell_px, row.top(), cell_px, row.height())
        ink.words(box.adjusted(-cell_px / 2, 0, cell_px / 2, 0), sign, style, align=CENTRE)
        if slashed and sign == "0":
            slash_zero(ink, box, style)


def underline(ink: Ink, left: float, right: float, foot: float, hue: str) -> None:
    """The line under a group of cells."""
    ink.line(QPointF(left, foot), QPointF(right, foot), Edge(hue, 2 * EDGE - 1))
