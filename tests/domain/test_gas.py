"""Concentrations as meters tell them, and what they say of a limit; absence is never a pass and never 0."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gas import (
    UNITS,
    Gas,
    GasAlarm,
    GasChannel,
    GasMeter,
    GasNow,
    GasReading,
    aged,
    parse_concentration,
)
from app.domain.gas_seen import judge_gas_seen, seen_in
from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.quantity import Quantity
from app.domain.reading import Health, Source, Unread
from app.domain.units import NotAnAmount
from app.domain.verdict import CALIBRATION_ENDED, Verdict

TODAY = date(2026, 11, 26)
AT = Moment(datetime(2026, 11, 26, 8, 0, tzinfo=UTC), 60_000, "boot-1")
METER = GasMeter("G1", "modbus-tcp", "honeywell-midas", "2026-11-26")
HF_1 = Limit("hf_first", 2, "ppm", "GB/T 50493-2019", "1", "S. Afety")
OXYGEN_AIR = Limit("oxygen_air", 195_000, "ppm", "proposal", "1", "S. Afety")


def reading(printed: str, *, gas: Gas = Gas.HYDROGEN_FLUORIDE, unit: str = "ppm") -> GasReading:
    """A reading of this moment."""
    amount = parse_concentration(printed, unit, gas)
    return GasReading(gas, amount, METER, b"\x00\x01", AT, Source.INSTRUMENT)


def shown(*readings: GasReading, alarm: GasAlarm = GasAlarm.NONE) -> GasNow:
    """A meter that shows these."""
    channels = tuple(GasChannel(one.gas, one, None, alarm, one.taken) for one in readings)
    return GasNow(channels, None, Health.READY, AT)


def later(milliseconds: int, boot: str = "boot-1") -> Moment:
    return replace(AT, mono_ms=AT.mono_ms + milliseconds, boot=boot)


def verdict(now: GasNow, limit: Limit = HF_1, *, op: str = "at_most", at: Moment = AT) -> tuple[Verdict, str]:
    gas = Gas.OXYGEN if limit is OXYGEN_AIR else Gas.HYDROGEN_FLUORIDE
    seen = seen_in(now, Quantity(gas.value))
    judged, unread = judge_gas_seen(seen, op=op, limit=limit, at=at, fresh_ms=2000, today=TODAY)
    assert bool(unread) == (judged is Verdict.UNREAD)
    assert judged is Verdict.UNREAD or seen.ppb is not None
    return judged, unread


@pytest.mark.parametrize(
    ("printed", "unit", "gas", "ppb", "ppm"),
    [
        ("2.4", "ppm", Gas.HYDROGEN_FLUORIDE, 2_400, 3),
        ("2.0", "ppm", Gas.HYDROGEN_FLUORIDE, 2_000, 2),
        ("20.9", "%vol", Gas.OXYGEN, 209_000_000, 209_000),
        ("-5", "ppm", Gas.CARBON_MONOXIDE, -5_000, -5),
        ("-0.4", "ppm", Gas.CARBON_MONOXIDE, -400, 0),
        ("850", "ppb", Gas.VOC, 850, 1),
        ("10", "%LEL", Gas.HYDROGEN, 4_000_000, 4_000),
        ("0.0000001", "ppm", Gas.VOC, 1, 1),
    ],
)
def test_every_unit_comes_to_parts_by_volume(printed: str, unit: str, gas: Gas, ppb: int, ppm: int) -> None:
    amount = parse_concentration(printed, unit, gas)
    assert (amount.ppb, amount.ppm, amount.printed, amount.unit) == (ppb, ppm, printed, unit)


@pytest.mark.parametrize(
    ("printed", "unit", "gas"),
    [
        ("", "ppm", Gas.VOC),
        ("1e3", "ppm", Gas.VOC),
        ("nan", "ppm", Gas.VOC),
        ("1.", "ppm", Gas.VOC),
        ("٣", "ppm", Gas.VOC),
        ("1", "mg/m3", Gas.HYDROGEN_FLUORIDE),
        ("1", "", Gas.VOC),
        ("10", "%LEL", Gas.CARBON_MONOXIDE),
    ],
)
def test_what_is_no_concentration_is_refused(printed: str, unit: str, gas: Gas) -> None:
    with pytest.raises(NotAnAmount):
        parse_concentration(printed, unit, gas)


@given(st.decimals(-9_999, 9_999, places=7), st.sampled_from(["ppm", "ppb", "%vol"]))
def test_rounding_never_makes_less_of_it(value: Decimal, unit: str) -> None:
    amount = parse_concentration(f"{value:.7f}", unit, Gas.VOC)
    exact = value * {"ppb": 1, "ppm": 1000, "%vol": 10_000_000}[unit]
    assert 0 <= amount.ppb - exact < 1
    assert 0 <= amount.ppm * 1000 - amount.ppb < 1000


def test_every_unit_there_is_can_be_read() -> None:
    assert all(parse_concentration("1", unit, Gas.HYDROGEN).ppb > 0 for unit in UNITS)


def test_what_was_measured_is_compared_and_not_what_it_rounds_to() -> None:
    assert verdict(shown(reading("2.0"))) == (Verdict.PASSED, "")
    assert verdict(shown(reading("2.001"))) == (Verdict.FAILED, "")
    air = [reading(figure, gas=Gas.OXYGEN, unit="%vol") for figure in ("19.5", "19.49999")]
    assert verdict(shown(air[0]), OXYGEN_AIR, op="at_least") == (Verdict.PASSED, "")
    assert verdict(shown(air[1]), OXYGEN_AIR, op="at_least") == (Verdict.FAILED, "")


@pytest.mark.parametrize("op", ["", "between", "AT_MOST", "equals"])
def test_a_comparison_that_nobody_knows_never_passes(op: str) -> None:
    assert verdict(shown(reading("0.0")), op=op)[0] is Verdict.FAILED


def test_a_limit_in_another_unit_opens_nothing() -> None:
    other = replace(HF_1, unit="mg/m3")
    assert verdict(shown(reading("0.0")), other) == (Verdict.UNREAD, "wrong_unit")


def test_a_channel_that_is_not_there_is_no_reading() -> None:
    now = shown(reading("0", gas=Gas.CARBON_MONOXIDE))
    assert now.channel(Gas.HYDROGEN_FLUORIDE).reading is None
    assert verdict(now) == (Verdict.UNREAD, "not_fitted")


@pytest.mark.parametrize("reason", list(Unread))
def test_a_channel_without_a_reading_says_why(reason: Unread) -> None:
    channel = GasChannel(Gas.HYDROGEN_FLUORIDE, None, reason, GasAlarm.NONE, AT)
    assert verdict(GasNow((channel,), None, Health.STALE, AT)) == (Verdict.UNREAD, reason.value)


def test_a_meter_that_is_lost_has_no_reading_whatever_its_channels_say() -> None:
    lost = replace(shown(reading("0")), unread=Unread.DISCONNECTED, health=Health.LOST)
    assert verdict(lost) == (Verdict.UNREAD, "disconnected")


@pytest.mark.parametrize("at", [later(2001), later(-1), later(0, "boot-2")])
def test_an_old_reading_and_one_of_another_boot_are_stale(at: Moment) -> None:
    assert verdict(shown(reading("0")), at=at) == (Verdict.UNREAD, "stale")


def test_no_freshness_stretches_beyond_ten_seconds() -> None:
    judged = judge_gas_seen(
        seen_in(shown(reading("0")), Quantity.HYDROGEN_FLUORIDE),
        op="at_most",
        limit=HF_1,
        at=later(10_001),
        fresh_ms=3_600_000,
        today=TODAY,
    )
    assert judged == (Verdict.UNREAD, "stale")


@pytest.mark.parametrize(
    ("until", "wanted"),
    [
        (None, Verdict.PASSED),
        ("2026-11-26", Verdict.PASSED),
        ("2026-11-25", Verdict.UNREAD),
        ("soon", Verdict.UNREAD),
    ],
)
def test_calibration_holds_to_its_last_day(until: str | None, wanted: Verdict) -> None:
    old = replace(reading("0"), meter=replace(METER, calibrated_until=until))
    assert verdict(shown(old)) == (wanted, CALIBRATION_ENDED if wanted is Verdict.UNREAD else "")


@pytest.mark.parametrize("alarm", list(GasAlarm))
def test_the_meters_own_alarm_decides_nothing(alarm: GasAlarm) -> None:
    assert verdict(shown(reading("1"), alarm=alarm))[0] is Verdict.PASSED
    assert shown(reading("1"), alarm=alarm).alarm is alarm


def test_readings_age_one_by_one() -> None:
    old = replace(reading("0"), taken=later(-8_000))
    fresh = reading("0", gas=Gas.CARBON_MONOXIDE)
    now = shown(old, fresh)
    assert aged(now, later(2_000)) == now
    left = aged(now, later(2_001))
    assert left.channel(Gas.HYDROGEN_FLUORIDE).unread is Unread.STALE
    assert left.channel(Gas.HYDROGEN_FLUORIDE).reading is None
    assert left.channel(Gas.CARBON_MONOXIDE).reading == fresh
    assert left.health is Health.READY
    gone = aged(now, later(10_001))
    assert {one.reading for one in gone.channels} == {None}
    assert gone.health is Health.STALE
    assert {one.unread for one in aged(now, later(1, "boot-2")).channels} == {Unread.STALE}


@pytest.mark.parametrize("gas", list(Gas))
def test_the_bench_sees_a_channel_with_its_meter_and_its_bytes(gas: Gas) -> None:
    seen = seen_in(shown(reading("2.4", gas=gas)), Quantity(gas.value))
    assert (seen.ppb, seen.ppm, seen.printed, seen.unit, seen.raw) == (2400, 3, "2.4", "ppm", b"\x00\x01")
    assert seen.instrument == {
        "id": "G1",
        "protocol": "modbus-tcp",
        "model": "honeywell-midas",
        "calibrated_until": "2026-11-26",
    }
    assert (seen.taken, seen.source, seen.unread) == (AT, Source.INSTRUMENT, "")


@pytest.mark.parametrize("quantity", [one for one in Quantity if one.unit != "ppm"])
def test_what_is_no_gas_is_not_fitted(quantity: Quantity) -> None:
    seen = seen_in(shown(reading("2.4")), quantity)
    assert (seen.ppb, seen.unread) == (None, "not_fitted")
