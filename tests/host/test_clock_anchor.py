"""The time that a registry has signed bears the wall clock out, or shows that it is wrong."""

from pathlib import Path

import pytest

from app.domain.moment import ClockState, Moment
from app.host.clock import ClockSources, SystemClock

HOUR = 3_600_000


def clock(*, trusted: bool = False) -> SystemClock:
    return SystemClock(ClockSources(synchronised=Path("/nowhere"), kernel_trusts=lambda: trusted))


def after(signed_ago_ms: int) -> Moment:
    one = clock()
    one.anchor(one.now().utc_ms - signed_ago_ms)
    return one.now()


def test_without_a_receipt_a_free_clock_is_free() -> None:
    assert clock().now().clock is ClockState.FREE


def test_a_fresh_receipt_bears_it_out_and_ages() -> None:
    now = after(800)
    assert now.clock is ClockState.RECEIPT
    assert now.clock_age_ms is not None
    assert 0 <= now.clock_age_ms < 5_000


@pytest.mark.parametrize("signed_ago", [-HOUR, -10_000, HOUR])
def test_a_clock_behind_the_signed_time_or_far_ahead_of_it_stays_free(signed_ago: int) -> None:
    assert after(signed_ago).clock is ClockState.FREE


def test_an_old_receipt_that_comes_again_weakens_nothing() -> None:
    one = clock()
    now = one.now().utc_ms
    one.anchor(now)
    one.anchor(now - HOUR)
    assert one.now().clock is ClockState.RECEIPT


def test_a_time_service_is_worth_more_than_a_receipt() -> None:
    one = clock(trusted=True)
    one.anchor(one.now().utc_ms)
    assert one.now().clock is ClockState.NTP
