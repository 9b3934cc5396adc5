"""A level does for a step when it is as high as asked, known to the site, and not over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.operator import LevelGap, level_gap
from tests.fakes.floor import person

TODAY = date(2026, 11, 23)
LEVELS = ("1S", "2S", "3S")


@pytest.mark.parametrize(
    ("has", "asked", "gap"),
    [
        ("2S", "2S", None),
        ("3S", "2S", None),
        ("1S", "2S", LevelGap.TOO_LOW),
        ("", "1S", LevelGap.TOO_LOW),
        ("9S", "1S", LevelGap.TOO_LOW),
        ("3S", "9S", LevelGap.TOO_LOW),
        ("", "", None),
        ("9S", "", None),
    ],
)
def test_the_level_is_compared_by_the_sites_own_order(has: str, asked: str, gap: LevelGap | None):
    someone = replace(person("1003"), level=has)
    assert level_gap(someone, asked, levels=LEVELS, today=TODAY) is gap


@pytest.mark.parametrize(("days", "gap"), [(0, None), (1, None), (-1, LevelGap.ENDED)])
def test_a_level_counts_to_its_last_day(days: int, gap: LevelGap | None):
    someone = replace(person("1003"), level_until=TODAY + timedelta(days=days))
    assert level_gap(someone, "2S", levels=LEVELS, today=TODAY) is gap
    assert level_gap(someone, "", levels=LEVELS, today=TODAY) is None
