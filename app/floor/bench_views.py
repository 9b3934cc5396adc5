"""Read models of the bench: the step in hand with all that may be done there, or what may be opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.dismantling import Action, Run
from app.domain.holdpoint import Taken
from app.domain.limits import Limit
from app.domain.operator import Operator
from app.domain.output import Output
from app.domain.pack import Pack
from app.domain.pack_hold import PackHold
from app.domain.procedure import Deviation, Procedure, Step
from app.domain.proof_trail import Cause
from app.domain.refusals import Refusal
from app.domain.step_difference import Difference
from app.floor.balance_views import BalanceView


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wait step: how long it lasts in all and how much of it is left, in whole milliseconds."""

    limit: Limit
    left_ms: int


@dataclass(frozen=True, slots=True)
class Again:
    """Why a step comes again: `proof` (a name of the hazard rules) has lapsed, and `before` needs it."""

    proof: str
    cause: Cause
    before: Step


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaving the pack now means: what is made safe first, what was begun, and what would lapse.

    `begun` are the steps by which hands have made `owed` due. `lapsing` are proofs that end if the pack is
    left, `lapsed` those that have ended already, by the names of the hazard rules. `by` and `second` are who
    left it, when it is left.
    """

    owed: tuple[Step, ...] = ()
    begun: tuple[Step, ...] = ()
    lapsing: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()
    by: Operator | None = None
    second: Operator | None = None


@dataclass(frozen=True, slots=True)
class BenchView:
    """A run on the bench.

    `step` is None when the run has ended. `number` is that of the step in hand, from 1; of a run that has
    ended it is how many steps its document has, and says nothing of where it ended. `point` is the point to
    measure next; `limits` are those of the points of the step in hand, in their order. `force` are the
    readings that still count, by point; `held` says that a reading at this step failed or is missing,
    `armed_again` that a point's newest reading is from before a restart. `tries_left` is how often each point
    of a measured hold may still be read without passing. `owed` is how many make-safe steps are left on the
    way out of an aborted run. `outputs` are the run's own.

    `deviations` are those the document offers here. `deviation` is the one the run is in, and `back` the main
    step it was taken at. `again` is there when the step in hand only proves anew what has lapsed; `lapses_ms`
    is how long what this step needs is still proven, None when nothing of it ages. `barred` says why the step
    may not be worked now, by a hazard rule, for the level of who is signed in, or because the document was
    withdrawn; empty when it may. `leaving` says what it takes to leave the pack, and who has. `balance` is
    what went in, what came out and what is open, as the entries tell it now. `held_elsewhere` is why another
    station's hold will stop the run, at the latest at its next hold.
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
    tries_left: Mapping[int, int]
    owed: int
    outputs: tuple[Output, ...]
    deviations: tuple[Deviation, ...] = ()
    deviation: Deviation | None = None
    back: Step | None = None
    again: Again | None = None
    waiting: Waiting | None = None
    lapses_ms: int | None = None
    barred: tuple[Refusal, ...] = ()
    leaving: Leaving = Leaving()
    balance: BalanceView | None = None
    held_elsewhere: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Openable:
    """A pack and the procedures that are made for it, by its chemistry and its class.

    `elsewhere` are the holds of other stations on it: while there are any it is not opened.
    """

    pack: Pack
    procedures: tuple[Procedure, ...]
    elsewhere: tuple[PackHold, ...] = ()


@dataclass(frozen=True, slots=True)
class SinceLastTime:
    """Another version than the operator's last one.

    `version` is that of the last time, `at` when that run was begun. `differences` are from it to the
    present one, None when the older document is no longer at hand: then nobody can say what changed.
    """

    version: str
    at: datetime
    differences: tuple[Difference, ...] | None


@dataclass(frozen=True, slots=True)
class EmptyBench:
    """Nothing is on the bench: which stored packs may be opened, oldest first, and which others made safe.

    `apart` are packs kept apart, as far as there is a document for their class. `news` says, by the keys of
    the procedures, what is new in them to who is signed in.
    """

    packs: tuple[Openable, ...]
    apart: tuple[Openable, ...] = ()
    news: Mapping[str, SinceLastTime] = field(default_factory=dict)
