"""Readings off a hand-held instrument: typed, photographed, and signed at once by a second person."""

from app.domain.dismantling import Action
from app.domain.hand_held import NotATypedReading, read_typed
from app.domain.operator import Author
from app.domain.quantity import Taking
from app.domain.reading import Source
from app.domain.refusals import Refusal, refuse
from app.domain.verdict import verdict_on
from app.floor.bench import bench_at
from app.floor.bench_commands import TypeReading
from app.floor.bench_views import BenchView
from app.floor.keep_reading import Kept, keep_reading, measuring
from app.floor.ports import WorkUnit
from app.floor.release_hold import second_at
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.work_step import unfit_photo


def type_reading(unit: WorkUnit, command: TypeReading, site: Site) -> BenchView | Refusal:
    """Record what somebody read off; it stays marked as typed. What has a live instrument is never typed."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.TYPE_READING)
    if isinstance(bench, Refusal):
        return bench
    at = measuring(bench, command.point, site)
    if isinstance(at, Refusal):
        return at
    if at.point.quantity.taking is not Taking.HAND_HELD:
        return refuse("reading.live_only", quantity=at.point.quantity.value)
    try:
        read = read_typed(at.point.quantity, command.numbers)
    except NotATypedReading as fault:
        return refuse(fault.code, number=fault.name)
    unfit = unfit_photo(command.photo)
    if unfit is not None or command.photo is None:
        return unfit or refuse("photo.missing")
    second = second_at(unit, bench, command.second, site, meaning="reading_typed")
    if isinstance(second, Refusal):
        return second
    kept = Kept(
        verdict=verdict_on(read.value, op=at.point.op, limit=at.limit),
        value=read.value,
        printed=read.printed,
        unit=read.unit,
        source=Source.TYPED.value,
        taken_at=site.clock.now().utc_ms,
        typed=read.typed,
    )
    refs = (site.photographs.keep(command.photo),)
    return keep_reading(
        unit, at, kept, site, author=Author(author.operator, author.session, second), refs=refs
    )
