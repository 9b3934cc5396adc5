"""What is different between two procedures, one by one and without a gap: what a new version changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.limits import Limits
from app.domain.order_shift import shift
from app.domain.procedure import Deviation, Procedure, Step, StepKind
from app.domain.step_difference import Difference, Place, Sense, change, step_differences

_BARS = (StepKind.HOLD, StepKind.WAIT, StepKind.MAKE_SAFE)
"""Kinds whose coming makes a procedure stricter, and whose going makes it looser."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A step with the place it has in its document."""

    step: Step
    place: Place


def procedure_difference(
    old: Procedure, new: Procedure, *, limits: Limits | None = None
) -> tuple[Difference, ...]:
    """Every difference of two sound documents: head, steps in the order of the new one, deviations.

    Equal documents have none, and the old one with all of them carried out is the new one. Steps and
    deviations are the same when they have one id, wherever they stand. With the site's `limits` a change from
    one limit to another is told stricter or looser by their values.
    """
    return (*_head(old, new), *_deviations(old, new), *_steps(old, new, limits))


def _head(old: Procedure, new: Procedure) -> Iterator[Difference]:
    added = set(new.classes) - set(old.classes)
    gone = set(old.classes) - set(new.classes)
    classes = Sense.of(stricter=bool(gone), looser=bool(added))
    supervised = Sense.of(stricter=new.supervised, looser=old.supervised)
    yield from change("document.id", old.id, new.id)
    yield from change("document.version", old.version, new.version)
    yield from change("document.sha256", old.sha256, new.sha256)
    yield from change("document.family", old.family, new.family)
    yield from change("document.title", old.title, new.title)
    yield from change("document.source", old.source, new.source)
    yield from change("document.signer", old.signer, new.signer)
    yield from change("document.classes", old.classes, new.classes, sense=classes)
    yield from change("document.supervised", old.supervised, new.supervised, sense=supervised)


def _deviations(old: Procedure, new: Procedure) -> Iterator[Difference]:
    moves = shift([one.id for one in old.deviations], [one.id for one in new.deviations])
    for at in moves.out:
        gone = old.deviations[at]
        yield Difference("deviation.out", _own(gone), None, place=Place(gone.id, at + 1))
    for at in moves.came:
        came = new.deviations[at]
        yield Difference("deviation.in", None, _own(came), place=Place(came.id, at + 1))
    for before, after in moves.pairs:
        one, other = old.deviations[before], new.deviations[after]
        place = Place(other.id, after + 1)
        if after in moves.moved:
            yield Difference("deviation.moved", Place(one.id, before + 1), place, place=place)
        yield from change("deviation.finding", one.finding, other.finding, place=place)
        yield from change("deviation.title", one.title, other.title, place=place)
        yield from change("deviation.at", one.at, other.at, place=place)
        yield from change("deviation.to", one.to, other.to, place=place)


def _own(deviation: Deviation) -> Deviation:
    """A deviation without its steps: these are told one by one, for they may come from another line."""
    return replace(deviation, steps=())


def _steps(old: Procedure, new: Procedure, limits: Limits | None) -> Iterator[Difference]:
    before, after = _found(old), _found(new)
    moved = _moved(old, new)
    for name, gone in before.items():
        if name not in after:
            sense = Sense.LOOSER if gone.step.kind in _BARS else None
            yield Difference("step.out", gone.step, None, step=name, place=gone.place, sense=sense)
    for name, here in after.items():
        there = before.get(name)
        if there is None:
            sense = Sense.STRICTER if here.step.kind in _BARS else None
            yield Difference("step.in", None, here.step, step=name, place=here.place, sense=sense)
            continue
        if name in moved:
            yield Difference("step.moved", there.place, here.place, step=name, place=here.place)
        yield from step_differences(there.step, here.step, here.place, limits)


def _lines(procedure: Procedure) -> dict[str, tuple[Step, ...]]:
    return {"": procedure.steps, **{one.id: one.steps for one in procedure.deviations}}


def _found(procedure: Procedure) -> dict[str, _Found]:
    return {
        step.id: _Found(step, Place(line, number))
        for line, steps in _lines(procedure).items()
        for number, step in enumerate(steps, 1)
    }


def _moved(old: Procedure, new: Procedure) -> frozenset[str]:
    """The steps that stand in another line, or were taken to another place of their own."""
    before, after = _found(old), _found(new)
    told = {
        name for name in before.keys() & after.keys() if before[name].place.line != after[name].place.line
    }
    lines = _lines(old)
    for line, steps in _lines(new).items():
        ids = [step.id for step in steps]
        told |= {ids[place] for place in shift([step.id for step in lines.get(line, ())], ids).moved}
    return frozenset(told)
