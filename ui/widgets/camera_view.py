"""The live picture with boxes round the codes in it, or that there is no picture and why."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.scan import Cause, Frame, View
from ui.theme import paint
from ui.theme.tokens import EDGE, Look, TypeSize
from ui.widgets.cause_words import HOLD_MS, leading_cause
from ui.widgets.code_boxes import draw_boxes
from ui.widgets.figures import seconds_text
from ui.widgets.ink import CENTRE, TOP_LEFT, Edge, Ink, Type, text_width
from ui.widgets.marks import Mark, draw_mark
from ui.widgets.painted import Painted

TICK_MS = 60
STALE_AFTER_MS = 2000
_FORMATS = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_BGR888}


@dataclass(frozen=True, slots=True)
class CameraState:
    """Words beside the picture: why there is none (only shown then), and what is said of an unread code
    while nobody knows its cause."""

    no_picture: str = ""
    unread_hint: str = ""


class CameraView(Painted[CameraState]):
    """Looks at `source` every 60 ms while it is shown.

    `now_ms` reads the clock that frames are stamped by (`Frame.at.mono_ms`). A frame older than 2 s is
    hatched and its age told.

    frame_shown    the serial of a frame, when it has been painted
    cause_changed  why the code before the camera is not read (Cause), or None; each stays for 0.8 s
    """

    frame_shown = Signal(int)
    cause_changed = Signal(object)

    def __init__(
        self,
        look: Look,
        source: Callable[[], View | None],
        now_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, CameraState(), parent)
        self._source = source
        self._now_ms = now_ms
        self._view: View | None = None
        self._picture: QImage | None = None
        self._stale_tenths = -1
        self._told = -1
        self._cause: Cause | None = None
        self._cause_since_ms = -HOLD_MS
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look_again)

    def sizeHint(self) -> QSize:
        """As in the scanning place."""
        return QSize(self.look.mm(200), self.look.mm(140))

    def minimumSizeHint(self) -> QSize:
        """Enough to aim by."""
        return QSize(self.look.mm(80), self.look.mm(50))

    def spoken(self) -> str:
        """Whether there is a picture."""
        return self.tr("camera picture") if self._picture else self.tr("no picture")

    def look_again(self) -> None:
        """Take the newest view and repaint when something to be seen has changed."""
        view = self._source()
        changed = view is not self._view
        if view is not None and (self._view is None or view.frame.serial != self._view.frame.serial):
            self._picture = picture_of(view.frame)
        if view is None:
            self._picture = None
        self._view = view
        self._tell_cause()
        tenths = self._age_ms() // 100 if self.stale() else -1
        if changed or tenths != self._stale_tenths:
            self._stale_tenths = tenths
            self.setAccessibleName(self.spoken())
            self.update()

    def stale(self) -> bool:
        """Whether the frame shown is too old to be the present."""
        return self._picture is not None and self._age_ms() > STALE_AFTER_MS

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        self.look_again()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking; nobody sees it."""
        self._timer.stop()
        super().hideEvent(event)

    def draw(self, ink: Ink) -> None:
        """The picture, or the words that stand for it."""
        view, picture = self._view, self._picture
        if view is None or picture is None:
            self._draw_none(ink)
            return
        ink.card(self.area(), ink.hues.bar)
        place = _letterbox(picture, self.area())
        ink.painter.setRenderHint(ink.painter.RenderHint.SmoothPixmapTransform)
        ink.painter.drawImage(place, picture)
        if self.stale():
            self._draw_stale(ink, place)
        else:
            draw_boxes(ink, place, self.area(), view, self.state.unread_hint or self.tr("no read"))
        _corners(ink, self.area(), ink.hues.on_bar)
        if view.frame.serial != self._told:
            self._told = view.frame.serial
            self.frame_shown.emit(view.frame.serial)

    def _tell_cause(self) -> None:
        """Tell another cause once the last one could be read; an old picture has none."""
        present = self._view is not None and not self.stale()
        cause = leading_cause(self._view.boxes) if self._view is not None and present else None
        now = self._now_ms()
        if cause is self._cause or (present and now - self._cause_since_ms < HOLD_MS):
            return
        self._cause, self._cause_since_ms = cause, now
        self.cause_changed.emit(cause)

    def _age_ms(self) -> int:
        return self._now_ms() - self._view.frame.at.mono_ms if self._view else 0

    def _draw_none(self, ink: Ink) -> None:
        look, hues = self.look, self.look.palette
        ink.card(self.area(), hues.attention_soft, Edge(hues.attention_ink, EDGE))
        _corners(ink, self.area(), hues.attention_ink)
        side = look.mm(9)
        middle = self.area().center()
        mark = QRectF(middle.x() - side / 2, middle.y() - side - look.mm(3), side, side)
        draw_mark(ink, Mark.WRONG, mark)
        room = self.area().adjusted(look.mm(14), 0, -look.mm(14), 0)
        line = paint.line_height(look, TypeSize.M)
        head = QRectF(room.left(), middle.y(), room.width(), line)
        ink.words(head, self.tr("no picture"), Type(TypeSize.M, hues.ink, bold=True), align=CENTRE)
        under = QRectF(room.left(), head.bottom(), room.width(), room.bottom() - head.bottom() - look.mm(3))
        top = TOP_LEFT & ~Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignHCenter
        ink.words(under, self.state.no_picture, Type(TypeSize.S, hues.attention_ink), align=top, wrap=True)

    def _draw_stale(self, ink: Ink, place: QRectF) -> None:
        look, hues = self.look, self.look.palette
        ink.hatch(place, hues.bar)
        words = self.tr("old picture, {seconds} s").format(seconds=seconds_text(self._age_ms()))
        line = paint.line_height(look, TypeSize.M)
        style = Type(TypeSize.M, hues.on_attention, bold=True)
        side = look.font_px(TypeSize.M)
        needed = text_width(look, words, style) + side + look.mm(9)
        plate = QRectF(0, 0, min(place.width(), needed), line + look.mm(4))
        plate.moveCenter(place.center())
        ink.card(plate, hues.attention, Edge(hues.on_attention, EDGE))
        mark = QRectF(plate.left() + look.mm(3), plate.center().y() - side / 2, side, side)
        draw_mark(ink, Mark.STALE, mark, hues.on_attention)
        room = QRectF(
            mark.right() + look.mm(3), plate.top(), plate.right() - mark.right() - look.mm(5), plate.height()
        )
        ink.words(room, words, style)


def picture_of(frame: Frame) -> QImage | None:
    """A grey copy of the frame's rows, or None when the buffer is not what the frame says it is."""
    kind = _FORMATS.get(frame.channels)
    stride = frame.width * frame.channels
    if kind is None or min(frame.width, frame.height) < 1 or len(frame.rows) < stride * frame.height:
        return None
    borrowed = QImage(frame.rows, frame.width, frame.height, stride, kind)
    return borrowed.convertToFormat(QImage.Format.Format_Grayscale8).copy()


def _letterbox(picture: QImage, area: QRectF) -> QRectF:
    share = min(area.width() / picture.width(), area.height() / picture.height())
    width, height = picture.width() * share, picture.height() * share
    return QRectF(area.center().x() - width / 2, area.center().y() - height / 2, width, height)


def _corners(ink: Ink, area: QRectF, hue: str) -> None:
    room = ink.look.mm(4.5)
    arm = ink.look.mm(11)
    frame = area.adjusted(room, room, -room, -room)
    for corner, right, down in (
        (frame.topLeft(), 1, 1),
        (frame.topRight(), -1, 1),
        (frame.bottomLeft(), 1, -1),
        (frame.bottomRight(), -1, -1),
    ):
        ink.line(corner, QPointF(corner.x() + right * arm, corner.y()), Edge(hue, 4))
        ink.line(corner, QPointF(corner.x(), corner.y() + down * arm), Edge(hue, 4))
