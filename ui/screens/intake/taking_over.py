"""The part of an intake in which another station's pack is taken over: its paper, its code, a look at it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from app.domain.identity import Identity
from app.domain.pack import Papers
from app.domain.refusals import Refusal, refuse
from app.domain.repeated_triage import PAGES, class_anew
from app.domain.scan import ScannedCode
from app.domain.traveller import read_traveller
from app.domain.triage import QUESTIONS, Answer, Group, TriageClass
from app.floor.hand_commands import AskTakeOver, TakeOverPack
from app.floor.hand_views import ForeignPaper
from app.floor.views import Saved
from ui.bridge.desk import Then
from ui.screens.intake.scanning import Tone
from ui.screens.intake.state import IntakeState, IntakeStep

LOOKS = tuple(Group(f"look_{number}", page) for number, page in enumerate(PAGES, 1))
"""The questions that every start asks again, as groups of the intake."""

_AT_ONCE = (TriageClass.C, TriageClass.EMERGENCY)  # what does not wait for the other page


class Intake(Protocol):
    """The intake this taking over belongs to."""

    state: IntakeState

    @property
    def accepted(self) -> Tone:
        """Something was taken."""

    def ask(self, command: object, then: Then) -> None:
        """A question to the desk."""

    def send(self, command: object, done: Callable[[Saved], None]) -> None:
        """Ask the desk once for something that is recorded."""

    def show(self, state: IntakeState) -> None:
        """The next state."""

    def refuse(self, refusal: Refusal) -> None:
        """Show a no."""

    def keep(self) -> None:
        """Make the draft survive."""

    def hear_again(self) -> None:
        """Codes in view count again."""

    def proof_of(self, code: ScannedCode) -> bytes | None:
        """The picture that a code was read from."""

    def received(self, saved: Saved) -> None:
        """The pack is ours."""


class TakingOver:
    """Works on the intake's state; keeps none of its own."""

    def __init__(self, presenter: Intake) -> None:
        self._at = presenter

    def heard(self, code: ScannedCode, identity: Identity) -> bool:
        """Whether this was a traveller: then it is asked what it is worth."""
        state = self._at.state
        if read_traveller(identity.text) is None:
            return False
        if state.paper is not None and state.paper.text == identity.text:
            return True  # the paper is still in view
        if state.step not in (IntakeStep.SOURCE, IntakeStep.SCAN):
            self._at.refuse(refuse("code.another_in_view", code=identity.text[:40]))
            return True

        def heed(answer: object) -> None:
            self._paper_read(code, answer)

        self._at.ask(AskTakeOver(code), heed)
        return True

    def _paper_read(self, code: ScannedCode, answer: object) -> None:
        if self._at.state.step not in (IntakeStep.SOURCE, IntakeStep.SCAN):
            return
        if isinstance(answer, ForeignPaper):
            state = replace(self._at.state, paper=answer, paper_code=code, papers=Papers(), half=None)
            self._at.show(replace(state, step=IntakeStep.SCAN, refusal=None, resumed=False))
            self._at.accepted.emit()
            self._at.keep()
        elif isinstance(answer, Refusal):
            self._at.refuse(answer)
            self._at.hear_again()

    def look(self) -> None:
        """Paper and code are there: look at the pack. Nothing is recorded yet."""
        self._ask_page(0)

    def answer(self) -> None:
        """The page is answered: what is grave is told at once, all else when both are."""
        state = self._at.state
        page = state.group_number - 1
        grave = any(QUESTIONS[one] in _AT_ONCE for one in state.yes)
        if page + 1 < len(PAGES) and not grave:
            self._ask_page(page + 1)
            return
        if state.code is None or state.paper_code is None:
            return
        asked = [one for some in PAGES[: page + 1] for one in some]
        looked = {one: "yes" if one in state.yes else "no" for one in asked}
        seen = state.code.seen
        command = TakeOverPack(state.paper_code, seen, looked, self._at.proof_of(seen))
        self._at.send(command, self._at.received)

    def page_back(self) -> None:
        """The page before; from the first one back to the pack's code."""
        page = self._at.state.group_number - 1
        if page > 0:
            self._ask_page(page - 1)
        else:
            self._at.show(replace(self._at.state, step=IntakeStep.CONFIRM, group=None, yes=frozenset()))

    def _ask_page(self, page: int) -> None:
        state = replace(self._at.state, step=IntakeStep.TRIAGE, group=LOOKS[page], refusal=None)
        self._at.show(replace(state, group_number=page + 1, groups=len(LOOKS)))


def class_expected(state: IntakeState) -> str:
    """The stricter of the paper and what was found so far; "" without a paper."""
    if state.paper is None:
        return ""
    found = {one: Answer.YES for one in state.yes}
    return class_anew(state.paper.triage_class, {}, found).value
