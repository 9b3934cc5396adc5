"""Everything the bench screen shows, as one value."""

from dataclasses import dataclass
from enum import Enum

from app.domain.dismantling import Action, RunState
from app.domain.moment import Moment
from app.domain.output import IN_PIECES, Container, OutputCode
from app.domain.procedure import HoldKind, StepKind
from app.domain.reading import ScaleNow
from app.domain.refusals import Refusal
from app.domain.scan import ScannedCode
from app.domain.voltage import VoltageNow
from app.floor.bench_views import BenchView, EmptyBench, Openable
from app.floor.output_views import OutputSaved


class Asking(Enum):
    """What is asked besides the step in hand; STEP when nothing is."""

    STEP = "step"
    MEASURE = "measure"  # everything has passed, but somebody measures once more
    MORE = "more"  # the seldom ways of a step
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


class Page(Enum):
    """The pages of the bench; a state asks for exactly one."""

    WAITING = "waiting"  # the desk has not answered yet, or said why there is no bench
    EMPTY = "empty"
    DO = "do"
    SCAN = "scan"
    MEASURE = "measure"
    HELD = "held"
    JUDGE = "judge"
    OUTPUT = "output"
    SIGN = "sign"  # the second person's badge
    PIN = "pin"  # and their PIN
    WHY = "why"
    TYPED = "typed"
    SURE = "sure"
    MORE = "more"
    AMOUNT = "amount"
    PHOTOGRAPH = "photograph"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class BenchState:
    """One moment at the bench. `refusal` is the newest no, shown beside what it is about.

    `empty` is what may be opened, `view` the run in hand; neither is there until the desk has answered.
    `chosen` is the id of the pack to open, `scanned` says that its code chose it, `procedure` names the
    document. `reason` is the reason in hand, a code or what was typed; `other_badge` is set once the second
    person's badge was read. `meter` and `scale` are what they showed at `looked`; `trace` are (milliseconds,
    milligrams) while something settles. `output` is the kind to weigh, `piece` the code read off it,
    `own_labels` that pieces without one get ours, `container` where it lies in. `saved` is the newest
    output of this step, `saved_placing` its placing on the scale. `amount` is a typed weight in kg,
    `photo` the picture of the display it was read off.
    """

    empty: EmptyBench | None = None
    view: BenchView | None = None
    chosen: str = ""
    scanned: bool = False
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
    refusal: Refusal | None = None
    busy: bool = False
    restarted: bool = False

    @property
    def pack_to_open(self) -> Openable | None:
        """The chosen pack with its documents."""
        packs = self.empty.packs if self.empty is not None else ()
        return next((one for one in packs if one.pack.id == self.chosen), None)

    @property
    def may_weigh(self) -> bool:
        """Whether the next settled weight is of something known: its kind, and for pieces its identity."""
        return self.output is not None and self.may(Action.RECORD_OUTPUT) and not self.wants_code

    @property
    def wants_code(self) -> bool:
        """Whether the kind in hand is one whose pieces are known by a code, and none is there yet."""
        return self.output in IN_PIECES and self.piece is None and not self.own_labels

    def may(self, action: Action) -> bool:
        """Whether the record allows an action now."""
        return self.view is not None and action in self.view.allowed


# One page for each kind of step; a hold's follows from its kind and from how its readings stand.
_OF_KIND = {
    StepKind.SHOW: Page.DO,
    StepKind.CONFIRM: Page.DO,
    StepKind.MAKE_SAFE: Page.DO,
    StepKind.SCAN: Page.SCAN,
    StepKind.READ: Page.MEASURE,
    StepKind.WEIGH: Page.OUTPUT,
    StepKind.RECORD_OUTPUT: Page.OUTPUT,
}
_ASKED = {
    Asking.MEASURE: Page.MEASURE,
    Asking.MORE: Page.MORE,
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
}


def page_of(state: BenchState) -> Page:
    """The page that a state asks for."""
    page = _page_of(state)
    return Page.PIN if page is Page.SIGN and state.other_badge else page


def _page_of(state: BenchState) -> Page:
    view = state.view
    if view is None:
        return Page.EMPTY if state.empty is not None else Page.WAITING
    if view.step is None or not view.run.state.open:
        return Page.ENDED
    if state.asking is not Asking.STEP:
        return _ASKED[state.asking]
    if view.step.hold is None:
        return _OF_KIND[view.step.kind]
    if view.step.hold.kind is HoldKind.JUDGEMENT:
        return Page.JUDGE
    if Action.RELEASE in view.allowed:
        return Page.SIGN
    return Page.HELD if view.held else Page.MEASURE


def point_in_hand(view: BenchView) -> int:
    """The point to measure now, from 1; a step that only reads goes on whatever was read."""
    if view.step is not None and view.step.kind is StepKind.READ and view.step.check is not None:
        read = {taken.point for taken in view.run.readings}
        unread = [point for point in range(1, len(view.step.check.points) + 1) if point not in read]
        if unread:
            return unread[0]
    return view.point


def making_safe(state: BenchState) -> bool:
    """Whether the run is given up and only what is owed is left to do."""
    return state.view is not None and state.view.run.state is RunState.MAKING_SAFE
