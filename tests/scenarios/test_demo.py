"""The demo plays a shift through the real screens, from the first label to the signed sheet."""

import faulthandler
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands.demo_scenarios import SCENARIOS
from tests.scenarios.records import read_records

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 600


def play(out: Path, *words: str) -> dict[str, object]:
    """Play it in a process of its own; what it says of itself."""
    faulthandler.cancel_dump_traceback_later()  # a shift takes minutes, and has a deadline of its own
    command = [sys.executable, "-m", "app", "demo", "--out", str(out), *words]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=LONGEST_S, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(told, dict)
    return told


def holds_failed(out: Path) -> int:
    """How many holds shut on a reading that was too high.

    On a slow computer a value may also grow too old while it is on its way: that shuts a hold as well, and
    is no part of the story.
    """
    entries = read_records(out / "station" / "station.sqlite").entries
    raised = [one["data"]["verdict"] for one in entries if one["type"] == "hold.raised"]
    assert set(raised) <= {"FAILED", "UNREAD"}
    return raised.count("FAILED")


def test_one_pack_goes_all_the_way(tmp_path: Path):
    out = tmp_path / "out"
    told = play(out, "--packs", "1", "--no-pictures")
    assert not (out / "screens").exists()
    assert told["runs_closed"] == 1
    assert holds_failed(out) == 1
    assert told["holds_released"] == 8  # as many as the document for it has on its way
    assert told["entries"] == told["delivered"]
    assert told["handover"]
    assert (out / "handover.pdf").read_bytes().startswith(b"%PDF")
    assert list((out / "labels").glob("*.zpl"))


@pytest.mark.long
def test_a_whole_shift_has_a_quarantined_pack_and_an_aborted_run_in_it(tmp_path: Path):
    out = tmp_path / "out"
    told = play(out, "--packs", "3")
    assert list((out / "screens").glob("*.zh.png"))
    assert (told["runs_closed"], told["runs_aborted"]) == (1, 1)
    assert told["quarantined"] == 2
    assert holds_failed(out) == 2


@pytest.mark.long
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_is_played_and_its_records_tell_it(tmp_path: Path, name: str):
    told = play(tmp_path / "out", "--scenario", name)
    assert told["scenario"] == name
    assert told["entries"] == told["delivered"]
