"""Random work at a real desk over all shipped procedures, judged from its entries by an inspector of its own.

    python -m tests.fuzz_bench --events 100000 [--seed 7]

Prints what was done and refused, and every act that was begun or done without what the hazard rules demand.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from app.domain.hazard import HazardRules
from app.domain.procedure import Procedure
from app.domain.refusals import Refusal
from app.floor import bench_commands as bench
from app.floor.bench_views import BenchView
from app.places import resources
from tests.fakes.floor import ANNE, Floor, shipped
from tests.fuzzing.bench_brought import brought
from tests.fuzzing.bench_lots import Lots, class_of
from tests.fuzzing.bench_oracle import Inspector, Scene, Someone
from tests.fuzzing.bench_rules import Books

LONGEST_RUN = 600  # events; a run that takes longer is left for the next pack
_TOLD = 20


@dataclass(slots=True)
class Tally:
    """What came of it."""

    seed: int
    events: int = 0
    runs: int = 0
    acts: int = 0
    holds: int = 0
    restarts: int = 0
    lefts: int = 0
    alarms: int = 0
    air: int = 0
    held: int = 0
    entries: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)

    def told(self) -> str:
        """All of it, for a person."""
        lines = [
            f"seed {self.seed}: {self.events} events, {self.runs} runs, {self.restarts} restarts",
            f"{self.acts} acts, {self.holds} holds released, ends: {dict(sorted(self.ends.items()))}",
            f"left {self.lefts} times by two, stopped {self.alarms} times by an alarm",
            f"{self.air} alarms of gas, {self.held} times told of by the registry",
            f"entries: {dict(self.entries.most_common())}",
            f"refusals: {dict(self.refusals.most_common())}",
            f"breaches: {len(self.breaches)}",
        ]
        return "\n".join([*lines, *self.breaches[:_TOLD]])


def fuzz(
    events: int,
    seed: int,
    *,
    procedures: Sequence[Procedure] | None = None,
    rules: HazardRules | None = None,
    books: Books | None = None,
) -> Tally:
    """Work pack after pack until so many events have been tried.

    With other `procedures` or `rules` the desk works by those; the inspector always judges by its `books`.
    """
    draw, tally = random.Random(seed), Tally(seed)
    known = tuple(procedures or shipped().procedures.values())
    books = books or Books(resources())
    while tally.events < events:
        _one_pack(draw, tally, draw.choice(known), rules or shipped().hazard_rules, books, most=events)
    return tally


def _one_pack(
    draw: random.Random, tally: Tally, procedure: Procedure, rules: HazardRules, books: Books, *, most: int
) -> None:
    floor = Floor(tick=timedelta(milliseconds=50))
    floor.sign_in(ANNE)
    floor.under(rules, procedure)
    opens = class_of(procedure.classes).value == "A"
    lots = Lots(floor, draw)
    hurry = random.Random(f"{tally.seed} {tally.runs}")
    pack = brought(floor, opens=opens, hurry=hurry)
    for _ in range(hurry.randint(0, 2)):  # people try with other papers, and find things
        answer = floor.do(lots.start(pack, procedure.key, hurry))
        if isinstance(answer, Refusal):
            tally.refusals[answer.code] += 1
    floor.do(floor.starting(pack, procedure.key))
    tally.runs += 1
    for _ in range(LONGEST_RUN):
        view = floor.do(bench.AskBench())
        if not isinstance(view, BenchView) or tally.events >= most:
            break
        command = lots.next(view)
        tally.events += 1
        if command is not None:
            answer = floor.do(command)
            lots.heard(answer)
            if isinstance(answer, Refusal):
                tally.refusals[answer.code] += 1
    _judge(floor, lots, books, tally)


def _judge(floor: Floor, lots: Lots, books: Books, tally: Tally) -> None:
    entries = floor.entries()
    with floor.records.unit() as unit:
        people = {
            one.id: Someone(one.level, one.level_until, one.role.value == "supervisor")
            for one in unit.roster.all()
        }
    inspector = Inspector(books, Scene(people, tuple(lots.starts), floor.site.today()))
    inspector.look_through(entries)
    tally.acts += inspector.acts
    tally.holds += inspector.holds
    tally.restarts += len(lots.starts)
    tally.breaches += inspector.breaches
    tally.entries.update(entry.type for entry in entries)
    tally.lefts += sum(entry.type == "pack.left" for entry in entries)
    tally.alarms += sum(entry.type == "run.stopped" for entry in entries)
    tally.air += sum(entry.type == "air.alarm" for entry in entries)
    tally.held += sum(entry.type == "changes.adopted" for entry in entries)
    ends = [entry.type for entry in entries if entry.type in ("run.closed", "run.aborted")]
    tally.ends[ends[-1] if ends else "left open"] += 1


def main(words: Sequence[str] | None = None) -> int:
    """Fuzz and print; 1 when the inspector found a breach."""
    parser = argparse.ArgumentParser(description="Random work at the bench, judged by an inspector.")
    parser.add_argument("--events", type=int, default=100_000, help="how many commands and mishaps to try")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    asked = parser.parse_args(words)
    began = time.monotonic()
    tally = fuzz(asked.events, asked.seed)
    sys.stdout.write(f"{tally.told()}\n{time.monotonic() - began:.0f} s\n")
    return 1 if tally.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
