"""The command `meters`: shows what the voltage meter and the gas meter say, to set up and try them."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from app.devices.gas_meter.catalogue import GasMapsFaulty
from app.devices.gas_meter.modbus import NoSuchSensor
from app.devices.rack_meters import gassing, metering
from app.domain.gas import GasChannel, GasNow
from app.domain.voltage import VoltageNow
from app.floor.ports import Clock
from app.host.clock import SystemClock
from app.places import station_places
from app.settings import SettingsFaulty, StationSettings, read_settings

_LOOK_S = 0.2


class _Device(Protocol):
    """What runs on a thread of its own."""

    def start(self) -> None: ...

    def stop(self) -> bool: ...


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data directory of the station")
    parser.add_argument(
        "--seconds", type=_seconds, default=60, metavar="N", help="how long, 1 to 3600 (default %(default)s)"
    )


def run(args: argparse.Namespace) -> int:
    """Print a line for each change; 0 when something was read, 1 when nothing was, 2 for faulty settings.

    The station must not be running: a line has one reader.
    """
    try:
        settings = read_settings(station_places(args.data).station_file, environment=os.environ)
        return _show(settings, SystemClock(), seconds=args.seconds)
    except (SettingsFaulty, GasMapsFaulty, NoSuchSensor) as fault:
        print(f"meters: {fault}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


def _show(settings: StationSettings, clock: Clock, *, seconds: int) -> int:
    voltage = metering(settings, lambda now: None, clock=clock)
    gas = gassing(settings, lambda now: None, clock=clock)
    if settings.meter is None and settings.gas is None:
        words = "pretended ones" if settings.practice else "none"
        print(f"No [meter] and no [gas] in station.toml: {words}", flush=True)
    devices: tuple[_Device, ...] = (voltage.loop, gas.loop)
    for device in devices:
        device.start()
    read = False
    before: dict[str, str] = {}
    ends = time.monotonic() + seconds
    try:
        while time.monotonic() < ends:
            lines = {"voltage": _voltage(voltage.loop.now()), **dict(_gases(gas.loop.now()))}
            for name, line in lines.items():
                if before.get(name) != line:
                    print(f"{clock.now().utc:%H:%M:%S}  {name:<18} {line}", flush=True)
            read = read or any(line.startswith("reading") for line in lines.values())
            before = lines
            time.sleep(_LOOK_S)
    finally:
        for device in devices:
            device.stop()
    return 0 if read else 1


def _voltage(now: VoltageNow) -> str:
    if now.settled is not None:
        one = now.settled
        serial = one.instrument.serial or "no serial number"
        return f"reading  {one.voltage.printed} {one.voltage.unit}, touch {one.touch}, {serial}"
    reason = now.unread.value if now.unread is not None else now.health.value
    figure = f"  {now.voltage.printed} {now.voltage.unit}" if now.voltage is not None else ""
    return f"none     {reason}{figure}"


def _gases(now: GasNow) -> Iterator[tuple[str, str]]:
    if not now.channels:
        yield "gas", f"none     {now.unread.value if now.unread is not None else now.health.value}"
    for channel in now.channels:
        yield channel.gas.value, _gas(channel)


def _gas(channel: GasChannel) -> str:
    alarm = f", alarm: {channel.alarm.value}" if channel.alarm.value != "none" else ""
    if channel.reading is None:
        return f"none     {channel.unread.value if channel.unread is not None else ''}{alarm}"
    amount = channel.reading.concentration
    return f"reading  {amount.printed} {amount.unit} = {amount.ppb / 1000:g} ppm{alarm}"


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 3600):
        raise argparse.ArgumentTypeError("whole seconds from 1 to 3600")
    return int(text)
