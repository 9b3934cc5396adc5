"""The limits as they stand in files: the library, and what a site has set tighter under its own signature."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import Enum
from typing import Any

from app.domain.gas import WATCHED, GasAlarm
from app.domain.limits import NEEDED, Limit, Limits, LimitsFaulty, Safer, Sure
from app.domain.procedure import Words
from app.domain.procedure_words import LIMIT_ACTION, LIMIT_TITLE, quoted, words_defects
from app.domain.quantity import Quantity

MOST_LIMITS = 300
LARGEST = 10**12
"""Above every value that a limit can mean, and printable."""

_ID = re.compile(r"[a-z][a-z0-9_]{0,31}")
_NAMELESS = "?"
_HEAD = ("version", "signer", "limit")
_KEYS = (
    "id",
    "quantity",
    "title",
    "value",
    "unit",
    "safer",
    "action",
    "source",
    "sure",
    "version",
    "signer",
    "alarm",
)
_ALARMS = (GasAlarm.FIRST.value, GasAlarm.SECOND.value)
_SITE_KEYS = ("id", "value", "source")
_WAYS = {Safer.LOWER: "lower", Safer.HIGHER: "higher"}


def read_limits(table: Mapping[str, Any]) -> Limits:
    """Check a parsed table of limits.

    `version` and `signer` of the head hold for each limit that has none of its own. A limit that nobody has
    signed is proposed.

    Raises:
        LimitsFaulty: with every fault at once.
    """
    faults = [f"key {quoted(str(key))} is unknown" for key in table if key not in _HEAD]
    if not _text(table.get("version")):
        faults.append("version: missing")
    faults += _bad_signer(table)
    rows, found = _rows(table, faults), dict[str, Limit]()
    for row in rows:
        name = _name(row)
        wrong = [*_wrong(name, row), *(["given twice"] if name in found else [])]
        faults += [f"{name}: {words}" for words in wrong]
        if not wrong:
            found[name] = _limit(name, row, table)
    faults += [f"{name}: missing" for name in NEEDED if name not in found and not _named(faults, name)]
    faults += _bad_pairs(found.values())
    if faults:
        raise LimitsFaulty(tuple(faults))
    return Limits(found)


def read_site_limits(table: Mapping[str, Any], library: Limits) -> Limits:
    """The library with the values that a site has set for itself; it may only tighten.

    Each row has `id`, `value` and `source`; `version` and `signer` of the head are the site's and may not be
    missing. The library's own value under the site's signature is how a site adopts it.

    Raises:
        LimitsFaulty: with every fault at once; a looser value is told with both values and the safer way.
    """
    faults = [f"key {quoted(str(key))} is unknown" for key in table if key not in _HEAD]
    faults += [f"{name}: missing" for name in ("version", "signer") if not _text(table.get(name))]
    rows, found = _rows(table, faults), dict[str, Limit]()
    for row in rows:
        name = _name(row)
        wrong = [*_wrong_of_site(name, row, library), *(["given twice"] if name in found else [])]
        faults += [f"{name}: {words}" for words in wrong]
        if not wrong:
            mine, signed = library.by_id[name], (str(table.get("version")), str(table.get("signer")))
            found[name] = replace(
                mine,
                value=row["value"],
                source=row["source"],
                version=signed[0],
                signer=signed[1],
                library=mine.value,
            )
    if faults:
        raise LimitsFaulty(tuple(faults))
    return Limits({**library.by_id, **found})


def _rows(table: Mapping[str, Any], faults: list[str]) -> list[dict[str, Any]]:
    rows = table.get("limit", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LimitsFaulty((*faults, "limit: must be a list of [[limit]] tables"))
    if len(rows) > MOST_LIMITS:
        raise LimitsFaulty((*faults, f"limit: {len(rows)}; at most {MOST_LIMITS}"))
    return rows


def _limit(name: str, row: Mapping[str, Any], head: Mapping[str, Any]) -> Limit:
    return Limit(
        id=name,
        value=row["value"],
        unit=row["unit"],
        source=row["source"],
        version=row.get("version", head.get("version", "")),
        signer=row.get("signer", head.get("signer", "")),
        quantity=Quantity(row["quantity"]) if "quantity" in row else None,
        title=_words(row["title"]),
        action=_words(row["action"]),
        safer=Safer(row["safer"]),
        sure=tuple(Sure(mark) for mark in row["sure"]),
        alarm=GasAlarm(row.get("alarm", GasAlarm.NONE.value)),
    )


def _wrong(name: str, row: Mapping[str, Any]) -> Iterator[str]:
    if name == _NAMELESS:
        yield "id is missing or badly formed: small letters, digits and _, at most 32"
    yield from (f"key {quoted(str(key))} is unknown" for key in row if key not in _KEYS)
    yield from _bad_value(row.get("value"))
    if not _text(row.get("source")):
        yield "source is missing"
    yield from _bad_unit(name, row)
    yield from map(str, words_defects(row.get("title"), "title", LIMIT_TITLE))
    yield from map(str, words_defects(row.get("action"), "action", LIMIT_ACTION))
    if not _is(row.get("safer"), Safer):
        yield f"safer must be one of {_all(Safer)}"
    sure = row.get("sure")
    if not isinstance(sure, list) or not sure or not all(_is(mark, Sure) for mark in sure):
        yield f"sure must be a list of one or more of {_all(Sure)}"
    if "version" in row and not _text(row["version"]):
        yield "version is empty"
    yield from _bad_signer(row)
    yield from _bad_alarm(row)


def _bad_alarm(row: Mapping[str, Any]) -> Iterator[str]:
    if "alarm" not in row:
        return
    if row["alarm"] not in _ALARMS:
        yield f"alarm must be one of {', '.join(_ALARMS)}; left out for a limit that raises none"
    elif row.get("quantity") not in {gas.value for gas in WATCHED}:
        yield f"alarm: only for {', '.join(gas.value for gas in WATCHED)}"
    elif row.get("safer") != Safer.LOWER.value:
        yield "alarm: lower must be the safer way"


def _bad_pairs(limits: Iterable[Limit]) -> Iterator[str]:
    """A gas has one limit for each alarm at most, and no second alarm without a first below it."""
    by_alarm: dict[tuple[str, GasAlarm], Limit] = {}
    for limit in limits:
        if limit.alarm is GasAlarm.NONE or limit.quantity is None:
            continue
        other = by_alarm.setdefault((limit.quantity.value, limit.alarm), limit)
        if other is not limit:
            yield f"{limit.id}: {other.id} is the {limit.alarm.value} alarm of {limit.quantity.value} already"
    for (gas, alarm), limit in by_alarm.items():
        first = by_alarm.get((gas, GasAlarm.FIRST))
        if alarm is GasAlarm.SECOND and (first is None or first.value >= limit.value):
            yield f"{limit.id}: {gas} has no first alarm below this second one"


def _bad_unit(name: str, row: Mapping[str, Any]) -> Iterator[str]:
    unit, quantity = row.get("unit"), row.get("quantity")
    if quantity is not None and not _is(quantity, Quantity):
        yield f"quantity must be one of {_all(Quantity)}; left out for a time or a count"
        quantity = None
    if name in NEEDED and unit != NEEDED[name]:
        yield f"unit must be {NEEDED[name]}"
    elif not _text(unit):
        yield "unit is missing"
    elif quantity is not None and unit != Quantity(quantity).unit:
        yield f"unit must be {Quantity(quantity).unit}, for it is of {quantity}"


def _wrong_of_site(name: str, row: Mapping[str, Any], library: Limits) -> Iterator[str]:
    yield from (
        f"key {quoted(str(key))} is unknown; a site sets {', '.join(_SITE_KEYS)}"
        for key in row
        if key not in _SITE_KEYS
    )
    mine = library.by_id.get(name)
    if mine is None:
        yield "is not in the library; a site sets only limits that are there"
    wrong = tuple(_bad_value(row.get("value")))
    yield from wrong
    if mine is not None and not wrong and mine.looser(row["value"]):
        yield (
            f"{row['value']} {mine.unit} is looser than the library's {mine.value} {mine.unit};"
            f" {_WAYS[mine.safer]} is safer, and a site may only tighten"
        )
    if not _text(row.get("source")):
        yield "source is missing"


def _bad_value(value: object) -> Iterator[str]:
    if type(value) is not int or value <= 0:
        yield "value must be a whole number above 0"
    elif value > LARGEST:
        yield f"value must be at most {LARGEST}"


def _bad_signer(table: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(table.get("signer", ""), str):
        yield 'signer must be text; left out or "" when nobody has signed'


def _name(row: Mapping[str, Any]) -> str:
    name = row.get("id")
    return name if isinstance(name, str) and _ID.fullmatch(name) else _NAMELESS


def _words(row: Mapping[str, str]) -> Words:
    return Words(zh=row["zh"], en=row["en"])


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is(value: object, names: type[Enum]) -> bool:
    return isinstance(value, str) and value in {name.value for name in names}


def _all(names: type[Enum]) -> str:
    return ", ".join(name.value for name in names)


def _named(faults: list[str], name: str) -> bool:
    return any(fault.startswith(f"{name}:") for fault in faults)
