"""The rack: which instruments this station has, by its settings; in practice simulators fill the gaps."""

from collections.abc import Callable
from dataclasses import dataclass

from app.codes.watch import Camera, Watch
from app.devices.camera import open_camera
from app.devices.line import Line, SerialLine, TcpLine
from app.devices.scale.watched import ScaleLoop
from app.devices.simulators.bench_scale import BenchScale, SimulatedSicsLine
from app.devices.simulators.label_camera import LabelCamera
from app.devices.simulators.practice_plant import PRACTICE_SCALE, PracticePlant, practice_camera
from app.domain.reading import Health, Instrument, ScaleNow, Source, Unread
from app.domain.scan import ScannedCode
from app.floor.ports import Clock
from app.settings import ScaleSettings, StationSettings


class SimulatedInProduction(Exception):
    """A production station was given a camera that only pretends."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the devices tell; each is called on the device's own thread."""

    code: Callable[[ScannedCode], None]
    camera: Callable[[Health], None]
    scale: Callable[[ScaleNow], None]


class NoScale:
    """A station without a scale: always no reading, and it says why."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def start(self) -> None:
        """There is nothing to start."""

    def stop(self) -> bool:
        """There is nothing to stop."""
        return True

    def now(self) -> ScaleNow:
        """No reading."""
        return ScaleNow(None, Unread.NOT_FITTED, None, Health.ABSENT, self._clock.now())

    def again(self) -> None:
        """There is nothing to weigh."""


@dataclass(frozen=True, slots=True)
class Rack:
    """The devices of one station, not yet started.

    `instrument` is the scale's plate, None without a scale; `plant` is there in practice only.
    """

    camera: Watch
    scale: ScaleLoop | NoScale
    instrument: Instrument | None
    plant: PracticePlant | None


def fit(
    settings: StationSettings,
    *,
    clock: Clock,
    told: Told,
    badges: tuple[str, ...] = (),
    first_label: int = 1,
    hold: bool = False,
) -> Rack:
    """Fit the devices the settings name.

    Args:
        badges: practice badges the simulated camera can be shown.
        first_label: number of the first practice label.
        hold: leave a simulated camera on its picture instead of going on after each pack.

    Raises:
        CameraLost: the camera's source makes no sense.
        SimulatedInProduction: a folder or video as camera of a production station.
    """
    labels = None
    camera: Camera | None = None
    if settings.camera:
        camera = open_camera(settings.camera, clock=clock, hold=True)
    elif settings.practice:
        camera = labels = practice_camera(badges, first=first_label, clock=clock)
    if camera is not None and camera.simulated and not settings.practice:
        raise SimulatedInProduction(settings.camera)
    watch = Watch(camera, clock=clock, on_code=told.code, on_health=told.camera)
    if settings.scale is not None:
        plate = _plate(settings.scale)
        return Rack(watch, _real_scale(settings.scale, plate, clock=clock, told=told), plate, None)
    if not settings.practice:
        return Rack(watch, NoScale(clock), None, None)
    go_on = _stay if hold else watch.show_next
    loop, plant = _practice(labels, clock=clock, told=told, badges=badges, go_on=go_on)
    return Rack(watch, loop, PRACTICE_SCALE, plant)


def _practice(
    labels: LabelCamera | None,
    *,
    clock: Clock,
    told: Told,
    badges: tuple[str, ...],
    go_on: Callable[[], None],
) -> tuple[ScaleLoop, PracticePlant]:
    model = BenchScale(PRACTICE_SCALE, clock.now)
    loop = ScaleLoop(
        "scale S1",
        lambda: SimulatedSicsLine(model),
        instrument=PRACTICE_SCALE,
        clock=clock.now,
        on_change=told.scale,
        source=Source.SIMULATED,
    )
    return loop, PracticePlant(model, labels, badges=badges, next_picture=go_on)


def _stay() -> None:
    """Whoever plays shows the pictures."""


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


def _real_scale(settings: ScaleSettings, plate: Instrument, *, clock: Clock, told: Told) -> ScaleLoop:
    return ScaleLoop(
        f"scale {settings.id}",
        lambda: _line(settings),
        instrument=plate,
        clock=clock.now,
        on_change=told.scale,
    )


def _line(settings: ScaleSettings) -> Line:
    host, colon, port = settings.port.rpartition(":")
    if colon and host and port.isdigit():
        return TcpLine(host, int(port))
    return SerialLine(settings.port, baud=settings.baud)
