"""Without file handles, or with files that may not grow, nothing is called saved that is not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.station_db.plant import Plant

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("what", ["handles", "size"])
def test_a_starved_station_never_says_saved_falsely_and_recovers(tmp_path: Path, what: str):
    command = [sys.executable, "-m", "tests.station_db.starved", str(tmp_path), what]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr.decode()
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    answers = {phase: [answer for at, _, answer in told if at == phase] for phase, _, _ in told}
    assert answers["before"] == answers["after"] == ["saved"] * 4
    refused = [answer for answer in answers["starved"] if answer != "saved"]
    assert refused, "it was not starved"
    assert set(refused) <= {"record.io", "record.disk_full", "record.mark"}
    saved = [f"pack-{number}" for _, number, answer in told if answer == "saved"]
    plant = Plant(tmp_path)
    store = plant.open(every=True)
    try:
        with store.unit() as unit:
            assert sorted(pack.id for pack in unit.packs.all()) == sorted(saved)
            assert unit.journal.head().seq == len(saved) + 1
    finally:
        store.close()
