"""Everything the bench screen shows, as one value."""

from dataclasses import dataclass
from enum import Enum

from app.domain.closing import CLOSING
from app.domain.dismantling import Action, RunState
from app.domain.gas_seen import GasSeen
from app.domain.hand_held import ENTERED, Entered
from app.domain.moment import Moment
from app.domain.output import IN_PIECES, Container, OutputCode
from app.domain.procedure import Deviation, HoldKind, Option, Point, StepKind
from app.domain.quantity import Taking
from app.domain.reading import ScaleNow
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.domain.units import Mass
from app.domain.voltage import VoltageNow
from app.floor.bench_views import BenchView, EmptyBench, Openable
from app.floor.output_views import OutputSaved
from ui.screens.bench.start_state import NOT_BEGUN, Stage, Start

EVIDENCE_MS = 3000
"""How long readings stand on the screen before anybody may sign for them (users' rules, 16)."""


class Asking(Enum):
    """What is asked besides the step in hand; STEP when nothing is."""

    STEP = "step"
    MEASURE = "measure"  # everything has passed, but somebody measures once more
    MORE = "more"  # the seldom ways of a step
    ANSWER_SURE = "answer_sure"  # an answer that gives the run up
    DEVIATE = "deviate"  # what was found
    DEVIATE_SURE = "deviate_sure"
    NUMBER = "number"  # one number of a reading, off an instrument without a line
    PHOTOGRAPH_READING = "photograph_reading"
    SIGN_READING = "sign_reading"
    JUDGED_TYPED = "judged_typed"
    SIGN_JUDGED = "sign_judged"
    ABORT_WHY = "abort_why"
    ABORT_TYPED = "abort_typed"
    ABORT_SURE = "abort_sure"
    NOTHING_SURE = "nothing_sure"
    AMOUNT = "amount"
    AMOUNT_WHY = "amount_why"
    AMOUNT_TYPED = "amount_typed"
    PHOTOGRAPH = "photograph"
    SIGN_AMOUNT = "sign_amount"
    TAKE_BACK_WHY = "take_back_why"
    TAKE_BACK_TYPED = "take_back_typed"
    SIGN_TAKE_BACK = "sign_take_back"
    LEAVE = "leave"  # what is made safe before the pack is left
    LEAVE_WHY = "leave_why"
    LEAVE_TYPED = "leave_typed"
    SIGN_LEAVE = "sign_leave"
    BALANCE = "balance"  # every term of the balance
    FORGOTTEN_KIND = "forgotten_kind"  # at the balance: a part that nobody had weighed, what is it?
    FORGOTTEN = "forgotten"
    CLOSE_WHY = "close_why"
    CLOSE_TYPED = "close_typed"
    SIGN_CLOSE = "sign_close"
    SIGN_OUT = "sign_out"  # somebody signs out with a run under way


class Page(Enum):
    """The pages of the bench; a state asks for exactly one."""

    WAITING = "waiting"  # the desk has not answered yet, or said why there is no bench
    EMPTY = "empty"
    PAPER = "paper"  # the traveller of the pack to open
    APART_SURE = "apart_sure"
    LOOK = "look"  # the triage once more
    APART = "apart"  # the pack was not begun, but set apart
    DO = "do"
    SCAN = "scan"
    MEASURE = "measure"
    HELD = "held"
    JUDGE = "judge"
    OUTPUT = "output"
    PHOTO = "photo"
    CHOOSE = "choose"
    WAIT = "wait"
    BARRED = "barred"  # a hazard rule or a level bars the step
    DEVIATE = "deviate"
    NUMBER = "number"
    SIGN = "sign"  # the second person's badge
    PIN = "pin"  # and their PIN
    WHY = "why"
    TYPED = "typed"
    SURE = "sure"
    MORE = "more"
    AMOUNT = "amount"
    PHOTOGRAPH = "photograph"
    LEAVE = "leave"
    UNSAFE = "unsafe"  # signing out would leave the pack without the hold
    LEFT = "left"
    STOPPED = "stopped"  # by an alarm
    BALANCE = "balance"
    KIND = "kind"  # what was forgotten
    CLOSING = "closing"  # every step is done, and the balance does not settle itself
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class BenchState:
    """One moment at the bench. `refusal` is the newest no, shown beside what it is about.

    `empty` is what may be opened, `view` the run in hand; neither is there until the desk has answered.
    `chosen` is the id of the pack to open, `start` how far its start has come, `procedure` names the
    document. `reason` is the reason in hand, a code or what was typed; `other_badge` is set once the
    second person's badge was read. `meter` and `scale` are what they showed at `looked`; `trace` are
    (milliseconds, milligrams) while something settles. `output` is the kind to weigh, `piece` the code
    read off it, `own_labels` that pieces without one get ours, `container` where it lies in. `saved` is
    the newest output of this step, `saved_placing` its placing on the scale. `amount` is a typed weight
    in kg, `photo` the picture of the display it was read off, or of what a step asks to photograph.
    `numbers` are those of a reading typed so far, `option` and `deviation` what was chosen and is asked
    about once more, `ticked` the make-safe steps that are done before the pack
    is left. `gas` is the channel of the point in hand at `looked`. `view` came at `came_ms`, and
    what a signature rests on has stood on the screen since `read_since_ms`, None where it does not, and
    stands there for `read_for_ms` before a badge counts.
    """

    empty: EmptyBench | None = None
    view: BenchView | None = None
    chosen: str = ""
    start: Start = NOT_BEGUN
    procedure: str = ""
    asking: Asking = Asking.STEP
    reason: str = ""
    other_badge: str = ""
    meter: VoltageNow | None = None
    scale: ScaleNow | None = None
    looked: Moment | None = None
    trace: tuple[tuple[int, int], ...] = ()
    output: OutputCode | None = None
    piece: ScannedCode | None = None
    own_labels: bool = False
    container: Container | None = None
    saved: OutputSaved | None = None
    saved_placing: int | None = None
    amount: str = ""
    photo: bytes = b""
    numbers: tuple[str, ...] = ()
    option: str = ""
    deviation: str = ""
    ticked: frozenset[str] = frozenset()
    gas: GasSeen | None = None
    came_ms: int = 0
    read_since_ms: int | None = None
    read_for_ms: int = EVIDENCE_MS
    refusal: Refusal | None = None
    busy: bool = False
    restarted: bool = False

    @property
    def pack_to_open(self) -> Openable | None:
        """The chosen pack with its documents."""
        packs = (*self.empty.packs, *self.empty.apart) if self.empty is not None else ()
        return next((one for one in packs if one.pack.id == self.chosen), None)

    @property
    def weight_asked(self) -> Mass | None:
        """The figure that somebody must call still before it counts; None where nothing may be weighed."""
        if self.scale is None or not self.may_weigh:
            return None
        return self.scale.figure_asked(self.saved_placing)

    @property
    def may_weigh(self) -> bool:
        """Whether the next settled weight is of something known: its kind, and for pieces its identity."""
        return self.output is not None and self.may(Action.RECORD_OUTPUT) and not self.wants_code

    @property
    def wants_code(self) -> bool:
        """Whether the kind in hand is one whose pieces are known by a code, and none is there yet."""
        return self.output in IN_PIECES and self.piece is None and not self.own_labels

    def may(self, action: Action) -> bool:
        """Whether the record allows an action now; a step that is barred can only be left."""
        view = self.view
        if view is None or action not in view.allowed:
            return False
        if action is Action.DEVIATE and view.again is not None:
            return False  # a step that only proves anew has no findings of its own
        return not view.barred or action in _NEVER_BARRED

    @property
    def point(self) -> Point | None:
        """The point to measure now."""
        view = self.view
        points = view.step.points if view is not None and view.step is not None else ()
        number = point_in_hand(view) if view is not None else 1
        return points[number - 1] if 1 <= number <= len(points) else None

    @property
    def by_hand(self) -> bool:
        """Whether the point in hand is read off an instrument without a line."""
        return self.point is not None and self.point.quantity.taking is Taking.HAND_HELD

    @property
    def entered(self) -> Entered | None:
        """The number of the point in hand that is typed next; None when all are, or none is asked."""
        point = self.point
        asked = ENTERED.get(point.quantity, ()) if point is not None else ()
        return asked[len(self.numbers)] if len(self.numbers) < len(asked) else None

    @property
    def chosen_option(self) -> Option | None:
        """The answer that is asked about once more."""
        step = self.view.step if self.view is not None else None
        options = step.options if step is not None else ()
        return next((one for one in options if one.id == self.option), None)

    @property
    def chosen_deviation(self) -> Deviation | None:
        """The deviation that is asked about once more."""
        offered = self.view.deviations if self.view is not None else ()
        return next((one for one in offered if one.id == self.deviation), None)

    @property
    def wait_left_ms(self) -> int | None:
        """What is left of a wait step's time at the moment it was looked at; None at another step."""
        waiting = self.view.waiting if self.view is not None else None
        if waiting is None:
            return None
        gone = self.looked.mono_ms - self.came_ms if self.looked is not None else 0
        return max(0, waiting.left_ms - max(0, gone))

    @property
    def reading_left_ms(self) -> int:
        """How long what is signed for must still be read before a badge counts; 0 when it may."""
        if self.read_since_ms is None or self.other_badge:
            return 0
        now_ms = self.looked.mono_ms if self.looked is not None else self.read_since_ms
        return max(0, self.read_for_ms - (now_ms - self.read_since_ms))


_NEVER_BARRED = (Action.ABORT, Action.DEVIATE, Action.LEAVE, Action.RESUME)

# One page for each kind of step; a hold's follows from its kind and from how its readings stand.
_OF_KIND = {
    StepKind.SHOW: Page.DO,
    StepKind.CONFIRM: Page.DO,
    StepKind.MAKE_SAFE: Page.DO,
    StepKind.SCAN: Page.SCAN,
    StepKind.READ: Page.MEASURE,
    StepKind.WEIGH: Page.OUTPUT,
    StepKind.RECORD_OUTPUT: Page.OUTPUT,
    StepKind.PHOTO: Page.PHOTO,
    StepKind.CHOOSE: Page.CHOOSE,
    StepKind.WAIT: Page.WAIT,
}
_OF_START = {
    Stage.CHOOSE: Page.EMPTY,
    Stage.PAPER: Page.PAPER,
    Stage.SURE: Page.APART_SURE,
    Stage.LOOK: Page.LOOK,
    Stage.ASIDE: Page.APART,
}
_ASKED = {
    Asking.MEASURE: Page.MEASURE,
    Asking.MORE: Page.MORE,
    Asking.ANSWER_SURE: Page.SURE,
    Asking.DEVIATE: Page.DEVIATE,
    Asking.DEVIATE_SURE: Page.SURE,
    Asking.NUMBER: Page.NUMBER,
    Asking.PHOTOGRAPH_READING: Page.PHOTO,
    Asking.SIGN_READING: Page.SIGN,
    Asking.JUDGED_TYPED: Page.TYPED,
    Asking.SIGN_JUDGED: Page.SIGN,
    Asking.ABORT_WHY: Page.WHY,
    Asking.ABORT_TYPED: Page.TYPED,
    Asking.ABORT_SURE: Page.SURE,
    Asking.NOTHING_SURE: Page.SURE,
    Asking.AMOUNT: Page.AMOUNT,
    Asking.AMOUNT_WHY: Page.WHY,
    Asking.AMOUNT_TYPED: Page.TYPED,
    Asking.PHOTOGRAPH: Page.PHOTOGRAPH,
    Asking.SIGN_AMOUNT: Page.SIGN,
    Asking.TAKE_BACK_WHY: Page.WHY,
    Asking.TAKE_BACK_TYPED: Page.TYPED,
    Asking.SIGN_TAKE_BACK: Page.SIGN,
    Asking.LEAVE: Page.LEAVE,
    Asking.LEAVE_WHY: Page.WHY,
    Asking.LEAVE_TYPED: Page.TYPED,
    Asking.SIGN_LEAVE: Page.SIGN,
    Asking.BALANCE: Page.BALANCE,
    Asking.FORGOTTEN_KIND: Page.KIND,
    Asking.FORGOTTEN: Page.OUTPUT,
    Asking.CLOSE_WHY: Page.WHY,
    Asking.CLOSE_TYPED: Page.TYPED,
    Asking.SIGN_CLOSE: Page.SIGN,
    Asking.SIGN_OUT: Page.UNSAFE,
}


def page_of(state: BenchState) -> Page:
    """The page that a state asks for."""
    page = _page_of(state)
    return Page.PIN if page is Page.SIGN and state.other_badge else page


def _page_of(state: BenchState) -> Page:
    view = state.view
    if view is None:
        return _OF_START[state.start.stage] if state.empty is not None else Page.WAITING
    if view.step is None or not view.run.state.open:
        return Page.ENDED
    if view.run.state is RunState.EMERGENCY:
        return Page.STOPPED
    if state.asking is not Asking.STEP:
        return _ASKED[state.asking]
    if view.run.state is RunState.LEFT:
        return Page.LEFT
    if view.barred:
        return Page.BARRED
    if view.step.id == CLOSING:
        return Page.CLOSING
    if view.step.hold is None:
        return _OF_KIND[view.step.kind]
    if view.step.hold.kind is HoldKind.JUDGEMENT:
        return Page.JUDGE
    if Action.RELEASE in view.allowed:
        return Page.SIGN
    return Page.HELD if view.held else Page.MEASURE


def ticked_all(state: BenchState) -> bool:
    """Whether everything is ticked that must be done before the pack is left."""
    owed = {one.id for one in state.view.leaving.owed} if state.view is not None else set()
    return state.may(Action.LEAVE) and owed <= state.ticked


def rests_on_readings(state: BenchState) -> bool:
    """Whether a measured hold is being signed for: its readings must be read first."""
    hold = state.view.step.hold if state.view is not None and state.view.step is not None else None
    signing = page_of(state) in (Page.SIGN, Page.PIN) and state.asking is Asking.STEP
    return signing and hold is not None and hold.kind is HoldKind.MEASURED


def point_in_hand(view: BenchView) -> int:
    """The point to measure now, from 1; a step that only reads goes on whatever was read."""
    if view.step is not None and view.step.kind is StepKind.READ:
        read = {taken.point for taken in view.run.readings_at(view.step.id)}
        unread = [point for point in range(1, len(view.step.points) + 1) if point not in read]
        if unread:
            return unread[0]
    return view.point


def making_safe(state: BenchState) -> bool:
    """Whether the run is given up and only what is owed is left to do."""
    return state.view is not None and state.view.run.state is RunState.MAKING_SAFE
