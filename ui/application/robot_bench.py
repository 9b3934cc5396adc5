"""The automatic operator at the bench: works packs as the screen asks, one of them to an abort."""

from collections.abc import Callable, Sequence
from enum import Enum

from app.domain.dismantling import Action
from app.domain.output import IN_PIECES, OutputCode
from app.domain.procedure import StepKind
from ui.application.face import Face
from ui.application.hands import Hands
from ui.screens.bench.reasons import reason_words
from ui.screens.bench.state import BenchState, Page, page_of
from ui.theme.bench_terms import output_word

MODULES = 2
"""How many modules the automatic operator takes out of a pack: enough to show, few enough to wait for."""

_JUDGED, _ABORTED = "all_in_order", "voltage_stays"


class Plan(Enum):
    """What becomes of a pack."""

    THROUGH = "through"
    ABORT = "abort"  # at its first failed hold


class BenchOperator:
    """Works from what the bench shows. `second` is (badge, PIN) of the other person.

    `over` is set once every planned pack has been worked, or none is left that may be opened. `wanted` is
    the code that the step in hand asks for, "" when none.
    """

    def __init__(
        self,
        face: Face,
        hands: Hands,
        picture: Callable[[str], None],
        *,
        plans: Sequence[Plan],
        second: tuple[str, str],
    ) -> None:
        self._face = face
        self._hands = hands
        self._picture = picture
        self._plans = list(plans)
        self._second = second
        self._weighed: set[tuple[str, OutputCode]] = set()
        self.over = not plans
        self.wanted = ""

    def act(self) -> None:
        """The next sensible thing."""
        state = self._face.bench.state
        if state.busy:
            return
        page = page_of(state)
        self.wanted = state.view.pack.code if page is Page.SCAN and state.view is not None else ""
        {
            Page.WAITING: lambda _state: None,
            Page.EMPTY: self._at_empty,
            Page.DO: self._at_do,
            Page.SCAN: self._at_scan,
            Page.MEASURE: self._at_measure,
            Page.HELD: self._at_held,
            Page.JUDGE: self._at_judge,
            Page.SIGN: self._at_sign,
            Page.PIN: self._at_pin,
            Page.OUTPUT: self._at_output,
            Page.WHY: self._at_why,
            Page.SURE: self._at_sure,
            Page.ENDED: self._at_ended,
        }[page](state)

    def _at_empty(self, state: BenchState) -> None:
        packs = [one.pack.id for one in state.empty.packs if one.procedures] if state.empty else []
        if not self._plans or not packs:
            self.over = True
            self._face.bench.leave()
        elif state.chosen not in packs:
            self._face.bench.opening.choose(packs[0])
        else:
            self._picture("bench_open")
            self._hands.primary()

    def _at_do(self, state: BenchState) -> None:
        view = state.view
        if view is None or view.step is None:
            return
        safe = view.step.kind is StepKind.MAKE_SAFE
        self._picture("bench_make_safe" if safe else "bench_step")
        self._hands.primary()

    def _at_scan(self, _state: BenchState) -> None:
        """Hands hold the pack's label before the camera."""
        self._picture("bench_scan")

    def _at_measure(self, state: BenchState) -> None:
        view = state.view
        done = view is not None and Action.GO_ON in view.allowed
        if done or self._settled(state):
            self._picture("bench_measure")
            self._hands.rail("go_on" if done else "take_reading")

    def _at_held(self, state: BenchState) -> None:
        self._picture("bench_hold_failed")
        if self._plans[:1] == [Plan.ABORT]:
            self._hands.rail("abort")
        elif self._settled(state):
            self._hands.primary()

    def _settled(self, state: BenchState) -> bool:
        """Whether the meter shows another calm value than the one that was read last."""
        reading = state.meter.settled if state.meter is not None else None
        view = state.view
        if reading is None or view is None:
            return False
        used = view.run.readings[-1].touch if view.run.readings else 0
        return reading.touch != used

    def _at_judge(self, _state: BenchState) -> None:
        self._picture("bench_judge")
        self._hands.tile(reason_words(_JUDGED))

    def _at_sign(self, _state: BenchState) -> None:
        self._picture("bench_release")
        self._face.hear_wedge(self._second[0])

    def _at_pin(self, _state: BenchState) -> None:
        self._picture("bench_release_pin")
        self._hands.figures(self._second[1])

    # ---- outputs

    def _at_output(self, state: BenchState) -> None:
        view = state.view
        if view is None or view.step is None:
            return
        wanted = [code for code in view.step.outputs if not self._enough(state, view.step.id, code)]
        if not wanted:
            self._picture("bench_outputs")
            self._hands.primary()
        elif state.output not in wanted:
            self._hands.tile(output_word(wanted[0]))
        elif state.output in IN_PIECES and not state.own_labels:
            self._face.bench.weighing.without_code()
        elif state.scale is not None and state.scale.mass is not None:
            self._picture("bench_weigh")

    def _enough(self, state: BenchState, step: str, code: OutputCode) -> bool:
        """Whether so much of a kind has come out at this step as is wanted."""
        if state.saved is not None and state.saved.output.code is code:
            self._weighed.add((step, code))
        if code not in IN_PIECES:
            return (step, code) in self._weighed
        view = state.view
        return view is not None and sum(one.code is code for one in view.outputs) >= MODULES

    # ---- the ends

    def _at_why(self, _state: BenchState) -> None:
        self._picture("bench_abort_why")
        self._hands.tile(reason_words(_ABORTED))

    def _at_sure(self, _state: BenchState) -> None:
        self._picture("bench_abort_sure")
        self._hands.rail("abort_now")

    def _at_ended(self, state: BenchState) -> None:
        plan = self._plans.pop(0) if self._plans else Plan.THROUGH
        self._picture("bench_quarantine" if plan is Plan.ABORT else "bench_closed")
        self._weighed.clear()
        self._hands.primary()
