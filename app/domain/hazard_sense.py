"""What hazard rules must not say of each other, or a pack could be shown safe that is not, or never be."""

from collections.abc import Iterator

from app.domain.hazard import LADDER, HazardRules, Proof
from app.domain.procedure import StepKind


def sense_faults(rules: HazardRules) -> Iterator[str]:
    """Every contradiction between proofs, descents and rules that are sound each by itself.

    The prover leans on them: where they hold, doing a step again gives back exactly what has lapsed.
    """
    for proof in rules.proofs.values():
        yield from _of_proof(rules, proof)
    for descent in rules.descents:
        if descent.state is LADDER[0]:
            yield f"descent {descent.state.value}: every pack is {descent.state.value} from the start"
    for act, rule in rules.rules.items():
        spoilt = sorted(name for name in rule.proofs if act in rules.proofs[name].undone_by)
        if spoilt:
            yield f"rule {act.value}: demands {', '.join(spoilt)}, which the act itself undoes"
        for owed in sorted(rule.owes, key=lambda one: one.value):
            kinds = rules.rules[owed].kinds
            if kinds and StepKind.MAKE_SAFE not in kinds:
                yield f"rule {act.value}: owes {owed.value}, whose rule allows no make_safe step"


def _of_proof(rules: HazardRules, proof: Proof) -> Iterator[str]:
    ends = bool(proof.lapses or proof.valid)
    if proof.initial and ends:
        yield f"proof {proof.id}: initial proofs must not lapse; no step gave it that could be done again"
    if proof.id in _needed(rules, proof):
        yield f"proof {proof.id}: needs itself, directly or over others"
    if not ends:
        return
    for other in rules.proofs.values():
        both = sorted(act.value for act in proof.acts & other.undone_by)
        if both:
            yield f"proof {proof.id}: lapses, and giving it again by {', '.join(both)} would undo {other.id}"


def _needed(rules: HazardRules, proof: Proof) -> set[str]:
    found: set[str] = set()
    open_ = list(proof.needs)
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += rules.proofs[name].needs
    return found
