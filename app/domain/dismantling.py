"""A run: one pack going through one procedure, told from the journal's entries and from nothing else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from app.domain.bench_facts import (
    DeviationTaken,
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
from app.domain.holdpoint import Taken
from app.domain.journal import Entry
from app.domain.leaving_facts import (
    AfterAlarm,
    PackLeft,
    PackLeftUnheld,
    PackResumed,
    RunStopped,
    StopEnded,
)
from app.domain.procedure import Energy
from app.domain.resting import Left, left_by
from app.domain.run_trail import Trod, Way
from app.domain.verdict import Verdict


class RunState(Enum):
    """How a run stands."""

    ACTIVE = "active"
    MAKING_SAFE = "making_safe"  # it will not go on; what is owed is still to do
    LEFT = "left"  # two people left it; somebody has to resume it first
    EMERGENCY = "emergency"  # an alarm stopped it; only a supervisor says what becomes of it
    ABORTED = "aborted"
    CLOSED = "closed"

    @property
    def open(self) -> bool:
        """Whether the pack is still on the bench."""
        return self.worked or self in (RunState.LEFT, RunState.EMERGENCY)

    @property
    def worked(self) -> bool:
        """Whether hands may be on the pack now."""
        return self in (RunState.ACTIVE, RunState.MAKING_SAFE)


class Action(Enum):
    """What the bench may offer now. Nothing else is ever shown or accepted."""

    CONFIRM = "confirm"
    SCAN = "scan"
    PHOTOGRAPH = "photograph"
    CHOOSE = "choose"
    TAKE_READING = "take_reading"  # live, from the instrument
    TYPE_READING = "type_reading"  # off a hand-held instrument
    GO_ON = "go_on"  # a reading step is read, or outputs are recorded
    RELEASE = "release"
    RECORD_OUTPUT = "record_output"
    DEVIATE = "deviate"
    ABORT = "abort"
    LEAVE = "leave"  # two people leave the pack as it is
    RESUME = "resume"
    CLOSE = "close"  # every step is done: the balance is settled, and the run ends


@dataclass(frozen=True, slots=True)
class Run:
    """A run as its entries make it. Says nothing of the procedure's words; those are in the document.

    `trail` is everything that moved it on. `done` are step ids in order, without those that only proved
    something again; `readings` were taken, and `outputs_now` recorded, since the run last moved on; `misses`
    counts, by step and point, the readings that did not pass since that step was last done. `raised` and
    `released` are the steps whose hold shut or opened; `began` is when the run last moved on (boot and
    milliseconds since it), or was resumed; `arrived` leaves the resuming out, for time that must pass goes on
    while nobody is there. `outputs` counts what was recorded in the whole run, `out_mg` its mass.

    `left` says how the pack was left, until somebody resumes it, or where it was left without the hold until
    the run moves on. `gone` is the newest entry by which this run was left or stopped, `stopped_in` the state
    in which an alarm stopped it.
    """

    id: str
    pack: str
    procedure: str
    version: str
    sha256: str
    started_at: datetime
    state: RunState
    energy: Energy
    trail: tuple[Trod, ...]
    done: tuple[str, ...]
    readings: tuple[Taken, ...]
    misses: Mapping[tuple[str, int], int]
    raised: tuple[str, ...]
    released: tuple[str, ...]
    outputs: int
    out_mg: int
    outputs_now: int
    began: tuple[str, int]
    arrived: tuple[str, int]
    abort_reason: str = ""
    abort_number: int = 0
    abort_at: datetime | None = None
    left: Left | None = None
    gone: tuple[int, int] | None = None
    stopped_in: RunState | None = None

    @property
    def procedure_key(self) -> str:
        """How the run names its document among the adopted ones."""
        return f"{self.procedure}@{self.version}"

    def readings_at(self, step: str) -> tuple[Taken, ...]:
        """The readings taken at a step since the run last moved on, oldest first."""
        return tuple(taken for taken in self.readings if taken.step == step)

    def misses_at(self, step: str) -> dict[int, int]:
        """How many readings of each point of a step did not pass since it was last done."""
        return {point: count for (at, point), count in self.misses.items() if at == step}


RUN_TYPES = frozenset(
    fact.type
    for fact in (
        RunStarted,
        StepDone,
        ReadingTaken,
        HoldRaised,
        HoldReleased,
        OutputRecorded,
        DeviationTaken,
        RunAborting,
        RunAborted,
        RunClosed,
        PackLeft,
        PackResumed,
        PackLeftUnheld,
        RunStopped,
        StopEnded,
    )
)
"""Types of the entries a run is told from."""


def tell_run(entries: Iterable[Entry], run: Run | None = None) -> Run | None:
    """The newest run among the entries about one pack, oldest first; None when there was none.

    `run` is what the entries before these told. Corrected entries must be left out by the caller.
    """
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
        trail=(),
        done=(),
        readings=(),
        misses={},
        raised=(),
        released=(),
        outputs=0,
        out_mg=0,
        outputs_now=0,
        began=(entry.boot, entry.mono_ms),
        arrived=(entry.boot, entry.mono_ms),
    )


def _next_step(run: Run, entry: Entry) -> Run:
    said = entry.data
    step, again = said["step"], said.get("again", False)
    shown = said.get("shown", {})
    trod = _trod(
        entry,
        Way.DONE,
        answer=said.get("answer", ""),
        again=again,
        proofs=frozenset(shown.get("proofs", ())),
        energy=Energy(shown["energy"]) if "energy" in shown else None,
    )
    return replace(
        _moved(run, entry, trod),
        done=run.done if again else (*run.done, step),
        energy=Energy(said["energy"]),
        misses={key: count for key, count in run.misses.items() if key[0] != step},
    )


def _moved(run: Run, entry: Entry, trod: Trod) -> Run:
    """The run once it has moved on: what was read and recorded belongs to what is behind."""
    now = (entry.boot, entry.mono_ms)
    return replace(
        run, trail=(*run.trail, trod), readings=(), outputs_now=0, began=now, arrived=now, left=None
    )


def _trod(
    entry: Entry,
    way: Way,
    *,
    answer: str = "",
    again: bool = False,
    proofs: frozenset[str] = frozenset(),
    energy: Energy | None = None,
) -> Trod:
    return Trod(
        way,
        entry.data["step"],
        answer,
        again,
        proofs,
        energy,
        epoch=entry.epoch,
        seq=entry.seq,
        boot=entry.boot,
        mono_ms=entry.mono_ms,
    )


def _deviated(run: Run, entry: Entry) -> Run:
    return _moved(run, entry, _trod(entry, Way.DEVIATED, answer=entry.data["deviation"]))


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
        step=said["step"],
    )
    misses = dict(run.misses)
    if taken.verdict is not Verdict.PASSED:
        key = (taken.step, taken.point)
        misses[key] = misses.get(key, 0) + 1
    return replace(run, readings=(*run.readings, taken), misses=misses)


def _raised(run: Run, entry: Entry) -> Run:
    return replace(run, raised=(*run.raised, entry.data["step"]))


def _released(run: Run, entry: Entry) -> Run:
    return replace(_next_step(run, entry), released=(*run.released, entry.data["step"]))


def _output(run: Run, entry: Entry) -> Run:
    return replace(
        run,
        outputs=run.outputs + 1,
        out_mg=run.out_mg + entry.data["mass_mg"],
        outputs_now=run.outputs_now + 1,
    )


def _aborting(run: Run, entry: Entry) -> Run:
    return replace(
        _moved(run, entry, _trod(entry, Way.GIVEN_UP)),
        state=RunState.MAKING_SAFE,
        abort_reason=entry.data["reason"],
        abort_number=entry.data["number"],
        abort_at=entry.at,
    )


def _aborted(run: Run, _entry: Entry) -> Run:
    return replace(run, state=RunState.ABORTED)


def _closed(run: Run, _entry: Entry) -> Run:
    return replace(run, state=RunState.CLOSED)


def _left(run: Run, entry: Entry) -> Run:
    """What was read belongs to a pack that somebody stood at, so it counts no more."""
    gone = (entry.epoch, entry.seq)
    return replace(run, state=RunState.LEFT, left=left_by(entry), gone=gone, readings=())


def _left_unheld(run: Run, entry: Entry) -> Run:
    return replace(run, left=left_by(entry))


def _resumed(run: Run, entry: Entry) -> Run:
    return replace(run, state=RunState.ACTIVE, left=None, began=(entry.boot, entry.mono_ms))


def _stopped(run: Run, entry: Entry) -> Run:
    gone = (entry.epoch, entry.seq)
    return replace(run, state=RunState.EMERGENCY, stopped_in=run.state, gone=gone, readings=())


def _stop_ended(run: Run, entry: Entry) -> Run:
    """A run that was left when the alarm came is still left after a false one: nobody has come back to it."""
    before = run.stopped_in or RunState.ACTIVE
    given_up = entry.data["becomes"] == AfterAlarm.MAKE_SAFE.value
    state = RunState.ACTIVE if given_up and before is RunState.LEFT else before
    left = None if given_up else run.left
    return replace(run, state=state, stopped_in=None, left=left, began=(entry.boot, entry.mono_ms))


_STEPS: Mapping[str, Callable[[Run, Entry], Run]] = {
    StepDone.type: _next_step,
    ReadingTaken.type: _read,
    HoldRaised.type: _raised,
    HoldReleased.type: _released,
    OutputRecorded.type: _output,
    DeviationTaken.type: _deviated,
    RunAborting.type: _aborting,
    RunAborted.type: _aborted,
    RunClosed.type: _closed,
    PackLeft.type: _left,
    PackLeftUnheld.type: _left_unheld,
    PackResumed.type: _resumed,
    RunStopped.type: _stopped,
    StopEnded.type: _stop_ended,
}
