"""A reading off an instrument without a line: its numbers, a picture of its display, a second person."""

from dataclasses import replace

from app.domain.dismantling import Action
from app.domain.hand_held import NotATypedReading, read_typed
from app.domain.operator import Credentials
from app.domain.procedure import StepKind
from app.domain.refusals import refuse
from app.domain.verdict import Verdict
from app.floor.bench_commands import TypeReading
from app.floor.bench_views import BenchView
from ui.screens.bench.state import Asking, point_in_hand
from ui.screens.bench.table import Table


class TypingIn:
    """Works on the bench's state; keeps none of its own."""

    def __init__(self, table: Table) -> None:
        self._at = table

    def begin(self) -> None:
        """Type the reading of the point in hand."""
        if self._at.state.may(Action.TYPE_READING) and self._at.state.by_hand:
            fresh = replace(self._at.state, asking=Asking.NUMBER, numbers=(), photo=b"", refusal=None)
            self._at.show(fresh)

    def number(self, typed: str) -> None:
        """One number as it stands on the instrument; after the last one its display is photographed."""
        state = self._at.state
        point = state.point
        if state.entered is None or point is None:
            return
        state = replace(state, numbers=(*state.numbers, typed.strip()), refusal=None)
        if state.entered is not None:
            self._at.show(state)
            return
        try:
            read_typed(point.quantity, state.numbers)
        except NotATypedReading as fault:
            self._at.show(replace(state, numbers=()))
            self._at.refuse(refuse(fault.code, number=fault.name))
            return
        self._at.show(replace(state, asking=Asking.PHOTOGRAPH_READING, photo=b""))

    def back(self) -> None:
        """The number before is typed anew; before the first there is the step."""
        state = self._at.state
        asking = Asking.NUMBER if state.numbers else Asking.STEP
        self._at.show(replace(state, asking=asking, numbers=state.numbers[:-1], photo=b"", refusal=None))

    def keep_photo(self) -> None:
        """The picture shows the display; somebody else looks at both and signs."""
        if self._at.state.photo:
            self._at.hear_again()
            self._at.show(replace(self._at.state, asking=Asking.SIGN_READING, other_badge="", refusal=None))

    def send(self, other: Credentials) -> None:
        """Badge and PIN of the second person go with the reading."""
        state = self._at.state
        if state.view is None or state.view.step is None:
            return
        command = TypeReading(
            run=state.view.run.id,
            step=state.view.step.id,
            point=point_in_hand(state.view),
            numbers=state.numbers,
            photo=state.photo,
            second=other,
        )
        self._at.send(command, self._taken)

    def _taken(self, answer: object) -> None:
        if not isinstance(answer, BenchView):
            return
        left = replace(self._at.state, asking=Asking.STEP, numbers=(), photo=b"", other_badge="")
        self._at.show(left)
        self._at.stand_at(answer)
        newest = answer.run.readings[-1] if answer.run.readings else None
        reads = answer.step is not None and answer.step.kind is StepKind.READ
        if newest is None or newest.verdict is Verdict.PASSED:
            self._at.accepted.emit()
        elif reads:
            self._at.turned_down.emit()
