"""The live picture of a tray: each box with its place, and with what it is where that is not plain."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QWidget

from app.domain.scan import View
from ui.theme import paint
from ui.theme.tokens import EDGE, Look, TypeSize
from ui.widgets.camera_view import CameraView
from ui.widgets.ink import Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark

_CASING_PX = 7.0
_LINE_PX = 4.0
_WIDEST_MM = 45.0


@dataclass(frozen=True, slots=True)
class TrayTag:
    """A box in px of the frame, its shape, its place ("R1 C2", "" for none), and words if any are needed."""

    corners: tuple[tuple[int, int], ...]
    mark: Mark
    place: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class TagsState:
    """Everything drawn over a frame of this size."""

    tags: tuple[TrayTag, ...] = ()
    size: tuple[int, int] = (0, 0)


class TrayPicture(CameraView):
    """The camera's picture without its own boxes; the tray's are drawn over it.

    A place is written at each box while there is room between the boxes; where there is not, plain boxes
    keep their shape alone, and those with something to say lie over them.
    """

    def __init__(
        self,
        look: Look,
        source: Callable[[], View | None],
        now_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, _Bare(source), now_ms, parent)
        self.tags = TagsState()

    def show_tags(self, tags: TagsState) -> None:
        """Draw these from now on."""
        if tags != self.tags:
            self.tags = tags
            self.update()

    def draw(self, ink: Ink) -> None:
        """The picture, then the tray."""
        super().draw(ink)
        width, height = self.tags.size
        if width < 1 or height < 1 or self._picture is None or self.stale():
            return
        share = min(self.area().width() / width, self.area().height() / height)
        corner = self.area().center() - QPointF(width * share / 2, height * share / 2)
        shapes = [_shape(tag, corner, share) for tag in self.tags.tags]
        for tag, shape in zip(self.tags.tags, shapes, strict=True):
            _draw_edge(ink, shape, tag)
        plates = sorted(zip(self.tags.tags, shapes, strict=True), key=lambda one: bool(one[0].words))
        placed = [shape.boundingRect().center() for tag, shape in plates if tag.place]
        tall = self.look.font_px(TypeSize.XS) * 2.6
        for tag, shape in plates:
            box = shape.boundingRect()
            room = min(_room_beside(box.center(), placed, tall), float(self.look.mm(_WIDEST_MM)))
            self._draw_plate(ink, tag, box, room)

    def _draw_plate(self, ink: Ink, tag: TrayTag, box: QRectF, room: float) -> None:
        look = self.look
        line, side = look.font_px(TypeSize.XS) * 1.3, look.font_px(TypeSize.XS) * 0.9
        gap = float(look.mm(1))
        style = Type(TypeSize.XS, self._hues(tag)[1], bold=True)
        first, second = (tag.place, tag.words) if tag.place else (tag.words, "")
        head = 3 * gap + side + text_width(look, first, style)
        if head > room and not tag.words:
            self._draw_shape_alone(ink, tag, box, side)
            return
        wanted = max(head, 2 * gap + text_width(look, second, style)) if second else head
        width = min(wanted, max(room, 3 * gap + side + text_width(look, tag.place, style)))
        plate = self._under(box, width, line * (2 if second else 1))
        ink.card(plate, self._hues(tag)[0], Edge(ink.hues.bar, EDGE), square=True)
        mark = QRectF(plate.left() + gap, plate.top() + (line - side) / 2, side, side)
        _draw_mark(ink, tag.mark, mark, style.hue)
        right = QRectF(mark.right() + gap, plate.top(), plate.right() - mark.right() - gap, line)
        ink.words(right, first, style, foreign=True)
        if second:
            under = QRectF(plate.left() + gap, plate.top() + line, width - gap, line)
            ink.words(under, second, style, foreign=True)

    def _under(self, box: QRectF, width: float, height: float) -> QRectF:
        """Where a plate stands: under its box, inside the panel."""
        plate = QRectF(box.center().x() - width / 2, box.bottom() + self.look.mm(1), width, height)
        plate.moveLeft(max(self.area().left(), min(plate.left(), self.area().right() - width)))
        plate.moveTop(max(self.area().top(), min(plate.top(), self.area().bottom() - height)))
        return plate

    def _draw_shape_alone(self, ink: Ink, tag: TrayTag, box: QRectF, side: float) -> None:
        fill, hue = self._hues(tag)
        plate = QRectF(0, 0, side * 1.3, side * 1.3)
        plate.moveCenter(QPointF(box.center().x(), box.bottom()))
        ink.card(plate, fill, Edge(ink.hues.bar, EDGE), square=True)
        _draw_mark(ink, tag.mark, plate.adjusted(side * 0.15, side * 0.15, -side * 0.15, -side * 0.15), hue)

    def _hues(self, tag: TrayTag) -> tuple[str, str]:
        hues = self.look.palette
        plain = tag.mark in (Mark.DONE, Mark.TO_DO)
        return (hues.bar, hues.on_bar) if plain else (hues.attention, hues.on_attention)


class _Bare:
    """The camera's views without their boxes. The same frame stays the same view: nothing is painted anew."""

    def __init__(self, source: Callable[[], View | None]) -> None:
        self._source = source
        self._seen: View | None = None
        self._bare: View | None = None

    def __call__(self) -> View | None:
        view = self._source()
        if view is None or self._seen is None or view.frame is not self._seen.frame:
            self._bare = replace(view, boxes=()) if view is not None else None
        self._seen = view
        return self._bare


def _shape(tag: TrayTag, corner: QPointF, share: float) -> QPolygonF:
    return QPolygonF([corner + QPointF(x * share, y * share) for x, y in tag.corners])


def _draw_edge(ink: Ink, shape: QPolygonF, tag: TrayTag) -> None:
    hues = ink.hues
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    ink.painter.setPen(paint.pen(hues.bar, _CASING_PX, round_ends=True))
    ink.painter.drawPolygon(shape)
    hue = hues.on_bar if tag.mark in (Mark.DONE, Mark.TO_DO) else hues.attention
    ink.painter.setPen(paint.pen(hue, _LINE_PX, dashed=tag.mark is not Mark.DONE))
    ink.painter.drawPolygon(shape)


def _draw_mark(ink: Ink, mark: Mark, box: QRectF, hue: str) -> None:
    if mark is Mark.DONE:
        paint.draw_tick(ink.painter, box, hue, 4)
    else:
        draw_mark(ink, mark, box, hue)


def _room_beside(middle: QPointF, others: list[QPointF], height: float) -> float:
    """How wide a plate may be before it meets the plate of the next place in its row."""
    beside = [
        abs(other.x() - middle.x())
        for other in others
        if abs(other.y() - middle.y()) < height and abs(other.x() - middle.x()) > 1
    ]
    return min(beside, default=float("inf"))
