"""What a procedure says otherwise than when an operator last worked by it: read before the pack is opened."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from app.domain.bench_facts import RunStarted
from app.domain.journal import Entry
from app.domain.procedure import Procedure
from app.domain.procedure_difference import procedure_difference
from app.floor.bench_views import SinceLastTime
from app.floor.ports import WorkUnit
from app.floor.site import Site

_LOOKED_BACK = 500  # runs of the whole station; what was longer ago is no longer in anybody's hands


def since_last_time(
    unit: WorkUnit, operator: str, procedures: Collection[Procedure], site: Site
) -> Mapping[str, SinceLastTime]:
    """What is new to this operator (an id) in these procedures, by their keys.

    A procedure is left out when the last run that the operator began by it was by the very same document,
    and when there was none: then the whole is new, and every step is read anyway.
    """
    runs = unit.journal.newest_of({RunStarted.type}, _LOOKED_BACK)
    own = [one for one in runs if one.operator == operator]
    found = {one.key: _since(own, one, site) for one in procedures}
    return MappingProxyType({key: since for key, since in found.items() if since is not None})


def _since(runs: Sequence[Entry], procedure: Procedure, site: Site) -> SinceLastTime | None:
    last = next((one for one in runs if one.data["procedure"] == procedure.id), None)
    if last is None or last.data["sha256"] == procedure.sha256:
        return None
    older = _at_hand(site, procedure.id, last.data["sha256"])
    found = procedure_difference(older, procedure, limits=site.limits) if older is not None else None
    return SinceLastTime(last.data["version"], last.at, found)


def _at_hand(site: Site, procedure: str, sha256: str) -> Procedure | None:
    """The very document that a run was told by; one of that version with other bytes is another one."""
    return next(
        (one for one in site.procedures.values() if (one.id, one.sha256) == (procedure, sha256)), None
    )
