"""The station's settings: one file, read once, all faults reported at once."""

import ipaddress
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class SettingsFaulty(ValueError):
    """The settings cannot be used; `faults` lists everything wrong, with line and what is allowed."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class ScaleSettings:
    """The scale: how it is reached, and its plate. `port` is a serial device or "address:port".

    With a `serial` a scale that names another number is not used.
    """

    id: str
    serial: str
    protocol: str
    port: str
    baud: int
    d_mg: int
    e_mg: int
    min_mg: int
    max_mg: int
    verified_until: str | None


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The display: its size in pixels, how many of them make a millimetre, and a dim hall or not."""

    width_px: int
    height_px: int
    px_per_mm: float
    dim: bool
    full_screen: bool


@dataclass(frozen=True, slots=True)
class StationSettings:
    """Everything commissioning decides. In practice the instruments may be left to the simulators."""

    realm: str
    label: str
    registry_url: str
    camera: str
    scale: ScaleSettings | None
    screen: ScreenSettings
    assembly_point: str
    emergency_phone: str
    idle_minutes: int

    @property
    def practice(self) -> bool:
        """Whether nothing here is real."""
        return self.realm == "practice"


@dataclass(frozen=True, slots=True)
class _Key:
    kind: type
    default: Any
    allowed: str
    one_of: tuple[Any, ...] = ()
    low: float = 0
    high: float = 1e12


_KEYS: Mapping[str, _Key] = {
    "station.realm": _Key(str, "practice", '"practice" or "production"', ("practice", "production")),
    "station.label": _Key(str, "I1", "the station's short name"),
    "station.idle_minutes": _Key(int, 5, "whole minutes from 1 to 60", low=1, high=60),
    "registry.url": _Key(str, "", "https://host or, on this computer, http://127.0.0.1:port"),
    "camera.source": _Key(
        str, "", "a device path, rtsp:// or http(s):// address; in practice a folder or video"
    ),
    "scale.id": _Key(str, "S1", "the scale's short name"),
    "scale.serial": _Key(str, "", "the serial number the scale names itself by"),
    "scale.protocol": _Key(str, "", '"mt-sics"', ("", "mt-sics")),
    "scale.port": _Key(
        str, "", "a serial device path, or a numeric address and port such as 192.168.1.20:4305"
    ),
    "scale.baud": _Key(int, 9600, "1200 to 115200", low=1200, high=115_200),
    "scale.d_mg": _Key(int, 500_000, "the scale division in milligrams", low=1),
    "scale.e_mg": _Key(int, 500_000, "the verification division in milligrams", low=1),
    "scale.min_mg": _Key(int, 10_000_000, "the plate's Min in milligrams", low=1),
    "scale.max_mg": _Key(int, 1_000_000_000, "the plate's Max in milligrams", low=1),
    "scale.verified_until": _Key(str, "", "a date, YYYY-MM-DD"),
    "screen.width_px": _Key(int, 1920, "pixels from 1024 to 7680", low=1024, high=7680),
    "screen.height_px": _Key(int, 1080, "pixels from 700 to 4320", low=700, high=4320),
    "screen.px_per_mm": _Key(float, 4.03, "pixels per millimetre from 2 to 12", low=2, high=12),
    "screen.dim": _Key(bool, False, "true or false", high=1),
    "screen.full_screen": _Key(bool, False, "true or false", high=1),
    "emergency.assembly_point": _Key(str, "A", "the name of the assembly point"),
    "emergency.phone": _Key(str, "119", "the number to call"),
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The file being read, and the faults found so far."""

    name: str
    text: str
    faults: list[str]

    def fault(self, key: str, words: str) -> None:
        """Note a fault with the line its key stands on; 0 when that cannot be told."""
        lines = enumerate(self.text.splitlines(), 1)
        at = (number for number, line in lines if line.strip().lstrip("[").split("=")[0].strip(" ]") == key)
        self.faults.append(f"{self.name}:{next(at, 0)}: {words}")


def read_settings(file: Path, *, environment: Mapping[str, str] | None = None) -> StationSettings:
    """Defaults, then the file (when it is there), then PACKBENCH_SECTION_KEY from the environment.

    Raises:
        SettingsFaulty: with every fault of the file at once.
    """
    text = ""
    if file.exists():
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as fault:
            raise SettingsFaulty((f"{file.name}: cannot be read: {fault}",)) from fault
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SettingsFaulty((f"{file.name}: {fault}",)) from fault
    sheet = _Sheet(file.name, text, [])
    given = _flatten(table, sheet)
    for name in _KEYS:
        variable = "PACKBENCH_" + name.replace(".", "_").upper()
        if environment and variable in environment:
            given[name] = _from_text(environment[variable], _KEYS[name])
    values = {name: _checked(name, key, given, sheet) for name, key in _KEYS.items()}
    _check_crosswise(values, sheet)
    if sheet.faults:
        raise SettingsFaulty(tuple(sheet.faults))
    return _settings(values)


def _flatten(table: Mapping[str, Any], sheet: _Sheet) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for section, keys in table.items():
        if not isinstance(keys, dict):
            sheet.fault(section, f"{section}: must stand under a [section]")
            continue
        for key, value in keys.items():
            name = f"{section}.{key}"
            if name in _KEYS:
                flat[name] = value
            else:
                sheet.fault(key, f"{name}: no such setting")
    return flat


def _from_text(text: str, key: _Key) -> Any:
    if key.kind is bool:
        return {"true": True, "false": False}.get(text.lower(), text)
    try:
        return key.kind(text)
    except ValueError:
        return text


def _checked(name: str, key: _Key, given: Mapping[str, Any], sheet: _Sheet) -> Any:
    if name not in given:
        return key.default
    value = given[name]
    if _fits(value, key):
        return value
    sheet.fault(name.split(".")[1], f"{name} = {value!r}: allowed is {key.allowed}")
    return key.default


def _fits(value: object, key: _Key) -> bool:
    if key.kind is bool:
        return isinstance(value, bool)
    if key.kind is str:
        return isinstance(value, str) and (not key.one_of or value in key.one_of)
    kinds = (int, float) if key.kind is float else (int,)
    return isinstance(value, kinds) and not isinstance(value, bool) and key.low <= value <= key.high


def _check_crosswise(values: Mapping[str, Any], sheet: _Sheet) -> None:
    url = values["registry.url"]
    if url and not acceptable_registry(url):
        sheet.fault("url", f"registry.url = {url!r}: allowed is {_KEYS['registry.url'].allowed}")
    if values["scale.protocol"] and not values["scale.port"]:
        sheet.fault("protocol", f"scale.port: missing; allowed is {_KEYS['scale.port'].allowed}")
    if values["scale.port"] and not _reachable(values["scale.port"]):
        sheet.fault(
            "port", f"scale.port = {values['scale.port']!r}: allowed is {_KEYS['scale.port'].allowed}"
        )
    if values["scale.min_mg"] >= values["scale.max_mg"]:
        sheet.fault("min_mg", "scale.min_mg: must be below scale.max_mg")
    if values["station.realm"] == "production":
        for name in ("camera.source", "scale.protocol", "registry.url"):
            if not values[name]:
                sheet.fault("realm", f"{name}: missing; a production station works with real instruments")


def _reachable(port: str) -> bool:
    """A path, or an address that needs no name service: that is away when the network is."""
    host, colon, number = port.rpartition(":")
    if not colon or "/" in port:
        return "/" in port or port.upper().startswith("COM")
    try:
        ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        return False
    return number.isdigit() and 0 < int(number) < 65_536


def acceptable_registry(url: str) -> bool:
    """Whether the station may talk to this address: https anywhere, plain http on loopback only."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not host or parts.username or parts.query or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)


def _settings(values: Mapping[str, Any]) -> StationSettings:
    scale = None
    if values["scale.protocol"]:
        scale = ScaleSettings(
            id=values["scale.id"],
            serial=values["scale.serial"],
            protocol=values["scale.protocol"],
            port=values["scale.port"],
            baud=values["scale.baud"],
            d_mg=values["scale.d_mg"],
            e_mg=values["scale.e_mg"],
            min_mg=values["scale.min_mg"],
            max_mg=values["scale.max_mg"],
            verified_until=values["scale.verified_until"] or None,
        )
    screen = ScreenSettings(
        width_px=values["screen.width_px"],
        height_px=values["screen.height_px"],
        px_per_mm=float(values["screen.px_per_mm"]),
        dim=values["screen.dim"],
        full_screen=values["screen.full_screen"],
    )
    return StationSettings(
        realm=values["station.realm"],
        label=values["station.label"],
        registry_url=values["registry.url"].rstrip("/"),
        camera=values["camera.source"],
        scale=scale,
        screen=screen,
        assembly_point=values["emergency.assembly_point"],
        emergency_phone=values["emergency.phone"],
        idle_minutes=values["station.idle_minutes"],
    )
