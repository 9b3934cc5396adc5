"""The second person signs with badge and PIN: a code typed twice, or answers taken back."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.intake.notices import standing_notice
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.badge_place import BadgeKind, BadgePlace, BadgeState
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.painted import HALO
from ui.widgets.stage_page import Sight
from ui.widgets.told import Told


class SecondPage(Page):
    """Two badge places at the left; at the right the camera for the badge, then the pad for the PIN.

    Badge and PIN of the second person are the signature; there is no further button.
    """

    def __init__(
        self,
        look: Look,
        presenter: IntakePresenter,
        *,
        sight: Sight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, presenter, parent)
        self._badge = ""
        self._mine, self._theirs = BadgePlace(look, self), BadgePlace(look, self)
        self._told = Told(look, self)
        self._camera = self.camera(sight)
        self._pad = NumberPad(look, self)
        self._pad.render(NumberPadState(self.tr("PIN")))
        self._pad.entered.connect(self._signed)
        self._pad.counted.connect(self._typed)
        self._places = QWidget(self)
        self._put_in_place()

    def show_state(self, state: IntakeState) -> None:
        """First the badge, then the PIN."""
        badge = bool(state.other_badge)
        self.ask(self._question(state))
        self._sub.hide()
        told = standing_notice(state)
        if told is None and state.code is not None and state.code.known:
            told = NoticeState(
                NoticeKind.CARE, self.tr("A pack with this code is here. This one will be held.")
            )
        self._told.tell(told)
        self._mine.render(self._my_place(state))
        self._theirs.render(self._their_place(badge=badge))
        if state.refusal is not None or state.other_badge != self._badge:
            self._pad.clear()
        self._show_side(badge=badge)
        self._cover_field()
        self._badge = state.other_badge

    def rail(self, state: IntakeState) -> RailState:
        """No button signs; there is only the way back."""
        words = self.tr("Type the PIN") if state.other_badge else self.tr("Show badge")
        primary = Action(
            "wait",
            "card",
            words,
            self.tr("badge and PIN sign"),
            enabled=False,
            kind=ActionKind.PRIMARY,
        )
        back = self.tr("Do not take back") if state.asking_second else self.tr("To the camera")
        facts = (RailFact(self.tr("Photo"), "1", "photo"),) if state.has_photo else ()
        return RailState(primary, (Action("back", "arrow-left", back),), facts)

    def act(self, action: str) -> None:
        """Let it go."""
        if action == "back" and self.presenter.state.asking_second:
            self.presenter.keep_answers()
        elif action == "back":
            self.presenter.scanning.back_to_camera()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice over the field follows it."""
        self._cover_field()

    def _cover_field(self) -> None:
        """A small screen has no line to spare: there a notice lies over the question until the next key."""
        if self.small():
            self._told.cover(QRect(HALO, 0, self.width() - 2 * HALO, 0))

    def _typed(self, count: int) -> None:
        if self.small() and count:
            self._told.hide()

    def _signed(self, pin: str) -> None:
        if self.presenter.state.asking_second:
            self.presenter.take_back_answers(pin)
        else:
            self.presenter.scanning.sign_typed(pin)

    def _question(self, state: IntakeState) -> str:
        if state.asking_second:
            return self.tr("Take back the last answers")
        return self.tr("The second person signs")

    def _my_place(self, state: IntakeState) -> BadgeState:
        if state.asking_second:
            return BadgeState(BadgeKind.SIGNED, self.tr("You"), self.tr("asked to take them back"))
        return BadgeState(BadgeKind.SIGNED, self.tr("You"), self.tr("typed it first"))

    def _their_place(self, *, badge: bool) -> BadgeState:
        if badge:
            read = self.tr("badge read, now the PIN")
            return BadgeState(BadgeKind.RECOGNISED, self.tr("Second person"), read)
        title = self.tr("Second person: show your badge")
        return BadgeState(BadgeKind.WAITING, title, self.tr("somebody else than you"))

    def _show_side(self, *, badge: bool) -> None:
        self._camera.setVisible(not badge)
        self._pad.setVisible(badge)
        if self.look.room is Room.SMALL:  # the pad needs the whole width
            self._places.setVisible(not badge)
        if badge:
            self._pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_in_place(self) -> None:
        places = QVBoxLayout(self._places)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(self.gap())
        low = self.look.room is not Room.FULL
        if self.look.room is Room.LOW:  # the pad is as high as the stage: the question stands beside it
            for part in (self._heading, self._told):
                places.addWidget(part)
        for place in (self._mine, self._theirs):
            place.setMaximumHeight(self.look.mm(56))
            places.addWidget(place, 1)
        if not low:
            places.addWidget(self._told)
        places.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(self.look.mm(SPACE[2]))
        row.addWidget(self._places, 12)
        row.addWidget(self._camera, 7 if self.small() else 11)
        if self.small():
            self._camera.setMinimumSize(self.look.mm(50), self.look.mm(30))
        row.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.fill(row)
