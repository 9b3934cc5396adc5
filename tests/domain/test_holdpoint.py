"""A hold opens on readings that still count, at every point, and on nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.holdpoint import (
    Taken,
    evidence_stood_ms,
    may_release,
    newest_readings,
    point_to_read,
    readings_in_force,
    taken_since,
    tries_left,
    tries_used_up,
)
from app.domain.moment import Moment
from app.domain.procedure import Act, Hold, HoldKind, StepKind
from app.domain.verdict import Verdict
from tests.fakes.procedures import PROVE, step

START = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
VALID_MS = 600_000
MEASURED = step("prove", StepKind.HOLD, Act.PROVE_DEAD, points=PROVE, hold=Hold(HoldKind.MEASURED, (), 3))
JUDGED = step("ready", StepKind.HOLD, Act.PREPARE, hold=Hold(HoldKind.JUDGEMENT, ()))
PASSED, FAILED, UNREAD = Verdict.PASSED, Verdict.FAILED, Verdict.UNREAD


def moment(mono_ms: int, boot: str = "boot-1") -> Moment:
    return Moment(START + timedelta(milliseconds=mono_ms), mono_ms, boot)


def taken(
    point: int, verdict: Verdict = PASSED, *, mono_ms: int = 10_000, boot: str = "boot-1", seq: int = 1
) -> Taken:
    value = {PASSED: 3_000, FAILED: 84_200, UNREAD: None}[verdict]
    unread = "no_contact" if verdict is UNREAD else ""
    at = START + timedelta(milliseconds=mono_ms)
    return Taken(1, seq, point, verdict, value, "", "V", unread, "instrument", 1, at, boot, mono_ms)


def force(
    *readings: Taken, now_ms: int = 20_000, opened_ms: int = 0, boot: str = "boot-1"
) -> dict[int, Taken]:
    return readings_in_force(
        readings, opened=moment(opened_ms, boot), now=moment(now_ms, boot), valid_ms=VALID_MS
    )


def test_the_newest_reading_of_a_point_counts():
    shut = force(taken(1, PASSED, seq=1), taken(1, FAILED, seq=2))
    assert shut[1].verdict is FAILED
    assert force(taken(1, FAILED, seq=1), taken(1, PASSED, seq=2))[1].verdict is PASSED
    assert force(taken(1, PASSED, seq=1), taken(1, UNREAD, seq=2))[1].verdict is UNREAD
    assert newest_readings([taken(1, PASSED, seq=1), taken(2, seq=2), taken(1, FAILED, seq=3)])[1].seq == 3


def test_an_old_pass_does_not_come_back_when_the_newest_reading_has_grown_too_old():
    old, newest = taken(1, PASSED, mono_ms=900_000), taken(1, FAILED, mono_ms=900_001)
    assert force(old, newest, now_ms=900_001 + VALID_MS)[1].verdict is FAILED
    assert force(old, newest, now_ms=900_002 + VALID_MS) == {}


def test_a_reading_counts_as_long_as_the_signed_limit_says_and_not_a_millisecond_longer():
    assert 1 in force(taken(1, mono_ms=10_000), now_ms=10_000 + VALID_MS)
    assert force(taken(1, mono_ms=10_000), now_ms=10_001 + VALID_MS) == {}


def test_nothing_counts_from_before_the_program_was_started():
    assert 1 in force(taken(1, mono_ms=10_000), opened_ms=10_000)
    assert force(taken(1, mono_ms=9_999), opened_ms=10_000) == {}


def test_nothing_counts_from_another_boot_however_its_milliseconds_lie():
    old = taken(1, mono_ms=10_000, boot="boot-0")
    assert force(old, now_ms=10_001, opened_ms=0) == {}
    assert readings_in_force([old], opened=moment(0, "boot-0"), now=moment(10_001), valid_ms=VALID_MS) == {}
    assert not taken_since(moment(0), old)


def test_a_reading_from_the_future_counts_not():
    assert force(taken(1, mono_ms=20_001), now_ms=20_000) == {}


def test_a_measured_hold_needs_every_point_passed():
    whole = {point: taken(point) for point in (1, 2, 3)}
    assert may_release(MEASURED, whole)
    for point in (1, 2, 3):
        assert not may_release(MEASURED, {name: one for name, one in whole.items() if name != point})
        for verdict in (FAILED, UNREAD):
            assert not may_release(MEASURED, {**whole, point: taken(point, verdict)})
    assert not may_release(MEASURED, {})
    assert not may_release(MEASURED, {4: taken(4), 5: taken(5), 6: taken(6)})


def test_a_judgement_hold_needs_no_reading_and_other_steps_have_no_hold():
    assert may_release(JUDGED, {})
    assert not may_release(step("brief", StepKind.SHOW, Act.INFORM), {})


def test_a_measured_hold_without_a_point_stays_shut():
    assert not may_release(replace(MEASURED, points=()), {point: taken(point) for point in (1, 2, 3)})


def test_the_next_point_is_the_first_that_has_not_passed():
    assert point_to_read(MEASURED, {}) == 1
    assert point_to_read(MEASURED, {1: taken(1)}) == 2
    assert point_to_read(MEASURED, {1: taken(1), 2: taken(2, FAILED), 3: taken(3)}) == 2
    assert point_to_read(MEASURED, {1: taken(1, UNREAD), 2: taken(2)}) == 1
    assert point_to_read(MEASURED, {point: taken(point) for point in (1, 2, 3)}) == 1
    assert point_to_read(JUDGED, {}) == 1


def test_tries_are_counted_by_point_and_used_up_only_where_the_point_has_not_passed():
    assert tries_left(MEASURED, {}) == {1: 3, 2: 3, 3: 3}
    assert tries_left(MEASURED, {1: 2, 3: 7}) == {1: 1, 2: 3, 3: 0}
    assert not tries_used_up(MEASURED, {1: 2, 2: 2, 3: 2}, {})
    assert tries_used_up(MEASURED, {2: 3}, {})
    assert tries_used_up(MEASURED, {2: 3}, {1: taken(1), 2: taken(2, FAILED), 3: taken(3)})
    assert not tries_used_up(MEASURED, {2: 3}, {2: taken(2)})
    assert tries_left(JUDGED, {1: 9}) == {}
    assert not tries_used_up(JUDGED, {1: 9}, {})


def test_evidence_stands_since_its_newest_reading_and_under_this_boot_only():
    assert evidence_stood_ms({1: taken(1, mono_ms=1_000), 2: taken(2, mono_ms=4_000)}, moment(7_000)) == 3_000
    assert evidence_stood_ms({}, moment(7_000)) == 0
    assert evidence_stood_ms({1: taken(1, mono_ms=1_000, boot="boot-0")}, moment(7_000)) == 0
    assert evidence_stood_ms({1: taken(1, mono_ms=9_000)}, moment(7_000)) == 0


@st.composite
def histories(draw: st.DrawFn) -> list[Taken]:
    """Readings as a journal would hold them: later ones behind earlier ones, over a restart."""
    readings: list[Taken] = []
    for seq in range(draw(st.integers(0, 20))):
        verdict, point = draw(st.sampled_from(list(Verdict))), draw(st.integers(1, 3))
        boot = "boot-0" if seq < 5 else "boot-1"
        mono_ms = 100_000 * seq + draw(st.integers(0, 99_999))
        readings.append(taken(point, verdict, mono_ms=mono_ms, boot=boot, seq=seq))
    return readings


@given(readings=histories(), opened_ms=st.integers(0, 2_000_000), now_ms=st.integers(0, 3_000_000))
@pytest.mark.parametrize("points", [1, 3])
def test_a_hold_opens_exactly_on_a_fresh_pass_as_the_last_word_of_every_point(
    points: int, readings: list[Taken], opened_ms: int, now_ms: int
):
    hold = replace(MEASURED, points=PROVE[:points])
    counts = [one for one in readings if one.boot == "boot-1" and one.mono_ms >= opened_ms]
    last = {point: [one for one in counts if one.point == point][-1:] for point in range(1, points + 1)}
    opens = all(
        found and found[0].verdict is PASSED and 0 <= now_ms - found[0].mono_ms <= VALID_MS
        for found in last.values()
    )
    assert may_release(hold, force(*readings, now_ms=now_ms, opened_ms=opened_ms)) == opens
