"""Scans of the test code: fast or slow, with Caps Lock, on other keyboards, with signs lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scanner_try import (
    KEY_GAP_MS,
    TEST_TEXT,
    WIDEST_GAP_MS,
    KeyboardFault,
    ScanTimes,
    judged,
    keyboard_fault,
)

# What a computer writes for the keys that a US scanner presses: German and French layouts (QWERTZ, AZERTY).
GERMAN = str.maketrans("zyZY-_/:;?=&#", "yzYZß?-ÖöÜ´/§")
FRENCH = str.maketrans("aqzwAQZW0189-/", "qawzQAWZà&_ç)!")


def scan(text: str = TEST_TEXT, gap_ms: int = 4, *, ended: bool = True) -> ScanTimes:
    return ScanTimes(text, (gap_ms,) * (len(text) - 1), ended)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (TEST_TEXT, None),
        (TEST_TEXT.swapcase(), KeyboardFault.CAPS_LOCK),
        (TEST_TEXT.translate(GERMAN), KeyboardFault.OTHER_LAYOUT),
        (TEST_TEXT.translate(FRENCH), KeyboardFault.OTHER_LAYOUT),
        (TEST_TEXT.swapcase().translate(GERMAN), KeyboardFault.OTHER_LAYOUT),
        (TEST_TEXT[:10] + TEST_TEXT[12:], KeyboardFault.SIGNS_LOST),
        (TEST_TEXT[1:], KeyboardFault.SIGNS_LOST),
        ("04QPB7A0012H0JD5K0000001", KeyboardFault.OTHER_CODE),
        ("", KeyboardFault.OTHER_CODE),
    ],
)
def test_what_a_scan_says_of_the_keyboard(typed: str, fault: KeyboardFault | None) -> None:
    assert keyboard_fault(typed) is fault


def test_a_fast_scanner_is_good_and_needs_no_setting() -> None:
    found = judged((scan(), scan(gap_ms=9), scan(gap_ms=KEY_GAP_MS)))
    assert found.good
    assert (found.scans, found.median_ms, found.slowest_ms, found.proposed_ms) == (3, 9, KEY_GAP_MS, None)


def test_a_slow_one_gets_the_bound_that_fits_it() -> None:
    found = judged((scan(), scan(gap_ms=40)))
    assert (found.apart, found.good, found.proposed_ms) == (False, False, 50)
    assert judged((scan(), scan(gap_ms=40)), key_gap_ms=50).good


def test_for_one_as_slow_as_a_person_there_is_no_setting() -> None:
    found = judged((scan(gap_ms=75),))
    assert (found.good, found.proposed_ms) == (False, None)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_what_is_proposed_holds_every_gap_and_is_never_a_persons(gaps: list[int]) -> None:
    found = judged((ScanTimes(TEST_TEXT, tuple(gaps), True),))
    assert found.apart is (max(gaps) <= KEY_GAP_MS)
    if found.proposed_ms is not None:
        assert max(gaps) < found.proposed_ms <= WIDEST_GAP_MS


def test_faults_of_any_scan_are_told_and_nothing_of_none() -> None:
    found = judged((scan(), scan(TEST_TEXT.swapcase(), ended=False)))
    assert (found.faults, found.ended, found.good) == ((KeyboardFault.CAPS_LOCK,), False, False)
    with pytest.raises(ValueError, match="nothing"):
        judged(())
