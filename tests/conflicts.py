"""Two stations tell differently of the same batteries: every conflict is flagged, told to both, and stays.

    python -m tests.conflicts --batteries 500 --interleavings 1000 [--seed 7]

A real registry, two stations' records, all stories of conflict (tests/conflicting/stories.py). First so many
batteries at once, with rulings and what comes after them; then the stories once for each interleaving of
deliveries, judging and hearing, of which all must end in the same state. Exits with 1 on a breach.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.conflicting.plant import NAMES, Plant, Played, conflicting
from tests.conflicting.stories import OTHER, PAPER, STORIES, Story

_TOLD = 20
_AT_ONCE = 50


@dataclass(slots=True)
class Tally:
    """What came of it, and in words what was wrong."""

    seed: int
    stories: Counter[str] = field(default_factory=Counter)
    holds: int = 0
    notes: int = 0
    releases: int = 0
    rulings: int = 0
    interleavings: int = 0
    states: set[frozenset[object]] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def told(self) -> str:
        """All of it, for a person."""
        lines = [f"seed {self.seed}: {self.stories.total()} batteries, {len(self.stories)} kinds of conflict"]
        lines += [f"  {count:6} {name}" for name, count in sorted(self.stories.items())]
        lines.append(f"holds {self.holds}, notes {self.notes}, taken back {self.releases}")
        lines.append(f"rulings heard by both: {self.rulings}")
        lines.append(f"interleavings {self.interleavings}, different ends: {len(self.states)}")
        lines.append(f"breaches: {len(self.wrong)}")
        return "\n".join([*lines, *self.wrong[:_TOLD], f"{self.seconds:.0f} s"])


def play(*, batteries: int, interleavings: int, seed: int, stories: Sequence[Story] = STORIES) -> Tally:
    """All of it; nothing raises for what is only wrong."""
    tally, chance, began = Tally(seed), random.Random(seed), time.monotonic()
    with tempfile.TemporaryDirectory() as folder, conflicting(Path(folder)) as plant:
        for first in range(0, batteries, _AT_ONCE):
            drawn = [stories[n % len(stories)] for n in range(first, min(batteries, first + _AT_ONCE))]
            played = plant.write(drawn, f"P{first}", chance)
            plant.deliver(chance, lambda: plant.now_and_then(chance))
            for one in played:
                _see_flagged(plant, one, tally)
            _rule_on(plant, played, tally, chance)
        for number in range(interleavings):
            played = plant.write(stories, f"I{number}", chance)
            plant.deliver(chance, lambda: plant.now_and_then(chance))
            tally.states.add(frozenset(_end(plant, one) for one in played))
            tally.interleavings += 1
    if len(tally.states) > 1:
        tally.wrong.append(f"{len(tally.states)} different ends of the same stories")
    tally.seconds = time.monotonic() - began
    return tally


def _see_flagged(plant: Plant, played: Played, tally: Tally) -> None:
    """The registry and both stations know exactly the holds and notes of the story; nothing is resolved."""
    story = played.story
    tally.stories[story.name] += 1
    for about in {"", *(battery for _, _, battery in story.holds)}:
        code = played.code(about)
        wanted = {(plant.hold_id(played, line, why), True) for line, why, on in story.holds if on == about}
        wanted |= {(plant.hold_id(played, line, why), False) for line, why, on in story.notes if on == about}
        told = {(one["hold"], one["binding"]) for one in plant.standing(code)["holds"]}
        if told != wanted:
            tally.wrong.append(f"{story.name}: the registry tells {sorted(told ^ wanted)} otherwise")
        for name in NAMES:
            if plant.hearers[name].known(code) != told:
                tally.wrong.append(f"{story.name}: station {name} knows other holds than the registry")
    for name in NAMES:
        if plant.hearers[name].bound(played.battery) != story.bound[name]:
            bound = sorted(plant.hearers[name].bound(played.battery))
            tally.wrong.append(f"{story.name}: station {name} is bound by {bound}")
    released = {(plant.hold_id(played, line, "class_c"), "") for line in story.released}
    if any(plant.hearers[name].cleared(played.battery) != released for name in NAMES):
        tally.wrong.append(f"{story.name}: taken back is not what was")
    tally.holds += len(story.holds)
    tally.notes += len(story.notes)
    tally.releases += len(story.released)


def _rule_on(plant: Plant, played: Sequence[Played], tally: Tally, chance: random.Random) -> None:
    """Two people open all but one hold; then the last; and a later quarantine binds again."""
    ruled = [one for one in played if len(_binding(plant, one)) > 1]
    for one in ruled:
        named = _binding(plant, one)
        left = named.pop(chance.randrange(len(named)))
        plant.rule(one.battery, named)
        plant.settle()
        if {hold for hold, _ in plant.hearers["A"].cleared(one.battery)} < set(named):
            tally.wrong.append(f"{one.story.name}: the ruling did not come to station A")
        for name in NAMES:
            own = left.startswith(plant.stations[name].station)
            open_now = plant.hearers[name].bound(one.battery)
            if bool(open_now) is own and not _taken_back(plant, one, left):
                tally.wrong.append(f"{one.story.name}: a hold not named was opened, or one named was not")
        plant.rule(one.battery, [left])
        tally.rulings += 2
    plant.settle()
    for one in ruled:
        if any(plant.hearers[name].bound(one.battery) for name in NAMES):
            tally.wrong.append(f"{one.story.name}: still bound although every hold was named")
    _afterwards(plant, ruled, tally, chance)


def _afterwards(plant: Plant, ruled: Sequence[Played], tally: Tally, chance: random.Random) -> None:
    """What no ruling knew binds again."""
    for one in ruled[:5]:
        plant.quarantine(one.battery, "A")
    plant.deliver(chance, lambda: None)
    for one in ruled[:5]:
        if plant.hearers["B"].bound(one.battery) != {"quarantine"}:
            tally.wrong.append(f"{one.story.name}: a hold from after the ruling binds nobody")


def _binding(plant: Plant, played: Played) -> list[str]:
    return [one["hold"] for one in plant.standing(played.battery)["holds"] if one["binding"]]


def _taken_back(plant: Plant, played: Played, hold: str) -> bool:
    return hold in {plant.hold_id(played, line, "class_c") for line in played.story.released}


def _end(plant: Plant, played: Played) -> tuple[object, ...]:
    """Where a story has ended, told without the names that differ from one time to the next."""
    lines = {plant.hold_id(played, line, ""): line for line in range(len(played.places))}
    names = {one.station: name for name, one in plant.stations.items()}
    ends: list[object] = []
    for about in ("", PAPER, OTHER):
        code = played.code(about)
        told = plant.standing(code)
        ends.append(frozenset((names[one], state) for one, state in told["stations"].items()))
        ends.append(told["worst_class"])
        for name in NAMES:
            hearer = plant.hearers[name]
            holds = {(_line(hold, lines), binding) for hold, binding in hearer.known(code)}
            gone = {(_line(hold, lines), only) for hold, only in hearer.cleared(code)}
            ends += [frozenset(holds), frozenset(gone), hearer.bound(code)]
    return (played.story.name, *ends)


def _line(hold: str, lines: dict[str, int]) -> str:
    place, _, why = hold.rpartition(":")
    return f"{lines[f'{place}:']} {why}"


def main(words: Sequence[str] | None = None) -> int:
    """0 when nothing was wrong."""
    ask = argparse.ArgumentParser(description="Plays conflicts between two stations.")
    ask.add_argument("--batteries", type=int, default=500)
    ask.add_argument("--interleavings", type=int, default=1000)
    ask.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = ask.parse_args(words)
    tally = play(batteries=asked.batteries, interleavings=asked.interleavings, seed=asked.seed)
    sys.stdout.write(tally.told() + "\n")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
