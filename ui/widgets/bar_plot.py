"""Bars over two axes; the only room that knows the plotting library, entered when a plot is first shown."""

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyleOptionGraphicsItem, QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Look, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_width
from ui.widgets.plot_axes import BESIDE_PX, Axes, Bar, below_px, figure_px, figures_over
from ui.widgets.plot_marks import Marks


class BarPlot:
    """A plot that takes no input: no zoom, no menu, no focus."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._look = look
        # Put together here and not taken as the library's own plot: that one brings menus and forms as
        # windows without a parent, which outlive the plot and crash when the application is torn down.
        view = pg.GraphicsView(parent, background=paint.color(look.palette.surface))
        # A layout in a scene keeps a hidden window, too, and crashes where that was deleted before it.
        view.setCentralItem(None)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMinimumSize(1, 1)  # by itself it asks for room for bars to scroll by, which it never shows
        view.enableMouse(False)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.setAntialiasing(True)
        self._view = view
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._left, self._below = Marks(look, upright=True), Marks(look, upright=False)
        self._bars = _Bars(look)
        self._box.addItem(self._bars)
        for part in (self._left, self._box, self._below):
            view.addItem(part)

    @property
    def widget(self) -> QWidget:
        """What stands in a layout."""
        shown: QWidget = self._view
        return shown

    def show(self, axes: Axes, bars: tuple[Bar, ...], room: QSize) -> None:
        """Draw these bars and nothing of the former, on a widget of this size in px."""
        self._lay_out(axes.room_px, room)
        self._box.invertY(axes.lying)
        self._box.setXRange(0, axes.across, padding=0)
        self._box.setYRange(0, axes.up, padding=0)
        up = tuple((at / axes.up, word) for at, word in axes.left)
        left = up if axes.lying else tuple((1 - share, word) for share, word in up)
        self._left.show_marks(left)
        self._below.show_marks(tuple((at / axes.across, word) for at, word in axes.below))
        self._bars.take(bars, QRectF(0.0, 0.0, axes.across, axes.up), axes)

    def _lay_out(self, left_px: float, room: QSize) -> None:
        """The words at the left and under the bars, and what is left for the bars."""
        wide, high = max(0.0, room.width() - left_px), float(max(0, room.height() - below_px(self._look)))
        self._left.setGeometry(QRectF(0.0, 0.0, left_px, high))
        self._box.setGeometry(QRectF(left_px, 0.0, wide, high))
        self._below.setGeometry(QRectF(left_px, high, wide, below_px(self._look)))


class _Bars(pg.GraphicsObject):  # type: ignore[misc]  # the library has no types
    """The bars, painted in px so that hatch, edge and words are those of the house."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Bar, ...] = ()
        self._area = QRectF()
        self._axes: Axes | None = None

    def take(self, bars: tuple[Bar, ...], area: QRectF, axes: Axes) -> None:
        """Show other bars within an area in the plot's units."""
        self.prepareGeometryChange()
        self._shown, self._area, self._axes = bars, area, axes
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole plot, so that words beside a bar are drawn, too."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The library's call to paint."""
        if self._axes is None:
            return
        to_px = painter.transform()
        painter.save()
        painter.resetTransform()
        ink = Ink(painter, self._look)
        whole = to_px.mapRect(self._area)
        if self._axes.stale:
            ink.hatch(whole, self._look.palette.line)
        for start, end in self._grid(self._axes):
            ink.line(to_px.map(start), to_px.map(end), Edge(self._look.palette.line, HAIRLINE))
        boxes = [to_px.mapRect(bar.box) for bar in self._shown]
        for box, bar in zip(boxes, self._shown, strict=True):
            if not bar.box.isEmpty():
                self._draw_bar(ink, box, bar)
        for place, bar in zip(self._places(boxes, whole), self._shown, strict=True):
            if place is not None:
                self._draw_figure(ink, place, bar)
        painter.restore()

    def _places(self, boxes: list[QRectF], whole: QRectF) -> tuple[QRectF | None, ...]:
        """Where the figures stand: over upright bars where there is room, after lying ones always."""
        widths = [text_width(self._look, bar.text, self._type()) if bar.text else 0.0 for bar in self._shown]
        high = figure_px(self._look)
        if self._axes is None or not self._axes.lying:
            return figures_over(boxes, widths, height=high, within=whole)
        lefts = [box.right() + BESIDE_PX for box in boxes]
        return tuple(
            QRectF(left, box.center().y() - high / 2, min(wide, whole.right() - left), high)
            for left, box, wide in zip(lefts, boxes, widths, strict=True)
        )

    def _grid(self, axes: Axes) -> tuple[tuple[QPointF, QPointF], ...]:
        if axes.lying:
            return tuple((QPointF(at, 0.0), QPointF(at, axes.up)) for at, _ in axes.below)
        return tuple((QPointF(0.0, at), QPointF(axes.across, at)) for at, _ in axes.left)

    def _draw_bar(self, ink: Ink, box: QRectF, bar: Bar) -> None:
        hues = self._look.palette
        hue = self._hue()
        if bar.care:
            ink.card(box, hues.attention, Edge(hues.attention_ink, EDGE), square=True)
        elif bar.hatched:
            ink.card(box, hues.raised, square=True)
            ink.hatch(box, hue)
            ink.card(box, None, Edge(hue, EDGE), square=True)
        else:
            ink.card(box, hue, square=True)

    def _draw_figure(self, ink: Ink, place: QRectF, bar: Bar) -> None:
        if self._axes is not None and self._axes.stale and bar.text:
            ink.card(place, self._look.palette.surface, square=True)
        ink.words(place, bar.text, self._type(), align=CENTRE)

    def _type(self) -> Type:
        return Type(TypeSize.XS, self._hue(), bold=True)

    def _hue(self) -> str:
        hues = self._look.palette
        return hues.off_ink if self._axes is not None and self._axes.stale else hues.ink
