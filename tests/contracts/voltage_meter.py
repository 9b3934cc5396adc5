"""What every voltage meter must do, whatever wire it hangs on and whether it is real."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum
from typing import TypeVar

import pytest

from app.devices.voltage_meter.driver import MeterFrame, Shows, VoltageMeter
from app.devices.voltage_meter.watched import WatchedMeter
from app.domain.reading import Health, Unread
from app.domain.voltage import VoltageNow, parse_voltage
from tests.fakes.hand_clock import HandClock
from tests.fakes.instruments import BENCH_METER

RESTING_MV = 84_200
FRAME_MS = 125
_DEADLINE_S = 10.0

Answer = TypeVar("Answer")


class Probed(Enum):
    """Where the probes are."""

    AIR = "air"
    RESTING = "resting"  # on 84.2 V, long enough
    REVERSED = "reversed"  # the same with the probes changed over
    SETTLING = "settling"  # just put on
    TOO_MUCH = "too_much"


class MeterContract(ABC):
    """Run over every meter; `meter` brings its probes where they shall be.

    `lead` is how many frames a driver must see before it can call anything still: none where the meter
    itself has a word for it.
    """

    lead = 0

    @abstractmethod
    def meter(self, probed: Probed, clock: HandClock) -> AbstractContextManager[VoltageMeter]:
        """A driver whose meter is `BENCH_METER`."""

    def prints(self, printed: str, raw: bytes) -> bool:
        """Whether these bytes carry what the frame says is printed."""
        return printed.encode() in raw

    def test_names_itself(self) -> None:
        clock = HandClock()
        with self.meter(Probed.AIR, clock) as meter:
            meter.open()
            assert until_answered(meter.identify) == BENCH_METER.serial

    @pytest.mark.parametrize(("probed", "sign"), [(Probed.RESTING, 1), (Probed.REVERSED, -1)])
    def test_resting_probes_give_a_stable_voltage_with_its_sign_and_bytes(
        self, probed: Probed, sign: int
    ) -> None:
        frame = self._frame(probed)
        assert frame.shows is Shows.STILL
        voltage = parse_voltage(frame.printed, frame.unit)
        assert abs(voltage.millivolts - sign * RESTING_MV) <= BENCH_METER.resolution_mv
        assert self.prints(frame.printed, frame.raw)

    def test_probes_just_put_on_are_not_stable(self) -> None:
        assert self._frame(Probed.SETTLING).shows is Shows.MOVING

    def test_probes_in_the_air_are_told_from_a_dead_point(self) -> None:
        assert self._frame(Probed.AIR).shows is Shows.OPEN

    def test_too_much_has_no_number(self) -> None:
        frame = self._frame(Probed.TOO_MUCH)
        assert (frame.shows, frame.printed) == (Shows.OVER, "")

    def test_a_resting_voltage_is_taken_after_half_a_second_of_calm(self) -> None:
        shown = self._watched(Probed.RESTING, 6)
        assert [now.unread for now in shown] == [Unread.MOVING] * 4 + [None] * 2
        assert shown[3].voltage is not None
        settled = shown[-1].settled
        assert settled is not None
        assert abs(settled.voltage.millivolts - RESTING_MV) <= BENCH_METER.resolution_mv
        assert settled.instrument.serial == BENCH_METER.serial
        assert settled.touch == 1
        assert self.prints(settled.voltage.printed, settled.raw)
        assert settled.taken == shown[-1].at

    @pytest.mark.parametrize(
        ("probed", "reason"), [(Probed.AIR, Unread.NO_CONTACT), (Probed.TOO_MUCH, Unread.OVERLOAD)]
    )
    def test_the_air_and_too_much_are_no_reading(self, probed: Probed, reason: Unread) -> None:
        for now in self._watched(probed, 6):
            assert (now.unread, now.voltage, now.settled) == (reason, None, None)
            assert now.health is Health.READY

    def _frame(self, probed: Probed) -> MeterFrame:
        clock = HandClock()
        with self.meter(probed, clock) as meter:
            meter.open()
            for _ in range(self.lead):
                until_answered(meter.read)
                clock.advance(FRAME_MS)
            return until_answered(meter.read)

    def _watched(self, probed: Probed, frames: int) -> list[VoltageNow]:
        """What is shown after each of the next frames."""
        clock = HandClock()
        shown: list[VoltageNow] = []
        with self.meter(probed, clock) as meter:
            watched = WatchedMeter(meter, instrument=BENCH_METER, clock=clock, on_change=lambda now: None)
            watched.connect()
            until_answered(lambda: watched.turn() or None)
            for _ in range(self.lead + frames):
                until_answered(lambda: watched.turn() or None)
                shown.append(watched.now())
                clock.advance(FRAME_MS)
            watched.close()
        return shown[self.lead :]


def until_answered(ask: Callable[[], Answer | None]) -> Answer:
    """Put the question again until it is answered."""
    deadline = time.monotonic() + _DEADLINE_S
    while time.monotonic() < deadline:
        if (answer := ask()) is not None:
            return answer
    raise AssertionError("no answer")
