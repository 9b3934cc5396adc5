"""A procedure document as an engineer writes it: read into a procedure, or refused with every defect."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from app.domain.procedure import Procedure
from app.domain.procedure_build import build_procedure
from app.domain.procedure_defect import Defect, at_place, under, with_lines
from app.domain.procedure_forms import NO_TABLE, IdForm, id_defects, some_of, unknown_keys
from app.domain.procedure_order import order_defects
from app.domain.procedure_outline import (
    MAIN,
    MOST_DEVIATIONS,
    MOST_STEPS,
    MOST_STEPS_ASIDE,
    Outline,
    outline_of,
)
from app.domain.procedure_reach import unreachable_defects
from app.domain.procedure_steps import Beside, step_defects
from app.domain.procedure_ways import deviation_defects, way_defects
from app.domain.procedure_words import TITLE, line_defects, words_defects
from app.domain.toml_lines import Where

SCHEMA = 2
MOST_SOURCE, MOST_SIGNER = 240, 40

CLASSES = ("A", "B", "B-doc", "C")
"""The triage classes that a document can be for; in an emergency nothing is dismantled."""

_NO_LINES: Mapping[Where, int] = MappingProxyType({})

_ID = IdForm(re.compile(r"[a-z][a-z0-9-]{0,31}"), "small letters, digits and -, at most 32", "lfp-pack")
_VERSION = IdForm(
    re.compile(r"[0-9][0-9a-z.]{0,15}"), "a digit, then digits, small letters and dots, at most 16", "1"
)
_FAMILY = IdForm(re.compile(r"[A-Z][A-Z0-9-]{0,15}"), "capitals, digits and -, at most 16", "LFP")
_KEYS = (
    "schema",
    "id",
    "version",
    "family",
    "title",
    "source",
    "signer",
    "classes",
    "supervised",
    "step",
    "deviation",
)


class ProcedureFaulty(ValueError):
    """The document cannot be used; `defects` are all that it has, in the order of the document."""

    def __init__(self, defects: tuple[Defect, ...]) -> None:
        super().__init__("\n".join(defect.told for defect in defects))
        self.defects = defects

    @property
    def faults(self) -> tuple[str, ...]:
        """Every defect in words, with its place, without its remedy."""
        return tuple(str(defect) for defect in self.defects)


def read_procedure(
    table: Mapping[str, Any], *, sha256: str, beside: Beside, lines: Mapping[Where, int] = _NO_LINES
) -> Procedure:
    """Check a parsed document against the grammar of schema 2 and what stands beside it.

    `sha256` is of the bytes the table was parsed from, in hex; `lines` say where its parts stand in them.
    The document is judged as a document only: whether its order of work is safe is not its own word and is
    judged elsewhere.

    Raises:
        ProcedureFaulty: with every defect at once.
    """
    defects = sorted(_defects(table, beside), key=_order)
    if defects:
        raise ProcedureFaulty(with_lines(defects, lines))
    return build_procedure(table, sha256=sha256)


def _order(defect: Defect) -> tuple[int, int, int]:
    """Of a defect, where the document has it: the head, the main line, the deviations; told in that order."""
    numbers = [part for part in defect.at if isinstance(part, int)]
    head = defect.at[0] if defect.at else ""
    if head == "step" and numbers:
        return (1, numbers[0], 0)
    if head == "deviation" and numbers:
        within = len(defect.at) > 2 and defect.at[2] == "step" and len(numbers) > 1
        return (2, numbers[0], numbers[1] + 1 if within else 0)
    return (0, 0, 0)


def _defects(table: Mapping[str, Any], beside: Beside) -> Iterator[Defect]:
    schema = table.get("schema")
    if type(schema) is not int:
        what = "schema: missing" if schema is None else "schema: must be a whole number"
        yield Defect(what, f"write schema = {SCHEMA} on the first line", ("schema",))
    elif schema != SCHEMA:
        # Another grammar cannot be judged by this one: every word of its own would be told as a slip.
        what = f"schema: unknown; this station reads schema {SCHEMA}"
        yield Defect(what, "rewrite the document as the manual says", ("schema",))
        return
    yield from _of_head(table)
    outline = outline_of(table)
    lists = (*_of_steps(table, outline), *_of_deviations(table, outline))
    yield from lists
    for line in outline.lines:
        for number, row in enumerate(line.rows):
            found = step_defects(row, beside) if row is not NO_TABLE else ()
            yield from at_place(line.step_place(number), under(line.where(number), found))
    ways = tuple(way_defects(outline))
    yield from (*order_defects(outline), *ways)
    # Where a way is wrong, what it should lead to is told as unreachable only once it has been mended.
    if not lists and not ways:
        yield from unreachable_defects(outline)


def _of_head(table: Mapping[str, Any]) -> Iterator[Defect]:
    yield from unknown_keys(table, _KEYS)
    yield from id_defects(table.get("id"), "id", _ID)
    yield from id_defects(table.get("version"), "version", _VERSION)
    yield from id_defects(table.get("family"), "family", _FAMILY)
    yield from under("title", words_defects(table.get("title"), "title", TITLE))
    yield from under("source", line_defects(table.get("source"), "source", most=MOST_SOURCE))
    yield from under("signer", line_defects(table.get("signer"), "signer", most=MOST_SIGNER))
    classes = table.get("classes", ["A"])
    yield from under("classes", some_of(classes, ("classes", "class"), CLASSES))
    if classes == []:
        yield Defect("classes: none", 'leave it out for ["A"], or name at least 1', ("classes",))
    if not isinstance(table.get("supervised", False), bool):
        yield Defect("supervised: must be true or false", "write it without quotes", ("supervised",))


def _of_steps(table: Mapping[str, Any], outline: Outline) -> Iterator[Defect]:
    steps = table.get("step")
    if steps in (None, []):
        what = "step: missing; a procedure has at least 1 [[step]]"
        yield Defect(what, "write [[step]] tables below the head", ("step",))
        return
    yield from _rows(steps, outline, MAIN, name="[[step]]", most=MOST_STEPS)


def _of_deviations(table: Mapping[str, Any], outline: Outline) -> Iterator[Defect]:
    given = table.get("deviation", [])
    if not isinstance(given, list):
        yield Defect("deviation: must be [[deviation]] tables", "use double brackets", ("deviation",))
        return
    if len(given) > MOST_DEVIATIONS:
        what = f"deviation: {len(given)} deviations; at most {MOST_DEVIATIONS}"
        yield Defect(what, "leave some out, or write another document for such packs", ("deviation",))
    for number, one in enumerate(given[:MOST_DEVIATIONS], 1):
        line = outline.lines[number]
        if not isinstance(one, Mapping):
            yield Defect(
                "must be a [[deviation]] table", "use double brackets", ("deviation", number - 1), line.place
            )
            continue
        yield from deviation_defects(outline, number)
        found: tuple[Defect, ...]
        if one.get("step") in (None, []):
            what = "step: missing; a deviation has at least 1 [[deviation.step]]"
            found = (Defect(what, "write [[deviation.step]] tables below it", line.at),)
        else:
            found = tuple(
                _rows(one["step"], outline, number, name="[[deviation.step]]", most=MOST_STEPS_ASIDE)
            )
        yield from (defect if defect.place else next(at_place(line.place, (defect,))) for defect in found)


def _rows(given: Any, outline: Outline, number: int, *, name: str, most: int) -> Iterator[Defect]:
    """What is wrong with a list of steps before any of them is looked at."""
    line = outline.lines[number]
    if not isinstance(given, list):
        yield Defect(f"step: must be {name} tables", "use double brackets", line.at)
        return
    if len(given) > most:
        yield Defect(f"step: {len(given)} steps; at most {most}", "make two documents of it", line.at)
    for place, row in enumerate(given[:most]):
        if not isinstance(row, Mapping):
            yield Defect(
                f"must be a {name} table", "use double brackets", line.where(place), line.step_place(place)
            )
