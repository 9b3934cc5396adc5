"""How one order of named things became another: what came in, went out, stayed, and was moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shift:
    """What became of a list, by the places in it, from 0.

    `out` are places of the old list, `came` of the new; `pairs` the old and new place of what stayed; `moved`
    the new places of those among them that were taken elsewhere: the fewest that explain the new order.
    """

    out: tuple[int, ...]
    came: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    moved: frozenset[int]


def shift(old: Sequence[str], new: Sequence[str]) -> Shift:
    """What became of a list of names; no name may stand in a list twice."""
    before, after = ({name: place for place, name in enumerate(names)} for names in (old, new))
    pairs = tuple((before[name], place) for place, name in enumerate(new) if name in before)
    stayed = _longest_rise([of for of, _ in pairs])
    return Shift(
        out=tuple(place for place, name in enumerate(old) if name not in after),
        came=tuple(place for place, name in enumerate(new) if name not in before),
        pairs=pairs,
        moved=frozenset(place for of, place in pairs if of not in stayed),
    )


def _longest_rise(places: Sequence[int]) -> frozenset[int]:
    """A longest part of different numbers, in their order, that only rises; of several the first found."""
    best: list[tuple[int, ...]] = []
    for place in places:
        best.append((*_longest(rise for rise in best if rise[-1] < place), place))
    return frozenset(_longest(best))


def _longest(rises: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return max(rises, key=len, default=())
