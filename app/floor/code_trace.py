"""The past of whatever a code stands on, both ways: what it came out of, and what came out of it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.domain.bench_facts import RunStarted
from app.domain.identity import classify
from app.domain.output import Output
from app.domain.own_label import Prefix, parse
from app.domain.pack import Pack
from app.domain.past import Past
from app.domain.procedure import Procedure, Words
from app.domain.refusals import Refusal, refuse
from app.floor.binding import binding
from app.floor.foreign_text import keepable
from app.floor.label_wearer import wearer
from app.floor.output_commands import AskCodeTrace
from app.floor.output_views import CodeTrace, ContainerTrace, PackTrace
from app.floor.reads import Reads
from app.floor.shift_views import Person
from app.floor.site import Site

MOST_ENTRIES = 5_000
"""The newest entries about a pack that are told; a pack has some hundred."""
MOST_IN_CONTAINER = 500
MOST_PACKS = 20


def ask_code_trace(unit: Reads, command: AskCodeTrace, site: Site) -> CodeTrace | Refusal:
    """Any code that somebody shows or types, or the short name of a pack."""
    seen = classify(command.text, today=site.today(), vendors=site.vendors, symbology_id=command.symbology_id)
    name = keepable(command.text)
    found = trace_of(unit, seen.text, name, station=site.station, documents=site.procedures)
    return found if found is not None else refuse("trace.unknown")


def trace_of(
    reads: Reads,
    code: str,
    name: str,
    *,
    station: str,
    documents: Mapping[str, Procedure] = MappingProxyType({}),
) -> CodeTrace | None:
    """Everything on record of a code in its normal form, or of a name: an id, or a pack's short name.

    `station` is whose records they are; `documents` may title the steps. None when nothing is on record.
    """
    output = output_of(reads, code, name)
    container = _container(reads, code)
    packs = packs_of(reads, code, name, output)
    in_tray = reads.outputs.in_tray(code)
    if not packs and in_tray is not None:
        packs = _known(reads, (in_tray.pack,))
    if not packs and container is None:
        return None
    traced = tuple(_pack(reads, pack, station, documents) for pack in packs[-MOST_PACKS:])
    return CodeTrace(code, traced, output, container, in_tray, len(packs))


def _container(reads: Reads, code: str) -> ContainerTrace | None:
    label = parse(code)
    if label is None or not label.sound or label.prefix is not Prefix.BN:
        return None
    known = reads.outputs.container(code)
    inside = reads.outputs.in_container(code, MOST_IN_CONTAINER)
    return ContainerTrace(code, known, inside) if known is not None or inside else None


def output_of(reads: Reads, code: str, name: str) -> Output | None:
    """The output that carries a code, wears it as a spare label, or has this id."""
    return reads.outputs.by_text(code) or wearer(reads, code) or reads.outputs.by_id(name)


def packs_of(reads: Reads, code: str, name: str, output: Output | None) -> tuple[Pack, ...]:
    """The packs that a code leads to, oldest first: by its output, as their own, by a label, by a name."""
    if output is not None:
        return _known(reads, (output.pack,))
    by_code = reads.packs.by_code(code)
    if by_code:
        return by_code
    # The label of a part that was taken back still stands on it, and still tells its pack.
    labelled = _known(reads, dict.fromkeys(job.pack for job in reads.labels.of(code)))
    if labelled:
        return labelled
    named = reads.packs.by_tag(name) or reads.packs.by_id(name)
    return () if named is None else (named,)


def _known(reads: Reads, packs: Iterable[str]) -> tuple[Pack, ...]:
    found = (reads.packs.by_id(pack) for pack in packs)
    return tuple(pack for pack in found if pack is not None)


def _pack(reads: Reads, pack: Pack, station: str, documents: Mapping[str, Procedure]) -> PackTrace:
    past = reads.journal.past(pack.id, MOST_ENTRIES)
    return PackTrace(
        pack,
        reads.outputs.of_pack(pack.id),
        past,
        binding(reads.remote, (pack.code,), station).get(pack.code, ()),
        _people(reads, past),
        _titles(past, documents),
    )


def _people(reads: Reads, past: Iterable[Past]) -> Mapping[str, Person]:
    named = dict.fromkeys(one for each in past for one in (each.entry.operator, each.entry.second) if one)
    found = (reads.roster.by_id(operator) for operator in named)
    return {one.id: Person.of(one) for one in found if one is not None}


def _titles(past: Iterable[Past], documents: Mapping[str, Procedure]) -> Mapping[str, Words]:
    begun = [one.entry.data for one in past if one.entry.type == RunStarted.type]
    worked = (documents.get(f"{said['procedure']}@{said['version']}") for said in begun)
    return {step.id: step.title for one in worked if one is not None for step in one.every_step()}
