"""Entries waiting over a day: a step line, with the time without network hatched."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Look, TypeSize
from ui.widgets.figures import counted
from ui.widgets.ink import CENTRE, LEFT, RIGHT, Edge, Ink, Type, text_width
from ui.widgets.painted import Painted

_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Offline:
    """A time without network in ms, and the words beside its beginning."""

    from_ms: int
    to_ms: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class LinePlotState:
    """A title, the time shown in ms, points of (ms, entries) in order, ticks of (ms, words)."""

    title: str = ""
    from_ms: int = 0
    to_ms: int = 1
    points: tuple[tuple[int, int], ...] = ()
    offline: tuple[Offline, ...] = ()
    ticks: tuple[tuple[int, str], ...] = ()


class LinePlot(Painted[LinePlotState]):
    """The plot. A value holds until the next point."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, LinePlotState(), parent)

    def sizeHint(self) -> QSize:
        """As in the delivery place."""
        return QSize(self.look.mm(220), self.look.mm(110))

    def minimumSizeHint(self) -> QSize:
        """Title, plot and ticks."""
        return QSize(self.look.mm(80), self.look.mm(50))

    def spoken(self) -> str:
        """Title and newest value."""
        return f"{self.state.title}: {self.state.points[-1][1]}" if self.state.points else self.state.title

    def draw(self, ink: Ink) -> None:
        """Axis, hatch, line."""
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.surface, Edge(hues.line))
        margin = look.mm(4)
        room = self.area().adjusted(margin, look.mm(2), -margin, -look.mm(1))
        line = paint.line_height(look, TypeSize.XS)
        title = QRectF(room.left(), room.top(), room.width(), paint.line_height(look, TypeSize.S))
        ink.words(title, self.state.title, Type(TypeSize.S, hues.ink, bold=True))
        top = round_up(max((count for _, count in self.state.points), default=0))
        label = Type(TypeSize.XS, hues.quiet)
        indent = text_width(look, counted(top, look.language), label) + look.mm(2)
        left, head = room.left() + indent, title.bottom() + line / 2
        foot = line + look.mm(2)
        plot = QRectF(left, head, room.right() - look.mm(2) - left, room.bottom() - foot - head)
        self._draw_axis(ink, plot, room.left(), top)
        self._draw_offline(ink, plot)
        self._draw_ticks(ink, QRectF(room.left(), room.bottom() - line, room.width(), line), plot)
        self._draw_line(ink, plot, top)

    def _draw_axis(self, ink: Ink, plot: QRectF, left: float, top: int) -> None:
        hues, line = self.look.palette, paint.line_height(self.look, TypeSize.XS)
        for value in (0, top // 2, top) if top % 2 == 0 else (0, top):
            y = plot.bottom() - plot.height() * value / top
            ink.line(QPointF(plot.left(), y), QPointF(plot.right(), y), Edge(hues.line, EDGE))
            box = QRectF(left, y - line / 2, plot.left() - left - self.look.mm(1.5), line)
            words = counted(value, self.look.language)
            ink.words(box, words, Type(TypeSize.XS, hues.quiet), align=RIGHT)

    def _draw_offline(self, ink: Ink, plot: QRectF) -> None:
        look, hues = self.look, self.look.palette
        for span in self.state.offline:
            left, right = self._x(plot, span.from_ms), self._x(plot, span.to_ms)
            ink.hatch(QRectF(left, plot.top(), right - left, plot.height()), hues.line)
            ink.line(
                QPointF(left, plot.top()),
                QPointF(left, plot.bottom()),
                Edge(hues.edge, EDGE + 1, dashed=True),
            )
            style = Type(TypeSize.XS, hues.ink, bold=True)
            needed = text_width(look, span.label, style)
            height = paint.line_height(look, TypeSize.XS)
            before = left - plot.left() - look.mm(2)
            if needed <= before:
                box, align = QRectF(left - look.mm(2) - needed, plot.top(), needed, height), RIGHT
            else:
                box, align = (
                    QRectF(left + look.mm(2), plot.top(), plot.right() - left - look.mm(2), height),
                    LEFT,
                )
            ink.words(box, span.label, style, align=align)

    def _draw_ticks(self, ink: Ink, row: QRectF, plot: QRectF) -> None:
        style = Type(TypeSize.XS, self.look.palette.quiet)
        for at_ms, words in self.state.ticks:
            width = text_width(self.look, words, style) + 2
            left = self._x(plot, at_ms) - width / 2
            left = max(row.left(), min(left, row.right() - width))
            ink.words(QRectF(left, row.top(), width, row.height()), words, style, align=CENTRE)

    def _draw_line(self, ink: Ink, plot: QRectF, top: int) -> None:
        if not self.state.points:
            return
        path = QPainterPath()
        height = plot.bottom()
        for number, (at_ms, count) in enumerate(self.state.points):
            x = self._x(plot, at_ms)
            y = plot.bottom() - plot.height() * count / top
            if number:
                path.lineTo(x, height)
                path.lineTo(x, y)
            else:
                path.moveTo(x, y)
            height = y
        path.lineTo(self._x(plot, self.state.to_ms), height)
        ink.path(path, None, Edge(self.look.palette.ink, 3 * HAIRLINE))

    def _x(self, plot: QRectF, at_ms: int) -> float:
        span = max(1, self.state.to_ms - self.state.from_ms)
        inside = min(max(at_ms, self.state.from_ms), self.state.to_ms)
        return plot.left() + plot.width() * (inside - self.state.from_ms) / span


def round_up(count: int) -> int:
    """The least even 2, 10, 20, 50, 100 ... that a count fits under."""
    scale = 10
    if count <= 2:
        return 2
    while True:
        for step in _STEPS:
            if count <= step * scale:
                return step * scale
        scale *= 10
