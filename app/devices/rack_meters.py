"""Which voltage and gas meters a station has: those of its settings, else pretended ones or none."""

from collections.abc import Callable
from dataclasses import dataclass

from app.devices.absent import NoGas, NoMeter
from app.devices.gas_meter.catalogue import read_gas_models
from app.devices.gas_meter.lines import GasLines, MakeLoop
from app.devices.gas_meter.modbus import Channel, ModbusSensors, NoSuchSensor, channel_of
from app.devices.gas_meter.modbus_wire import Framing, ModbusWire
from app.devices.gas_meter.model import GasModel, GasModels
from app.devices.gas_meter.watched import GasLoop
from app.devices.line import Line, Parity, SerialLine, TcpLine
from app.devices.simulators.bench_gas import BenchGas
from app.devices.simulators.bench_meter import BenchMeter, SimulatedMeter
from app.devices.simulators.modbus_speech import SimulatedModbusLine
from app.devices.simulators.practice_plant import PRACTICE_METER
from app.devices.voltage_meter.profile import TERMINATORS, OpenLeads, ScpiProfile
from app.devices.voltage_meter.scpi import ScpiMeter
from app.devices.voltage_meter.watched import MeterLoop
from app.domain.gas import Gas, GasMeter, GasNow
from app.domain.reading import Source
from app.domain.voltage import VoltageNow, Voltmeter
from app.floor.ports import Clock
from app.places import resources
from app.settings import GasSettings, MeterSettings, StationSettings

PRACTICE_GAS = GasMeter("G1", "practice", "honeywell-midas")
_PARITIES: dict[str, Parity] = {"none": "N", "even": "E", "odd": "O"}


@dataclass(frozen=True, slots=True)
class Metering:
    """A voltage meter, its plate, and the model behind it when it only pretends."""

    loop: MeterLoop | NoMeter
    plate: Voltmeter | None = None
    model: BenchMeter | None = None


@dataclass(frozen=True, slots=True)
class Gassing:
    """A gas meter, its plate, and the sensors behind it when it only pretends."""

    loop: GasLoop | GasLines | NoGas
    plate: GasMeter | None = None
    model: BenchGas | None = None


def metering(settings: StationSettings, told: Callable[[VoltageNow], None], *, clock: Clock) -> Metering:
    """The voltage meter of the settings; without one a pretended one in practice, and none in production."""
    if settings.meter is not None:
        return _named_meter(settings.meter, told, clock=clock)
    if not settings.practice:
        return Metering(NoMeter(clock))
    model = BenchMeter(PRACTICE_METER, clock.now)
    loop = MeterLoop(
        f"meter {PRACTICE_METER.id}",
        SimulatedMeter(model, clock.now),
        instrument=PRACTICE_METER,
        clock=clock.now,
        on_change=told,
        source=Source.SIMULATED,
    )
    return Metering(loop, PRACTICE_METER, model)


def line_to(port: str, *, baud: int, parity: Parity = "N") -> Line:
    """The wire to "address:port" or to a serial device; nothing is opened yet."""
    host, colon, number = port.rpartition(":")
    if colon and host and number.isdigit():
        return TcpLine(host, int(number))
    return SerialLine(port, baud=baud, parity=parity)


def _named_meter(settings: MeterSettings, told: Callable[[VoltageNow], None], *, clock: Clock) -> Metering:
    plate = Voltmeter(
        id=settings.id,
        protocol=settings.protocol,
        serial=settings.serial,
        resolution_mv=settings.resolution_mv,
        max_mv=settings.max_mv,
        calibrated_until=settings.calibrated_until,
    )
    profile = ScpiProfile(
        settings.query,
        TERMINATORS[settings.terminator],
        OpenLeads(settings.open_leads),
        settings.resolution_mv,
        open_mark=settings.open_mark,
        open_from_mv=settings.open_from_mv,
        open_to_mv=settings.open_to_mv,
        remote=settings.remote,
    )
    line = line_to(settings.port, baud=settings.baud)
    loop = MeterLoop(
        f"meter {plate.id}",
        ScpiMeter(line, clock.now, profile),
        instrument=plate,
        clock=clock.now,
        on_change=told,
    )
    return Metering(loop, plate)


def gassing(settings: StationSettings, told: Callable[[GasNow], None], *, clock: Clock) -> Gassing:
    """The gas meter of the settings; without one a pretended one in practice, and none in production.

    Raises:
        GasMapsFaulty: the file of register maps is not fit to be read by.
        NoSuchSensor: the settings name a model or sensor that it does not have.
    """
    if settings.gas is None and not settings.practice:
        return Gassing(NoGas(clock))
    models = read_gas_models(resources() / "catalogue")
    if settings.gas is not None:
        return _named_gas(settings.gas, models, told, clock=clock)
    model = models.by_id[PRACTICE_GAS.model]
    channels = [channel_of(model, gas, unit=number, sensor=1) for number, gas in enumerate(Gas, 1)]
    bench = BenchGas(clock.now)
    wire = ModbusWire(SimulatedModbusLine(bench, model, channels), clock.now, Framing.TCP)
    sensors = ModbusSensors(wire, clock.now, model=model, channels=channels, lowest=models.lowest)
    loop = GasLoop(
        f"gas {PRACTICE_GAS.id}",
        sensors,
        meter=PRACTICE_GAS,
        clock=clock.now,
        on_change=told,
        source=Source.SIMULATED,
    )
    return Gassing(loop, PRACTICE_GAS, bench)


def sensors_named(settings: GasSettings, models: GasModels) -> tuple[GasModel, list[Channel]]:
    """The model and the sensors that the settings name.

    Raises:
        NoSuchSensor: there is no such model, or it has no such sensor.
    """
    model = models.by_id.get(settings.model)
    if model is None:
        raise NoSuchSensor(f"gas.model = {settings.model!r}: allowed is {', '.join(models.by_id)}")
    return model, [
        channel_of(model, Gas(one.gas), unit=one.unit, sensor=one.sensor) for one in settings.channels
    ]


def _named_gas(
    settings: GasSettings, models: GasModels, told: Callable[[GasNow], None], *, clock: Clock
) -> Gassing:
    model, channels = sensors_named(settings, models)
    meter = GasMeter(settings.id, settings.protocol, settings.model, settings.calibrated_until)

    def line(number: int, port: str) -> MakeLoop:
        here = [one for one, named in zip(channels, settings.channels, strict=True) if named.line == number]
        wire = ModbusWire(
            line_to(port, baud=settings.baud, parity=_PARITIES[settings.parity]),
            clock.now,
            Framing(settings.protocol),
        )
        sensors = ModbusSensors(wire, clock.now, model=model, channels=here, lowest=models.lowest)
        name = f"gas {meter.id}.{number}"
        return lambda heard: GasLoop(name, sensors, meter=meter, clock=clock.now, on_change=heard)

    lines = [line(number, port) for number, port in enumerate(settings.ports, 1)]
    return Gassing(GasLines(lines, clock=clock.now, on_change=told), meter)
