"""A new epoch is opened by two people: a supervisor and somebody else, each with number or badge, and PIN."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from app.domain.epoch_facts import REASONS
from app.domain.limits import Limits
from app.domain.operator import Author, Credentials, Operator, Role, SecondPerson
from app.domain.refusals import Refusal, refuse
from app.floor.foreign_text import keepable
from app.floor.pin_lock import locked_for
from app.floor.ports import Clock, Pins, WorkUnit

MEANING = "epoch_opened"
LONGEST_NOTE = 500


class Tries(Protocol):
    """Wrong PINs while nothing can be appended to the journal: durable before anybody is answered."""

    def of(self, operator: str) -> tuple[int, datetime | None]:
        """How many there were, and when the last was."""

    def note(self, operator: str, at: datetime) -> None:
        """One more."""


@dataclass(frozen=True, slots=True)
class EpochDesk:
    """What proving a person leans on while the journal is shut."""

    clock: Clock
    pins: Pins
    limits: Limits
    tries: Tries


@dataclass(frozen=True, slots=True)
class Opening:
    """What two people and a reason come to: who signs, and how often each had mistyped."""

    author: Author
    reason: str
    note: str
    pin_refused: Mapping[str, int] = field(default_factory=dict)


def prove_person(unit: WorkUnit, shown: Credentials, desk: EpochDesk) -> Operator | Refusal:
    """Who this is, by badge or number **and** PIN. A wrong PIN counts, over a restart too.

    Raises:
        CannotRecord: the wrong PIN cannot be kept.
    """
    person = (
        unit.roster.by_badge(keepable(shown.badge))
        if shown.badge
        else unit.roster.by_number(keepable(shown.number or ""))
    )
    if person is None or not person.active:
        return refuse("operator.badge_unknown" if shown.badge else "operator.number_unknown")
    failures, last = _failures(unit, person.id, desk)
    now = desk.clock.now().utc
    wait = locked_for(failures, last, now, desk.limits)
    if wait > timedelta(0):
        return refuse("operator.pin_locked", seconds=int(wait.total_seconds()) + 1)
    if shown.pin and desk.pins.matches(person.pin_hash, shown.pin):
        return person
    desk.tries.note(person.id, now)
    left = max(0, desk.limits.value("pin_free_tries") - failures - 1)
    return refuse("operator.pin_wrong", tries_left=left)


def agree(
    lead: tuple[Operator, Credentials],
    other: tuple[Operator, Credentials],
    desk: EpochDesk,
    *,
    reason: str,
    note: str,
) -> Opening | Refusal:
    """The opening by two people who have been proven; a refusal when they may not open one together."""
    if reason not in REASONS:
        return refuse("epoch.no_such_reason", reason=keepable(reason))
    if not note.strip():
        return refuse("epoch.needs_note")
    if lead[0].role is not Role.SUPERVISOR:
        return refuse("second.role", role=Role.SUPERVISOR.value)
    if lead[0].id == other[0].id:
        return refuse("second.same_person")
    method = "badge+pin" if other[1].badge else "number+pin"
    author = Author(lead[0].id, None, SecondPerson(other[0].id, MEANING, method))
    refused = {who.id: desk.tries.of(who.id)[0] for who, _ in (lead, other)}
    words = keepable(note.strip())[:LONGEST_NOTE]
    return Opening(author, reason, words, refused)


def _failures(unit: WorkUnit, operator: str, desk: EpochDesk) -> tuple[int, datetime | None]:
    """The wrong PINs of the journal that is shut, and those since."""
    before, at = unit.sessions.pin_failures(operator)
    since, last = desk.tries.of(operator)
    return before + since, last or at
