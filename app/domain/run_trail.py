"""The trail of a run: everything that moved it on, in order, and the place in its document it leads to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from app.domain.procedure import Energy, Procedure
from app.domain.procedure_flow import Walk, deviate, give_up, go_on, set_out


class Way(Enum):
    """What moved the run on."""

    DONE = "done"  # a step was done, or its hold opened
    DEVIATED = "deviated"  # a deviation was taken
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Trod:
    """One mark of the trail; `epoch` and `seq` name its entry, `boot` and `mono_ms` say when.

    `step` was in hand. `answer` is what a choose or read step said, or the deviation taken. A step done
    `again` proved anew what had lapsed: it moves nothing on. `proofs` are those it gave, and `energy` the
    state that the hazard rules made of it, None where an older record does not say.
    """

    way: Way
    step: str
    answer: str = ""
    again: bool = False
    proofs: frozenset[str] = frozenset()
    energy: Energy | None = None
    epoch: int = 1
    seq: int = 0
    boot: str = ""
    mono_ms: int = 0


class TrailBroken(ValueError):
    """The trail does not lead through this document."""


def walk_along(procedure: Procedure, trail: Iterable[Trod]) -> Walk:
    """Where the trail leads.

    Raises:
        TrailBroken: a mark stands at another step than the document had in hand there.
    """
    walk = set_out(procedure)
    for trod in trail:
        if not trod.again:
            walk = _on(procedure, walk, trod)
    return walk


def _on(procedure: Procedure, walk: Walk, trod: Trod) -> Walk:
    if trod.way is Way.GIVEN_UP:
        return give_up(procedure, walk)
    if walk.at != trod.step:
        raise TrailBroken(f"{trod.step} was done where {walk.at} was in hand")
    try:
        if trod.way is Way.DEVIATED:
            return deviate(procedure, walk, trod.answer)
        return go_on(procedure, walk, trod.answer)
    except ValueError as fault:
        raise TrailBroken(str(fault)) from fault
