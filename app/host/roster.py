"""A roster file on disk: the people a station knows, read once and checked as a whole."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.operator import Operator, Role
from app.domain.own_label import Prefix, parse
from app.floor.ports import Pins

_TEXTS = ("id", "number", "badge", "name_zh", "name_en", "language", "level", "role", "pin")
_SHORTEST_PIN = 4


class RosterFaulty(ValueError):
    """The roster cannot be used; `faults` lists everything wrong with it."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_roster(file: Path, pins: Pins) -> tuple[Operator, ...]:
    """The people of a roster file; their PINs leave this function only as hashes.

    Raises:
        RosterFaulty: with every fault at once.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise RosterFaulty((f"{file.name}: {fault}",)) from fault
    rows = table.get("operator")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise RosterFaulty((f"{file.name}: no [[operator]] in it",))
    faults = [
        f"{file.name}: operator {count}: {fault}"
        for count, row in enumerate(rows, 1)
        for fault in _faults(row)
    ]
    for name in ("id", "number", "badge"):
        given = [row.get(name) for row in rows]
        faults += [f"{file.name}: {name} {text!r} is given twice" for text in given if given.count(text) > 1]
    if faults:
        raise RosterFaulty(tuple(dict.fromkeys(faults)))
    return tuple(_operator(row, pins) for row in rows)


def _faults(row: Mapping[str, Any]) -> list[str]:
    faults = [
        f"{name} is missing" for name in _TEXTS if not isinstance(row.get(name), str) or not row[name].strip()
    ]
    if faults:
        return faults
    badge = parse(row["badge"])
    if badge is None or badge.prefix is not Prefix.BG or not badge.sound:
        faults.append(f"badge {row['badge']!r} is not a badge label (BG..., with its check character)")
    if row["language"] not in ("zh", "en"):
        faults.append('language: allowed is "zh" or "en"')
    if row["role"] not in {role.value for role in Role}:
        faults.append('role: allowed is "operator", "supervisor" or "engineer"')
    if _level_until(row) is _NO_DATE:
        faults.append("level_until is the last day the level is valid, as a date: 2027-03-31")
    # The pad types ASCII digits only: a PIN of others could never be entered.
    digits = all(row[name].isascii() and row[name].isdecimal() for name in ("number", "pin"))
    if not digits or len(row["pin"]) < _SHORTEST_PIN:
        faults.append("number and pin are digits; a pin has at least 4")
    return faults


_NO_DATE = "no date"


def _level_until(row: Mapping[str, Any]) -> date | str | None:
    """The last day of a level: a date of TOML, or the same as text; None when none is given."""
    given = row.get("level_until")
    if given is None or (isinstance(given, date) and not isinstance(given, datetime)):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        return _NO_DATE


def _operator(row: Mapping[str, Any], pins: Pins) -> Operator:
    until = _level_until(row)
    return Operator(
        id=row["id"],
        number=row["number"],
        badge=row["badge"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        language=row["language"],
        level=row["level"],
        role=Role(row["role"]),
        pin_hash=pins.hash(row["pin"]),
        level_until=until if isinstance(until, date) else None,
    )
