"""Gas sensors on a wire, for tests: any model's map, over any framing, in a state that is asked for."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from app.devices.gas_meter.catalogue import read_gas_models
from app.devices.gas_meter.modbus import Channel, ModbusSensors, channel_of
from app.devices.gas_meter.modbus_wire import Framing, ModbusWire
from app.devices.gas_meter.model import GasModels
from app.devices.line import Line
from app.devices.simulators.bench_gas import WARM_UP_MS, BenchGas
from app.domain.gas import Gas
from app.domain.moment import Moment
from tests.contracts.gas_meter import CARBON_MONOXIDE_PPM, State
from tests.fakes.hand_clock import HandClock

PAIR = (Gas.CARBON_MONOXIDE, Gas.OXYGEN)
_LONG_MS = 120_000


@cache
def models() -> GasModels:
    """The maps that ship."""
    return read_gas_models(Path(__file__).resolve().parents[3] / "resources" / "catalogue")


def channels_of(model: str, gases: tuple[Gas, ...] = PAIR) -> list[Channel]:
    """One unit for each gas, from 1."""
    found = models().by_id[model]
    return [channel_of(found, gas, unit=number, sensor=1) for number, gas in enumerate(gases, 1)]


def sensors_on(
    line: Line,
    clock: Callable[[], Moment],
    *,
    model: str = "honeywell-midas",
    framing: Framing = Framing.TCP,
    channels: list[Channel] | None = None,
) -> ModbusSensors:
    """The driver on this line."""
    return ModbusSensors(
        ModbusWire(line, clock, framing),
        clock,
        model=models().by_id[model],
        channels=channels or channels_of(model),
        lowest=models().lowest,
    )


def bench_in(state: State, clock: HandClock) -> BenchGas:
    """Sensors that have been in this state for two minutes, or are just warming up."""
    bench = BenchGas(clock, gases=PAIR)
    if state is State.WARMING_UP:
        clock.advance(WARM_UP_MS // 8)
        return bench
    clock.advance(WARM_UP_MS)
    for sensor in bench.sensors.values():
        sensor.in_test = state is State.IN_TEST
        sensor.failed = state is State.FAULT
    if state is State.CARBON_MONOXIDE:
        bench.sensors[Gas.CARBON_MONOXIDE].release(CARBON_MONOXIDE_PPM)
    clock.advance(_LONG_MS)
    return bench
