"""The settings of hand scanners and badge readers on a line of their own."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.settings.addresses import is_port_of_instrument
from app.settings.faults import Fault, not_allowed
from app.settings.values import ReaderSettings

READERS = ("scanner", "badge_reader")


def reader_faults(section: str, values: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with one reader's settings when each is allowed by itself."""
    port = values[f"{section}.port"]
    if port and not is_port_of_instrument(port):
        yield not_allowed(f"{section}.port", port)


def reader_settings(section: str, values: Mapping[str, Any]) -> ReaderSettings | None:
    """One reader, None where none is named."""
    if not values[f"{section}.port"]:
        return None
    return ReaderSettings(
        port=values[f"{section}.port"],
        baud=values[f"{section}.baud"],
        terminator=values[f"{section}.terminator"],
        symbology_id=values[f"{section}.symbology_id"],
    )
