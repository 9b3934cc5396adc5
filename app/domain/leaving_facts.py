"""Facts of a run that rests: a pack left by two people or without them, and a run that an alarm stopped."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from app.domain.journal import Fact


class LeaveReason(Enum):
    """Why a pack is left in the middle of its run; OTHER is told in words beside it."""

    BREAK = "taking_break"
    SHIFT_ENDS = "shift_ends"
    PART_MISSING = "part_missing"
    PERSON_MISSING = "person_missing"
    CALLED_AWAY = "called_away"
    OTHER = "other"


class AfterAlarm(Enum):
    """What becomes of a run that an alarm stopped."""

    MAKE_SAFE = "make_safe"  # it is given up: make safe what is owed, then quarantine
    FALSE_ALARM = "false_alarm"  # nothing had happened: it stands where it stood


@dataclass(frozen=True, slots=True)
class PackLeft(Fact):
    """Two people left a pack in the middle of its run; until it is resumed nothing may be worked.

    `step` was in hand; `energy` is the state that the document says of the pack and `shown` what the hazard
    rules had seen: {energy, proofs}. `done` are the make-safe steps that would have been owed, each ticked by
    them; `lapsing` are the proofs that end because nobody stays.
    """

    type: ClassVar[str] = "pack.left"
    run: str
    pack: str
    step: str
    number: int
    reason: str
    note: str
    energy: str
    shown: Mapping[str, Any]
    done: tuple[str, ...]
    lapsing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackResumed(Fact):
    """Somebody came back to a pack that was left. `step` is in hand now, `lapsed` not in force any more."""

    type: ClassVar[str] = "pack.resumed"
    run: str
    pack: str
    step: str
    number: int
    lapsed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackLeftUnheld(Fact):
    """Whoever was at the station signed out of it with a run under way: left without the hold.

    `why` is that of the sign-out that follows, "self" or "idle"; `step` is None where no document tells it.
    """

    type: ClassVar[str] = "pack.left_without_hold"
    run: str
    pack: str
    step: str | None
    number: int | None
    why: str
    energy: str


@dataclass(frozen=True, slots=True)
class RunStopped(Fact):
    """The alarm was raised while the run was under way, in this state: nothing may be done to it any more."""

    type: ClassVar[str] = "run.stopped"
    run: str
    pack: str
    state: str


@dataclass(frozen=True, slots=True)
class StopEnded(Fact):
    """A supervisor ended the alarm and said what becomes of the run; `becomes` as in `AfterAlarm`."""

    type: ClassVar[str] = "run.stop_ended"
    run: str
    pack: str
    becomes: str
