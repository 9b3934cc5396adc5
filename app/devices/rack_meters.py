"""Which voltage and gas meters a station has: those of its settings, else pretended ones or none."""

from collections.abc import Callable
from dataclasses import dataclass

from app.devices.absent import NoMeter
from app.devices.line import Line, Parity, SerialLine, TcpLine
from app.devices.simulators.bench_meter import BenchMeter, SimulatedMeter
from app.devices.simulators.practice_plant import PRACTICE_METER
from app.devices.voltage_meter.profile import TERMINATORS, OpenLeads, ScpiProfile
from app.devices.voltage_meter.scpi import ScpiMeter
from app.devices.voltage_meter.watched import MeterLoop
from app.domain.reading import Source
from app.domain.voltage import VoltageNow, Voltmeter
from app.floor.ports import Clock
from app.settings import MeterSettings, StationSettings


@dataclass(frozen=True, slots=True)
class Metering:
    """A voltage meter, its plate, and the model behind it when it only pretends."""

    loop: MeterLoop | NoMeter
    plate: Voltmeter | None = None
    model: BenchMeter | None = None


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
