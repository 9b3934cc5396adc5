"""The end of an alarm: what becomes of a run, the lead's badge, then the PIN; or back to the alarm."""

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.leaving_facts import AfterAlarm
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
    chosen       what becomes of the run that the alarm stopped (AfterAlarm)
    """

    pin_entered = Signal(str)
    chosen = Signal(object)
    kept = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        hues = look.palette
        self._leave = LeaveWord(look, self)
        self._leave.setVisible(look.room is Room.SMALL)
        title = Lettering(TypeSize.L, hues.ink, bold=True, wrap=True)
        self._title = Paragraph(look, self.tr("Was it a false alarm?"), title, self)
        self._safe = BigButton(look, ButtonKind.PRIMARY, self)
        self._back = BigButton(look, ButtonKind.SECONDARY, self)
        self._safe.render(
            ButtonState(self.tr("Make it safe"), "lock", self.tr("then quarantine, the run ends"))
        )
        self._back.render(
            ButtonState(self.tr("False alarm"), "refresh", self.tr("the run goes on, all proven anew"))
        )
        self._ask = NoticeRow(look, self)
        self._refusal = NoticeRow(look, self)
        self._pad = NumberPad(look, self)
        self._keep = BigButton(look, ButtonKind.DANGER, self)
        self._keep.render(ButtonState(self.tr("It stays an emergency")))
        self._pad.render(NumberPadState(self.tr("The lead's PIN"), most=_MOST_PIN, least=_LEAST_PIN))
        self._lay_out()
        self._pad.entered.connect(self.pin_entered)
        self._keep.meant.connect(self.kept)
        self._safe.meant.connect(partial(self.chosen.emit, AfterAlarm.MAKE_SAFE))
        self._back.meant.connect(partial(self.chosen.emit, AfterAlarm.FALSE_ALARM))

    def render(self, state: EmergencyState) -> None:  # type: ignore[override]  # not Qt's own render
        """Ask what becomes of the run, then for the badge, and once it was read for the PIN."""
        read, asks = bool(state.lead_badge), state.asks_of_run
        for button in (self._safe, self._back):
            button.setVisible(asks)
        self._title.say(self._question(state))
        words = self.tr("A supervisor shows the badge to the camera.")
        chosen = self._chosen(state)
        badge = NoticeState(NoticeKind.PLAIN, words, chosen, icon="card")
        self._ask.tell(None if read or asks else badge)
        self._refusal.tell(
            NoticeState(NoticeKind.WRONG, refusal_sentence(state.refusal)) if state.refusal else None
        )
        if read and self._pad.isHidden():
            self._pad.clear()
        self._pad.setVisible(read)
        self._title.setVisible(not read and (asks or self._look.room is not Room.SMALL))
        narrow = read and self._look.room is Room.LOW
        crowded = asks and self._look.room is Room.SMALL
        high = TOUCH_MM if crowded else 52 if narrow else 24
        self._keep.setFixedHeight(self._look.mm(high) + 2 * HALO)
        if read and not self._pad.hasFocus():
            self._pad.setFocus()

    def _question(self, state: EmergencyState) -> str:
        return self.tr("What becomes of the run?") if state.stopped else self.tr("Was it a false alarm?")

    def _chosen(self, state: EmergencyState) -> str:
        """What the badge and the PIN will sign for."""
        if state.becomes is None:
            return ""
        if state.becomes is AfterAlarm.FALSE_ALARM:
            return self.tr("Signs: false alarm, the run goes on, all is proven anew.")
        return self.tr("Signs: the pack is made safe, then quarantine.")

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
        choices = QHBoxLayout() if look.room is Room.SMALL else QVBoxLayout()
        for button in (self._safe, self._back):
            choices.addWidget(button, 1)
        column.addLayout(choices)
        column.addStretch(1)
        column.addWidget(self._keep)
        row = QHBoxLayout(self)
        margin = look.mm(SPACE[0]) if look.room is Room.SMALL else 0
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(look.mm(SPACE[1]))
        row.addLayout(column, 1)
        row.addWidget(self._pad)
