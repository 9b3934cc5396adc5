"""What every gas meter's driver must do, whatever wire it hangs on and whether it is real."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from enum import Enum

import pytest

from app.devices.gas_meter.driver import GasFrame, GasSensors
from app.devices.gas_meter.watched import WatchedGas
from app.domain.gas import Gas, GasAlarm, GasMeter, GasNow
from app.domain.reading import Health, Unread
from tests.contracts.voltage_meter import until_answered
from tests.fakes.hand_clock import HandClock

PLATE = GasMeter("G1", "modbus-tcp", "honeywell-midas", "2027-05-01")
FRAME_MS = 700
CARBON_MONOXIDE_PPM = 20


class State(Enum):
    """What the sensors are in."""

    CLEAN = "clean"
    CARBON_MONOXIDE = "carbon_monoxide"  # twenty parts per million, long enough
    WARMING_UP = "warming_up"
    IN_TEST = "in_test"
    FAULT = "fault"


class GasContract(ABC):
    """Run over every driver; `sensors` brings carbon monoxide and oxygen into this state.

    `alarms` and `pulses` tell what the meter's map can tell, `words_for` which states it has a word for.
    """

    alarms = True
    pulses = True
    words_for = frozenset(State)

    @abstractmethod
    def sensors(self, state: State, clock: HandClock) -> AbstractContextManager[GasSensors]:
        """A driver of a sensor for carbon monoxide and one for oxygen."""

    def test_measures_what_it_was_told_to(self) -> None:
        clock = HandClock()
        with self.sensors(State.CLEAN, clock) as sensors:
            assert sensors.gases == (Gas.CARBON_MONOXIDE, Gas.OXYGEN)

    def test_clean_air_is_a_reading_and_no_alarm(self) -> None:
        frame = self._frame(State.CLEAN, Gas.CARBON_MONOXIDE)
        assert frame.sensed.unread is None
        assert frame.sensed.concentration is not None
        assert -3 <= frame.sensed.concentration.ppm <= 3
        assert frame.sensed.alarm is GasAlarm.NONE
        assert frame.raw

    def test_oxygen_is_told_in_parts_per_million_too(self) -> None:
        amount = self._frame(State.CLEAN, Gas.OXYGEN).sensed.concentration
        assert amount is not None
        assert 207_000 <= amount.ppm <= 211_000

    def test_what_is_in_the_air_is_told_with_the_meters_own_alarm(self) -> None:
        sensed = self._frame(State.CARBON_MONOXIDE, Gas.CARBON_MONOXIDE).sensed
        assert sensed.concentration is not None
        assert abs(sensed.concentration.ppm - CARBON_MONOXIDE_PPM) <= 3
        assert sensed.alarm is (GasAlarm.FIRST if self.alarms else GasAlarm.NONE)

    @pytest.mark.parametrize(
        ("state", "reason"),
        [
            (State.WARMING_UP, Unread.WARMING_UP),
            (State.IN_TEST, Unread.IN_TEST),
            (State.FAULT, Unread.DEVICE_ERROR),
        ],
    )
    def test_a_sensor_that_does_not_measure_gives_no_number(self, state: State, reason: Unread) -> None:
        if state not in self.words_for:
            pytest.skip("this meter's map has no word for it")
        sensed = self._frame(state, Gas.CARBON_MONOXIDE).sensed
        assert (sensed.concentration, sensed.unread, sensed.alarm) == (None, reason, GasAlarm.NONE)

    def test_watched_every_gas_has_its_reading_once_its_heart_has_beaten(self) -> None:
        shown = self._watched(State.CARBON_MONOXIDE)
        first = {Unread.CONNECTING} if self.pulses else {None}
        assert {channel.unread for channel in shown[1].channels} == first
        last = shown[-1]
        assert (last.unread, last.health) == (None, Health.READY)
        for gas in (Gas.CARBON_MONOXIDE, Gas.OXYGEN):
            reading = last.channel(gas).reading
            assert reading is not None
            assert (reading.gas, reading.meter) == (gas, PLATE)
            assert reading.raw
        assert last.channel(Gas.HYDROGEN).reading is None
        assert last.channel(Gas.HYDROGEN).unread is Unread.NOT_FITTED

    def _frame(self, state: State, gas: Gas) -> GasFrame:
        clock = HandClock()
        with self.sensors(state, clock) as sensors:
            until_answered(lambda: sensors.open() or True)
            return until_answered(lambda: sensors.read(gas))

    def _watched(self, state: State) -> list[GasNow]:
        """What is shown after each of the next answers."""
        clock = HandClock()
        shown: list[GasNow] = []
        with self.sensors(state, clock) as sensors:
            watched = WatchedGas(sensors, meter=PLATE, clock=clock, on_change=lambda now: None)
            watched.connect()
            for _ in range(12):
                until_answered(lambda: watched.turn() or None)
                shown.append(watched.now())
                clock.advance(FRAME_MS)
            watched.close()
        return shown
