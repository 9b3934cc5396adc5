"""Whether who works a step, and who signs beside, has the qualification that the step asks for today."""

from app.domain.operator import LevelGap, Operator, level_gap
from app.domain.procedure import Step
from app.domain.refusals import Refusal, refuse
from app.floor.ports import WorkUnit
from app.floor.site import Site


def lead_refusal(unit: WorkUnit, step: Step, site: Site) -> Refusal | None:
    """Why who is signed in may not work this step; None when that is nobody, which is refused elsewhere."""
    current = unit.sessions.current()
    if current is None or not step.level:
        return None
    person = unit.roster.by_id(current[0])
    if person is None:
        return refuse("level.lead_too_low", needs=step.level, has="")
    return _refusal(person, step, site, who="lead")


def second_refusal(unit: WorkUnit, badge: str | None, step: Step, site: Site) -> Refusal | None:
    """Why the owner of this badge may not sign at this step; None when nobody owns it."""
    person = unit.roster.by_badge(badge) if badge else None
    return _refusal(person, step, site, who="second") if person is not None else None


def _refusal(person: Operator, step: Step, site: Site, *, who: str) -> Refusal | None:
    gap = level_gap(person, step.level, levels=site.hazard_rules.levels, today=site.today())
    if gap is LevelGap.TOO_LOW:
        code = "level.lead_too_low" if who == "lead" else "level.second_too_low"
        return refuse(code, needs=step.level, has=person.level)
    if gap is LevelGap.ENDED:
        until = person.level_until.isoformat() if person.level_until is not None else ""
        code = "level.lead_ended" if who == "lead" else "level.second_ended"
        return refuse(code, needs=step.level, until=until)
    return None
