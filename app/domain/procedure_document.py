"""A procedure document as an engineer writes it: read into a procedure, or refused with every defect."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.limits import Limits
from app.domain.output import OutputCode
from app.domain.procedure import Act, Check, Energy, Hold, HoldKind, Procedure, Step, StepKind, Words
from app.domain.procedure_order import order_defects, place
from app.domain.procedure_steps import IdForm, id_defects, step_defects, unknown_keys
from app.domain.procedure_words import TITLE, line_defects, words_defects

SCHEMA = 1
MOST_STEPS = 60
MOST_SOURCE, MOST_SIGNER = 240, 40

_ID = IdForm(re.compile(r"[a-z][a-z0-9-]{0,31}"), "small letters, digits and -, at most 32")
_VERSION = IdForm(
    re.compile(r"[0-9][0-9a-z.]{0,15}"), "a digit, then digits, small letters and dots, at most 16"
)
_FAMILY = IdForm(re.compile(r"[A-Z][A-Z0-9-]{0,15}"), "capitals, digits and -, at most 16")
_KEYS = ("schema", "id", "version", "family", "title", "source", "signer", "step")


class ProcedureFaulty(ValueError):
    """The document cannot be used; `faults` lists every defect, each with its place."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_procedure(table: Mapping[str, Any], *, sha256: str, limits: Limits) -> Procedure:
    """Check a parsed document against the grammar of schema 1 and the site's limits.

    `sha256` is of the bytes the table was parsed from, in hex. The document is judged as a document only:
    whether its order of work is safe is not its own word and is judged elsewhere.

    Raises:
        ProcedureFaulty: with every defect at once.
    """
    faults = tuple(_defects(table, limits))
    if faults:
        raise ProcedureFaulty(faults)
    return Procedure(
        id=table["id"],
        version=table["version"],
        sha256=sha256,
        family=table["family"],
        title=_words(table["title"]),
        source=table["source"],
        signer=table["signer"],
        steps=tuple(_step(row) for row in table["step"]),
    )


def _defects(table: Mapping[str, Any], limits: Limits) -> Iterator[str]:
    schema = table.get("schema")
    if type(schema) is not int:
        yield "schema: missing" if schema is None else "schema: must be a whole number"
    elif schema != SCHEMA:
        # A later grammar cannot be judged by this one: every new word in it would be told as a slip.
        yield f"schema: unknown; this station reads schema {SCHEMA}"
        return
    yield from unknown_keys(table, _KEYS)
    yield from id_defects(table.get("id"), "id", _ID)
    yield from id_defects(table.get("version"), "version", _VERSION)
    yield from id_defects(table.get("family"), "family", _FAMILY)
    yield from words_defects(table.get("title"), "title", TITLE)
    yield from line_defects(table.get("source"), "source", most=MOST_SOURCE)
    yield from line_defects(table.get("signer"), "signer", most=MOST_SIGNER)
    steps = table.get("step")
    if steps in (None, []):
        yield "step: missing; a procedure has at least 1 [[step]]"
    elif not isinstance(steps, list):
        yield "step: must be [[step]] tables"
    else:
        if len(steps) > MOST_STEPS:
            yield f"step: {len(steps)} steps; at most {MOST_STEPS}"
        yield from _of_steps(steps[:MOST_STEPS], limits)


def _of_steps(steps: list[Any], limits: Limits) -> Iterator[str]:
    """The defects of all steps in the order of the steps, those between them after their own."""
    rows = [row if isinstance(row, Mapping) else {} for row in steps]
    between = list(order_defects(rows))
    for number, (given, row) in enumerate(zip(steps, rows, strict=True), 1):
        if isinstance(given, Mapping):
            told = [*step_defects(row, limits), *(words for at, words in between if at == number)]
        else:
            told = ["must be a [[step]] table"]
        yield from (f"{place(number, row)}: {words}" for words in told)


def _step(row: Mapping[str, Any]) -> Step:
    return Step(
        id=row["id"],
        kind=StepKind(row["kind"]),
        act=Act(row["act"]),
        title=_words(row["title"]),
        detail=_words(row["detail"]),
        energy=Energy(row["energy"]),
        people=row["people"],
        ppe=tuple(row["ppe"]),
        tools=_all_words(row.get("tools", [])),
        check=_check(row["check"]) if "check" in row else None,
        hold=_hold(row["hold"]) if "hold" in row else None,
        outputs=tuple(OutputCode(code) for code in row.get("outputs", [])),
        guard=row.get("guard"),
    )


def _check(row: Mapping[str, Any]) -> Check:
    return Check(row["quantity"], row["op"], row["limit"], _all_words(row["points"]))


def _hold(row: Mapping[str, Any]) -> Hold:
    return Hold(HoldKind(row["kind"]), _all_words(row.get("remedies", [])))


def _words(row: Mapping[str, str]) -> Words:
    return Words(zh=row["zh"], en=row["en"])


def _all_words(rows: list[Mapping[str, str]]) -> tuple[Words, ...]:
    return tuple(_words(row) for row in rows)
