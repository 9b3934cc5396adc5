"""The shapes on the face: colours of roles, boxes, hatch, marks and icons."""

import math
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from app.places import resources
from ui.theme.tokens import HATCH_LINE_PX, HATCH_PX


def color(role: str) -> QColor:
    """The colour of a role's hex string."""
    return QColor(role)


def tinted(role: str, alpha: float) -> QColor:
    """The colour of a role let through by `alpha` of 0 to 1, for fields over pictures."""
    shade = QColor(role)
    shade.setAlphaF(alpha)
    return shade


def pen(role: str, width: float, *, dashed: bool = False, round_ends: bool = False) -> QPen:
    """A pen of a role; dashed is the edge of what is not now."""
    made = QPen(color(role), width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin if round_ends else Qt.PenJoinStyle.MiterJoin)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if round_ends else Qt.PenCapStyle.FlatCap)
    if dashed:
        made.setDashPattern([8 / max(1.0, width), 6 / max(1.0, width)])
    return made


def draw_box(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: str | None,
    edge: str | None,
    width: float = 1,
    radius: float = 0,
    dashed: bool = False,
) -> None:
    """A filled and edged box whose edge lies wholly inside the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(pen(edge, width, dashed=dashed) if edge else Qt.PenStyle.NoPen)
    inset = width / 2 if edge else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def draw_hatch(
    painter: QPainter, area: QRectF | QPainterPath, role: str, line: float = HATCH_LINE_PX
) -> None:
    """Hatch an area at 45 degrees, one line every 14 px."""
    shape = QPainterPath()
    if isinstance(area, QPainterPath):
        shape = area
    else:
        shape.addRect(area)
    box = shape.boundingRect()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(color(role), line))
    # Lines are counted from the page's own corner so that neighbouring areas run on without a break.
    first = math.floor((box.left() + box.top()) / HATCH_PX)
    last = math.ceil((box.right() + box.bottom()) / HATCH_PX)
    for number in range(first, last + 1):
        total = number * HATCH_PX
        high = QPointF(total - box.top() + 2, box.top() - 2)
        low = QPointF(total - box.bottom() - 2, box.bottom() + 2)
        painter.drawLine(QLineF(high, low))
    painter.restore()


def octagon(rect: QRectF) -> QPainterPath:
    """The shape of a hold, and of nothing else."""
    return _polygon(rect, 8, turn=math.pi / 8, fill=1 / math.cos(math.pi / 8))


def triangle(rect: QRectF) -> QPainterPath:
    """The shape of care: class B, degraded, attention."""
    path = QPainterPath(QPointF(rect.center().x(), rect.top()))
    path.lineTo(rect.bottomRight())
    path.lineTo(rect.bottomLeft())
    path.closeSubpath()
    return path


def diamond(rect: QRectF) -> QPainterPath:
    """The shape of class C."""
    return _polygon(rect, 4, turn=0.0, fill=1.0)


def _polygon(rect: QRectF, corners: int, *, turn: float, fill: float) -> QPainterPath:
    path = QPainterPath()
    points = QPolygonF()
    for number in range(corners):
        angle = turn + 2 * math.pi * number / corners
        across = rect.width() / 2 * fill * math.cos(angle)
        down = rect.height() / 2 * fill * math.sin(angle)
        points.append(QPointF(rect.center().x() + across, rect.center().y() + down))
    path.addPolygon(points)
    path.closeSubpath()
    return path


def draw_tick(painter: QPainter, rect: QRectF, role: str, width: float) -> None:
    """A tick: done."""
    _stroke(
        painter, _along(rect, ((0.15, 0.55), (0.40, 0.80), (0.88, 0.24))), pen(role, width, round_ends=True)
    )


def draw_cross(painter: QPainter, rect: QRectF, role: str, width: float) -> None:
    """A cross: missing, no, stop."""
    path = _along(rect, ((0.18, 0.18), (0.82, 0.82)))
    path.addPath(_along(rect, ((0.82, 0.18), (0.18, 0.82))))
    _stroke(painter, path, pen(role, width, round_ends=True))


def draw_warning(painter: QPainter, rect: QRectF, fill: str, edge: str) -> None:
    """The filled triangle with its stroke: care."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(triangle(rect), color(fill))
    painter.strokePath(triangle(rect), pen(edge, max(1.5, rect.width() / 12), round_ends=True))
    stroke = pen(edge, rect.width() / 9, round_ends=True)
    painter.strokePath(_along(rect, ((0.5, 0.40), (0.5, 0.62))), stroke)
    painter.strokePath(_along(rect, ((0.5, 0.79), (0.5, 0.80))), stroke)
    painter.restore()


def _along(rect: QRectF, shares: tuple[tuple[float, float], ...]) -> QPainterPath:
    points = [QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in shares]
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    return path


def _stroke(painter: QPainter, path: QPainterPath, with_pen: QPen) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, with_pen)
    painter.restore()


def draw_icon(painter: QPainter, name: str, rect: QRectF, role: str, stroke: float = 2.0) -> None:
    """Draw the icon of that name, in one colour; `stroke` is in units of its 24 grid.

    Raises KeyError when there is no such icon.
    """
    side = min(rect.width(), rect.height())
    box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    drawing = (
        _drawing(name).replace("currentColor", role).replace('stroke-width="2"', f'stroke-width="{stroke:g}"')
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, box)
    painter.restore()


def draw_drawing(painter: QPainter, name: str, rect: QRectF, role: str) -> None:
    """Draw a line drawing of the resources as large as the box, in one colour; it keeps its shape.

    Raises KeyError when there is no such drawing.
    """
    if name not in drawing_names():
        raise KeyError(name)
    text = (_drawings() / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", role)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    size = QSizeF(renderer.defaultSize()).scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRectF(rect.topLeft(), size)
    box.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, box)
    painter.restore()


@cache
def drawing_names() -> frozenset[str]:
    """Every drawing that a step can show."""
    return frozenset(path.stem for path in _drawings().glob("*.svg"))


def icon_names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(path.stem for path in _icons().glob("*.svg"))


@cache
def _drawing(name: str) -> str:
    if name not in icon_names():
        raise KeyError(name)
    return (_icons() / f"{name}.svg").read_text(encoding="utf-8")


def _drawings() -> Path:
    return resources() / "drawings"


def _icons() -> Path:
    return resources() / "icons"
