"""The rack: which instruments this station has, by its settings; in practice simulators fill the gaps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.codes.watch import Camera, Pace, Watch
from app.devices.absent import NoGas, NoMeter, NoScale
from app.devices.camera import open_camera
from app.devices.camera.word import CameraWord
from app.devices.gas_meter.lines import GasLines
from app.devices.gas_meter.watched import GasLoop
from app.devices.port_trial import PortTrial
from app.devices.rack_meters import gassing, metering
from app.devices.rack_ports import ports_of
from app.devices.rack_readers import reading
from app.devices.rack_scales import plate_of, weighing
from app.devices.scale.watched import ScaleLoop
from app.devices.scanner.watched import ReaderLoop
from app.devices.serial_ports import found_ports
from app.devices.simulators.practice_plant import (
    PRACTICE_PARTS_SCALE,
    PRACTICE_SCALE,
    PracticePlant,
    practice_camera,
)
from app.devices.voltage_meter.watched import MeterLoop
from app.domain.camera import CameraNow
from app.domain.command_code import PlainAct
from app.domain.gas import GasMeter, GasNow
from app.domain.reading import Instrument, ScaleNow
from app.domain.scale_fitness import FittedScale, ScaleRole, WhenUnfit
from app.domain.scan import ReaderNow, ScannedCode, Symbology
from app.domain.voltage import VoltageNow, Voltmeter
from app.floor.ports import Clock
from app.settings import CameraLogin, StationSettings

# While no page shows the picture or waits for a code the processor belongs to the instruments.
REST_AFTER_S = 2.0
LIVE_PACE = Pace(rest_after_s=REST_AFTER_S)
# Fifteen frames a second: what pretends to be a camera takes the time that it is drawn in from the looks.
PRACTICE_PACE = Pace(frame_s=1 / 15, rest_after_s=REST_AFTER_S)


class SimulatedInProduction(Exception):
    """A production station was given a camera that only pretends."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the devices tell; each is called on the device's own thread."""

    code: Callable[[ScannedCode], None]
    camera: Callable[[CameraNow], None]
    scale: Callable[[ScaleNow], None]
    parts_scale: Callable[[ScaleNow], None]
    voltage: Callable[[VoltageNow], None]
    gas: Callable[[GasNow], None]
    reader: Callable[[ReaderNow], None]
    pedal: Callable[[PlainAct], None]


@dataclass(frozen=True, slots=True)
class Rack:
    """The devices of one station.

    `instrument`, `parts_instrument`, `voltmeter_plate` and `gas_plate` are the plates, None where nothing
    is fitted; `plant` is there in practice only. `readers` are those of codes that hang on a line.
    """

    camera: Watch
    scale: ScaleLoop | NoScale
    instrument: Instrument | None
    parts_scale: ScaleLoop | NoScale
    parts_instrument: Instrument | None
    voltmeter: MeterLoop | NoMeter
    voltmeter_plate: Voltmeter | None
    gas: GasLoop | GasLines | NoGas
    gas_plate: GasMeter | None
    plant: PracticePlant | None
    readers: tuple[ReaderLoop, ...] = ()
    trial: PortTrial | None = None

    def start(self) -> None:
        """Every device on its own thread."""
        for device in (self.scale, self.parts_scale, self.voltmeter, self.gas, *self.readers, self.camera):
            device.start()

    def stop(self) -> bool:
        """End every thread; False when one did not end in time."""
        devices = (self.camera, *self.readers, self.gas, self.voltmeter, self.parts_scale, self.scale)
        tried = self.trial is None or self.trial.hush()
        return all([device.stop() for device in devices]) and tried


def wanted(formats: Sequence[str]) -> frozenset[Symbology]:
    """The kinds of symbols that the settings name. Raises ValueError for a name that is none."""
    # A site says the family's name; which models of it are read is the decoder's affair.
    return frozenset(Symbology.QR if name == "QRCode" else Symbology(name) for name in formats)


def fit(
    settings: StationSettings,
    *,
    clock: Clock,
    told: Told,
    badges: tuple[str, ...] = (),
    first_label: int = 1,
    hold: bool = False,
    login: CameraLogin | None = None,
) -> Rack:
    """Fit the devices the settings name; they are not yet started.

    Args:
        badges: practice badges the simulated camera can be shown.
        first_label: number of the first practice label.
        hold: leave a simulated camera on its picture instead of going on after each pack.
        login: who this station is to a network camera.

    Raises:
        CameraLost: the camera's source makes no sense.
        GasMapsFaulty, NoSuchSensor: the gas meter cannot be read so.
        SimulatedInProduction: a folder or video as camera of a production station.
    """
    labels = None
    if settings.practice and not settings.camera.source:
        labels = practice_camera(badges, first=first_label, clock=clock)
    watch = _watch(settings, labels, told, clock=clock, login=login)
    scale = weighing(settings.scale, _stand_in(settings, PRACTICE_SCALE), told.scale, clock=clock)
    parts_stand_in = _stand_in(settings, PRACTICE_PARTS_SCALE)
    parts = weighing(settings.parts_scale, parts_stand_in, told.parts_scale, clock=clock)
    meter = metering(settings, told.voltage, clock=clock)
    gas = gassing(settings, told.gas, clock=clock)
    plant = None
    if settings.practice:
        plant = PracticePlant(
            scale.model,
            labels,
            parts=parts.model,
            meter=meter.model,
            gas=gas.model,
            badges=badges,
            next_picture=_stay if hold else watch.show_next,
        )
    return Rack(
        camera=watch,
        scale=scale.loop,
        instrument=scale.plate,
        parts_scale=parts.loop,
        parts_instrument=parts.plate,
        voltmeter=meter.loop,
        voltmeter_plate=meter.plate,
        gas=gas.loop,
        gas_plate=gas.plate,
        plant=plant,
        trial=PortTrial(found_ports, ports_of(settings)),
        readers=reading(settings, told.code, told.reader, on_pedal=told.pedal, clock=clock),
    )


def scales_on(settings: StationSettings) -> tuple[FittedScale, ...]:
    """The scales that `fit` fits for the same settings, that for packs first, with the site's rules for them.

    A pack that has come must get its place whatever its scale says, so that one only flags.
    """
    packs = plate_of(settings.scale, _stand_in(settings, PRACTICE_SCALE))
    parts = plate_of(settings.parts_scale, _stand_in(settings, PRACTICE_PARTS_SCALE))
    unfit, expired = WhenUnfit(settings.parts_unfit), WhenUnfit(settings.parts_expired)
    found = [FittedScale(ScaleRole.PACKS, packs)] if packs is not None else []
    return (*found, *([FittedScale(ScaleRole.PARTS, parts, unfit, expired)] if parts is not None else []))


def _watch(
    settings: StationSettings, labels: Camera | None, told: Told, *, clock: Clock, login: CameraLogin | None
) -> Watch:
    """The watch at the practice camera, or at the one that is named."""
    word = CameraWord(told.camera)
    camera = labels or _named_camera(settings, clock=clock, login=login, word=word)
    pace = PRACTICE_PACE if camera is not None and camera.simulated else LIVE_PACE
    kinds = wanted(settings.camera.formats)
    watch = Watch(camera, clock=clock, on_code=told.code, on_health=word.health, pace=pace, wanted=kinds)
    word.know(camera, watch)
    return watch


def _named_camera(
    settings: StationSettings, *, clock: Clock, login: CameraLogin | None, word: CameraWord
) -> Camera | None:
    if not settings.camera.source:
        return None
    camera = open_camera(settings.camera, clock=clock, login=login, on_loss=word.loss, hold=True)
    if camera.simulated and not settings.practice:
        raise SimulatedInProduction(settings.camera.source)
    return camera


def _stand_in(settings: StationSettings, plate: Instrument) -> Instrument | None:
    """The simulated scale that may stand in for one that is not named."""
    return plate if settings.practice else None


def _stay() -> None:
    """Whoever plays shows the pictures."""
