"""A verdict is PASSED only on a settled, fresh, fit reading on the right side of its limit."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.reading import Health, Source, Unread
from app.domain.verdict import CALIBRATION_ENDED, Judged, Verdict, judge_voltage
from app.domain.voltage import Voltage, VoltageNow, VoltageReading, Voltmeter

START = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
LIMIT = Limit("prove_dead", 60_000, "mV", "a clause", "1", "S")
METER = Voltmeter("M1", "practice", "V1", 1, 1_000_000, "2026-11-23")
TODAY = date(2026, 11, 23)
FRESH_MS = 2000


def moment(mono_ms: int = 60_000, boot: str = "boot-1") -> Moment:
    return Moment(START + timedelta(milliseconds=mono_ms), mono_ms, boot)


def shows(millivolts: int, *, taken: Moment | None = None, meter: Voltmeter = METER) -> VoltageNow:
    voltage = Voltage(millivolts, f"{millivolts}", "mV")
    at = taken or moment()
    reading = VoltageReading(voltage, meter, b"raw", at, Source.INSTRUMENT, 1)
    return VoltageNow(voltage, None, reading, Health.READY, at)


def judged(now: VoltageNow, *, op: str = "at_most", at: Moment | None = None, today: date = TODAY) -> Judged:
    return judge_voltage(now, op=op, limit=LIMIT, at=at or moment(), fresh_ms=FRESH_MS, today=today)


def unread(found: Judged) -> str:
    assert (found.verdict, found.reading) == (Verdict.UNREAD, None)
    return found.unread


@pytest.mark.parametrize(
    ("op", "millivolts", "verdict"),
    [
        ("at_most", 0, Verdict.PASSED),
        ("at_most", 60_000, Verdict.PASSED),
        ("at_most", 60_001, Verdict.FAILED),
        ("at_most", -60_000, Verdict.PASSED),
        ("at_most", -60_001, Verdict.FAILED),
        ("at_most", -800_000, Verdict.FAILED),
        ("at_least", 60_000, Verdict.PASSED),
        ("at_least", 59_999, Verdict.FAILED),
        ("at_least", -60_000, Verdict.PASSED),
        ("at_least", -59_999, Verdict.FAILED),
    ],
)
def test_the_limit_itself_passes_and_the_sign_does_not_matter(op: str, millivolts: int, verdict: Verdict):
    found = judged(shows(millivolts), op=op)
    assert (found.verdict, found.unread) == (verdict, "")
    assert found.reading is not None
    assert found.reading.voltage.millivolts == millivolts


@pytest.mark.parametrize("why", list(Unread))
def test_no_reading_is_never_a_pass_whatever_lies_about(why: Unread):
    at = moment()
    assert unread(judged(VoltageNow(None, why, None, Health.READY, at))) == why.value
    # Even when somebody forgot to take the settled value away.
    assert unread(judged(replace(shows(0), unread=why))) == why.value


def test_a_value_that_has_not_settled_is_moving():
    assert unread(judged(replace(shows(0), settled=None))) == "moving"


@pytest.mark.parametrize(("age_ms", "fresh"), [(0, True), (FRESH_MS, True), (FRESH_MS + 1, False)])
def test_a_reading_counts_only_while_it_is_fresh(age_ms: int, fresh: bool):
    found = judged(shows(0, taken=moment(60_000)), at=moment(60_000 + age_ms))
    assert found.verdict is (Verdict.PASSED if fresh else Verdict.UNREAD)
    assert found.unread == ("" if fresh else "stale")


def test_a_reading_of_another_boot_or_of_the_future_is_stale():
    assert unread(judged(shows(0, taken=moment(boot="boot-0")))) == "stale"
    assert unread(judged(shows(0, taken=moment(60_001)), at=moment(60_000))) == "stale"


@pytest.mark.parametrize(
    ("until", "today", "ends"),
    [
        ("2026-11-23", date(2026, 11, 23), False),
        ("2026-11-23", date(2026, 11, 24), True),
        ("2024-02-29", date(2026, 11, 23), True),
        ("next year", date(2026, 11, 23), True),
        ("", date(2026, 11, 23), True),
        (None, date(2026, 11, 23), False),
    ],
)
def test_a_meter_counts_to_the_last_day_of_its_calibration(until: str | None, today: date, ends: bool):
    found = judged(shows(0, meter=replace(METER, calibrated_until=until)), today=today)
    assert found.verdict is (Verdict.UNREAD if ends else Verdict.PASSED)
    assert found.unread == (CALIBRATION_ENDED if ends else "")


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("op", ["at_most", "at_least"])
def test_more_than_the_meter_can_read_is_no_reading(op: str, sign: int):
    meter = replace(METER, max_mv=60_000)
    assert judged(shows(sign * 60_000, meter=meter), op=op).verdict is Verdict.PASSED
    assert unread(judged(shows(sign * 60_001, meter=meter), op=op)) == "overload"


@given(millivolts=st.integers(-1_000_000, 1_000_000), op=st.text(max_size=10))
def test_a_comparison_that_nobody_knows_never_passes(millivolts: int, op: str):
    if op not in ("at_most", "at_least"):
        assert judged(shows(millivolts), op=op).verdict is Verdict.FAILED


@given(
    millivolts=st.integers(-1_200_000, 1_200_000),
    age_ms=st.integers(-5_000, 5_000),
    why=st.sampled_from([None, *Unread]),
    boot=st.sampled_from(["boot-0", "boot-1"]),
    day=st.integers(-3, 3),
)
def test_a_pass_means_everything_was_right(
    millivolts: int, age_ms: int, why: Unread | None, boot: str, day: int
):
    now = replace(shows(millivolts, taken=moment(60_000 - age_ms, boot)), unread=why)
    found = judged(now, today=TODAY + timedelta(days=day))
    right = why is None and boot == "boot-1" and 0 <= age_ms <= FRESH_MS and day <= 0
    assert (found.verdict is Verdict.PASSED) == (right and abs(millivolts) <= 60_000)
    assert (found.verdict is Verdict.UNREAD) == (not right or abs(millivolts) > METER.max_mv)
    assert (found.reading is None) == (found.verdict is Verdict.UNREAD) == bool(found.unread)
