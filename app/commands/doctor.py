"""The command `doctor`: looks whether this computer is fit for the station, and says what helps."""

import argparse
import ctypes
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict
from importlib import import_module, metadata
from pathlib import Path

from app.commands.doctor_backup import backups
from app.commands.doctor_camera import cameras
from app.commands.doctor_devices import devices
from app.commands.doctor_scales import scales
from app.commands.finding import Finding, State, on_the_network
from app.domain.tone import Tone
from app.host.disk import free_room
from app.host.tones import ALARM_FILE, PLAYERS, find_player, tone_file
from app.places import packaged, program, resources, station_places
from app.settings import SettingsFaulty, read_settings

ROOM_WANTED = 2 * 1024**3
ROOM_NEEDED = 200 * 1024**2
_TIME_ERROR = 5  # adjtimex(2): the clock is not synchronised
_FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
_XCB = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")

Load = Callable[[str], object]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="the station's data directory (default: XDG)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON list, one object per finding")


def run(args: argparse.Namespace) -> int:
    """Look at everything; 0 when all is good or degraded, 1 when something is missing."""
    places = station_places(args.data)
    registry = ""
    findings: list[Finding] = []
    try:
        settings = read_settings(places.station_file, environment=os.environ)
        registry = settings.registry_url
        findings = [*cameras(settings.camera, places.records), *devices(settings)]
        findings += [*scales(places, settings), *backups(places, settings)]
    except SettingsFaulty as fault:
        remedy = f"mend {places.station_file}"
        findings = [Finding("settings", State.MISSING, words, remedy) for words in fault.faults]
    findings = examine(places.records, registry=registry) + findings
    if args.json:
        rows = [asdict(finding) | {"state": finding.state.value} for finding in findings]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(findings)))
    return int(any(finding.state is State.MISSING for finding in findings))


def _lines(findings: Iterable[Finding]) -> Iterable[str]:
    for finding in findings:
        # Words of the system may carry anything; only printable characters reach the terminal.
        words = "".join(letter if letter.isprintable() else " " for letter in finding.words)
        yield f"{finding.state.value:9} {finding.what:13} {words}"
        if finding.remedy:
            yield f"{'':23} -> {finding.remedy}"


def examine(
    records: Path, *, registry: str, fonts: Path | None = None, load: Load = import_module
) -> list[Finding]:
    """Everything the station leans on beside its devices.

    `records` is the station's data directory, which need not exist; `registry` an address, empty when none
    is configured; `fonts` the folder of the bundled fonts.
    """
    return [
        *libraries(load),
        display(),
        sqlite(records, load),
        disk(records),
        clock(),
        bundled_fonts(fonts or resources() / "fonts"),
        sound(resources() / "sounds"),
        registry_address(registry),
    ]


def libraries(load: Load) -> list[Finding]:
    """The wheels that bind to system libraries: they are loaded, not only looked up."""
    return [
        _library("PySide6", "PySide6.QtWidgets", "PySide6_Essentials", load),
        _library("cv2", "cv2", "opencv-python-headless", load),
        _library("zxing-cpp", "zxingcpp", "zxing-cpp", load),
        _second_decoder(load),
    ]


def _library(what: str, module: str, wheel: str, load: Load) -> Finding:
    try:
        load(module)
        return Finding(what, State.GOOD, metadata.version(wheel))
    except (ImportError, OSError) as fault:
        return Finding(what, State.MISSING, str(fault), set_up_again())


def _second_decoder(load: Load) -> Finding:
    # Asked of the decoder itself: what counts is whether it can reach libzbar, from wherever it looks.
    try:
        if load("app.codes.zbar").decoder():  # type: ignore[attr-defined]
            return Finding("pyzbar", State.GOOD, metadata.version("pyzbar"))
        words = "libzbar cannot be loaded"
    except (ImportError, OSError) as fault:
        words = str(fault)
    remedy = "apt install libzbar0; until then hard codes are read by one decoder instead of two"
    return Finding("pyzbar", State.DEGRADED, words, remedy)


def display() -> Finding:
    """The libraries that a window on X11 needs beyond an offscreen one."""
    absent = [name for name in _XCB if not _loads(name)]
    if absent:
        words = f"{', '.join(absent)} cannot be loaded"
        return Finding("display", State.DEGRADED, words, f"the window may not open on X11: {set_up_again()}")
    shown = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if not shown:
        words = "no screen is attached to this session"
        return Finding(
            "display", State.DEGRADED, words, f"start the station from the desktop, or use {program()} demo"
        )
    return Finding("display", State.GOOD, shown)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def sqlite(records: Path, load: Load) -> Finding:
    """Whether SQLite takes the durable pragmas on the disk where the records lie."""
    place = _nearest(records)
    remedy = f"put the data directory on a local disk that this user may write to (now: {records})"
    try:
        engine = load("station_db.engine")
        found = engine.pragmas(place)  # type: ignore[attr-defined]  # loaded late: its fault is a finding too
    except Exception as fault:  # whatever it is, the station could not record
        return Finding("SQLite", State.MISSING, f"{type(fault).__name__}: {fault}", remedy)
    version = str(found.get("sqlite", "?"))
    rest = ", ".join(f"{name}={value}" for name, value in found.items() if name != "sqlite")
    return Finding("SQLite", State.GOOD, f"{version}; {rest}")


def _nearest(place: Path) -> Path:
    # The data directory is made at the first start; before it, what counts is where it will lie.
    place = place.absolute()
    while not place.is_dir() and place != place.parent:
        place = place.parent
    return place


def disk(records: Path) -> Finding:
    """Room where the records and photographs lie."""
    try:
        room = free_room(records)
    except OSError as fault:
        return Finding("disk", State.MISSING, str(fault), "check the disk and its cable")
    words = f"{room // 1024**2} MB free"
    if room >= ROOM_WANTED:
        return Finding("disk", State.GOOD, words)
    state = State.DEGRADED if room >= ROOM_NEEDED else State.MISSING
    return Finding("disk", state, words, "make room: the station stops work when it can no longer record")


def clock(stamp: Path = Path("/run/systemd/timesync/synchronized")) -> Finding:
    """Whether somebody keeps this computer's clock right."""
    remedy = (
        "switch time synchronisation on (timedatectl set-ntp true), or set the clock by hand at each shift"
    )
    if stamp.exists():
        return Finding("clock", State.GOOD, "synchronised by systemd-timesyncd")
    kept = _kernel_says_synchronised()
    if kept is None:
        return Finding("clock", State.DEGRADED, "cannot tell whether the clock is synchronised", remedy)
    if kept:
        return Finding("clock", State.GOOD, "synchronised, says the kernel")
    return Finding("clock", State.DEGRADED, "not synchronised; entries carry whatever it shows", remedy)


def _kernel_says_synchronised() -> bool | None:
    # adjtimex(2) with modes = 0 only reads; it answers the clock's state. struct timex has 208 bytes.
    try:
        answer = int(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(1024)))
    except (OSError, AttributeError):
        return None
    return None if answer < 0 else answer != _TIME_ERROR


def set_up_again() -> str:
    """The remedy for a program whose own parts are not sound."""
    if packaged():
        return whole_again()
    return "delete the folders .venv and .station-libs beside the script, then start again: ./station"


def whole_again() -> str:
    """The remedy for files of ours that are missing."""
    return "install the package again" if packaged() else "clone the project anew"


def bundled_fonts(fonts: Path) -> Finding:
    """The fonts that every screen and paper is drawn with."""
    absent = [name for name in _FONTS if not _is_font(fonts / name)]
    if absent:
        return Finding("fonts", State.MISSING, f"not there or damaged: {', '.join(absent)}", whole_again())
    return Finding("fonts", State.GOOD, ", ".join(_FONTS))


def _is_font(file: Path) -> bool:
    try:
        with file.open("rb") as font:
            return font.read(4) == b"\x00\x01\x00\x00"  # TrueType outlines: what ReportLab can embed
    except OSError:
        return False


def sound(sounds: Path) -> Finding:
    """Whether tones can be played; every tone has a picture too, so work goes on without."""
    files = [*map(tone_file, Tone), ALARM_FILE]
    absent = [name for name in files if not (sounds / name).is_file()]
    if absent:
        return Finding("sound", State.DEGRADED, f"not there: {', '.join(absent)}", whole_again())
    player = find_player()
    if player is None:
        remedy = (
            "apt install pipewire-bin, pulseaudio-utils or alsa-utils, whichever fits this desktop's sound"
        )
        return Finding(
            "sound", State.DEGRADED, f"silent: none of {', '.join(PLAYERS)} is on the PATH", remedy
        )
    return Finding("sound", State.GOOD, str(player))


def registry_address(url: str) -> Finding:
    """Whether something answers at the registry's address; without it work goes on and delivery waits."""
    if not url:
        return Finding(
            "registry", State.DEGRADED, "none configured: nothing is delivered", f"enrol: {program()} enrol"
        )
    finding = on_the_network("registry", url, "work goes on; check the network and the registry's address")
    if finding.state is State.MISSING:
        return Finding(finding.what, State.DEGRADED, finding.words, finding.remedy)
    return finding
