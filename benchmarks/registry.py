"""The command `python -m benchmarks.registry`: what the registry takes in, beside bare COPY of its rows."""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psycopg

from benchmarks.embedded_postgres import embedded_postgres
from benchmarks.registry_load import Sent, copy_raw, send_all
from benchmarks.registry_plant import Load, serving, station_load

BATCH = 500


def main(words: Sequence[str]) -> int:
    """Measure on an embedded PostgreSQL and print; always ends by itself."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.registry", description="What the registry takes in, beside bare COPY."
    )
    parser.add_argument("--stations", type=int, default=8)
    parser.add_argument("--batches", type=int, default=30, help="of 500 entries, by each station")
    parser.add_argument("--singles", type=int, default=300, help="requests of one entry, by each station")
    parser.add_argument("--processes", type=int, default=2, help="registries before the one database")
    args = parser.parse_args(words)
    _say(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {args.stations} stations, ")
    _say(f"{args.processes} processes of the registry and PostgreSQL on the same cores\n\n")
    with tempfile.TemporaryDirectory(prefix="registry-") as scratch, embedded_postgres() as server:
        database = server.get_uri()
        key = Path(scratch, "registry.key")
        with serving(database, key, args.processes) as addresses:
            loads = [
                station_load(addresses[0], database, batches=args.batches, size=BATCH)
                for _ in range(args.stations)
            ]
            _measure_batches(database, addresses, loads)
            singles = [
                station_load(addresses[0], database, batches=args.singles, size=1)
                for _ in range(args.stations)
            ]
            _measure_singles(addresses, singles)
    return 0


def _measure_batches(database: str, addresses: Sequence[str], loads: Sequence[Load]) -> None:
    entries = sum(len(load.rows) for load in loads)
    before = entries / copy_raw(database, loads, BATCH)
    fresh = send_all(addresses, loads)
    judged = _until_judged(database)
    again = send_all(addresses, loads)
    after = entries / copy_raw(database, loads, BATCH)
    bare = statistics.mean((before, after))
    _say(f"bare COPY, 500 rows a transaction   {before:10,.0f} entries/s before, {after:,.0f} after\n")
    _rate("taken in over HTTP", entries / fresh.whole_s, bare)
    _rate("the same once more (replay)", entries / again.whole_s, bare)
    _say(f"one batch of 500                    {_spread(fresh)}\n")
    _say(f"judged, from the first request on   {entries / (fresh.whole_s + judged):10,.0f} entries/s\n")


def _until_judged(database: str) -> float:
    """Seconds until the projector has come level with every head."""
    began = time.perf_counter()
    with psycopg.connect(database, autocommit=True) as connection:
        while connection.execute(_BEHIND).fetchone() != (0,):
            time.sleep(0.02)
    return time.perf_counter() - began


def _measure_singles(addresses: Sequence[str], loads: Sequence[Load]) -> None:
    sent = send_all(addresses, loads)
    requests = sum(len(load.bodies) for load in loads)
    _say(f"requests of one entry               {requests / sent.whole_s:10,.0f} a second, {_spread(sent)}\n")


def _rate(name: str, rate: float, bare: float) -> None:
    _say(f"{name:35} {rate:10,.0f} entries/s, {rate / bare:.0%} of bare COPY\n")


def _spread(sent: Sent) -> str:
    cuts = statistics.quantiles(sent.answers_s, n=100)
    return f"p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms"


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


_BEHIND = "SELECT count(*) FROM stream_head JOIN judging USING (station, epoch) WHERE judged_seq < seq"

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
