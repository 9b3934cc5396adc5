"""A settled weight on its way into the record: whether it still counts, and the plate it came from."""

from typing import Any

from app.domain.reading import Instrument, Source, WeightReading
from app.domain.refusals import Refusal, refuse
from app.floor.site import Site


def unfit_weight(reading: WeightReading, site: Site) -> Refusal | None:
    """Why a settled weight may not be recorded now, or None."""
    now = site.clock.now()
    if site.realm == "production" and reading.source is Source.SIMULATED:
        return refuse("weight.simulated")
    fresh = site.limits.value("weight_fresh")
    if reading.taken.boot != now.boot or now.mono_ms - reading.taken.mono_ms > fresh:
        return refuse("weight.stale")
    if reading.mass.milligrams < max(1, reading.instrument.min_mg):
        return refuse("weight.below_min")
    if reading.mass.milligrams > reading.instrument.max_mg:
        return refuse("weight.over_max")
    return None


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
