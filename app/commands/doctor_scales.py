"""What the doctor says of scales: the newest check of each kind, what was off, and the verification."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from app.commands.finding import Finding, State
from app.devices.rack import scales_on
from app.domain.scale_facts import ScaleChecked, ScaleZeroChecked
from app.domain.scale_fitness import FittedScale, ScaleRole
from app.domain.shift_facts import SheetFrozen
from app.host.catalogue import CatalogueFaulty, read_check_weight_list
from app.places import Places, resources
from app.settings import StationSettings
from app.wire.envelope import BadEnvelope, Envelope, decode
from station_db.reading import Unreadable, database_in, opened_for_reading

_NAMES = {ScaleRole.PACKS: "pack scale", ScaleRole.PARTS: "parts scale"}
_KINDS = {ScaleZeroChecked.type: "empty pan", ScaleChecked.type: "check weight"}
_ASKED = tuple(f'"type":"{kind}"'.encode() for kind in (*_KINDS, SheetFrozen.type))
_DUE = "check it at the station, under Scales (docs/scales.md)"


def scales(places: Places, settings: StationSettings, today: date | None = None) -> list[Finding]:
    """One finding about check weights that are faulty or missing, one about each scale."""
    day = today or datetime.now().astimezone().date()
    found = []
    try:
        weights = read_check_weight_list(
            resources() / "catalogue", places.site_check_weights, practice=settings.practice
        )
        if not weights.weights:
            remedy = f"write {places.site_check_weights.name} beside station.toml (docs/scales.md)"
            found.append(Finding("check weights", State.DEGRADED, "none: no scale is checked by one", remedy))
    except CatalogueFaulty as fault:
        mend = f"mend {places.site_check_weights}"
        found += [Finding("check weights", State.MISSING, words, mend) for words in fault.faults]
    told = _told(places)
    return [*found, *(_scale(one, told, day) for one in scales_on(settings))]


def _told(places: Places) -> Sequence[Envelope]:
    """Every check on record and every sheet, oldest first; nothing where the records cannot be read."""
    found = []
    try:
        with opened_for_reading(database_in(places.records)) as opened:
            for row in opened.rows():
                raw = row[2]
                if isinstance(raw, bytes) and any(kind in raw for kind in _ASKED):
                    found.append(decode(raw))
    except (Unreadable, BadEnvelope):  # the proof of the records says more of that than a doctor can
        return ()
    return found


def _scale(scale: FittedScale, told: Sequence[Envelope], today: date) -> Finding:
    name, until = _NAMES[scale.role], scale.plate.verified_until
    frozen = max((at for at, one in enumerate(told) if one.type == SheetFrozen.type), default=-1)
    parts, remedies = [], []
    for kind, words in _KINDS.items():
        own = [(at, one) for at, one in enumerate(told) if one.type == kind and _is_of(one.data, scale)]
        if not own:
            parts.append(f"{words} never checked")
            remedies += [_DUE] if kind == ScaleZeroChecked.type else []
            continue
        at, newest = own[-1]
        parts.append(f"{words} {_verdict(newest.data)} {_day(newest.at)}")
        if newest.data.get("verdict") != "PASSED" or at < frozen:
            remedies.append(_DUE)
    if until is None:
        parts.append("verification not known")
        remedies.append("write the last day of its verification to verified_until")
    elif date.fromisoformat(until) < today:
        parts.append(f"verification ended on {until}")
        remedies.append("have it verified: until then its weights are not for trade")
    else:
        parts.append(f"verified until {until}")
    state = State.DEGRADED if remedies else State.GOOD
    return Finding(name, state, "; ".join(parts), "; ".join(dict.fromkeys(remedies)))


def _is_of(said: Mapping[str, Any], scale: FittedScale) -> bool:
    told = said.get("instrument")
    if not isinstance(told, Mapping) or told.get("id") != scale.plate.id:
        return False
    return not scale.plate.serial or told.get("serial") == scale.plate.serial


def _verdict(said: Mapping[str, Any]) -> str:
    off = said.get("difference_mg", said.get("value_mg"))
    words = {"PASSED": "passed", "FAILED": "FAILED", "UNREAD": "not read"}.get(str(said.get("verdict")), "?")
    return words if not isinstance(off, int) else f"{words}, off by {off / 1000:g} g"


def _day(at_ms: int) -> str:
    return f"{datetime.fromtimestamp(at_ms / 1000, UTC).astimezone():%Y-%m-%d %H:%M}"
