"""One row of the hazard rules as it stands in the file: a proof, a descent or a rule, and its faults."""

from collections.abc import Collection, Iterator, Mapping
from enum import Enum
from typing import Any

from app.domain.hazard import Given, Lapse
from app.domain.limits import Limits
from app.domain.procedure import PPE_WORDS, Act, Energy, StepKind
from app.domain.quantity import Quantity
from app.domain.triage import TriageClass

Row = Mapping[str, Any]

_PROOF = (
    *("id", "given", "acts", "people", "quantity", "op", "limit", "points"),
    *("needs", "valid", "lapses", "undone_by", "initial", "source"),
)
_MEASURED = ("quantity", "op", "limit", "points")
_DESCENT = ("state", "proofs", "act")
_RULE = ("act", "energy", "people", "level", "ppe", "proofs", "owes", "classes", "kinds", "source")
_OPS = ("at_most", "at_least")
_CLASSES = tuple(one.value for one in TriageClass)


def text(value: object) -> bool:
    """Whether it is a line of text with something in it."""
    return isinstance(value, str) and bool(value.strip()) and value.isprintable()


def names(value: object) -> list[str] | None:
    """The list of texts, no two alike; None when it is none."""
    if isinstance(value, list) and all(text(one) for one in value) and len(set(value)) == len(value):
        return value
    return None


def proof_faults(row: Row, known: Collection[str], limits: Limits) -> Iterator[str]:
    """Everything wrong in one [[proof]]."""
    yield from _unknown(row, _PROOF)
    if not (isinstance(row.get("id"), str) and row["id"].isidentifier()):
        yield "id: must be a name of small letters, digits and _"
    yield from _word(row, "given", Given)
    yield from _list(row, "acts", [act.value for act in Act], empty=False)
    yield from _people(row)
    if not text(row.get("source")):
        yield "source: missing; write where it comes from and how sure it is"
    if not isinstance(row.get("initial", False), bool):
        yield "initial: must be true or false"
    for name, words in (("needs", known), ("lapses", [cause.value for cause in Lapse])):
        yield from _list(row, name, words, asked=False)
    yield from _list(row, "undone_by", [act.value for act in Act], asked=False)
    if "valid" in row:
        yield from _limit(row["valid"], "valid", "s", limits)
    yield from _measured(row, limits)


def descent_faults(row: Row, known: Collection[str]) -> Iterator[str]:
    """Everything wrong in one [[descent]]."""
    yield from _unknown(row, _DESCENT)
    yield from _word(row, "state", Energy)
    yield from _word(row, "act", Act)
    yield from _list(row, "proofs", known, empty=False)


def rule_faults(row: Row, known: Collection[str], levels: Collection[str]) -> Iterator[str]:
    """Everything wrong in one [[rule]]."""
    yield from _unknown(row, _RULE)
    yield from _word(row, "act", Act)
    yield from _word(row, "energy", Energy)
    yield from _people(row)
    if row.get("level") != "" and row.get("level") not in levels:
        yield f'level: must be "" or one of {", ".join(levels)}'
    yield from _list(row, "ppe", sorted(PPE_WORDS))
    yield from _list(row, "proofs", known)
    yield from _list(row, "owes", [act.value for act in Act])
    yield from _list(row, "classes", _CLASSES, empty=False)
    yield from _list(row, "kinds", [kind.value for kind in StepKind], asked=False)
    if not text(row.get("source")):
        yield "source: missing; write where it comes from and how sure it is"


def _measured(row: Row, limits: Limits) -> Iterator[str]:
    """What is measured belongs to a measured proof, the time that passes to a waited one, nothing else."""
    given = row.get("given")
    if given == Given.WAITED.value:
        yield from _limit(row.get("limit"), "limit", "s", limits)
        yield from (
            f"{name}: belongs to a measured proof" for name in ("quantity", "op", "points") if name in row
        )
        return
    if given != Given.MEASURED.value:
        yield from (f"{name}: belongs to a measured proof" for name in _MEASURED if name in row)
        return
    if row.get("op") not in _OPS:
        yield "op: must be at_most or at_least"
    points = row.get("points")
    if type(points) is not int or not 1 <= points <= 12:
        yield "points: must be a whole number from 1 to 12"
    faults = list(_word(row, "quantity", Quantity))
    yield from faults
    if faults:
        return
    wrong = list(_limit(row.get("limit"), "limit", Quantity(row["quantity"]).unit, limits))
    yield from wrong
    if not wrong and row.get("op") in _OPS and not limits.by_id[row["limit"]].fits(row["op"]):
        yield f"op: {row['op']} is the dangerous side of {row['limit']}"


def _unknown(row: Row, keys: Collection[str]) -> Iterator[str]:
    yield from (f"{key}: unknown; take it out" for key in row if key not in keys)


def _word(row: Row, name: str, words: type[Enum]) -> Iterator[str]:
    known = [word.value for word in words]
    if row.get(name) not in known:
        yield f"{name}: must be one of {', '.join(known)}"


def _people(row: Row) -> Iterator[str]:
    if type(row.get("people")) is not int or row["people"] not in (1, 2):
        yield "people: must be 1 or 2"


def _list(
    row: Row, name: str, known: Collection[str], *, asked: bool = True, empty: bool = True
) -> Iterator[str]:
    if name not in row and not asked:
        return
    given = names(row.get(name))
    if given is None or (not given and not empty):
        yield f"{name}: must be a list of texts, no two alike{'' if empty else ', at least 1'}"
        return
    strange = [one for one in given if one not in known]
    if strange:
        yield f"{name}: {', '.join(strange)} unknown; known are {', '.join(sorted(known))}"


def _limit(value: object, name: str, unit: str, limits: Limits) -> Iterator[str]:
    limit = limits.by_id.get(value) if isinstance(value, str) else None
    if limit is None:
        yield f"{name}: is no limit of the site"
    elif limit.unit != unit:
        yield f"{name}: {value} is in {limit.unit}, must be in {unit}"
