"""Gas is judged on a fresh value of its own channel, and nothing else passes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.gas_seen import GasSeen, judge_gas_seen
from app.domain.limits import Limit
from app.domain.moment import Moment
from app.domain.quantity import Quantity
from app.domain.reading import Source
from app.domain.verdict import Verdict

TODAY = date(2026, 11, 23)
LIMIT = Limit("hydrogen_work", 2_000, "ppm", "a clause", "1", "S")


def moment(mono_ms: int, boot: str = "boot-1") -> Moment:
    return Moment(datetime(2026, 11, 23, tzinfo=UTC), mono_ms, boot)


def seen(ppb: int | None = 0, unread: str = "", *, taken: Moment | None = None) -> GasSeen:
    at = taken or moment(60_000)
    return GasSeen(Quantity.HYDROGEN, ppb, unread, str(ppb), "ppb", {}, b"", at, Source.INSTRUMENT)


def judged(one: GasSeen, op: str = "at_most", at_ms: int = 60_000) -> tuple[Verdict, str]:
    return judge_gas_seen(one, op=op, limit=LIMIT, at=moment(at_ms), fresh_ms=10_000, today=TODAY)


@pytest.mark.parametrize(
    ("op", "ppb", "verdict"),
    [
        ("at_most", 2_000_000, Verdict.PASSED),
        ("at_most", 2_000_001, Verdict.FAILED),
        ("at_least", 2_000_000, Verdict.PASSED),
        ("at_least", 1_999_999, Verdict.FAILED),
        ("about", 2_000_000, Verdict.FAILED),
    ],
)
def test_the_limit_itself_passes_and_a_part_per_billion_beyond_it_does_not(
    op: str, ppb: int, verdict: Verdict
):
    assert judged(seen(ppb), op) == (verdict, "")


@pytest.mark.parametrize("why", ["fault", "warming_up", "stale", "not_fitted"])
def test_no_value_is_no_reading_even_when_one_lies_about(why: str):
    assert judged(seen(None, why)) == (Verdict.UNREAD, why)
    assert judged(seen(0, why)) == (Verdict.UNREAD, why)
    assert judged(seen(None)) == (Verdict.UNREAD, "bad_frame")


@pytest.mark.parametrize(
    ("taken", "at_ms", "verdict"),
    [
        (moment(60_000), 70_000, Verdict.PASSED),
        (moment(60_000), 70_001, Verdict.UNREAD),
        (moment(60_001), 60_000, Verdict.UNREAD),
        (moment(60_000, "boot-0"), 60_000, Verdict.UNREAD),
    ],
)
def test_a_value_counts_while_it_is_fresh_and_under_this_boot(taken: Moment, at_ms: int, verdict: Verdict):
    assert judged(seen(taken=taken), at_ms=at_ms)[0] is verdict


def test_a_meter_counts_to_the_last_day_of_its_calibration():
    assert judged(replace(seen(), calibrated_until="2026-11-23"))[0] is Verdict.PASSED
    assert judged(replace(seen(), calibrated_until="2026-11-22")) == (Verdict.UNREAD, "calibration_ended")
    assert judged(replace(seen(), calibrated_until="soon")) == (Verdict.UNREAD, "calibration_ended")
