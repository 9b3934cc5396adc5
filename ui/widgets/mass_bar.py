"""A bar of masses laid end to end, over the whole of a pack or a stretch of it."""

from PySide6.QtCore import QRectF

from ui.theme.tokens import EDGE, SELECTED
from ui.widgets.balance_state import BalanceState
from ui.widgets.ink import Edge, Ink
from ui.widgets.marks import Mark, draw_mark

_GAP_PX = 2.0  # between neighbours


def place_of(bar: QRectF, window: tuple[int, int], milligrams: int) -> float:
    """Where an amount stands on a bar that reaches over a window of milligrams; outside it, at its end."""
    low, high = window
    share = (milligrams - low) / max(1, high - low)
    return bar.left() + bar.width() * min(1.0, max(0.0, share))


def draw_masses(
    ink: Ink, bar: QRectF, state: BalanceState, window: tuple[int, int], *, hatched: bool
) -> None:
    """Neighbours in two greys, the latest in ink; what is open is empty, or hatched amber."""
    hues = ink.hues
    ink.card(bar, hues.raised, square=True)
    begin = 0
    for number, part in enumerate(state.parts):
        left, right = place_of(bar, window, begin), place_of(bar, window, begin + part)
        begin += part
        latest = number == len(state.parts) - 1
        hue = hues.ink if latest else (hues.grey1, hues.grey2)[number % 2]
        gap = _GAP_PX if right - left > 2 * _GAP_PX else 0.0
        if right > left:
            width = max(right - left - gap, SELECTED if latest else 0.0)
            ink.card(QRectF(right - gap - width, bar.top(), width, bar.height()), hue, square=True)
    if hatched and state.open_mg is not None and state.open_mg > 0:
        rest = QRectF(bar)
        rest.setLeft(place_of(bar, window, begin))
        ink.card(rest, hues.attention_soft, square=True)
        ink.hatch(rest, hues.attention_ink)
    ink.card(bar, None, Edge(hues.hold_ink if state.too_much else hues.ink, EDGE + 1), square=True)
    if state.too_much:
        _draw_too_much(ink, bar)


def _draw_too_much(ink: Ink, bar: QRectF) -> None:
    """What is too much has no place in the bar: a cross at its end."""
    side = bar.height() * 0.8
    cross = QRectF(bar.right() - side - EDGE, bar.center().y() - side / 2, side, side)
    ink.card(cross.adjusted(-EDGE, 0, 0, 0), ink.hues.raised, square=True)
    draw_mark(ink, Mark.WRONG, cross, ink.hues.hold_ink)
