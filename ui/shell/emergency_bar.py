"""The emergency bar at the foot of every screen: keep it pressed anywhere for 0.6 s."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from ui.theme.paint import Lettering, draw_box, draw_icon, draw_text, pen, text_width
from ui.theme.tokens import EDGE, Language, Look, Room, TypeSize

BAR_MM: Final = 25.6
HOLD_MS: Final = 600
_FRAME_MS: Final = 16


class EmergencyBar(QWidget):
    """Always in reach; nothing may cover it. It takes no keys: a thing lying on a keyboard is no emergency.

    raised  it was kept pressed for 0.6 s, by finger or mouse; once per press
    """

    raised = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pressed = QElapsedTimer()
        self._down = False
        self._clock = QTimer(self)
        self._clock.setInterval(_FRAME_MS)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._look_again)
        self.setFixedHeight(look.mm(BAR_MM))
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName(self.tr("EMERGENCY") + ", " + self.tr("press and hold anywhere on this bar"))

    def share(self) -> float:
        """How much of the 0.6 s has passed, 0 to 1."""
        return min(1.0, self._pressed.elapsed() / HOLD_MS) if self._down else 0.0

    def event(self, event: QEvent) -> bool:
        """Touches count by themselves: a wet hand may bring several at once."""
        if isinstance(event, QTouchEvent):
            if event.type() == QEvent.Type.TouchBegin:
                self._press()
            elif event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
                self._release()
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press anywhere begins."""
        self._press()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Letting go ends; sliding along or off the bar does not."""
        self._release()

    def _press(self) -> None:
        if not self._down:
            self._down = True
            self._pressed.start()
            self._clock.start()
            self.update()

    def _release(self) -> None:
        self._down = False
        self._clock.stop()
        self.update()

    def _look_again(self) -> None:
        self.update()
        if self.share() >= 1.0:
            self._release()
            self.raised.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Black with red ends; the time pressed fills it from the left."""
        look, hues = self._look, self._look.palette
        painter = QPainter(self)
        area = QRectF(self.rect())
        draw_box(painter, area, fill=hues.bar, edge=None)
        end = min(look.mm(46 if look.room is Room.FULL else 35), area.width() / 7.2)
        inner = area.adjusted(end, 0, -end, 0)
        if self._down:
            filled = QRectF(inner.left(), 0, inner.width() * self.share(), area.height())
            draw_box(painter, filled, fill=hues.stop, edge=None)
        for left in (0.0, area.width() - end):
            self._draw_end(painter, QRectF(left, 0, end, area.height()))
        self._draw_words(painter, inner.adjusted(look.mm(5), 0, -look.mm(5), 0))
        painter.end()

    def _draw_end(self, painter: QPainter, box: QRectF) -> None:
        draw_box(painter, box, fill=self._look.palette.stop, edge=None)
        side = box.height() * 0.56
        icon = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        draw_icon(painter, "running", icon, self._look.palette.on_bar, 2.2)

    def _draw_words(self, painter: QPainter, room: QRectF) -> None:
        look, hues = self._look, self._look.palette
        # The word stands in both languages: whoever runs past must read it.
        own, other = self.tr("EMERGENCY"), _in_other_language(look.language)
        hint = self.tr("press and hold anywhere on this bar")
        if look.room is Room.SMALL:
            hint = self.tr("press and hold")
        big = Lettering(TypeSize.XL if look.room is not Room.SMALL else TypeSize.L, hues.on_bar, bold=True)
        mid = Lettering(TypeSize.M, hues.on_bar)
        low = Lettering(TypeSize.S, hues.on_bar)
        gap = look.mm(5)
        widths = [text_width(look, own, big), text_width(look, other, mid), text_width(look, hint, low)]
        excess = sum(widths) + 3 * gap - room.width()
        if excess > 0:
            widths[0] = max(widths[0] - excess * 0.5, room.width() * 0.3)
            widths[2] = room.width() - widths[0] - widths[1] - 3 * gap
        x = room.center().x() - (sum(widths) + 3 * gap) / 2
        draw_text(painter, look, QRectF(x, 0, widths[0] + 1, room.height()), own, big)
        x += widths[0] + gap
        draw_text(painter, look, QRectF(x, 0, widths[1] + 1, room.height()), other, mid)
        x += widths[1] + gap
        painter.setPen(pen(hues.grey2, EDGE))
        painter.drawLine(QPointF(x, room.height() * 0.3), QPointF(x, room.height() * 0.7))
        box = QRectF(x + gap, 0, widths[2] + 2, room.height())
        draw_text(painter, look, box, hint, Lettering(TypeSize.S, hues.on_bar, wrap=excess > 0))


def _in_other_language(language: Language) -> str:
    return "EMERGENCY" if language is Language.ZH else "紧急"
