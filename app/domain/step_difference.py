"""What is different between two versions of one step, and whether that asks more or less of who works it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from app.domain.limits import Limits
from app.domain.order_shift import shift
from app.domain.output import OutputCode
from app.domain.procedure import Branch, Deviation, Hold, HoldKind, Option, Point, Step, StepKind, Words
from app.domain.procedure_steps import LEVELS

_BARRING = (StepKind.HOLD, StepKind.WAIT)


class Sense(Enum):
    """Which way a change goes, where that is plain."""

    STRICTER = "stricter"
    LOOSER = "looser"
    BOTH = "both"  # stricter in one thing and looser in another

    @staticmethod
    def of(*, stricter: bool, looser: bool) -> "Sense | None":
        """The sense of a change that goes this way, that way, both ways or neither."""
        if stricter:
            return Sense.BOTH if looser else Sense.STRICTER
        return Sense.LOOSER if looser else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the id of its deviation, "" for the main line, and its number from 1.

    A deviation's own place has its own id, and its number among the deviations.
    """

    line: str
    number: int


Part = (
    str
    | int
    | bool
    | Enum
    | Words
    | Place
    | Step
    | Point
    | Hold
    | Option
    | Branch
    | Deviation
    | tuple[str, ...]
    | tuple[Words, ...]
    | tuple[OutputCode, ...]
    | None
)
"""What a difference is between: a part of a document, None where there is none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different.

    `code` is stable ("step.people"). `step` is the id of the step it is about, "" for head and deviations.
    `place` is where that step or deviation stands in the new document, in the old one when it was taken out;
    None for the head. `item` numbers the point or option it is about, from 1, in the new document, in the old
    one when it was taken out; 0 for all else. What has come in has no `old`, what was taken out no `new`.
    """

    code: str
    old: Part
    new: Part
    step: str = ""
    place: Place | None = None
    item: int = 0
    sense: Sense | None = None


def change(
    code: str,
    old: Part,
    new: Part,
    *,
    step: str = "",
    place: Place | None = None,
    sense: Sense | None = None,
) -> Iterator[Difference]:
    """The difference of two parts, when they are not the same."""
    if old != new:
        yield Difference(code, old, new, step=step, place=place, sense=sense)


def step_differences(old: Step, new: Step, place: Place, limits: Limits | None) -> Iterator[Difference]:
    """Every difference of two steps with one id, but for where they stand."""
    told: tuple[tuple[str, Part, Part, Sense | None], ...] = (
        ("step.kind", old.kind, new.kind, _kind(old.kind, new.kind)),
        ("step.act", old.act, new.act, None),
        ("step.title", old.title, new.title, None),
        ("step.detail", old.detail, new.detail, None),
        ("step.energy", old.energy, new.energy, None),
        ("step.people", old.people, new.people, _more(old.people, new.people)),
        ("step.level", old.level, new.level, _more(_rank(old.level), _rank(new.level))),
        ("step.ppe", old.ppe, new.ppe, _gear(old.ppe, new.ppe)),
        ("step.tools", old.tools, new.tools, None),
        ("step.dwell_s", old.dwell_s, new.dwell_s, _more(old.dwell_s, new.dwell_s)),
        ("step.picture", old.picture, new.picture, None),
        ("step.outputs", old.outputs, new.outputs, None),
        ("step.branch", old.branch, new.branch, None),
        ("step.wait", old.wait, new.wait, _limit(old.wait, new.wait, limits)),
        ("step.guard", old.guard, new.guard, None),
    )
    for code, one, other, sense in told:
        yield from change(code, one, other, step=new.id, place=place, sense=sense)
    yield from _hold(old.hold, new.hold, step=new.id, place=place)
    yield from _points(old, new, place, limits)
    yield from _options(old, new, place)


def _hold(old: Hold | None, new: Hold | None, *, step: str, place: Place) -> Iterator[Difference]:
    if old is None or new is None:
        sense = Sense.STRICTER if old is None else Sense.LOOSER
        yield from change("step.hold", old, new, step=step, place=place, sense=sense)
        return
    kind = Sense.STRICTER if new.kind is HoldKind.MEASURED else Sense.LOOSER
    fewer = _more(new.rereads, old.rereads)
    yield from change("hold.kind", old.kind, new.kind, step=step, place=place, sense=kind)
    yield from change("hold.remedies", old.remedies, new.remedies, step=step, place=place)
    yield from change("hold.rereads", old.rereads, new.rereads, step=step, place=place, sense=fewer)


def _points(old: Step, new: Step, place: Place, limits: Limits | None) -> Iterator[Difference]:
    names = _point_names(old.points)
    same = shift(names, _renamed(names, old.points, new.points))
    for at in same.out:
        yield Difference("point.out", old.points[at], None, new.id, place, at + 1, Sense.LOOSER)
    for at in same.came:
        yield Difference("point.in", None, new.points[at], new.id, place, at + 1, Sense.STRICTER)
    for before, after in same.pairs:
        one, other, item = old.points[before], new.points[after], after + 1
        if after in same.moved:
            yield Difference("point.moved", before + 1, item, new.id, place, item)
        if one.words != other.words:
            yield Difference("point.title", one, other, new.id, place, item)
        if one.op != other.op:
            yield Difference("point.op", one, other, new.id, place, item)
        if one.limit != other.limit:
            sense = _limit(one.limit, other.limit, limits) if one.op == other.op else None
            yield Difference("point.limit", one, other, new.id, place, item, sense)


def _point_names(points: Sequence[Point]) -> list[str]:
    """A name of each point that none has twice: what is measured, and where."""
    plain = [f"{point.quantity.value} {point.words.zh} {point.words.en}" for point in points]
    return [f"{plain[:at].count(name)} {name}" for at, name in enumerate(plain)]


def _renamed(names: Sequence[str], old: Sequence[Point], new: Sequence[Point]) -> list[str]:
    """The names of new points, where one that only got other words keeps the old name."""
    own = _point_names(new)
    for at, (one, other) in enumerate(zip(old, new, strict=False)):
        fresh = names[at] not in own and own[at] not in names
        if fresh and one.quantity is other.quantity:
            own[at] = names[at]
    return own


def _options(old: Step, new: Step, place: Place) -> Iterator[Difference]:
    same = shift([one.id for one in old.options], [one.id for one in new.options])
    for at in same.out:
        yield Difference("option.out", old.options[at], None, new.id, place, at + 1)
    for at in same.came:
        yield Difference("option.in", None, new.options[at], new.id, place, at + 1)
    for before, after in same.pairs:
        one, other, item = old.options[before], new.options[after], after + 1
        if after in same.moved:
            yield Difference("option.moved", before + 1, item, new.id, place, item)
        if one.title != other.title:
            yield Difference("option.title", one, other, new.id, place, item)
        if one.to != other.to:
            yield Difference("option.to", one, other, new.id, place, item)


def _more(old: int, new: int) -> Sense | None:
    return Sense.of(stricter=new > old, looser=new < old)


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else -1


def _kind(old: StepKind, new: StepKind) -> Sense | None:
    return Sense.of(
        stricter=new in _BARRING and old not in _BARRING, looser=old in _BARRING and new not in _BARRING
    )


def _gear(old: tuple[str, ...], new: tuple[str, ...]) -> Sense | None:
    return Sense.of(stricter=bool(set(new) - set(old)), looser=bool(set(old) - set(new)))


def _limit(old: str, new: str, limits: Limits | None) -> Sense | None:
    """Which way it goes from one limit to another, as far as the site's values tell."""
    if limits is None or old not in limits.by_id or new not in limits.by_id:
        return None
    one, other = limits.by_id[old], limits.by_id[new]
    if (one.unit, one.safer) != (other.unit, other.safer):
        return None
    return Sense.of(stricter=other.looser(one.value), looser=one.looser(other.value))
