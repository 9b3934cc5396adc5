"""A procedure out of the tables of its document, once these have no defect."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.output import OutputCode
from app.domain.procedure import (
    Act,
    Branch,
    Deviation,
    Energy,
    Finding,
    Hold,
    HoldKind,
    Option,
    Point,
    Procedure,
    Step,
    StepKind,
    Words,
)
from app.domain.quantity import Quantity

Table = Mapping[str, Any]
NO_WORDS = Words("", "")
"""The words of a branch, which is never on a screen."""

CLASS_A = ("A",)
"""The classes of a document that names none."""


def build_procedure(table: Table, *, sha256: str) -> Procedure:
    """The procedure of a table in which the grammar finds no defect."""
    return Procedure(
        id=table["id"],
        version=table["version"],
        sha256=sha256,
        family=table["family"],
        title=_words(table["title"]),
        source=table["source"],
        signer=table["signer"],
        steps=_steps(table["step"]),
        deviations=tuple(_deviation(row) for row in table.get("deviation", [])),
        classes=tuple(table.get("classes", CLASS_A)),
        supervised=table.get("supervised", False),
    )


def _deviation(row: Table) -> Deviation:
    return Deviation(
        id=row["id"],
        finding=Finding(row["finding"]),
        title=_words(row["title"]),
        at=tuple(row["at"]),
        to=row["to"],
        steps=_steps(row["step"]),
    )


def _steps(rows: Sequence[Table]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for row in rows:
        # Nothing happens at a branch, so the pack stays as the step before it left it.
        before = steps[-1].energy if steps else Energy.LIVE
        steps.append(_branch_step(row, before) if row["kind"] == StepKind.BRANCH.value else _step(row))
    return tuple(steps)


def _branch_step(row: Table, energy: Energy) -> Step:
    branch = Branch(row["branch"]["of"], tuple(row["branch"]["cases"].items()))
    return Step(
        id=row["id"],
        kind=StepKind.BRANCH,
        act=Act.INFORM,
        title=NO_WORDS,
        detail=NO_WORDS,
        energy=energy,
        people=1,
        ppe=(),
        tools=(),
        branch=branch,
    )


def _step(row: Table) -> Step:
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
        level=row.get("level", ""),
        dwell_s=row.get("dwell_s", 0),
        picture=row.get("picture", ""),
        points=tuple(point for check in row.get("check", []) for point in _points(check)),
        hold=_hold(row["hold"]) if "hold" in row else None,
        outputs=tuple(OutputCode(code) for code in row.get("outputs", [])),
        options=tuple(_option(option) for option in row.get("option", [])),
        wait=row.get("wait", ""),
        guard=row.get("guard"),
    )


def _points(check: Table) -> tuple[Point, ...]:
    quantity = Quantity(check["quantity"])
    return tuple(Point(quantity, check["op"], check["limit"], words) for words in _all_words(check["points"]))


def _hold(row: Table) -> Hold:
    return Hold(HoldKind(row["kind"]), _all_words(row.get("remedies", [])), row.get("rereads", 0))


def _option(row: Table) -> Option:
    return Option(row["id"], _words(row["title"]), row.get("to", ""))


def _words(row: Mapping[str, str]) -> Words:
    return Words(zh=row["zh"], en=row["en"])


def _all_words(rows: Sequence[Mapping[str, str]]) -> tuple[Words, ...]:
    return tuple(_words(row) for row in rows)
