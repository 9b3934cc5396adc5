"""Outputs: weighed as they come out, linked to their pack, labelled by us when they carry no code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.bench_facts import ContainerKnown, OutputRecorded
from app.domain.dismantling import Action
from app.domain.identity import Kind, Level, classify
from app.domain.journal import EntryCorrected, PhotoRef
from app.domain.operator import Author
from app.domain.output import IN_PIECES, OutputCode
from app.domain.own_label import Prefix, parse
from app.domain.reading import Source, WeightReading
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ScannedCode
from app.domain.units import NotAnAmount, parse_mass
from app.floor.bench import Bench, bench_at
from app.floor.foreign_text import keepable
from app.floor.order_label import fresh_label, order_label
from app.floor.output_commands import CorrectOutput, KnowContainer, TypeOutput, WeighOutput
from app.floor.output_views import ContainerSaved, OutputSaved
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.settled_weight import plate, unfit_weight
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site
from app.floor.views import Saved

_LABEL_OF = {OutputCode.MOD: Prefix.MD, OutputCode.CELL: Prefix.CE}
TYPED = Source.TYPED.value


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


def weigh_output(unit: WorkUnit, command: WeighOutput, site: Site) -> OutputSaved | Refusal:
    """Record an output with the scale's own settled weight."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    refusal = unfit_weight(command.reading, site)
    if refusal is not None:
        return refusal
    return _record(unit, command, site, author=author, weighed=_from_scale(command.reading))


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
    try:
        mass = parse_mass(command.printed, command.unit)
    except NotAnAmount:
        return refuse("weight.not_a_number")
    if mass.milligrams <= 0:
        return refuse("weight.not_a_number")
    found = _bench(unit, command, site)
    if isinstance(found, Refusal):
        return found
    second = second_person(unit, command.second, site, meaning="weight_typed")
    if isinstance(second, Refusal):
        return second
    signed = Author(author.operator, author.session, second)
    ref = site.photographs.keep(command.photo)
    at = site.clock.now().utc_ms
    weighed = _Weighed(mass.milligrams, mass.printed, mass.unit, {}, "", TYPED, "typed", reason, at)
    return _record(unit, command, site, author=signed, weighed=weighed, refs=(ref,))


def correct_output(unit: WorkUnit, command: CorrectOutput, site: Site) -> Saved | Refusal:
    """Take back an output. The entry stays readable; a sheet that told of it tells the correction next."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    output = unit.outputs.by_id(command.output)
    if output is None:
        return refuse("output.unknown")
    reason = keepable(command.reason.strip())
    if not reason:
        return refuse("correct.needs_reason")
    about = unit.journal.about(output.pack, {OutputRecorded.type})
    old = next(entry for entry in about if entry.data["output"] == output.id)
    second = second_person(unit, command.second, site, meaning="output_taken_back")
    if isinstance(second, Refusal):
        return second
    fact = EntryCorrected(old.epoch, old.seq, old.hash.hex(), old.type, reason, output.pack)
    pack = unit.packs.by_id(output.pack)
    signed = Author(author.operator, author.session, second)
    entry = unit.journal.append(fact, signed, batteries=(pack.code,) if pack is not None else ())
    return saved(unit, entry, output.pack)


def know_container(unit: WorkUnit, command: KnowContainer, site: Site) -> ContainerSaved | Refusal:
    """Weigh an empty container once; from then on its label takes the tare off."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    refusal = unfit_weight(command.reading, site)
    if refusal is not None:
        return refusal
    text = command.container or fresh_label(unit, site, Prefix.BN)
    if not is_container(text):
        return refuse("container.not_ours")
    reading = command.reading
    fact = ContainerKnown(
        container=text,
        tare_mg=reading.mass.milligrams,
        printed=reading.mass.printed,
        unit=reading.mass.unit,
        instrument=plate(reading.instrument),
        raw=reading.raw.hex(),
        source=reading.source.value,
        taken_at=reading.taken.utc_ms,
    )
    entry = unit.journal.append(fact, author)
    job = None
    if not command.container:
        job = order_label(unit, site, text=text, about=text, pack="", author=author)
    known = unit.outputs.container(text)
    if known is None:
        return refuse("container.unknown")
    return ContainerSaved(entry.seq, known, job)


def is_container(text: str) -> bool:
    """Whether this is a sound container label of ours."""
    label = parse(text)
    return label is not None and label.sound and label.prefix is Prefix.BN


def _from_scale(reading: WeightReading) -> _Weighed:
    tare = reading.tare.milligrams if reading.tare is not None else 0
    return _Weighed(
        gross_mg=reading.mass.milligrams + tare,
        printed=reading.mass.printed,
        unit=reading.mass.unit,
        instrument=plate(reading.instrument),
        raw=reading.raw.hex(),
        source=reading.source.value,
        stability="device",
        reason="",
        taken_at=reading.taken.utc_ms,
    )


def _bench(unit: WorkUnit, command: WeighOutput | TypeOutput, site: Site) -> Bench | Refusal:
    bench = bench_at(unit, site, run=command.run, step=command.step, action=Action.RECORD_OUTPUT)
    if isinstance(bench, Refusal):
        return bench
    if bench.step is None or command.code not in bench.step.outputs:
        return refuse("output.not_at_this_step", code=command.code.value)
    return bench


def _record(
    unit: WorkUnit,
    command: WeighOutput | TypeOutput,
    site: Site,
    *,
    author: Author,
    weighed: _Weighed,
    refs: tuple[PhotoRef, ...] = (),
) -> OutputSaved | Refusal:
    bench = _bench(unit, command, site)
    if isinstance(bench, Refusal):
        return bench
    tare = _tare(unit, command)
    if isinstance(tare, Refusal):
        return tare
    if weighed.gross_mg - tare <= 0:
        return refuse("output.nothing_in_container")
    text = _identity(unit, command.piece, bench, site=site, code=command.code)
    if isinstance(text, Refusal):
        return text
    own = not text and command.code in IN_PIECES
    if own:
        text = fresh_label(unit, site, _LABEL_OF[command.code])
    fact = OutputRecorded(
        output=site.ids.fresh(),
        run=bench.run.id,
        pack=bench.pack.id,
        step=command.step,
        code=command.code.value,
        text=text,
        own_label=own or _is_ours(text),
        container=command.container,
        mass_mg=weighed.gross_mg - tare,
        gross_mg=weighed.gross_mg,
        tare_mg=tare,
        printed=weighed.printed,
        unit=weighed.unit,
        instrument=weighed.instrument,
        raw=weighed.raw,
        source=weighed.source,
        stability=weighed.stability,
        reason=weighed.reason,
        taken_at=weighed.taken_at,
    )
    # A piece with an identity of its own is named beside its pack, so that the link is found from both ends.
    batteries = (bench.pack.code, text) if text else (bench.pack.code,)
    entry = unit.journal.append(fact, author, batteries=batteries, refs=refs)
    job = None
    if own:
        job = order_label(unit, site, text=text, about=fact.output, pack=bench.pack.id, author=author)
    output = unit.outputs.by_id(fact.output)
    return OutputSaved(entry.seq, output, job) if output is not None else refuse("output.unknown")


def _tare(unit: WorkUnit, command: WeighOutput | TypeOutput) -> int | Refusal:
    own = command.reading.tare if isinstance(command, WeighOutput) else None
    if not command.container:
        return own.milligrams if own is not None else 0
    # Two tares taken off the same weight would make it lighter than it is.
    if own is not None and own.milligrams:
        return refuse("output.two_tares")
    known = unit.outputs.container(command.container)
    return known.tare_mg if known is not None else refuse("container.unknown")


def _identity(
    unit: WorkUnit, piece: ScannedCode | None, bench: Bench, *, site: Site, code: OutputCode
) -> str | Refusal:
    """The text a piece is known by, "" when it has none; refused when it cannot be this piece's."""
    if piece is None:
        return ""
    if code not in IN_PIECES:
        return refuse("output.no_pieces", code=code.value)
    seen = classify(piece.payload, today=site.today(), vendors=site.vendors)
    if seen.level is Level.REJECT:
        return refuse("code.rejected", reason=seen.reasons[0] if seen.reasons else "")
    if seen.kind is Kind.OWN and seen.fields.get("prefix") != _LABEL_OF[code].value:
        return refuse("code.not_a_piece", prefix=seen.fields.get("prefix", ""))
    if seen.text == bench.pack.code or unit.packs.by_code(seen.text):
        return refuse("output.code_of_a_pack")
    before = unit.outputs.by_text(seen.text)
    if before is not None:
        pack = unit.packs.by_id(before.pack)
        return refuse("output.already_recorded", tag=pack.tag if pack is not None else "")
    return seen.text


def _is_ours(text: str) -> bool:
    label = parse(text)
    return label is not None and label.sound
