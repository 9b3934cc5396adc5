"""The lines of a procedure document as its rows stand, before they are judged: main line and deviations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.procedure import StepKind
from app.domain.procedure_forms import STEP_ID, Row, tables, text_at
from app.domain.procedure_steps import is_kind
from app.domain.toml_lines import Where

MOST_STEPS, MOST_DEVIATIONS, MOST_STEPS_ASIDE = 60, 16, 20
"""How long a document can be: the main line, the deviations, each of these."""

MAIN = 0
"""The number of the main line; those of the deviations follow in their order."""


@dataclass(frozen=True, slots=True)
class Line:
    """Steps that follow each other. `at` leads to their list; `place` is the deviation's name, "" for the
    main line; `row` is the deviation's own table.
    """

    at: Where
    place: str
    rows: tuple[Row, ...]
    row: Row

    def where(self, number: int) -> Where:
        """What leads to a step; numbers begin at 0."""
        return (*self.at, number)

    def step_place(self, number: int) -> str:
        """A step in words, counted from 1."""
        return f"{self.place} {named('step', number, self.rows[number])}".lstrip()


@dataclass(frozen=True, slots=True)
class Outline:
    """All lines, and where each id stands first: a step by its line and number, a deviation by its line."""

    lines: tuple[Line, ...]
    steps: Mapping[str, tuple[int, int]]
    deviations: Mapping[str, int]

    def step(self, step: str) -> Row:
        """The row of a step that is there."""
        line, number = self.steps[step]
        return self.lines[line].rows[number]

    def all_steps(self) -> Iterator[tuple[int, int, Row]]:
        """Every step with its line and number."""
        for number, line in enumerate(self.lines):
            yield from ((number, place, row) for place, row in enumerate(line.rows))


def outline_of(table: Row) -> Outline:
    """The outline of a parsed document as far as it may go; what is no table stands in it as an empty one."""
    deviations = tables(table.get("deviation"))[:MOST_DEVIATIONS]
    lines = [Line(("step",), "", tables(table.get("step"))[:MOST_STEPS], {})]
    for number, row in enumerate(deviations):
        at = ("deviation", number, "step")
        aside = tables(row.get("step"))[:MOST_STEPS_ASIDE]
        lines.append(Line(at, named("deviation", number, row), aside, row))
    steps: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(lines):
        for place, row in enumerate(line.rows):
            if (step := text_at(row, "id")) is not None:
                steps.setdefault(step, (number, place))
    known: dict[str, int] = {}
    for number, row in enumerate(deviations, 1):
        if (deviation := text_at(row, "id")) is not None:
            known.setdefault(deviation, number)
    return Outline(tuple(lines), steps, known)


def named(what: str, number: int, row: Row) -> str:
    """A step or deviation in words: its number from 1 and, when it has a usable one, its id."""
    known = text_at(row, "id")
    usable = known is not None and STEP_ID.pattern.fullmatch(known)
    return f"{what} {number + 1} ({known})" if usable else f"{what} {number + 1}"


def ordinary(row: Row) -> bool:
    """Whether a way may lead to the step: make-safe steps come by themselves."""
    return not is_kind(row, StepKind.MAKE_SAFE)
