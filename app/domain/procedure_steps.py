"""What one step of a procedure document must say, and in which form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.limits import Limits, Safer
from app.domain.output import OutputCode
from app.domain.procedure import PPE_WORDS, Act, Energy, StepKind
from app.domain.procedure_defect import Defect, under
from app.domain.procedure_forms import (
    STEP_ID,
    Row,
    id_defects,
    one_of,
    some_of,
    unknown_keys,
    values,
    whole_number,
)
from app.domain.procedure_measuring import check_defects, hold_defects
from app.domain.procedure_options import branch_defects, option_defects
from app.domain.procedure_words import DETAIL, TITLE, TOOL, list_defects, quoted, words_defects

LEVELS = ("1S", "2S", "3S")
"""The qualifications a step can ask for, from the least to the highest."""

MOST_TOOLS, LONGEST_DWELL_S = 8, 3600

_EVERY_STEP = ("id", "kind", "act", "title", "detail", "energy", "people", "level", "ppe", "tools")
_IF_WANTED = ("dwell_s", "picture")
_ONLY_SOME = ("check", "hold", "outputs", "option", "branch", "wait", "guard")
_STEP_KEYS = (*_EVERY_STEP, *_IF_WANTED, *_ONLY_SOME)
_BRANCH_KEYS = ("id", "kind", "branch")

_PARTS: Mapping[str, frozenset[str]] = {
    "show step": frozenset(),
    "scan step": frozenset(),
    "confirm step": frozenset(),
    "photo step": frozenset(),
    "read step": frozenset({"check"}),
    "weigh step": frozenset({"outputs"}),
    "choose step": frozenset({"option"}),
    "wait step": frozenset({"wait"}),
    "measured hold": frozenset({"hold", "check"}),
    "judgement hold": frozenset({"hold"}),
    "record_output step": frozenset({"outputs"}),
    "make_safe step": frozenset({"guard"}),
}
_EXAMPLES: Mapping[str, str] = {
    "check": "write [[step.check]] with quantity, op, limit and points below the step",
    "hold": "write [step.hold] with its kind below the step",
    "outputs": 'write outputs = ["..."]',
    "option": "write [[step.option]] with id and title below the step, one for each answer",
    "wait": 'write wait = "..." with the id of a limit in s',
    "guard": 'write guard = "..." with the id of the step from whose beginning on it is owed',
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What a document may name that stands outside it: the site's limits, the drawings by name."""

    limits: Limits
    pictures: frozenset[str] = frozenset()


def step_defects(row: Row, beside: Beside) -> Iterator[Defect]:
    """Everything wrong with one step, taken alone."""
    if is_kind(row, StepKind.BRANCH):
        yield from _branch_step(row)
        return
    yield from unknown_keys(row, _STEP_KEYS)
    yield from id_defects(row.get("id"), "id", STEP_ID)
    yield from under("kind", one_of(row.get("kind"), "kind", values(StepKind)))
    yield from under("act", one_of(row.get("act"), "act", values(Act)))
    yield from under("title", words_defects(row.get("title"), "title", TITLE))
    yield from under("detail", words_defects(row.get("detail"), "detail", DETAIL))
    yield from under("energy", one_of(row.get("energy"), "energy", values(Energy)))
    yield from under("people", _people(row))
    if "level" in row:
        yield from under("level", one_of(row["level"], "level", LEVELS))
    yield from under("ppe", some_of(row.get("ppe"), ("ppe", "ppe"), sorted(PPE_WORDS)))
    tools = row.get("tools", [])
    yield from under("tools", list_defects(tools, ("tools", "tool"), room=TOOL, most=MOST_TOOLS))
    yield from _if_wanted(row, beside)
    yield from _parts(row)
    yield from _only_some(row, beside.limits)


def is_kind(row: Row, kind: StepKind) -> bool:
    """Whether the step says that it is of this kind."""
    return row.get("kind") == kind.value


def _branch_step(row: Row) -> Iterator[Defect]:
    """A branch is never on a screen, so it has no words, no gear and no people."""
    for key in row:
        if key in _STEP_KEYS and key not in _BRANCH_KEYS:
            remedy = f"take it out; a branch has only {', '.join(_BRANCH_KEYS)}"
            yield Defect(f"{key}: a branch step has none", remedy, (key,))
    yield from unknown_keys(row, _STEP_KEYS)
    yield from id_defects(row.get("id"), "id", STEP_ID)
    if "branch" in row:
        yield from under("branch", branch_defects(row["branch"]))
    else:
        yield Defect("branch: missing; a branch step needs it", "write [step.branch] with of and cases")


def _people(row: Row) -> Iterator[Defect]:
    people = row.get("people")
    if type(people) is not int or people not in (1, 2):
        what = "people: missing" if people is None else "people: must be 1 or 2"
        yield Defect(what, "write people = 1, or 2 where somebody must stand by")
    elif people == 1 and is_kind(row, StepKind.HOLD):
        yield Defect("people: a hold needs 2, for another person releases it", "write people = 2")


def _if_wanted(row: Row, beside: Beside) -> Iterator[Defect]:
    if "dwell_s" in row:
        yield from under("dwell_s", whole_number(row["dwell_s"], "dwell_s", least=1, most=LONGEST_DWELL_S))
    picture = row.get("picture")
    if "picture" in row and not isinstance(picture, str):
        yield Defect("picture: must be text", "write the name of a drawing, without .svg", ("picture",))
    elif isinstance(picture, str) and picture not in beside.pictures:
        known = ", ".join(sorted(beside.pictures)) or "none are there"
        yield Defect(
            f"picture {quoted(picture)} is not among the drawings", f"take one of: {known}", ("picture",)
        )


def _parts(row: Row) -> Iterator[Defect]:
    """Which of the parts that only some steps have are missing, and which do not belong here."""
    if is_kind(row, StepKind.HOLD) and "hold" not in row:
        yield Defect("hold: missing; a hold step needs it", _EXAMPLES["hold"])
    form = _form(row)
    needed = _PARTS.get(form)
    if needed is None:
        return
    for part in _ONLY_SOME:
        if part in needed and part not in row:
            yield Defect(f"{part}: missing; a {form} needs it", _EXAMPLES[part])
        elif part in row and part not in needed:
            yield Defect(f"{part}: a {form} has none", "take it out, or change the kind", (part,))


def _form(row: Row) -> str:
    """The kind of a step, that of a hold where it is one; the name of no row when they are unknown."""
    hold = row.get("hold")
    judged = hold.get("kind") if isinstance(hold, Mapping) else None
    kind, of = (judged, "hold") if is_kind(row, StepKind.HOLD) else (row.get("kind"), "step")
    return f"{kind} {of}" if isinstance(kind, str) else ""


def _only_some(row: Row, limits: Limits) -> Iterator[Defect]:
    """What is wrong inside the parts that are there, whether they belong here or not."""
    if "check" in row:
        yield from under("check", check_defects(row["check"], limits))
    if "hold" in row:
        yield from under("hold", hold_defects(row["hold"]))
    if "outputs" in row:
        yield from under("outputs", some_of(row["outputs"], ("outputs", "output"), values(OutputCode)))
        yield from under("outputs", _outputs(row))
    if "option" in row:
        yield from under("option", option_defects(row["option"]))
    if "wait" in row:
        yield from under("wait", _wait(row["wait"], limits))


def _outputs(row: Row) -> Iterator[Defect]:
    outputs = row["outputs"]
    if isinstance(outputs, list) and is_kind(row, StepKind.WEIGH) and len(outputs) != 1:
        yield Defect(f"outputs: {len(outputs)}; a weigh step has exactly 1", "name one, or use record_output")
    elif outputs == [] and is_kind(row, StepKind.RECORD_OUTPUT):
        yield Defect("outputs: none; a record_output step has at least 1", "name what can come out here")


def _wait(limit: object, limits: Limits) -> Iterator[Defect]:
    remedy = "name a limit in s of which longer is safer"
    if not isinstance(limit, str):
        yield Defect("wait: must be text, the id of one of the site's limits", remedy)
    elif limit not in limits.by_id:
        yield Defect(f"wait {quoted(limit)} is not among the site's limits", remedy)
    elif (unit := limits.by_id[limit].unit) != "s":
        yield Defect(f"wait {quoted(limit)} is in {unit}, but a wait is in s", remedy)
    elif limits.by_id[limit].safer is Safer.LOWER:
        yield Defect(f"wait {quoted(limit)} is safer when shorter, so it is no time to wait", remedy)
