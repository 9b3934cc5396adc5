"""One side signs under a sheet: the badge to the camera, then its PIN; together they are the signature."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.floor.shift_views import SheetView
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState, Side, Signing
from ui.screens.shift.terms import joined, verdict_word
from ui.screens.shift.words import side_word, signature_of, signed_words, signer_name
from ui.theme.tokens import SPACE, Look, Room
from ui.widgets.badge_place import BadgeKind, BadgePlace, BadgeState
from ui.widgets.number_pad import NumberPad, NumberPadState
from ui.widgets.painted import HALO
from ui.widgets.stage_page import Sight
from ui.widgets.told import Told, refusal_notice


class SignaturePage(Page):
    """Two badge places at the left; at the right the camera for the badge, then the pad for the PIN."""

    def __init__(
        self, look: Look, presenter: ShiftPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        self._badge = ""
        self._upper, self._lower = BadgePlace(look, self), BadgePlace(look, self)
        self._told = Told(look, self)
        self._camera = self.camera(sight)
        self._pad = NumberPad(look, self)
        self._pad.render(NumberPadState(self.tr("PIN")))
        self._pad.entered.connect(presenter.signatures.sign)
        self._pad.counted.connect(self._typed)
        self._places = QWidget(self)
        self._put_in_place()

    def show_state(self, state: ShiftState) -> None:
        """First the badge, then the PIN."""
        signing, sheet = state.signing, state.sheet
        if signing is None or sheet is None:
            return
        self.ask(self._question(signing))
        self._sub.hide()
        self._told.tell(refusal_notice(state.refusal) if state.refusal is not None else None)
        sides = (Side.OUTGOING, Side.INCOMING)
        if signing.side is Side.WITNESS:
            sides = (Side.INCOMING, Side.WITNESS)
        for place, side in zip((self._upper, self._lower), sides, strict=True):
            place.render(self._place_of(state, sheet, side))
        if state.refusal is not None or signing.badge != self._badge:
            self._pad.clear()
        self._show_side(badge=bool(signing.badge))
        self._cover_field()
        self._badge = signing.badge

    def rail(self, state: ShiftState) -> RailState:
        """No button signs; there is only the way back."""
        badge = state.signing is not None and bool(state.signing.badge)
        words = self.tr("Type the PIN") if badge else self.tr("Show badge")
        second = self.tr("being saved") if state.busy else self.tr("badge and PIN sign")
        primary = Action("wait", "card", words, second, enabled=False, kind=ActionKind.PRIMARY)
        back = Action("back", "arrow-left", self.tr("Do not sign"))
        return RailState(primary, (back,), self._facts(state))

    def act(self, action: str) -> None:
        """Let it go."""
        if action == "back":
            self.presenter.signatures.let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice over the field follows it."""
        self._cover_field()

    def _question(self, signing: Signing) -> str:
        if signing.side is Side.OUTGOING:
            return self.tr("Sign the handover")
        if signing.side is Side.WITNESS:
            return self.tr("Sign as witness")
        return {
            "accepted": self.tr("Sign: accepted"),
            "accepted_with_remarks": self.tr("Sign: with remarks"),
            "refused": self.tr("Sign: refused"),
        }[signing.verdict]

    def _place_of(self, state: ShiftState, sheet: SheetView, side: Side) -> BadgeState:
        signing = state.signing
        name = self.rail_line(signer_name(sheet, side, self.look.language))
        title = joined(side_word(side), name)
        signature = signature_of(sheet, side)
        if signature is not None:
            return BadgeState(BadgeKind.SIGNED, title, signed_words(signature, state.now))
        if signing is None or signing.side is not side:
            return BadgeState(BadgeKind.LATER, title, self.tr("signs afterwards"))
        if signing.badge:
            return BadgeState(BadgeKind.RECOGNISED, title, self.tr("badge read, now the PIN"))
        return BadgeState(BadgeKind.WAITING, title, self.tr("show your badge"))

    def _facts(self, state: ShiftState) -> tuple[RailFact, ...]:
        if state.signing is None or state.sheet is None:
            return ()
        sheet = RailFact(self.tr("Sheet"), self.rail_line(state.sheet.sheet))
        if self.small() or state.signing.side is not Side.INCOMING:
            return (sheet,)
        verdict = verdict_word(state.signing.verdict)
        said = "\n".join(part for part in (verdict, self.rail_line(state.signing.remarks)) if part)
        return (sheet, RailFact(self.tr("Says"), said))

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
        low = self.look.room is Room.LOW
        if low:  # the pad is as high as the stage: the question stands beside it
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
