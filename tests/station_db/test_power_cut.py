"""The short form of `python -m tests.powercut`: a few cuts in every mode, and the harness' own proof."""

from pathlib import Path

import pytest

from tests.powercut.cuts import cut, cut_power
from tests.powercut.disk import MODES
from tests.powercut.trace import NoTracer, traced

SEED = 20_261_127


@pytest.mark.long
def test_a_power_cut_loses_nothing_acknowledged_and_a_disk_that_forgets_names_would(tmp_path: Path):
    try:
        calls = traced(tmp_path / "work", 4, "production")
    except NoTracer as missing:
        pytest.skip(str(missing))
    found = cut(calls, tmp_path, points=4, modes=MODES, seed=SEED)
    assert {mode: (one.points, one.lost_at, dict(one.refused)) for mode, one in found.items()} == {
        mode: (4, 0, {}) for mode in MODES
    }
    deaf = cut(calls, tmp_path, points=5, modes=("none",), seed=SEED, deaf=True)
    assert deaf["none"].lost_at > 0, "the harness would not notice a loss"


@pytest.mark.long
def test_with_less_syncing_than_production_the_same_cuts_lose_something(tmp_path: Path):
    try:
        found = cut_power(tmp_path, commits=30, points=60, modes=("none",), synchronous="NORMAL", seed=SEED)
    except NoTracer as missing:
        pytest.skip(str(missing))
    assert found["none"].lost_at > 20
