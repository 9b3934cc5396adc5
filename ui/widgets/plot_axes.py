"""How bars stand on a plot: in its own units, upright or lying; and where the figures of upright ones go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from ui.theme import paint
from ui.theme.tokens import Look, TypeSize

BESIDE_PX = 6.0
"""Between a lying bar and its figure."""

_APART_PX = 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in the plot's own units, and its value in words."""

    box: QRectF
    text: str
    hatched: bool = False
    care: bool = False


@dataclass(frozen=True, slots=True)
class Axes:
    """How far the plot reaches across and up, and what stands along both: places in its units, with words.

    `room_px` is what the words at the left need; `lying` bars grow to the right and count from the top;
    the ground of a `stale` plot is hatched.
    """

    across: float
    up: float
    below: tuple[tuple[float, str], ...]
    left: tuple[tuple[float, str], ...]
    room_px: float
    lying: bool = False
    stale: bool = False


def top_of(count: int) -> int:
    """The least 2, 4, 6, 8, 10, 20, 40 ... that a count fits under, so that half of it is whole, too."""
    scale = 1
    while True:
        for step in (2, 4, 6, 8, 10):
            if count <= step * scale:
                return step * scale
        scale *= 10


def below_px(look: Look) -> int:
    """The height of the words under a plot."""
    return paint.line_height(look, TypeSize.XS) + look.mm(1)


def figure_px(look: Look) -> float:
    """The height of a bar's figure."""
    return look.font_px(TypeSize.XS) * 1.35


def with_room(length: float, words_px: float, room_px: float) -> float:
    """How far an axis of `room_px` reaches, in its units, so that words fit behind a bar of this length.

    Words that need more than half of the axis get half of it.
    """
    share = min(0.5, words_px / room_px) if room_px > 0 else 0.5
    return length / (1 - share)


def figures_over(
    bars: Sequence[QRectF], widths: Sequence[float], *, height: float, within: QRectF
) -> tuple[QRectF | None, ...]:
    """Where the figures of upright bars stand, in px: over their bar, none on another figure or bar.

    One that is wider than its bar leans to the side that is free; None where neither is. Taller bars come
    first. A width of 0 is a bar without a figure.
    """
    found: dict[int, QRectF] = {}
    for at in sorted(range(len(bars)), key=lambda number: bars[number].top()):
        others = [bar for number, bar in enumerate(bars) if number != at and not bar.isEmpty()]
        taken = [*others, *(place.adjusted(-_APART_PX, 0, _APART_PX, 0) for place in found.values())]
        places = _over(bars[at], widths[at], height=height) if widths[at] > 0 else iter(())
        free = (
            place
            for place in places
            if within.contains(place) and not any(place.intersects(one) for one in taken)
        )
        place = next(free, None)
        if place is not None:
            found[at] = place
    return tuple(found.get(at) for at in range(len(bars)))


def _over(bar: QRectF, width: float, *, height: float) -> Iterator[QRectF]:
    """The middle first, then leaning to the right, then to the left."""
    top = bar.top() - height
    for left in (bar.center().x() - width / 2, bar.left(), bar.right() - width):
        yield QRectF(QPointF(left, top), QPointF(left + width, bar.top()))
