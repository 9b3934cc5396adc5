"""The air at the bench goes into the record: alarms, their end, and what a run goes on blind for."""

from collections.abc import Mapping
from typing import Any

from app.domain.air_alarm import AirLimits, GasAir, Look, air_limits, level_of, look_at
from app.domain.air_facts import AirAlarm, AirBlind, AirCleared, AirSeen
from app.domain.dismantling import Run
from app.domain.gas import Gas, GasAlarm
from app.domain.journal import Entry, Fact
from app.domain.limits import Limit
from app.domain.operator import STATION
from app.domain.pack import Pack
from app.floor.air_commands import AskAir, NoteAir
from app.floor.air_on_record import alarm_entries, blind_in, newest_air, standing_air
from app.floor.air_views import AirView, StandingAlarm
from app.floor.ports import WorkUnit
from app.floor.site import Site
from app.floor.stop_run import runs_on_the_bench

OnBench = tuple[Pack, Run] | None


def ask_air(unit: WorkUnit, _command: AskAir, site: Site) -> AirView:
    """The alarms that stand on record."""
    return _view(unit, air_limits(site.limits))


def note_air(unit: WorkUnit, command: NoteAir, site: Site) -> AirView:
    """Record what the record does not say yet. Never refused, signed in or not; nobody is its author.

    What the watch holds is judged once more by the site's limits and the record's times: an alarm is over
    only when its gas is read below its limit now, and has had the time to.
    """
    limits, on_bench = air_limits(site.limits), next(runs_on_the_bench(unit, site), None)
    before = dict(standing_air(newest_air(unit)))
    standing = dict(before)
    entries = alarm_entries(unit, standing)
    changed = False
    for one in command.air.gases:
        stood = standing.get(one.gas, GasAlarm.NONE)
        level = _raised(one, limits)
        if level.rank > stood.rank:
            standing[one.gas] = level
            _append(unit, _alarm(one, level, limits, on_bench, standing), on_bench)
            changed = True
        elif stood is not GasAlarm.NONE and _over(one, entries.get(one.gas), limits, site):
            del standing[one.gas]
            _append(unit, _cleared(one, limits, on_bench, standing), on_bench)
            changed = True
    if on_bench is not None:
        changed = _note_blind(unit, command, *on_bench) or changed
    return _view(unit, limits, changed=changed)


def _view(unit: WorkUnit, limits: AirLimits, *, changed: bool = False) -> AirView:
    newest = newest_air(unit)
    standing = standing_air(newest)
    entries = alarm_entries(unit, standing)
    told = {}
    for gas, level in standing.items():
        entry = entries.get(gas, newest)
        if entry is not None:
            value = entry.data["value_ppb"] if entry.data["gas"] == gas.value else None
            told[gas] = StandingAlarm(gas, level, value, entry.at)
    return AirView(told, limits, changed)


def _raised(one: GasAir, limits: AirLimits) -> GasAlarm:
    """The alarm that the look by which it stands makes by the site's limits."""
    return level_of(one.raised.channel, limits)[0] if one.raised is not None else GasAlarm.NONE


def _over(one: GasAir, alarm: Entry | None, limits: AirLimits, site: Site) -> bool:
    now = site.clock.now()
    look = look_at(one.look.channel, limits, at=now, today=site.today())
    below = one.below_ms is not None and now.mono_ms - one.below_ms >= limits.clear_ms
    if one.stands is not GasAlarm.NONE or look.level is not GasAlarm.NONE or not below:
        return False
    # Nobody watched before this program began, so an older alarm is waited for from there.
    up = alarm is not None and alarm.boot == site.opened.boot and alarm.mono_ms >= site.opened.mono_ms
    since_ms = alarm.mono_ms if up and alarm is not None else site.opened.mono_ms
    return now.mono_ms - since_ms >= limits.clear_ms


def _alarm(
    one: GasAir, level: GasAlarm, limits: AirLimits, on_bench: OnBench, standing: Mapping[Gas, GasAlarm]
) -> AirAlarm:
    look = one.raised or one.look
    sign = level_of(look.channel, limits)[1]
    reading = look.channel.reading
    return AirAlarm(
        **_at_bench(on_bench),
        gas=one.gas.value,
        level=level.value,
        sign=sign.value if sign is not None else "",
        value_ppb=reading.concentration.ppb if reading is not None else None,
        limit=_limit(limits.of(one.gas, level)),
        standing=_plain(standing),
        **_read(look),
    )


def _cleared(
    one: GasAir, limits: AirLimits, on_bench: OnBench, standing: Mapping[Gas, GasAlarm]
) -> AirCleared:
    reading = one.look.channel.reading
    assert reading is not None  # noqa: S101 - clear is only what was read
    return AirCleared(
        **_at_bench(on_bench),
        gas=one.gas.value,
        value_ppb=reading.concentration.ppb,
        limit=_limit(limits.of(one.gas, GasAlarm.FIRST)),
        below_s=limits.clear_ms // 1000,
        standing=_plain(standing),
        **_read(one.look),
    )


def _read(look: Look) -> dict[str, Any]:
    """What the detector printed and sent, and who it is; empty where it gave no value."""
    reading = look.channel.reading
    if reading is None:
        empty: dict[str, Any] = {"printed": "", "unit": "", "instrument": {}, "raw": "", "source": ""}
        return {**empty, "taken_at": look.channel.at.utc_ms}
    meter = reading.meter
    return {
        "printed": reading.concentration.printed,
        "unit": reading.concentration.unit,
        "instrument": {
            "id": meter.id,
            "protocol": meter.protocol,
            "model": meter.model,
            "calibrated_until": meter.calibrated_until,
        },
        "raw": reading.raw.hex(),
        "source": reading.source.value,
        "taken_at": reading.taken.utc_ms,
    }


def _limit(limit: Limit | None) -> dict[str, Any]:
    if limit is None:
        return {}
    return {
        "id": limit.id,
        "value": limit.value,
        "unit": limit.unit,
        "version": limit.version,
        "signer": limit.signer,
    }


def _plain(standing: Mapping[Gas, GasAlarm]) -> dict[str, str]:
    return {gas.value: level.value for gas, level in standing.items()}


def _at_bench(on_bench: OnBench) -> dict[str, Any]:
    return {"run": on_bench[1].id if on_bench else None, "pack": on_bench[0].id if on_bench else None}


def _note_blind(unit: WorkUnit, command: NoteAir, pack: Pack, run: Run) -> bool:
    """A gas is told once when it is lost and once when it is back, however its line flaps between."""
    now = {gas.value: why for gas, why in command.air.blind.items()}
    before = blind_in(unit, run.id)
    lost = {gas: why for gas, why in now.items() if gas not in before}
    back = tuple(gas for gas in before if gas not in now)
    kept = {gas: why for gas, why in before.items() if gas in now}
    if back:
        _append(unit, AirSeen(run.id, pack.id, back, kept), (pack, run))
    if lost:
        _append(unit, AirBlind(run.id, pack.id, lost, {**kept, **lost}), (pack, run))
    return bool(back or lost)


def _append(unit: WorkUnit, fact: Fact, on_bench: OnBench) -> None:
    unit.journal.append(fact, STATION, batteries=(on_bench[0].code,) if on_bench is not None else ())
