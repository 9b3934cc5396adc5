"""Clients that send prepared batches over kept connections, and what each answer took."""

import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import psycopg

from benchmarks.registry_plant import Load, Row, connected

_HEADERS = {"content-encoding": "gzip", "content-type": "application/x-ndjson"}


@dataclass(slots=True)
class Sent:
    """How long everything took from the first request to the last answer, and each answer, in seconds."""

    whole_s: float = 0.0
    answers_s: list[float] = field(default_factory=list)


def send_all(addresses: Sequence[str], loads: Sequence[Load]) -> Sent:
    """Every station sends its batches in order, all at once, spread over the addresses.

    Raises:
        RuntimeError: an answer was no receipt of the whole batch.
    """
    sent, lock = Sent(), threading.Lock()

    def one_station(number: int) -> None:
        load = loads[number]
        http = connected(addresses[number % len(addresses)])
        headers = {**_HEADERS, "authorization": f"Bearer {load.token}"}
        took: list[float] = []
        for body in load.bodies:
            began = time.perf_counter()
            http.request("POST", load.path, body, headers)
            answer = http.getresponse()
            said = answer.read()
            took.append(time.perf_counter() - began)
            if answer.status != 200:
                raise RuntimeError(f"{answer.status} {said[:200]!r}")
        http.close()
        receipt = json.loads(json.loads(said)["receipt"]["raw"])
        if receipt["acked_seq"] != load.rows[-1].seq:
            raise RuntimeError(f"acknowledged {receipt['acked_seq']} of {load.rows[-1].seq}")
        with lock:
            sent.answers_s += took

    sent.whole_s = _all_at_once([partial(one_station, number) for number in range(len(loads))])
    return sent


def copy_raw(database: str, loads: Sequence[Load], size: int) -> float:
    """Seconds that the bare rows take by COPY, `size` a transaction, into a table without an index."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS bare")
        connection.execute(
            "CREATE TABLE bare (station text, epoch bigint, seq bigint, raw bytea, hash bytea, sig bytea, "
            "received_at bigint)"
        )
    return _all_at_once([partial(_copy, database, load.rows, size) for load in loads])


def _copy(database: str, rows: Sequence[Row], size: int) -> None:
    with psycopg.connect(database) as connection:
        for first in range(0, len(rows), size):
            with connection.cursor() as cursor, cursor.copy("COPY bare FROM STDIN") as copy:
                for one in rows[first : first + size]:
                    copy.write_row((one.station, one.epoch, one.seq, one.raw, one.hash, one.sig, 0))
            connection.commit()


def _all_at_once(acts: Sequence[Callable[[], None]]) -> float:
    start = threading.Barrier(len(acts) + 1)
    faults: list[BaseException] = []

    def run(act: Callable[[], None]) -> None:
        start.wait()
        try:
            act()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    start.wait()
    began = time.perf_counter()
    for one in threads:
        one.join()
    took = time.perf_counter() - began
    if faults:
        raise RuntimeError("a client failed") from faults[0]
    return took
