"""What the steps of a procedure document must say of each other: ids, energy, make-safe, the pack's code."""

from collections.abc import Iterator

from app.domain.procedure import ABORT, RESUME, Act, Energy, StepKind
from app.domain.procedure_defect import Defect
from app.domain.procedure_forms import Row, text_at, texts_of
from app.domain.procedure_outline import MAIN, Line, Outline, ordinary
from app.domain.procedure_steps import is_kind
from app.domain.procedure_words import quoted

_LADDER = tuple(energy.value for energy in Energy)  # from full voltage downwards
_RISES = "let the energy stay or fall along the way; only a make_safe step may put a pack back"


def order_defects(outline: Outline) -> Iterator[Defect]:
    """Everything wrong between the steps, each defect with its place."""
    yield from _ids(outline)
    yield from _energies(outline)
    yield from _scans(outline)
    yield from _make_safe(outline)
    yield from _guards(outline)


def _at(line: Line, number: int, what: str, remedy: str, key: str) -> Defect:
    """A defect of a key of a step."""
    return Defect(what, remedy, (*line.where(number), key), line.step_place(number))


def _ids(outline: Outline) -> Iterator[Defect]:
    seen: dict[str, str] = {ABORT: "a word of the grammar", RESUME: "a word of the grammar"}
    for line, number, row in outline.all_steps():
        step, mine = text_at(row, "id"), outline.lines[line]
        if step is not None and step in seen:
            what = f"id {quoted(step)} is already {seen[step]}"
            yield _at(mine, number, what, "give it another id", "id")
        elif step is not None:
            place = mine.step_place(number)
            seen[step] = place[: -len(f" ({step})")] if place.endswith(f" ({step})") else place
    for number, line_ in enumerate(outline.lines[1:]):
        deviation = text_at(line_.row, "id")
        if deviation is None:
            continue
        if deviation in seen:
            what, at = f"id {quoted(deviation)} is already {seen[deviation]}", ("deviation", number, "id")
            yield Defect(what, "give it another id", at, line_.place)
        else:
            seen[deviation] = f"deviation {number + 1}"


def _energies(outline: Outline) -> Iterator[Defect]:
    """Danger may only fall from step to step, into a deviation, along it and out of it."""
    for line in outline.lines:
        entry = None if line is outline.lines[MAIN] else _before_deviation(outline, line)
        before = entry
        for number, row in enumerate(line.rows):
            energy = _energy(row)
            if energy is None or is_kind(row, StepKind.BRANCH):
                continue
            if before is not None and _rises(before, energy) and ordinary(row):
                what = f"energy rises from {before} to {energy}; only a make_safe step may do that"
                yield _at(line, number, what, _RISES, "energy")
            before = energy
        if line is not outline.lines[MAIN] and before is not None:
            yield from _coming_back(outline, line, before)


def _before_deviation(outline: Outline, line: Line) -> str | None:
    """The most dangerous state in which a deviation can be taken: that before a step it is offered at."""
    states = []
    for at in texts_of(line.row.get("at")):
        place = outline.steps.get(at)
        if place is None or place[0] != MAIN:
            continue
        told = [_energy(row) for row in outline.lines[MAIN].rows[: place[1]]]
        states.append(next((one for one in reversed(told) if one is not None), _LADDER[0]))
    return min(states, key=_LADDER.index) if states else None


def _coming_back(outline: Outline, line: Line, last: str) -> Iterator[Defect]:
    """The main line must not say more danger than the deviation has left."""
    to = text_at(line.row, "to")
    back = texts_of(line.row.get("at")) if to == RESUME else (to,) if to is not None else ()
    for step in back:
        place = outline.steps.get(step)
        energy = _energy(outline.step(step)) if place is not None and place[0] == MAIN else None
        if energy is not None and _rises(last, energy):
            what = f"energy rises from {last} to {energy} when it leads to {quoted(step)}"
            yield Defect(what, _RISES, (*line.at[:-1], "to"), line.place)


def _scans(outline: Outline) -> Iterator[Defect]:
    """No other code is read before the pack itself is known, and it is known by its code alone."""
    main = outline.lines[MAIN]
    first = next((place for place, row in enumerate(main.rows) if _identifies(row)), len(main.rows))
    for number, place, row in outline.all_steps():
        line = outline.lines[number]
        if _identifies(row) and not is_kind(row, StepKind.SCAN):
            yield _at(line, place, "act identify needs a scan step", 'write kind = "scan"', "kind")
        if not is_kind(row, StepKind.SCAN) or _identifies(row):
            continue
        taken = place if number == MAIN else _first_taken(outline, line)
        if taken is not None and taken <= first:
            remedy = "let the scan with act identify stand before it"
            yield _at(line, place, "a scan before the pack is identified", remedy, "kind")


def _first_taken(outline: Outline, line: Line) -> int | None:
    """The number of the first main step at which a deviation is offered."""
    places = [outline.steps[at] for at in texts_of(line.row.get("at")) if at in outline.steps]
    return min((number for of, number in places if of == MAIN), default=None)


def _make_safe(outline: Outline) -> Iterator[Defect]:
    main = outline.lines[MAIN]
    last = max((number for number, row in enumerate(main.rows) if ordinary(row)), default=-1)
    for number, row in enumerate(main.rows[: max(last, 0)]):
        if not ordinary(row):
            what = f"make_safe steps stand last, but {main.step_place(last)} follows"
            yield _at(main, number, what, "move it behind the last ordinary step", "kind")
    if last < 0 and main.rows:
        remedy = "begin with what is to be done"
        yield Defect("step: nothing but make_safe steps", remedy, ("step",))
    for line in outline.lines[1:]:
        for number, row in enumerate(line.rows):
            if not ordinary(row):
                remedy = "put it at the end of the main line; its guard may be a step of the deviation"
                yield _at(line, number, "a deviation has no make_safe steps", remedy, "kind")


def _guards(outline: Outline) -> Iterator[Defect]:
    remedy = "name the ordinary step, of the main line or of a deviation, whose beginning makes it due"
    for line, number, row in outline.all_steps():
        guard = row.get("guard")
        if guard is None or ordinary(row):
            continue
        wrong = _wrong_guard(outline, guard, number)
        if wrong:
            yield _at(outline.lines[line], number, wrong, remedy, "guard")


def _wrong_guard(outline: Outline, guard: object, number: int) -> str:
    """What is wrong with the guard of the main line's make-safe step of this number, "" for nothing."""
    if not isinstance(guard, str):
        return "guard: must be text, the id of a step"
    if guard not in outline.steps:
        return f"guard {quoted(guard)} is not a step of this procedure"
    line, place = outline.steps[guard]
    if line == MAIN and place >= number:
        return f"guard {quoted(guard)} does not stand before it"
    if not ordinary(outline.step(guard)):
        return f"guard {quoted(guard)} is a make_safe step itself"
    if is_kind(outline.step(guard), StepKind.BRANCH):
        return f"guard {quoted(guard)} is a branch, which nobody begins"
    return ""


def _identifies(row: Row) -> bool:
    return row.get("act") == Act.IDENTIFY.value


def _energy(row: Row) -> str | None:
    energy = text_at(row, "energy")
    return energy if energy in _LADDER else None


def _rises(before: str, after: str) -> bool:
    return _LADDER.index(after) < _LADDER.index(before)
