"""The dial's face follows from the meter's own words and the signed limit, judged as the floor judges."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.holdpoint import Taken
from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.quantity import Quantity
from app.domain.reading import Health, Source, Unread
from app.domain.verdict import CALIBRATION_ENDED, Verdict, judge_voltage
from app.domain.voltage import Voltage, VoltageNow, VoltageReading, Voltmeter, parse_voltage
from ui.theme.tokens import Language
from ui.widgets.amounts import figure_of
from ui.widgets.reading_state import (
    Bound,
    Post,
    ReadingKind,
    Rule,
    reading_state,
    taken_state,
)

AT = Moment(datetime(2026, 11, 23, 8, tzinfo=UTC), 50_000, "boot")
TODAY = date(2026, 11, 23)
METER = Voltmeter("M1", "scpi", "1", 100, 1_000_000, "2027-01-01")
RULE = Rule("at_most", Limit("prove_dead", 60_000, "mV", "s", "1", "x"), 2_000)
LOW, HIGH = parse_voltage("3.8", "V"), parse_voltage("84.2", "V")


def settled(voltage: Voltage, *, source: Source = Source.INSTRUMENT, meter: Voltmeter = METER) -> VoltageNow:
    reading = VoltageReading(voltage, meter, b"", AT, source, 1)
    return VoltageNow(voltage, None, reading, Health.READY, AT)


def later(milliseconds: int) -> Moment:
    return replace(AT, mono_ms=AT.mono_ms + milliseconds)


@pytest.mark.parametrize(
    ("voltage", "kind"),
    [
        (LOW, ReadingKind.SETTLED),
        (parse_voltage("-3.8", "V"), ReadingKind.SETTLED),
        (parse_voltage("60.0", "V"), ReadingKind.SETTLED),
        (parse_voltage("60.001", "V"), ReadingKind.BEYOND),
        (parse_voltage("-84.2", "V"), ReadingKind.BEYOND),
    ],
)
def test_a_settled_voltage_is_judged_by_its_amount_and_keeps_its_digits(
    voltage: Voltage, kind: ReadingKind
) -> None:
    state = reading_state(settled(voltage), RULE, at=later(300), today=TODAY)
    assert (state.kind, state.printed, state.amount) == (kind, voltage.printed, voltage.millivolts)
    assert (state.age_ms, state.instrument, state.unread) == (300, "M1", "")


@pytest.mark.parametrize("voltage", [LOW, HIGH])
def test_a_moving_voltage_is_never_judged(voltage: Voltage) -> None:
    now = VoltageNow(voltage, Unread.MOVING, None, Health.READY, AT)
    state = reading_state(now, RULE, at=AT, today=TODAY, instrument="M1")
    assert (state.kind, state.printed, state.instrument) == (ReadingKind.MOVING, voltage.printed, "M1")


@pytest.mark.parametrize("now", [settled(LOW), VoltageNow(LOW, Unread.MOVING, None, Health.READY, AT)])
def test_a_voltage_older_than_the_limit_is_stale(now: VoltageNow) -> None:
    assert reading_state(now, RULE, at=later(2_000), today=TODAY).kind is not ReadingKind.STALE
    state = reading_state(now, RULE, at=later(2_001), today=TODAY)
    assert (state.kind, state.age_ms) == (ReadingKind.STALE, 2_001)


def test_a_voltage_from_before_a_restart_has_no_age_and_is_stale() -> None:
    state = reading_state(settled(LOW), RULE, at=replace(AT, boot="next"), today=TODAY)
    assert (state.kind, state.age_ms) == (ReadingKind.STALE, None)


@pytest.mark.parametrize("unread", [why for why in Unread if why not in (Unread.MOVING, Unread.STALE)])
def test_a_refusal_shows_no_digits_even_if_some_were_printed(unread: Unread) -> None:
    state = reading_state(VoltageNow(HIGH, unread, None, Health.READY, AT), RULE, at=AT, today=TODAY)
    assert (state.kind, state.printed, state.amount) == (ReadingKind.NONE, "", None)
    assert state.unread == unread.value


def test_no_meter_an_ended_calibration_and_too_much_voltage_are_no_reading() -> None:
    assert reading_state(None, RULE, at=AT, today=TODAY).unread == "not_fitted"
    old = settled(LOW, meter=replace(METER, calibrated_until="2026-11-22"))
    assert reading_state(old, RULE, at=AT, today=TODAY).unread == CALIBRATION_ENDED
    much = reading_state(settled(parse_voltage("1001", "V")), RULE, at=AT, today=TODAY)
    assert (much.kind, much.unread, much.printed) == (ReadingKind.NONE, "overload", "")


def test_a_simulated_voltage_says_so() -> None:
    now = settled(LOW, source=Source.SIMULATED)
    assert reading_state(now, RULE, at=AT, today=TODAY).source is Source.SIMULATED


@given(st.integers(-2_000_000, 2_000_000), st.sampled_from(Bound), st.integers(1, 1_500_000))
def test_the_face_and_the_floor_never_differ(millivolts: int, bound: Bound, limit: int) -> None:
    rule = Rule(bound.value, replace(RULE.limit, value=limit), 2_000)
    now = settled(Voltage(millivolts, str(millivolts), "mV"))
    judged = judge_voltage(now, op=rule.op, limit=rule.limit, at=AT, fresh_ms=2_000, today=TODAY)
    kinds = {
        ReadingKind.SETTLED: Verdict.PASSED,
        ReadingKind.BEYOND: Verdict.FAILED,
        ReadingKind.NONE: Verdict.UNREAD,
    }
    state = reading_state(now, rule, at=AT, today=TODAY)
    assert kinds[state.kind] is judged.verdict
    if state.amount is not None:
        assert rule.post.allows(millivolts) == (rule.post.excess(millivolts) == 0)
        assert rule.post.allows(millivolts) == (judged.verdict is Verdict.PASSED)


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        (Verdict.PASSED, ReadingKind.SETTLED),
        (Verdict.FAILED, ReadingKind.BEYOND),
        (Verdict.UNREAD, ReadingKind.NONE),
    ],
)
def test_a_recorded_reading_keeps_its_verdict(verdict: Verdict, kind: ReadingKind) -> None:
    why = "no_contact" if verdict is Verdict.UNREAD else ""
    taken = Taken(1, 7, 1, verdict, 84_200, "84.2", "V", why, "simulated", 1, AT.utc, "boot", 50_000)
    state = taken_state(taken, RULE.post)
    assert (state.kind, state.recorded, state.source) == (kind, True, Source.SIMULATED)
    assert state.printed == ("" if verdict is Verdict.UNREAD else "84.2")


@pytest.mark.parametrize(("bound", "ninths"), [(Bound.AT_MOST, 6), (Bound.AT_LEAST, 3)])
@given(limit=st.integers(2, 10**7))
def test_an_upper_limit_stands_at_two_thirds_and_a_lower_one_at_one_third(
    bound: Bound, ninths: int, limit: int
) -> None:
    assert abs(Post(limit, bound).end * ninths - limit * 9) <= ninths


@given(st.integers(-(10**9), 10**9))
def test_volts_are_exact(millivolts: int) -> None:
    words = figure_of(millivolts, Quantity.VOLTAGE, Language.EN).replace(",", "").replace("\u2212", "-")
    assert parse_voltage(words, "V").millivolts == millivolts
    assert "." in words
