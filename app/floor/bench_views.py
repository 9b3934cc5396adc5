"""Read models of the bench: the step in hand with all that may be done there, or what may be opened."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.dismantling import Action, Run
from app.domain.holdpoint import Taken
from app.domain.limits import Limit
from app.domain.output import Output
from app.domain.pack import Pack
from app.domain.procedure import Procedure, Step


@dataclass(frozen=True, slots=True)
class BenchView:
    """A run on the bench.

    `step` is None when the run has ended. `number` is that of the step in hand, from 1; of a run that has
    ended it is how many steps its document has, and says nothing of where it ended. `point` is the point to
    measure next; `limits` are those of the points of the step in hand, in their order. `force` are the
    readings that still count, by point; `held` says that a reading at this step failed or is missing,
    `armed_again` that a point's newest reading is from before a restart. `owed` is how many make-safe steps
    are left on the way out of an aborted run. `outputs` are the run's own.
    """

    pack: Pack
    run: Run
    procedure: Procedure
    step: Step | None
    number: int
    allowed: frozenset[Action]
    point: int
    force: Mapping[int, Taken]
    limits: tuple[Limit, ...]
    held: bool
    armed_again: bool
    owed: int
    outputs: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class Openable:
    """A stored pack and the procedures that are made for its chemistry."""

    pack: Pack
    procedures: tuple[Procedure, ...]


@dataclass(frozen=True, slots=True)
class EmptyBench:
    """Nothing is on the bench: which packs may be opened, oldest first."""

    packs: tuple[Openable, ...]
