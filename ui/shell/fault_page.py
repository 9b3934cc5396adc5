"""The page that stops work: the station cannot record, or something went wrong in the program."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.paint import Lettering, draw_box, draw_cross, draw_text, draw_warning, pen
from ui.theme.tokens import SPACE, Look, Room, TypeSize
from ui.widgets.big_button import BigButton, ButtonKind, ButtonState
from ui.widgets.painted import HALO

_HEAD_MM: Final = 38.0
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FaultKind(Enum):
    """Why work stops."""

    CANNOT_RECORD = "cannot_record"
    DEFECT = "defect"
    JOURNAL = "journal"  # at the start: the records are not what they were


@dataclass(frozen=True, slots=True)
class FaultState:
    """`reason` is a sentence already worded, or ""; `recorded_until` the local HH:MM of the newest entry.

    `remedy` is the command that two people, or plant IT, type then; "" when none helps.
    """

    kind: FaultKind
    reason: str = ""
    recorded_until: str = ""
    remedy: str = ""


class FaultPage(QWidget):
    """Fills everything between strip and emergency bar.

    retry    cannot record: look again whether it can now
    restart  defect, journal: start the program again
    """

    retry = Signal()
    restart = Signal()

    def __init__(self, look: Look, state: FaultState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = state
        self._button = BigButton(look, ButtonKind.PRIMARY, self)
        again = state.kind is FaultKind.CANNOT_RECORD
        text = self.tr("Try again") if again else self.tr("Start again")
        self._button.render(ButtonState(text, "refresh"))
        self._button.meant.connect(self._meant)
        self.setAccessibleName(self.title())

    def title(self) -> str:
        """What has happened."""
        if self._state.kind is FaultKind.CANNOT_RECORD:
            return self.tr("Stop work: the station cannot record")
        if self._state.kind is FaultKind.JOURNAL:
            return self.tr("Stop work: the records are not what they were")
        return self.tr("Something went wrong")

    def lines(self) -> tuple[str, ...]:
        """What it means and what to do, one sentence a line."""
        if self._state.kind is FaultKind.JOURNAL:
            return self._journal_lines()
        safe = self.tr("Everything saved so far is safe.")
        if self._state.recorded_until:
            until = self._state.recorded_until
            safe = self.tr("Your work up to {time} is recorded.").format(time=until)
        if self._state.kind is FaultKind.DEFECT:
            return (safe, self.tr("Make the pack safe, then start again."), self.tr("Tell your supervisor."))
        return (
            self.tr("Open nothing, move nothing, cut nothing."),
            self.tr("Leave the pack safe: cover on, tools away."),
            self.tr("Call your supervisor."),
            safe,
        )

    def _journal_lines(self) -> tuple[str, ...]:
        first = (
            self.tr("Open nothing, move nothing, cut nothing."),
            self.tr("Call your supervisor and plant IT. Nothing here is deleted."),
        )
        command = self._state.remedy
        if command.endswith("epoch open"):
            two = self.tr("Supervisor and a second person, in a terminal: {command}")
            return (*first, two.format(command=command))
        if command:
            return (*first, self.tr("Plant IT, in a terminal: {command}").format(command=command))
        return first

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands where the primary always stands."""
        look = self._look
        small = look.room is Room.SMALL
        width, height = look.mm(52 if small else 81), look.mm(28 if small else 36)
        left = self.width() - look.mm(SPACE[2]) - width
        top = self.height() - look.mm(SPACE[4]) - height
        self._button.setMinimumSize(0, 0)
        self._button.setGeometry(QRect(left, top, width, height).adjusted(-HALO, -HALO, HALO, HALO))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A head in the colour of its weight, then the lines."""
        look, hues = self._look, self._look.palette
        painter = QPainter(self)
        grave = self._state.kind is not FaultKind.DEFECT
        area = QRectF(self.rect())
        draw_box(painter, area, fill=hues.surface, edge=None)
        head = QRectF(0, 0, area.width(), look.mm(_HEAD_MM))
        draw_box(painter, head, fill=hues.hold_fill if grave else hues.attention, edge=None)
        hue = hues.on_hold if grave else hues.on_attention
        mark = QRectF(look.mm(8), head.center().y() - look.mm(8), look.mm(16), look.mm(16))
        if grave:
            draw_cross(painter, mark, hue, look.mm(2))
        else:
            draw_warning(painter, mark, hues.attention, hue)
        words = Lettering(TypeSize.XL, hue, bold=True, align=_LEFT)
        draw_text(painter, look, head.adjusted(look.mm(32), 0, -look.mm(8), 0), self.title(), words)
        self._draw_lines(painter, area.adjusted(look.mm(8), head.height() + look.mm(3), -look.mm(8), 0))
        painter.end()

    def _draw_lines(self, painter: QPainter, room: QRectF) -> None:
        look, hues = self._look, self._look.palette
        rows = [row for row in (self._state.reason, *self.lines()) if row]
        height = min(look.mm(24), room.height() / len(rows))
        for number, row in enumerate(rows):
            box = QRectF(room.left(), room.top() + number * height, room.width(), height)
            if box.bottom() > self._button.geometry().top():
                box.setRight(self._button.geometry().left() - look.mm(5))
            reason = number == 0 and bool(self._state.reason)
            hue = hues.quiet if reason else hues.ink
            words = Lettering(TypeSize.L, hue, bold=not reason, align=_LEFT, wrap=True)
            draw_text(painter, look, box, row, words)
            painter.setPen(pen(hues.line, 1))
            painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _meant(self) -> None:
        (self.retry if self._state.kind is FaultKind.CANNOT_RECORD else self.restart).emit()
