"""The fitness of scales as the record tells it: told anew from the checks each time it is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.journal import Entry
from app.domain.reading import Instrument
from app.domain.refusals import Refusal, refuse
from app.domain.scale_facts import ScaleChecked, ScaleZeroChecked
from app.domain.scale_fitness import FittedScale, Newest, ScaleRole, Unfit, bars_new_pack, unfit_words
from app.domain.shift_facts import SheetFrozen
from app.domain.verdict import Verdict
from app.floor.ports import WorkUnit
from app.floor.site import Site

LOOKED_BACK = 200  # checks of one kind, of all scales together: weeks of shifts


def scale_of(site: Site, plate: Instrument) -> FittedScale | None:
    """The scale of this station that has this plate, whatever serial number it has told since."""
    return next((one for one in site.scales if one.plate.id == plate.id), None)


def fitted(site: Site, role: ScaleRole) -> FittedScale | None:
    """The scale of this role, or None where none is fitted."""
    return next((one for one in site.scales if one.role is role), None)


def checks_of(unit: WorkUnit, kind: str, plate: Instrument) -> tuple[Entry, ...]:
    """The checks of one kind of this very scale, newest first; another scale of the same name has its own."""
    found = unit.journal.newest_of({kind}, LOOKED_BACK)
    return tuple(one for one in found if _same(one.data["instrument"], plate))


def newest_check(unit: WorkUnit, checks: Sequence[Entry], site: Site) -> Newest:
    """How the checks of one kind (newest first) stand."""
    if not checks:
        return Newest()
    read = next((one for one in checks if _verdict(one) is not Verdict.UNREAD), None)
    return Newest(
        last=_verdict(checks[0]),
        last_read=_verdict(read) if read is not None else None,
        current=_in_this_shift(unit, checks[0], site),
    )


def fitness(unit: WorkUnit, plate: Instrument, site: Site) -> tuple[Unfit, ...]:
    """What stands against a scale now; nothing for one that the station does not know: nobody checks that."""
    scale = scale_of(site, plate)
    if scale is None:
        return ()
    zero, check = (
        newest_check(unit, checks_of(unit, kind, plate), site)
        for kind in (ScaleZeroChecked.type, ScaleChecked.type)
    )
    has_weights = bool(site.check_weights.of(scale.role))
    return unfit_words(plate, zero=zero, check=check, has_weights=has_weights, today=site.today())


def fitness_words(unit: WorkUnit, plate: Instrument, site: Site) -> tuple[str, ...]:
    """The same as an entry keeps it."""
    return tuple(word.value for word in fitness(unit, plate, site))


def scale_bars(unit: WorkUnit, site: Site) -> Refusal | None:
    """Why the parts scale bars opening a stored pack and taring a container; None when it does not."""
    scale = fitted(site, ScaleRole.PARTS)
    if scale is None:
        return None
    word = bars_new_pack(scale, fitness(unit, told_plate(unit, scale), site))
    if word is None:
        return None
    code = f"scale.{word.value}"
    return refuse(code, scale=scale.plate.id)


def told_plate(unit: WorkUnit, scale: FittedScale) -> Instrument:
    """The plate of the settings; where they name no serial number, with that of the newest check."""
    if scale.plate.serial:
        return scale.plate
    for entry in unit.journal.newest_of({ScaleZeroChecked.type, ScaleChecked.type}, LOOKED_BACK):
        said = entry.data["instrument"]
        if said.get("id") == scale.plate.id:
            return replace(scale.plate, serial=str(said.get("serial", "")))
    return scale.plate


def _same(said: Mapping[str, Any], plate: Instrument) -> bool:
    return (said.get("id"), said.get("serial")) == (plate.id, plate.serial)


def _verdict(entry: Entry) -> Verdict:
    return Verdict(entry.data["verdict"])


def _in_this_shift(unit: WorkUnit, entry: Entry, site: Site) -> bool:
    """Whether a check was made behind the newest sheet and not too long ago."""
    sheets = unit.journal.newest_of({SheetFrozen.type})
    if sheets and (entry.epoch, entry.seq) < (sheets[0].epoch, sheets[0].seq):
        return False
    now, valid_s = site.clock.now(), site.limits.value("scale_check_valid")
    # A wall clock that was set back says nothing of how old a check of another boot is: then it is due again.
    by_boot = (now.mono_ms - entry.mono_ms) / 1000
    age_s = by_boot if now.boot == entry.boot else (now.utc - entry.at).total_seconds()
    return 0 <= age_s <= valid_s
