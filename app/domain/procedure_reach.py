"""Which steps of a procedure document can be come to at all."""

from collections.abc import Iterator

from app.domain.procedure import RESUME, StepKind
from app.domain.procedure_defect import Defect
from app.domain.procedure_forms import text_at, texts_of
from app.domain.procedure_outline import MAIN, Outline, ordinary
from app.domain.procedure_steps import is_kind
from app.domain.procedure_ways import answers_of, asked_step, cases_of, options_of

_Spot = tuple[int, int]


def unreachable_defects(outline: Outline) -> Iterator[Defect]:
    """Every ordinary step that nothing leads to. What rests on readings and proofs is not judged here."""
    reached = _reached(outline)
    for number, place, row in outline.all_steps():
        line = outline.lines[number]
        if ordinary(row) and (number, place) not in reached:
            remedy = "let an option, a case or the step before it lead here, or take it out"
            yield Defect("nothing leads to this step", remedy, line.where(place), line.step_place(place))


def _reached(outline: Outline) -> frozenset[_Spot]:
    seen: set[_Spot] = set()
    open_: list[_Spot] = _entry(outline, MAIN, 0)
    while open_:
        spot = open_.pop()
        if spot not in seen:
            seen.add(spot)
            open_ += _onward(outline, spot)
    return frozenset(seen)


def _onward(outline: Outline, spot: _Spot) -> Iterator[_Spot]:
    """The spots that the step in hand can lead to."""
    number, place = spot
    row = outline.lines[number].rows[place]
    told = (options_of(row) if is_kind(row, StepKind.CHOOSE) else cases_of(row)).values()
    for to in told:
        yield from _target(outline, to)
    if _goes_on(outline, spot):
        following = _entry(outline, number, place + 1)
        yield from following
        if not following and number != MAIN:
            yield from _way_on(outline, number)
    step = text_at(row, "id")
    if number == MAIN and step is not None and not is_kind(row, StepKind.BRANCH):
        for deviation, line in enumerate(outline.lines[1:], 1):
            if step in texts_of(line.row.get("at")):
                yield from _entry(outline, deviation, 0)


def _goes_on(outline: Outline, spot: _Spot) -> bool:
    """Whether the next step of the line can follow."""
    row = outline.lines[spot[0]].rows[spot[1]]
    if is_kind(row, StepKind.CHOOSE):
        options = options_of(row)
        return not options or not all(options.values())
    if not is_kind(row, StepKind.BRANCH):
        return True
    of = asked_step(outline, row)
    answers = answers_of(outline.lines[of[0]].rows[of[1]]) if of is not None else ()
    # Where the step that is asked was passed over, a branch has no answer and goes on.
    return not answers or not set(answers) <= set(cases_of(row)) or _passed_over(outline, of)


def _passed_over(outline: Outline, of: _Spot | None) -> bool:
    """Whether some way leads from before a step of the line to behind it."""
    if of is None:
        return False
    number, place = of
    for at, row in enumerate(outline.lines[number].rows[:place]):
        told = (options_of(row) if is_kind(row, StepKind.CHOOSE) else cases_of(row)).values()
        if at < place and any(outline.steps.get(to, (-1, -1)) > of for to in told if to in outline.steps):
            return True
    ways = [text_at(line.row, "to") for line in outline.lines[1:]] if number == MAIN else []
    return any(outline.steps[to] > of for to in ways if to is not None and to in outline.steps)


def _way_on(outline: Outline, number: int) -> Iterator[_Spot]:
    """Where the end of a deviation leads; back to a step that was reached already is nothing new."""
    to = text_at(outline.lines[number].row, "to")
    if to is not None and to != RESUME:
        yield from _target(outline, to)


def _target(outline: Outline, to: str) -> Iterator[_Spot]:
    if to in outline.deviations:
        yield from _entry(outline, outline.deviations[to], 0)
    elif to in outline.steps:
        yield outline.steps[to]


def _entry(outline: Outline, number: int, place: int) -> list[_Spot]:
    """The first ordinary step of a line from a place on."""
    rows = outline.lines[number].rows
    return next(([(number, at)] for at in range(place, len(rows)) if ordinary(rows[at])), [])
