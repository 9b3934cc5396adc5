"""The settings of the voltage meter and the gas meter: what must fit together, and the values they make."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from app.settings.addresses import is_numeric_address, is_port_of_instrument
from app.settings.faults import Fault, is_date, not_allowed
from app.settings.keys import GASES, KEYS
from app.settings.values import GasChannelSettings, GasSettings, MeterSettings

_CHANNEL = re.compile(r"([a-z_]+)@([0-9]{1,3})(?:/([1-9]))?(?:#([1-9]))?")
_LAST_UNIT = 247  # Modbus over serial line 1.02, 2.2; 0 is everybody, 248 to 255 are reserved
_MODEL = re.compile(r"[a-z0-9][a-z0-9.-]{0,62}")


def meter_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the voltage meter's settings when each is allowed by itself."""
    yield from _line_faults("meter", values)
    if not values["meter.protocol"]:
        return
    leads, mark = values["meter.open_leads"], values["meter.open_mark"]
    if not leads:
        words = "meter.open_leads: missing; without it probes in the air pass for a dead point"
        yield "meter.protocol", f"{words}; allowed is {KEYS['meter.open_leads'].allowed}"
    if leads == "mark" and _number(mark) is None:
        yield not_allowed("meter.open_mark", mark)
    if values["meter.open_from_mv"] >= values["meter.open_to_mv"]:
        yield "meter.open_from_mv", "meter.open_from_mv: must be below meter.open_to_mv"


def gas_faults(values: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the gas meter's settings when each is allowed by itself."""
    yield from _line_faults("gas", values)
    protocol, ports = values["gas.protocol"], values["gas.port"].split()
    if not protocol:
        return
    if protocol == "modbus-tcp" and not all(is_numeric_address(port) for port in ports):
        yield "gas.port", f"gas.port = {values['gas.port']!r}: modbus-tcp wants an address and port"
    if not _MODEL.fullmatch(values["gas.model"]):
        yield not_allowed("gas.model", values["gas.model"])
    channels = gas_channels(values["gas.channels"])
    if not channels:
        yield not_allowed("gas.channels", values["gas.channels"])
        return
    lines = len(set(ports))
    if lines and {channel.line for channel in channels} != set(range(1, lines + 1)):
        yield "gas.channels", f"gas.channels: each of the {lines} ports once at least, by #1 to #9"
    kinds = [channel.gas for channel in channels]
    places = [(channel.line, channel.unit, channel.sensor) for channel in channels]
    if len(set(kinds)) < len(kinds) or len(set(places)) < len(places):
        yield "gas.channels", "gas.channels: each gas once, and each sensor once"


def meter_settings(values: Mapping[str, Any]) -> MeterSettings | None:
    """The voltage meter, None where none is named."""
    if not values["meter.protocol"]:
        return None
    return MeterSettings(
        id=values["meter.id"],
        serial=values["meter.serial"],
        protocol=values["meter.protocol"],
        port=values["meter.port"],
        baud=values["meter.baud"],
        query=values["meter.query"],
        terminator=values["meter.terminator"],
        remote=values["meter.remote"],
        open_leads=values["meter.open_leads"],
        open_mark=_number(values["meter.open_mark"]),
        open_from_mv=values["meter.open_from_mv"],
        open_to_mv=values["meter.open_to_mv"],
        resolution_mv=values["meter.resolution_mv"],
        max_mv=values["meter.max_mv"],
        calibrated_until=values["meter.calibrated_until"] or None,
    )


def gas_settings(values: Mapping[str, Any]) -> GasSettings | None:
    """The gas meter, None where none is named."""
    if not values["gas.protocol"]:
        return None
    return GasSettings(
        id=values["gas.id"],
        protocol=values["gas.protocol"],
        model=values["gas.model"],
        ports=tuple(values["gas.port"].split()),
        baud=values["gas.baud"],
        parity=values["gas.parity"],
        channels=gas_channels(values["gas.channels"]),
        calibrated_until=values["gas.calibrated_until"] or None,
    )


def gas_channels(text: str) -> tuple[GasChannelSettings, ...]:
    """The channels that a text such as "carbon_monoxide@1 oxygen@2/3#2" names; () when one is wrong."""
    channels = []
    for word in text.split():
        found = _CHANNEL.fullmatch(word)
        if found is None or found[1] not in GASES or not 1 <= int(found[2]) <= _LAST_UNIT:
            return ()
        channels.append(
            GasChannelSettings(found[1], int(found[2]), int(found[3] or 1), line=int(found[4] or 1))
        )
    return tuple(channels)


def _line_faults(section: str, values: Mapping[str, Any]) -> Iterator[Fault]:
    port, until = values[f"{section}.port"], values[f"{section}.calibrated_until"]
    ports = port.split() if section == "gas" else [port] if port else []
    if values[f"{section}.protocol"] and not ports:
        allowed = KEYS[f"{section}.port"].allowed
        yield f"{section}.protocol", f"{section}.port: missing; allowed is {allowed}"
    if len(set(ports)) < len(ports) or not all(is_port_of_instrument(one) for one in ports):
        yield not_allowed(f"{section}.port", port)
    if until and not is_date(until):
        yield not_allowed(f"{section}.calibrated_until", until)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
