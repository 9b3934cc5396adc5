"""The second person signs with badge and PIN: a code typed twice, or answers taken back."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.intake.notices import standing_notice
from ui.screens.intake.page import Page
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.state import IntakeState
from ui.theme.tokens import Look
from ui.widgets.badge_and_pin import BadgeAndPin
from ui.widgets.badge_place import BadgeKind, BadgeState
from ui.widgets.notice import NoticeKind, NoticeState
from ui.widgets.stage_page import Sight


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
        self._field = BadgeAndPin(self, self._heading, sight, pin=self.tr("PIN"), entered=self._signed)

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
        self._field.show(
            self._my_place(state),
            self._their_place(badge=badge),
            told=told,
            badge=state.other_badge,
            refused=state.refusal is not None,
        )

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
        self._field.cover()

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
