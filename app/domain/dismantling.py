"""A run: one pack going through one procedure, told from the journal's entries and from nothing else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from app.domain.bench_facts import (
    HoldRaised,
    HoldReleased,
    OutputRecorded,
    ReadingTaken,
    RunAborted,
    RunAborting,
    RunClosed,
    RunStarted,
    StepDone,
)
from app.domain.holdpoint import Taken, may_release
from app.domain.journal import Entry
from app.domain.procedure import Energy, Procedure, Step, StepKind
from app.domain.verdict import Verdict


class RunState(Enum):
    """How a run stands."""

    ACTIVE = "active"
    MAKING_SAFE = "making_safe"  # it will not go on; what is owed is still to do
    ABORTED = "aborted"
    CLOSED = "closed"

    @property
    def open(self) -> bool:
        """Whether hands are still on the pack."""
        return self in (RunState.ACTIVE, RunState.MAKING_SAFE)


class Action(Enum):
    """What the bench may offer now. Nothing else is ever shown or accepted."""

    CONFIRM = "confirm"
    SCAN = "scan"
    TAKE_READING = "take_reading"
    GO_ON = "go_on"  # a reading step is read, or outputs are recorded
    RELEASE = "release"
    RECORD_OUTPUT = "record_output"
    ABORT = "abort"


@dataclass(frozen=True, slots=True)
class Run:
    """A run as its entries make it. Says nothing of the procedure's words; those are in the document.

    `done` are step ids in order; `readings` and `outputs_now` belong to the step in hand; `raised` and
    `released` are the steps whose hold shut or opened; `began` is when the step in hand came up (boot and
    milliseconds since it). `outputs` counts what was recorded in the whole run, `out_mg` its mass.
    """

    id: str
    pack: str
    procedure: str
    version: str
    sha256: str
    started_at: datetime
    state: RunState
    energy: Energy
    done: tuple[str, ...]
    readings: tuple[Taken, ...]
    raised: tuple[str, ...]
    released: tuple[str, ...]
    outputs: int
    out_mg: int
    outputs_now: int
    began: tuple[str, int]
    abort_reason: str = ""
    abort_number: int = 0
    abort_at: datetime | None = None

    @property
    def procedure_key(self) -> str:
        """How the run names its document among the adopted ones."""
        return f"{self.procedure}@{self.version}"


RUN_TYPES = frozenset(
    fact.type
    for fact in (
        RunStarted,
        StepDone,
        ReadingTaken,
        HoldRaised,
        HoldReleased,
        OutputRecorded,
        RunAborting,
        RunAborted,
        RunClosed,
    )
)
"""Types of the entries a run is told from."""


def tell_run(entries: Iterable[Entry]) -> Run | None:
    """The newest run among the entries about one pack, oldest first; None when there was none.

    Corrected entries must be left out by the caller.
    """
    run: Run | None = None
    for entry in entries:
        run = run_after(run, entry)
    return run


def run_after(run: Run | None, entry: Entry) -> Run | None:
    """The run after one more entry about its pack."""
    if entry.type == RunStarted.type:
        return _started(entry)
    step = _STEPS.get(entry.type)
    if run is None or step is None or entry.data.get("run") != run.id:
        return run
    return step(run, entry)


def _started(entry: Entry) -> Run:
    said = entry.data
    return Run(
        id=said["run"],
        pack=said["pack"],
        procedure=said["procedure"],
        version=said["version"],
        sha256=said["sha256"],
        started_at=entry.at,
        state=RunState.ACTIVE,
        energy=Energy.LIVE,
        done=(),
        readings=(),
        raised=(),
        released=(),
        outputs=0,
        out_mg=0,
        outputs_now=0,
        began=(entry.boot, entry.mono_ms),
    )


def _next_step(run: Run, entry: Entry) -> Run:
    return replace(
        run,
        done=(*run.done, entry.data["step"]),
        energy=Energy(entry.data["energy"]),
        readings=(),
        outputs_now=0,
        began=(entry.boot, entry.mono_ms),
    )


def _read(run: Run, entry: Entry) -> Run:
    said = entry.data
    taken = Taken(
        epoch=entry.epoch,
        seq=entry.seq,
        point=said["point"],
        verdict=Verdict(said["verdict"]),
        value=said["value"],
        printed=said["printed"],
        unit=said["unit"],
        unread=said["unread"],
        source=said["source"],
        touch=said["touch"],
        at=entry.at,
        boot=entry.boot,
        mono_ms=entry.mono_ms,
    )
    return replace(run, readings=(*run.readings, taken))


def _raised(run: Run, entry: Entry) -> Run:
    return replace(run, raised=(*run.raised, entry.data["step"]))


def _released(run: Run, entry: Entry) -> Run:
    return replace(_next_step(run, entry), released=(*run.released, entry.data["step"]))


def _output(run: Run, entry: Entry) -> Run:
    return replace(
        run,
        outputs=run.outputs + 1,
        out_mg=run.out_mg + entry.data["mass_mg"],
        outputs_now=run.outputs_now + (entry.data["step"] not in run.done),
    )


def _aborting(run: Run, entry: Entry) -> Run:
    return replace(
        run,
        state=RunState.MAKING_SAFE,
        readings=(),
        abort_reason=entry.data["reason"],
        abort_number=entry.data["number"],
        abort_at=entry.at,
        began=(entry.boot, entry.mono_ms),
    )


def _aborted(run: Run, _entry: Entry) -> Run:
    return replace(run, state=RunState.ABORTED)


def _closed(run: Run, _entry: Entry) -> Run:
    return replace(run, state=RunState.CLOSED)


_STEPS: Mapping[str, Callable[[Run, Entry], Run]] = {
    StepDone.type: _next_step,
    ReadingTaken.type: _read,
    HoldRaised.type: _raised,
    HoldReleased.type: _released,
    OutputRecorded.type: _output,
    RunAborting.type: _aborting,
    RunAborted.type: _aborted,
    RunClosed.type: _closed,
}


def step_in_hand(run: Run, procedure: Procedure) -> Step | None:
    """The step to do now: the first that is not done, or, on the way out, the first that is owed."""
    if not run.state.open:
        return None
    if run.state is RunState.ACTIVE:
        return next((step for step in procedure.steps if step.id not in run.done), None)
    owed = owed_from(procedure, run.abort_number)
    return next((step for step in owed if step.id not in run.done), None)


def owed_from(procedure: Procedure, number: int) -> tuple[Step, ...]:
    """The make-safe steps that are owed when a run ends at a step: their guard was begun or done."""
    return tuple(
        step
        for step in procedure.steps
        if step.kind is StepKind.MAKE_SAFE
        and step.guard is not None
        and procedure.number(step.guard) <= number
    )


def allowed_actions(run: Run, step: Step | None, force: Mapping[int, Taken]) -> frozenset[Action]:
    """What may be done now, from the state alone."""
    if step is None:
        return frozenset()
    actions = {Action.ABORT} if run.state is RunState.ACTIVE else set()
    return frozenset(actions | _of_step(run, step, force))


def _of_step(run: Run, step: Step, force: Mapping[int, Taken]) -> set[Action]:
    if step.kind in (StepKind.SHOW, StepKind.CONFIRM, StepKind.MAKE_SAFE):
        return {Action.CONFIRM}
    if step.kind is StepKind.SCAN:
        return {Action.SCAN}
    if step.kind in (StepKind.WEIGH, StepKind.RECORD_OUTPUT):
        full = step.kind is StepKind.WEIGH and run.outputs_now > 0
        return {Action.GO_ON} if full else {Action.GO_ON, Action.RECORD_OUTPUT}
    actions = {Action.TAKE_READING} if step.points else set()
    if step.kind is StepKind.HOLD:
        return actions | ({Action.RELEASE} if may_release(step, force) else set())
    read = {taken.point for taken in run.readings}
    whole = bool(step.points) and len(read) == len(step.points)
    return actions | ({Action.GO_ON} if whole else set())
