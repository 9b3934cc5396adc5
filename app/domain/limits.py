"""Site limits: values people have signed, each with unit, source and version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NEEDED: Mapping[str, str] = {
    "quarantine_recheck": "s",
    "pin_free_tries": "tries",
    "pin_lock_first": "s",
    "pin_lock_longest": "s",
    "weight_fresh": "ms",
    "voltage_fresh": "ms",
    "prove_dead": "mV",
    "section_voltage": "mV",
    "hold_reading_valid": "s",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit in whole units, with where it comes from and who signed it."""

    id: str
    value: int
    unit: str
    source: str
    version: str
    signer: str


class LimitsFaulty(ValueError):
    """The table of limits cannot be used; `faults` lists everything that is wrong with it."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Limits:
    """All limits of the site."""

    by_id: Mapping[str, Limit]

    def value(self, limit: str) -> int:
        """The signed value of a limit that the station needs."""
        return self.by_id[limit].value


def read_limits(table: Mapping[str, Any]) -> Limits:
    """Check a parsed table of limits.

    Raises:
        LimitsFaulty: with every fault at once.
    """
    faults: list[str] = []
    version, signer = table.get("version"), table.get("signer")
    faults += [
        f"{name}: missing" for name, text in (("version", version), ("signer", signer)) if not _text(text)
    ]
    found: dict[str, Limit] = {}
    rows = table.get("limit", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LimitsFaulty((*faults, "limit: must be a list of [[limit]] tables"))
    for row in rows:
        name = str(row.get("id", "?"))
        wrong = _wrong(name, row, known=name in found)
        faults += [f"{name}: {words}" for words in wrong]
        if not wrong:
            found[name] = Limit(name, row["value"], row["unit"], row["source"], str(version), str(signer))
    faults += [f"{name}: missing" for name in NEEDED if name not in found and not _named(faults, name)]
    if faults:
        raise LimitsFaulty(tuple(faults))
    return Limits(found)


def _wrong(name: str, row: Mapping[str, Any], *, known: bool) -> list[str]:
    value, unit = row.get("value"), row.get("unit")
    wrong = []
    if type(value) is not int or value <= 0:
        wrong.append("value must be a whole number above 0")
    if not _text(row.get("source")):
        wrong.append("source is missing")
    if name in NEEDED and unit != NEEDED[name]:
        wrong.append(f"unit must be {NEEDED[name]}")
    elif not _text(unit):
        wrong.append("unit is missing")
    if known:
        wrong.append("given twice")
    return wrong


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _named(faults: list[str], name: str) -> bool:
    return any(fault.startswith(f"{name}:") for fault in faults)
