"""Making one step of a document stricter: a closed set of changes, each carried out in the text and checked.

The text keeps every comment and every other sign. What comes out is parsed again and held against what was
there: unless exactly the wanted thing has become stricter, and nothing else is different, it is refused.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.limits import Limits
from app.domain.procedure import Procedure, Step, StepKind
from app.domain.procedure_bytes import read_procedure_bytes
from app.domain.procedure_difference import procedure_difference
from app.domain.procedure_document import ProcedureFaulty
from app.domain.procedure_steps import LONGEST_DWELL_S, Beside
from app.domain.step_difference import Sense
from app.domain.toml_lines import Where, lines_of

DWELLS = (10, 20, 30, 60, 120, 300, 600, 1200, LONGEST_DWELL_S)
"""Least times that a step can be given, in s."""

MOST_CHANGES = 6
"""What one page has room for; of many tighter limits the nearest come first."""

_SAME = frozenset({"document.version", "document.sha256"})


class Knob(Enum):
    """What of a step can be made stricter; the value is what the record calls it."""

    PEOPLE = "people"
    REREADS = "rereads"
    DWELL = "dwell_s"
    LIMIT = "limit"


_CODES = {
    Knob.PEOPLE: "step.people",
    Knob.REREADS: "hold.rereads",
    Knob.DWELL: "step.dwell_s",
    Knob.LIMIT: "point.limit",
}


@dataclass(frozen=True, slots=True)
class StepChange:
    """One change of one step, from `old` to `new`: whole numbers as text, or ids of limits."""

    step: str
    knob: Knob
    old: str
    new: str


class CannotChange(ValueError):
    """The text is written in a form that this change cannot be carried out in."""


def changes_of(step: Step, limits: Limits) -> tuple[StepChange, ...]:
    """Every change that makes this step stricter by one notch."""
    if step.kind is StepKind.BRANCH:
        return ()
    return tuple(_changes(step, limits))[:MOST_CHANGES]


def changed_text(content: bytes, change: StepChange, *, version: str, beside: Beside) -> bytes:
    """The document with this change, as another version.

    Raises:
        CannotChange: the text does not allow it, or something else would become different.
        ProcedureFaulty: the content is no document.
    """
    before = read_procedure_bytes(content, beside)
    text = content.decode("utf-8-sig")
    rows = text.split("\n")
    lines = lines_of(text)
    _set(rows, lines.get(("version",), 0), "version", f'"{before.version}"', f'"{version}"')
    _carry_out(rows, lines, _place_of(before, change.step), change)
    made = "\n".join(rows).encode()
    try:
        after = read_procedure_bytes(made, beside)
    except ProcedureFaulty as fault:
        raise CannotChange("malformed") from fault
    if not _only_this(before, after, change, beside.limits):
        raise CannotChange("something else would change")
    return made


def _changes(step: Step, limits: Limits) -> Iterator[StepChange]:
    if step.people == 1:
        yield StepChange(step.id, Knob.PEOPLE, "1", "2")
    if step.hold is not None and step.hold.rereads > 1:
        yield StepChange(step.id, Knob.REREADS, str(step.hold.rereads), str(step.hold.rereads - 1))
    longer = next((dwell for dwell in DWELLS if dwell > step.dwell_s), None)
    if longer is not None:
        yield StepChange(step.id, Knob.DWELL, str(step.dwell_s), str(longer))
    for name in dict.fromkeys(point.limit for point in step.points):
        yield from (StepChange(step.id, Knob.LIMIT, name, other) for other in _tighter(name, limits))


def _tighter(name: str, limits: Limits) -> list[str]:
    """Other limits of the same quantity and sense that are stricter than this one, the nearest first."""
    old = limits.by_id.get(name)
    if old is None:
        return []
    found = [
        one
        for one in limits.by_id.values()
        if (one.quantity, one.unit, one.safer) == (old.quantity, old.unit, old.safer)
        and one.looser(old.value)
    ]
    return [one.id for one in sorted(found, key=lambda one: abs(one.value - old.value))]


def _place_of(procedure: Procedure, step: str) -> Where:
    for number, one in enumerate(procedure.steps):
        if one.id == step:
            return ("step", number)
    for at, aside in enumerate(procedure.deviations):
        for number, one in enumerate(aside.steps):
            if one.id == step:
                return ("deviation", at, "step", number)
    raise CannotChange("no such step")


def _carry_out(rows: list[str], known: Mapping[Where, int], place: Where, change: StepChange) -> None:
    if change.knob is Knob.DWELL and (*place, "dwell_s") not in known:
        at = known.get((*place, "id"), 0)
        if not at or not re.fullmatch(r'\s*id\s*=\s*"[a-z0-9_]+"\s*', rows[at - 1]):
            raise CannotChange("dwell_s")
        rows[at - 1] += f"\ndwell_s = {change.new}"
        return
    if change.knob is Knob.LIMIT:
        spots = [where for where in known if where[:-2] == (*place, "check") and where[-1] == "limit"]
        wanted = [at for at in (known[where] for where in spots) if f'"{change.old}"' in rows[at - 1]]
        for at in wanted:
            _set(rows, at, "limit", f'"{change.old}"', f'"{change.new}"')
        if not wanted:
            raise CannotChange("limit")
        return
    where = (*place, "hold", "rereads") if change.knob is Knob.REREADS else (*place, change.knob.value)
    _set(rows, known.get(where, 0), change.knob.value, change.old, change.new)


def _set(rows: list[str], line: int, key: str, old: str, new: str) -> None:
    """Put another value behind a key that stands once on its line."""
    if not line:
        raise CannotChange(key)
    made, count = re.subn(rf"(\b{key}\s*=\s*){re.escape(old)}(?![\w.])", rf"\g<1>{new}", rows[line - 1])
    if count != 1:
        raise CannotChange(key)
    rows[line - 1] = made


def _only_this(before: Procedure, after: Procedure, change: StepChange, limits: Limits) -> bool:
    found = [one for one in procedure_difference(before, after, limits=limits) if one.code not in _SAME]
    return bool(found) and all(
        (one.code, one.step, one.sense) == (_CODES[change.knob], change.step, Sense.STRICTER) for one in found
    )
