"""The air as the record tells it: which alarms stand, since which entry, and what a run goes on blind for."""

from collections.abc import Mapping

from app.domain.air_facts import AirAlarm, AirBlind, AirCleared, AirSeen
from app.domain.gas import Gas, GasAlarm
from app.domain.journal import Entry
from app.domain.refusals import Refusal, refuse
from app.floor.ports import WorkUnit

_LOOKED_BACK = 200  # alarms; an older one that stands still is only without its value


def newest_air(unit: WorkUnit) -> Entry | None:
    """The newest entry about an alarm of the air; it names every alarm that stands from there on."""
    found = unit.journal.newest_of({AirAlarm.type, AirCleared.type})
    return found[0] if found else None


def standing_air(newest: Entry | None) -> Mapping[Gas, GasAlarm]:
    """The alarms that stand after this entry."""
    told = newest.data["standing"] if newest is not None else {}
    return {Gas(gas): GasAlarm(level) for gas, level in told.items()}


def air_refusal(newest: Entry | None) -> Refusal | None:
    """Why nothing hazardous may be begun or done now; None while no alarm of the air stands."""
    standing = standing_air(newest)
    if not standing:
        return None
    gas, level = max(standing.items(), key=lambda one: one[1].rank)
    code = "air.second_alarm" if level is GasAlarm.SECOND else "air.first_alarm"
    return refuse(code, gas=gas.value)


def alarm_entries(unit: WorkUnit, standing: Mapping[Gas, GasAlarm]) -> Mapping[Gas, Entry]:
    """The newest alarm of each of these gases, as far as it is not very long ago."""
    found: dict[Gas, Entry] = {}
    for entry in unit.journal.newest_of({AirAlarm.type}, _LOOKED_BACK) if standing else ():
        gas = Gas(entry.data["gas"])
        if gas in standing:
            found.setdefault(gas, entry)
    return found


def blind_in(unit: WorkUnit, run: str) -> Mapping[str, str]:
    """What this run goes on blind for by the record, and why."""
    newest = unit.journal.newest_of({AirBlind.type, AirSeen.type})
    if not newest or newest[0].data["run"] != run:
        return {}
    told: Mapping[str, str] = newest[0].data["blind"]
    return told
