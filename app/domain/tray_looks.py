"""Many looks at one tray: what was read once stays while the tray stands still, and goes when it does not.

A lamp that is mirrored in one code lights another: so a tray is read in several looks. What is remembered
belongs to a place in the picture, and every look proves that it is still this tray in this place:

- a code read before is read again elsewhere, or another code at its place: if that is so for more codes than
  still lie where they lay, the tray was moved or another is shown, and everything begins anew;
- one such code among others that stand still was itself moved or exchanged: only its own place changes;
- nothing at all is seen for three seconds: the tray is gone;
- a code of which nothing was seen for half a minute, neither read nor unread, is not believed any longer.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.scan import SightedBox
from app.domain.tray import middle, same_place, without_doubles
from app.domain.tray_plane import Point

GONE_AFTER_MS = 3_000
STAYS_MS = 30_000
UNREAD_STAYS_MS = 1_500  # an unread box that flickers from frame to frame must not jump in the counts


@dataclass(frozen=True, slots=True)
class Held:
    """A box that is remembered: where its code was first read, and when something was last seen there."""

    box: SightedBox
    first: Point
    seen_ms: int


@dataclass(frozen=True, slots=True)
class Looks:
    """Everything remembered of the tray in view. `begun` counts how often it began anew after a move."""

    held: tuple[Held, ...] = ()
    seen_ms: int | None = None
    begun: int = 0

    @property
    def boxes(self) -> tuple[SightedBox, ...]:
        """What is known of the tray now."""
        return tuple(one.box for one in self.held)


NO_LOOKS = Looks()


def look(before: Looks, boxes: Sequence[SightedBox], at_ms: int) -> Looks:
    """What is known after one more look; `at_ms` is of the clock that only goes forward."""
    seen = without_doubles(boxes)
    if not seen:
        quiet = before.seen_ms is not None and at_ms - before.seen_ms >= GONE_AFTER_MS
        return Looks(begun=before.begun) if quiet else replace(before, held=_standing(before.held, at_ms))
    if _elsewhere(before.held, seen):
        return Looks(tuple(_new(box, at_ms) for box in seen), at_ms, before.begun + 1)
    return Looks(_joined(before.held, seen, at_ms), at_ms, before.begun)


def _elsewhere(held: Sequence[Held], seen: Sequence[SightedBox]) -> bool:
    """Whether more speaks for another tray or another place than for this one."""
    still = against = 0
    for one in held:
        if one.box.settled:
            here = next((box for box in seen if box.settled and same_place(box, one.box)), None)
            if here is not None and here.text != one.box.text:
                against += 1
            elif (box := _again(one, held, seen)) is not None:
                moved = _moved(one, box)
                still, against = still + (not moved), against + moved
    return against > still


def _again(one: Held, held: Sequence[Held], seen: Sequence[SightedBox]) -> SightedBox | None:
    """The box that reads the same code now, where there is only one of it."""
    counts = Counter(other.box.text for other in held)
    found = [box for box in seen if box.settled and box.text == one.box.text]
    return found[0] if len(found) == 1 and counts[one.box.text] == 1 else None


def _moved(one: Held, box: SightedBox) -> bool:
    """Whether a code lies farther from where it was first read than half its own label."""
    (ax, ay), _, (cx, cy), _ = box.corners
    return math.dist(one.first, middle(box)) > math.dist((ax, ay), (cx, cy)) / (2 * math.sqrt(2))


def _joined(held: Sequence[Held], seen: Sequence[SightedBox], at_ms: int) -> tuple[Held, ...]:
    joined = []
    for box in seen:
        there = next((one for one in held if same_place(box, one.box)), None)
        if there is None:
            joined.append(_new(box, at_ms))
        elif there.box.settled and not box.settled:
            joined.append(replace(there, seen_ms=at_ms))
        elif box.settled and box.text == there.box.text and there.box.settled:
            joined.append(Held(box, there.first, at_ms))
        else:
            joined.append(_new(box, at_ms))
    texts = {box.text for box in seen if box.settled}
    # A code that is read elsewhere now has left its old place.
    rest = [
        one
        for one in _standing(held, at_ms)
        if not any(same_place(box, one.box) for box in seen)
        and not (one.box.settled and one.box.text in texts and _alone(one, held))
    ]
    return (*joined, *rest)


def _alone(one: Held, held: Sequence[Held]) -> bool:
    return sum(other.box.text == one.box.text for other in held) == 1


def _standing(held: Sequence[Held], at_ms: int) -> tuple[Held, ...]:
    """What was seen lately enough to be believed still."""
    return tuple(
        one for one in held if at_ms - one.seen_ms < (STAYS_MS if one.box.settled else UNREAD_STAYS_MS)
    )


def _new(box: SightedBox, at_ms: int) -> Held:
    return Held(box, middle(box), at_ms)
