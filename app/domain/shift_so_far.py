"""The running shift as a supervisor watches it: packs and masses by the hour, step times, holds, its age."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low

from app.domain.bench_facts import RunStarted, StepDone
from app.domain.handover import At, Standing
from app.domain.handover_fold import fold_shift
from app.domain.handover_shift import Shift
from app.domain.journal import Entry

HOUR_MS = 3_600_000
MOST_HOURS = 48
"""A shift that is not handed over for longer shows its newest hours; the totals stay whole."""

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour on the station's wall clock; `begins_ms` in UTC milliseconds, masses in milligrams.

    `in_mg` are weights of packs, `out_mg` weights of outputs, both by when they were taken.
    """

    begins_ms: int
    received: int
    dismantled: int
    in_mg: int
    out_mg: int


@dataclass(frozen=True, slots=True)
class StepTime:
    """How long a step stood on the screen: the median of `count` times, in milliseconds.

    Steps that were interrupted by a restart have no time and are left out.
    """

    procedure: str
    step: str
    number: int
    count: int
    median_ms: int


@dataclass(frozen=True, slots=True)
class ShiftSoFar:
    """What the plots show. `newest_ms` is the newest entry's time, None before the first: the age of it all.

    `hours` follow each other without a gap. `holds_open` counts those of earlier shifts too.
    """

    began_ms: int | None
    newest_ms: int | None
    hours: tuple[Hour, ...]
    steps: tuple[StepTime, ...]
    received: int
    dismantled: int
    in_mg: int
    out_mg: int
    holds_raised: int
    holds_released: int
    holds_open: int


def shift_so_far(standing: Standing, entries: Iterable[Entry], *, offset_min: int = 0) -> ShiftSoFar:
    """Tell the running shift; `offset_min` is local time's offset, so that hours begin where the clock's do.

    `standing` and `entries` are those of `fold_shift`; corrected entries do not count.
    """
    kept = tuple(entries)
    shift = fold_shift(standing, kept)
    work = shift.at_work
    return ShiftSoFar(
        began_ms=work[0].ms if work else None,
        newest_ms=work[-1].ms if work else None,
        hours=_hours(shift, offset_min),
        steps=_step_times(shift, kept),
        received=len(shift.received),
        dismantled=len(shift.ended),
        in_mg=sum(one.mass_mg for one in shift.weighed),
        out_mg=sum(one.mass_mg for one in shift.parts),
        holds_raised=len(shift.raised),
        holds_released=len(shift.released),
        holds_open=sum(hold.open for hold in shift.holds),
    )


def _hours(shift: Shift, offset_min: int) -> tuple[Hour, ...]:
    work = shift.at_work
    if not work:
        return ()

    def by_hour(told: Iterable[tuple[At, int]]) -> Counter[int]:
        sums: Counter[int] = Counter()
        for at, amount in told:
            sums[_hour(at, offset_min)] += amount
        return sums

    received = by_hour((one.at, 1) for one in shift.received)
    dismantled = by_hour((one.at, 1) for one in shift.ended)
    brought = by_hour((one.at, one.mass_mg) for one in shift.weighed)
    made = by_hour((one.at, one.mass_mg) for one in shift.parts)
    # A clock that is set forth or back during a shift may span years: only the latest hours are drawn.
    last = max(_hour(at, offset_min) for at in work)
    first = max(min(_hour(at, offset_min) for at in work), last - (MOST_HOURS - 1) * HOUR_MS)
    return tuple(
        Hour(hour, received[hour], dismantled[hour], brought[hour], made[hour])
        for hour in range(first, last + 1, HOUR_MS)
    )


def _hour(at: At, offset_min: int) -> int:
    offset = offset_min * _MINUTE_MS
    return (at.ms + offset) // HOUR_MS * HOUR_MS - offset


def _step_times(shift: Shift, entries: Sequence[Entry]) -> tuple[StepTime, ...]:
    here = {(at.epoch, at.seq) for at in shift.at_work}
    counted = here - {(one.epoch, one.seq) for one in shift.corrections}
    documents: dict[str, str] = {run.id: run.procedure for run in shift.earlier.runs}
    times: dict[tuple[str, int, str], list[int]] = {}
    for entry in entries:
        said = entry.data
        if entry.type == RunStarted.type:
            documents[said["run"]] = said["procedure"]
        place = (entry.epoch, entry.seq)
        if entry.type == StepDone.type and place in counted and said["dwell_ms"] is not None:
            key = (documents.get(said["run"], ""), said["number"], said["step"])
            times.setdefault(key, []).append(said["dwell_ms"])
    return tuple(
        StepTime(procedure, step, number, len(found), median_low(found))
        for (procedure, number, step), found in sorted(times.items())
    )
