"""The end of a false alarm: the lead's badge, then the lead's PIN, and the way back to the alarm."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.screens.emergency.state import EmergencyState
from ui.theme.lettering import Lettering
from ui.theme.paint import draw_box
from ui.theme.tokens import SPACE, TOUCH_MM, Look, Room, TypeSize
from ui.widgets.big_button import BigButton, ButtonKind, ButtonState
from ui.widgets.ink import CENTRE, Ink, Type
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.notice_row import NoticeRow
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.painted import HALO, Painted
from ui.widgets.paragraph import Paragraph
from ui.wording import refusal_sentence

_LEAST_PIN, _MOST_PIN = 4, 8


class LeaveWord(Painted[None]):
    """The order itself, in both languages: it stays in sight where the panel hides the card."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, None, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.mm(TOUCH_MM))

    def spoken(self) -> str:
        """The order."""
        return "撤离 LEAVE"

    def draw(self, ink: Ink) -> None:
        """White on red."""
        hues = self.look.palette
        ink.card(self.area(), hues.hold_fill, square=True)
        ink.words(self.area(), "撤离 LEAVE", Type(TypeSize.XL, hues.on_hold, bold=True), align=CENTRE)


class LeadPanel(QWidget):
    """Renders the asking part of EmergencyState. What is typed lives in the pad alone.

    pin_entered  the lead's PIN
    kept         it stays an emergency
    """

    pin_entered = Signal(str)
    kept = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        hues = look.palette
        self._leave = LeaveWord(look, self)
        self._leave.setVisible(look.room is Room.SMALL)
        title = Lettering(TypeSize.L, hues.ink, bold=True, wrap=True)
        self._title = Paragraph(look, self.tr("Was it a false alarm?"), title, self)
        self._ask = NoticeRow(look, self)
        self._refusal = NoticeRow(look, self)
        self._pad = NumberPad(look, self)
        self._keep = BigButton(look, ButtonKind.DANGER, self)
        self._keep.render(ButtonState(self.tr("It stays an emergency")))
        self._pad.render(NumberPadState(self.tr("The lead's PIN"), most=_MOST_PIN, least=_LEAST_PIN))
        self._lay_out()
        self._pad.entered.connect(self.pin_entered)
        self._keep.meant.connect(self.kept)

    def render(self, state: EmergencyState) -> None:  # type: ignore[override]  # not Qt's own render
        """Ask for the badge, or once it was read for the PIN."""
        read = bool(state.lead_badge)
        words = self.tr("A supervisor shows the badge to the camera.")
        self._ask.tell(None if read else NoticeState(NoticeKind.PLAIN, words, icon="card"))
        self._refusal.tell(
            NoticeState(NoticeKind.WRONG, refusal_sentence(state.refusal)) if state.refusal else None
        )
        if read and self._pad.isHidden():
            self._pad.clear()
        self._pad.setVisible(read)
        self._title.setVisible(not read and self._look.room is not Room.SMALL)
        narrow = read and self._look.room is Room.LOW
        self._keep.setFixedHeight(self._look.mm(52 if narrow else 24) + 2 * HALO)
        if read and not self._pad.hasFocus():
            self._pad.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of the card shows through."""
        painter = QPainter(self)
        draw_box(painter, QRectF(self.rect()), fill=self._look.palette.raised, edge=None)
        painter.end()

    def _lay_out(self) -> None:
        look = self._look
        self._keep.setMinimumWidth(look.mm(30))
        column = QVBoxLayout()
        column.setSpacing(look.mm(SPACE[1]))
        words = QVBoxLayout()
        words.setContentsMargins(HALO, 0, HALO, 0)  # in line with the face of the button
        words.setSpacing(column.spacing())
        for part in (self._leave, self._title, self._ask, self._refusal):
            words.addWidget(part)
        column.addLayout(words)
        column.addStretch(1)
        column.addWidget(self._keep)
        row = QHBoxLayout(self)
        margin = look.mm(SPACE[0]) if look.room is Room.SMALL else 0
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(look.mm(SPACE[1]))
        row.addLayout(column, 1)
        row.addWidget(self._pad)
