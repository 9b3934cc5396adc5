"""A station killed at any moment has lost nothing that it confirmed, and stands at the same place again."""

import json
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.places import station_places
from benchmarks.road_plant import enrol_alone
from tests.scenarios.lives import Life, hold_mark, life, prove
from tests.scenarios.records import read_records, standing

WORKER = "tests.scenarios.worker"
GATE_KILLS = 4
LONG_KILLS = 20
LONGEST_WORK_S = 3.5  # about one pack
LONGEST_START_S = 1.5
LONGEST_ACT_S = 0.03


@dataclass(frozen=True, slots=True)
class Keep:
    """A place and a draft that were to be kept, and where the face stood when it asked for that."""

    number: int
    kept: list[Any] | None
    stood: dict[str, Any]


@dataclass(slots=True)
class Heard:
    """What one life of a station said."""

    at: dict[str, Any] | None = None
    confirmed: list[int] = field(default_factory=list)
    keeps: list[Keep] = field(default_factory=list)
    last_kept: int = 0
    lines: list[str] = field(default_factory=list)

    def line(self, line: bytes) -> str:
        """One more line; its word. A line cut by the kill says nothing."""
        if not line.endswith(b"\n"):
            return ""
        self.lines.append(line.decode())
        word, _, body = self.lines[-1].partition(" ")
        what = json.loads(body)
        if word == "at":
            self.at = what
        elif word == "confirmed":
            self.confirmed.append(what)
        elif word == "kept":
            self.last_kept = what
        elif word == "asking":
            word = f"asking {what[1]}"
            if what[2] is not None:
                self.keeps.append(Keep(what[0], what[2], what[3]))
                word += f" {what[3]['step']}"
        else:
            raise AssertionError(f"the station said: {line!r}")
        return word


class Bench:
    """One station's folders, killed again and again, and looked at after each time."""

    def __init__(self, folder: Path, lots: random.Random) -> None:
        self._places = station_places(folder / "station")
        self._lots = lots
        enrol_alone(self._places)
        self._before = read_records(self._places.records / "station.sqlite")
        self._stood = Keep(0, None, {})

    def once(self, way: str) -> None:
        """One life: its start is held against the records, then it is killed, then they are looked at."""
        with life(self._places, WORKER, Heard()) as station:
            self._work(station, way)
            heard = station.kill()
        self._hold_start(heard)
        self._look(heard)

    def _hold_start(self, heard: Heard) -> None:
        """What a start has shown is what the records say, and a draft is shown as it stood."""
        if heard.at is None:
            return  # killed before it stood anywhere
        expected = standing(self._before)
        if expected["place"] == "intake" and expected["pack"] is None:
            expected |= {name: self._stood.stood[name] for name in ("step", "papers", "code")}
        assert {name: heard.at[name] for name in expected} == expected

    def _work(self, station: Life[Heard], way: str) -> None:
        if way == "starting":
            station.live_on(self._lots.uniform(0.2, LONGEST_START_S))
            return
        station.listen_until("at")
        if way == "working":
            station.live_on(self._lots.uniform(0.0, LONGEST_WORK_S))
        elif way == "confirming":  # the code is in hand and kept, the pack not yet received
            station.listen_until("asking KeepPlace CONFIRM")
            station.listen_until("kept")
        elif way == "routed":  # the pack has its place, the draft has just lost its meaning
            station.listen_until("asking RoutePack")
            station.listen_until("confirmed")
        else:  # while an act is being recorded
            station.listen_until("asking", self._lots.randint(1, 12))
            station.live_on(self._lots.uniform(0.0, LONGEST_ACT_S))

    def _look(self, heard: Heard) -> None:
        """Read the database itself: nothing confirmed is lost, nothing older was touched."""
        now = read_records(self._places.records / "station.sqlite")
        assert now.hashes[: len(self._before.hashes)] == self._before.hashes
        assert max(heard.confirmed, default=0) <= len(now.hashes)
        hold_mark(self._places, now.hashes, confirmed=max(heard.confirmed, default=0))
        possible = [keep for keep in heard.keeps if keep.number >= heard.last_kept]
        if heard.last_kept == 0:
            possible.insert(0, self._stood)
        kept = list(now.kept) if now.kept else None
        assert kept in [keep.kept for keep in possible]
        self._stood = next(keep for keep in reversed(possible) if keep.kept == kept)
        self._before = now

    def finish(self) -> int:
        """A last start in peace, and the journal proven with every signature; how many entries it has."""
        with life(self._places, WORKER, Heard()) as station:
            station.listen_until("at")
            heard = station.kill()
        self._hold_start(heard)
        self._look(heard)
        prove(self._places)
        return len(self._before.entries)


def kills(folder: Path, times: int) -> None:
    """As many kills, at moments of each kind in turn; the seed is printed and so can be used again."""
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"moments drawn with seed {seed}\n")
    bench = Bench(folder, random.Random(seed))
    ways = ("working", "confirming", "routed", "recording", "starting", "recording")
    for turn in range(times):
        bench.once(ways[turn % len(ways)])
    assert bench.finish() > times, "so little was recorded that the kills have shown nothing"


def test_kills_at_random_moments_lose_nothing(tmp_path: Path):
    kills(tmp_path, GATE_KILLS)


@pytest.mark.long
def test_twenty_kills_lose_nothing(tmp_path: Path):
    kills(tmp_path, LONG_KILLS)
