"""Bars over two axes; the only room that knows the plotting library, entered when a plot is first shown."""

import pyqtgraph as pg  # type: ignore[import-untyped]
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyleOptionGraphicsItem, QWidget

from ui.theme import paint
from ui.theme.tokens import EDGE, HAIRLINE, Look, TypeSize
from ui.widgets.ink import CENTRE, Edge, Ink, Type, text_width
from ui.widgets.plot_axes import Axes, Bar

_HAIR = 0.003
_BESIDE_PX = 6.0  # between a lying bar and its words


class BarPlot:
    """A plot that takes no input: no zoom, no menu, no focus."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._look = look
        # Put together here and not taken as the library's own plot: that one brings menus and forms as
        # windows without a parent, which outlive the plot and crash when the application is torn down.
        view = pg.GraphicsView(parent, background=paint.color(look.palette.surface))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.enableMouse(False)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.setAntialiasing(True)
        self._view = view
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._left, self._below = pg.AxisItem("left"), pg.AxisItem("bottom")
        self._bars = _Bars(look)
        self._box.addItem(self._bars)
        self._put_together()

    @property
    def widget(self) -> QWidget:
        """What stands in a layout."""
        shown: QWidget = self._view
        return shown

    def show(self, axes: Axes, bars: tuple[Bar, ...]) -> None:
        """Draw these bars and nothing of the former."""
        self._box.invertY(axes.lying)
        # A hair below zero, or rounding leaves the zero out of the marks of an axis.
        self._box.setXRange(-_HAIR * axes.across, axes.across, padding=0)
        self._box.setYRange(-_HAIR * axes.up, axes.up, padding=0)
        self._left.setTicks([list(axes.left)])
        self._left.setWidth(axes.room_px)
        self._below.setTicks([list(axes.below)])
        self._bars.take(bars, QRectF(0.0, 0.0, axes.across, axes.up), axes)

    def _put_together(self) -> None:
        layout = pg.GraphicsLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addItem(self._left, 0, 0)
        layout.addItem(self._box, 0, 1)
        layout.addItem(self._below, 1, 1)
        self._view.setCentralItem(layout)
        for axis in (self._left, self._below):
            axis.linkToView(self._box)
            self._dress(axis)
        self._below.setHeight(paint.line_height(self._look, TypeSize.XS) + self._look.mm(1))

    def _dress(self, axis: pg.AxisItem) -> None:
        hues = self._look.palette
        axis.setPen(pg.mkPen(paint.color(hues.edge), width=EDGE))
        axis.setTextPen(pg.mkPen(paint.color(hues.quiet)))
        axis.setStyle(
            tickFont=paint.font(self._look, TypeSize.XS),
            tickLength=self._look.mm(1),
            autoExpandTextSpace=False,
            autoReduceTextSpace=False,
            hideOverlappingLabels=False,
        )


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
        for bar in self._shown:
            box = to_px.mapRect(bar.box)
            if not bar.box.isEmpty():
                self._draw_bar(ink, box, bar)
            self._draw_text(ink, box, whole, bar)
        painter.restore()

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

    def _draw_text(self, ink: Ink, box: QRectF, whole: QRectF, bar: Bar) -> None:
        """Above an upright bar where it is wide enough for its words; after a lying one always."""
        look = self._look
        style = Type(TypeSize.XS, self._hue(), bold=True)
        width, height = text_width(look, bar.text, style), look.font_px(TypeSize.XS) * 1.35
        if self._axes is not None and self._axes.lying:
            left = box.right() + _BESIDE_PX
            place = QRectF(left, box.center().y() - height / 2, min(width, whole.right() - left), height)
        elif width <= box.width() + _BESIDE_PX:
            place = QRectF(box.center().x() - width / 2, box.top() - height, width, height)
        else:
            return
        if self._axes is not None and self._axes.stale and bar.text:
            ink.card(place, look.palette.surface, square=True)
        ink.words(place, bar.text, style, align=CENTRE)

    def _hue(self) -> str:
        hues = self._look.palette
        return hues.off_ink if self._axes is not None and self._axes.stale else hues.ink
