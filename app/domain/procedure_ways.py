"""Where a procedure document leads: the targets of options and branches, and the ways of its deviations."""

from collections.abc import Iterator, Mapping

from app.domain.procedure import ABORT, RESUME, Finding, StepKind
from app.domain.procedure_defect import Defect, at_place, under
from app.domain.procedure_forms import (
    STEP_ID,
    Row,
    id_defects,
    one_of,
    tables,
    text_at,
    texts_of,
    unknown_keys,
    values,
)
from app.domain.procedure_outline import MAIN, MOST_STEPS, Outline, ordinary
from app.domain.procedure_steps import is_kind
from app.domain.procedure_words import TITLE, quoted, words_defects

VERDICTS = ("PASSED", "FAILED", "UNREAD")
"""What a branch can ask of a read step: the worst verdict of its points."""

_KEYS = ("id", "finding", "title", "at", "to", "step")
_LATER = f'name a later step of the same line, or "{ABORT}"'


def deviation_defects(outline: Outline, number: int) -> Iterator[Defect]:
    """Everything wrong with a deviation's own keys; `number` is that of its line."""
    line = outline.lines[number]
    row = line.row
    own = [
        *unknown_keys(row, _KEYS),
        *id_defects(row.get("id"), "id", STEP_ID),
        *under("finding", one_of(row.get("finding"), "finding", values(Finding))),
        *under("title", words_defects(row.get("title"), "title", TITLE)),
        *under("at", _offered(outline, row.get("at"))),
        *under("to", _leads_on(outline, row)),
    ]
    yield from at_place(line.place, under(line.at[:-1], own))


def way_defects(outline: Outline) -> Iterator[Defect]:
    """Everything wrong with where choose and branch steps lead."""
    for number, place, row in outline.all_steps():
        line = outline.lines[number]
        if is_kind(row, StepKind.CHOOSE):
            found = tuple(_options(outline, number, place))
        elif is_kind(row, StepKind.BRANCH):
            found = (*_branch_of(outline, number, place), *_cases(outline, number, place))
        else:
            continue
        yield from at_place(line.step_place(place), under(line.where(place), found))


def options_of(row: Row) -> Mapping[str, str]:
    """The usable options of a choose step, each with where it leads, "" for on."""
    options = tables(row.get("option"))
    return {name: text_at(one, "to") or "" for one in options if (name := text_at(one, "id")) is not None}


def cases_of(row: Row) -> Mapping[str, str]:
    """The usable cases of a branch."""
    branch = row.get("branch")
    cases = branch.get("cases") if isinstance(branch, Mapping) else None
    if not isinstance(cases, Mapping):
        return {}
    return {str(answer): to for answer, to in cases.items() if isinstance(to, str)}


def asked_step(outline: Outline, row: Row) -> tuple[int, int] | None:
    """Where the step stands that a branch asks, None when there is no such step."""
    branch = row.get("branch")
    of = branch.get("of") if isinstance(branch, Mapping) else None
    return outline.steps.get(of) if isinstance(of, str) else None


def answers_of(row: Row) -> tuple[str, ...]:
    """What a step can say to a branch; empty for one that says nothing."""
    if is_kind(row, StepKind.READ):
        return VERDICTS
    return tuple(options_of(row)) if is_kind(row, StepKind.CHOOSE) else ()


def _options(outline: Outline, number: int, place: int) -> Iterator[Defect]:
    line = outline.lines[number]
    for at, option in enumerate(tables(line.rows[place].get("option"))):
        to, where = text_at(option, "to"), ("option", at, "to")
        if not to:
            continue
        judge = _wrong_deviation if to in outline.deviations else _wrong_target
        if wrong := judge(outline, number, place, to):
            remedy = f"{_LATER}, or a deviation that is offered here; leave it out to go on"
            yield Defect(f"option {at + 1} leads to {quoted(to)}, {wrong}", remedy, where)


def _wrong_deviation(outline: Outline, number: int, place: int, to: str) -> str:
    """What is wrong with a deviation as a target, "" for nothing."""
    offered, step = outline.lines[outline.deviations[to]].row.get("at"), outline.lines[number].rows[place]
    if number != MAIN:
        return "a deviation, out of a deviation"
    listed = isinstance(offered, list) and step.get("id") in offered
    return "" if listed else "a deviation whose at does not name this step"


def _cases(outline: Outline, number: int, place: int) -> Iterator[Defect]:
    row = outline.lines[number].rows[place]
    of = asked_step(outline, row)
    known = answers_of(outline.lines[of[0]].rows[of[1]]) if of is not None else ()
    for answer, to in cases_of(row).items():
        where = ("branch", "cases", answer)
        if known and answer not in known:
            what = f"branch case {quoted(answer)} is no answer of that step"
            yield Defect(what, f"write one of: {', '.join(map(quoted, known))}", where)
        if wrong := _wrong_target(outline, number, place, to):
            yield Defect(f"branch case {quoted(answer)} leads to {quoted(to)}, {wrong}", _LATER, where)


def _branch_of(outline: Outline, number: int, place: int) -> Iterator[Defect]:
    row = outline.lines[number].rows[place]
    branch = row.get("branch")
    of = branch.get("of") if isinstance(branch, Mapping) else None
    if not isinstance(of, str):
        return
    wrong, at = "", outline.steps.get(of)
    if at is None:
        wrong = "is not a step of this procedure"
    elif at[0] != number or at[1] >= place:
        wrong = "does not stand before it in the same line"
    elif not is_kind(outline.step(of), StepKind.CHOOSE) and not is_kind(outline.step(of), StepKind.READ):
        wrong = "is neither a choose nor a read step, so it says nothing"
    if wrong:
        remedy = "name the choose or read step before it that decides"
        yield Defect(f"branch of {quoted(of)} {wrong}", remedy, ("branch", "of"))


def _wrong_target(outline: Outline, number: int, place: int, to: str) -> str:
    """What is wrong with a target that is no deviation, "" for nothing."""
    if to == ABORT:
        return ""
    at = outline.steps.get(to)
    if at is None:
        return "which is no step of this procedure"
    if at[0] != number:
        return "which is in another line"
    if at[1] <= place:
        return "which does not stand behind it"
    return "" if ordinary(outline.step(to)) else "which is a make_safe step; these come by themselves"


def _offered(outline: Outline, at: object) -> Iterator[Defect]:
    remedy = 'write at = ["..."] with the ids of the main steps at which it may be found'
    if at is None or at == []:
        yield Defect("at: missing; a deviation is offered at 1 step or more", remedy)
        return
    if not isinstance(at, list):
        yield Defect("at: must be a list", remedy)
        return
    for number, step in enumerate(at[:MOST_STEPS]):
        wrong = _wrong_offer(outline, step)
        if wrong:
            yield Defect(
                f"at {quoted(step) if isinstance(step, str) else number + 1} {wrong}", remedy, (number,)
            )
        elif at[:number].count(step) == 1:
            yield Defect(f"at {quoted(step)} is given twice", "take one of them out", (number,))


def _wrong_offer(outline: Outline, step: object) -> str:
    if not isinstance(step, str):
        return "must be text, the id of a step"
    if step not in outline.steps:
        return "is not a step of this procedure"
    if outline.steps[step][0] != MAIN:
        return "is not a step of the main line"
    if not ordinary(outline.step(step)):
        return "is a make_safe step; on the way out nothing leads elsewhere"
    return "is a branch, at which nobody stops" if is_kind(outline.step(step), StepKind.BRANCH) else ""


def _leads_on(outline: Outline, row: Row) -> Iterator[Defect]:
    remedy = f'write "{RESUME}", "{ABORT}", or the id of a main step behind every step in at'
    to = row.get("to")
    if to is None:
        yield Defect("to: missing", remedy)
    elif not isinstance(to, str):
        yield Defect("to: must be text, where it leads", remedy)
    elif to not in (ABORT, RESUME):
        wrong = _wrong_way_on(outline, to, row.get("at"))
        if wrong:
            yield Defect(f"to {quoted(to)} {wrong}", remedy)


def _wrong_way_on(outline: Outline, to: str, at: object) -> str:
    if to not in outline.steps:
        return "is not a step of this procedure"
    line, place = outline.steps[to]
    if line != MAIN:
        return "is not a step of the main line"
    if not ordinary(outline.step(to)):
        return "is a make_safe step; these come by themselves"
    offered = [outline.steps[one] for one in texts_of(at) if one in outline.steps]
    behind = all(of != MAIN or place > number for of, number in offered)
    return "" if behind else "does not stand behind every step in at"
