"""Amounts on the screen keep the digits that were printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.units import parse_mass
from ui.theme.tokens import Language
from ui.widgets.figures import counted, grouped, mass_text, seconds_text
from ui.widgets.line_plot import round_up


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("412.0", "412.0"),
        ("1412.50", "1,412.50"),
        ("1234567", "1,234,567"),
        ("-0.5", "\u22120.5"),
        ("0038.6", "0,038.6"),
        (" 12.5 ", "12.5"),
        ("------", "------"),
        ("1e5", "1e5"),
        ("", ""),
    ],
)
def test_grouping(printed: str, expected: str) -> None:
    for language in Language:
        assert grouped(printed, language) == expected


@given(st.from_regex(r"[0-9]{1,12}(\.[0-9]{1,6})?", fullmatch=True))
def test_grouping_changes_no_digit(printed: str) -> None:
    assert grouped(printed, Language.EN).replace(",", "") == printed


def test_a_mass_keeps_its_decimals_and_none_is_three_dashes() -> None:
    assert mass_text(parse_mass("1412.50", "kg"), Language.ZH) == "1,412.50 kg"
    assert mass_text(None, Language.ZH) == "---"


def test_numbers_and_seconds() -> None:
    assert counted(1_201_284, Language.EN) == "1,201,284"
    assert [seconds_text(ms) for ms in (0, 99, 300, 2499)] == ["0.0", "0.0", "0.3", "2.4"]


@given(st.integers(min_value=0, max_value=10**7))
def test_an_axis_ends_above_its_counts_and_halves_evenly(count: int) -> None:
    top = round_up(count)
    assert top >= max(count, 2)
    assert top % 2 == 0
