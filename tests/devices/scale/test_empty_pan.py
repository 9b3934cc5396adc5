"""What an empty pan shows: only a still figure below Min, said twice by the scale or long by itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.scale.driver import Polled
from app.devices.scale.frame import Frame, FrameKind, reject
from app.devices.scale.settle import CAPTURE_FRESH_MS, Placing, aged
from app.domain.moment import Moment
from app.domain.reading import Health, ScaleNow, Source, Stability, Unread, WeightReading
from tests.fakes.instruments import PARTS_SCALE
from tests.fakes.work_unit import START


class Pan:
    """Feeds frames 250 ms apart and keeps what the scale then shows."""

    def __init__(self) -> None:
        self.placing = Placing(PARTS_SCALE, Source.SIMULATED)
        self.ms = 1_000

    def see(self, frame: Frame, *, late_ms: int = 0) -> ScaleNow:
        self.ms += 250
        at = Moment(START, self.ms, "boot-1")
        asked = Moment(START, self.ms - late_ms, "boot-1")
        return self.placing.see(Polled(frame, b"raw", asked, at), at)

    def shows(self, value: str, *, stable: bool | None = True, net: bool | None = None) -> ScaleNow:
        frame = Frame(FrameKind.WEIGHT, stable=stable, value=value, unit="kg", net=net)
        return self.see(frame)

    def reading(self, value: str, *, stable: bool | None = True) -> WeightReading | None:
        return self.shows(value, stable=stable).empty


@pytest.mark.parametrize("value", ["0.00", "-0.02", "0.38", "-0.38"])
def test_two_stable_frames_that_agree_are_a_reading(value: str) -> None:
    pan = Pan()
    assert pan.reading(value) is None
    reading = pan.reading(value)
    assert reading is not None
    assert (reading.mass.printed, reading.stability) == (value, Stability.DEVICE)


def test_a_reading_of_the_empty_pan_is_a_weight_of_nothing() -> None:
    pan = Pan()
    pan.shows("0.00")
    now = pan.shows("0.00")
    assert (now.mass, now.settled, now.unread) == (None, None, Unread.BELOW_MIN)


@pytest.mark.parametrize(
    "between",
    [
        Frame(FrameKind.WEIGHT, stable=False, value="0.00", unit="kg"),
        Frame(FrameKind.WEIGHT, stable=True, value="0.02", unit="kg"),
        Frame(FrameKind.WEIGHT, stable=True, value="28.44", unit="kg"),
        Frame(FrameKind.WEIGHT, stable=True, value="0.00", unit="lb"),
        Frame(FrameKind.WEIGHT, stable=True, value="0.000", unit="kg"),
        Frame(FrameKind.WEIGHT, stable=True, value="0.00", unit="kg", net=True),
        Frame(FrameKind.STATUS, status="overload"),
        Frame(FrameKind.STATUS, status="not_zeroed"),
        Frame(FrameKind.DEVICE_ERROR, code="1"),
        reject("checksum"),
    ],
)
def test_anything_else_in_between_begins_anew(between: Frame) -> None:
    pan = Pan()
    pan.shows("0.00")
    assert pan.see(between).empty is None
    assert pan.reading("0.00") is None
    assert pan.reading("0.00") is not None


def test_without_a_word_for_still_eight_equal_frames_over_a_second_stand_for_it() -> None:
    pan = Pan()
    told = [pan.reading("0.00", stable=None) for _ in range(8)]
    assert told[:7] == [None] * 7
    assert told[7] is not None
    assert told[7].stability is Stability.INFERRED
    assert pan.reading("0.02", stable=None) is None


def test_an_old_frame_and_a_broken_line_are_no_reading() -> None:
    pan = Pan()
    pan.shows("0.00")
    zero = Frame(FrameKind.WEIGHT, stable=True, value="0.00", unit="kg")
    assert pan.see(zero, late_ms=CAPTURE_FRESH_MS + 1).empty is None
    assert pan.reading("0.00") is None
    assert pan.reading("0.00") is not None
    pan.placing.cut_off()
    assert pan.reading("0.00") is None


def test_a_reading_is_withheld_once_it_is_a_second_old() -> None:
    pan = Pan()
    pan.shows("0.00")
    now = pan.shows("0.00")
    assert aged(now, replace(now.at, mono_ms=now.at.mono_ms + CAPTURE_FRESH_MS)).empty is not None
    assert aged(now, replace(now.at, mono_ms=now.at.mono_ms + CAPTURE_FRESH_MS + 1)).empty is None
    later = aged(now, replace(now.at, mono_ms=now.at.mono_ms + 3_000))
    assert (later.empty, later.health) == (None, Health.STALE)


VALUES = st.sampled_from(["0.00", "0.02", "-0.02", "0.40", "28.44", "60.02"])


@given(frames=st.lists(st.tuples(VALUES, st.sampled_from([True, False, None])), max_size=25))
def test_whatever_a_scale_sends_a_reading_is_the_last_frame_said_before_as_well(
    frames: list[tuple[str, bool | None]],
) -> None:
    pan = Pan()
    for at, (value, stable) in enumerate(frames):
        reading = pan.reading(value, stable=stable)
        if reading is None:
            continue
        assert abs(reading.mass.milligrams) < PARTS_SCALE.min_mg
        assert reading.mass.printed == value
        needed = 2 if stable else 8
        assert [one[0] for one in frames[at + 1 - needed : at + 1]] == [value] * needed
        assert stable is not False
