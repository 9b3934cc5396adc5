"""A settled weight on its way into the record: whether it still counts, and the plate it came from."""

from typing import Any

from app.domain.bench_facts import ContainerKnown, OutputRecorded
from app.domain.reading import Instrument, Source, WeightReading
from app.domain.refusals import Refusal, refuse
from app.domain.scale_facts import ScaleChecked
from app.floor.ports import WorkUnit
from app.floor.site import Site

_LOOKED_BACK = 20  # weighings; a reading that is still fresh cannot be further back


def unfit_weight(reading: WeightReading, site: Site) -> Refusal | None:
    """Why a settled weight may not be recorded now, or None."""
    refusal = unfit_reading(reading, site)
    if refusal is not None:
        return refusal
    if reading.mass.milligrams < max(1, reading.instrument.min_mg):
        return refuse("weight.below_min")
    if reading.mass.milligrams + tare_of(reading) > reading.instrument.max_mg:
        return refuse("weight.over_max")
    return None


def unfit_reading(reading: WeightReading, site: Site) -> Refusal | None:
    """Why what a scale shows may not be recorded now, whatever its figure; None when it may."""
    now = site.clock.now()
    if reading.source is Source.TYPED:
        return refuse("weight.typed_needs_photo")
    if site.realm == "production" and reading.source is Source.SIMULATED:
        return refuse("weight.simulated")
    fresh = site.limits.value("weight_fresh")
    # A reading from the future is of another count of milliseconds than ours, so its age is not known.
    if reading.taken.boot != now.boot or not 0 <= now.mono_ms - reading.taken.mono_ms <= fresh:
        return refuse("weight.stale")
    return None


def used_weight(unit: WorkUnit, reading: WeightReading) -> Refusal | None:
    """Why a reading may not be recorded once more: one weighing is one thing, however often it is tapped."""
    this = (reading.instrument.id, reading.taken.utc_ms, reading.raw.hex())
    kinds = {OutputRecorded.type, ContainerKnown.type, ScaleChecked.type}
    for entry in unit.journal.newest_of(kinds, _LOOKED_BACK):
        said = entry.data
        if (said["instrument"].get("id"), said["taken_at"], said["raw"]) == this:
            return refuse("weight.already_taken")
    return None


def tare_of(reading: WeightReading) -> int:
    """Milligrams that the scale itself has taken off."""
    return reading.tare.milligrams if reading.tare is not None else 0


def plate(scale: Instrument) -> dict[str, Any]:
    """The scale's plate as entries keep it."""
    return {
        "id": scale.id,
        "protocol": scale.protocol,
        "serial": scale.serial,
        "d_mg": scale.d_mg,
        "e_mg": scale.e_mg,
        "min_mg": scale.min_mg,
        "max_mg": scale.max_mg,
        "verified_until": scale.verified_until,
    }
