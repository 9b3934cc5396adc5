"""Every setting there is: its name, its kind, what it is without a file, and what is allowed."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Key:
    """One setting. `allowed` is told to people; `one_of`, `low` and `high` are the rule."""

    kind: type
    default: Any
    allowed: str
    one_of: tuple[Any, ...] = ()
    low: float = 0
    high: float = 1e12

    def fits(self, value: object) -> bool:
        """Whether a value is of this kind and allowed."""
        if self.one_of and value not in self.one_of:
            return False
        if self.kind in (bool, str):
            return isinstance(value, self.kind)
        kinds = (int, float) if self.kind is float else (int,)
        return isinstance(value, kinds) and not isinstance(value, bool) and self.low <= value <= self.high

    def from_text(self, text: str) -> Any:
        """A value from the environment, where everything is text; what does not fit stays text."""
        if self.kind is bool:
            return {"true": True, "false": False}.get(text.lower(), text)
        try:
            return self.kind(text)
        except ValueError:
            return text


GASES = ("oxygen", "hydrogen", "carbon_monoxide", "hydrogen_fluoride", "voc")
PEDAL_ACTS = ("next", "back", "repeat")
PEDAL_KEYS = (*(f"F{number}" for number in range(13, 25)), "PageDown", "PageUp")
_PEDAL = "F13 to F24, PageDown or PageUp; with a port the text that it sends"
_QUERIES = ("MEAS:VOLT:DC?", "MEAS:VOLT?", "READ?", "FETC?")
FORMATS = ("QRCode", "DataMatrix", "Code128", "EAN13", "ITF", "Code39", "Aztec", "PDF417")

SCALE_PROTOCOLS = (
    "mt-sics",
    "toledo-continuous",
    "and-standard",
    "yaohua-12",
    "yaohua-cmd",
    "yaohua-a12e",
    "yaohua-eq",
)


def _one_of(default: str, *others: str) -> Key:
    """A choice of words; the first holds without a file."""
    words = (default, *others)
    return Key(str, default, "one of " + ", ".join(f'"{word}"' for word in words if word), words)


def _scale(*, name: str, d_mg: int, min_mg: int, max_mg: int) -> Mapping[str, Key]:
    port = "a serial device path, or a numeric address and port such as 192.168.1.20:4305"
    return {
        "id": Key(str, name, "the scale's short name"),
        "serial": Key(str, "", "the serial number the scale names itself by"),
        "protocol": _one_of("", *SCALE_PROTOCOLS),
        "port": Key(str, "", port),
        "baud": Key(int, 9600, "1200 to 115200", low=1200, high=115_200),
        "framing": _one_of("8N1", "8N2", "8E1", "8O1", "7E1", "7O1", "7E2", "7N2"),
        "checksum": _one_of("sum7", "xor", "none"),
        "decimal_table": _one_of("toledo", "places"),
        "mask_bit7": Key(bool, False, "true or false"),
        "address": _one_of(*"ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "digit_order": _one_of("reversed", "straight"),
        "unit": _one_of("", "kg", "g", "t"),
        "asked": Key(bool, False, "true or false"),
        "d_mg": Key(int, d_mg, "the scale division in milligrams", low=1),
        "e_mg": Key(int, d_mg, "the verification division in milligrams", low=1),
        "min_mg": Key(int, min_mg, "the plate's Min in milligrams", low=1),
        "max_mg": Key(int, max_mg, "the plate's Max in milligrams", low=1),
        "verified_until": Key(str, "", "a date, YYYY-MM-DD"),
    }


def _reader() -> Mapping[str, Key]:
    return {
        "port": Key(str, "", "a serial device path, or a numeric address and port such as 192.168.1.40:9004"),
        "baud": Key(int, 9600, "1200 to 115200", low=1200, high=115_200),
        "terminator": _one_of("cr", "lf", "crlf"),
        "symbology_id": Key(bool, False, "true or false"),
    }


_SECTIONS: Mapping[str, Mapping[str, Key]] = {
    "station": {
        "realm": Key(str, "practice", '"practice" or "production"', ("practice", "production")),
        "label": Key(str, "I1", "the station's short name"),
        "idle_minutes": Key(int, 5, "whole minutes from 1 to 60", low=1, high=60),
    },
    "registry": {
        "url": Key(str, "", "https://host or, on this computer, http://127.0.0.1:port"),
        "ca": Key(str, "", "a PEM file with the authority that the registry's certificate is from"),
    },
    "camera": {
        "source": Key(
            str, "", "a device path, rtsp(s):// or http(s):// address; in practice a folder or video"
        ),
        "formats": Key(str, "QRCode DataMatrix Code128", f"one or more of {' '.join(FORMATS)}"),
        "width_px": Key(int, 1920, "pixels from 320 to 8192", low=320, high=8192),
        "height_px": Key(int, 1080, "pixels from 240 to 8192", low=240, high=8192),
        "rate": Key(int, 30, "frames a second, 1 to 120", low=1, high=120),
        "exposure_us": Key(int, 0, "microseconds from 1 to 1000000; 0 leaves it to the camera", high=1e6),
        "gain": Key(int, -1, "the driver's own steps; -1 leaves it to the camera", low=-1, high=65_535),
        "focus": Key(int, -1, "the driver's own steps; -1 leaves it to the camera", low=-1, high=65_535),
    },
    "scale": _scale(name="S1", d_mg=500_000, min_mg=10_000_000, max_mg=1_000_000_000),
    "parts_scale": {
        **_scale(name="S2", d_mg=20_000, min_mg=400_000, max_mg=60_000_000),
        "unfit": _one_of("no_new_pack", "flag"),
        "expired": _one_of("flag", "no_new_pack"),
    },
    "meter": {
        "id": Key(str, "U1", "the meter's short name"),
        "serial": Key(str, "", "the serial number the meter names itself by"),
        "protocol": Key(str, "", '"scpi"', ("", "scpi")),
        "port": Key(str, "", "a serial device path, or a numeric address and port such as 192.168.1.22:5025"),
        "baud": Key(int, 9600, "1200 to 115200", low=1200, high=115_200),
        "query": Key(str, "MEAS:VOLT:DC?", f"one of {' '.join(_QUERIES)}", _QUERIES),
        "terminator": Key(str, "lf", '"lf", "crlf" or "cr"', ("lf", "crlf", "cr")),
        "remote": Key(bool, False, "true or false"),
        "resolution_mv": Key(int, 100, "millivolts from 1 to 1000", low=1, high=1000),
        "max_mv": Key(int, 1_000_000, "the range either side of zero in millivolts", low=1, high=10_000_000),
        "calibrated_until": Key(str, "", "a date, YYYY-MM-DD"),
        "open_leads": Key(str, "", '"overload", "mark" or "band"', ("", "overload", "mark", "band")),
        "open_mark": Key(str, "", "the number that open leads show, such as 1.0000E+9"),
        "open_from_mv": Key(int, 0, "millivolts: the least that open leads show", high=1_000_000),
        "open_to_mv": Key(int, 1000, "millivolts from 100: the most that open leads show", low=100, high=1e6),
    },
    "gas": {
        "id": Key(str, "G1", "the gas meter's short name"),
        "protocol": Key(str, "", '"modbus-tcp" or "modbus-rtu"', ("", "modbus-tcp", "modbus-rtu")),
        "model": Key(str, "", "a model of resources/catalogue/gas_meters.toml"),
        "port": Key(str, "", "serial device paths, or numeric addresses and ports such as 192.168.1.23:502"),
        "baud": Key(int, 9600, "1200 to 115200", low=1200, high=115_200),
        "parity": Key(str, "none", '"none", "even" or "odd"', ("none", "even", "odd")),
        "channels": Key(str, "", f"GAS@UNIT, GAS@UNIT/SENSOR, with #PORT behind, of {' '.join(GASES)}"),
        "calibrated_until": Key(str, "", "a date, YYYY-MM-DD"),
    },
    "keyboard_scanner": {
        "key_gap_ms": Key(int, 35, "milliseconds from 20 to 80 between two keys", low=20, high=80),
    },
    "scanner": _reader(),
    "badge_reader": _reader(),
    "pedal": {
        **{name: Key(str, "", _PEDAL) for name in PEDAL_ACTS},
        "port": Key(str, "", "a serial device path, for a pedal that does not type"),
        "baud": Key(int, 9600, "1200 to 115200", low=1200, high=115_200),
        "terminator": _one_of("cr", "lf", "crlf"),
    },
    "label_printer": {
        "language": Key(str, "zpl", '"zpl" or "tspl"', ("zpl", "tspl")),
        "port": Key(str, "", "a serial device path, or a numeric address and port such as 192.168.1.30:9100"),
        "baud": Key(int, 9600, "1200 to 115200", low=1200, high=115_200),
        "width_mm": Key(int, 100, "the label's width, 50 to 110 mm", low=50, high=110),
        "height_mm": Key(int, 60, "the label's height, 30 to 150 mm", low=30, high=150),
        "dpi": Key(int, 203, "203 or 300: the dots per inch of the print head", (203, 300)),
    },
    "papers": {
        "queue": Key(str, "", "the name of a CUPS queue: letters, digits, _ . and -"),
        "folder": Key(str, "", "an absolute path"),
    },
    "backup": {
        "folder": Key(str, "", "an absolute path, on another disk"),
        "keep": Key(int, 30, "how many backups stay, 2 to 1000", low=2, high=1000),
    },
    "disk": {
        "reserve_mib": Key(int, 64, "MiB from 16 to 4096 given up when the disk is full", low=16, high=4096),
        "start_mib": Key(int, 500, "MiB from 100 that must be free to begin a pack", low=100, high=1e6),
    },
    "screen": {
        "width_px": Key(int, 1920, "pixels from 1024 to 7680", low=1024, high=7680),
        "height_px": Key(int, 1080, "pixels from 700 to 4320", low=700, high=4320),
        "px_per_mm": Key(float, 4.03, "pixels per millimetre from 2 to 12", low=2, high=12),
        "dim": Key(bool, False, "true or false"),
        "full_screen": Key(bool, False, "true or false"),
    },
    "emergency": {
        "assembly_point": Key(str, "A", "the name of the assembly point"),
        "phone": Key(str, "119", "the number to call"),
    },
}

KEYS: Mapping[str, Key] = MappingProxyType(
    {f"{section}.{name}": key for section, keys in _SECTIONS.items() for name, key in keys.items()}
)
"""Every setting by "section.key"."""
