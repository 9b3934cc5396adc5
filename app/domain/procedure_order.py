"""What the steps of a procedure document must say of each other: ids, energy, make-safe, the pack's code."""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.procedure import Act, Energy, StepKind
from app.domain.procedure_steps import STEP_ID, is_kind
from app.domain.procedure_words import quoted

Row = Mapping[str, object]
_LADDER = tuple(energy.value for energy in Energy)  # from full voltage downwards


def place(number: int, row: Row) -> str:
    """Where a defect stands: the step's number and, when it has a usable one, its id."""
    step = row.get("id")
    named = isinstance(step, str) and STEP_ID.pattern.fullmatch(step)
    return f"step {number} ({step})" if named else f"step {number}"


def order_defects(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Everything wrong between the steps, each defect with the number of its step."""
    yield from _ids(rows)
    yield from _energies(rows)
    yield from _scans(rows)
    yield from _make_safe_last(rows)
    yield from _guards(rows)


def _ids(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    first: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        step = row.get("id")
        if not isinstance(step, str):
            continue
        if step in first:
            yield number, f"id {quoted(step)} is already step {first[step]}"
        first.setdefault(step, number)


def _energies(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Danger may only fall from step to step; it is a make-safe step that may put a pack back."""
    before: str | None = None
    for number, row in enumerate(rows, 1):
        energy = row.get("energy")
        if not isinstance(energy, str) or energy not in _LADDER:
            continue
        rises = before is not None and _LADDER.index(energy) < _LADDER.index(before)
        if rises and not is_kind(row, StepKind.MAKE_SAFE):
            yield number, f"energy rises from {before} to {energy}; only a make_safe step may do that"
        before = energy


def _scans(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """No other code is read before the pack itself is known, and it is known by its code alone."""
    known = False
    for number, row in enumerate(rows, 1):
        identifies = row.get("act") == Act.IDENTIFY.value
        if is_kind(row, StepKind.SCAN) and not identifies and not known:
            yield number, "a scan before the pack is identified"
        if identifies and not is_kind(row, StepKind.SCAN):
            yield number, "act identify needs a scan step"
        known = known or identifies


def _make_safe_last(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    ordinary = [number for number, row in enumerate(rows, 1) if not is_kind(row, StepKind.MAKE_SAFE)]
    last = ordinary[-1] if ordinary else 0
    for number, row in enumerate(rows[:last], 1):
        if is_kind(row, StepKind.MAKE_SAFE):
            yield number, f"make_safe steps stand last, but {place(last, rows[last - 1])} follows"


def _guards(rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    numbers: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        step = row.get("id")
        if isinstance(step, str):
            numbers.setdefault(step, number)
    for number, row in enumerate(rows, 1):
        guard = row.get("guard")
        if guard is None or not is_kind(row, StepKind.MAKE_SAFE):
            continue
        if not isinstance(guard, str):
            yield number, "guard: must be text, the id of a step"
        elif guard not in numbers:
            yield number, f"guard {quoted(guard)} is not a step of this procedure"
        elif numbers[guard] >= number:
            yield number, f"guard {quoted(guard)} does not stand before it"
        elif is_kind(rows[numbers[guard] - 1], StepKind.MAKE_SAFE):
            yield number, f"guard {quoted(guard)} is a make_safe step itself"
