"""Triage and weight: what is found on the pack, each answer recorded by itself."""

from app.domain.identity import Kind, Level
from app.domain.journal import TriageAnswered, WeightTaken
from app.domain.operator import Author
from app.domain.pack import Pack, PackState
from app.domain.reading import WeightReading
from app.domain.refusals import Refusal, refuse
from app.domain.scan import ReadBy
from app.domain.triage import GROUPS, Answer, class_of, next_group
from app.floor.commands import AnswerTriage, TakeWeight
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.scale_state import fitness_words
from app.floor.settled_weight import plate, unfit_weight
from app.floor.sign_in import author_now
from app.floor.site import Site
from app.floor.views import Saved

FORM = "TRIAGE-1"
# Codes whose form says nothing of a battery: our own, any text, any web address, any asset's number.
_TELLS_NOTHING = frozenset(kind.value for kind in (Kind.OWN, Kind.OPAQUE, Kind.LINK, Kind.CATENAX))


def answer_triage(unit: WorkUnit, command: AnswerTriage, _site: Site) -> Saved | Refusal:
    """Record one group of answers; the class is computed, never chosen."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    pack = unit.packs.by_id(command.pack)
    if pack is None:
        return refuse("pack.unknown")
    given = read_answers(pack)
    group = next_group(given)
    if pack.state is not PackState.RECEIVED or group is None or group.id != command.group:
        return refuse("triage.not_now", group=command.group)
    if strange := command.yes - set(group.questions):
        return refuse("triage.not_in_group", question=min(strange))
    answers = {question: Answer.YES if question in command.yes else Answer.NO for question in group.questions}
    if group is GROUPS[0]:
        answers["T13"] = Answer.YES if _origin_in_doubt(pack) else Answer.NO
    found = class_of({**given, **answers})
    fact = TriageAnswered(
        pack=pack.id,
        form=FORM,
        group=group.id,
        answers={question: answer.value for question, answer in answers.items()},
        triage_class=found.value if found is not None else "",
    )
    return saved(unit, unit.journal.append(fact, author, batteries=(pack.code,)), pack.id)


def read_answers(pack: Pack) -> dict[str, Answer]:
    """The answers given so far, as the rules want them."""
    return {question: Answer(answer) for question, answer in pack.answers.items()}


def _origin_in_doubt(pack: Pack) -> bool:
    """Question T13: the code is missing, not read by a machine, unknown or there twice; or no papers came."""
    return (
        pack.kind in _TELLS_NOTHING
        or (pack.kind == Kind.URN.value and pack.level == Level.WARN.value)
        or pack.read_by == ReadBy.TYPED.value
        or pack.twin_of is not None
        or pack.papers.none
    )


def take_weight(unit: WorkUnit, command: TakeWeight, site: Site) -> Saved | Refusal:
    """Record a settled weight, once per pack. No reading is no weight, never 0."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    pack = unit.packs.by_id(command.pack)
    if pack is None:
        return refuse("pack.unknown")
    if pack.state is not PackState.TRIAGED:
        return refuse("weight.not_now" if pack.mass is None else "weight.already_taken")
    refusal = unfit_weight(command.reading, site)
    return refusal or _record_weight(unit, command.reading, site, author=author, pack=pack)


def _record_weight(
    unit: WorkUnit, reading: WeightReading, site: Site, *, author: Author, pack: Pack
) -> Saved:
    fact = WeightTaken(
        pack=pack.id,
        mass_mg=reading.mass.milligrams,
        printed=reading.mass.printed,
        unit=reading.mass.unit,
        tare_mg=reading.tare.milligrams if reading.tare is not None else None,
        instrument=plate(reading.instrument),
        raw=reading.raw.hex(),
        source=reading.source.value,
        stability=reading.stability.value,
        taken_at=reading.taken.utc_ms,
        fitness=fitness_words(unit, reading.instrument, site),
    )
    return saved(unit, unit.journal.append(fact, author, batteries=(pack.code,)), pack.id)
