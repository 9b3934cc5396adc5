"""Emergencies and devices: what happens to the station itself."""

from app.domain.journal import DeviceChanged, EmergencyCleared, EmergencyRaised
from app.domain.operator import STATION, Author, Role
from app.domain.refusals import Refusal, refuse
from app.floor.commands import ClearEmergency, NoteDevice, RaiseEmergency
from app.floor.foreign_text import keepable
from app.floor.look_round import EMERGENCY, place_behind
from app.floor.ports import WorkUnit
from app.floor.saved import saved
from app.floor.sign_in import second_person
from app.floor.site import Site
from app.floor.stop_run import end_stops, runs_on_the_bench, stop_runs
from app.floor.views import Saved


def raise_emergency(unit: WorkUnit, command: RaiseEmergency, site: Site) -> Saved:
    """Record the alarm. Never refused: whether somebody is signed in does not matter.

    A pack with a run under way is what it is about where no other one is named; its run stops in any case.
    """
    pack = unit.packs.by_id(command.pack) if command.pack else None
    if pack is None:
        pack = next((on_bench for on_bench, _ in runs_on_the_bench(unit, site)), None)
    fact = EmergencyRaised(command.place, pack.id if pack else None)
    entry = unit.journal.append(fact, _whoever(unit), batteries=(pack.code,) if pack else ())
    stop_runs(unit, _whoever(unit), site)
    _put_alarm_before(unit, fact.pack)
    return saved(unit, entry, fact.pack)


def _put_alarm_before(unit: WorkUnit, pack: str | None) -> None:
    """A restart shows the alarm again; what was in hand comes back when it has ended."""
    kept = unit.places.last()
    back, draft = kept if kept is not None else ("", {})
    if back == EMERGENCY:
        back, draft = place_behind(draft)
    unit.places.keep(EMERGENCY, {"back": back, "draft": draft, "pack": pack})


def clear_emergency(unit: WorkUnit, command: ClearEmergency, site: Site) -> Saved | Refusal:
    """A supervisor ends the emergency with badge and PIN, also when signed in at this station."""
    reason = keepable(command.reason.strip())
    if not reason:
        return refuse("correct.needs_reason")
    signed = second_person(
        unit, command.lead, site, meaning="emergency_ended", role=Role.SUPERVISOR, somebody_else=False
    )
    if isinstance(signed, Refusal):
        return signed
    who = _whoever(unit)
    lead = Author(who.operator, who.session, signed)
    entry = unit.journal.append(EmergencyCleared(reason), lead)
    end_stops(unit, command.run, lead, site)
    kept = unit.places.last()
    if kept is not None and kept[0] == EMERGENCY:
        unit.places.keep(*place_behind(kept[1]))
    return saved(unit, entry)


def note_device(unit: WorkUnit, command: NoteDevice, _site: Site) -> Saved:
    """Record that a device changed its state."""
    fact = DeviceChanged(command.device, command.before, command.now, command.reason)
    return saved(unit, unit.journal.append(fact, STATION))


def _whoever(unit: WorkUnit) -> Author:
    current = unit.sessions.current()
    return Author(*current) if current is not None else STATION
