"""Taking over and leaving the station, and proving who somebody is."""

from datetime import timedelta

from app.domain.journal import OperatorSignedIn, OperatorSignedOut, PinRefused
from app.domain.operator import STATION, Author, Credentials, Operator, Role, SecondPerson
from app.domain.refusals import Refusal, refuse
from app.floor.commands import AskSecond, SignIn, SignOut
from app.floor.foreign_text import keepable
from app.floor.left_unheld import note_unheld
from app.floor.pin_lock import locked_for
from app.floor.ports import WorkUnit
from app.floor.site import Site
from app.floor.views import OperatorView


def sign_in(unit: WorkUnit, command: SignIn, site: Site) -> OperatorView | Refusal:
    """A badge is enough to take over; a number needs its PIN. Whoever was there is signed out."""
    shown = command.credentials
    person = _find(unit, shown)
    if isinstance(person, Refusal):
        return person
    if shown.badge is None:
        checked = _check_pin(unit, person, shown.pin, site)
        if checked is not None:
            return checked
    current = unit.sessions.current()
    if current is not None and current[0] == person.id:
        return operator_view(person, current[1])
    if current is not None:
        unit.journal.append(OperatorSignedOut(current[0], "other"), Author(*current))
    session = site.ids.fresh()
    fact = OperatorSignedIn(person.id, "badge" if shown.badge is not None else "pin", person.language)
    unit.journal.append(fact, Author(person.id, session))
    return operator_view(person, session)


def sign_out(unit: WorkUnit, command: SignOut, site: Site) -> bool:
    """Leave the station; True when somebody was there. A pack left so, without the hold, is recorded."""
    current = unit.sessions.current()
    if current is None:
        return False
    note_unheld(unit, Author(*current), command.why, site)
    unit.journal.append(OperatorSignedOut(current[0], command.why), Author(*current))
    return True


def author_now(unit: WorkUnit, second: SecondPerson | None = None) -> Author | Refusal:
    """Who an entry made now is by; a refusal when nobody is signed in."""
    current = unit.sessions.current()
    if current is None:
        return refuse("operator.nobody_signed_in")
    return Author(current[0], current[1], second)


def ask_second(unit: WorkUnit, command: AskSecond, _site: Site) -> bool | Refusal:
    """True for a badge of somebody else than who is signed in; so nobody types a PIN in vain."""
    person = _other(unit, Credentials(badge=command.badge))
    return person if isinstance(person, Refusal) else True


def second_person(
    unit: WorkUnit,
    shown: Credentials | None,
    site: Site,
    *,
    meaning: str,
    role: Role | None = None,
    somebody_else: bool = True,
) -> SecondPerson | Refusal:
    """A signature with badge **and** PIN, by somebody else than who is signed in unless told otherwise."""
    if shown is None or not shown.badge or not shown.pin:
        return refuse("second.badge_and_pin")
    person = _other(unit, shown) if somebody_else else _find(unit, shown)
    if isinstance(person, Refusal):
        return person
    if role is not None and person.role is not role:
        return refuse("second.role", role=role.value)
    refused = _check_pin(unit, person, shown.pin, site)
    return refused or SecondPerson(person.id, meaning)


def operator_view(person: Operator, session: str) -> OperatorView:
    """The person as screens are handed it."""
    return OperatorView(
        id=person.id,
        name_zh=person.name_zh,
        name_en=person.name_en,
        language=person.language,
        level=person.level,
        role=person.role,
        session=session,
    )


def _other(unit: WorkUnit, shown: Credentials) -> Operator | Refusal:
    """Who has shown a badge, and is not who is signed in."""
    person = _find(unit, shown)
    current = unit.sessions.current()
    if isinstance(person, Operator) and current is not None and current[0] == person.id:
        return refuse("second.same_person")
    return person


def _find(unit: WorkUnit, shown: Credentials) -> Operator | Refusal:
    if shown.badge is not None:
        person = unit.roster.by_badge(keepable(shown.badge))
    else:
        person = unit.roster.by_number(keepable(shown.number or ""))
    if person is None or not person.active:
        return refuse("operator.badge_unknown" if shown.badge is not None else "operator.number_unknown")
    return person


def _check_pin(unit: WorkUnit, person: Operator, pin: str | None, site: Site) -> Refusal | None:
    failures, last = unit.sessions.pin_failures(person.id)
    now = site.clock.now().utc
    wait = locked_for(failures, last, now, site.limits)
    if wait > timedelta(0):
        return refuse("operator.pin_locked", seconds=int(wait.total_seconds()) + 1)
    if pin and site.pins.matches(person.pin_hash, pin):
        return None
    unit.journal.append(PinRefused(person.id), STATION)
    left = max(0, site.limits.value("pin_free_tries") - failures - 1)
    return refuse("operator.pin_wrong", tries_left=left)
