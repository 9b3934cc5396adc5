"""The test vectors of scale frames, our own and the published ones, as the tests read them."""

import json
from dataclasses import dataclass
from pathlib import Path

from app.devices.scale.profile import Checksum, DecimalTable, DigitOrder, Profile, ScaleProtocol

OWN = Path(__file__).resolve().parents[2] / "vectors" / "scale_frames.json"


@dataclass(frozen=True, slots=True)
class Vector:
    """One frame, how its scale speaks, and what it says."""

    id: str
    profile: Profile
    raw: bytes
    expect: dict[str, object]


def read_vectors(file: Path) -> list[Vector]:
    """Every vector of a file."""
    whole = json.loads(file.read_text(encoding="utf-8"))
    return [_vector(row, {**whole.get("options", {}), **row.get("options", {})}) for row in whole["vectors"]]


def _vector(row: dict[str, object], options: dict[str, object]) -> Vector:
    profile = Profile(
        ScaleProtocol(row["protocol"]),
        checksum=Checksum(options.get("checksum", "sum7")),
        decimal_table=DecimalTable(options.get("decimal_table", "toledo")),
        mask_bit7=bool(options.get("mask_bit7", False)),
        address=str(options.get("address", "A")),
        digit_order=DigitOrder(options.get("digit_order", "reversed")),
        unit=str(options.get("unit", "")),
    )
    expect = row["expect"]
    assert isinstance(expect, dict)
    return Vector(str(row["id"]), profile, bytes.fromhex(str(row["raw_hex"])), expect)
