"""Stations as their facts tell them: the practice plant, and a production station without a bench."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from app.domain.gas import GasMeter
from tests.fakes.instruments import BENCH_METER, PACK_SCALE, PARTS_SCALE
from ui.screens.setup.state import Plate, StationFacts

PLATES: Mapping[str, Plate] = MappingProxyType(
    {
        "scale": PACK_SCALE,
        "parts_scale": PARTS_SCALE,
        "meter": BENCH_METER,
        "gas": GasMeter("gas-1", "modbus-tcp", "honeywell-midas", "2027-05-01"),
    }
)


def facts(camera: str = "", scale: str = "") -> StationFacts:
    """A station in the practice plant; without ports its devices are simulated."""
    return StationFacts(
        label="Intake I1",
        station="01936d3c-41d2-7a31-9b1e-2f0f6f1a77c2",
        realm="practice",
        registry="practice-registry",
        registry_url="http://127.0.0.1:41873",
        key_fingerprint="9f31c2b477e0a1d8",
        records="/var/lib/packbench/station",
        version="0.1.0",
        camera=camera,
        scale=scale,
        parts_scale=scale and "192.168.1.21:4305",
        label_printer=scale and "192.168.1.30:9100",
        sheet_printer=scale and "office-a4",
        plates=PLATES,
    )


def intake_only() -> StationFacts:
    """A production station without a bench."""
    plates: Mapping[str, Plate] = MappingProxyType(
        {"scale": replace(PACK_SCALE, verified_until="2027-05-01")}
    )
    ports = {"parts_scale": "", "label_printer": "", "sheet_printer": ""}
    return replace(facts("usb:0", "/dev/ttyUSB0"), realm="production", plates=plates, **ports)
