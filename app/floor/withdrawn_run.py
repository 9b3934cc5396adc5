"""What a barred procedure still allows: nothing new, and a run no further than to its next hold.

Only a version that a newer one has taken the place of, or that an update of the program no longer brings,
lets its runs go on to their end.
"""

from app.domain.dismantling import Run, RunState
from app.domain.procedure import ABORT, Deviation, Procedure, Step, StepKind
from app.domain.procedure_flow import Walk, offered
from app.domain.refusals import Refusal, refuse
from app.domain.withdrawn import Why
from app.floor.site import Site


def withdrawal(procedure: Procedure, site: Site) -> Refusal | None:
    """Why nothing is begun by this document; None when it is in force."""
    found = site.withdrawn.get(procedure.key)
    if found is None:
        return None
    if found.why is Why.SUPERSEDED:
        return refuse("procedure.superseded", procedure=found.procedure, newer=found.newer)
    if found.why is Why.REMOVED:
        return refuse("procedure.missing", procedure=found.procedure)
    if found.why is Why.CHANGED:
        return refuse("procedure.changed", procedure=found.procedure)
    if found.why is Why.UNPROVEN:
        return refuse("procedure.unproven", procedure=found.procedure, signer=found.signer)
    # A reason from the closed list is one code; one from the site's file is a sentence in each language.
    coded = found.reason.zh == found.reason.en
    reason = found.reason.en if coded else f"{found.reason.zh} / {found.reason.en}"
    since = found.since.isoformat()
    return refuse(
        "procedure.withdrawn", procedure=found.procedure, reason=reason, signer=found.signer, since=since
    )


def stopped(procedure: Procedure, run: Run, walk: Walk, *, step: Step | None, site: Site) -> Refusal | None:
    """Why this hold stays shut for good: its document was withdrawn, or is not proven by the rules now.

    Up to a hold the steps go on, for a pack is safest where the document paused it. A deviation that gives
    the run up is a way out, so its own holds open.
    """
    barred = site.withdrawn.get(procedure.key)
    goes_on = barred is None or barred.why in (Why.SUPERSEDED, Why.REMOVED)
    shuts = shuts_for_good(procedure, run, walk, step=step)
    return withdrawal(procedure, site) if shuts and not goes_on else None


def shuts_for_good(procedure: Procedure, run: Run, walk: Walk, *, step: Step | None) -> bool:
    """Whether a run that may not go on is at a hold where it stops: any, but those of a way out."""
    if step is None or step.kind is not StepKind.HOLD or run.state is not RunState.ACTIVE:
        return False
    aside = procedure.deviation_of(walk.at) if walk.at is not None else None
    return aside is None or aside.to != ABORT


def ways_left(procedure: Procedure, run: Run, walk: Walk, *, stop: Refusal | None) -> tuple[Deviation, ...]:
    """The deviations that may be taken now: at a hold that stays shut only those that give the run up."""
    if run.state is not RunState.ACTIVE:
        return ()
    return tuple(one for one in offered(procedure, walk) if stop is None or one.to == ABORT)
