"""Readings at the bench: judged, recorded with their verdict, and the hold that shuts on a bad one."""

from app.domain.bench_facts import HoldRaised, ReadingTaken
from app.domain.dismantling import Action
from app.domain.holdpoint import newest_readings
from app.domain.limits import Limit
from app.domain.operator import Author
from app.domain.procedure import Point, Step, StepKind
from app.domain.reading import Source
from app.domain.refusals import Refusal, refuse
from app.domain.verdict import Judged, Verdict, judge_voltage
from app.domain.voltage import VoltageReading
from app.floor.bench import Bench, bench_at
from app.floor.bench_commands import TakeReading
from app.floor.bench_views import BenchView
from app.floor.ports import WorkUnit
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.work_step import view_after

_LOOKED_BACK = 200  # readings; a contact of the probes is long gone after so many


def take_reading(unit: WorkUnit, command: TakeReading, site: Site) -> BenchView | Refusal:
    """Record a reading with its verdict. A missing one is recorded as missing and keeps the hold shut."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.TAKE_READING)
    if isinstance(bench, Refusal):
        return bench
    step = bench.step
    if step is None or not 1 <= command.point <= len(step.points):
        return refuse("reading.no_such_point", point=command.point)
    refusal = _unfit(unit, bench, command, site)
    if refusal is not None:
        return refusal
    point = step.points[command.point - 1]
    limit = site.limits.by_id[point.limit]
    judged = judge_voltage(
        command.seen,
        op=point.op,
        limit=limit,
        at=site.clock.now(),
        fresh_ms=site.limits.value("voltage_fresh"),
        today=site.today(),
    )
    fact = _reading(bench, command, judged, step=step, point=point, limit=limit)
    unit.journal.append(fact, author, batteries=(bench.pack.code,))
    if step.kind is StepKind.HOLD and judged.verdict is not Verdict.PASSED:
        _raise_hold(unit, bench, command, author=author, verdict=judged.verdict)
    return view_after(unit, bench, site)


def _unfit(unit: WorkUnit, bench: Bench, command: TakeReading, site: Site) -> Refusal | None:
    """What is refused rather than recorded: a pretended, typed or early reading, and a contact used twice."""
    reading = command.seen.settled
    if reading is None:
        return None
    if reading.source is Source.TYPED:
        return refuse("reading.typed")
    if site.realm == "production" and reading.source is Source.SIMULATED:
        return refuse("reading.simulated")
    boot, began_ms = bench.run.began
    if reading.taken.boot == boot and reading.taken.mono_ms < began_ms:
        return refuse("reading.before_step")
    other = _other_point(unit, command, reading, site)
    return refuse("reading.same_touch", point=other) if other is not None else None


def _other_point(unit: WorkUnit, command: TakeReading, reading: VoltageReading, site: Site) -> int | None:
    """The point of this step, or of any before it, that this very contact of the probes has served already.

    Touches are counted anew when the program starts. Those that a meter cannot tell apart are all one.
    """
    here = (command.run, command.step, command.point)
    for entry in unit.journal.newest_of({ReadingTaken.type}, _LOOKED_BACK):
        said = entry.data
        since = entry.boot == site.opened.boot and entry.mono_ms >= site.opened.mono_ms
        contact = (said["instrument"].get("id"), said["touch"])
        elsewhere = (said["run"], said["step"], said["point"]) != here
        if since and elsewhere and contact == (reading.instrument.id, reading.touch):
            return int(said["point"])
    return None


def _reading(
    bench: Bench, command: TakeReading, judged: Judged, *, step: Step, point: Point, limit: Limit
) -> ReadingTaken:
    reading = judged.reading
    meter = reading.instrument if reading is not None else None
    return ReadingTaken(
        run=bench.run.id,
        pack=bench.pack.id,
        step=step.id,
        number=bench.procedure.number(step.id),
        point=command.point,
        quantity=point.quantity.value,
        verdict=judged.verdict.value,
        value=reading.voltage.millivolts if reading is not None else None,
        base_unit="mV",
        printed=reading.voltage.printed if reading is not None else "",
        unit=reading.voltage.unit if reading is not None else "",
        unread=judged.unread,
        limit={
            "id": limit.id,
            "op": point.op,
            "value": limit.value,
            "unit": limit.unit,
            "version": limit.version,
            "signer": limit.signer,
        },
        instrument={}
        if meter is None
        else {
            "id": meter.id,
            "protocol": meter.protocol,
            "serial": meter.serial,
            "resolution_mv": meter.resolution_mv,
            "max_mv": meter.max_mv,
            "calibrated_until": meter.calibrated_until,
        },
        raw=reading.raw.hex() if reading is not None else "",
        source=reading.source.value if reading is not None else "",
        taken_at=reading.taken.utc_ms if reading is not None else command.seen.at.utc_ms,
        touch=reading.touch if reading is not None else 0,
    )


def _raise_hold(
    unit: WorkUnit, bench: Bench, command: TakeReading, *, author: Author, verdict: Verdict
) -> None:
    """A hold shuts once per point; the readings that follow say the rest until it has passed."""
    before = newest_readings(bench.run.readings).get(command.point)
    if before is not None and before.verdict is not Verdict.PASSED:
        return
    fact = HoldRaised(
        run=bench.run.id,
        pack=bench.pack.id,
        step=command.step,
        number=bench.procedure.number(command.step),
        kind="measured",
        point=command.point,
        verdict=verdict.value,
    )
    unit.journal.append(fact, author, batteries=(bench.pack.code,))
