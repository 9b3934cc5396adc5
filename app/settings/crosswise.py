"""Rules that no single setting can break: what must fit together, and what a production station needs."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.settings.addresses import (
    acceptable_camera,
    acceptable_registry,
    is_numeric_address,
    is_own_camera,
)
from app.settings.faults import Fault, not_allowed
from app.settings.keys import FORMATS, KEYS
from app.settings.meters import gas_faults, meter_faults
from app.settings.readers import READERS, pedal_faults, reader_faults
from app.settings.scales import scale_faults

_SERIAL = re.compile(r"/dev/serial/by-(?:id|path)/[\w.:+-]+|/dev/tty\w+|COM\d{1,3}", re.ASCII)
_QUEUE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}")  # no leading dash: it would be an option of lp
_ASKED_HERE_ONLY = ("width_px", "height_px", "rate", "exposure_us", "gain", "focus")
_REAL = ("camera.source", "scale.protocol", "registry.url")


def contradictions(values: Mapping[str, Any]) -> Iterator[Fault]:
    """Everything wrong with values that are each allowed."""
    url = values["registry.url"]
    if url and not acceptable_registry(url):
        yield not_allowed("registry.url", url)
    yield from _of_camera(values)
    yield from scale_faults("scale", values)
    yield from scale_faults("parts_scale", values)
    yield from _of_both_scales(values)
    yield from meter_faults(values)
    yield from gas_faults(values)
    for reader in READERS:
        yield from reader_faults(reader, values)
    yield from pedal_faults(values)
    yield from _of_one_port(values)
    yield from _of_papers(values)
    folder = values["backup.folder"]
    if folder and not Path(folder).is_absolute():
        yield not_allowed("backup.folder", folder)
    if values["station.realm"] == "production":
        for name in _REAL:
            if not values[name]:
                words = f"{name}: missing; a production station works with real instruments"
                yield "station.realm", words


def _of_camera(values: Mapping[str, Any]) -> Iterator[Fault]:
    source = values["camera.source"].strip()
    if "://" in source and not acceptable_camera(source):
        # The source itself is not repeated: there may be a password in it.
        words = f"camera.source: allowed is {KEYS['camera.source'].allowed}"
        if "@" in source:
            words = "camera.source: no user or password may stand in it; write them to the file camera.login"
        yield "camera.source", words
    formats = values["camera.formats"]
    if not formats.split() or set(formats.split()) - set(FORMATS):
        yield not_allowed("camera.formats", formats)
    if source and not is_own_camera(source):
        for name in _ASKED_HERE_ONLY:
            if values[f"camera.{name}"] != KEYS[f"camera.{name}"].default:
                words = f"camera.{name}: is for a camera at this computer; set it in the other camera itself"
                yield f"camera.{name}", words


def _of_both_scales(values: Mapping[str, Any]) -> Iterator[Fault]:
    if not (values["scale.protocol"] and values["parts_scale.protocol"]):
        return
    for key in ("id", "port"):
        if values[f"parts_scale.{key}"] == values[f"scale.{key}"] != "":
            yield f"parts_scale.{key}", f"parts_scale.{key}: must not be the same as scale.{key}"


def _of_one_port(values: Mapping[str, Any]) -> Iterator[Fault]:
    """A line belongs to one instrument."""
    taken = {values[f"{one}.port"] for one in ("scale", "parts_scale") if values[f"{one}.protocol"]}
    for section in ("meter", "gas"):
        ports = values[f"{section}.port"].split() if values[f"{section}.protocol"] else []
        for port in taken.intersection(ports):
            yield f"{section}.port", f"{section}.port: another instrument hangs on {port}"
        taken |= set(ports)
    for section in (*READERS, "pedal"):
        port = values[f"{section}.port"]
        if port and port in taken:
            yield f"{section}.port", f"{section}.port: another instrument hangs on {port}"
        taken.add(port)


def _of_papers(values: Mapping[str, Any]) -> Iterator[Fault]:
    port, queue, folder = (values[name] for name in ("label_printer.port", "papers.queue", "papers.folder"))
    # A printer's own USB device is no line: nothing of a job that broke off can be told there.
    if port and not (is_numeric_address(port) or _SERIAL.fullmatch(port)):
        yield not_allowed("label_printer.port", port)
    others = ("scale", "parts_scale", "meter", "gas", "pedal", *READERS)
    if port and port in {values[f"{one}.port"] for one in others}:
        yield "label_printer.port", f"label_printer.port: another instrument hangs on {port}"
    if queue and not _QUEUE.fullmatch(queue):
        yield not_allowed("papers.queue", queue)
    if folder and not ("\0" not in folder and Path(folder).is_absolute()):
        yield not_allowed("papers.folder", folder)
