"""What needs a second person: a hold, what was typed, an output that is taken back, a pack that is left."""

from dataclasses import replace

from app.domain.operator import Credentials
from app.domain.own_label import is_badge
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ScannedCode
from app.floor.bench_commands import ReleaseHold
from app.floor.bench_views import BenchView
from app.floor.commands import AskSecond
from app.floor.output_commands import CorrectOutput, TypeOutput
from app.floor.views import Saved
from ui.screens.bench.closing import Closing
from ui.screens.bench.leaving import Leaving
from ui.screens.bench.reasons import OTHER
from ui.screens.bench.state import Asking, BenchState, Page, page_of
from ui.screens.bench.table import Table
from ui.screens.bench.typing_in import TypingIn
from ui.screens.bench.weighing import Weighing

OTHER_BADGE = (
    "second.same_person",
    "second.role",
    "operator.badge_unknown",
    "level.second_too_low",
    "level.second_ended",
)
"""After these the badge that was shown is of no use."""
_TOO_SOON = "hold.evidence_short"


class Signing:
    """Works on the bench's state; keeps nothing of its own."""

    def __init__(
        self, table: Table, weighing: Weighing, typing_in: TypingIn, *, leaving: Leaving, closing: Closing
    ) -> None:
        self._at = table
        self._closing = closing
        self._leaving = leaving
        self._weighing = weighing
        self._typing_in = typing_in

    # ---- the second person

    @property
    def awaited(self) -> bool:
        """Whether the next badge is a signature."""
        return _signature(self._at.state) is not None

    def badge_seen(self, code: ScannedCode) -> None:
        """The second person's badge; other codes in view are not meant."""
        if not is_badge(code.text):
            return
        if self._at.state.reading_left_ms > 0:  # what is signed for is read first, then the badge counts
            self._at.hear_again()
            return
        asked_for = _signature(self._at.state)

        def heed(answer: object) -> None:
            if _signature(self._at.state) == asked_for:
                self._badge_known(code.text, answer)

        self._at.ask_desk(AskSecond(code.text), heed)

    def _badge_known(self, badge: str, answer: object) -> None:
        """Whoever cannot sign is told so before the PIN; beside a badge that can, the own one may hang."""
        if not isinstance(answer, Refusal):
            self._at.show(replace(self._at.state, other_badge=badge, refusal=None))
            self._at.accepted.emit()
        elif not self._at.state.other_badge:
            self._at.refuse(answer)
            self._at.hear_again()

    def sign(self, pin: str) -> None:
        """Badge and PIN of the second person are the signature."""
        state = self._at.state
        if not state.other_badge:
            return
        other = Credentials(badge=state.other_badge, pin=pin)
        if state.asking is Asking.SIGN_AMOUNT:
            self._send_amount(other)
        elif state.asking is Asking.SIGN_TAKE_BACK:
            self._send_take_back(other)
        elif state.asking is Asking.SIGN_READING:
            self._typing_in.send(other)
        elif state.asking is Asking.SIGN_LEAVE:
            self._leaving.send(other)
        elif state.asking is Asking.SIGN_CLOSE:
            self._closing.send(other)
        elif state.view is not None and state.view.step is not None:
            view, step = state.view, state.view.step
            command = ReleaseHold(view.run.id, step.id, other, state.reason, self._at.read_ms())
            self._at.send(command, self._released)

    def refused(self, refusal: Refusal) -> None:
        """A badge that cannot sign is asked for again; what stood too short stands as long as is asked."""
        if refusal.code in OTHER_BADGE and self.awaited:
            self._at.show(replace(self._at.state, other_badge=""))
            self._at.hear_again()
        elif refusal.code == _TOO_SOON:
            needs_ms = refusal.facts.get("needs_ms")
            wanted = needs_ms if isinstance(needs_ms, int) else self._at.state.read_for_ms
            self._at.show(replace(self._at.state, other_badge="", read_since_ms=None, read_for_ms=wanted))
            self._at.hear_again()

    def back(self) -> None:
        """Nobody signs; what was decided before is asked again."""
        before = {
            Asking.SIGN_AMOUNT: Asking.PHOTOGRAPH,
            Asking.SIGN_TAKE_BACK: Asking.TAKE_BACK_WHY,
            Asking.SIGN_READING: Asking.PHOTOGRAPH_READING,
            Asking.SIGN_LEAVE: Asking.LEAVE_WHY,
            Asking.SIGN_CLOSE: Asking.CLOSE_WHY,
        }
        asking = before.get(self._at.state.asking, Asking.STEP)
        self._at.show(replace(self._at.state, asking=asking, other_badge="", refusal=None))

    def _released(self, answer: object) -> None:
        if isinstance(answer, BenchView):
            self._at.stand_at(answer)
            self._at.accepted.emit()

    # ---- a judgement

    def judge(self, reason: str) -> None:
        """Why the hold may open; then somebody else signs for it."""
        self._ask(Asking.JUDGED_TYPED if reason == OTHER else Asking.SIGN_JUDGED, reason)

    # ---- a weight from a display

    def type_amount(self) -> None:
        """The scale's own weight cannot be had."""
        if self._at.state.may_weigh:
            self._at.show(replace(self._at.state, asking=Asking.AMOUNT, amount="", photo=b"", refusal=None))

    def amount_typed(self, amount: str) -> None:
        """Kilograms as the display shows them; then why."""
        self._at.show(replace(self._at.state, asking=Asking.AMOUNT_WHY, amount=amount, refusal=None))

    def amount_why(self, reason: str) -> None:
        """Then a photograph of the display."""
        self._ask(Asking.AMOUNT_TYPED if reason == OTHER else Asking.PHOTOGRAPH, reason)

    def photograph(self) -> None:
        """Keep the picture of the display; then somebody else signs."""
        picture = self._at.photograph()
        if picture is None:
            self._at.refuse(refuse("photo.no_picture"))
            return
        self._at.show(replace(self._at.state, photo=picture))
        self._ask(Asking.SIGN_AMOUNT, self._at.state.reason)

    def _send_amount(self, other: Credentials) -> None:
        state = self._at.state
        if state.view is None or state.view.step is None or state.output is None:
            return
        command = TypeOutput(
            run=state.view.run.id,
            step=state.view.step.id,
            code=state.output,
            printed=state.amount,
            unit="kg",
            reason=state.reason,
            photo=state.photo,
            second=other,
            piece=state.piece,
            container=state.container.text if state.container is not None else "",
        )
        self._at.send(command, self._amount_recorded)

    def _amount_recorded(self, answer: object) -> None:
        cleared = replace(self._at.state, asking=Asking.STEP, amount="", reason="", other_badge="", photo=b"")
        self._at.show(cleared)
        self._weighing.recorded(answer)

    # ---- an output that was none

    def take_back(self, reason: str) -> None:
        """Why the newest output of this step is taken back; then somebody else signs."""
        self._ask(Asking.TAKE_BACK_TYPED if reason == OTHER else Asking.SIGN_TAKE_BACK, reason)

    def _send_take_back(self, other: Credentials) -> None:
        state = self._at.state
        if state.view is not None and state.view.outputs:
            command = CorrectOutput(state.view.outputs[-1].id, state.reason, other)
            self._at.send(command, self._taken_back)

    def _taken_back(self, answer: object) -> None:
        state = self._at.state
        if not isinstance(answer, Saved) or state.view is None or state.view.step is None:
            return
        offers = state.view.step.outputs
        only = offers[0] if len(offers) == 1 else None
        cleared = replace(
            state, asking=Asking.STEP, reason="", other_badge="", saved=None, output=only, piece=None
        )
        self._weighing.again()
        self._at.show(cleared)
        self._at.accepted.emit()
        self._at.look_again()

    def typed(self, text: str) -> None:
        """A reason that no list holds."""
        after = {
            Asking.JUDGED_TYPED: Asking.SIGN_JUDGED,
            Asking.AMOUNT_TYPED: Asking.PHOTOGRAPH,
            Asking.TAKE_BACK_TYPED: Asking.SIGN_TAKE_BACK,
        }
        asking = after.get(self._at.state.asking)
        if asking is not None and text.strip():
            self._ask(asking, text.strip())

    def _ask(self, asking: Asking, reason: str) -> None:
        if asking in (Asking.SIGN_JUDGED, Asking.SIGN_AMOUNT, Asking.SIGN_TAKE_BACK):
            self._at.hear_again()
        self._at.show(replace(self._at.state, asking=asking, reason=reason, other_badge="", refusal=None))


def _signature(state: BenchState) -> tuple[object, ...] | None:
    """Which signature is asked for, None when none is."""
    if page_of(state) not in (Page.SIGN, Page.PIN) or state.view is None or state.view.step is None:
        return None
    return state.view.run.id, state.view.step.id, state.asking
