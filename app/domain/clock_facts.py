"""The wall clock was set: told by the clock that counts since boot and cannot be set."""

from dataclasses import dataclass
from typing import ClassVar

from app.domain.journal import Entry, Fact

LEAST_JUMP_MS = 2000
"""How far wall clock and time since boot may part between two entries: more than slewing comes to."""


@dataclass(frozen=True, slots=True)
class ClockJumped(Fact):
    """Between two entries the wall clock went `by_ms` further than time since boot; below 0, back.

    `before_seq` and `after_seq` are their numbers. The order of entries is that of their numbers in any case.
    """

    type: ClassVar[str] = "clock.jumped"
    by_ms: int
    before_seq: int
    after_seq: int


def jump_between(before: Entry, after: Entry) -> ClockJumped | None:
    """The jump between two entries of one epoch; None when there is none, or when the boots differ."""
    if not before.boot or before.boot == "unknown" or before.boot != after.boot:
        return None
    wall = round((after.at - before.at).total_seconds() * 1000)
    by = wall - (after.mono_ms - before.mono_ms)
    return ClockJumped(by, before.seq, after.seq) if abs(by) > LEAST_JUMP_MS else None
