"""Amounts of every quantity are exact on the screen, gas is judged as on the floor, a wait counts down."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gas_seen import GasSeen, judge_gas_seen
from app.domain.hand_held import read_typed
from app.domain.holdpoint import Taken
from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.quantity import Quantity
from app.domain.reading import Source, Unread
from app.domain.verdict import Verdict
from ui.theme.tokens import Language
from ui.widgets.amounts import SCALES, amount_text, figure_of
from ui.widgets.reading_state import Bound, Post, ReadingKind, Rule, gas_state, taken_words
from ui.widgets.wait_clock import WaitState, clock_text

AT = Moment(datetime(2026, 11, 23, 8, tzinfo=UTC), 50_000, "boot")
TODAY = date(2026, 11, 23)
RULE = Rule("at_most", Limit("hydrogen_work", 4_000, "ppm", "s", "1", ""), 10_000, Quantity.HYDROGEN)


@pytest.mark.parametrize(
    ("amount", "quantity", "words"),
    [
        (60_000, Quantity.VOLTAGE, "60.0 V"),
        (-1_600, Quantity.VOLTAGE, "\u22121.6 V"),
        (1_375, Quantity.INSULATION, "1,375 Ω/V"),
        (45_000, Quantity.TEMPERATURE, "45.0 °C"),
        (-5_250, Quantity.TEMPERATURE, "\u22125.25 °C"),
        (195_000, Quantity.OXYGEN, "19.5 %"),
        (4_000, Quantity.HYDROGEN, "4,000 ppm"),
    ],
)
def test_amounts_stand_in_units_that_people_read(amount: int, quantity: Quantity, words: str) -> None:
    assert amount_text(amount, quantity, Language.EN) == words


@given(st.integers(-(10**9), 10**9), st.sampled_from(Quantity))
def test_no_figure_loses_anything(amount: int, quantity: Quantity) -> None:
    figure = figure_of(amount, quantity, Language.EN).replace(",", "").replace("\u2212", "-")
    whole, _, part = figure.lstrip("-").partition(".")
    decimals = SCALES[quantity].decimals
    assert int(whole + part.ljust(decimals, "0")) * (-1 if figure.startswith("-") else 1) == amount


def test_only_a_voltage_is_compared_without_its_sign() -> None:
    assert not Post(60_000).allows(-84_200)
    assert Post(45_000, Bound.AT_MOST, Quantity.TEMPERATURE).allows(-60_000)
    assert not Post(200_000, Bound.AT_LEAST, Quantity.OXYGEN).allows(195_000)


def channel(ppm: int | None, why: str = "", *, age_ms: int = 0) -> GasSeen:
    taken = Moment(AT.utc, AT.mono_ms - age_ms, AT.boot)
    printed = "" if ppm is None else str(ppm)
    return GasSeen(
        Quantity.HYDROGEN, ppm, why, printed, "ppm", {"id": "G1"}, b"", taken, Source.INSTRUMENT, None
    )


@given(st.integers(0, 10_000), st.integers(0, 20_000))
def test_the_face_and_the_floor_never_differ_over_gas(ppm: int, age_ms: int) -> None:
    seen = channel(ppm, age_ms=age_ms)
    verdict, _ = judge_gas_seen(
        seen, op=RULE.op, limit=RULE.limit, at=AT, fresh_ms=RULE.fresh_ms, today=TODAY
    )
    kinds = {
        Verdict.PASSED: ReadingKind.SETTLED,
        Verdict.FAILED: ReadingKind.BEYOND,
        Verdict.UNREAD: ReadingKind.STALE,
    }
    assert gas_state(seen, RULE, at=AT, today=TODAY).kind is kinds[verdict]


@pytest.mark.parametrize("seen", [None, channel(None, Unread.DISCONNECTED.value), channel(None)])
def test_a_channel_without_a_value_shows_no_figure(seen: GasSeen | None) -> None:
    state = gas_state(seen, RULE, at=AT, today=TODAY)
    assert (state.kind, state.printed, state.amount) == (ReadingKind.NONE, "", None)
    assert state.unread


def test_a_limit_that_nobody_has_signed_is_marked() -> None:
    assert RULE.post.proposed


def test_of_what_was_typed_that_is_shown_which_was_judged() -> None:
    read = read_typed(Quantity.INSULATION, ("0.55", "400"))
    taken = Taken(
        1, 7, 1, Verdict.PASSED, read.value, read.printed, read.unit, "", "typed", 0, AT.utc, "boot", 50_000
    )
    assert taken_words(taken, Quantity.INSULATION) == ("1375", "Ω/V")


@pytest.mark.parametrize(
    ("left_ms", "words"),
    [(0, "0:00"), (1, "0:01"), (1_000, "0:01"), (61_001, "1:02"), (3_600_000, "1:00:00")],
)
def test_a_begun_second_is_still_to_be_waited_for(left_ms: int, words: str) -> None:
    assert clock_text(left_ms) == words
    assert WaitState(5_000, left_ms).over == (left_ms == 0)
