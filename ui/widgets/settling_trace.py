"""How a weight came to rest: its trace over time, and the band in which nothing moved any more."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.theme.tokens import HAIRLINE
from ui.widgets.ink import Edge, Ink
from ui.widgets.weight_state import StillBand, Trace

_LEAST_BAND_PX = 24.0


def draw_trace(ink: Ink, box: QRectF, trace: Trace, band: StillBand | None) -> None:
    """Draw the trace into a box: time to the right, mass upwards from an empty scale at the foot."""
    if len(trace) < 2:
        return
    hues = ink.hues
    place = _Scale(box, trace)
    ink.line(
        QPointF(box.left(), place.zero_y), QPointF(box.right(), place.zero_y), Edge(hues.edge, HAIRLINE + 1)
    )
    last = place.at(trace[-1])
    if band is not None:
        ink.card(_band_box(place, band, box), hues.action_soft, square=True)
        ink.line(QPointF(box.left(), last.y()), QPointF(box.right(), last.y()), Edge(hues.line, HAIRLINE))
    path = QPainterPath(place.at(trace[0]))
    for point in trace[1:]:
        path.lineTo(place.at(point))
    ink.path(path, None, Edge(hues.ink, 3))


def _band_box(place: "_Scale", band: StillBand, box: QRectF) -> QRectF:
    high = place.at((band.to_ms, band.high_mg))
    low = place.at((band.from_ms, band.low_mg))
    middle = (high.y() + low.y()) / 2
    height = max(_LEAST_BAND_PX, low.y() - high.y())
    top = max(box.top(), middle - height / 2)
    return QRectF(low.x(), top, high.x() - low.x(), height)


class _Scale:
    """Turns (ms, mg) into px; the room above the highest point keeps the band inside the box."""

    def __init__(self, box: QRectF, trace: Trace) -> None:
        self._box = box
        self._from_ms = trace[0][0]
        self._span_ms = max(1, trace[-1][0] - trace[0][0])
        masses = [mass for _, mass in trace]
        self._low_mg = min(0, *masses)
        self._span_mg = max(1, max(masses) - self._low_mg)
        self.zero_y = self.at((self._from_ms, 0)).y()

    def at(self, point: tuple[int, int]) -> QPointF:
        """Where a point of the trace stands."""
        across = (point[0] - self._from_ms) / self._span_ms
        up = (point[1] - self._low_mg) / self._span_mg
        room = self._box.height() - _LEAST_BAND_PX / 2 - 2
        return QPointF(self._box.left() + across * self._box.width(), self._box.bottom() - 2 - up * room)
