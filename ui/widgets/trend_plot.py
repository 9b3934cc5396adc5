"""The checks of one check weight, one after the other: how far off each was, between the two limits."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, SELECTED, Look, TypeSize
from ui.widgets.figures import signed_kilograms
from ui.widgets.ink import CENTRE, RIGHT, Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted

_REACH = 1.5  # of the limit: how far the plot reaches at least on either side of zero
_DOT_MM = 2.6


@dataclass(frozen=True, slots=True)
class TrendState:
    """A title, differences in mg (oldest first) with the words under them, and how far off each may be.

    `empty` is said where there is nothing to plot.
    """

    title: str = ""
    points: tuple[tuple[int, str], ...] = ()
    allowed_mg: int = 0
    empty: str = ""


class TrendPlot(Painted[TrendState]):
    """Discs within the limits, crosses beyond; the limits are thick lines, and what is beyond is hatched."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, TrendState(), parent)

    def sizeHint(self) -> QSize:
        """Half of the stage."""
        return QSize(self.look.mm(190), self.look.mm(110))

    def minimumSizeHint(self) -> QSize:
        """Title, three lines, words below."""
        return QSize(self.look.mm(60), self.look.mm(38))

    def spoken(self) -> str:
        """Title and the newest difference."""
        if not self.state.points:
            return f"{self.state.title}: {self.state.empty}"
        return f"{self.state.title}: {signed_kilograms(self.state.points[-1][0])}"

    def draw(self, ink: Ink) -> None:
        """Card, limits, line and points."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.surface, Edge(hues.line))
        margin = look.mm(4)
        room = self.area().adjusted(margin, look.mm(2), -margin, -look.mm(2))
        title = QRectF(room.left(), room.top(), room.width(), paint.line_height(look, TypeSize.S))
        ink.words(title, self.state.title, Type(TypeSize.S, hues.ink, bold=True))
        body = room.adjusted(0, title.height() + look.mm(2), 0, 0)
        if not self.state.points or self.state.allowed_mg <= 0:
            ink.words(body, self.state.empty, Type(TypeSize.S, hues.quiet), wrap=True)
            return
        line = paint.line_height(look, TypeSize.XS)
        names = (self.state.allowed_mg, 0, -self.state.allowed_mg)
        style = Type(TypeSize.XS, hues.ink, bold=True)
        indent = max(text_width(look, signed_kilograms(one), style) for one in names) + look.mm(3)
        plot = QRectF(body.left() + indent, body.top(), body.width() - indent, body.height() - line)
        self._draw_limits(ink, plot, body.left(), names)
        self._draw_points(ink, plot)
        self._draw_days(ink, QRectF(plot.left(), plot.bottom(), plot.width(), line))

    def _draw_limits(self, ink: Ink, plot: QRectF, left: float, names: tuple[int, ...]) -> None:
        """What is beyond a limit is hatched ground; the limits are thick, zero is a hairline."""
        hues, line = self.look.palette, paint.line_height(self.look, TypeSize.XS)
        high, low = self._y(plot, names[0]), self._y(plot, names[-1])
        ink.hatch(QRectF(plot.left(), plot.top(), plot.width(), high - plot.top()), hues.line)
        ink.hatch(QRectF(plot.left(), low, plot.width(), plot.bottom() - low), hues.line)
        for value in names:
            y = self._y(plot, value)
            edge = Edge(hues.ink, SELECTED if value else HAIRLINE)
            ink.line(QPointF(plot.left(), y), QPointF(plot.right(), y), edge)
            box = QRectF(left, y - line / 2, plot.left() - left - self.look.mm(2), line)
            ink.words(
                box, signed_kilograms(value), Type(TypeSize.XS, hues.ink, bold=bool(value)), align=RIGHT
            )

    def _draw_points(self, ink: Ink, plot: QRectF) -> None:
        hues, side = self.look.palette, 2 * self.look.mm(_DOT_MM)
        places = [self._place(plot, at, off) for at, (off, _) in enumerate(self.state.points)]
        for before, after in pairwise(places):
            ink.line(before, after, Edge(hues.ink, EDGE))
        for (off, _), place in zip(self.state.points, places, strict=True):
            box = QRectF(place.x() - side / 2, place.y() - side / 2, side, side)
            if abs(off) > self.state.allowed_mg:
                draw_mark(ink, Mark.WRONG, box, hues.hold_ink)
            else:
                draw_mark(ink, Mark.NOW, box)

    def _draw_days(self, ink: Ink, row: QRectF) -> None:
        """The words under the first and the newest point."""
        style = Type(TypeSize.XS, self.look.palette.quiet)
        last = len(self.state.points) - 1
        for at in {0, last}:
            words = self.state.points[at][1]
            width = text_width(self.look, words, style) + 2
            left = self._place(row, at, 0).x() - width / 2
            left = max(row.left(), min(left, row.right() - width))
            ink.words(QRectF(left, row.top(), width, row.height()), words, style, align=CENTRE)

    def _place(self, plot: QRectF, at: int, off_mg: int) -> QPointF:
        count = len(self.state.points)
        return QPointF(plot.left() + plot.width() * (at + 0.5) / count, self._y(plot, off_mg))

    def _y(self, plot: QRectF, off_mg: int) -> float:
        farthest = max(abs(off) for off, _ in self.state.points)
        reach = max(_REACH * self.state.allowed_mg, 1.15 * farthest)
        return plot.center().y() - plot.height() / 2 * off_mg / reach
