"""Which scales a station has: those of its settings, else pretended ones in practice, else none."""

from collections.abc import Callable
from dataclasses import dataclass

from app.devices.absent import NoScale
from app.devices.line import Line
from app.devices.scale.port import scale_line
from app.devices.scale.profile import Checksum, DecimalTable, DigitOrder, Profile, ScaleProtocol
from app.devices.scale.watched import ScaleLoop
from app.devices.simulators.bench_scale import BenchScale
from app.devices.simulators.scale_wire import SimulatedScaleLine
from app.domain.reading import Instrument, ScaleNow, Source
from app.floor.ports import Clock
from app.settings import ScaleSettings


@dataclass(frozen=True, slots=True)
class Weighing:
    """A scale, its plate, and the model behind it when it only pretends."""

    loop: ScaleLoop | NoScale
    plate: Instrument | None = None
    model: BenchScale | None = None


def weighing(
    settings: ScaleSettings | None,
    stand_in: Instrument | None,
    told: Callable[[ScaleNow], None],
    *,
    clock: Clock,
) -> Weighing:
    """The scale of the settings; without one, the pretended `stand_in` or none."""
    if settings is not None:
        plate = _plate(settings)
        loop = ScaleLoop(
            f"scale {plate.id}",
            lambda: _line(settings),
            instrument=plate,
            clock=clock.now,
            on_change=told,
            profile=profile_of(settings),
        )
        return Weighing(loop, plate)
    if stand_in is None:
        return Weighing(NoScale(clock))
    model = BenchScale(stand_in, clock.now)
    loop = ScaleLoop(
        f"scale {stand_in.id}",
        lambda: SimulatedScaleLine(model),
        instrument=stand_in,
        clock=clock.now,
        on_change=told,
        source=Source.SIMULATED,
    )
    return Weighing(loop, stand_in, model)


def plate_of(settings: ScaleSettings | None, stand_in: Instrument | None) -> Instrument | None:
    """The plate of the scale that `weighing` fits for the same settings."""
    return _plate(settings) if settings is not None else stand_in


def profile_of(settings: ScaleSettings) -> Profile:
    """How the scale of these settings speaks."""
    speech = settings.speech
    return Profile(
        ScaleProtocol(settings.protocol),
        checksum=Checksum(speech.checksum),
        decimal_table=DecimalTable(speech.decimal_table),
        mask_bit7=speech.mask_bit7,
        address=speech.address,
        digit_order=DigitOrder(speech.digit_order),
        unit=speech.unit,
        asked=speech.asked,
    )


def _plate(settings: ScaleSettings) -> Instrument:
    return Instrument(
        id=settings.id,
        protocol=settings.protocol,
        serial=settings.serial,
        d_mg=settings.d_mg,
        e_mg=settings.e_mg,
        min_mg=settings.min_mg,
        max_mg=settings.max_mg,
        verified_until=settings.verified_until,
    )


def _line(settings: ScaleSettings) -> Line:
    return scale_line(settings.port, baud=settings.baud, framing=settings.speech.framing)
