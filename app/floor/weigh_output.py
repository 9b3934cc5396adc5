"""Outputs: weighed as they come out, linked to their pack, labelled by us when they carry no code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.bench_facts import OutputRecorded
from app.domain.dismantling import Action
from app.domain.journal import PhotoRef
from app.domain.operator import Author
from app.domain.reading import Source, WeightReading
from app.domain.refusals import Refusal, refuse
from app.domain.units import Mass, NotAnAmount, parse_mass
from app.floor.bench import Bench, bench_at
from app.floor.bind_label import bind_on_sight
from app.floor.foreign_text import keepable
from app.floor.know_container import known_container, label_text
from app.floor.order_label import fresh_label, order_label
from app.floor.output_commands import TypeOutput, WeighOutput
from app.floor.output_views import OutputSaved
from app.floor.piece_code import LABEL_OF, is_ours, piece_text
from app.floor.ports import WorkUnit
from app.floor.scale_state import fitness_words
from app.floor.settled_weight import plate, tare_of, unfit_weight, used_weight
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site

# A thousand tonnes: no bench weighs it, and a run's sum of such still fits into an entry.
_HEAVIEST_MG = 10**12


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A weight on its way into the record: from the scale, or typed with all that this needs."""

    gross_mg: int
    printed: str
    unit: str
    instrument: Mapping[str, Any]
    raw: str
    source: str
    stability: str
    reason: str
    taken_at: int
    fitness: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fitting:
    """An output that may be recorded: the bench it came out at, its container and the piece's own code."""

    bench: Bench
    container: str
    tare_mg: int
    text: str


def weigh_output(unit: WorkUnit, command: WeighOutput, site: Site) -> OutputSaved | Refusal:
    """Record an output with the scale's own settled weight."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    refusal = unfit_weight(command.reading, site) or used_weight(unit, command.reading)
    if refusal is not None:
        return refusal
    weighed = _from_scale(command.reading, fitness_words(unit, command.reading.instrument, site))
    fitting = _fitting(unit, command, site, gross_mg=weighed.gross_mg)
    if isinstance(fitting, Refusal):
        return fitting
    return _record(unit, command, site, author=author, fitting=fitting, weighed=weighed)


def type_output(unit: WorkUnit, command: TypeOutput, site: Site) -> OutputSaved | Refusal:
    """Record a weight somebody read off a display. It stays marked as typed wherever it appears."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    if not command.photo:
        return refuse("weight.typed_needs_photo")
    reason = keepable(command.reason.strip())
    if not reason:
        return refuse("correct.needs_reason")
    mass = _typed_mass(command)
    if isinstance(mass, Refusal):
        return mass
    fitting = _fitting(unit, command, site, gross_mg=mass.milligrams)
    if isinstance(fitting, Refusal):
        return fitting
    second = second_person(unit, command.second, site, meaning="weight_typed")
    if isinstance(second, Refusal):
        return second
    weighed = _Weighed(
        gross_mg=mass.milligrams,
        printed=mass.printed,
        unit=mass.unit,
        instrument={},
        raw="",
        source=Source.TYPED.value,
        stability="typed",
        reason=reason,
        taken_at=site.clock.now().utc_ms,
    )
    ref = site.photographs.keep(command.photo)
    signed = Author(author.operator, author.session, second)
    return _record(unit, command, site, author=signed, fitting=fitting, weighed=weighed, refs=(ref,))


def _typed_mass(command: TypeOutput) -> Mass | Refusal:
    try:
        mass = parse_mass(command.printed, command.unit)
    except NotAnAmount:
        return refuse("weight.not_a_number")
    return mass if 0 < mass.milligrams <= _HEAVIEST_MG else refuse("weight.not_a_number")


def _from_scale(reading: WeightReading, fitness: tuple[str, ...]) -> _Weighed:
    return _Weighed(
        gross_mg=reading.mass.milligrams + tare_of(reading),
        printed=reading.mass.printed,
        unit=reading.mass.unit,
        instrument=plate(reading.instrument),
        raw=reading.raw.hex(),
        source=reading.source.value,
        stability=reading.stability.value,
        reason="",
        taken_at=reading.taken.utc_ms,
        fitness=fitness,
    )


def _fitting(
    unit: WorkUnit, command: WeighOutput | TypeOutput, site: Site, *, gross_mg: int
) -> _Fitting | Refusal:
    """Everything about an output but its record: all refusals come before anything is kept or signed."""
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.RECORD_OUTPUT)
    if isinstance(bench, Refusal):
        return bench
    if bench.step is None or command.code not in bench.step.outputs:
        return refuse("output.not_at_this_step", code=command.code.value)
    container = label_text(command.container)
    tare_mg = _tare(unit, command, container)
    if isinstance(tare_mg, Refusal):
        return tare_mg
    if gross_mg - tare_mg <= 0:
        return refuse("output.nothing_in_container")
    text = piece_text(unit, command.piece, bench, site=site, code=command.code)
    return text if isinstance(text, Refusal) else _Fitting(bench, container, tare_mg, text)


def _tare(unit: WorkUnit, command: WeighOutput | TypeOutput, container: str) -> int | Refusal:
    own = tare_of(command.reading) if isinstance(command, WeighOutput) else 0
    if not command.container:
        return own
    # Two tares taken off the same weight would make it lighter than it is.
    if own:
        return refuse("output.two_tares")
    known = known_container(unit, container)
    return known if isinstance(known, Refusal) else known.tare_mg


def _record(
    unit: WorkUnit,
    command: WeighOutput | TypeOutput,
    site: Site,
    *,
    author: Author,
    fitting: _Fitting,
    weighed: _Weighed,
    refs: tuple[PhotoRef, ...] = (),
) -> OutputSaved | Refusal:
    run, pack = fitting.bench.run, fitting.bench.pack
    ours = LABEL_OF.get(command.code) if not fitting.text else None
    text = fitting.text if ours is None else fresh_label(unit, site, ours)
    fact = OutputRecorded(
        output=site.ids.fresh(),
        run=run.id,
        pack=pack.id,
        step=command.step,
        code=command.code.value,
        text=text,
        own_label=is_ours(text),
        container=fitting.container,
        mass_mg=weighed.gross_mg - fitting.tare_mg,
        gross_mg=weighed.gross_mg,
        tare_mg=fitting.tare_mg,
        printed=weighed.printed,
        unit=weighed.unit,
        instrument=weighed.instrument,
        raw=weighed.raw,
        source=weighed.source,
        stability=weighed.stability,
        reason=weighed.reason,
        taken_at=weighed.taken_at,
        fitness=weighed.fitness,
    )
    # A piece with an identity of its own is named beside its pack, so that the link is found from both ends.
    batteries = (pack.code, text) if text else (pack.code,)
    entry = unit.journal.append(fact, author, batteries=batteries, refs=refs)
    job = None
    if ours is not None:
        job = order_label(unit, site, text=text, about=fact.output, pack=pack.id, author=author)
    elif text:
        bind_on_sight(unit, site, text=text, about=fact.output, pack=pack.id, author=author)
    output = unit.outputs.by_id(fact.output)
    return OutputSaved(entry.seq, output, job) if output is not None else refuse("output.unknown")
