"""Hazard rules: what must hold before hands may do an act, whoever wrote the procedure.

They stand outside the procedures (`resources/catalogue/hazard_rules.toml`), are versioned and signed, and are
asked twice: by the prover about every path of a document, and by the bench about every step of a run.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.procedure import Act, Energy, HoldKind, Step, StepKind
from app.domain.quantity import Quantity

LADDER = tuple(Energy)
"""The energy states from full voltage downwards."""


class Given(Enum):
    """How a proof is given."""

    MEASURED = "measured"  # a measured hold was passed and released
    JUDGED = "judged"  # a judgement hold was released, or a measured one
    WAITED = "waited"  # a wait step let the time of the limit pass
    DONE = "done"  # a step with the act was done by hand


class Lapse(Enum):
    """What makes a proof lapse before its time."""

    RESTART = "restart"  # the station was down, so nobody knows what happened meanwhile
    LEFT = "left"  # the pack was left alone
    AIR = "air"  # a gas was in alarm at the bench, so what was measured of the air before is over


@dataclass(frozen=True, slots=True)
class Proof:
    """What a step can show.

    `acts` are the acts whose steps give it. `points` is how many points at least must be measured, each on
    `quantity` with `op` against the limit `limit`; 0 and None for what is not measured. For what is waited
    `limit` is the time. `needs` are proofs that must be in force when it is given. `valid` is the id of a
    limit in seconds after which it lapses, "" when it does not age; `lapses` what ends it at once;
    `undone_by` the acts that end it when begun. With `initial` it is in force from the start, until an act
    undoes it. `source` says where it comes from and how sure that is.
    """

    id: str
    given: Given
    acts: frozenset[Act]
    people: int
    quantity: Quantity | None = None
    op: str = ""
    limit: str = ""
    points: int = 0
    needs: frozenset[str] = frozenset()
    valid: str = ""
    lapses: frozenset[Lapse] = frozenset()
    undone_by: frozenset[Act] = frozenset()
    initial: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Descent:
    """How a pack comes down to an energy state: `act` was done, and after it these proofs are in force."""

    state: Energy
    proofs: frozenset[str]
    act: Act


@dataclass(frozen=True, slots=True)
class Rule:
    """What an act demands before it is begun.

    `energy` is the most dangerous state in which it may be done; `level` the least qualification of
    everybody there, "" for none; `kinds` the kinds of step that may carry the act, empty for any; `classes`
    the triage classes of packs it may be done to. `owes` are the acts that every way out must contain once
    this one was begun.
    """

    act: Act
    energy: Energy
    people: int
    level: str
    ppe: frozenset[str]
    proofs: frozenset[str]
    owes: frozenset[Act]
    classes: frozenset[str]
    kinds: frozenset[StepKind] = frozenset()
    source: str = ""


@dataclass(frozen=True, slots=True)
class HazardRules:
    """The whole table, one rule for each act. `levels` from the least to the highest qualification.

    `supervised` are the triage classes whose documents must ask a supervisor as the second person.
    """

    version: str
    sha256: str
    signer: str
    source: str
    levels: tuple[str, ...]
    proofs: Mapping[str, Proof]
    descents: tuple[Descent, ...]
    rules: Mapping[Act, Rule]
    supervised: frozenset[str] = frozenset()

    def at_first(self) -> "Shown":
        """What is shown of a pack of which nothing is known yet."""
        return Shown(Energy.LIVE, frozenset(proof.id for proof in self.proofs.values() if proof.initial))

    def rank(self, level: str) -> int:
        """How high a qualification is; -1 for "" and for one that the rules do not know."""
        return self.levels.index(level) if level in self.levels else -1


@dataclass(frozen=True, slots=True)
class Shown:
    """What has been shown of a pack so far: its energy state by the rules, and the proofs in force."""

    energy: Energy = Energy.LIVE
    proofs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Breach:
    """One demand of a rule that is not met: `code` is stable ("hazard.proof"), `wanted` what is asked."""

    code: str
    act: Act
    wanted: str


def breaches(rules: HazardRules, step: Step, shown: Shown, *, classes: Collection[str]) -> Iterator[Breach]:
    """Every demand that this step would breach if hands began it now on a pack of one of these classes.

    A make-safe step is asked only for what it says itself: it must be possible whatever has happened.
    """
    rule = rules.rules[step.act]
    yield from standing_breaches(rules, step, classes=classes)
    if step.kind is StepKind.MAKE_SAFE:
        return
    if LADDER.index(shown.energy) < LADDER.index(rule.energy):
        yield Breach("hazard.energy", step.act, rule.energy.value)
    for proof in sorted(rule.proofs - shown.proofs):
        yield Breach("hazard.proof", step.act, proof)


def standing_breaches(rules: HazardRules, step: Step, *, classes: Collection[str]) -> Iterator[Breach]:
    """The demands that a step breaches by what it says itself, wherever it stands."""
    rule = rules.rules[step.act]
    for other in sorted(set(classes) - rule.classes):
        yield Breach("hazard.class", step.act, other)
    if rule.kinds and step.kind not in rule.kinds:
        yield Breach("hazard.kind", step.act, " ".join(sorted(kind.value for kind in rule.kinds)))
    if step.people < rule.people:
        yield Breach("hazard.people", step.act, str(rule.people))
    if rules.rank(step.level) < rules.rank(rule.level):
        yield Breach("hazard.level", step.act, rule.level)
    for gear in sorted(rule.ppe - set(step.ppe)):
        yield Breach("hazard.ppe", step.act, gear)


def begin(rules: HazardRules, step: Step, shown: Shown) -> Shown:
    """What is still shown once hands begin this step: its act may undo proofs."""
    undone = {name for name in shown.proofs if step.act in rules.proofs[name].undone_by}
    return Shown(shown.energy, shown.proofs - undone)


def finish(rules: HazardRules, step: Step, shown: Shown) -> Shown:
    """What is shown after this step was done: the proofs that it gives, and the energy state they lead to."""
    proofs = shown.proofs | {
        proof.id for proof in rules.proofs.values() if gives(proof, step) and proof.needs <= shown.proofs
    }
    energy = shown.energy
    for descent in rules.descents:
        below = LADDER.index(descent.state) == LADDER.index(energy) + 1
        if below and descent.proofs <= proofs and descent.act is step.act:
            energy = descent.state
    return Shown(energy, proofs)


def gives(proof: Proof, step: Step) -> bool:
    """Whether a step, when done, gives a proof: by its act, its kind, its people and what it measures."""
    if step.act not in proof.acts or step.people < proof.people:
        return False
    if proof.given is Given.DONE:
        return step.kind in (StepKind.CONFIRM, StepKind.SCAN, StepKind.HOLD, StepKind.MAKE_SAFE)
    if proof.given is Given.WAITED:
        return step.kind is StepKind.WAIT and step.wait == proof.limit
    if step.kind is not StepKind.HOLD or step.hold is None:
        return False
    if proof.given is Given.JUDGED:
        return True
    fitting = [
        point
        for point in step.points
        if (point.quantity, point.op, point.limit) == (proof.quantity, proof.op, proof.limit)
    ]
    return step.hold.kind is HoldKind.MEASURED and len(fitting) >= proof.points


def without(shown: Shown, proofs: Collection[str]) -> Shown:
    """What is still shown when these proofs have lapsed."""
    return Shown(shown.energy, shown.proofs - frozenset(proofs))
