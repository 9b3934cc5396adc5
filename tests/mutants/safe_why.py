"""Why a spoilt document that was not refused breaks no hazard rule: told from the rules' own table."""

from collections.abc import Mapping

from app.domain.procedure import Step
from tests.domain.hazard_oracle import Oracle
from tests.mutants.spoil import Mutant


def why_safe(mutant: Mutant, before: Oracle, after: Oracle) -> str:
    """One plain reason, from what the rule of the step's act asks and what the step gave."""
    if mutant.at not in before.lines:
        return _why_of_line(mutant)
    step = before.step(mutant.at)
    rule = before.rules[step.act.value]
    match mutant.how:
        case "two people into one":
            return f"the rule for {step.act.value} asks {rule['people']} person, nothing asks for two"
        case "qualification dropped" | "qualification lowered":
            return f"the rule for {step.act.value} asks level {rule['level'] or 'none'}"
        case "gear dropped":
            return f"the rule for {step.act.value} asks {', '.join(rule['ppe']) or 'no gear'}"
        case "safer energy stated":
            return "the rules have shown that much on every way, the document said less"
        case "make-safe step dropped":
            return _why_dropped(step, before, after)
        case "guard later":
            return f"nothing that owes {step.act.value} is begun before the later guard"
        case "swapped with next":
            return "neither of the two leans on what the other shows, undoes or owes"
    return _why_of_proofs(step, before, after)


def _why_of_line(mutant: Mutant) -> str:
    return {
        "abort into resume": "its steps undo nothing, and the step it comes back to is barred as before",
        "deviation offered earlier": "its steps ask for nothing that is not shown there yet",
        "class added": "no act in it is forbidden for this class",
    }.get(mutant.how, "all that is asked beyond is shown on this way, too")


def _why_dropped(step: Step, before: Oracle, after: Oracle) -> str:
    others = [one.id for one in after.procedure.steps if one.guard and one.act is step.act]
    if others:
        return f"{step.act.value} is still done by {', '.join(others)} wherever it is owed"
    owing = sorted(act for act, rule in before.rules.items() if step.act.value in rule["owes"])
    return (
        f"{step.act.value} is owed only by {', '.join(owing)}, which no step does"
        if owing
        else (f"no rule owes {step.act.value}")
    )


def _why_of_proofs(step: Step, before: Oracle, after: Oracle) -> str:
    """A step that shows less than it did: what it showed is not asked for, or shown elsewhere as well."""
    gave = before.would_give(step)
    gives = after.would_give(after.step(step.id)) if step.id in after.lines else set()
    reasons = [_why_not_missed(name, after) for name in sorted(gave - gives)]
    if reasons:
        return "; ".join(reasons)
    if gave:
        return f"it still shows {', '.join(sorted(gave))}"
    return "no rule asks for what it shows"


def _why_not_missed(proof: str, after: Oracle) -> str:
    steps: Mapping[str, Step] = {name: after.step(name) for name in after.lines}
    asking = [name for name, step in steps.items() if proof in after.rules[step.act.value]["proofs"]]
    giving = [name for name, step in steps.items() if proof in after.would_give(step)]
    if not asking:
        return f"no act in it asks for {proof}"
    return f"{proof} is shown by {', '.join(giving) or 'the start'} before every step that asks for it"
