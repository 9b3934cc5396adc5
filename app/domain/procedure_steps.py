"""What one step of a procedure document must say, and in which form."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.limits import Limits
from app.domain.output import OutputCode
from app.domain.procedure import PPE_WORDS, Act, Energy, HoldKind, StepKind
from app.domain.procedure_words import (
    DETAIL,
    POINT,
    REMEDY,
    TITLE,
    TOOL,
    list_defects,
    quoted,
    words_defects,
)

OPS = ("at_most", "at_least")
UNITS: Mapping[str, str] = {"voltage": "mV"}
"""The quantities that can be measured, each with the unit its limits must have."""

MOST_POINTS, MOST_REMEDIES, MOST_TOOLS = 12, 4, 8


@dataclass(frozen=True, slots=True)
class IdForm:
    """The form of an id, and the words that tell a writer of it."""

    pattern: re.Pattern[str]
    words: str


STEP_ID = IdForm(re.compile(r"[a-z][a-z0-9_]{0,31}"), "small letters, digits and _, at most 32")

# A later kind of step brings its own row here, and a new number of the schema.
_PARTS: Mapping[str, frozenset[str]] = {
    "show step": frozenset(),
    "scan step": frozenset(),
    "confirm step": frozenset(),
    "read step": frozenset({"check"}),
    "weigh step": frozenset({"outputs"}),
    "measured hold": frozenset({"hold", "check"}),
    "judgement hold": frozenset({"hold"}),
    "record_output step": frozenset({"outputs"}),
    "make_safe step": frozenset({"guard"}),
}
_EVERY_STEP = ("id", "kind", "act", "title", "detail", "energy", "people", "ppe", "tools")
_ONLY_SOME = ("check", "hold", "outputs", "guard")


def step_defects(row: Mapping[str, object], limits: Limits) -> Iterator[str]:
    """Everything wrong with one step, taken alone."""
    yield from unknown_keys(row, (*_EVERY_STEP, *_ONLY_SOME))
    yield from id_defects(row.get("id"), "id", STEP_ID)
    yield from _one_of(row.get("kind"), "kind", _values(StepKind))
    yield from _one_of(row.get("act"), "act", _values(Act))
    yield from words_defects(row.get("title"), "title", TITLE)
    yield from words_defects(row.get("detail"), "detail", DETAIL)
    yield from _one_of(row.get("energy"), "energy", _values(Energy))
    yield from _people(row)
    yield from _choices(row.get("ppe"), ("ppe", "ppe"), sorted(PPE_WORDS))
    yield from list_defects(row.get("tools", []), ("tools", "tool"), room=TOOL, most=MOST_TOOLS)
    yield from _parts(row)
    if "check" in row:
        yield from _check(row["check"], limits)
    if "hold" in row:
        yield from _hold(row["hold"])
    if "outputs" in row:
        yield from _choices(row["outputs"], ("outputs", "output"), _values(OutputCode))
        yield from _outputs(row)


def unknown_keys(table: Mapping[str, object], known: Iterable[str]) -> Iterator[str]:
    """Keys that the grammar does not have: a slip of the pen must not become a rule left out."""
    yield from (f"key {quoted(str(key))} is unknown" for key in table if key not in known)


def id_defects(value: object, name: str, form: IdForm) -> Iterator[str]:
    """What is wrong with an id, a version or a family."""
    if value is None:
        yield f"{name}: missing"
    elif not isinstance(value, str):
        yield f"{name}: must be text"
    elif not form.pattern.fullmatch(value):
        yield f"{name} {quoted(value)} is badly formed: {form.words}"


def is_kind(row: Mapping[str, object], kind: StepKind) -> bool:
    """Whether the step says that it is of this kind."""
    return row.get("kind") == kind.value


def _values(names: type[Enum]) -> tuple[str, ...]:
    return tuple(name.value for name in names)


def _one_of(value: object, name: str, allowed: Iterable[str]) -> Iterator[str]:
    if value is None:
        yield f"{name}: missing"
    elif not isinstance(value, str):
        yield f"{name}: must be text"
    elif value not in allowed:
        yield f"{name} {quoted(value)} is unknown; allowed: {', '.join(allowed)}"


def _choices(value: object, names: tuple[str, str], allowed: Iterable[str]) -> Iterator[str]:
    of_all, of_one = names
    if value is None:
        yield f"{of_all}: missing; [] when there is none"
    elif not isinstance(value, list):
        yield f"{of_all}: must be a list"
    else:
        told = [defect for one in value for defect in _one_of(one, of_one, allowed)]
        yield from dict.fromkeys(told)
        texts = [one for one in value if isinstance(one, str) and one in allowed]
        twice = [text for text in texts if texts.count(text) > 1]
        yield from (f"{of_one} {quoted(text)} is given twice" for text in dict.fromkeys(twice))


def _people(row: Mapping[str, object]) -> Iterator[str]:
    people = row.get("people")
    if type(people) is not int or people not in (1, 2):
        yield "people: missing" if people is None else "people: must be 1 or 2"
    elif people == 1 and is_kind(row, StepKind.HOLD):
        yield "people: a hold needs 2, for another person releases it"


def _parts(row: Mapping[str, object]) -> Iterator[str]:
    """Which of the parts that only some steps have are missing, and which do not belong here."""
    if is_kind(row, StepKind.HOLD) and "hold" not in row:
        yield "hold: missing; a hold step needs it"
    form = _form(row)
    needed = _PARTS.get(form)
    if needed is None:
        return
    for part in _ONLY_SOME:
        if part in needed and part not in row:
            yield f"{part}: missing; a {form} needs it"
        elif part in row and part not in needed:
            yield f"{part}: a {form} has none"


def _form(row: Mapping[str, object]) -> str:
    """The kind of a step, that of a hold where it is one; the name of no row when they are unknown."""
    hold = row.get("hold")
    judged = hold.get("kind") if isinstance(hold, Mapping) else None
    kind, of = (judged, "hold") if is_kind(row, StepKind.HOLD) else (row.get("kind"), "step")
    return f"{kind} {of}" if isinstance(kind, str) else ""


def _outputs(row: Mapping[str, object]) -> Iterator[str]:
    outputs = row["outputs"]
    if isinstance(outputs, list) and is_kind(row, StepKind.WEIGH) and len(outputs) != 1:
        yield f"outputs: {len(outputs)}; a weigh step has exactly 1"
    elif outputs == [] and is_kind(row, StepKind.RECORD_OUTPUT):
        yield "outputs: none; a record_output step has at least 1"


def _check(value: object, limits: Limits) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield "check: must be a table"
        return
    yield from (f"check {defect}" for defect in unknown_keys(value, ("quantity", "op", "limit", "points")))
    yield from _one_of(value.get("quantity"), "quantity", UNITS)
    yield from _one_of(value.get("op"), "op", OPS)
    yield from _limit(value, limits)
    points = value.get("points", [])
    if points == []:
        yield "points: missing; a check needs at least 1"
    yield from list_defects(points, ("points", "point"), room=POINT, most=MOST_POINTS)


def _limit(check: Mapping[str, object], limits: Limits) -> Iterator[str]:
    limit, quantity = check.get("limit"), check.get("quantity")
    if limit is None:
        yield "limit: missing"
    elif not isinstance(limit, str):
        yield "limit: must be text, the id of one of the site's limits"
    elif limit not in limits.by_id:
        yield f"limit {quoted(limit)} is not among the site's limits"
    elif isinstance(quantity, str) and quantity in UNITS and limits.by_id[limit].unit != UNITS[quantity]:
        unit = limits.by_id[limit].unit
        yield f"limit {quoted(limit)} is in {unit}, but {quantity} is in {UNITS[quantity]}"


def _hold(value: object) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield "hold: must be a table"
        return
    kind, remedies = value.get("kind"), value.get("remedies", [])
    yield from (f"hold {defect}" for defect in unknown_keys(value, ("kind", "remedies")))
    yield from (f"hold {defect}" for defect in _one_of(kind, "kind", _values(HoldKind)))
    if kind == HoldKind.MEASURED.value and remedies == []:
        yield "remedies: missing; a measured hold needs at least 1"
    yield from list_defects(remedies, ("remedies", "remedy"), room=REMEDY, most=MOST_REMEDIES)
