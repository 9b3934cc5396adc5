"""The card a plot stands on: title, age, and the plot once there is something to draw."""

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Look, TypeSize
from ui.widgets.ink import RIGHT, Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.plot_axes import Axes, Bar
from ui.widgets.plot_state import BarsState, RowsState, nothing_yet

if TYPE_CHECKING:
    from ui.widgets.bar_plot import BarPlot

State = TypeVar("State", BarsState, RowsState)

_MARGIN_MM = 3.0


class PlotPanel(QWidget, Generic[State]):
    """A card with title, legend or age, and a plot; takes no input."""

    def __init__(self, look: Look, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.state: State = state
        self._plot: BarPlot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)

    def render(self, state: State) -> None:  # type: ignore[override]  # not Qt's own render
        """Show a state; the plotting library is loaded with the first bars there are."""
        self.state = state
        self.setAccessibleName(self.spoken())
        self._lay_out()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """How many bars and labels there is room for depends on the size."""
        self._lay_out()

    def sizeHint(self) -> QSize:
        """A quarter of the stage."""
        return QSize(self.look.mm(140), self.look.mm(80))

    def minimumSizeHint(self) -> QSize:
        """Head, three rows, labels."""
        line = paint.line_height(self.look, TypeSize.XS)
        return QSize(self.look.mm(68), self._head_px() + 5 * line)

    def spoken(self) -> str:
        """Title, values, age."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, its head, and words where there is nothing to plot."""
        look, hues = self.look, self.look.palette
        ink = Ink(self, look)
        area = QRectF(self.rect())
        ink.card(area, hues.surface, Edge(hues.line, HAIRLINE))
        margin = look.mm(_MARGIN_MM)
        head = QRectF(margin, look.mm(1), area.width() - 2 * margin, self._title_px())
        line = QRectF(head.left(), head.top(), head.width(), paint.line_height(look, TypeSize.S))
        ink.words(line, self.state.title, Type(TypeSize.S, hues.ink, bold=True))
        self._draw_age(ink, QRectF(head.left(), head.bottom() - line.height(), head.width(), line.height()))
        self._draw_under(ink, QRectF(head.left(), head.bottom(), head.width(), self._under_px()))
        if not self._some():
            body = area.adjusted(margin, self._head_px(), -margin, -margin)
            ink.words(body, nothing_yet(), Type(TypeSize.S, hues.quiet))
        ink.done()

    def _draw_age(self, ink: Ink, line: QRectF) -> None:
        """How old it is, at the right; old news has a clock and is amber."""
        look, hues, age = self.look, self.look.palette, self.state.age
        style = Type(TypeSize.XS, hues.attention_ink if age.stale else hues.quiet, bold=age.stale)
        pad = look.mm(1) if age.stale else 0
        taken = min(text_width(look, age.words, style), line.width() - self._mark_px())
        words = QRectF(line.right() - taken - pad, line.top(), taken, line.height())
        if age.stale:
            side = look.font_px(TypeSize.XS)
            mark = QRectF(words.left() - side - pad, words.center().y() - side / 2, side, side)
            plate = QRectF(
                mark.left() - pad, line.top() + 1, line.right() - mark.left() + pad, line.height() - 2
            )
            ink.card(plate, hues.attention_soft, Edge(hues.attention_ink, EDGE))
            draw_mark(ink, Mark.STALE, mark, hues.attention_ink)
        ink.words(words, age.words, style, align=RIGHT)

    def _draw_under(self, ink: Ink, row: QRectF) -> None:
        """What stands under the title."""

    def _some(self) -> bool:
        """Whether there is anything to plot."""
        raise NotImplementedError

    def _drawn(self, room: QSize) -> tuple[Axes, tuple[Bar, ...]]:
        """The state as bars, for a plot of this size in px."""
        raise NotImplementedError

    def head_width(self) -> int:
        """What title and legend have across, in px."""
        return self.width() - 2 * self.look.mm(_MARGIN_MM)

    def room(self, under_px: int = 0) -> QSize:
        """What the plot has under a head of which `under_px` stand under the title, in px."""
        head_px = self.look.mm(1) + self._title_px() + under_px
        return QSize(self.head_width(), self.height() - head_px - 2 * self.look.mm(1))

    def _lay_out(self) -> None:
        margin, small = self.look.mm(_MARGIN_MM), self.look.mm(1)
        self._column.setContentsMargins(margin, self._head_px() + small, margin, small)
        if self._some():
            room = self.room(self._under_px())
            self._plotted().show(*self._drawn(room), room)
        if self._plot is not None:
            self._plot.widget.setVisible(self._some())
        self._column.activate()  # the head may have grown: the plot must not lie over it until the next turn

    def _under_px(self) -> int:
        """The height of what stands under the title."""
        return 0

    def _head_px(self) -> int:
        return self.look.mm(1) + self._title_px() + self._under_px()

    def _title_px(self) -> int:
        """One line, or two where title and age do not fit on one."""
        look = self.look
        title, age = (
            Type(TypeSize.S, look.palette.ink, bold=True),
            Type(TypeSize.XS, look.palette.ink, bold=True),
        )
        needed = text_width(look, self.state.title, title)
        if self.state.age.words:
            needed += look.mm(4) + text_width(look, self.state.age.words, age) + self._mark_px()
        lines = 1 if needed <= self.head_width() else 2
        return lines * paint.line_height(look, TypeSize.S)

    def _mark_px(self) -> int:
        return self.look.font_px(TypeSize.XS) + self.look.mm(3) if self.state.age.stale else 0

    def _plotted(self) -> "BarPlot":
        if self._plot is None:
            # A station that nobody supervises never pays for the library.
            from ui.widgets.bar_plot import BarPlot  # noqa: PLC0415

            self._plot = BarPlot(self.look, self)
            self._column.addWidget(self._plot.widget)
        return self._plot
