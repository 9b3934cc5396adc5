"""A moment is aware, and its milliseconds are whole and follow from its time alone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.moment import ClockState, Moment

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        Moment(datetime(2026, 11, 23), 0, "boot")  # noqa: DTZ001 - the very thing that is refused


def test_known_milliseconds() -> None:
    assert Moment(datetime(1970, 1, 1, tzinfo=UTC), 5, "b").utc_ms == 0
    assert Moment(datetime(2026, 11, 23, 6, 0, 0, 1_999, tzinfo=UTC), 5, "b").utc_ms == 1_795_413_600_001
    assert Moment(datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC), 5, "b").utc_ms == -1


@given(st.integers(-(10**13), 10**14), ZONES)
def test_milliseconds_come_back_whatever_the_zone(milliseconds: int, zone: timezone) -> None:
    utc = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    moment = Moment(utc.astimezone(zone), 1, "boot", ClockState.NTP, 20)
    assert moment.utc_ms == milliseconds
    assert type(moment.utc_ms) is int
