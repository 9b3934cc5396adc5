"""Spoils every shipped procedure in one place after the other, and sees that what breaks a rule is refused.

    python -m tests.mutation [FILE...] [--every-gear]

Refused is what the grammar or the prover refuses. Whatever is left is searched whole by a judge that shares
no code with the prover (`tests.domain.hazard_oracle`): no survivor may break a rule; each is told with why.
"""

import argparse
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from app.domain.hazard import HazardRules
from app.domain.procedure import Procedure
from app.domain.procedure_document import ProcedureFaulty, read_procedure
from app.domain.procedure_steps import Beside
from app.domain.prover import prove
from app.host.hazard_rules import HAZARD_RULES_FILE, read_hazard_rules_file
from app.host.limits import LIMITS_FILE, read_limits_file
from app.host.procedures import drawings
from app.places import resources
from tests.domain.hazard_oracle import Oracle
from tests.mutants.safe_why import why_safe
from tests.mutants.spoil import Mutant, Table, mutants


@dataclass(frozen=True)
class Ground:
    """What documents are judged by: limits and drawings, the rules, and the rules as their file has them."""

    beside: Beside
    rules: HazardRules
    table: Mapping[str, Any]


@dataclass
class Score:
    """What became of the mutants of one document. `broken` survived though they break a rule."""

    made: Counter[str] = field(default_factory=Counter)
    by_grammar: Counter[str] = field(default_factory=Counter)
    by_prover: Counter[str] = field(default_factory=Counter)
    survived: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    broken: list[str] = field(default_factory=list)


def shipped() -> tuple[Path, ...]:
    """The documents that come with the station."""
    return tuple(sorted((resources() / "procedures").rglob("*.toml")))


def shipped_ground() -> Ground:
    """The shipped limits, drawings and hazard rules."""
    catalogue = resources() / "catalogue"
    limits = read_limits_file(catalogue / LIMITS_FILE)
    rules = catalogue / HAZARD_RULES_FILE
    return Ground(
        Beside(limits, drawings(resources() / "drawings")),
        read_hazard_rules_file(rules, limits),
        tomllib.loads(rules.read_text(encoding="utf-8")),
    )


def judge(
    file: Path, ground: Ground, *, part: tuple[int, int] | None = None, every_gear: bool = False
) -> Score:
    """Spoil one document in every way, and judge each spoilt form.

    With `part` (k, n) it is only every n-th from the k-th on, and no proof is tried anew of a form in which
    nothing has changed that the second judge looks at: it cannot be worse than the sound document.
    """
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    before = Oracle(_read(table, ground), ground.table, lapses=False)
    sound, score = _essence(before), Score()
    whole = mutants(table, ground.beside.limits, every_gear=every_gear)
    for mutant in islice(whole, *((part[0], None, part[1]) if part else (None,))):
        score.made[mutant.how] += 1
        try:
            procedure = _read(mutant.table, ground)
        except ProcedureFaulty:
            score.by_grammar[mutant.how] += 1
            continue
        after = Oracle(procedure, ground.table, lapses=False)
        same = _essence(after) == sound
        if not (part and same) and not prove(procedure, ground.rules, first=True).proven:
            score.by_prover[mutant.how] += 1
            continue
        _judge_survivor(score, mutant, before, after, same=same)
    return score


def _judge_survivor(score: Score, mutant: Mutant, before: Oracle, after: Oracle, *, same: bool) -> None:
    name = " ".join(part for part in (mutant.at, f"({mutant.what})" if mutant.what else "") if part)
    # Where nothing has changed that the judge looks at, the verdict on the whole document stands.
    told = {} if same else after.judge(most=1)
    if told:
        score.broken.append(f"{mutant.how} {name}: {told}")
    score.survived[mutant.how, why_safe(mutant, before, after)].append(name)


def _essence(oracle: Oracle) -> tuple[object, ...]:
    """All of a document that the second judge looks at."""
    procedure = oracle.procedure
    steps = tuple(
        (
            *(step.id, step.kind, step.act, step.energy, step.options, step.branch, step.guard),
            frozenset(oracle.would_give(step)),
            frozenset(oracle.alone[step.id]),
        )
        for step in procedure.every_step()
    )
    lines = tuple((line.id, line.at, line.to, len(line.steps)) for line in procedure.deviations)
    return steps, lines, procedure.classes


def _read(table: Table, ground: Ground) -> Procedure:
    return read_procedure(table, sha256="0" * 64, beside=ground.beside)


def lines(file: Path, score: Score) -> Iterator[str]:
    """The table of one document, then its survivors with why each is safe."""
    yield f"{file.name}: {'mutants':>28} {'grammar':>8} {'prover':>8} {'safe':>6}"
    for how, made in sorted(score.made.items()):
        grammar, prover = score.by_grammar[how], score.by_prover[how]
        yield f"  {how:28} {made:>10} {grammar:>8} {prover:>8} {made - grammar - prover:>6}"
    for (how, why), names in sorted(score.survived.items()):
        yield f"  safe: {how} at {', '.join(names)}: {why}"
    yield from (f"  BREAKS A RULE AND WAS NOT REFUSED: {told}" for told in score.broken)


def total(scores: Sequence[Score]) -> str:
    """The counts of all documents in one line."""
    made, grammar, prover = (
        sum(sum(counter.values()) for counter in counters)
        for counters in (
            [score.made for score in scores],
            [score.by_grammar for score in scores],
            [score.by_prover for score in scores],
        )
    )
    broken = sum(len(score.broken) for score in scores)
    return (
        f"mutants: {made} of {len(scores)} documents; refused by grammar {grammar}, by prover {prover}; "
        f"safe {made - grammar - prover - broken}; breaking a rule and not refused {broken}"
    )


def main(argv: Sequence[str]) -> int:
    """Print the tables; 1 when a mutant breaks a rule and was not refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="documents (default: the shipped)"
    )
    parser.add_argument("--every-gear", action="store_true", help="drop each piece of gear alone, too")
    args = parser.parse_args(argv)
    ground, scores = shipped_ground(), []
    for file in args.files or shipped():
        score = judge(file, ground, every_gear=args.every_gear)
        scores.append(score)
        sys.stdout.write("\n".join(lines(file, score)) + "\n\n")
    sys.stdout.write(total(scores) + "\n")
    return int(any(score.broken for score in scores))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
