"""The weight's face follows from the scale's words alone."""

from datetime import UTC, datetime

import pytest

from app.domain.moment import Moment
from app.domain.reading import Health, Instrument, ScaleNow, Source, Unread, WeightReading
from app.domain.units import Mass, parse_mass
from ui.widgets.weight_state import StillBand, WeightKind, still_band, weight_state

KG = parse_mass("38.62", "kg")
AT = Moment(datetime(2026, 11, 23, 8, tzinfo=UTC), 50_000, "boot")
SCALE = Instrument("S1", "sics", "1", 20_000, 20_000, 400_000, 600_000_000)


def now(mass: Mass | None, unread: Unread | None = None, settled: WeightReading | None = None) -> ScaleNow:
    return ScaleNow(mass, unread, settled, Health.READY, AT)


def reading(source: Source = Source.INSTRUMENT, tare: Mass | None = None) -> WeightReading:
    return WeightReading(KG, tare, SCALE, b"S S 38.62 kg", AT, source, 1)


def test_a_still_mass_is_settled_with_the_printed_digits() -> None:
    state = weight_state(
        now(KG, settled=reading(tare=parse_mass("4.10", "kg"))), at_ms=50_300, instrument="S1"
    )
    assert (state.kind, state.printed, state.unit, state.age_ms) == (WeightKind.SETTLED, "38.62", "kg", 300)
    assert (state.tare, state.source, state.instrument) == ("4.10 kg", Source.INSTRUMENT, "S1")


def test_a_moving_mass_is_moving_with_or_without_digits() -> None:
    assert weight_state(now(KG, Unread.MOVING), at_ms=50_000).kind is WeightKind.MOVING
    bare = weight_state(now(None, Unread.MOVING), at_ms=50_000)
    assert (bare.kind, bare.printed) == (WeightKind.MOVING, "")


@pytest.mark.parametrize(("at_ms", "kind"), [(52_000, WeightKind.SETTLED), (52_001, WeightKind.STALE)])
def test_a_mass_older_than_two_seconds_is_stale(at_ms: int, kind: WeightKind) -> None:
    state = weight_state(now(KG, settled=reading()), at_ms=at_ms, recorded=True)
    assert state.kind is kind
    assert state.recorded is (kind is WeightKind.SETTLED)


def test_a_figure_to_confirm_is_shown_until_its_load_has_been_recorded() -> None:
    asked = ScaleNow(KG, Unread.UNCONFIRMED, None, Health.READY, AT, 3)
    state = weight_state(asked, at_ms=50_100)
    assert (state.kind, state.printed, state.unread) == (WeightKind.ASKED, "38.62", Unread.UNCONFIRMED)
    assert weight_state(asked, at_ms=50_100, done=2).kind is WeightKind.ASKED
    assert weight_state(asked, at_ms=50_100, done=3).kind is WeightKind.MOVING
    assert weight_state(asked, at_ms=52_001).kind is WeightKind.STALE
    without = weight_state(asked, at_ms=50_100, key=False)
    assert (without.kind, without.printed, without.unread) == (WeightKind.ASKED, "38.62", None)


_WITH_FIGURE = (Unread.MOVING, Unread.STALE, Unread.UNCONFIRMED)


@pytest.mark.parametrize("unread", [why for why in Unread if why not in _WITH_FIGURE])
def test_a_refusal_shows_no_digits_even_if_some_were_printed(unread: Unread) -> None:
    state = weight_state(now(KG, unread), at_ms=50_000)
    assert (state.kind, state.printed, state.unread) == (WeightKind.NONE, "", unread)


def test_no_scale_is_no_reading() -> None:
    state = weight_state(None, at_ms=1)
    assert (state.kind, state.printed, state.unread) == (WeightKind.NONE, "", Unread.NOT_FITTED)


def test_an_age_is_never_negative() -> None:
    assert weight_state(now(KG), at_ms=49_000).age_ms == 0


def test_a_typed_weight_says_so() -> None:
    assert weight_state(now(KG, settled=reading(Source.TYPED)), at_ms=50_000).source is Source.TYPED


def test_the_still_band_begins_where_the_last_swing_ends() -> None:
    trace = ((0, 0), (100, 50), (200, 41), (300, 40), (400, 39), (500, 40))
    assert still_band(trace, 1) == StillBand(200, 500, 39, 41)
    assert still_band(trace[:2], 1) is None
    assert still_band((), 1) is None


def test_only_a_settled_weight_has_a_band() -> None:
    trace = ((0, 38_620_000), (100, 38_620_000))
    assert weight_state(now(KG, settled=reading()), at_ms=50_000, trace=trace).band is not None
    assert weight_state(now(KG, Unread.MOVING), at_ms=50_000, trace=trace).band is None
