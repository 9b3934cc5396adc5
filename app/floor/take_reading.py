"""Live readings at the bench: judged, recorded with their verdict, and the hold that shuts on a bad one."""

from app.domain.bench_facts import ReadingTaken
from app.domain.dismantling import Action
from app.domain.gas_seen import GasSeen, judge_gas_seen
from app.domain.limits import Limit
from app.domain.procedure import Point
from app.domain.quantity import Quantity, Taking
from app.domain.reading import Source
from app.domain.refusals import Refusal, refuse
from app.domain.verdict import judge_voltage
from app.domain.voltage import VoltageNow, VoltageReading
from app.floor.bench import Bench, bench_at
from app.floor.bench_commands import TakeReading
from app.floor.bench_views import BenchView
from app.floor.keep_reading import Kept, keep_reading, measuring
from app.floor.ports import WorkUnit
from app.floor.sign_in import author_now
from app.floor.site import Site

_LOOKED_BACK = 200  # readings; a contact of the probes is long gone after so many


def take_reading(unit: WorkUnit, command: TakeReading, site: Site) -> BenchView | Refusal:
    """Record a reading with its verdict. A missing one is recorded as missing and keeps the hold shut."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.TAKE_READING)
    if isinstance(bench, Refusal):
        return bench
    at = measuring(bench, command.point, site)
    if isinstance(at, Refusal):
        return at
    if bench.air is not None and at.point.quantity.taking is not Taking.GAS:
        return bench.air  # only gas is measured while an alarm of the air stands
    if not _of_this_instrument(command, at.point):
        return refuse("reading.other_instrument", quantity=at.point.quantity.value)
    refusal = _unfit(unit, bench, command, site)
    if refusal is not None:
        return refusal
    return keep_reading(unit, at, _judged(command, at.point, at.limit, site), site, author=author)


def _of_this_instrument(command: TakeReading, point: Point) -> bool:
    """Whether what is shown measures what the point asks for."""
    if isinstance(command.seen, GasSeen):
        return point.quantity.taking is Taking.GAS and command.seen.quantity is point.quantity
    return point.quantity is Quantity.VOLTAGE


def _judged(command: TakeReading, point: Point, limit: Limit, site: Site) -> Kept:
    seen, now = command.seen, site.clock.now()
    if isinstance(seen, GasSeen):
        fresh_ms = site.limits.value("gas_fresh")
        verdict, unread = judge_gas_seen(
            seen, op=point.op, limit=limit, at=now, fresh_ms=fresh_ms, today=site.today()
        )
        there = not unread
        return Kept(
            verdict=verdict,
            value=seen.ppm if there else None,
            printed=seen.printed if there else "",
            unit=seen.unit if there else "",
            unread=unread,
            instrument=seen.instrument if there else {},
            raw=seen.raw.hex() if there else "",
            source=seen.source.value if there else "",
            taken_at=seen.taken.utc_ms,
        )
    return _voltage(seen, point, limit, site)


def _voltage(seen: VoltageNow, point: Point, limit: Limit, site: Site) -> Kept:
    fresh_ms = site.limits.value("voltage_fresh")
    judged = judge_voltage(
        seen, op=point.op, limit=limit, at=site.clock.now(), fresh_ms=fresh_ms, today=site.today()
    )
    reading = judged.reading
    if reading is None:
        return Kept(judged.verdict, unread=judged.unread, taken_at=seen.at.utc_ms)
    meter = reading.instrument
    return Kept(
        verdict=judged.verdict,
        value=reading.voltage.millivolts,
        printed=reading.voltage.printed,
        unit=reading.voltage.unit,
        instrument={
            "id": meter.id,
            "protocol": meter.protocol,
            "serial": meter.serial,
            "resolution_mv": meter.resolution_mv,
            "max_mv": meter.max_mv,
            "calibrated_until": meter.calibrated_until,
        },
        raw=reading.raw.hex(),
        source=reading.source.value,
        taken_at=reading.taken.utc_ms,
        touch=reading.touch,
    )


def _unfit(unit: WorkUnit, bench: Bench, command: TakeReading, site: Site) -> Refusal | None:
    """What is refused rather than recorded: a pretended, typed or early reading, and a contact used twice."""
    seen = command.seen
    reading = seen if isinstance(seen, GasSeen) else seen.settled
    if reading is None:
        return None
    if reading.source is Source.TYPED:
        return refuse("reading.typed")
    if site.realm == "production" and reading.source is Source.SIMULATED:
        return refuse("reading.simulated")
    boot, began_ms = bench.run.began
    if reading.taken.boot == boot and reading.taken.mono_ms < began_ms:
        return refuse("reading.before_step")
    if isinstance(reading, GasSeen):
        return None
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
