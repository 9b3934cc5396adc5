"""The command `run`: opens the station's window; without a configuration, the practice plant."""

import argparse
import faulthandler
import logging
import os
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app import __version__
from app.assembly import Listeners, NotEnrolledYet, Station, open_station
from app.codes.watch import CameraLost
from app.commands.enrol import EnrolmentFailed, enrol
from app.commands.practice_registry import PracticeRegistry, RegistryNotStarted
from app.devices.gas_meter.catalogue import GasMapsFaulty
from app.devices.gas_meter.channels import GasChannels
from app.devices.gas_meter.modbus import NoSuchSensor
from app.devices.rack import SimulatedInProduction
from app.domain.command_code import PlainAct
from app.floor.ports import CannotRecord, Tones
from app.host.catalogue import CatalogueFaulty
from app.host.keys import KeyRefused
from app.host.tones import SpeakerTones
from app.places import Places, program, resources, station_places
from app.settings import SettingsFaulty, StationSettings, read_settings, shown_camera
from station_db.faults import JournalRefused, StoreRefused
from station_db.store import station_identity
from ui.application.doors import Bridges, Doors
from ui.application.stopped import StoppedWindow, run_stopped
from ui.application.window import Screen, build_face, fitted, make_application, run_window
from ui.screens.setup.state import StationFacts

PRACTICE_PEOPLE = (("1001", "1234"), ("1002", "2345"), ("9001", "9876"))
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_AGAIN = 75  # the operator asked for a fresh start after a fault
_REFUSED = (
    CameraLost,
    CannotRecord,
    CatalogueFaulty,
    EnrolmentFailed,
    GasMapsFaulty,
    KeyRefused,
    NoSuchSensor,
    RegistryNotStarted,
    SimulatedInProduction,
    StoreRefused,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="station data directory")
    parser.add_argument("--camera", metavar="SOURCE", help="another camera than the settings name")


def run(args: argparse.Namespace) -> int:
    """Open the window; 0 when it was closed in order, 1 when the station may not start, 2 on settings."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        # Qt would end the process with a message about plug-ins.
        print("No screen is attached to this session. Start the station from the desktop.", file=sys.stderr)
        return 1
    places = station_places(args.data)
    places.records.mkdir(parents=True, exist_ok=True, mode=0o700)
    log_to(places)
    environment = dict(os.environ)
    if args.camera is not None:
        environment["PACKBENCH_CAMERA_SOURCE"] = args.camera
    try:
        settings = read_settings(places.station_file, environment=environment)
    except SettingsFaulty as fault:
        print(fault, file=sys.stderr)
        return 2
    code = _run(places, settings, crashed=watch_for_crashes(places))
    if code == _AGAIN:
        ourselves = [sys.executable, *(["-P"] if sys.flags.safe_path else []), "-m", "app", *sys.argv[1:]]
        os.execv(sys.executable, ourselves)  # noqa: S606 - nothing but ourselves
    return code


def _run(places: Places, settings: StationSettings, *, crashed: bool) -> int:
    registry = None
    try:
        if settings.practice and not settings.registry_url:
            registry = start_practice_registry(places, settings)
        return _open(places, settings, registry, crashed=crashed)
    except NotEnrolledYet:
        print(f"This station is not enrolled: {program()} enrol --registry URL --code CODE", file=sys.stderr)
        return 1
    except _REFUSED as fault:
        print(f"The station does not start: {fault}", file=sys.stderr)
        if isinstance(fault, JournalRefused | CannotRecord):
            return _stopped(settings, fault.code)
        return 1
    finally:
        if registry is not None:
            registry.stop()


def _stopped(settings: StationSettings, code: str) -> int:
    """Say on the screen why work stops: whoever comes to the bench reads no terminal."""
    app = make_application()
    screen = fitted(app, screen_of(settings))
    window = StoppedWindow(app, screen, practice=settings.practice, code=code, remedy=remedy_of(code))
    return _AGAIN if run_stopped(app, window, screen) else 1


def remedy_of(code: str) -> str:
    """The command that helps after a refused start; "" when none does."""
    if code == "journal.damaged":
        return f"{program()} restore FILE"
    beyond_us = code in ("journal.key_differs", "journal.not_enrolled")
    return f"{program()} epoch open" if code.startswith("journal.") and not beyond_us else ""


def start_practice_registry(
    places: Places, settings: StationSettings, folder: Path | None = None
) -> PracticeRegistry:
    """A registry for practice beside the records; a station that is not yet enrolled is enrolled there.

    Raises:
        RegistryNotStarted, EnrolmentFailed, StoreRefused, CannotRecord.
    """
    registry = PracticeRegistry(folder or places.records / "practice-registry")
    registry.start()
    try:
        if station_identity(places.records) is None:
            print("Preparing the practice plant ...", file=sys.stderr)
            registry.wait()
            enrol(places, settings, url=registry.url, code=registry.invite(settings.label))
    except BaseException:
        registry.stop()
        raise
    return registry


def _open(
    places: Places, settings: StationSettings, registry: PracticeRegistry | None, *, crashed: bool
) -> int:
    app = make_application()
    bridges = Bridges()
    bridges.faults.listen()
    url = registry.url if registry is not None else settings.registry_url
    station = open_station(places, settings, listeners(bridges), registry_url=url)
    screen = fitted(app, screen_of(settings))
    tones = SpeakerTones(resources() / "sounds")
    try:
        again: list[bool] = []

        def restart() -> None:
            again.append(True)
            app.quit()

        doors = doors_to(station, settings, places, url=url, tones=tones, restart=restart)
        face = build_face(app, screen, doors, bridges)
        if crashed:
            face.tell_of_crash()
        station.start()
        code = run_window(app, face, screen, face.end)
        return _AGAIN if again else code
    finally:
        tones.close()
        if not station.stop():
            logging.getLogger(__name__).error("a thread did not end in time")


def listeners(bridges: Bridges) -> Listeners:
    """The station's threads tell the bridges."""
    return Listeners(
        code=bridges.devices.tell_code,
        camera=bridges.devices.tell_camera,
        scale=bridges.devices.tell_scale,
        parts_scale=bridges.devices.tell_parts_scale,
        voltage=bridges.devices.tell_voltage,
        gas=bridges.devices.tell_gas,
        reader=bridges.devices.tell_reader,
        pedal=bridges.devices.tell_pedal,
        printer=bridges.devices.tell_printer,
        sync=bridges.sync.tell,
        changes=bridges.sync.tell_heard,
    )


def screen_of(settings: StationSettings) -> Screen:
    """The display as the settings give it."""
    screen = settings.screen
    return Screen(screen.width_px, screen.height_px, screen.px_per_mm, screen.dim, screen.full_screen)


def doors_to(
    station: Station,
    settings: StationSettings,
    places: Places,
    *,
    url: str,
    tones: Tones,
    restart: Callable[[], None],
) -> Doors:
    """What the face is handed of a station."""
    rack = station.rack
    return Doors(
        desk=station.desk,
        camera=rack.camera,
        scale=rack.scale,
        parts_scale=rack.parts_scale,
        voltmeter=rack.voltmeter,
        gas=GasChannels(rack.gas),
        air=rack.gas,
        clock=station.clock,
        facts=_facts_of(station, settings, places, url=url),
        site=(settings.label, settings.assembly_point, settings.emergency_phone),
        papers=station.papers,
        tones=tones,
        idle_minutes=settings.idle_minutes,
        try_delivery=station.try_delivery,
        restart=restart,
        instrument=rack.instrument,
        parts_instrument=rack.parts_instrument,
        voltmeter_plate=rack.voltmeter_plate,
        plant=rack.plant,
        practice_people=PRACTICE_PEOPLE if settings.practice else (),
        backup=station.backups.now,
        trials=rack.trial,
        key_gap_ms=settings.key_gap_ms,
        pedal={} if settings.pedal.port else {PlainAct(act): key for act, key in settings.pedal.acts.items()},
    )


def _facts_of(station: Station, settings: StationSettings, places: Places, *, url: str) -> StationFacts:
    """Who the station is and what is fitted to it."""
    identity, rack = station.identity, station.rack
    plates = {
        "scale": rack.instrument,
        "parts_scale": rack.parts_instrument,
        "meter": rack.voltmeter_plate,
        "gas": rack.gas_plate,
    }
    return StationFacts(
        label=settings.label,
        station=identity.station,
        realm=identity.realm,
        registry=identity.registry,
        registry_url=url,
        key_fingerprint=identity.public_key.hex()[:16],
        records=str(places.records),
        version=__version__,
        camera=shown_camera(settings.camera.source),
        scale=settings.scale.port if settings.scale is not None else "",
        parts_scale=settings.parts_scale.port if settings.parts_scale is not None else "",
        meter=settings.meter.port if settings.meter is not None else "",
        gas=" ".join(settings.gas.ports) if settings.gas is not None else "",
        scanner=settings.scanner.port if settings.scanner is not None else "",
        badge_reader=settings.badge_reader.port if settings.badge_reader is not None else "",
        pedal=settings.pedal.port,
        label_printer=settings.label_printer.port,
        sheet_printer=settings.papers.queue,
        plates={name: plate for name, plate in plates.items() if plate is not None},
    )


def log_to(places: Places) -> None:
    """A log that people can read, beside the records and of bounded size."""
    file = RotatingFileHandler(
        places.records / "station.log", maxBytes=2_000_000, backupCount=3, encoding="utf-8"
    )
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[file])
    for chatty in ("httpx", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def watch_for_crashes(places: Places) -> bool:
    """Keep a trace when the process dies of its own; True when the run before left one behind."""
    left = places.crash_file.exists() and places.crash_file.stat().st_size > 0
    if left:
        places.crash_file.replace(places.crash_file.with_suffix(".previous.txt"))
    # Open for the life of the process: there is no opening files while dying.
    faulthandler.enable(places.crash_file.open("w", encoding="utf-8"))
    return left
