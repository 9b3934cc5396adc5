"""Labels: ordered in the record first, printed afterwards, counted, and proven by scanning them back."""

from app.domain.bench_facts import LabelOrdered, LabelPrinted, LabelProven
from app.domain.label import Fate, JobState, LabelJob
from app.domain.operator import STATION, Author
from app.domain.own_label import Prefix, mint, numbered_body
from app.domain.pack import PackState
from app.domain.refusals import Refusal, refuse
from app.domain.traveller import read_traveller
from app.floor.foreign_text import keepable
from app.floor.label_content import carrier, label_of
from app.floor.output_commands import AskLabelsToPrint, NoteLabel, ProveLabel, ReprintLabel
from app.floor.output_views import LabelOrder, LabelsToPrint
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.seen_code import identify
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.views import Saved


def fresh_label(unit: WorkUnit, site: Site, prefix: Prefix) -> str:
    """The next label text of a kind at this station, never one that anything carries already.

    A label from before a lost record book may come back with its piece, ahead of the count.
    """
    number = unit.labels.texts_with(prefix.value) + 1
    while _carried(unit, text := mint(prefix, numbered_body(site.station, number))):
        number += 1
    return text


def _carried(unit: WorkUnit, text: str) -> bool:
    known = unit.outputs.by_text(text) or unit.outputs.container(text)
    return known is not None or bool(unit.labels.of(text))


def order_label(
    unit: WorkUnit,
    site: Site,
    *,
    text: str,
    about: str,
    pack: str,
    author: Author,
    reason: str = "",
    voids: str = "",
) -> LabelJob:
    """Order a print. Every order of a label counts up, whatever became of the ones before.

    `voids` is an order of another text that is worth nothing from now on, "" when there is none.
    """
    before = unit.labels.of(text)
    voids = voids or (before[-1].job if before else "")
    fact = LabelOrdered(site.ids.fresh(), text, about, len(before) + 1, reason, pack, voids)
    known = unit.packs.by_id(pack) if pack else None
    unit.journal.append(fact, author, batteries=(known.code,) if known is not None else ())
    return unit.labels.of(text)[-1]


def reprint_label(unit: WorkUnit, command: ReprintLabel, site: Site) -> LabelJob | Refusal:
    """Print a label once more, with its count and the reason in the record."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    before = unit.labels.of(keepable(command.text))
    if not before:
        return refuse("label.unknown")
    reason = keepable(command.reason.strip())
    if not reason:
        return refuse("correct.needs_reason")
    worn_by = unit.packs.by_id(before[-1].pack)
    if worn_by is not None and worn_by.state is PackState.HANDED_ON and read_traveller(before[-1].text):
        return refuse("handon.paper_went_with_it", tag=worn_by.tag)  # a second one would be a second pack
    last = before[-1]
    about, pack = thing_of(unit, last)
    return order_label(unit, site, text=last.text, about=about, pack=pack, author=author, reason=reason)


def thing_of(unit: WorkUnit, job: LabelJob) -> tuple[str, str]:
    """The id of what carries the label of an order now, and of its pack."""
    output = carrier(unit, job)
    return (output.id, output.pack) if output is not None else (job.about, job.pack)


def prove_label(unit: WorkUnit, command: ProveLabel, site: Site) -> Saved | Refusal:
    """Only the label of the very thing in hand proves anything."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    seen = identify(command.code, site)
    jobs = unit.labels.of(seen.text)
    if not jobs:
        return refuse("label.unknown")
    job = jobs[-1]
    about, pack_id = thing_of(unit, job)
    if about != command.about:
        return refuse("label.other_thing")
    fact = LabelProven(job.text, about, command.code.read_by.value, pack_id)
    pack = unit.packs.by_id(pack_id) if pack_id else None
    entry = unit.journal.append(fact, author, batteries=(pack.code,) if pack is not None else ())
    return saved(unit, entry, pack.id if pack is not None else None)


def note_label(unit: WorkUnit, command: NoteLabel, _site: Site) -> Saved | Refusal:
    """Record what became of an order; once it is out or to be looked for, no printer has a say any more."""
    open_orders = (*unit.labels.waiting(), *unit.labels.unsettled())
    job = next((one for one in open_orders if one.job == command.job and _may_be_noted(one)), None)
    if job is None:
        return refuse("label.unknown")
    pack = unit.packs.by_id(job.pack) if job.pack else None
    fact = LabelPrinted(job.job, job.text, keepable(command.printer), keepable(command.fault), job.pack)
    entry = unit.journal.append(fact, STATION, batteries=(pack.code,) if pack is not None else ())
    return saved(unit, entry)


def _may_be_noted(job: LabelJob) -> bool:
    return job.state is JobState.SENDING or job.fate is Fate.OWED


def ask_labels_to_print(unit: WorkUnit, _command: AskLabelsToPrint, site: Site) -> LabelsToPrint:
    """The waiting orders with everything that stands on them."""
    return LabelsToPrint(tuple(LabelOrder(label_of(unit, job, site)) for job in unit.labels.waiting()))
