"""What becomes of a step when that which was shown before it lapses: can it all be shown again?"""

from collections.abc import Iterator

from app.domain.hazard import HazardRules, Lapse, breaches
from app.domain.hazard_evidence import Evidence, ageing, begun, done, due, lapsed, lapsing_at
from app.domain.procedure import Procedure, Step

EVERYTHING = "everything"


def lapse_loss(
    procedure: Procedure, rules: HazardRules, step: Step, evidence: Evidence
) -> tuple[str, str] | None:
    """What cannot be shown again at this step: (what made it lapse, the proof); None when all can.

    The worst is tried first, everything lapsing at once. When that can be shown again, so can every part of
    it: a step due again asks for the fewer the less has lapsed, and gives the same. Only when it cannot,
    single causes are looked at, to name the plainest.
    """
    *causes, worst = _causes(rules)
    loss = _lost(procedure, rules, step, lapsed(evidence, worst[1]))
    if loss is None:
        return None
    for name, proofs in causes:
        plainer = _lost(procedure, rules, step, lapsed(evidence, proofs))
        if plainer is not None:
            return name, plainer
    return EVERYTHING, loss


def _causes(rules: HazardRules) -> Iterator[tuple[str, frozenset[str]]]:
    """Each thing that makes proofs lapse, with those; at last all at once."""
    everything: frozenset[str] = frozenset()
    for cause in Lapse:
        everything |= lapsing_at(rules, cause)
        yield cause.value, lapsing_at(rules, cause)
    for proof in ageing(rules):
        everything |= {proof}
        yield f"age {proof}", frozenset({proof})
    yield EVERYTHING, everything


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
