"""Without file handles, or with files that may not grow, nothing is called saved that is not."""

import json
from pathlib import Path

import pytest

from tests.fakes.kill_point import forked
from tests.station_db.plant import Plant
from tests.station_db.starved import main


@pytest.mark.parametrize("what", ["handles", "size"])
def test_a_starved_station_never_says_saved_falsely_and_recovers(tmp_path: Path, what: str):
    told = [json.loads(line) for line in forked(lambda out: main(tmp_path, what, out))]
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
