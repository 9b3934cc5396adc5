"""The signatures under a sheet: what the incoming lead says of it, then badge and PIN of each side."""

from dataclasses import replace

from app.domain.operator import Credentials
from app.domain.refusals import Refusal
from app.floor.shift_commands import SignSheet
from app.floor.shift_views import SheetView
from ui.screens.shift.paper_words import REASONS, on_the_sheet
from ui.screens.shift.sheet_in_hand import SheetInHand
from ui.screens.shift.state import (
    ShiftPage,
    Side,
    Signing,
    Typed,
    left_to_go_through,
    left_to_read,
    next_side,
)
from ui.screens.shift.within import Shift

_ABOUT_PIN = ("operator.pin_wrong", "operator.pin_locked")
_VERDICTS = {Side.OUTGOING: "handed", Side.INCOMING: "accepted", Side.WITNESS: "witnessed"}


class Signatures:
    """Works on the shift's state; keeps none of its own."""

    def __init__(self, presenter: Shift, sheet: SheetInHand) -> None:
        self._at = presenter
        self._sheet = sheet

    # ---- what is said

    def ask_next(self) -> None:
        """Whoever signs next: the incoming lead first goes through the open items."""
        state = self._at.state
        side = next_side(state.sheet) if state.sheet is not None else None
        if side is Side.INCOMING:
            self._sheet.go_through()
        elif side is not None:
            self._ask(Signing(side, _VERDICTS[side]))

    def accept(self) -> None:
        """The shift is taken over as it stands, once every item was gone through and read off the paper."""
        if not left_to_go_through(self._at.state) and not left_to_read(self._at.state):
            self._ask(Signing(Side.INCOMING, "accepted"))

    def find_fault(self) -> None:
        """Something is not in order: say what."""
        self._at.show(replace(self._at.state, page=ShiftPage.WHY, refusal=None))

    def choose_reason(self, reason: str) -> None:
        """One of the things that can be wrong, or not after all."""
        if reason in REASONS:
            self._at.show(replace(self._at.state, reasons=self._at.state.reasons ^ {reason}, refusal=None))

    def type_reason(self) -> None:
        """Say it in words of one's own."""
        self._at.show(replace(self._at.state, page=ShiftPage.TYPING, typing=Typed.REMARKS, refusal=None))

    def reason_typed(self, text: str) -> None:
        """The words of one's own; an empty text takes them away."""
        self._at.show(replace(self._at.state, page=ShiftPage.WHY, why=text.strip()))

    def let_typing_go(self) -> None:
        """What stood there stays."""
        self._at.show(replace(self._at.state, page=ShiftPage.WHY))

    def accept_with_remarks(self) -> None:
        """Taken over, with what was found on the sheet."""
        if self.remarks and not left_to_go_through(self._at.state):
            self._ask(Signing(Side.INCOMING, "accepted_with_remarks", self.remarks))

    def turn_down(self) -> None:
        """Not taken over, and why; a supervisor will witness it."""
        if self.remarks:
            self._ask(Signing(Side.INCOMING, "refused", self.remarks))

    @property
    def remarks(self) -> str:
        """What was found, as the sheet will say it; "" when nothing was."""
        return on_the_sheet(REASONS, self._at.state.reasons, self._at.state.why)

    # ---- badge and PIN

    def badge_seen(self, badge: str) -> None:
        """The badge of who signs."""
        signing = self._at.state.signing
        if signing is not None:
            self._at.show(replace(self._at.state, signing=replace(signing, badge=badge), refusal=None))
            self._at.accepted.emit()

    def sign(self, pin: str) -> None:
        """With the badge, the PIN is the signature."""
        state = self._at.state
        if state.signing is None or state.sheet is None or not state.signing.badge:
            return
        self._at.send(
            SignSheet(
                sheet=state.sheet.sheet,
                side=state.signing.side.value,
                who=Credentials(badge=state.signing.badge, pin=pin),
                verdict=state.signing.verdict,
                remarks=state.signing.remarks,
                accepted=tuple(item.key for item in state.sheet.items if item.key in state.gone)
                if state.signing.side is Side.INCOMING
                else (),
                scanned=state.scanned if state.signing.side is Side.INCOMING else (),
            ),
            self._signed,
        )

    def let_go(self) -> None:
        """Nobody signs now."""
        state = self._at.state
        incoming = state.signing is not None and state.signing.side is Side.INCOMING
        page = ShiftPage.SHEET
        if incoming and state.signing is not None:
            page = ShiftPage.ITEMS if state.signing.verdict == "accepted" else ShiftPage.WHY
        self._at.show(replace(state, page=page, signing=None, refusal=None))

    def heed_refusal(self, refusal: Refusal) -> None:
        """A no about the person asks for another badge; one about the PIN only for the PIN."""
        signing = self._at.state.signing
        if signing is not None and refusal.code not in _ABOUT_PIN:
            self._at.hear_again()
            self._at.show(replace(self._at.state, signing=replace(signing, badge="")))

    def _ask(self, signing: Signing) -> None:
        self._at.hear_again()
        self._at.show(replace(self._at.state, page=ShiftPage.SIGN, signing=signing, refusal=None))

    def _signed(self, view: SheetView) -> None:
        self._at.accepted.emit()
        self._at.show(replace(self._at.state, page=ShiftPage.SHEET, signing=None))
        self._sheet.renew(view)
