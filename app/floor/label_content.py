"""What stands on a label of ours, told from the record alone."""

from app.domain.label import Label, LabelJob
from app.domain.output import Output
from app.domain.own_label import parse
from app.domain.pack import Pack, PackState
from app.domain.reading import Source
from app.domain.traveller import read_traveller
from app.floor.label_words import (
    CHECK_AGAIN,
    CLASS,
    CODE,
    CONTAINER,
    NET,
    OUTPUTS,
    PACK,
    QUARANTINE,
    RECEIVED_BY,
    TARE,
    TRAVELLER,
    TYPED_NET,
    Caption,
)
from app.floor.piece_code import LABEL_OF
from app.floor.ports import WorkUnit
from app.floor.site import Site

_NOTHING = "---"

Lines = tuple[tuple[Caption, str], ...]


def carrier(unit: WorkUnit, job: LabelJob) -> Output | None:
    """The output that a label is on now; a piece that was taken back and weighed again keeps its label."""
    if job.about == job.pack:
        return None
    return unit.outputs.by_id(job.about) or unit.outputs.by_text(job.text)


def label_of(unit: WorkUnit, job: LabelJob, site: Site) -> Label:
    """What stands on the label of an order."""
    title, lines = _content(unit, job)
    return Label(
        text=job.text,
        job=job.job,
        print_no=job.print_no,
        title_zh=title.zh,
        title_en=title.en,
        lines=tuple((caption.zh, caption.en, value) for caption, value in lines),
        made_at=job.ordered_at,
        practice=site.realm == "practice",
    )


def _content(unit: WorkUnit, job: LabelJob) -> tuple[Caption, Lines]:
    output = carrier(unit, job)
    pack = unit.packs.by_id(output.pack if output is not None else job.pack)
    if pack is None:
        known = unit.outputs.container(job.text)
        return CONTAINER, ((TARE, _kilograms(known.tare_mg) if known is not None else _NOTHING),)
    if job.about == job.pack:
        return _of_pack(pack, job.text)
    if output is None:
        return _piece(job.text), ((PACK, pack.tag), (NET, _NOTHING))
    net = TYPED_NET if output.mass_source == Source.TYPED.value else NET
    return OUTPUTS[output.code], ((PACK, pack.tag), (net, _kilograms(output.mass_mg)))


def _of_pack(pack: Pack, text: str) -> tuple[Caption, Lines]:
    traveller = read_traveller(text)
    title = PACK if traveller is None else TRAVELLER
    if pack.state is PackState.QUARANTINED:
        title = QUARANTINE
    if traveller is None:
        return title, _pack_lines(pack, pack.triage_class)
    lines = _pack_lines(pack, traveller.triage_class.value)
    return title, (*lines, (RECEIVED_BY, traveller.claim), (CODE, pack.code))


def _piece(text: str) -> Caption:
    """What a piece is called whose output was taken back; its label alone tells."""
    label = parse(text)
    codes = [code for code, prefix in LABEL_OF.items() if label is not None and prefix is label.prefix]
    return OUTPUTS[codes[0]] if codes else PACK


def _pack_lines(pack: Pack, triage_class: str) -> Lines:
    lines = [(PACK, pack.tag), (CLASS, triage_class or _NOTHING)]
    if pack.recheck_due is not None:
        due = pack.recheck_due.astimezone().strftime("%Y-%m-%d %H:%M")
        lines.append((CHECK_AGAIN, due))
    return tuple(lines)


def _kilograms(milligrams: int) -> str:
    """Whole milligrams in kilograms, with as many decimals as they need and at least two."""
    whole, rest = divmod(milligrams, 1_000_000)
    return f"{whole}.{f'{rest:06d}'.rstrip('0').ljust(2, '0')} kg"
