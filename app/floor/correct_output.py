"""Taking back an output: a new entry names the old one, and its mass leaves every sum."""

from app.domain.bench_facts import OutputRecorded
from app.domain.journal import EntryCorrected
from app.domain.operator import Author
from app.domain.refusals import Refusal, refuse
from app.floor.foreign_text import keepable
from app.floor.output_commands import CorrectOutput
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.sign_in import author_now, second_person
from app.floor.site import Site
from app.floor.views import Saved


def correct_output(unit: WorkUnit, command: CorrectOutput, site: Site) -> Saved | Refusal:
    """Take back an output. The entry stays readable; a sheet that told of it tells the correction next."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    output = unit.outputs.by_id(keepable(command.output))
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
    # Whoever follows a piece from its own code must meet the correction too.
    named = (pack.code if pack is not None else "", output.text)
    entry = unit.journal.append(fact, signed, batteries=tuple(code for code in named if code))
    return saved(unit, entry, output.pack)
