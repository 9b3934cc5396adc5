"""A judged reading goes into the record, however it was taken; the hold shuts on one that did not pass."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.bench_facts import HoldRaised, ReadingTaken
from app.domain.holdpoint import newest_readings
from app.domain.journal import PhotoRef
from app.domain.limits import Limit
from app.domain.operator import Author
from app.domain.procedure import Point, Step, StepKind
from app.domain.refusals import Refusal, refuse
from app.domain.verdict import Verdict
from app.floor.bench import Bench
from app.floor.bench_look import view_after
from app.floor.bench_views import BenchView
from app.floor.ports import WorkUnit
from app.floor.site import Site


@dataclass(frozen=True, slots=True)
class Measuring:
    """The point that is measured: of which step, its number from 1, and the limit it is held against."""

    bench: Bench
    step: Step
    number: int
    point: Point
    limit: Limit


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading with its verdict on its way into the record; the fields are those of `ReadingTaken`."""

    verdict: Verdict
    value: int | None = None
    printed: str = ""
    unit: str = ""
    unread: str = ""
    instrument: Mapping[str, Any] = field(default_factory=dict)
    raw: str = ""
    source: str = ""
    taken_at: int = 0
    touch: int = 0
    typed: Mapping[str, str] = field(default_factory=dict)


def measuring(bench: Bench, number: int, site: Site) -> Measuring | Refusal:
    """The point of the step in hand that a reading is for; refused when the step has none of this number."""
    step = bench.step
    if step is None or not 1 <= number <= len(step.points):
        return refuse("reading.no_such_point", point=number)
    point = step.points[number - 1]
    return Measuring(bench, step, number, point, site.limits.by_id[point.limit])


def keep_reading(
    unit: WorkUnit, at: Measuring, kept: Kept, site: Site, *, author: Author, refs: tuple[PhotoRef, ...] = ()
) -> BenchView | Refusal:
    """Record the reading, and that its hold shut when it did not pass."""
    bench = at.bench
    fact = _fact(at, kept, same_in_row=_same_in_row(unit, at, kept, site))
    unit.journal.append(fact, author, batteries=(bench.pack.code,), refs=refs)
    if at.step.kind is StepKind.HOLD and kept.verdict is not Verdict.PASSED:
        _raise_hold(unit, at, author=author, verdict=kept.verdict)
    return view_after(unit, bench, site)


def _fact(at: Measuring, kept: Kept, *, same_in_row: int) -> ReadingTaken:
    bench, limit, point = at.bench, at.limit, at.point
    return ReadingTaken(
        run=bench.run.id,
        pack=bench.pack.id,
        step=at.step.id,
        number=bench.procedure.number(at.step.id),
        point=at.number,
        quantity=point.quantity.value,
        verdict=kept.verdict.value,
        value=kept.value,
        base_unit=point.quantity.unit,
        printed=kept.printed,
        unit=kept.unit,
        unread=kept.unread,
        limit={
            "id": limit.id,
            "op": point.op,
            "value": limit.value,
            "unit": limit.unit,
            "version": limit.version,
            "signer": limit.signer,
        },
        instrument=kept.instrument,
        raw=kept.raw,
        source=kept.source,
        taken_at=kept.taken_at,
        touch=kept.touch,
        same_in_row=same_in_row,
        again=bench.again,
        typed=kept.typed,
    )


def _same_in_row(unit: WorkUnit, at: Measuring, kept: Kept, site: Site) -> int:
    """How many readings in a row had this very value, this one among them; 0 while they are not odd."""
    odd = site.limits.value("reading_same")
    if kept.value is None:
        return 0
    row = 1
    for entry in unit.journal.newest_of({ReadingTaken.type}, _LONGEST_ROW):
        said = entry.data
        if said["quantity"] != at.point.quantity.value:
            continue
        if said["value"] != kept.value or said["instrument"].get("id") != kept.instrument.get("id"):
            break
        row += 1
    return row if row >= odd else 0


_LONGEST_ROW = 100  # readings looked at; a longer row is told as this


def _raise_hold(unit: WorkUnit, at: Measuring, *, author: Author, verdict: Verdict) -> None:
    """A hold shuts once per point; the readings that follow say the rest until it has passed."""
    bench = at.bench
    before = newest_readings(bench.run.readings_at(at.step.id)).get(at.number)
    if before is not None and before.verdict is not Verdict.PASSED:
        return
    fact = HoldRaised(
        run=bench.run.id,
        pack=bench.pack.id,
        step=at.step.id,
        number=bench.procedure.number(at.step.id),
        kind="measured",
        point=at.number,
        verdict=verdict.value,
        again=bench.again,
    )
    unit.journal.append(fact, author, batteries=(bench.pack.code,))
