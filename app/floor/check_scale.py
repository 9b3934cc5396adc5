"""Checking a scale: its empty pan at the start of a shift, and check weights with their trend."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.check_weights import CheckWeight, unsuited
from app.domain.journal import Entry
from app.domain.reading import Instrument, Unread, WeightReading
from app.domain.refusals import Refusal, refuse
from app.domain.scale_error import in_service_error_mg
from app.domain.scale_facts import ScaleChecked, ScaleZeroChecked
from app.domain.scale_fitness import (
    Drift,
    FittedScale,
    bars_new_pack,
    drift_of,
    judge_check,
    judge_zero,
    zero_allowed_mg,
)
from app.domain.verdict import Verdict
from app.floor.ports import WorkUnit
from app.floor.scale_commands import AskScales, CheckScale, CheckZero
from app.floor.scale_state import checks_of, fitness, fitted, told_plate
from app.floor.scale_views import CheckMade, ScalesView, ScaleView, Usable
from app.floor.settled_weight import plate, tare_of, unfit_reading, unfit_weight, used_weight
from app.floor.sign_in import author_now
from app.floor.site import Site

TREND = 30
"""Checks of one check weight that are shown."""


def ask_scales(unit: WorkUnit, _command: AskScales, site: Site) -> ScalesView:
    """How every scale stands."""
    return _scales(unit, site)


def check_zero(unit: WorkUnit, command: CheckZero, site: Site) -> ScalesView | Refusal:
    """Record what the empty pan showed, and its verdict. Without a reading the check is still owed."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    scale = fitted(site, command.scale)
    if scale is None:
        return refuse("check.no_scale")
    reading = command.reading
    refusal = _unusable(reading, command.unread, scale, site)
    if refusal is not None:
        return refusal
    seen = reading.instrument if reading is not None else told_plate(unit, scale)
    limit = site.limits.by_id["scale_zero"]
    verdict = Verdict.UNREAD
    if reading is not None:
        if abs(reading.mass.milligrams) >= seen.min_mg:
            return refuse("check.not_empty")
        verdict = judge_zero(reading.mass.milligrams, seen.e_mg, limit.value)
    fact = ScaleZeroChecked(
        scale=scale.role.value,
        verdict=verdict.value,
        allowed_mg=zero_allowed_mg(seen.e_mg, limit.value),
        limit={
            "id": limit.id,
            "value": limit.value,
            "unit": limit.unit,
            "version": limit.version,
            "signer": limit.signer,
        },
        **_said(reading, command.unread, seen),
    )
    return _scales(unit, site, unit.journal.append(fact, author))


def check_scale(unit: WorkUnit, command: CheckScale, site: Site) -> ScalesView | Refusal:
    """Record what a check weight showed, how far that is from its certificate, and the verdict."""
    author = author_now(unit)
    if isinstance(author, Refusal):
        return author
    scale, weight = fitted(site, command.scale), site.check_weights.by_id(command.weight)
    if scale is None:
        return refuse("check.no_scale")
    if weight is None or weight.scale is not scale.role:
        return refuse("check.no_weight")
    reading = command.reading
    refusal = _unusable(reading, command.unread, scale, site)
    if refusal is None and reading is not None:
        refusal = unfit_weight(reading, site) or used_weight(unit, reading)
    if refusal is not None:
        return refusal
    seen = reading.instrument if reading is not None else told_plate(unit, scale)
    why_not = unsuited(weight, seen, site.today())
    if why_not:
        return refuse(why_not, weight=weight.id)
    shown = reading.mass.milligrams if reading is not None else None
    verdict = judge_check(shown, weight.nominal_mg, seen.e_mg) if shown is not None else Verdict.UNREAD
    fact = ScaleChecked(
        scale=scale.role.value,
        weight=_certified(weight, site),
        verdict=verdict.value,
        difference_mg=shown - weight.nominal_mg if shown is not None else None,
        allowed_mg=in_service_error_mg(weight.nominal_mg, seen.e_mg) or 0,
        **_said(reading, command.unread, seen),
    )
    return _scales(unit, site, unit.journal.append(fact, author))


def _unusable(
    reading: WeightReading | None, unread: Unread | None, scale: FittedScale, site: Site
) -> Refusal | None:
    """Why this is no check of this scale; one without a reading needs its reason."""
    if reading is None:
        return None if unread is not None else refuse("check.no_reading")
    if unread is not None:
        return refuse("check.no_reading")
    if reading.instrument.id != scale.plate.id:
        return refuse("check.other_scale")
    if tare_of(reading):
        return refuse("check.tare_set")
    return unfit_reading(reading, site)


def _said(reading: WeightReading | None, unread: Unread | None, seen: Instrument) -> dict[str, Any]:
    """What the scale said, as both facts keep it."""
    if reading is None:
        said: dict[str, Any] = dict.fromkeys(("printed", "unit", "raw", "source", "stability"), "")
        said |= {"value_mg": None, "taken_at": 0}
    else:
        said = {
            "value_mg": reading.mass.milligrams,
            "printed": reading.mass.printed,
            "unit": reading.mass.unit,
            "raw": reading.raw.hex(),
            "source": reading.source.value,
            "stability": reading.stability.value,
            "taken_at": reading.taken.utc_ms,
        }
    return {**said, "unread": unread.value if unread is not None else "", "instrument": plate(seen)}


def _certified(weight: CheckWeight, site: Site) -> Mapping[str, Any]:
    return {
        "id": weight.id,
        "nominal_mg": weight.nominal_mg,
        "class": weight.weight_class,
        "certificate": weight.certificate,
        "valid_until": weight.valid_until,
        "error_mg": weight.error_mg,
        "version": site.check_weights.version,
        "signer": site.check_weights.signer,
    }


def _scales(unit: WorkUnit, site: Site, made: Entry | None = None) -> ScalesView:
    return ScalesView(
        tuple(_scale(unit, scale, site) for scale in site.scales), _made(made) if made is not None else None
    )


def _scale(unit: WorkUnit, scale: FittedScale, site: Site) -> ScaleView:
    seen = told_plate(unit, scale)
    zeros, checks = (checks_of(unit, kind, seen) for kind in (ScaleZeroChecked.type, ScaleChecked.type))
    words = fitness(unit, seen, site)
    return ScaleView(
        role=scale.role,
        plate=seen,
        words=words,
        zero=_made(zeros[0]) if zeros else None,
        check=_made(checks[0]) if checks else None,
        zero_allowed_mg=zero_allowed_mg(seen.e_mg, site.limits.value("scale_zero")),
        weights=tuple(_usable(one, seen, checks, site) for one in site.check_weights.of(scale.role)),
        bars=bars_new_pack(scale, words),
    )


def _usable(weight: CheckWeight, seen: Instrument, checks: Sequence[Entry], site: Site) -> Usable:
    """A check weight with its newest checks; those without a reading are no points of a trend."""
    own = [
        one for one in checks if one.data["weight"]["id"] == weight.id and one.data["value_mg"] is not None
    ]
    same = [one for one in own if one.data["weight"]["nominal_mg"] == weight.nominal_mg]
    trend = tuple(_made(one) for one in reversed(same[:TREND]))
    told = [one.off_mg for one in trend if one.off_mg is not None]
    run = site.limits.value("scale_drift_run")
    return Usable(
        weight=weight,
        allowed_mg=in_service_error_mg(weight.nominal_mg, seen.e_mg) or 0,
        trend=trend,
        drift=drift_of(told, run=run, e_mg=seen.e_mg) if trend else Drift.NONE,
        why_not=unsuited(weight, seen, site.today()),
    )


def _made(entry: Entry) -> CheckMade:
    said = entry.data
    zero = entry.type == ScaleZeroChecked.type
    return CheckMade(
        at=entry.at,
        verdict=Verdict(said["verdict"]),
        off_mg=said["value_mg"] if zero else said["difference_mg"],
        allowed_mg=said["allowed_mg"],
        unread=said["unread"],
        weight="" if zero else said["weight"]["id"],
    )
