"""Vehicle numbers: the check digit, and who must compute it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.vin import PATTERN, check_digit, check_holds, read_vin

SAME_VALUE = ("0", "1AJ", "2BKS", "3CLT", "4DMU", "5ENV", "6FW", "7GPX", "8HY", "9RZ")


@pytest.mark.parametrize("text", ["1M8GDM9AXKP042788", "11111111111111111", "LNBSCB3F0DD130955"])
def test_sound_numbers(text: str) -> None:
    assert PATTERN.fullmatch(text)
    assert check_holds(text)
    assert read_vin(text).reasons == ()


def test_a_chinese_number_with_a_wrong_digit_is_scanned_again() -> None:
    assert check_digit("LGWEESK55SH210918") == "8"
    found = read_vin("LGWEESK55SH210918")
    assert found.warnings == ("vin.check_digit_rescan",)
    assert found.rejects == ()


def test_a_european_filler_is_a_note_only() -> None:
    found = read_vin("WVWZZZ6RZBY123456")
    assert found.notes == ("vin.no_check_digit",)
    assert (found.warnings, found.rejects) == ((), ())


@pytest.mark.parametrize("first", "WVSTYZ")
def test_european_makers_need_no_check_digit(first: str) -> None:
    wrong = next(text for digit in "01" if not check_holds(text := f"{first}VWAAA6R{digit}BY123456"))
    assert read_vin(wrong).warnings == ()
    assert read_vin(wrong).notes == ("vin.no_check_digit",)


def test_elsewhere_a_wrong_digit_is_a_doubt() -> None:
    assert read_vin("1M8GDM9A1KP042788").warnings == ("vin.check_digit",)
    assert "vin.check_digit" in read_vin("JM8GDM9AZKP042788").warnings


def test_a_letter_that_is_no_model_year_is_a_doubt() -> None:
    assert "vin.year_letter" in read_vin("LNBSCB3F0ZD130955").warnings
    assert "vin.year_letter" not in read_vin("LNBSCB3F0DD130955").warnings


def test_the_parts() -> None:
    assert dict(read_vin("LNBSCB3F0DD130955").fields) == {
        "wmi": "LNB",
        "description": "SCB3F",
        "check_digit": "0",
        "year_letter": "D",
        "plant": "D",
        "serial": "130955",
    }


@given(place=st.integers(0, 16), symbol=st.sampled_from("".join(SAME_VALUE)))
def test_a_changed_value_breaks_the_check(place: int, symbol: str) -> None:
    text = "LNBSCB3F0DD130955"
    value_stays = any({symbol, text[place]} <= set(group) for group in SAME_VALUE)
    holds = check_holds(text[:place] + symbol + text[place + 1 :])
    assert holds == (symbol == text[place] if place == 8 else value_stays)
