"""Procedure documents spoilt in one place each, as a slip of the pen or of judgement would spoil them.

Spoilt is the parsed TOML, so that the grammar has its chance as well. What hangs on a step that is taken out
is hung on the one that follows, for else every such document would be refused for a name that leads nowhere.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.limits import Limits

Table = dict[str, Any]
LADDER = ("live", "isolated", "opened", "sectioned", "module")


@dataclass(frozen=True)
class Mutant:
    """One spoilt document: how, at which step or deviation (""  for the head), and in what particular."""

    how: str
    at: str
    what: str
    table: Table


def mutants(table: Table, limits: Limits, *, every_gear: bool = False) -> Iterator[Mutant]:
    """Every spoilt form of a document. With `every_gear` each piece of gear is dropped alone, too."""
    for line, number in _places(table):
        step = _line(table, line)[number]
        if step["kind"] == "hold":
            yield from _holds(table, line, number)
        for check, point in _points(step):
            yield _cut_point(table, line, number, check, point)
        yield from _limits(table, line, number, limits)
        yield from _said(table, line, number, every_gear=every_gear)
        yield from _order(table, line, number)
        yield from _ways(table, line, number)
    yield from _deviations(table)
    yield from _head(table)


def _copied(table: Table) -> Table:
    """A copy that shares nothing: a document has only what JSON has, and thousands of copies are made."""
    copy: Table = json.loads(json.dumps(table))
    return copy


def _places(table: Table) -> Iterator[tuple[int, int]]:
    """Every step: its line (-1 the main line, else the number of the deviation) and its place in it."""
    yield from ((-1, number) for number in range(len(table["step"])))
    for line, deviation in enumerate(table.get("deviation", [])):
        yield from ((line, number) for number in range(len(deviation.get("step", []))))


def _line(table: Table, line: int) -> list[Table]:
    steps: list[Table] = table["step"] if line < 0 else table["deviation"][line]["step"]
    return steps


def _spoilt(
    table: Table, place: tuple[int, int], how: str, what: str, spoil: Callable[[Table], None]
) -> Mutant:
    """The document with one step changed in place."""
    copy = _copied(table)
    step = _line(copy, place[0])[place[1]]
    spoil(step)
    return Mutant(how, step["id"], what, copy)


def _holds(table: Table, line: int, number: int) -> Iterator[Mutant]:
    here = (line, number)
    yield _without(table, line, number, "hold deleted")
    yield _spoilt(table, here, "hold into show", "", lambda step: _turn(step, "show", "hold", "check"))
    yield _spoilt(table, here, "hold into confirm", "", lambda step: _turn(step, "confirm", "hold", "check"))
    if _line(table, line)[number]["hold"]["kind"] == "measured":
        yield _spoilt(table, here, "measured into judgement", "", _judged)
        yield _spoilt(table, here, "hold into read", "", lambda step: _turn(step, "read", "hold"))
        if len(list(_points(_line(table, line)[number]))) > 1:  # of one alone there is a mutant anyway
            yield _spoilt(table, here, "criteria dropped", "all", lambda step: step.pop("check"))


def _turn(step: Table, kind: str, *dropped: str) -> None:
    step["kind"] = kind
    for name in dropped:
        step.pop(name, None)


def _judged(step: Table) -> None:
    step.pop("check", None)
    step["hold"] = {"kind": "judgement", "remedies": step["hold"].get("remedies", [])}


def _points(step: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    for check, row in enumerate(step.get("check", [])):
        yield from ((check, point) for point in range(len(row["points"])))


def _cut_point(table: Table, line: int, number: int, check: int, point: int) -> Mutant:
    def cut(step: Table) -> None:
        points = step["check"][check]["points"]
        del points[point]
        if not points:
            del step["check"][check]
        if not step["check"]:
            del step["check"]

    return _spoilt(table, (line, number), "criteria dropped", f"check {check + 1} point {point + 1}", cut)


def _limits(table: Table, line: int, number: int, limits: Limits) -> Iterator[Mutant]:
    step = _line(table, line)[number]
    for place, check in enumerate(step.get("check", [])):
        own = limits.by_id[check["limit"]]
        turned = {"at_most": "at_least", "at_least": "at_most"}[check["op"]]

        def turn(step: Table, place: int = place, op: str = turned) -> None:
            step["check"][place]["op"] = op

        yield _spoilt(table, (line, number), "limit loosened", turned, turn)
        for other in limits.by_id.values():
            if other.quantity is own.quantity and other.unit == own.unit and own.looser(other.value):

                def refer(step: Table, place: int = place, name: str = other.id) -> None:
                    step["check"][place]["limit"] = name

                yield _spoilt(table, (line, number), "limit loosened", other.id, refer)
    if step["kind"] == "wait":
        yield _without(table, line, number, "wait deleted")
        shorter = min(
            (one for one in limits.by_id.values() if one.unit == "s"), key=lambda one: (one.value, one.id)
        )
        if shorter.id != step["wait"]:
            yield _spoilt(
                table, (line, number), "limit loosened", shorter.id, lambda step: step.update(wait=shorter.id)
            )


def _said(table: Table, line: int, number: int, *, every_gear: bool) -> Iterator[Mutant]:
    here, step = (line, number), _line(table, line)[number]
    if step.get("people") == 2:
        yield _spoilt(table, here, "two people into one", "", lambda step: step.update(people=1))
    if step.get("level"):
        yield _spoilt(table, here, "qualification dropped", step["level"], lambda step: step.pop("level"))
        if step["level"] != "1S":
            lower = f"{int(step['level'][0]) - 1}S"
            yield _spoilt(table, here, "qualification lowered", lower, lambda step: step.update(level=lower))
    if step.get("ppe"):
        yield _spoilt(table, here, "gear dropped", "all", lambda step: step.update(ppe=[]))
    for gear in step["ppe"] if every_gear and len(step.get("ppe", [])) > 1 else []:
        yield _spoilt(table, here, "gear dropped", gear, lambda step, gear=gear: step["ppe"].remove(gear))
    if step.get("energy", LADDER[-1]) != LADDER[-1]:
        safer = LADDER[LADDER.index(step["energy"]) + 1]
        yield _spoilt(table, here, "safer energy stated", safer, lambda step: step.update(energy=safer))


def _order(table: Table, line: int, number: int) -> Iterator[Mutant]:
    steps = _line(table, line)
    step = steps[number]
    if step["kind"] == "make_safe":
        yield _without(table, line, number, "make-safe step dropped")
        guards = [one["id"] for one in table["step"] if one["kind"] not in ("make_safe", "branch")]
        if step["guard"] in guards and step["guard"] != guards[-1]:
            later = guards[guards.index(step["guard"]) + 1]
            yield _spoilt(table, (line, number), "guard later", later, lambda step: step.update(guard=later))
        return
    if number + 1 < len(steps) and steps[number + 1]["kind"] != "make_safe":
        copy = _copied(table)
        row = _line(copy, line)
        row[number], row[number + 1] = row[number + 1], row[number]
        yield Mutant("swapped with next", step["id"], steps[number + 1]["id"], copy)


def _ways(table: Table, line: int, number: int) -> Iterator[Mutant]:
    """Options and cases that lead past the next hold."""
    steps = _line(table, line)
    step, beyond = steps[number], _past_hold(steps, number)
    if not beyond:
        return
    for place, option in enumerate(step.get("option", [])):

        def lead(step: Table, place: int = place) -> None:
            step["option"][place]["to"] = beyond

        yield _spoilt(table, (line, number), "way past a hold", f"{option['id']} to {beyond}", lead)
    for answer in step.get("branch", {}).get("cases", {}):

        def turn(step: Table, answer: str = answer) -> None:
            step["branch"]["cases"][answer] = beyond

        yield _spoilt(table, (line, number), "way past a hold", f"{answer} to {beyond}", turn)


def _past_hold(steps: list[Table], number: int) -> str:
    held = [place for place in range(number + 1, len(steps)) if steps[place]["kind"] == "hold"]
    after = [one["id"] for one in steps[held[0] + 1 :] if one["kind"] != "make_safe"] if held else []
    return after[0] if after else ""


def _deviations(table: Table) -> Iterator[Mutant]:
    names = [step["id"] for step in table["step"]]
    for number, deviation in enumerate(table.get("deviation", [])):

        def changed(how: str, what: str, number: int = number, **parts: Any) -> Mutant:
            copy = _copied(table)
            copy["deviation"][number].update(parts)
            return Mutant(how, copy["deviation"][number]["id"], what, copy)

        last = max(names.index(at) for at in deviation["at"])
        if deviation["to"] == "abort":
            yield changed("abort into resume", "", to="resume")
        beyond = _past_hold(table["step"], last)
        if beyond and deviation["to"] != beyond:
            yield changed("way past a hold", f"to {beyond}", to=beyond)
        first = min(names.index(at) for at in deviation["at"])
        before = [one["id"] for one in table["step"][:first] if one["kind"] != "branch"]
        if before:
            yield changed("deviation offered earlier", before[-1], at=[before[-1], *deviation["at"]])


def _head(table: Table) -> Iterator[Mutant]:
    if table.get("supervised"):
        yield Mutant("supervision dropped", "", "", {**_copied(table), "supervised": False})
    for triage in ("A", "B", "B-doc", "C"):
        if triage not in table.get("classes", ["A"]):
            wider = [*table.get("classes", ["A"]), triage]
            yield Mutant("class added", "", triage, {**_copied(table), "classes": wider})


def _without(table: Table, line: int, number: int, how: str) -> Mutant:
    """The document without one step; what led to it or hung on it now does so with the one that follows."""
    copy = _copied(table)
    steps = _line(copy, line)
    gone = steps.pop(number)["id"]
    heir = next((one["id"] for one in steps[number:] if one["kind"] not in ("make_safe", "branch")), "")
    every = [*copy["step"], *(step for deviation in copy.get("deviation", []) for step in deviation["step"])]
    for step in every:
        if step.get("guard") == gone:
            step["guard"] = heir
        for option in step.get("option", []):
            if option.get("to") == gone:
                option["to"] = heir
        cases = step.get("branch", {}).get("cases", {})
        cases.update({answer: heir for answer, to in cases.items() if to == gone})
    for deviation in copy.get("deviation", []):
        deviation["at"] = list(dict.fromkeys(heir if at == gone else at for at in deviation["at"]))
        if deviation["to"] == gone:
            deviation["to"] = heir
    return Mutant(how, gone, "", copy)
