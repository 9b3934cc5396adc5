"""A station killed in the middle of recording loses nothing that it had acknowledged."""

import hashlib
import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.station_db.plant import Plant

ROOT = Path(__file__).resolve().parents[2]


def run_and_kill(folder: Path, lines: int) -> dict[int, str]:
    """Let a station record until it has acknowledged so much, kill it, and return what it acknowledged."""
    command = [sys.executable, "-m", "tests.station_db.flat_out", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as station:
        assert station.stdout is not None
        heard = [station.stdout.readline() for _ in range(lines)]
        station.kill()
        heard += station.stdout.readlines()
    acknowledged = [line.split() for line in heard if line.endswith(b"\n")]
    assert len(acknowledged) >= lines, "the station died before it was killed"
    return {int(seq): hashed.decode() for seq, hashed in acknowledged}


def walked(database: Path) -> list[str]:
    """The hashes of the journal by the law of the bytes alone: nothing of the station's code is used."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = connection.execute("SELECT epoch, seq, raw, hash FROM journal ORDER BY epoch, seq").fetchall()
        packs = connection.execute("SELECT count(*) FROM pack").fetchone()[0]
        index = connection.execute("SELECT count(*) FROM entry_index").fetchone()[0]
    prev, hashes = bytes(32), []
    for number, (epoch, seq, raw, hashed) in enumerate(rows, start=1):
        assert (epoch, seq) == (1, number)
        assert json.loads(raw)["seq"] == seq
        prev = hashlib.sha256(b"ev1\0" + prev + raw).digest()
        assert prev == hashed
        hashes.append(prev.hex())
    # Each unit wrote a pack and a second entry: a half unit would show here.
    assert (packs, index) == ((len(rows) - 1) // 2, len(rows))
    assert len(rows) % 2 == 1
    return hashes


def kills(folder: Path, times: int) -> None:
    """Kill a station again and again over the same records, and look after each time."""
    plant = Plant(folder)
    confirmed: dict[int, str] = {}
    for _ in range(times):
        confirmed |= run_and_kill(folder, random.randint(1, 60))
        hashes = walked(plant.database)
        assert {seq: hashes[seq - 1] for seq in confirmed} == confirmed
        mark = json.loads(plant.mark.read_text())
        assert max(confirmed) <= mark["seq"] <= len(hashes)
        assert mark["hash"] == hashes[mark["seq"] - 1]
    plant.open(every=True).close()


def test_some_kills_lose_nothing(tmp_path: Path):
    kills(tmp_path, 4)


@pytest.mark.long
def test_a_hundred_kills_lose_nothing(tmp_path: Path):
    kills(tmp_path, 100)
