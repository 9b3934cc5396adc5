"""A painter that knows the look: words, cards, lines and icons in roles of the palette."""

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from ui.theme import paint
from ui.theme.tokens import RADIUS_MM, Look, TypeSize

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
BOTTOM_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

LONGEST = 2000  # signs of an outside text that are ever laid out
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # controls, direction overrides, private use, odd line ends


@dataclass(frozen=True, slots=True)
class Type:
    """How words stand: size, colour (a palette value) and weight; `px` overrides the size of figures."""

    size: TypeSize
    hue: str
    bold: bool = False
    px: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """How a border stands: colour (a palette value), width in px, dashed or not."""

    hue: str
    width: float = 1.0
    dashed: bool = False


def shown(text: str) -> str:
    """A text made harmless for the screen: a sign that cannot be seen becomes one that can."""
    return "".join("\ufffd" if unicodedata.category(sign) in _UNSEEN else sign for sign in text[:LONGEST])


def text_width(look: Look, words: str, style: Type) -> float:
    """Width in px that words need on one line."""
    return paint.text_width(look, shown(words), _lettering(style)) + 1


def text_height(look: Look, words: str, style: Type, width: float) -> float:
    """Height in px that words need when they are wrapped into a width."""
    return paint.text_height(look, shown(words), _lettering(style, wrap=True), width)


def darker(hue: str) -> str:
    """A palette value as it looks under the finger."""
    return paint.color(hue).darker(135).name()


class Ink:
    """One painting, on a widget or with a painter that somebody else owns."""

    def __init__(self, surface: QWidget | QPainter, look: Look) -> None:
        self.look = look
        self.hues = look.palette
        self._own = isinstance(surface, QWidget)
        self.painter = QPainter(surface) if isinstance(surface, QWidget) else surface
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def done(self) -> None:
        """End a painting on a widget."""
        if self._own:
            self.painter.end()

    def words(
        self,
        box: QRectF,
        words: str,
        style: Type,
        *,
        align: Qt.AlignmentFlag = LEFT,
        wrap: bool = False,
        foreign: bool = False,
    ) -> QRectF:
        """Words in a box; those from outside (`foreign`) end in an ellipsis when they are too long."""
        lettering = _lettering(style, align=align, wrap=wrap, elide=foreign)
        return paint.draw_text(self.painter, self.look, box, shown(words), lettering)

    def card(self, box: QRectF, fill: str | None, edge: Edge | None = None, *, square: bool = False) -> None:
        """A filled rectangle with the house's corner; the edge lies inside the box."""
        paint.draw_box(
            self.painter,
            box,
            fill=fill,
            edge=edge.hue if edge else None,
            width=edge.width if edge else 0,
            radius=0 if square else self.look.mm(RADIUS_MM),
            dashed=bool(edge and edge.dashed),
        )

    def line(self, start: QPointF, end: QPointF, edge: Edge) -> None:
        """A straight line."""
        self.painter.setPen(paint.pen(edge.hue, edge.width, dashed=edge.dashed))
        self.painter.drawLine(start, end)

    def path(self, path: QPainterPath, fill: str | None, edge: Edge | None = None) -> None:
        """A shape, filled and edged, with round joins."""
        pen = paint.pen(edge.hue, edge.width, dashed=edge.dashed) if edge else Qt.PenStyle.NoPen
        if edge and not isinstance(pen, Qt.PenStyle):
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(paint.color(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)

    def hatch(self, area: QRectF | QPainterPath, hue: str) -> None:
        """The house's hatch over an area."""
        paint.draw_hatch(self.painter, area, hue)

    def icon(self, name: str, box: QRectF, hue: str) -> None:
        """An icon of the house, as large as the box."""
        paint.draw_icon(self.painter, name, box, hue)


def _lettering(
    style: Type, *, align: Qt.AlignmentFlag = LEFT, wrap: bool = False, elide: bool = False
) -> paint.Lettering:
    return paint.Lettering(
        style.size, style.hue, bold=style.bold, align=align, wrap=wrap, elide=elide, px=style.px
    )
