"""Station, registry and PostgreSQL killed at random over a bad line, and every entry counted afterwards.

    python -m tests.chaos --entries 10000 --kills 200 --faults 30 [--seed N] [--out DIR]

Half of the kills are the station's, nine in twenty the registry's, the rest PostgreSQL's. The faults are of
100 requests. Exits with 1 when an entry was lost or doubled, or differs by a byte. What it counted stays in
DIR: the station's folder, and PostgreSQL's.
"""

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.embedded_postgres import embedded_postgres
from tests.chaotic.faulty_line import FaultyLine
from tests.chaotic.plant import RegistryProcess, WriterProcess, cut_off, enrolled
from tests.chaotic.recount import Count, recount, registry_rows, station_rows

_LONGEST_S = 900.0
_SHARES = {"station": 0.5, "registry": 0.45}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    count: Count
    kills: Counter[str]
    carried: Counter[str]
    saved: int
    seconds: float

    def told(self) -> str:
        """All of it, for a person."""
        faults = sum(times for fault, times in self.carried.items() if fault != "carried")
        requests = sum(self.carried.values())
        return "\n".join(
            [
                f"killed: {dict(sorted(self.kills.items()))}",
                f"requests: {requests}, {faults} went wrong: {dict(sorted(self.carried.items()))}",
                f"confirmed to the operator: {self.saved}",
                self.count.told(),
                f"{self.seconds:.0f} s",
            ]
        )


class Killer:
    """Kills its share of the processes, one kind on each thread, until the number is reached."""

    def __init__(self, kills: int, chance: random.Random) -> None:
        self.done: Counter[str] = Counter()
        self.faults: list[BaseException] = []
        station = round(kills * _SHARES["station"])
        registry = round(kills * _SHARES["registry"])
        self.shares = {"station": station, "registry": registry, "postgres": kills - station - registry}
        self._chance = chance
        self._nobody = threading.Event()

    def run(self, acts: dict[str, Callable[[], None]], *, pace_s: dict[str, float]) -> None:
        """Kill by these acts, each kind at about its pace; returns when all is done."""

        def kind(name: str) -> None:
            try:
                for _ in range(self.shares[name]):
                    self._nobody.wait(pace_s[name] * 2 * self._chance.random())
                    acts[name]()
                    self.done[name] += 1
            except BaseException as fault:
                self.faults.append(fault)

        threads = [threading.Thread(target=kind, args=(name,), name=f"killer {name}") for name in acts]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        if self.faults:
            raise self.faults[0]


def run(out: Path, *, entries: int, kills: int, faults: int, seed: int) -> Outcome:
    """Play it in `out`, which is made, and count.

    Raises:
        TimeoutError: the station did not write, or the registry did not come level with it, within a quarter
            of an hour.
    """
    began, chance = time.monotonic(), random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    with embedded_postgres(out / "postgres") as server:
        database = server.get_uri()
        registry = RegistryProcess(database, out / "registry.key", out / "registry.log")
        registry.start()
        try:
            with FaultyLine(registry.address, faults=0, chance=random.Random(seed + 1)) as line:
                places = enrolled(out / "station", line, database)
                line.faults = faults
                writer = WriterProcess(places, line.url, entries, out / "station.log")
                writer.start()
                try:
                    killer = Killer(kills, chance)
                    _kill_all(killer, line, writer, registry, server)
                    # The line stays bad for as long as anything is written.
                    if not writer.written.wait(_LONGEST_S):
                        raise TimeoutError("the station did not write what it was to; see its log")
                    line.faults = 0
                    if not writer.level.wait(_LONGEST_S):
                        raise TimeoutError("the registry did not come level; see the logs")
                finally:
                    writer.kill()
                station, key = station_rows(places.records / "station.sqlite")
                count = recount(writer.saved, station, registry_rows(database), key)
        finally:
            registry.kill()
    return Outcome(count, killer.done, line.done, len(writer.saved), time.monotonic() - began)


def _kill_all(
    killer: Killer, line: FaultyLine, writer: WriterProcess, registry: RegistryProcess, server: object
) -> None:
    def station() -> None:
        writer.began.wait(60)
        writer.kill()
        writer.start()

    def other_registry() -> None:
        registry.kill()
        registry.start()
        line.address = registry.address

    acts = {"station": station, "registry": other_registry, "postgres": lambda: cut_off(server)}
    killer.run(acts, pace_s={"station": 0.4, "registry": 0.4, "postgres": 4.0})


def main(words: Sequence[str]) -> int:
    """Play, count and print; 0 when nothing was lost, doubled or changed."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--faults", type=int, default=30, help="of 100 requests")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="left behind; a temporary folder without it")
    args = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="chaos-", ignore_cleanup_errors=True) as scratch:
        out = args.out or Path(scratch, "out")
        outcome = run(out, entries=args.entries, kills=args.kills, faults=args.faults, seed=args.seed)
    sys.stdout.write(outcome.told() + "\n")
    return 0 if outcome.count.good and outcome.count.entries >= args.entries else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
