"""Everything the outputs place shows, as one value."""

from dataclasses import dataclass
from enum import Enum

from app.domain.label import LabelJob
from app.domain.moment import Moment
from app.domain.output import Container, Output
from app.domain.past import Past
from app.domain.reading import ScaleNow
from app.domain.refusals import Refusal
from app.domain.units import Mass
from app.floor.balance_views import BalanceView
from app.floor.bench_views import BenchView
from app.floor.output_views import ContainerSaved, LabelToLookAt, PackTrace, TraceView
from ui.screens.outputs.tray_state import TrayState


class OutputsPage(Enum):
    """The pages of the place."""

    LOOK = "look"
    BALANCE = "balance"  # every term
    PAST = "past"  # what happened to the pack
    ENTRY = "entry"  # one entry of that
    WHY = "why"  # print again: why?
    CAME_OUT = "came_out"  # a label of which nobody knows whether it came out
    CONTAINER = "container"  # weigh an empty one
    TRAY = "tray"  # a whole tray before the camera
    TRAY_WHY = "tray_why"  # some of its places are not read: why?


@dataclass(frozen=True, slots=True)
class OutputsState:
    """One moment at the place.

    `trace` is the pack that was asked for with what came out of it, None before the first scan. `chosen`
    is the id of the output in hand. `job` is the order of the newest reprint. `known` is the container
    that was weighed last, `container` the label scanned for the next one ("" for a label of ours).
    `trace_mass` are (milliseconds, milligrams) while something settles; `placing_done` is the load that
    is not weighed any more. `tray` is the tray that is being scanned. `to_look_at` are the labels of
    which nobody knows whether they came out, the next to look for first. `bench` is the run under way when
    the place was opened, None when there was none. `past` is the pack's past once it was asked for, told
    whole or by its main points; `entry` is the "EPOCH:NUMBER" of the entry that is looked at.
    """

    page: OutputsPage = OutputsPage.LOOK
    trace: TraceView | None = None
    chosen: str = ""
    proven: bool = False
    job: LabelJob | None = None
    container: str = ""
    container_before: Container | None = None
    known: ContainerSaved | None = None
    scale: ScaleNow | None = None
    looked: Moment | None = None
    trace_mass: tuple[tuple[int, int], ...] = ()
    placing_done: int | None = None
    tray: TrayState | None = None
    to_look_at: tuple[LabelToLookAt, ...] = ()
    bench: BenchView | None = None
    past: PackTrace | None = None
    all_of_it: bool = False
    entry: str = ""
    refusal: Refusal | None = None
    busy: bool = False

    @property
    def balance(self) -> BalanceView | None:
        """The balance in sight: that of the pack that was asked for, else of the run on the bench."""
        if self.trace is not None and self.trace.balance is not None:
            return self.trace.balance
        return self.bench.balance if self.bench is not None else None

    @property
    def balance_of(self) -> str:
        """The tag of the pack whose balance is in sight."""
        if self.trace is not None and self.trace.balance is not None:
            return self.trace.pack.tag
        return self.bench.pack.tag if self.bench is not None else ""

    @property
    def past_entry(self) -> Past | None:
        """The entry that is looked at."""
        told = self.past.past if self.past is not None else ()
        return next((one for one in told if f"{one.entry.epoch}:{one.entry.seq}" == self.entry), None)

    @property
    def output(self) -> Output | None:
        """The output in hand."""
        outputs = self.trace.outputs if self.trace is not None else ()
        return next((one for one in outputs if one.id == self.chosen), None)

    @property
    def weight_asked(self) -> Mass | None:
        """The figure that somebody must call still before it counts; None when nobody is asked."""
        return self.scale.figure_asked(self.placing_done) if self.scale is not None else None
