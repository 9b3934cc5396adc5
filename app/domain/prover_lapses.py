"""What becomes of a step when that which was shown before it lapses: can it all be shown again?"""

from app.domain.hazard import HazardRules, Lapse, breaches
from app.domain.hazard_evidence import Evidence, ageing, begun, done, due, lapsed, lapsing_at
from app.domain.procedure import Procedure, Step

EVERYTHING = "everything"


Causes = tuple[tuple[str, frozenset[str]], ...]
"""Each thing that makes proofs lapse, with those; the last is everything at once."""


def lapse_loss(
    procedure: Procedure, rules: HazardRules, step: Step, evidence: Evidence, causes: Causes
) -> tuple[str, str] | None:
    """What cannot be shown again at this step: (what made it lapse, the proof); None when all can.

    The worst is tried first, everything lapsing at once. When that can be shown again, so can every part of
    it: a step due again asks for the fewer the less has lapsed, and gives the same. Only when it cannot,
    single causes are looked at, to name the plainest.
    """
    *single, (_, everything) = causes
    loss = _lost(procedure, rules, step, lapsed(evidence, everything))
    if loss is None:
        return None
    for name, proofs in single:
        plainer = _lost(procedure, rules, step, lapsed(evidence, proofs))
        if plainer is not None:
            return name, plainer
    return EVERYTHING, loss


def causes_of(rules: HazardRules) -> Causes:
    """What can make proofs lapse by these rules."""
    single = [
        *((cause.value, lapsing_at(rules, cause)) for cause in Lapse),
        *((f"age {proof}", frozenset({proof})) for proof in ageing(rules)),
    ]
    return (*single, (EVERYTHING, frozenset().union(*(proofs for _, proofs in single))))


def _lost(procedure: Procedure, rules: HazardRules, step: Step, evidence: Evidence) -> str | None:
    """Do what is due again until the step itself is; the proof that stands in the way, None for none."""
    for _ in range(len(rules.proofs) + 1):
        again = due(procedure, rules, step, evidence)
        asked = step if again is None else again
        barred = list(breaches(rules, asked, evidence.shown, classes=procedure.classes))
        if again is None or barred:
            missing = [breach.wanted for breach in barred] or sorted(evidence.lapsed)
            return missing[0]
        if again is step:
            return None
        evidence = done(rules, again, begun(rules, again, evidence))
    return min(evidence.lapsed)
