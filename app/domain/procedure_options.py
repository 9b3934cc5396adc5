"""What a procedure document must say of a choice: the answers of a choose step, the cases of a branch."""

from collections.abc import Iterator, Mapping

from app.domain.procedure_defect import Defect, prefixed, under
from app.domain.procedure_forms import STEP_ID, Row, id_defects, unknown_keys
from app.domain.procedure_words import LANGUAGES, OPTION, quoted, words_defects

LEAST_OPTIONS, MOST_OPTIONS = 2, 6

_OPTION_KEYS = ("id", "title", "to")
_BRANCH_KEYS = ("of", "cases")
_CASES = 'write [step.branch.cases] with a line like FAILED = "id of a later step"'


def option_defects(value: object) -> Iterator[Defect]:
    """Everything wrong with the answers of a choose step; where they lead is judged with all steps."""
    if not isinstance(value, list):
        yield Defect("option: must be [[step.option]] tables", "write [[step.option]] with double brackets")
        return
    if not LEAST_OPTIONS <= len(value) <= MOST_OPTIONS:
        remedy = "write one [[step.option]] for each answer"
        yield Defect(f"option: {len(value)}; a choose step has {LEAST_OPTIONS} to {MOST_OPTIONS}", remedy)
    for number, row in enumerate(value[:MOST_OPTIONS]):
        if isinstance(row, Mapping):
            yield from under(number, prefixed(f"option {number + 1}", _option(row)))
        else:
            yield Defect(f"option {number + 1}: must be a [[step.option]] table", "write it so", (number,))
    rows = [row if isinstance(row, Mapping) else {} for row in value[:MOST_OPTIONS]]
    yield from _twice([row.get("id") for row in rows], "id")
    for language in LANGUAGES:
        titles = [title for row in rows if isinstance(title := row.get("title", {}), Mapping)]
        yield from _twice([title.get(language) for title in titles], f"title {language}")


def branch_defects(value: object) -> Iterator[Defect]:
    """Everything wrong with a branch taken alone."""
    if not isinstance(value, Mapping):
        yield Defect("branch: must be a table", "write [step.branch] with of and cases")
        return
    yield from prefixed("branch", unknown_keys(value, _BRANCH_KEYS))
    if not isinstance(value.get("of"), str):
        what = "of: missing" if "of" not in value else "of: must be text, the id of a step"
        yield Defect(f"branch {what}", 'write of = "..." with the id of a choose or read step', ("of",))
    cases = value.get("cases")
    if not isinstance(cases, Mapping) or not cases:
        what = "must be a table" if cases else "missing; a branch has at least 1"
        yield Defect(f"branch cases: {what}", _CASES, ("cases",))
        return
    for answer, target in cases.items():
        if not isinstance(target, str):
            what = f"branch case {quoted(str(answer))}: must be text, where it leads"
            yield Defect(what, _CASES, ("cases", answer))


def _option(row: Row) -> Iterator[Defect]:
    yield from unknown_keys(row, _OPTION_KEYS)
    yield from id_defects(row.get("id"), "id", STEP_ID)
    yield from under("title", words_defects(row.get("title"), "title", OPTION))
    if not isinstance(row.get("to", ""), str):
        yield Defect("to: must be text, where it leads", "leave it out to go on with the next step", ("to",))


def _twice(given: list[object], name: str) -> Iterator[Defect]:
    for number, one in enumerate(given):
        if isinstance(one, str) and one in given[:number]:
            what = f"option {number + 1} {name}: the same as option {given.index(one) + 1}"
            yield Defect(what, "make every answer different", (number, *name.split()))
