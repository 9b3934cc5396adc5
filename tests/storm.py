"""Stations that were days without a network, and come back all at once to a registry that is busy at first.

    python -m tests.storm --stations 5 --days 3
    python -m tests.storm --stations 50 --entries 2000 --faults 30

Every station has its own records, in real files, and its own pump; the registry is really served on
loopback. The days offline are written by a clock that jumps from entry to entry. Then all deliver at once
over a few connections: for the first `--busy` seconds the registry answers 503, later requests go wrong by
chance. Nobody waits: what a pump wants to rest is added to its own time, what a request takes is measured.

Counted from outside: all arrived byte for byte, in order, once; and when each was level. Ends with 0 when
nothing is missing and the slowest station took at most three times as long as the median.
"""

import argparse
import heapq
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from app.domain.journal import StationEnrolled
from app.domain.operator import STATION
from app.floor import commands as ask
from app.floor import sync_commands as sync
from app.floor.adopt_changes import ask_changes_from, note_changes
from app.floor.deliver import ask_batch, note_delivery
from app.floor.views import SyncKind
from app.host.ids import UuidMint
from app.sync.pump import Pump
from app.sync.registry import Away, Pass, RegistryClient
from registry.application import RETRY_AFTER_S
from registry.service import Registry
from station_db.identity import Identity
from station_db.store import Store
from tests.chaotic.recount import Count, recount, rows_of, station_rows
from tests.fakes.floor import Floor
from tests.fakes.work_unit import SteppingClock
from tests.registry.opened import HandTime, enrolled, opened_registry
from tests.registry.served import served
from tests.station_db.plant import CHANGED

ENTRIES_A_DAY = 400
FAIR = 3.0
_AT_ONCE = 100  # entries in one work unit: these days are only written to be delivered
_CONNECTIONS = 4
_MOST_TURNS = 100_000
Answered = tuple[int, bytes, Mapping[str, str]]


class BadRoad(RegistryClient):
    """The station's own client over a road where, at the time that its station has, things go wrong."""

    def __init__(self, url: str, shows: Pass, *, busy_s: float, faults: int, chance: random.Random) -> None:
        super().__init__(url, shows=shows)
        self.at_s = 0.0
        self.done: Counter[str] = Counter()
        self._busy_s, self._faults, self._chance = busy_s, faults, chance

    def _send(self, method: str, path: str, **what: Any) -> Answered | Away:
        if self.at_s < self._busy_s:
            self.done["503"] += 1
            return 503, b'{"code":"registry.database_away"}', {"retry-after": str(RETRY_AFTER_S)}
        wrong = self._chance.randrange(100) < self._faults
        kind = self._chance.choice(("request dropped", "answer dropped", "doubled")) if wrong else "carried"
        self.done[kind] += 1
        if kind == "request dropped":
            return Away("registry.unreachable")
        said = super()._send(method, path, **what)
        if kind == "doubled":
            return super()._send(method, path, **what)
        return Away("registry.slow") if kind == "answer dropped" else said


class OfflineStation:
    """One station's records and pump; `at_s` is how long ago, by its own time, the network came back."""

    def __init__(
        self,
        folder: Path,
        registry: Registry,
        number: int,
        road: Callable[[Pass], BadRoad],
        *,
        seed: int,
    ) -> None:
        known = enrolled(registry, f"S{number}")
        who = registry.identity
        self.name = known.station
        self.road = road(Pass(self.name, who.registry, who.realm, known.key))
        self.level_s: float | None = None
        self._key = known.key
        self._clock = SteppingClock(step=timedelta(days=1) / ENTRIES_A_DAY)
        self.records = folder / known.station
        self._store = Store.open(
            self.records,
            realm=registry.identity.realm,
            signing_key=known.key,
            clock=self._clock,
            ids=UuidMint(),
            mark_dir=folder / "marks",
        )
        keys = (registry.key.public_key().public_bytes_raw(),)
        public = known.key.public_key().public_bytes_raw()
        identity = Identity(self.name, who.realm, who.registry, keys, public, f"S{number}")
        fact = StationEnrolled(public.hex(), who.registry, (keys[0].hex(),), f"S{number}", "0")
        self._store.enrol(identity, fact)
        self._site = replace(Floor().site, clock=self._clock, station=self.name, registry=who.registry)
        self.pump = Pump(
            self._at_once,
            self.road,
            known.key,
            stream=(self.name, 1),
            clock=self._clock,
            on_state=lambda _state: None,
            chance=random.Random(f"{seed} {number}"),
        )

    def write(self, count: int) -> None:
        """So many entries of days without a network."""
        for first in range(0, count, _AT_ONCE):
            with self._store.unit() as unit:
                for _ in range(min(_AT_ONCE, count - first)):
                    unit.journal.append(CHANGED, STATION)

    def turn(self) -> float:
        """One exchange; returns the station's time at its end, its rest included."""
        began = time.monotonic()
        rest = self.pump.step()
        self.road.at_s += time.monotonic() - began
        state = self.pump.state.get()
        if state is not None and state.kind is SyncKind.UP_TO_DATE:
            self.level_s = self.road.at_s
            return self.road.at_s
        self.road.at_s += rest
        return self.road.at_s

    def now(self) -> int:
        """The station's wall clock, UTC milliseconds since 1970."""
        return self._clock.now().utc_ms

    def close(self) -> None:
        """It ends."""
        self._store.close()
        self.road.close()

    def _at_once(self, command: object, reply: Callable[[object], None]) -> None:
        acts: dict[type, Callable[..., object]] = {
            ask.AskBatch: ask_batch,
            ask.NoteDelivery: note_delivery,
            sync.AskChangesFrom: ask_changes_from,
            sync.NoteChanges: note_changes,
        }
        with self._store.unit() as unit:
            answer = acts[type(command)](unit, command, self._site)
        reply(answer)


@dataclass(frozen=True, slots=True)
class Storm:
    """What came of it: per station what the count found, and the seconds until it was level."""

    counts: tuple[Count, ...]
    level_s: tuple[float, ...]
    road: Counter[str]
    took_s: float

    @property
    def slowest(self) -> float:
        """How many times as long as the median the slowest station took."""
        return max(self.level_s) / statistics.median(self.level_s)

    @property
    def good(self) -> bool:
        """Whether all arrived, and none had to wait for long behind the others."""
        return all(one.good for one in self.counts) and self.slowest <= FAIR

    def told(self) -> str:
        """For a person."""
        entries = sum(one.entries for one in self.counts)
        wrong = [one.told() for one in self.counts if not one.good]
        lines = [
            f"{len(self.counts)} stations, {entries} entries, {len(wrong)} stations with something wrong",
            f"level after {min(self.level_s):.1f} s (first), {statistics.median(self.level_s):.1f} s"
            f" (median), {max(self.level_s):.1f} s (last): {self.slowest:.2f} times the median"
            f" ({FAIR:g} at most)",
            f"requests: {dict(sorted(self.road.items()))}; {entries / self.took_s:.0f} entries/s delivered",
        ]
        return "\n".join([*lines, *wrong])


def run(folder: Path, *, stations: int, entries: int, busy_s: float, faults: int, seed: int) -> Storm:
    """Write the days offline, let all come back at once, and count.

    Raises:
        TimeoutError: somebody is not level after very many turns.
    """
    database = folder / "registry.sqlite"
    with (
        opened_registry(f"sqlite:///{database}", folder / "registry.key") as registry,
        served(registry) as front,
    ):
        several = []
        try:
            for number in range(stations):
                chance = random.Random(f"{seed} road {number}")
                url = str(front.base_url)
                road = partial(BadRoad, url, busy_s=busy_s, faults=faults, chance=chance)
                several.append(OfflineStation(folder, registry, number, road, seed=seed))
                several[-1].write(entries)
            assert isinstance(registry.clock, HandTime)
            registry.clock.at_ms = max(one.now() for one in several)
            began = time.monotonic()
            _all_back(several)
            took = time.monotonic() - began
        finally:
            for one in several:
                one.close()
    return Storm(
        tuple(_counted(one, database) for one in several),
        tuple(one.level_s or 0.0 for one in several),
        sum((one.road.done for one in several), Counter()),
        took,
    )


def _counted(station: OfflineStation, database: Path) -> Count:
    ours, key = station_rows(station.records / "station.sqlite")
    theirs = rows_of(database, station.name)
    return recount([row[:2] for row in ours], ours, theirs, key)


def _all_back(several: Sequence[OfflineStation]) -> None:
    """Let whoever's time has come take its turn, over a few connections at once."""
    due = [(0.0, number) for number in range(len(several))]
    faults: list[BaseException] = []
    lock, turns = threading.Lock(), iter(range(_MOST_TURNS))

    def work() -> None:
        while not faults:
            with lock:
                if not due:
                    return  # whoever is in hand is carried on by who has it
                _, number = heapq.heappop(due)
                if next(turns, None) is None:
                    faults.append(TimeoutError("not level after very many turns"))
                    return
            try:
                at_s = several[number].turn()
            except BaseException as fault:
                faults.append(fault)
                raise
            if several[number].level_s is None:
                with lock:
                    heapq.heappush(due, (at_s, number))

    hands = [threading.Thread(target=work, name=f"storm {n}") for n in range(min(_CONNECTIONS, len(several)))]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    if faults:
        raise faults[0]


def main(words: Sequence[str]) -> int:
    """Play, count and print; 0 when all arrived and none waited too long."""
    parser = argparse.ArgumentParser(prog="python -m tests.storm", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--stations", type=int, default=5)
    parser.add_argument("--days", type=float, default=3.0, help=f"of {ENTRIES_A_DAY} entries each")
    parser.add_argument("--entries", type=int, help="of each station, in place of --days")
    parser.add_argument("--busy", type=float, default=10.0, help="seconds for which the registry answers 503")
    parser.add_argument("--faults", type=int, default=0, help="of 100 requests")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(words)
    entries = args.entries if args.entries is not None else round(args.days * ENTRIES_A_DAY)
    with tempfile.TemporaryDirectory(prefix="storm-", ignore_cleanup_errors=True) as scratch:
        storm = run(
            Path(scratch),
            stations=args.stations,
            entries=entries,
            busy_s=args.busy,
            faults=args.faults,
            seed=args.seed,
        )
    sys.stdout.write(storm.told() + "\n")
    return 0 if storm.good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
