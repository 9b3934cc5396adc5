"""A second person puts a document in force or takes it out: badge to the camera, then PIN."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.library.page import Page
from ui.screens.library.presenter import LibraryPresenter
from ui.screens.library.state import LibraryState, Signs
from ui.screens.library.words import proof_words, short_hash, version_of, who_words
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.badge_place import BadgeKind, BadgePlace, BadgeState
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.painted import HALO
from ui.widgets.stage_page import Sight
from ui.widgets.told import Told, refusal_notice
from ui.wording import sentence


class SignPage(Page):
    """Author's and signer's places at the left; at the right the camera for the badge, then the pad."""

    def __init__(
        self, look: Look, presenter: LibraryPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._badge = ""
        self._upper, self._lower = BadgePlace(look, self), BadgePlace(look, self)
        self._told = Told(look, self)
        self._camera = self.camera(sight)
        self._pad = NumberPad(look, self)
        self._pad.render(NumberPadState(self.tr("PIN")))
        self._pad.entered.connect(presenter.sign)
        self._pad.counted.connect(self._typed)
        self._places = QWidget(self)
        self._put_in_place()

    def show_state(self, state: LibraryState) -> None:
        """First the badge, then the PIN."""
        publish = state.signs is Signs.PUBLISH
        self.ask(self.tr("Sign: publish") if publish else self.tr("Sign: withdraw"))
        self._sub.hide()
        self._told.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        self._upper.render(self._first(state, publish=publish))
        if state.badge:
            second = BadgeState(
                BadgeKind.RECOGNISED, self.tr("Second person"), self.tr("badge read, now the PIN")
            )
        else:
            who = self.tr("engineer or supervisor, not an author") if publish else ""
            second = BadgeState(
                BadgeKind.WAITING, self.tr("Second person"), who or self.tr("engineer or supervisor")
            )
        self._lower.render(second)
        if state.refusal is not None or state.badge != self._badge:
            self._pad.clear()
        self._show_side(badge=bool(state.badge))
        self._cover_field()
        self._badge = state.badge

    def rail(self, state: LibraryState) -> RailState:
        """No button signs; there is only the way back."""
        words = self.tr("Type the PIN") if state.badge else self.tr("Show badge")
        second = self.tr("being saved") if state.busy else self.tr("badge and PIN sign")
        primary = Action("wait", "card", words, second, enabled=False, kind=ActionKind.PRIMARY)
        back = Action("back", "arrow-left", self.tr("Do not sign"))
        return RailState(primary, (back,), self._facts(state))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice over the field follows it."""
        self._cover_field()

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

    def _show_side(self, *, badge: bool) -> None:
        self._camera.setVisible(not badge)
        self._pad.setVisible(badge)
        if self.small():  # the pad needs the whole width
            self._places.setVisible(not badge)
        if badge:
            self._pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cover_field(self) -> None:
        """A small screen has no line to spare: there a notice lies over the question until the next key."""
        if self.small():
            self._told.cover(QRect(HALO, 0, self.width() - 2 * HALO, 0))

    def _typed(self, count: int) -> None:
        if self.small() and count:
            self._told.hide()

    def _put_in_place(self) -> None:
        places = QVBoxLayout(self._places)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(self.gap())
        if self.look.room is Room.LOW:  # the pad is as high as the stage: the question stands beside it
            for part in (self._heading, self._told):
                places.addWidget(part)
        for place in (self._upper, self._lower):
            place.setMaximumHeight(self.look.mm(56))
            places.addWidget(place, 1)
        if self.look.room is Room.FULL:
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
