"""The part of an intake that is about the code: scanned, in two halves, typed by two, or missing."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from app.domain.identity import Identity, Kind, Level, names_no_single_thing
from app.domain.moment import Moment
from app.domain.operator import Credentials
from app.domain.own_label import Prefix, is_badge
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ReadBy, ScannedCode, Symbology
from app.floor.commands import JoinHalves, RecogniseCode
from app.floor.seen_code import names_a_battery, unfit_for_a_pack
from app.floor.views import CodeView
from ui.bridge.desk import Then
from ui.screens.intake.state import IntakeState, IntakeStep, ScanWay

_HALF = "gbt34014.half_alone"


class Tone(Protocol):
    """A signal without arguments."""

    def emit(self) -> None:
        """Sound it."""


class Intake(Protocol):
    """The intake this scanning belongs to."""

    state: IntakeState

    @property
    def accepted(self) -> Tone:
        """Something was taken."""

    def ask(self, command: object, then: Then) -> None:
        """A question to the desk."""

    def show(self, state: IntakeState) -> None:
        """The next state."""

    def refuse(self, refusal: Refusal) -> None:
        """Show a no."""

    def keep(self) -> None:
        """Make the draft survive."""

    def hear_again(self) -> None:
        """Codes in view count again."""

    def not_this(self) -> None:
        """Look again."""

    def photograph(self) -> bool:
        """Keep the camera's picture."""

    def consignment_named(self, number: str) -> None:
        """A number on a paper."""

    def receive_typed(self, again: str, other: Credentials) -> None:
        """Receive by a typed code."""

    def receive_without_code(self) -> None:
        """Receive under our own label."""


class Travellers(Protocol):
    """What hears the travellers among the codes."""

    def heard(self, code: ScannedCode, identity: Identity) -> bool:
        """Whether this was one; then it has been taken care of."""


class Scanning:
    """Works on the intake's state; keeps none of its own."""

    def __init__(self, presenter: Intake, travellers: Travellers) -> None:
        self._at = presenter
        self._travellers = travellers

    def seen(self, code: ScannedCode) -> None:
        """A settled code came in."""
        state = self._at.state
        if state.asking_second or (state.step is IntakeStep.SCAN and state.way is ScanWay.SECOND_PERSON):
            if is_badge(code.text):  # the pack's own label may still be in view
                self._at.show(replace(state, other_badge=code.text, refusal=None))
                self._at.accepted.emit()
        elif state.step is IntakeStep.SOURCE:
            self._at.ask(RecogniseCode(code), self._as_paper)
        elif state.step is IntakeStep.ROUTE:
            self._at.ask(RecogniseCode(code), self._as_location)
        elif state.step in (IntakeStep.SCAN, IntakeStep.CONFIRM) and state.way is ScanWay.CAMERA:
            self.recognise(code)

    def recognise(self, code: ScannedCode) -> None:
        """Ask what the code is."""
        self._at.ask(RecogniseCode(code), self._explained)

    def _as_paper(self, answer: object) -> None:
        """At the papers: a consignment number is taken; a battery's code or a VIN is not a paper."""
        if not isinstance(answer, CodeView) or self._at.state.step is not IntakeStep.SOURCE:
            return
        if self._travellers.heard(answer.seen, answer.identity):
            return
        if _on_no_paper(answer.identity) or _HALF in answer.identity.reasons:
            self._at.refuse(refuse("papers.first"))
            self._at.hear_again()
        else:
            self._at.consignment_named(answer.seen.text)

    def _as_location(self, answer: object) -> None:
        """At the route: what is no pack, car or badge may be the label of a place."""
        state = self._at.state
        if not isinstance(answer, CodeView) or state.step is not IntakeStep.ROUTE:
            return
        place = answer.identity
        possible = not _on_no_paper(place) or place.fields.get("prefix") == Prefix.BN.value
        if possible and place.level is not Level.REJECT:
            self._at.show(replace(state, location=answer.seen.text[:40]))
            self._at.accepted.emit()

    def _explained(self, answer: object) -> None:
        state = self._at.state
        looking = state.step in (IntakeStep.SCAN, IntakeStep.CONFIRM) and state.way is ScanWay.CAMERA
        if not isinstance(answer, CodeView) or not looking:
            return
        kind = answer.identity.kind
        if self._travellers.heard(answer.seen, answer.identity):
            return
        if kind is Kind.VIN:
            self._at.show(
                replace(state, papers=replace(state.papers, vin=answer.identity.text), refusal=None)
            )
            self._at.accepted.emit()
            self._at.keep()
        elif state.step is IntakeStep.CONFIRM:
            self._beside(answer.identity)
        elif _HALF in answer.identity.reasons or (state.half is not None and kind is Kind.OPAQUE):
            self._take_half(answer.seen)
        elif (unfit := unfit_for_a_pack(answer.identity)) is not None:
            self._at.refuse(unfit)
            if (
                answer.identity.level is Level.REJECT
            ):  # perhaps a misread; what was read well stays what it is
                self._at.hear_again()
        else:
            self._settle_on(answer)

    def _beside(self, another: Identity) -> None:
        """A code beside the one to be confirmed: another pack's is told, what any pack may carry is not."""
        asked = self._at.state.code
        if asked is None or another.text == asked.identity.text or names_no_single_thing(another):
            return
        self._at.refuse(refuse("code.another_in_view", code=another.text[:40]))

    def _take_half(self, code: ScannedCode) -> None:
        first = self._at.state.half
        if first is None or first.text == code.text:
            self._at.show(replace(self._at.state, half=code, refusal=None))
            self._at.accepted.emit()
        else:
            self._at.ask(JoinHalves(first, code), self._joined)

    def _joined(self, answer: object) -> None:
        if self._at.state.step is not IntakeStep.SCAN or self._at.state.half is None:
            return
        if isinstance(answer, CodeView):
            self._settle_on(answer)
        else:
            self._at.show(replace(self._at.state, half=None))
            self._at.refuse(refuse("code.halves_do_not_fit"))
            self._at.hear_again()

    def _settle_on(self, answer: CodeView) -> None:
        state = replace(self._at.state, code=answer, half=None, step=IntakeStep.CONFIRM, refusal=None)
        self._at.show(state)
        self._at.accepted.emit()
        self._at.keep()

    # ---- typed by two people

    def type_code(self) -> None:
        """The code cannot be read: a photograph first, then two people type it."""
        if not self._at.photograph():
            self._at.refuse(refuse("photo.no_picture"))
            return
        self._at.show(replace(self._at.state, way=ScanWay.TYPE_FIRST, refusal=None))

    def typed(self, text: str) -> None:
        """One person's typing is done."""
        state = self._at.state
        if state.way is ScanWay.TYPE_FIRST:
            self._at.ask(RecogniseCode(typed_code(text)), self._first_typed)
        elif state.way is ScanWay.TYPE_SECOND:
            if _same(text, state.typed):
                self._at.show(replace(state, way=ScanWay.SECOND_PERSON, refusal=None))
            else:
                self._at.refuse(refuse("code.typed_differs"))

    def _first_typed(self, answer: object) -> None:
        state = self._at.state
        if not isinstance(answer, CodeView) or state.way is not ScanWay.TYPE_FIRST:
            return
        unfit = unfit_for_a_pack(answer.identity)
        if unfit is not None:
            self._at.refuse(unfit)
            return
        typed = answer.seen.text
        self._at.show(replace(state, code=answer, typed=typed, way=ScanWay.TYPE_SECOND, refusal=None))

    def sign_typed(self, pin: str) -> None:
        """The second person's PIN: with the badge it is the signature."""
        state = self._at.state
        self._at.receive_typed(state.typed, Credentials(badge=state.other_badge, pin=pin))

    # ---- no code at all

    def no_code(self) -> None:
        """The pack carries no code: show it to the camera."""
        self._at.show(replace(self._at.state, way=ScanWay.NO_CODE, refusal=None))

    def photograph_and_label(self) -> None:
        """Photograph the pack and receive it under a label of our own."""
        if self._at.photograph():
            self._at.receive_without_code()
        else:
            self._at.refuse(refuse("photo.no_picture"))

    def back_to_camera(self) -> None:
        """Let typing or the missing code go."""
        self._at.not_this()


def _on_no_paper(identity: Identity) -> bool:
    """Whether a code stands on batteries, cars or things of ours, never on a paper or at a place."""
    return identity.kind in (Kind.OWN, Kind.VIN) or names_a_battery(identity)


def typed_code(text: str) -> ScannedCode:
    """What a person typed, as a code of that origin."""
    now = Moment(datetime.now(UTC), 0, "")
    return ScannedCode(text.encode(), text, Symbology.UNKNOWN, ReadBy.TYPED, now, 1, "typed")


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).upper() == "".join(other.split()).upper()
