"""Procedures changed on purpose, and an old one with all told differences carried out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from app.domain.procedure import Procedure, Step
from app.domain.procedure_difference import procedure_difference
from app.domain.step_difference import Difference, Place

T = TypeVar("T")
_ITEMS = {"point": "points", "option": "options"}


def patched(old: Procedure, differences: Sequence[Difference]) -> Procedure:
    """The new procedure, made of the old one and the differences alone."""
    head = {one.code.split(".")[1]: one.new for one in differences if one.code.startswith("document.")}
    asides = _deviations(old, [one for one in differences if one.code.startswith("deviation.")])
    lines = _lines(old, [one for one in differences if one.step], ["", *(one.id for one in asides)])
    return replace(
        old,
        steps=lines[""],
        deviations=tuple(replace(one, steps=lines[one.id]) for one in asides),
        **head,  # type: ignore[arg-type]
    )


def _filled(stayed: Iterable[T], fixed: Mapping[int, T]) -> tuple[T, ...]:
    """What stayed, in its order, around what has a number."""
    rest = list(stayed)
    return tuple(fixed[at] if at in fixed else rest.pop(0) for at in range(1, len(rest) + len(fixed) + 1))


def _deviations(old: Procedure, told: Sequence[Difference]) -> tuple[Any, ...]:
    out = {one.place.line for one in told if one.place and one.code == "deviation.out"}
    moved = {one.place.line: one.place.number for one in told if one.place and one.code == "deviation.moved"}
    made = {one.id: one for one in old.deviations if one.id not in out}
    for one in told:
        name = one.code.split(".")[1]
        if one.place is not None and name not in ("in", "out", "moved"):
            made[one.place.line] = replace(made[one.place.line], **{name: one.new})  # type: ignore[arg-type]
    fixed: dict[int, Any] = {number: made[line] for line, number in moved.items()}
    fixed |= {one.place.number: one.new for one in told if one.place and one.code == "deviation.in"}
    return _filled((one for name, one in made.items() if name not in moved), fixed)


def _lines(old: Procedure, told: Sequence[Difference], lines: Sequence[str]) -> dict[str, tuple[Step, ...]]:
    out = {one.step for one in told if one.code == "step.out"}
    made = {step.id: _step(step, [it for it in told if it.step == step.id]) for step in old.every_step()}
    before = {step.id: "" for step in old.steps}
    before |= {step.id: aside.id for aside in old.deviations for step in aside.steps}
    placed: dict[str, Place] = {}
    for one in told:
        if one.code in ("step.in", "step.moved"):
            assert one.place is not None
            placed[one.step] = one.place
        if isinstance(one.new, Step):
            made[one.step] = one.new
    return {
        line: _filled(
            [made[name] for name, at in before.items() if at == line and name not in out | placed.keys()],
            {at.number: made[name] for name, at in placed.items() if at.line == line},
        )
        for line in lines
    }


def _step(step: Step, told: Sequence[Difference]) -> Step:
    for one in told:
        about, name = one.code.split(".")
        if about == "step" and name not in ("in", "out", "moved"):
            step = replace(step, **{name: one.new})  # type: ignore[arg-type]
        if about == "hold":
            assert step.hold is not None
            step = replace(step, hold=replace(step.hold, **{name: one.new}))  # type: ignore[arg-type]
    for about, field in _ITEMS.items():
        mine = [one for one in told if one.code.startswith(f"{about}.")]
        step = replace(step, **{field: _items(getattr(step, field), mine)})
    return step


def _items(old: Sequence[Any], told: Sequence[Difference]) -> tuple[Any, ...]:
    gone = {one.item for one in told if one.code.endswith(".out")}
    came = {one.item: one.new for one in told if one.code.endswith(".in")}
    moved = {one.old: one.item for one in told if one.code.endswith(".moved")}
    stayed = [number for number in range(1, len(old) + 1) if number not in gone and number not in moved]
    order: dict[int, Any] = dict.fromkeys(came)
    order |= {now: was for was, now in moved.items()}
    made = [came.get(at) or old[was - 1] for at, was in enumerate(_filled(stayed, order), 1)]
    for one in told:
        name = one.code.split(".")[1]
        if name not in ("in", "out", "moved"):
            field = "words" if one.code == "point.title" else name
            made[one.item - 1] = replace(made[one.item - 1], **{field: getattr(one.new, field)})
    return tuple(made)


def with_step(procedure: Procedure, name: str, to: Callable[[Step], Step]) -> Procedure:
    """The procedure with one step made another, wherever it stands."""

    def line(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(to(one) if one.id == name else one for one in steps)

    asides = tuple(replace(one, steps=line(one.steps)) for one in procedure.deviations)
    return replace(procedure, steps=line(procedure.steps), deviations=asides)


def with_fields(procedure: Procedure, name: str, **more: object) -> Procedure:
    return with_step(procedure, name, lambda one: replace(one, **more))  # type: ignore[arg-type]


def only(old: Procedure, new: Procedure) -> Difference:
    (found,) = procedure_difference(old, new)
    return found
