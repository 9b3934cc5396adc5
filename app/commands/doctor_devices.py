"""The doctor's look at scales, meter and printers: whether what the settings name is there."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app.commands.finding import ANSWER_S, Finding, State, on_the_network
from app.devices.gas_meter.catalogue import GasMapsFaulty, read_gas_models
from app.devices.gas_meter.modbus import NoSuchSensor
from app.devices.printer.cups_job import hands_needed, jobs_waiting
from app.devices.rack_meters import sensors_named
from app.devices.rack_ports import ports_of, real
from app.devices.serial_ports import found_ports
from app.domain.candidate import Candidate
from app.places import resources
from app.settings import (
    GasSettings,
    MeterSettings,
    PedalSettings,
    ReaderSettings,
    ScaleSettings,
    StationSettings,
)

_CABLE = "check its power, cable and address"


def devices(settings: StationSettings) -> list[Finding]:
    """Everything the settings name beside the camera; nothing is opened, as a running station may hold it."""
    practice = settings.practice
    return [
        scale("scale", settings.scale, practice=practice, without="no pack can be weighed"),
        scale("parts scale", settings.parts_scale, practice=practice, without="weights can only be typed"),
        meter(settings.meter, practice=practice),
        gas(settings.gas, practice=practice),
        reader("hand scanner", settings.scanner),
        reader("badge reader", settings.badge_reader),
        pedal(settings.pedal),
        label_printer(settings.label_printer.port, practice=practice),
        sheet_queue(settings.papers.queue),
        *serial_ports(found_ports(), dict(ports_of(settings))),
    ]


def serial_ports(found: Iterable[Candidate], used: Mapping[str, str]) -> list[Finding]:
    """Every serial port that is plugged in, by the name to put into station.toml."""
    return [
        Finding("serial port", State.GOOD, _port_words(one, used.get(real(one.port), ""))) for one in found
    ]


def _port_words(one: Candidate, device: str) -> str:
    told = ", ".join(word for word in (one.product, one.serial and f"serial {one.serial}") if word)
    use = f"used by [{device}]" if device else "not used"
    lasting = "" if one.lasting else "; its name may change when it is plugged in anew"
    return f"{one.port} ({told or 'says nothing of itself'}), {use}{lasting}"


def scale(what: str, settings: ScaleSettings | None, *, practice: bool, without: str) -> Finding:
    """Whether a scale is at its port; `without` says what it means to have none."""
    if settings is None:
        words = "none configured: simulated" if practice else f"none configured: {without}"
        section = what.replace(" ", "_")
        return Finding(
            what, State.DEGRADED, words, f"name one in station.toml: [{section}] protocol and port"
        )
    return at_port(what, settings.port)


def meter(settings: MeterSettings | None, *, practice: bool) -> Finding:
    """Whether the voltage meter is at its port, and not past its calibration."""
    if settings is None:
        words = "none configured: simulated" if practice else "none configured: no measured hold ever opens"
        remedy = "name one in station.toml: [meter] protocol, port and open_leads (docs/meters.md)"
        return Finding("meter", State.DEGRADED, words, remedy)
    found = at_port("meter", settings.port)
    return found if found.state is not State.GOOD else _calibrated(found, settings.calibrated_until)


def gas(settings: GasSettings | None, *, practice: bool) -> Finding:
    """Whether the gas meter is at its port, its map is sound, and its calibration has not ended."""
    if settings is None:
        words = "none configured: simulated" if practice else "none configured: no hold on gas ever opens"
        remedy = "name one in station.toml: [gas] protocol, model, port and channels (docs/meters.md)"
        return Finding("gas meter", State.DEGRADED, words, remedy)
    try:
        model, _channels = sensors_named(settings, read_gas_models(resources() / "catalogue"))
    except (GasMapsFaulty, NoSuchSensor) as fault:
        return Finding("gas meter", State.MISSING, str(fault).splitlines()[0], "mend what is named")
    each = [at_port("gas meter", port) for port in settings.ports]
    found = next((one for one in each if one.state is not State.GOOD), each[0])
    if found.state is not State.GOOD:
        return found
    if model.sure != "H":
        words = f"{found.words}, its map is not sure ({model.sure})"
        remedy = "hold it against the manual and try it with test gas (docs/meters.md)"
        return Finding("gas meter", State.DEGRADED, words, remedy)
    return _calibrated(found, settings.calibrated_until)


def reader(what: str, settings: ReaderSettings | None) -> Finding:
    """Whether a reader on a line is at its port; one that types needs none, and neither stops work."""
    if settings is None:
        return Finding(what, State.GOOD, "none on a line: one that types is heard without settings")
    found = at_port(what, settings.port)
    return found if found.state is State.GOOD else replace(found, state=State.DEGRADED)


def pedal(settings: PedalSettings) -> Finding:
    """Whether a pedal on a line is at its port, and which keys one that types has."""
    if not settings.acts:
        return Finding("pedal", State.GOOD, "none configured: the screen is touched")
    if not settings.port:
        keys = ", ".join(f"{act} is {key}" for act, key in settings.acts.items())
        return Finding("pedal", State.GOOD, f"types: {keys}")
    found = at_port("pedal", settings.port)
    return found if found.state is State.GOOD else replace(found, state=State.DEGRADED)


def at_port(what: str, port: str) -> Finding:
    """Whether an instrument is at its port: a serial device that this user may open, or an address."""
    if not port.startswith("/"):
        return on_the_network(what, f"tcp://{port}", _CABLE)
    if not Path(port).exists():
        return Finding(what, State.MISSING, f"{port} is not there", "plug it in, or mend station.toml")
    if not os.access(port, os.R_OK | os.W_OK):
        return Finding(what, State.MISSING, f"{port} may not be used", "add this user to the group dialout")
    return Finding(what, State.GOOD, port)


def _calibrated(found: Finding, until: str | None) -> Finding:
    """What calibration makes of an instrument that is there: the day after the last it proves nothing."""
    if until is None:
        words = f"{found.words}, calibration not known"
        return Finding(found.what, State.DEGRADED, words, "write its last day to calibrated_until")
    if date.fromisoformat(until) < datetime.now().astimezone().date():
        words = f"{found.words}, calibration ended on {until}"
        return Finding(
            found.what, State.DEGRADED, words, "take a calibrated one: until then it proves nothing"
        )
    return Finding(found.what, State.GOOD, f"{found.words}, calibrated until {until}")


def label_printer(port: str, *, practice: bool) -> Finding:
    """Whether the label printer takes connections; without it work goes on, unlabelled."""
    what = "label printer"
    if not port:
        words = "none configured: labels become files" if practice else "none configured: no label is printed"
        return Finding(what, State.DEGRADED, words, "name one in station.toml: [label_printer] port")
    if port.startswith("/"):
        found = at_port(what, port)
    else:
        found = on_the_network(what, f"tcp://{port}", f"labels wait meanwhile; {_CABLE}")
    if found.state is State.MISSING:
        return Finding(what, State.DEGRADED, found.words, found.remedy)
    return found


def sheet_queue(queue: str) -> Finding:
    """Whether CUPS knows the queue, what waits in it, and what keeps it; sheets can be printed later."""
    what = "sheet queue"
    if not queue:
        words = "none configured: sheets become files"
        return Finding(what, State.DEGRADED, words, "name one in station.toml: [papers] queue")
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return Finding(what, State.DEGRADED, "lpstat is not on the PATH", "apt install cups-client")
    try:
        known = _lpstat(lpstat, "-l", "-p", queue)
        jobs = _lpstat(lpstat, "-o", queue)
    except (OSError, subprocess.TimeoutExpired):
        return Finding(what, State.DEGRADED, "the printing system does not answer", "systemctl start cups")
    if known.returncode != 0:
        remedy = f"add the queue {queue} to CUPS, or mend station.toml"
        return Finding(what, State.DEGRADED, f"{queue} is not known, or CUPS does not run", remedy)
    waiting = jobs_waiting(jobs.stdout)
    held = f"; jobs in it that are not out: {waiting}" if waiting else ""
    if b" disabled " in known.stdout:
        return Finding(what, State.DEGRADED, f"{queue} is stopped{held}", f"cupsenable {queue}")
    if hands := hands_needed(known.stdout):
        words, remedy = _HANDS[hands]
        return Finding(what, State.DEGRADED, f"{queue}: {words}{held}", remedy)
    return Finding(what, State.GOOD, f"{queue}{held}")


_HANDS = {
    "printer.out_of_paper": ("out of paper", "put paper in"),
    "printer.sheet_jam": ("paper is jammed", "open the printer and take it out"),
    "printer.cover_open": ("a cover is open", "close it"),
    "printer.toner_out": ("out of toner or ink", "change the cartridge"),
    "printer.a4_away": ("the printer does not answer", "switch it on, check its cable or network"),
}


def _lpstat(lpstat: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - a program of the system, and a name the settings have checked
        [lpstat, *words],
        capture_output=True,
        timeout=ANSWER_S,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        check=False,
    )
