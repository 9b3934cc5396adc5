"""The short form of `python -m tests.storm`, and that it would tell of a station that is left behind."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.chaotic.recount import Count
from tests.conftest import COUNTS
from tests.storm import Storm, run


def test_all_come_back_at_once_and_none_is_lost_or_left_behind(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    storm = run(tmp_path, stations=4, entries=150, busy_s=8.0, faults=20, seed=3)
    record_property(COUNTS, f"storm: {storm.told().splitlines()[1]}")
    assert storm.good, storm.told()
    assert sum(one.entries for one in storm.counts) == 4 * 151
    assert storm.road["503"] >= 4
    assert min(storm.level_s) >= 8.0


def test_a_station_that_is_left_behind_or_loses_something_is_told() -> None:
    storm = Storm((Count(10),) * 3, (10.0, 11.0, 12.0), Counter(), 1.0)
    assert storm.good
    assert not replace(storm, level_s=(10.0, 11.0, 34.0)).good
    assert not replace(storm, counts=(Count(10), Count(10, lost=[(1, 4)]))).good
    assert "1 stations with something wrong" in replace(storm, counts=(Count(10, lost=[(1, 4)]),)).told()
