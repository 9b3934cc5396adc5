"""Cuts the power at many points of one piece of work, and opens what is left with the station's own store."""

import random
import shutil
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.floor.ports import CannotRecord
from station_db.faults import StoreRefused
from tests.powercut.disk import Disk
from tests.powercut.trace import Call, traced
from tests.station_db.plant import Plant


@dataclass(slots=True)
class Outcome:
    """What the cuts of one mode came to: points looked at, and where acknowledged entries were lost.

    `refused` counts stations that would not start by the code they said: one that finds itself shorter than
    its mark has lost something and knows it. `worst` is the greatest loss that nobody noticed.
    """

    points: int = 0
    lost_at: int = 0
    worst: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def good(self) -> bool:
        """Whether nothing acknowledged was lost and every station started."""
        return not self.lost_at and not self.refused

    def words(self) -> str:
        """One line."""
        return (
            f"{self.points} points, {self.lost_at} lost acknowledged entries (worst {self.worst}), "
            f"{sum(self.refused.values())} would not start {dict(self.refused) or ''}"
        ).strip()


def cut_power(
    folder: Path, *, commits: int, points: int, modes: Collection[str], synchronous: str, seed: int
) -> Mapping[str, Outcome]:
    """Record under strace, then cut at points drawn by chance from all that changed the disk.

    Raises:
        NoTracer: there is no strace here.
    """
    calls = traced(folder / "work", commits, synchronous)
    return cut(calls, folder, points=points, modes=modes, seed=seed)


def cut(
    calls: tuple[Call, ...],
    folder: Path,
    *,
    points: int,
    modes: Collection[str],
    seed: int,
    deaf: bool = False,
) -> Mapping[str, Outcome]:
    """Cut the work that was traced in `folder / "work"`; a `deaf` disk does not heed the sync of a folder."""
    chance = random.Random(seed)
    work = folder / "work"
    chosen = _points(calls, work, points, chance)
    outcomes = {mode: Outcome() for mode in modes}
    disk = Disk(work, deaf=deaf)
    for number, call in enumerate(calls):
        disk.follow(call)
        if number in chosen:
            for mode, outcome in outcomes.items():
                _look(disk, mode, outcome, chance, folder / "image")
    return outcomes


def _points(calls: tuple[Call, ...], work: Path, wanted: int, chance: random.Random) -> set[int]:
    """Numbers of calls after the first acknowledgement, so that there is something to lose."""
    disk, found = Disk(work), []
    for number, call in enumerate(calls):
        if disk.follow(call) and disk.acknowledged:
            found.append(number)
    assert len(disk.acknowledged) > 1, "the station recorded nothing"
    return set(chance.sample(found, min(wanted, len(found))))


def _look(disk: Disk, mode: str, outcome: Outcome, chance: random.Random, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    for name, content in disk.image(mode, chance).items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    outcome.points += 1
    newest = max(disk.acknowledged)
    try:
        with Plant(place).opened() as store, store.unit() as unit:
            head, entry = unit.journal.head(), unit.journal.entry(1, newest)
    except (StoreRefused, CannotRecord) as refused:
        outcome.refused[refused.code] += 1
        outcome.lost_at += refused.code.startswith("journal.shorter_than_")
        return
    if entry is None or entry.hash.hex() != disk.acknowledged[newest]:
        outcome.lost_at += 1
        outcome.worst = max(outcome.worst, newest - head.seq)
