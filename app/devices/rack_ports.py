"""Which device of the settings hangs on which port."""

import os
from collections.abc import Iterator

from app.settings import StationSettings


def ports_of(settings: StationSettings) -> Iterator[tuple[str, str]]:
    """Every port that the settings give away, by its `real` name, with the name of its device."""
    named = {
        "scale": settings.scale,
        "parts_scale": settings.parts_scale,
        "meter": settings.meter,
        "scanner": settings.scanner,
        "badge_reader": settings.badge_reader,
    }
    for device, one in named.items():
        if one is not None:
            yield real(one.port), device
    for port in settings.gas.ports if settings.gas is not None else ():
        yield real(port), "gas"
    for port, device in ((settings.pedal.port, "pedal"), (settings.label_printer.port, "label_printer")):
        if port:
            yield real(port), device


def real(port: str) -> str:
    """The device file behind a port's lasting name, for two names may mean one line; an address is itself."""
    return os.path.realpath(port) if port.startswith("/") else port
