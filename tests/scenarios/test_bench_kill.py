"""A station killed while a pack comes apart has lost nothing, and opens no hold that was shut or in doubt."""

import faulthandler
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.domain.dismantling import Action
from app.floor import bench_commands as bench
from app.floor import commands as ask
from app.floor.bench_views import BenchView, EmptyBench
from app.floor.views import ResumeView
from app.places import station_places
from benchmarks.road_plant import enrol_alone
from tests.scenarios.bench_faceless import LEAD, SECOND, BenchHands
from tests.scenarios.bench_proofs import all_printed
from tests.scenarios.bench_records import is_hold_at_work, on_bench, shown_at_start
from tests.scenarios.bench_worker import seen
from tests.scenarios.faceless import Faceless, at_work
from tests.scenarios.lives import Life, hold_mark, life, prove
from tests.scenarios.records import Records, open_packs, read_records
from tests.scenarios.telling import nobody_listens

WORKER = "tests.scenarios.bench_worker"
GATE_WAYS = ("recording", "held", "released", "working", "starting", "held")
GATE_AT_HOLDS = 2
LONG_WAYS = 2 * (*GATE_WAYS[:4], "weighing", "held", "leaving", "starting", "weighing", "held")
LONG_AT_HOLDS = 5
GIVES_UP = "0.3"  # part of the runs that end at a hold
MEASURED = ("asking ReleaseHold prove_dead", "asking ReleaseHold measure_sections")
LONGEST_HOLD_S = 1.0  # shorter than any way out of a hold that has just shut
LONGEST_WORK_S = 4.0
LONGEST_WAY_OUT_S = 0.3
LONGEST_PRINT_S = 0.2
LONGEST_START_S = 1.5
LONGEST_ACT_S = 0.03


@dataclass(slots=True)
class Heard:
    """What one life of a station said."""

    at: dict[str, Any] | None = None
    tried: str | None = None
    confirmed: list[tuple[int, str]] = field(default_factory=list)
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
        elif word == "tried":
            self.tried = what
        elif word == "confirmed":
            self.confirmed.append((what[1], what[2]))
            word += f" {what[0]}"
        elif word == "asking":
            word += f" {what[0]} {what[1]}"
        else:
            raise AssertionError(f"the station said: {line!r}")
        return word


class KilledBench:
    """One station's folders, killed again and again, and looked at after each time."""

    def __init__(self, folder: Path, lots: random.Random) -> None:
        self.at_holds = 0
        self._places = station_places(folder / "station")
        self._lots = lots
        enrol_alone(self._places)
        self._before = read_records(self._places.records / "station.sqlite")

    def once(self, way: str) -> None:
        """One life: its start is held against the records, then it is killed, then they are looked at."""
        lots = str(self._lots.randrange(2**32))
        gives_up = "1" if way == "leaving" else GIVES_UP
        with life(self._places, WORKER, Heard(), lots, gives_up) as station:
            self._work(station, way)
            heard = station.kill()
        if heard.at is not None:
            self._hold_start(heard.at, heard.tried)
        self._look(heard)
        # Killed while it started over a hold, it has shown nothing about killing during one.
        self.at_holds += heard.at is not None and is_hold_at_work(on_bench(self._before.entries))

    def finish(self) -> Records:
        """A last start in peace; what hangs in the air is put right; the journal proven with signatures."""
        with nobody_listens() as url, at_work(self._places, url) as desk:
            resumed = desk.asked(ask.AskResume(), ResumeView)
            on_it = desk.ask(bench.AskBench())
            assert isinstance(on_it, BenchView | EmptyBench), on_it
            self._hold_start(seen(resumed, on_it), None)
            assert isinstance(on_it, BenchView), "the last kill was during a hold"
            assert on_it.armed_again or on_it.again is not None
            opened_anew(desk)
            all_printed(desk)
        prove(self._places)
        now = read_records(self._places.records / "station.sqlite")
        assert now.hashes[: len(self._before.hashes)] == self._before.hashes
        return now

    def _work(self, station: Life[Heard], way: str) -> None:
        if way == "starting":
            station.live_on(self._lots.uniform(0.2, LONGEST_START_S))
            return
        station.listen_until("at")
        if way == "held":  # a reading has just shut the hold
            station.listen_until("confirmed hold.raised")
            station.live_on(self._lots.uniform(0.0, LONGEST_HOLD_S))
        elif way == "released":  # while a second person's PIN is checked, or just after
            station.listen_until(MEASURED)
            station.live_on(self._lots.uniform(0.0, LONGEST_ACT_S))
        elif way == "leaving":  # the run is given up, and what is owed is done
            station.listen_until("asking AbortRun")
            station.live_on(self._lots.uniform(0.0, LONGEST_WAY_OUT_S))
        elif way == "weighing":  # while an output is recorded and its label ordered and printed
            station.listen_until("asking WeighOutput")
            station.live_on(self._lots.uniform(0.0, LONGEST_PRINT_S))
        elif way == "working":
            station.live_on(self._lots.uniform(0.0, LONGEST_WORK_S))
        else:  # while an act is being recorded
            station.listen_until("asking", self._lots.randint(1, 25))
            station.live_on(self._lots.uniform(0.0, LONGEST_ACT_S))

    def _hold_start(self, at: dict[str, Any], tried: str | None) -> None:
        """What a start has shown is what the entries say."""
        entries = self._before.entries
        people = [one["data"]["operator"] for one in entries if one["type"] == "operator.signed_in"]
        intakes = open_packs(entries)
        here = on_bench(entries)
        assert at == {
            "operator": people[-1] if people else None,
            "intake": intakes[0]["pack"] if intakes else None,
            "bench": shown_at_start(here) if here is not None else None,
        }
        if tried is not None:
            assert at["bench"]["armed_again"]
            assert tried in ("step.not_allowed", "hold.tries_used_up")

    def _look(self, heard: Heard) -> None:
        """Read the database itself: nothing confirmed is lost, nothing older was touched."""
        now = read_records(self._places.records / "station.sqlite")
        assert now.hashes[: len(self._before.hashes)] == self._before.hashes
        for seq, hashed in heard.confirmed:
            assert now.hashes[seq - 1] == hashed
        newest = max((seq for seq, _hashed in heard.confirmed), default=0)
        hold_mark(self._places, now.hashes, confirmed=newest)
        self._before = now


def opened_anew(desk: Faceless) -> None:
    """What was read before the kill opens nothing, whoever asks; measured again, it does."""
    hands = BenchHands(desk)
    hands.catch_up()
    view = hands.proven_again()
    assert view.step is not None
    assert view.step.points
    for somebody in (SECOND, LEAD):
        assert hands.refused(hands.release(somebody, reason="it was dead before")) == "step.not_allowed"
    hands.isolate()
    for point in range(1, len(view.step.points) + 1):
        assert Action.RELEASE not in hands.view().allowed
        hands.read(point)
    assert view.step.id in hands.done(hands.release()).run.released


def kills(folder: Path, ways: Sequence[str]) -> int:
    """One kill after the other, at moments of these kinds; how many of them were during a hold.

    The seed of the moments and of what the station does is printed and so can be used again.
    """
    seed = random.SystemRandom().randrange(2**32)
    sys.stdout.write(f"moments drawn with seed {seed}\n")
    station = KilledBench(folder, random.Random(seed))
    for way in ways:
        station.once(way)
    last = station.finish()
    told = Counter(entry["type"] for entry in last.entries)
    sys.stdout.write(f"{len(ways)} kills, {station.at_holds} during a hold, {len(last.entries)} entries\n")
    sys.stdout.write(f"{dict(told)}\n")
    assert told["hold.released"] > 0
    assert told["label.printed"] == told["label.ordered"]
    return station.at_holds


def test_a_bench_killed_at_random_moments_stands_where_it_stood(tmp_path: Path):
    assert kills(tmp_path, GATE_WAYS) >= GATE_AT_HOLDS


@pytest.mark.long
def test_a_bench_killed_twenty_times_stands_where_it_stood(tmp_path: Path):
    faulthandler.cancel_dump_traceback_later()  # every wait has its own deadline; together they take minutes
    assert len(LONG_WAYS) == 20
    assert kills(tmp_path, LONG_WAYS) >= LONG_AT_HOLDS
