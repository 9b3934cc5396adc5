"""Labels: ordered in the record first, printed afterwards, counted, and proven by scanning them back."""

from app.domain.bench_facts import LabelOrdered, LabelPrinted, LabelProven
from app.domain.identity import classify
from app.domain.label import JobState, Label, LabelJob
from app.domain.operator import STATION, Author
from app.domain.own_label import Prefix, mint, numbered_body
from app.domain.pack import Pack, PackState
from app.domain.refusals import Refusal, refuse
from app.floor.foreign_text import keepable
from app.floor.label_words import CHECK_AGAIN, CLASS, CONTAINER, NET, OUTPUTS, PACK, QUARANTINE, TARE, Caption
from app.floor.output_commands import AskLabelsToPrint, NoteLabel, ProveLabel, ReprintLabel
from app.floor.output_views import LabelOrder, LabelsToPrint
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.views import Saved


def fresh_label(unit: WorkUnit, site: Site, prefix: Prefix) -> str:
    """The next label text of a kind at this station."""
    return mint(prefix, numbered_body(site.station, unit.labels.texts_with(prefix.value) + 1))


def order_label(
    unit: WorkUnit, site: Site, *, text: str, about: str, pack: str, author: Author, reason: str = ""
) -> LabelJob:
    """Order a print. Every order of a label counts up, whatever became of the ones before."""
    before = unit.labels.of(text)
    fact = LabelOrdered(site.ids.fresh(), text, about, len(before) + 1, reason, pack)
    known = unit.packs.by_id(pack) if pack else None
    unit.journal.append(fact, author, batteries=(known.code,) if known is not None else ())
    return unit.labels.of(text)[-1]


def reprint_label(unit: WorkUnit, command: ReprintLabel, site: Site) -> LabelJob | Refusal:
    """Print a label once more, with its count and the reason in the record."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    before = unit.labels.of(command.text)
    if not before:
        return refuse("label.unknown")
    reason = keepable(command.reason.strip())
    if not reason:
        return refuse("correct.needs_reason")
    last = before[-1]
    return order_label(
        unit, site, text=last.text, about=last.about, pack=last.pack, author=author, reason=reason
    )


def prove_label(unit: WorkUnit, command: ProveLabel, site: Site) -> Saved | Refusal:
    """Only the label of the very thing in hand proves anything."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    seen = classify(command.code.payload, today=site.today(), vendors=site.vendors)
    jobs = unit.labels.of(seen.text)
    if not jobs:
        return refuse("label.unknown")
    job = jobs[-1]
    if job.about != command.about:
        return refuse("label.other_thing")
    fact = LabelProven(job.text, job.about, command.code.read_by.value, job.pack)
    pack = unit.packs.by_id(job.pack) if job.pack else None
    entry = unit.journal.append(fact, author, batteries=(pack.code,) if pack is not None else ())
    return saved(unit, entry, pack.id if pack is not None else None)


def note_label(unit: WorkUnit, command: NoteLabel, _site: Site) -> Saved | Refusal:
    """Record what became of an order, once."""
    job = next((one for one in unit.labels.waiting() if one.job == command.job), None)
    if job is None:
        return refuse("label.unknown")
    pack = unit.packs.by_id(job.pack) if job.pack else None
    fact = LabelPrinted(job.job, job.text, command.printer, command.fault, job.pack)
    entry = unit.journal.append(fact, STATION, batteries=(pack.code,) if pack is not None else ())
    return saved(unit, entry)


def ask_labels_to_print(unit: WorkUnit, _command: AskLabelsToPrint, site: Site) -> LabelsToPrint:
    """The waiting orders with everything that stands on them."""
    jobs = (job for job in unit.labels.waiting() if job.state is JobState.WAITING)
    return LabelsToPrint(tuple(LabelOrder(label_of(unit, job, site)) for job in jobs))


def label_of(unit: WorkUnit, job: LabelJob, site: Site) -> Label:
    """What stands on the label of an order, told from the record alone."""
    output = unit.outputs.by_id(job.about)
    pack = unit.packs.by_id(job.pack) if job.pack else None
    lines: tuple[tuple[Caption, str], ...]
    if output is not None and pack is not None:
        words, lines = OUTPUTS[output.code], ((PACK, pack.tag), (NET, _kilograms(output.mass_mg)))
    elif pack is not None:
        words, lines = QUARANTINE if pack.state is PackState.QUARANTINED else PACK, _pack_lines(pack)
    else:
        known = unit.outputs.container(job.text)
        words, lines = CONTAINER, ((TARE, _kilograms(known.tare_mg) if known is not None else "---"),)
    return Label(
        text=job.text,
        job=job.job,
        print_no=job.print_no,
        title_zh=words.zh,
        title_en=words.en,
        lines=tuple((caption.zh, caption.en, value) for caption, value in lines),
        made_at=job.ordered_at,
        practice=site.realm == "practice",
    )


def _pack_lines(pack: Pack) -> tuple[tuple[Caption, str], ...]:
    lines = [(PACK, pack.tag), (CLASS, pack.triage_class or "---")]
    if pack.recheck_due is not None:
        due = pack.recheck_due.astimezone().strftime("%Y-%m-%d %H:%M")
        lines.append((CHECK_AGAIN, due))
    return tuple(lines)


def _kilograms(milligrams: int) -> str:
    """Whole milligrams in kilograms, with as many decimals as they need and at least two."""
    whole, rest = divmod(milligrams, 1_000_000)
    return f"{whole}.{f'{rest:06d}'.rstrip('0').ljust(2, '0')} kg"
