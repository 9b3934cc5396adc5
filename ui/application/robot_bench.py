"""The automatic operator at the bench: works packs as the screen asks, one of them to an abort."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from app.domain.balance import Reason
from app.domain.dismantling import Action
from app.domain.output import IN_PIECES, OutputCode
from app.domain.procedure import StepKind
from app.domain.quantity import Taking
from app.floor.bench_views import Openable
from ui.application.face import Face
from ui.application.hands import Hands
from ui.application.robot_held import HeldPack
from ui.application.trouble import BenchTrouble
from ui.screens.bench.reasons import reason_words
from ui.screens.bench.state import Asking, BenchState, Page, page_of
from ui.screens.bench.words import said
from ui.theme.bench_terms import output_word

MODULES = 2
"""How many modules the automatic operator takes out of a pack: enough to show, few enough to wait for."""

_SHOWN: Mapping[str, str] = {
    "resistance": "550",
    "highest_voltage": "400",
    "hottest": "24.5",
    "ambient": "22.0",
}
"""What the hand-held instruments of the practice bench show."""

_JUDGED, _ABORTED = "all_in_order", "voltage_stays"


class Plan(Enum):
    """What becomes of a pack."""

    THROUGH = "through"
    ABORT = "abort"  # at its first failed hold
    SUPERVISED = "supervised"  # through, by the document for a pack that nobody knows
    HELD = "held"  # another station holds it: tried once, and left shut


class BenchOperator:
    """Works from what the bench shows. `second` is (badge, PIN) of the other person, `lead` the supervisor's.

    `over` is set once every planned pack has been worked, or none is left that may be opened. `wanted` is
    the code that the step in hand asks for, "" when none; `read` are papers that are laid aside.
    """

    def __init__(
        self,
        face: Face,
        hands: Hands,
        picture: Callable[[str], None],
        *,
        plans: Sequence[Plan],
        second: tuple[str, str],
        lead: tuple[str, str],
        trouble: BenchTrouble,
        turned_down: list[str],
    ) -> None:
        self._face = face
        self._hands = hands
        self._picture = picture
        self._plans = list(plans)
        self._second = second
        self._lead = lead
        self._trouble = trouble
        self._held = HeldPack(face, picture, turned_down)
        self._found: int | None = None  # the newest reading of a former life: the meter counts contacts anew
        self._weighed: set[tuple[str, OutputCode]] = set()
        self.over = not plans
        self.wanted = ""
        self.read: set[str] = set()

    def act(self) -> None:
        """The next sensible thing."""
        state = self._face.bench.state
        if state.busy:
            return
        if self._trouble.keeps_waiting(state):
            return
        if state.view is not None and self._found is None:
            self._found = max((one.seq for one in state.view.run.readings), default=0)
        page = page_of(state)
        self.wanted = state.view.pack.code if page is Page.SCAN and state.view is not None else ""
        {
            Page.WAITING: lambda _state: None,
            Page.EMPTY: self._at_empty,
            Page.PAPER: self._at_paper,
            Page.LOOK: self._at_look,
            Page.DO: self._at_do,
            Page.SCAN: self._at_scan,
            Page.MEASURE: self._at_measure,
            Page.HELD: self._at_held,
            Page.JUDGE: self._at_judge,
            Page.SIGN: self._at_sign,
            Page.PIN: self._at_pin,
            Page.OUTPUT: self._at_output,
            Page.PHOTO: self._at_photo,
            Page.CHOOSE: self._at_choose,
            Page.WAIT: self._at_wait,
            Page.NUMBER: self._at_number,
            Page.WHY: self._at_why,
            Page.SURE: self._at_sure,
            Page.CLOSING: self._at_closing,
            Page.ENDED: self._at_ended,
        }[page](state)

    def _at_empty(self, state: BenchState) -> None:
        offered = state.empty.packs if state.empty else ()
        packs = [one.pack.id for one in offered if one.procedures and not one.elsewhere]
        if self._plans[:1] == [Plan.HELD] and any(one.elsewhere for one in offered):
            if self._held.tried(state):
                self._plans.clear()
        elif not self._plans or not packs:
            self.over = True
            self._face.bench.leave()
        elif state.chosen not in packs:
            self._face.bench.opening.choose(packs[0])
        elif not state.procedure and state.pack_to_open is not None:
            self._face.bench.opening.choose_procedure(self._fitting(state.pack_to_open))
        else:
            self._picture("bench_open")
            self._hands.primary()

    def _fitting(self, known: Openable) -> str:
        """The document for a pack with modules, or for one that nobody knows; else the first."""
        supervised = self._plans[:1] == [Plan.SUPERVISED]
        fitting = [
            one.key
            for one in known.procedures
            if (one.supervised if supervised else one.id.endswith("-pack") and not one.supervised)
        ]
        return (fitting or [one.key for one in known.procedures])[0]

    def _at_paper(self, state: BenchState) -> None:
        """The hand scanner reads the traveller: no folder of pictures shows one."""
        if state.start.due:
            self._picture("bench_paper")
            self.read.add(state.start.due)
            self._face.hear_wedge(state.start.due)

    def _at_look(self, state: BenchState) -> None:
        self._picture(f"bench_look_{state.start.page + 1}")
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
        if done:
            self._hands.rail("go_on")
        elif state.by_hand:
            self._picture("bench_by_hand")
            self._hands.rail("type_reading")
        elif self._settled(state):
            self._picture("bench_gas" if state.gas is not None else "bench_measure")
            self._hands.rail("take_reading")

    def _at_held(self, state: BenchState) -> None:
        self._picture("bench_hold_failed")
        if self._plans[:1] == [Plan.ABORT]:
            self._hands.rail("abort")
        elif self._settled(state):
            self._hands.primary()

    def _settled(self, state: BenchState) -> bool:
        """Whether the instrument shows a calm value, of the meter another than the one that was read last."""
        if state.point is not None and state.point.quantity.taking is Taking.GAS:
            return state.gas is not None and state.gas.ppm is not None
        reading = state.meter.settled if state.meter is not None else None
        view = state.view
        if reading is None or view is None:
            return False
        taken = [one for one in view.run.readings if one.seq > (self._found or 0)]
        return not taken or reading.touch != taken[-1].touch

    def _at_judge(self, _state: BenchState) -> None:
        self._picture("bench_judge")
        self._hands.tile(reason_words(_JUDGED))

    def _at_sign(self, state: BenchState) -> None:
        if state.reading_left_ms:
            return
        pictures = {Asking.SIGN_READING: "bench_reading_sign", Asking.SIGN_CLOSE: "bench_balance_sign"}
        self._picture(pictures.get(state.asking, "bench_release"))
        self._face.hear_wedge(self._signer(state)[0])

    def _at_pin(self, state: BenchState) -> None:
        self._picture("bench_release_pin")
        self._hands.figures(self._signer(state)[1])

    def _signer(self, state: BenchState) -> tuple[str, str]:
        """A red balance is the supervisor's, all else the second person's."""
        return self._lead if state.asking is Asking.SIGN_CLOSE else self._second

    # ---- what is photographed, chosen, waited for, typed

    def _at_photo(self, state: BenchState) -> None:
        """Take it, look at it, keep it."""
        if state.photo:
            self._picture("bench_photo")
        self._hands.primary()

    def _at_choose(self, state: BenchState) -> None:
        """The answer that leads on with the next step."""
        view = state.view
        if view is None or view.step is None:
            return
        plain = next((one for one in view.step.options if not one.to), view.step.options[0])
        self._picture("bench_choose")
        self._hands.tile(said(plain.title, self._face.look))

    def _at_wait(self, _state: BenchState) -> None:
        self._picture("bench_wait")
        if self._hands.primary_ready():
            self._hands.primary()

    def _at_number(self, state: BenchState) -> None:
        """What a good pack shows."""
        if state.entered is not None:
            self._hands.number(_SHOWN[state.entered.name])

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

    def _at_closing(self, _state: BenchState) -> None:
        """The automatic operator takes a few modules out and leaves the rest, so much stays open."""
        self._picture("bench_balance")
        self._hands.rail("close")

    def _at_why(self, state: BenchState) -> None:
        if state.asking is Asking.CLOSE_WHY:
            self._picture("bench_balance_why")
            self._hands.tile(reason_words(Reason.LOOKED_FOR.value))
            return
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
