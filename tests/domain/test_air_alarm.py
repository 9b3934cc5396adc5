"""The watch over the air: when an alarm begins, what is no reading, and when either is over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.air_alarm import Air, AirLimits, Sign, air_limits, as_on_record, look_at, watch, worst_of
from app.domain.gas import STALE_MS, WATCHED, Gas, GasAlarm, GasChannel, GasNow
from app.domain.moment import Moment
from app.domain.reading import Health, Unread
from app.domain.verdict import CALIBRATION_ENDED
from tests.fakes.air import METER, channel
from tests.fakes.floor import shipped

TODAY = date(2026, 11, 26)
AT = Moment(datetime(2026, 11, 26, 8, 0, tzinfo=UTC), 60_000, "boot-1")
NONE, FIRST, SECOND = GasAlarm.NONE, GasAlarm.FIRST, GasAlarm.SECOND
H2, CO, HF, VOC = Gas.HYDROGEN, Gas.CARBON_MONOXIDE, Gas.HYDROGEN_FLUORIDE, Gas.VOC
Shows = str | Unread


def limits() -> AirLimits:
    return air_limits(shipped().limits)


def later(milliseconds: int, boot: str = "boot-1") -> Moment:
    return Moment(AT.utc + timedelta(milliseconds=milliseconds), AT.mono_ms + milliseconds, boot)


def meter(at: Moment, shows: dict[Gas, Shows], **alarms: GasAlarm) -> GasNow:
    channels = [channel(gas, one, at, alarm=alarms.get(gas.name, NONE)) for gas, one in shows.items()]
    return GasNow(tuple(channels), None, Health.READY, at)


def seen(air: Air | None, at: Moment, shows: Shows, gas: Gas = H2, **alarms: GasAlarm) -> Air:
    whole = {**dict.fromkeys(WATCHED, "0"), gas: shows}
    return watch(air, meter(at, whole, **alarms), limits(), at=at, today=TODAY)


def follow(*told: tuple[int, Shows], gas: Gas = H2) -> Air:
    """Look at these seconds, and each second between as at the one before."""
    air, shows, marks = None, told[0][1], dict(told)
    for second in range(told[0][0], told[-1][0] + 1):
        shows = marks.get(second, shows)
        air = seen(air, later(1000 * second), shows, gas)
    assert air is not None
    return air


def of(air: Air, gas: Gas = H2) -> GasAlarm:
    return next(one for one in air.gases if one.gas is gas).stands


@pytest.mark.parametrize(
    ("gas", "shows", "level"),
    [
        (H2, "3999", NONE),
        (H2, "3999.999", NONE),
        (H2, "4000", FIRST),
        (H2, "9999.999", FIRST),
        (H2, "10000", SECOND),
        (CO, "16.9", NONE),
        (CO, "17", FIRST),
        (CO, "34", SECOND),
        (HF, "1.9", NONE),
        (HF, "2.0", FIRST),
        (HF, "4", SECOND),
        (VOC, "49", NONE),
        (VOC, "50", FIRST),
        (VOC, "1000", SECOND),
        (CO, "-3", NONE),
    ],
)
def test_an_alarm_begins_where_a_limit_is_reached(gas: Gas, shows: str, level: GasAlarm) -> None:
    air = seen(None, AT, shows, gas)
    assert (of(air, gas), air.alarm) == (level, level)
    assert [one.gas for one in air.standing] == ([gas] if level is not NONE else [])


@pytest.mark.parametrize("why", [one for one in Unread if one is not Unread.OVERLOAD])
def test_no_reading_is_neither_clear_nor_an_alarm(why: Unread) -> None:
    look = look_at(channel(H2, why, AT), limits(), at=AT, today=TODAY)
    assert (look.level, look.sign, look.unread) == (None, None, why.value)


def test_more_than_the_detector_can_read_is_the_second_alarm() -> None:
    look = look_at(channel(H2, Unread.OVERLOAD, AT), limits(), at=AT, today=TODAY)
    assert (look.level, look.sign) == (SECOND, Sign.RANGE)


@pytest.mark.parametrize("shows", ["0", Unread.UNDERLOAD, Unread.BAD_FRAME])
@pytest.mark.parametrize("own", [FIRST, SECOND])
def test_the_detectors_own_alarm_counts(shows: Shows, own: GasAlarm) -> None:
    look = look_at(channel(VOC, shows, AT, alarm=own), limits(), at=AT, today=TODAY)
    assert (look.level, look.sign) == (own, Sign.METER)
    worse = look_at(channel(VOC, "100", AT, alarm=FIRST), limits(), at=AT, today=TODAY)
    assert (worse.level, worse.sign) == (SECOND, Sign.LIMIT)


@pytest.mark.parametrize(
    ("at", "unread"),
    [
        (later(STALE_MS), ""),
        (later(STALE_MS + 1), "stale"),
        (later(-1), "stale"),
        (later(1, "boot-2"), "stale"),
    ],
)
def test_an_old_value_says_nothing_not_even_that_there_is_an_alarm(at: Moment, unread: str) -> None:
    for shows in ("0", "99999"):
        look = look_at(channel(H2, shows, AT), limits(), at=at, today=TODAY)
        assert look.unread == unread
        assert (look.level is None) == bool(unread)


def test_a_detector_whose_calibration_has_ended_alarms_and_never_clears() -> None:
    ended = replace(METER, calibrated_until="2026-11-25")
    look = look_at(channel(H2, "0", AT, meter=ended), limits(), at=AT, today=TODAY)
    assert (look.level, look.unread) == (None, CALIBRATION_ENDED)
    look = look_at(channel(H2, "4000", AT, meter=ended), limits(), at=AT, today=TODAY)
    assert look.level is FIRST


def test_a_meter_that_gives_nothing_as_a_whole_shows_no_gas() -> None:
    now = replace(meter(AT, {H2: "99999"}), unread=Unread.DISCONNECTED)
    air = watch(None, now, limits(), at=AT, today=TODAY)
    assert {one.look.unread for one in air.gases} == {"disconnected"}
    assert air.alarm is NONE


def test_a_gas_that_is_not_fitted_is_not_seen_and_oxygen_is_nobodys_alarm() -> None:
    now = GasNow((channel(Gas.OXYGEN, "10000", AT, alarm=SECOND),), None, Health.READY, AT)
    air = watch(None, now, limits(), at=AT, today=TODAY)
    assert {one.gas: one.look.unread for one in air.gases} == dict.fromkeys(WATCHED, "not_fitted")
    assert air.alarm is NONE


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ([(0, "5000"), (1, "0"), (60, "0")], FIRST),  # 59 s below
        ([(0, "5000"), (1, "0"), (61, "0")], NONE),
        ([(0, "5000"), (1, "3999"), (61, "3999")], NONE),
        ([(0, "5000"), (1, "4000"), (300, "4000")], FIRST),  # at the limit it is not below
        ([(0, "5000"), (1, "0"), (50, "4000"), (51, "0"), (110, "0")], FIRST),  # anew from there
        ([(0, "5000"), (1, "0"), (50, "4000"), (51, "0"), (111, "0")], NONE),
        ([(0, "5000"), (1, "0"), (50, Unread.BAD_FRAME), (51, "0"), (110, "0")], FIRST),  # nobody saw
        ([(0, "5000"), (1, Unread.DISCONNECTED), (900, Unread.DISCONNECTED)], FIRST),
        ([(0, "10000"), (1, "5000"), (300, "5000")], SECOND),  # who has left comes back when it is over
        ([(0, "10000"), (1, "0"), (61, "0")], NONE),
        ([(0, "4000"), (5, "10000"), (6, "4000"), (20, "4000")], SECOND),
    ],
)
def test_an_alarm_ends_when_its_gas_has_stayed_below(told: list[tuple[int, Shows]], stands: GasAlarm) -> None:
    assert of(follow(*told)) is stands


def test_time_counts_only_while_somebody_looks() -> None:
    air = follow((0, "5000"), (1, "0"), (30, "0"))
    assert of(seen(air, later(1000 * 61), "0")) is FIRST, "half a minute in which nobody looked"
    assert of(seen(air, later(1000 * 39), "0")) is FIRST
    other = replace(air, at=replace(air.at, boot="boot-0"))
    assert of(seen(other, later(1000 * 31), "0")) is FIRST


@pytest.mark.parametrize(
    ("told", "blind"),
    [
        ([(0, "0"), (1, Unread.STALE), (10, Unread.STALE)], ""),
        ([(0, "0"), (1, Unread.STALE), (11, Unread.STALE)], "stale"),
        ([(0, "0"), (1, Unread.STALE), (9, "0"), (10, Unread.STALE), (19, Unread.STALE)], ""),
        ([(0, "0"), (1, Unread.STALE), (20, "0"), (79, "0")], "stale"),
        ([(0, "0"), (1, Unread.STALE), (20, "0"), (80, "0")], ""),
        ([(0, Unread.WARMING_UP), (10, Unread.WARMING_UP)], "warming_up"),
        (
            [(0, "0"), (1, Unread.DISCONNECTED), (15, Unread.CONNECTING), (20, Unread.CONNECTING)],
            "disconnected",
        ),
    ],
)
def test_a_gas_is_told_as_not_seen_and_as_seen_again_only_when_it_lasts(
    told: list[tuple[int, Shows]], blind: str
) -> None:
    air = follow(*told)
    assert air.blind == ({H2: blind} if blind else {})


def test_a_flapping_line_is_told_once() -> None:
    air, changes = None, 0
    for second in range(1200):
        flaps: Shows = "0" if second % 30 < 15 else Unread.DISCONNECTED
        before = air.blind if air is not None else {}
        air = seen(air, later(1000 * second), flaps)
        changes += before != air.blind
    assert changes == 1


def test_what_stands_on_record_stands_here_and_what_is_newer_here_stays() -> None:
    air = as_on_record(seen(None, AT, "4000"), {CO: SECOND, H2: NONE})
    assert {one.gas: one.stands for one in air.standing} == {CO: SECOND, H2: FIRST}
    assert [one.gas for one in air.standing] == [CO, H2], "the worst first"
    for second in range(1, 60):
        air = seen(air, later(1000 * second), "0")
    assert of(air, CO) is SECOND
    for second in range(60, 63):
        air = seen(air, later(1000 * second), "0")
    assert air.alarm is NONE


SHOWN = st.one_of(
    st.integers(-100, 20_000).map(str), st.sampled_from([one for one in Unread if one is not Unread.OVERLOAD])
)


@given(
    st.lists(st.tuples(st.integers(100, 15_000), SHOWN, st.sampled_from(GasAlarm)), min_size=1, max_size=20)
)
def test_an_alarm_never_ends_but_after_a_minute_below_without_a_gap(
    told: list[tuple[int, Shows, GasAlarm]],
) -> None:
    air, now, below, last = None, 0, None, 0
    for step, shows, own in told:
        now += step
        before = of(air) if air is not None else NONE
        air = seen(air, later(now), shows, H2, HYDROGEN=own)
        clear = isinstance(shows, str) and int(shows) < 4000 and own is NONE
        kept = below is not None and now - last <= STALE_MS
        below = (below if kept else now) if clear else None
        last = now
        after = of(air)
        if after.rank < before.rank:
            assert after is NONE
            assert below is not None
            assert now - below >= limits().clear_ms
        level = FIRST if isinstance(shows, str) and int(shows) >= 4000 else NONE
        level = SECOND if isinstance(shows, str) and int(shows) >= 10_000 else level
        assert after.rank >= worst_of((level, own if not _quiet(shows) else NONE)).rank


def _quiet(shows: Shows) -> bool:
    """Whether a channel says why it gives nothing in a way that is no word of its sensor."""
    return not isinstance(shows, str)


@given(st.integers(0, 10**9), st.sampled_from(WATCHED))
def test_the_level_never_falls_while_the_value_rises(ppb: int, gas: Gas) -> None:
    def level(amount: int) -> int:
        printed = f"{amount // 1000}.{amount % 1000:03d}"
        made: GasChannel = channel(gas, printed, AT)
        found = look_at(made, limits(), at=AT, today=TODAY).level
        assert found is not None
        return found.rank

    assert level(ppb) <= level(ppb + 1)
    assert level(ppb) <= level(2 * ppb)


def test_every_watched_gas_has_both_alarms_in_the_shipped_limits() -> None:
    found = limits()
    for gas in WATCHED:
        first, second = found.of(gas, FIRST), found.of(gas, SECOND)
        assert first is not None
        assert second is not None
        assert first.value < second.value
    assert found.of(Gas.OXYGEN, FIRST) is None
