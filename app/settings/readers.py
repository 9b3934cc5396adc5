"""The settings of hand scanners and badge readers on a line of their own, and of foot pedals."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.settings.addresses import is_port_of_instrument
from app.settings.faults import Fault, not_allowed
from app.settings.keys import PEDAL_ACTS, PEDAL_KEYS
from app.settings.values import PedalSettings, ReaderSettings

READERS = ("scanner", "badge_reader")
_SENT = re.compile(r"[!-~]{1,32}")


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


def pedal_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with a pedal's settings when each is allowed by itself."""
    port, given = values["pedal.port"], _trodden(values)
    if port and not is_port_of_instrument(port):
        yield not_allowed("pedal.port", port)
    for act, name in given.items():
        if not (_SENT.fullmatch(name) if port else name in PEDAL_KEYS):
            yield not_allowed(f"pedal.{act}", name)
    if len(set(given.values())) < len(given):
        yield f"pedal.{next(iter(given))}", "pedal: next, back and repeat must each be another key"
    if port and not given:
        yield "pedal.port", "pedal.next: missing; allowed is the text that the pedal sends"


def pedal_settings(values: Mapping[str, Any]) -> PedalSettings:
    """The pedal; without any act there is none."""
    return PedalSettings(
        acts=_trodden(values),
        port=values["pedal.port"],
        baud=values["pedal.baud"],
        terminator=values["pedal.terminator"],
    )


def _trodden(values: Mapping[str, Any]) -> dict[str, str]:
    return {act: values[f"pedal.{act}"] for act in PEDAL_ACTS if values[f"pedal.{act}"]}
