"""The vendor list: who stands behind the first three characters of a traction-battery code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

CONFIDENCES = ("high", "good", "fair", "low")
_CODE = re.compile(r"[0-9A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Vendor:
    """One row of the list, with how it is known. `name_zh` is "" where it is not known."""

    code: str
    short_name: str
    name_zh: str
    sources: tuple[str, ...]
    confidence: str


class VendorsFaulty(ValueError):
    """The list cannot be used; `faults` names everything that is wrong with it."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Vendors:
    """The whole list of one version. A code that is not in it stays unknown; nothing is guessed."""

    version: str
    by_code: Mapping[str, Vendor]

    def short_name(self, code: str) -> str | None:
        """The maker's short name, or None for an unknown code."""
        found = self.by_code.get(code)
        return found.short_name if found is not None else None


def read_vendors(table: Mapping[str, Any]) -> Vendors:
    """Check a parsed list: `version` and rows `[[vendor]]`.

    Raises:
        VendorsFaulty: with every fault at once.
    """
    faults = [] if _text(table.get("version")) else ["vendors: version is missing"]
    rows = table.get("vendor")
    if not isinstance(rows, list) or not rows:
        raise VendorsFaulty((*faults, "vendors: no rows"))
    found: dict[str, Vendor] = {}
    for number, row in enumerate(rows, start=1):
        wrong = _faults_of(row, number)
        if not wrong and row["code"] in found:
            wrong = [f"vendor {row['code']}: given twice"]
        if wrong:
            faults += wrong
        else:
            found[row["code"]] = _vendor(row)
    if faults:
        raise VendorsFaulty(tuple(faults))
    return Vendors(str(table["version"]), MappingProxyType(found))


def _vendor(row: Mapping[str, Any]) -> Vendor:
    return Vendor(
        row["code"], row["short_name"], row.get("name_zh", ""), tuple(row["sources"]), row["confidence"]
    )


def _faults_of(row: object, number: int) -> list[str]:
    if not isinstance(row, Mapping):
        return [f"vendor row {number}: not a table"]
    code = row.get("code")
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        return [f"vendor row {number}: code must be three digits or capitals"]
    faults = []
    if not _text(row.get("short_name")):
        faults.append(f"vendor {code}: short_name is missing")
    if not isinstance(row.get("name_zh", ""), str):
        faults.append(f"vendor {code}: name_zh must be text")
    sources = row.get("sources")
    if not isinstance(sources, list) or not sources or not all(_text(source) for source in sources):
        faults.append(f"vendor {code}: sources are missing")
    if row.get("confidence") not in CONFIDENCES:
        faults.append(f"vendor {code}: confidence must be one of {', '.join(CONFIDENCES)}")
    return faults


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
