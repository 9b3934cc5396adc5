"""A second person puts a document in force or takes it out: badge to the camera, then PIN."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryState, Signs
from ui.screens.library.words import proof_words, short_hash, version_of, who_words
from ui.theme.tokens import Look
from ui.widgets.badge_and_pin import BadgeAndPin
from ui.widgets.badge_place import BadgeKind, BadgeState
from ui.widgets.stage_page import Sight
from ui.widgets.told import refusal_notice
from ui.wording import sentence


class SignPage(Page):
    """Author's and signer's places at the left; at the right the camera for the badge, then the pad."""

    def __init__(
        self, look: Look, presenter: LibraryPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._field = BadgeAndPin(self, self._heading, sight, pin=self.tr("PIN"), entered=presenter.sign)

    def show_state(self, state: LibraryState) -> None:
        """First the badge, then the PIN."""
        publish = state.signs is Signs.PUBLISH
        self.ask(self.tr("Sign: publish") if publish else self.tr("Sign: withdraw"))
        self._sub.hide()
        if state.badge:
            second = BadgeState(
                BadgeKind.RECOGNISED, self.tr("Second person"), self.tr("badge read, now the PIN")
            )
        else:
            who = self.tr("engineer or supervisor, not an author") if publish else ""
            second = BadgeState(
                BadgeKind.WAITING, self.tr("Second person"), who or self.tr("engineer or supervisor")
            )
        refusal = state.refusal
        told = refusal_notice(refusal) if refusal is not None else None
        first = self._first(state, publish=publish)
        self._field.show(first, second, told=told, badge=state.badge, refused=refusal is not None)

    def rail(self, state: LibraryState) -> RailState:
        """No button signs; there is only the way back."""
        words = self.tr("Type the PIN") if state.badge else self.tr("Show badge")
        second = self.tr("being saved") if state.busy else self.tr("badge and PIN sign")
        primary = Action("wait", "card", words, second, enabled=False, kind=ActionKind.PRIMARY)
        back = Action("back", "arrow-left", self.tr("Do not sign"))
        return RailState(primary, (back,), self._facts(state))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice over the field follows it."""
        self._field.cover()

    def _first(self, state: LibraryState, *, publish: bool) -> BadgeState:
        if publish and state.document is not None:
            author = self.tr("Author {number}").format(number=who_words(state.document.line.author))
            return BadgeState(BadgeKind.SIGNED, author, self.tr("has handed it on"))
        return BadgeState(BadgeKind.SIGNED, self.tr("Who is signed in"), self.tr("asks for it"))

    def _facts(self, state: LibraryState) -> tuple[RailFact, ...]:
        if state.document is None:
            return ()
        line = state.document.line
        about = RailFact(self.rail_line(line.id), f"{version_of(line)}  {short_hash(line.sha256)}")
        if self.small():
            return (about,)
        if state.signs is Signs.WITHDRAW:
            return (about, RailFact(self.tr("Reason"), sentence(state.reason)))
        return (about, RailFact("", proof_words(line)))
