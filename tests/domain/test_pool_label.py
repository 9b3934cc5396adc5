"""Labels of a pool are ours like all others, and are told apart from those that a station numbers itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.own_label import (
    LARGEST_POOL,
    POOLS,
    NotALabel,
    Prefix,
    mint,
    mint_pool_label,
    numbered_body,
    parse,
    pool_label,
)

KINDS = st.sampled_from([prefix for prefix in Prefix if prefix not in (Prefix.BG, Prefix.TR)])
NUMBERS = st.integers(1, LARGEST_POOL)
LOTS = st.integers(0, POOLS - 1)


@given(KINDS, LOTS, NUMBERS)
def test_it_is_read_back_with_its_number(prefix: Prefix, lot: int, number: int) -> None:
    text = mint_pool_label(prefix, lot, number)
    read = pool_label(text)
    assert read is not None
    assert (read.prefix, read.number, len(text)) == (prefix, number, 12)
    own = parse(text)
    assert own is not None
    assert own.sound


@given(LOTS, LOTS, NUMBERS, NUMBERS)
def test_two_are_the_same_only_when_pool_and_number_are(lot: int, other: int, one: int, two: int) -> None:
    texts = mint_pool_label(Prefix.MD, lot, one), mint_pool_label(Prefix.MD, other, two)
    assert (texts[0] == texts[1]) == ((lot, one) == (other, two))


@given(st.text(), st.integers(0, 31**5 - 1))
def test_a_label_that_a_station_numbers_is_of_no_pool(station: str, number: int) -> None:
    assert pool_label(mint(Prefix.MD, numbered_body(station, number))) is None


@pytest.mark.parametrize("text", ["", "BG0000000016", "MD88PVNC0013", "MD1", "md88pvnc0012", "SN-1"])
def test_what_is_of_no_pool(text: str) -> None:
    assert pool_label(text) is None


@pytest.mark.parametrize(("lot", "number"), [(0, 0), (0, LARGEST_POOL + 1), (-1, 1), (POOLS, 1)])
def test_what_no_pool_has(lot: int, number: int) -> None:
    with pytest.raises(NotALabel):
        mint_pool_label(Prefix.MD, lot, number)
