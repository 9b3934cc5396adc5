"""What became of print orders: sent, owed, or unknown until somebody has looked for the paper."""

from app.domain.bench_facts import LabelPrinted, LabelSending
from app.domain.journal import Fact
from app.domain.label import Fate, JobState, LabelJob
from app.domain.operator import STATION, Author
from app.domain.refusals import Refusal, refuse
from app.floor.foreign_text import keepable
from app.floor.label_content import label_of
from app.floor.order_label import order_label, thing_of
from app.floor.output_commands import (
    AnswerLabel,
    AskLabelsOwed,
    AskLabelsToLookAt,
    BeginLabel,
    EndBrokenPrints,
)
from app.floor.output_views import LabelOrder, LabelsToLookAt, LabelsToPrint, LabelToLookAt
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.views import Saved

UNSURE, NOT_OUT = "printer.unsure", "printer.not_out"
NOT_PRINTED = "label_not_printed"
"""Why a label is ordered anew whose paper somebody looked for in vain."""


def begin_label(unit: WorkUnit, command: BeginLabel, _site: Site) -> Saved | Refusal:
    """Record that an order is about to be sent, before a printer hears of it."""
    orders = (*unit.labels.waiting(), *_with_fate(unit, Fate.OWED))
    job = next((one for one in orders if one.job == command.job), None)
    if job is None:
        return refuse("label.unknown")
    return saved(
        unit, unit.journal.append(LabelSending(job.job, job.text, keepable(command.printer)), STATION)
    )


def end_broken_prints(unit: WorkUnit, _command: EndBrokenPrints, _site: Site) -> LabelsToPrint:
    """At the start: what was being sent when the station stopped may have come out or not."""
    for job in unit.labels.unsettled():
        if job.state is JobState.SENDING:
            _append(unit, LabelPrinted(job.job, job.text, "", UNSURE, job.pack), job, STATION)
    return LabelsToPrint(())


def ask_labels_owed(unit: WorkUnit, _command: AskLabelsOwed, site: Site) -> LabelsToPrint:
    """Orders of which surely nothing came out, with everything that stands on them."""
    return LabelsToPrint(tuple(LabelOrder(label_of(unit, job, site)) for job in _with_fate(unit, Fate.OWED)))


def ask_labels_to_look_at(unit: WorkUnit, _command: AskLabelsToLookAt, site: Site) -> LabelsToLookAt:
    """Orders that may have come out or not. One that is being sent at this moment is no question yet."""
    return LabelsToLookAt(tuple(LabelToLookAt(job, label_of(unit, job, site)) for job in _unknown(unit)))


def answer_label(unit: WorkUnit, command: AnswerLabel, site: Site) -> LabelJob | Refusal:
    """Somebody looked: the order is out, or surely not, and then a new one is made that voids it.

    The order that counts from now on.
    """
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    job = next((one for one in _unknown(unit) if one.job == command.job), None)
    if job is None:
        return refuse("label.answered")
    fault, looked = ("", "yes") if command.came_out else (NOT_OUT, "no")
    _append(unit, LabelPrinted(job.job, job.text, "", fault, job.pack, looked), job, author)
    if not command.came_out:
        about, pack = thing_of(unit, job)
        order_label(unit, site, text=job.text, about=about, pack=pack, author=author, reason=NOT_PRINTED)
    return unit.labels.of(job.text)[-1]


def _unknown(unit: WorkUnit) -> tuple[LabelJob, ...]:
    return tuple(job for job in _with_fate(unit, Fate.UNKNOWN) if job.state is not JobState.SENDING)


def _with_fate(unit: WorkUnit, fate: Fate) -> tuple[LabelJob, ...]:
    return tuple(job for job in unit.labels.unsettled() if job.fate is fate)


def _append(unit: WorkUnit, fact: Fact, job: LabelJob, author: Author) -> None:
    pack = unit.packs.by_id(job.pack) if job.pack else None
    unit.journal.append(fact, author, batteries=(pack.code,) if pack is not None else ())
