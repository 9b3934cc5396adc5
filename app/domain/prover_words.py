"""What the prover found, in words for who writes documents: what, where, the way there, and what helps."""

from app.domain.procedure import Procedure, StepKind
from app.domain.prover import (
    END_NONE,
    ENERGY_SAFER,
    LAPSE_LOST,
    SAFE_LOST,
    STEP_UNREACHED,
    TOO_MANY_WAYS,
    UNSUPERVISED,
    Defect,
    Proving,
)
from app.domain.prover_moves import Event, Happening

_WHAT = {
    "hazard.energy": "{act} is done while the pack may be more dangerous than {wanted}",
    "hazard.proof": "{act} is done though {wanted} has not been shown",
    "hazard.people": "{act} is done by fewer than {wanted} people",
    "hazard.level": "{act} is done without qualification {wanted}",
    "hazard.ppe": "{act} is done without {wanted}",
    "hazard.kind": "{act} stands in a {kind} step; it may stand in: {wanted}",
    "hazard.class": "{act} is done to a pack of class {wanted}, which the rules forbid",
    ENERGY_SAFER: "the document says {energy}, but the pack was shown to be no safer than {wanted}",
    SAFE_LOST: "{act} owes {wanted}, but the run ends here without it",
    STEP_UNREACHED: "no way leads here",
    END_NONE: "no way comes to a good end",
    LAPSE_LOST: "{wanted} cannot be shown again once it has lapsed, so the run could only be given up",
    UNSUPERVISED: "packs of class {wanted} are worked only by documents that are supervised",
    TOO_MANY_WAYS: "it has more than {wanted} places, too many to search every way",
}
_REMEDY = {
    "hazard.energy": "put the steps before it that bring the pack down, on every way that leads here",
    "hazard.proof": "put a step before it that shows this, on every way that leads here",
    "hazard.people": "set people to what the rule asks",
    "hazard.level": "set level to what the rule asks, or higher",
    "hazard.ppe": "add it to ppe",
    "hazard.kind": "make it a step of such a kind, or name the act that hands really do",
    "hazard.class": "take the class out of classes, or the step out of the document",
    ENERGY_SAFER: "state the more dangerous energy, or show the safer one before",
    SAFE_LOST: "add a make_safe step with that act; its guard is this step, or one before it on every way",
    STEP_UNREACHED: "take it out, or let something lead to it; the guard of a make_safe step must be reached",
    END_NONE: "let at least one way come to the last step",
    LAPSE_LOST: "let a later step give it anew before this one, or do this step earlier",
    UNSUPERVISED: "write supervised = true",
    TOO_MANY_WAYS: "take questions or deviations out, or make two documents of it",
}
_DONE = {
    StepKind.HOLD: "released",
    StepKind.SCAN: "scanned",
    StepKind.SHOW: "seen",
    StepKind.READ: "read",
    StepKind.WEIGH: "weighed",
    StepKind.RECORD_OUTPUT: "recorded",
    StepKind.PHOTO: "photographed",
    StepKind.WAIT: "waited",
}
_LAPSE = {
    "restart": "power lost, the station starts again",
    "left": "the pack is left alone",
    "everything": "power lost, the pack left alone, and time passed",
}


def what(procedure: Procedure, defect: Defect) -> str:
    """What is wrong, in one sentence."""
    if not defect.step:
        return _WHAT[defect.code].format(wanted=defect.wanted)
    step = procedure.step(defect.step)
    words = {"act": step.act.value, "kind": step.kind.value, "energy": step.energy.value}
    return _WHAT[defect.code].format(wanted=defect.wanted, **words)


def remedy(defect: Defect) -> str:
    """What to write instead."""
    return _REMEDY[defect.code]


def where(procedure: Procedure, defect: Defect) -> str:
    """The step where it shows, with its number in the main line."""
    if not defect.step:
        return "document"
    line = procedure.deviation_of(defect.step)
    if line is not None:
        return f"deviation {line.id}, step {defect.step}"
    return f"step {procedure.number(defect.step)} ({defect.step})"


def path(procedure: Procedure, defect: Defect) -> tuple[str, ...]:
    """The events that lead there, in order; at last the step that is in hand then."""
    told = [_event(procedure, event) for event in defect.path]
    gave_up = bool(defect.path) and defect.path[-1].what is Happening.GAVE_UP
    if defect.step and not gave_up and defect.code not in (STEP_UNREACHED, SAFE_LOST):
        told.append(f"{defect.step} in hand")
    return tuple(told)


def counts(proving: Proving) -> str:
    """What was searched."""
    return (
        f"{proving.places} places, {proving.moves} moves, {proving.lapses} lapses tried, "
        f"given up from {proving.aborts}, {proving.closes} good ends"
    )


def _event(procedure: Procedure, event: Event) -> str:
    match event.what:
        case Happening.DONE:
            return f"{event.step} {_DONE.get(procedure.step(event.step).kind, 'done')}"
        case Happening.ANSWERED:
            return f'{event.step} says "{event.detail}"'
        case Happening.DEVIATED:
            return f"deviation {event.detail} taken at {event.step}"
        case Happening.GAVE_UP:
            return f"given up at {event.step}"
        case Happening.LAPSED:
            if event.detail.startswith("age "):
                return f"{event.detail.removeprefix('age ')} grows too old at {event.step}"
            return f"{_LAPSE[event.detail]} at {event.step}"
