"""Packs that other stations hold: what may not be opened here, in the words of a refusal."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from app.domain.dismantling import Run
from app.domain.pack import Pack, PackState
from app.domain.pack_hold import HoldWhy, PackHold
from app.domain.procedure import Procedure, Step
from app.domain.procedure_flow import Walk
from app.domain.refusals import Refusal, refuse
from app.floor.binding import binding
from app.floor.ports import WorkUnit
from app.floor.remote_views import HeldHere, HeldPack
from app.floor.site import Site
from app.floor.sync_commands import AskHeldHere
from app.floor.withdrawn_run import shuts_for_good

_CODES: Mapping[str, str] = {
    HoldWhy.RULING.value: "remote.ruling",
    HoldWhy.CLASS_C.value: "remote.class_c",
    HoldWhy.QUARANTINE.value: "remote.quarantine",
    HoldWhy.IDENTITY_CLASH.value: "remote.identity_clash",
    HoldWhy.DOUBLE_CLAIM.value: "remote.double_claim",
    HoldWhy.CUSTODY_GAP.value: "remote.custody_gap",
    HoldWhy.DOUBLE_INTAKE.value: "remote.double_intake",
}
"""How each hold is refused with, the gravest first; what a later registry raises has a code for all."""

_OTHER = "remote.other"
_LABEL_SHOWN = 24  # signs of another station's short name
_IN_HAND = (PackState.DISMANTLING, PackState.RECEIVED, PackState.TRIAGED, PackState.WEIGHED)


def holds_on(unit: WorkUnit, code: str, site: Site) -> tuple[PackHold, ...]:
    """The holds that bind this station on a pack's code, oldest first; none when all were opened again."""
    return holds_by_code(unit, (code,), site).get(code, ())


def holds_by_code(unit: WorkUnit, codes: Collection[str], site: Site) -> Mapping[str, tuple[PackHold, ...]]:
    """The same of many packs at once; a code that nothing holds is left out."""
    return binding(unit.remote, codes, site.station)


def held_elsewhere(unit: WorkUnit, pack: Pack, site: Site) -> Refusal | None:
    """Why a pack of ours may not be opened although our own record lets it; None when nothing holds it."""
    held = holds_on(unit, pack.code, site)
    return hold_refusal(held, pack.tag) if held else None


def hold_refusal(held: Collection[PackHold], tag: str) -> Refusal:
    """The gravest of the holds, with who raised it and when; the others are counted."""
    first = min(held, key=lambda one: (_rank(one.why), one.at, one.id))
    code = _CODES.get(first.why, _OTHER)
    return refuse(
        code,
        tag=tag,
        station=told_by(first),
        at=time_told(first.at),
        found=first.reasons[0] if first.reasons else "",
        more=len(held) - 1,
    )


def told_by(hold: PackHold) -> str:
    """The short name of the station that raised it, or its number, cut where a sentence has no more room."""
    name = hold.label or hold.station
    return name if len(name) <= _LABEL_SHOWN else f"{name[: _LABEL_SHOWN - 1]}…"


def _rank(why: str) -> int:
    return list(_CODES).index(why) if why in _CODES else len(_CODES)


def time_told(at_ms: int) -> str:
    """Another station's time as this place's day and time; "—" for one that no calendar holds."""
    try:
        return f"{datetime.fromtimestamp(at_ms / 1000, UTC).astimezone():%Y-%m-%d %H:%M}"
    except (OverflowError, ValueError, OSError):
        return "—"


def stopped_by_hold(
    held: Refusal | None, procedure: Procedure, run: Run, walk: Walk, *, step: Step | None
) -> Refusal | None:
    """A run under way goes no further than to its next hold, as by a withdrawn document."""
    return held if held is not None and shuts_for_good(procedure, run, walk, step=step) else None


def ask_held_here(unit: WorkUnit, _command: AskHeldHere, site: Site) -> HeldHere:
    """The packs in somebody's hands now that other stations hold."""
    packs = unit.packs.in_state(*_IN_HAND)
    held = ((pack, holds_on(unit, pack.code, site)) for pack in packs)
    return HeldHere(
        tuple(HeldPack(pack, holds, hold_refusal(holds, pack.tag)) for pack, holds in held if holds)
    )
