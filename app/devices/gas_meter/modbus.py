"""Gas sensors behind Modbus, TCP or RTU, read by the register map of their model and never written to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.devices.gas_meter.driver import GasFrame
from app.devices.gas_meter.modbus_wire import Answer, ModbusWire, Question
from app.devices.gas_meter.model import GasModel, SensorMap
from app.devices.gas_meter.sensed import Sensed, sense, unit_of
from app.devices.line import LineLost
from app.domain.gas import Gas, GasAlarm
from app.domain.moment import Moment
from app.domain.reading import Unread

# Modbus application protocol 1.1b3, 7: the answers of a gateway whose unit is away, and of one that is busy.
_EXCEPTIONS = {
    5: Unread.NOT_EXECUTABLE,
    6: Unread.NOT_EXECUTABLE,
    10: Unread.DISCONNECTED,
    11: Unread.DISCONNECTED,
}


class NoSuchSensor(ValueError):
    """The settings name a sensor that the model's map does not have, or a gas that it has no unit for."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One sensor on the wire: its gas, the Modbus unit that has it, which of that unit's it is."""

    gas: Gas
    unit: int
    sensor: SensorMap


@dataclass(slots=True)
class _Round:
    """The questions to one sensor that are still open, and the words that have come."""

    gas: Gas
    asked: Moment
    spans: list[tuple[int, int]]
    words: dict[int, int]


class ModbusSensors:
    """The driver of the sensors on one wire."""

    def __init__(
        self,
        wire: ModbusWire,
        clock: Callable[[], Moment],
        *,
        model: GasModel,
        channels: Sequence[Channel],
        lowest: Mapping[Gas, int],
    ) -> None:
        self._wire = wire
        self._clock = clock
        self._model = model
        self._channels = {channel.gas: channel for channel in channels}
        self._lowest = lowest
        self._round: _Round | None = None
        self._silent: set[Gas] = set()

    @property
    def gases(self) -> tuple[Gas, ...]:
        """What is measured here."""
        return tuple(self._channels)

    def open(self) -> None:
        """Connect. Raises LineLost."""
        self._wire.open()
        self._round = None
        self._silent.clear()

    def close(self) -> None:
        """Let go."""
        self._wire.close()

    def read(self, gas: Gas) -> GasFrame | None:
        """What this sensor says, None while its answer has not come.

        Raises:
            LineLost: the line broke, or no sensor on it has answered in a whole round.
        """
        channel = self._channels[gas]
        if self._round is None or self._round.gas is not gas:
            self._round = _Round(gas, self._clock(), list(channel.sensor.spans), {})
        now = self._round
        first, count = now.spans[0]
        answer = self._wire.ask(Question(channel.unit, self._model.table, first - self._model.first, count))
        if answer is None:
            return None
        if not answer.words:
            return self._no_words(now, answer)
        self._silent.discard(gas)
        now.words.update(enumerate(answer.words, first))
        now.spans.pop(0)
        if now.spans:
            return None
        sensed = sense(channel.sensor, gas, now.words, lowest=self._lowest[gas])
        return self._frame(now, sensed)

    def _no_words(self, now: _Round, answer: Answer) -> GasFrame:
        """A sensor that is away or refuses; when all of them are away, so is the line."""
        reason = _EXCEPTIONS.get(answer.exception, Unread.DEVICE_ERROR)
        if answer.spoilt:
            reason = Unread.CHECKSUM
        if answer.silent:
            reason = Unread.DISCONNECTED
            self._silent.add(now.gas)
            if len(self._silent) == len(self._channels):
                raise LineLost("gas.no_answer")
        else:
            self._silent.discard(now.gas)
        return self._frame(now, Sensed(None, reason, GasAlarm.NONE, ()))

    def _frame(self, now: _Round, sensed: Sensed) -> GasFrame:
        self._round = None
        raw = b"".join(now.words[register].to_bytes(2, "big") for register in sorted(now.words))
        return GasFrame(now.gas, sensed, raw, now.asked, self._clock())


def channel_of(model: GasModel, gas: Gas, *, unit: int, sensor: int) -> Channel:
    """A channel as the settings name it.

    Raises:
        NoSuchSensor: the model has no such sensor, or nothing says in which unit it tells this gas.
    """
    found = model.sensors.get(sensor)
    if found is None:
        raise NoSuchSensor(f"{model.id} has no sensor {sensor}: allowed is {sorted(model.sensors)}")
    if found.unit_code is None and unit_of(found, gas, {}) is None:
        raise NoSuchSensor(f"{model.id} tells no unit for {gas.value}")
    return Channel(gas, unit, found)
