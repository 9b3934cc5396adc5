"""The settings of a scale: how it speaks, what must fit together, and the values they make."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.settings.addresses import is_numeric_address, is_port_of_instrument
from app.settings.faults import Fault, is_date, not_allowed
from app.settings.keys import KEYS
from app.settings.values import ScaleSettings, ScaleSpeech

_OPTIONS_OF: Mapping[str, frozenset[str]] = {
    "mt-sics": frozenset(),
    "toledo-continuous": frozenset({"checksum", "decimal_table", "mask_bit7"}),
    "and-standard": frozenset({"asked"}),
    "yaohua-12": frozenset({"unit"}),
    "yaohua-cmd": frozenset({"unit", "address"}),
    "yaohua-a12e": frozenset(),
    "yaohua-eq": frozenset({"unit", "digit_order"}),
}
_OPTIONS = frozenset().union(*_OPTIONS_OF.values())


def scale_faults(section: str, values: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with one scale's settings when each is allowed by itself."""
    port, until = values[f"{section}.port"], values[f"{section}.verified_until"]
    if values[f"{section}.protocol"] and not port:
        allowed = KEYS[f"{section}.port"].allowed
        yield f"{section}.protocol", f"{section}.port: missing; allowed is {allowed}"
    if port and not is_port_of_instrument(port):
        yield not_allowed(f"{section}.port", port)
    if values[f"{section}.min_mg"] >= values[f"{section}.max_mg"]:
        yield f"{section}.min_mg", f"{section}.min_mg: must be below {section}.max_mg"
    if until and not is_date(until):
        yield not_allowed(f"{section}.verified_until", until)
    yield from _speech_faults(section, values)


def _speech_faults(section: str, values: Mapping[str, Any]) -> Iterator[Fault]:
    """An option that its protocol does not have is a misunderstanding, and one that is missing a guess."""
    protocol = values[f"{section}.protocol"]
    if not protocol:
        return
    given = {name for name in _OPTIONS if values[f"{section}.{name}"] != KEYS[f"{section}.{name}"].default}
    for name in sorted(given - _OPTIONS_OF[protocol]):
        yield f"{section}.{name}", f"{section}.{name}: {protocol} has no such option"
    if "unit" in _OPTIONS_OF[protocol] - given:
        words = f"{section}.unit: missing; the frames of {protocol} name no unit"
        yield f"{section}.protocol", f"{words}; allowed is {KEYS[f'{section}.unit'].allowed}"
    if values[f"{section}.framing"] != "8N1" and is_numeric_address(values[f"{section}.port"]):
        yield f"{section}.framing", f"{section}.framing: is for a serial port; set it in the converter itself"


def scale_settings(section: str, values: Mapping[str, Any]) -> ScaleSettings | None:
    """One scale, None where none is named."""
    if not values[f"{section}.protocol"]:
        return None
    return ScaleSettings(
        id=values[f"{section}.id"],
        serial=values[f"{section}.serial"],
        protocol=values[f"{section}.protocol"],
        port=values[f"{section}.port"],
        baud=values[f"{section}.baud"],
        d_mg=values[f"{section}.d_mg"],
        e_mg=values[f"{section}.e_mg"],
        min_mg=values[f"{section}.min_mg"],
        max_mg=values[f"{section}.max_mg"],
        verified_until=values[f"{section}.verified_until"] or None,
        speech=ScaleSpeech(
            framing=values[f"{section}.framing"],
            checksum=values[f"{section}.checksum"],
            decimal_table=values[f"{section}.decimal_table"],
            mask_bit7=values[f"{section}.mask_bit7"],
            address=values[f"{section}.address"],
            digit_order=values[f"{section}.digit_order"],
            unit=values[f"{section}.unit"],
            asked=values[f"{section}.asked"],
        ),
    )
