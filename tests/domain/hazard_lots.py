"""Small hazard rules and small documents drawn by lot, so that the prover meets what nobody thought of."""

from random import Random
from typing import Any

from app.domain.hazard import HazardRules
from app.domain.hazard_document import HazardRulesFaulty, read_hazard_rules
from app.domain.limits import Limit, Limits
from app.domain.procedure import (
    ABORT,
    RESUME,
    Act,
    Branch,
    Deviation,
    Energy,
    Finding,
    Hold,
    HoldKind,
    Option,
    Point,
    Procedure,
    Step,
    StepKind,
    Words,
)
from app.domain.quantity import Quantity

LIMITS = Limits(
    {
        name: Limit(name, 60_000, unit, "a clause", "v1", "PRACTICE")
        for name, unit in (("low", "mV"), ("lower", "mV"), ("soon", "s"), ("later", "s"))
    }
)
WORDS = Words("字", "word")
ACTS = (Act.PREPARE, Act.PROVE_DEAD, Act.OPEN_COVER, Act.CUT_BUSBAR, Act.LIFT_MODULE, Act.COVER_LIVE_PARTS)
POINT = Point(Quantity.VOLTAGE, "at_most", "low", WORDS)


def rules_table(lot: Random) -> dict[str, Any]:
    """A table of rules that reads without faults: a few proofs of every sort, a few acts that demand them."""
    while True:
        table = _table(lot)
        try:
            read_hazard_rules(table, sha256="0" * 64, limits=LIMITS)
        except HazardRulesFaulty:
            continue
        return table


def rules_of(table: dict[str, Any]) -> HazardRules:
    """The rules of a table."""
    return read_hazard_rules(table, sha256="0" * 64, limits=LIMITS)


def _table(lot: Random) -> dict[str, Any]:
    ids = [f"p{number}" for number in range(lot.randint(1, 4))]
    acts = [act.value for act in ACTS]
    return {
        "schema": 1,
        "version": "lot",
        "signer": "PRACTICE",
        "source": "drawn by lot",
        "levels": ["1S", "2S"],
        "proof": [_proof(lot, name, ids, acts) for name in ids],
        "descent": [
            {"state": state.value, "proofs": lot.sample(ids, 1), "act": lot.choice(acts)}
            for state in tuple(Energy)[1:]
        ],
        "rule": [_rule(lot, act, ids) for act in Act],
    }


def _proof(lot: Random, name: str, ids: list[str], acts: list[str]) -> dict[str, Any]:
    given = lot.choice(("done", "judged", "measured", "waited"))
    row: dict[str, Any] = {
        "id": name,
        "given": given,
        "acts": lot.sample(acts, lot.randint(1, 2)),
        "people": lot.choice((1, 1, 2)),
        "needs": lot.sample(ids, lot.choice((0, 0, 1))),
        "lapses": lot.sample(["restart", "left"], lot.choice((0, 1, 2))),
        "undone_by": lot.sample(acts, lot.choice((0, 0, 1))),
        "source": "by lot",
    }
    if given == "measured":
        row |= {"quantity": "voltage", "op": "at_most", "limit": lot.choice(("low", "lower"))}
        row["points"] = lot.choice((1, 2))
    if given == "waited":
        row["limit"] = "soon"
    if lot.random() < 0.3:
        row["valid"] = "later"
    if lot.random() < 0.2:
        row["initial"] = True
    return row


def _rule(lot: Random, act: Act, ids: list[str]) -> dict[str, Any]:
    drawn = act in ACTS and lot.random() < 0.7
    return {
        "act": act.value,
        "energy": lot.choice(("live", "live", "isolated", "opened")) if drawn else "live",
        "people": lot.choice((1, 1, 1, 2)) if drawn else 1,
        "level": lot.choice(("", "", "1S")) if drawn else "",
        "ppe": [],
        "proofs": lot.sample(ids, lot.choice((0, 1, min(2, len(ids))))) if drawn else [],
        "owes": ["cover_live_parts"] if drawn and lot.random() < 0.3 else [],
        "classes": ["A"],
        "source": "by lot",
    }


def document(lot: Random) -> Procedure:
    """A small document whose grammar is sound; whether it is safe is left to the lot."""
    main = [f"m{number}" for number in range(lot.randint(2, 5))]
    names = [f"d{number}" for number in range(lot.choice((0, 1, 1, 2)))]
    steps = _line(lot, main, names)
    plain = [step.id for step in steps if step.kind is not StepKind.BRANCH]
    deviations = tuple(_deviation(lot, name, main, plain) for name in names)
    # An option leads only to deviations that are offered where it stands.
    at = {line.id: line.at for line in deviations}
    steps = tuple(_mend(step, at) for step in steps)
    every = plain + [
        step.id for line in deviations for step in line.steps if step.kind is not StepKind.BRANCH
    ]
    safe = tuple(
        _step(
            f"s{number}",
            StepKind.MAKE_SAFE,
            lot.choice((Act.COVER_LIVE_PARTS, Act.CLEAN_UP)),
            lot,
            lot.choice(every),
        )
        for number in range(lot.choice((0, 1, 1, 2)))
    )
    return Procedure(
        *("lot", "1", "0" * 64, "LFP", WORDS, "by lot", "PRACTICE"),
        steps=(*steps, *safe),
        deviations=deviations,
    )


def _mend(step: Step, at: dict[str, tuple[str, ...]]) -> Step:
    options = tuple(
        option if option.to not in at or step.id in at[option.to] else Option(option.id, WORDS)
        for option in step.options
    )
    return _with(step, options=options)


def _deviation(lot: Random, name: str, main: list[str], plain: list[str]) -> Deviation:
    inside = [f"{name}_{number}" for number in range(lot.randint(1, 2))]
    at = tuple(lot.sample(plain, lot.randint(1, min(2, len(plain)))))
    later = main[max(main.index(one) for one in at) + 1 :]
    to = lot.choice((RESUME, RESUME, ABORT, *later[:1]))
    return Deviation(name, Finding.OTHER_BUILD, WORDS, at, to, _line(lot, inside, []))


def _line(lot: Random, ids: list[str], deviations: list[str]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for number, name in enumerate(ids):
        later = ids[number + 1 :]
        asked = [step.id for step in steps if step.kind in (StepKind.CHOOSE, StepKind.READ)]
        kinds = [StepKind.CONFIRM] * 3 + [StepKind.HOLD] * 3 + [StepKind.WAIT, StepKind.READ, StepKind.CHOOSE]
        kind = lot.choice(kinds + ([StepKind.BRANCH] * 3 if asked and later else []))
        step = _step(name, kind, lot.choice((*ACTS, Act.INFORM)), lot)
        targets = ["", ABORT, *later[-2:], *deviations]
        if kind is StepKind.CHOOSE:
            step = _with(
                step, options=tuple(Option(one, WORDS, lot.choice(targets)) for one in ("yes", "no"))
            )
        if kind is StepKind.BRANCH:
            said = ("yes", "no", "FAILED")
            cases = tuple((one, lot.choice([ABORT, *later])) for one in said if lot.random() < 0.6)
            step = _with(step, act=Act.INFORM, branch=Branch(lot.choice(asked), cases))
        steps.append(step)
    return tuple(steps)


def _step(name: str, kind: StepKind, act: Act, lot: Random, guard: str | None = None) -> Step:
    measured = kind is StepKind.HOLD and lot.random() < 0.7
    hold = Hold(HoldKind.MEASURED if measured else HoldKind.JUDGEMENT, (), 3 if measured else 0)
    return Step(
        *(name, kind, act, WORDS, WORDS),
        energy=lot.choice((Energy.LIVE, Energy.LIVE, Energy.LIVE, Energy.ISOLATED)),
        people=lot.choice((1, 2, 2)),
        ppe=(),
        tools=(),
        level=lot.choice(("", "1S", "2S")),
        points=(POINT,) * lot.choice((1, 2)) if measured or kind is StepKind.READ else (),
        hold=hold if kind is StepKind.HOLD else None,
        wait="soon" if kind is StepKind.WAIT else "",
        guard=guard,
    )


def _with(step: Step, **changed: Any) -> Step:
    parts = {name: getattr(step, name) for name in Step.__dataclass_fields__}
    return Step(**{**parts, **changed})
