"""One side signs under a sheet: the badge to the camera, then its PIN; together they are the signature."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.floor.shift_views import SheetView
from ui.place import Action, ActionKind, RailFact, RailState
from ui.screens.shift.page import Page
from ui.screens.shift.presenter import ShiftPresenter
from ui.screens.shift.state import ShiftState, Side, Signing
from ui.screens.shift.terms import joined, verdict_word
from ui.screens.shift.words import side_word, signature_of, signed_words, signer_name
from ui.theme.tokens import Look
from ui.widgets.badge_and_pin import BadgeAndPin
from ui.widgets.badge_place import BadgeKind, BadgeState
from ui.widgets.stage_page import Sight
from ui.widgets.told import refusal_notice


class SignaturePage(Page):
    """Two badge places at the left; at the right the camera for the badge, then the pad for the PIN."""

    def __init__(
        self, look: Look, presenter: ShiftPresenter, *, sight: Sight, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, presenter, parent)
        sign = presenter.signatures.sign
        self._field = BadgeAndPin(self, self._heading, sight, pin=self.tr("PIN"), entered=sign)

    def show_state(self, state: ShiftState) -> None:
        """First the badge, then the PIN."""
        signing, sheet = state.signing, state.sheet
        if signing is None or sheet is None:
            return
        self.ask(self._question(signing))
        self._sub.hide()
        sides = (Side.OUTGOING, Side.INCOMING)
        if signing.side is Side.WITNESS:
            sides = (Side.INCOMING, Side.WITNESS)
        upper, lower = (self._place_of(state, sheet, side) for side in sides)
        refusal = state.refusal
        told = refusal_notice(refusal) if refusal is not None else None
        self._field.show(upper, lower, told=told, badge=signing.badge, refused=refusal is not None)

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
        self._field.cover()

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
