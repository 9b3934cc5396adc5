"""Labels printed beforehand, for days without a printer: each is stuck on one thing, and then known."""

from app.domain.bench_facts import LabelBound, LabelPrinted
from app.domain.identity import normal_form
from app.domain.label import Fate, JobState
from app.domain.operator import Author
from app.domain.output import Output
from app.domain.own_label import pool_label
from app.domain.refusals import Refusal, refuse
from app.floor.foreign_text import keepable
from app.floor.output_commands import BindLabel
from app.floor.piece_code import LABEL_OF
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.views import Saved

NOT_OUT, INSTEAD = "printer.not_out", "pool"


def is_used_pool_label(unit: WorkUnit, text: str) -> bool:
    """Whether this label of a pool was stuck on something before. False for every other text."""
    if pool_label(text) is None:
        return False
    worn = unit.outputs.by_text(text) or unit.outputs.container(text)
    return worn is not None or bool(unit.labels.of(text) or unit.packs.by_code(text))


def bind_on_sight(unit: WorkUnit, site: Site, *, text: str, about: str, pack: str, author: Author) -> None:
    """A thing was recorded under the label that was read off it: one of a pool is bound to it from now on."""
    if pool_label(text) is not None and not unit.labels.of(text):
        unit.journal.append(LabelBound(site.ids.fresh(), text, about, pack, ""), author)


def bind_label(unit: WorkUnit, command: BindLabel, site: Site) -> Saved | Refusal:
    """Stick a label of a pool on an output that our printer owes one. The owed one is printed no more."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    text = normal_form(keepable(command.code.text))
    output = unit.outputs.by_id(keepable(command.about))
    if output is None:
        return refuse("output.unknown")
    label, fitting = pool_label(text), LABEL_OF.get(output.code)
    if label is None or not output.own_label or label.prefix is not fitting:
        return refuse("label.does_not_fit")
    if is_used_pool_label(unit, text):
        return refuse("label.used")
    _settle_owed(unit, output, author)
    pack = unit.packs.by_id(output.pack)
    fact = LabelBound(site.ids.fresh(), text, output.id, output.pack, output.text)
    entry = unit.journal.append(fact, author, batteries=(pack.code, text) if pack is not None else (text,))
    return saved(unit, entry, output.pack)


def _settle_owed(unit: WorkUnit, output: Output, author: Author) -> None:
    """What waits for a printer would come out after all, and stand on the bench without a thing."""
    for job in (*unit.labels.waiting(), *unit.labels.unsettled()):
        if job.text == output.text and job.fate is Fate.OWED and job.state is not JobState.SENDING:
            unit.journal.append(LabelPrinted(job.job, job.text, "", NOT_OUT, job.pack, INSTEAD), author)
