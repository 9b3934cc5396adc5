"""What has been shown of a pack on its way, what of it has lapsed, and the step that shows it again.

The bench and the prover both ask these functions which step is really to be worked: the one that the document
has in hand, or an earlier one once more, because a proof that is needed now has lapsed.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from app.domain.hazard import LADDER, HazardRules, Lapse, Shown, begin, breaches, finish, gives, without
from app.domain.procedure import Procedure, Step, StepKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """The state of a pack by the hazard rules, with its history as far as it still matters.

    `lapsed` are proofs that were given and have lapsed since; one that an act has undone is not among them,
    for doing its step again would not show what it showed. `givers` are (proof, step), the newest step done
    that gave it.
    """

    shown: Shown
    lapsed: frozenset[str] = frozenset()
    givers: frozenset[tuple[str, str]] = frozenset()


def first_evidence(rules: HazardRules) -> Evidence:
    """What is known of a pack before the first step."""
    return Evidence(rules.at_first())


def begun(rules: HazardRules, step: Step, evidence: Evidence) -> Evidence:
    """The evidence once a step is in hand: hands may have begun it, so what its act undoes is gone."""
    undone = {name for name, proof in rules.proofs.items() if step.act in proof.undone_by}
    if not undone:
        return evidence
    return replace(evidence, shown=begin(rules, step, evidence.shown), lapsed=evidence.lapsed - undone)


def done(rules: HazardRules, step: Step, evidence: Evidence) -> Evidence:
    """The evidence after a step was done, its hold passed and released; also when it was done again."""
    given = {
        name
        for name, proof in rules.proofs.items()
        if gives(proof, step) and proof.needs <= evidence.shown.proofs
    }
    givers = frozenset(pair for pair in evidence.givers if pair[0] not in given)
    return Evidence(
        finish(rules, step, evidence.shown),
        evidence.lapsed - given,
        givers | {(name, step.id) for name in given},
    )


def lapsed(evidence: Evidence, proofs: Collection[str]) -> Evidence:
    """The evidence after these proofs have lapsed, as far as they were in force."""
    gone = evidence.shown.proofs & frozenset(proofs)
    return replace(evidence, shown=without(evidence.shown, gone), lapsed=evidence.lapsed | gone)


def lapsing_at(rules: HazardRules, cause: Lapse) -> frozenset[str]:
    """The proofs that lapse when this happens."""
    return frozenset(name for name, proof in rules.proofs.items() if cause in proof.lapses)


def ageing(rules: HazardRules) -> Iterator[str]:
    """The proofs that lapse by their age."""
    return (name for name, proof in sorted(rules.proofs.items()) if proof.valid)


def leans_on(rules: HazardRules, step: Step, shown: Shown) -> frozenset[str]:
    """The proofs that must not have lapsed when this step is worked.

    Those are what its act demands, what the proofs that it gives need themselves, and what the pack's way
    down the ladder by this step needs, as far as the step does not give it.
    """
    proofs = set(rules.rules[step.act].proofs)
    given = {name for name, proof in rules.proofs.items() if gives(proof, step)}
    for name in given:
        proofs |= rules.proofs[name].needs
    for descent in rules.descents:
        if descent.act is step.act and LADDER.index(descent.state) == LADDER.index(shown.energy) + 1:
            proofs |= descent.proofs - given
    return frozenset(proofs)


def due(procedure: Procedure, rules: HazardRules, step: Step, evidence: Evidence) -> Step | None:
    """The step to be worked now while `step` is in hand by the document: itself, or one that is due again.

    A make-safe step is always itself. After the answer was done, ask anew: another proof may have lapsed too.
    None when something that the step leans on has lapsed and the step that gave it cannot show it any more:
    the run can only be given up, or a deviation be taken.
    """
    asked, waiting = step, {step.id}
    while step.kind is not StepKind.MAKE_SAFE:
        missing = sorted(leans_on(rules, asked, evidence.shown) & evidence.lapsed)
        if not missing:
            return asked
        giver = dict(evidence.givers).get(missing[0])
        if giver is None or giver in waiting:
            return None
        asked = procedure.step(giver)
        if not _can_show(rules, asked, missing[0], evidence):
            return None
        waiting.add(giver)
    return step


def _can_show(rules: HazardRules, step: Step, proof: str, evidence: Evidence) -> bool:
    """Whether the step may still be done and would give the proof once all that lapsed is shown again."""
    reach = Shown(evidence.shown.energy, evidence.shown.proofs | evidence.lapsed)
    reach = begin(rules, step, reach)
    return rules.proofs[proof].needs <= reach.proofs and not any(breaches(rules, step, reach, classes=()))
