"""The file of register maps, checked whole: a meter is never read by a map with a fault in it."""

import tomllib
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from app.devices.gas_meter.model import (
    Bits,
    GasModel,
    GasModels,
    Kind,
    Means,
    Place,
    Says,
    Scale,
    SensorMap,
    Table,
    UnitCode,
)
from app.domain.gas import UNITS, Gas

FILE = "gas_meters.toml"
_SURE = ("H", "M", "L")
_LAST_REGISTER = 65_536 + 40_001

Choice = TypeVar("Choice", bound=Enum)


class GasMapsFaulty(ValueError):
    """The register maps cannot be used; `faults` lists everything that is wrong."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_gas_models(folder: Path) -> GasModels:
    """Read and check the maps of the catalogue.

    Raises:
        GasMapsFaulty: with every fault at once, each with the model it is in.
    """
    try:
        table = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except OSError as fault:
        raise GasMapsFaulty((f"{FILE}: cannot be read: {fault.strerror}",)) from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise GasMapsFaulty((f"{FILE}: not TOML: {fault}",)) from fault
    return check_gas_models(table)


def check_gas_models(table: Mapping[str, Any]) -> GasModels:
    """The maps in a parsed table. Raises GasMapsFaulty with every fault at once."""
    sheet = _Sheet()
    version = sheet.text(table, "version", "the file")
    lowest = {gas: sheet.number(table.get("lowest", {}), gas.value, "lowest", low=-100_000) for gas in Gas}
    models: dict[str, GasModel] = {}
    for row in sheet.rows(table, "model", "the file"):
        model = _model(row, sheet)
        if model.id in models:
            sheet.fault(model.id, "given twice")
        models[model.id] = model
    sheet.strangers(table, {"version", "lowest", "model"}, "the file")
    if sheet.faults:
        raise GasMapsFaulty(tuple(f"{FILE}: {fault}" for fault in sheet.faults))
    return GasModels(version, models, lowest)


class _Sheet:
    """The faults found so far, and how a value is fetched from a table: what is wrong becomes a fault."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def fault(self, where: str, words: str) -> None:
        self.faults.append(f"{where}: {words}")

    def text(self, table: Mapping[str, Any], key: str, where: str) -> str:
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.fault(where, f"{key} is missing")
        return ""

    def number(
        self, table: Mapping[str, Any], key: str, where: str, *, low: int = 0, high: int = _LAST_REGISTER
    ) -> int:
        value = table.get(key)
        if type(value) is int and low <= value <= high:
            return value
        self.fault(where, f"{key} must be a whole number from {low} to {high}")
        return low

    def choice(self, kinds: Mapping[str, Choice], value: object, key: str, where: str) -> Choice:
        if isinstance(value, str) and value in kinds:
            return kinds[value]
        self.fault(where, f"{key} = {value!r}: allowed is {', '.join(kinds)}")
        return next(iter(kinds.values()))

    def unit(self, value: object, where: str) -> str:
        if value in UNITS:
            return str(value)
        self.fault(where, f"unit = {value!r}: allowed is {', '.join(UNITS)}")
        return UNITS[0]

    def rows(self, table: Mapping[str, Any], key: str, where: str) -> list[Mapping[str, Any]]:
        found = table.get(key, [])
        if isinstance(found, list) and found and all(isinstance(row, dict) for row in found):
            return found
        self.fault(where, f"{key} must be a list of tables, and not empty")
        return []

    def strangers(self, table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
        for key in sorted(set(table) - set(known)):
            self.fault(where, f"{key}: no such key")


def _model(row: Mapping[str, Any], sheet: _Sheet) -> GasModel:
    name = sheet.text(row, "id", "model")
    sure = sheet.text(row, "sure", name)
    if sure not in _SURE:
        sheet.fault(name, f"sure = {sure!r}: allowed is {', '.join(_SURE)}")
    sensors: dict[int, SensorMap] = {}
    for one in sheet.rows(row, "sensor", name):
        sensor = _sensor(one, f"{name}, sensor {one.get('number', '?')}", sheet)
        if sensor.number in sensors:
            sheet.fault(name, f"sensor {sensor.number} given twice")
        sensors[sensor.number] = sensor
    first = sheet.number(row, "first", name)
    for sensor in sensors.values():
        if any(register < first or register + count - first > 65_536 for register, count in sensor.spans):
            sheet.fault(name, f"sensor {sensor.number} has a register outside {first} to {first + 65_535}")
    sheet.strangers(row, {"id", "title", "sure", "source", "table", "first", "sensor"}, name)
    return GasModel(
        name,
        sheet.text(row, "title", name),
        sure,
        sheet.text(row, "source", name),
        sheet.choice({one.name.lower(): one for one in Table}, row.get("table"), "table", name),
        first,
        sensors,
    )


def _sensor(row: Mapping[str, Any], where: str, sheet: _Sheet) -> SensorMap:
    value = row.get("value")
    value = value if isinstance(value, dict) else {}
    kind = sheet.choice({one.value: one for one in Kind}, value.get("type"), "value.type", where)
    words = value.get("words", "high_first" if kind.words == 1 else None)
    if words not in ("high_first", "low_first"):
        sheet.fault(where, f"value.words = {words!r}: allowed is high_first, low_first")
    decimals = sheet.number(value, "decimals", where, high=6) if "decimals" in value else 0
    place = Place(sheet.number(value, "register", where), kind, words == "high_first", decimals)
    code = _unit_code(row["unit_code"], where, sheet) if "unit_code" in row else None
    unit = sheet.unit(row["unit"], where) if "unit" in row else None
    by_gas = _by_gas(row.get("by_gas", {}), where, sheet)
    if (code is None) == (unit is None and not by_gas):
        sheet.fault(where, "either unit (with by_gas where one differs) or unit_code tells the unit")
    says = tuple(_says(one, where, sheet) for one in sheet.rows(row, "says", where))
    if not any(one.means is Means.FAULT for one in says):
        sheet.fault(where, "says must tell a fault: a dead sensor would go on as a reading")
    pulse = tuple(_bits(one, where, sheet) for one in row.get("pulse", []))
    sheet.strangers(value, {"register", "type", "words", "decimals"}, f"{where}, value")
    sheet.strangers(row, {"number", "value", "unit", "unit_code", "by_gas", "says", "pulse"}, where)
    return SensorMap(
        sheet.number(row, "number", where, low=1, high=9), place, unit, code, by_gas, says, pulse
    )


def _bits(row: Any, where: str, sheet: _Sheet) -> Bits:
    table = row if isinstance(row, dict) else {}
    register = sheet.number(table, "register", where)
    return Bits(register, sheet.number(table, "mask", where, low=1, high=0xFFFF))


def _says(row: Mapping[str, Any], where: str, sheet: _Sheet) -> Says:
    means = sheet.choice({one.value: one for one in Means}, row.get("means"), "means", where)
    bits, equals = _bits(row, where, sheet), row.get("equals", [])
    highest = bits.mask >> bits.low
    if not isinstance(equals, list) or not all(type(one) is int and 0 <= one <= highest for one in equals):
        sheet.fault(where, f"equals = {equals!r}: must be whole numbers from 0 to {highest}")
        equals = []
    sheet.strangers(row, {"register", "mask", "equals", "means"}, f"{where}, says")
    return Says(bits, tuple(equals), means)


def _unit_code(row: Any, where: str, sheet: _Sheet) -> UnitCode:
    table = row if isinstance(row, dict) else {}
    codes = table.get("codes")
    codes = codes if isinstance(codes, dict) else {}
    if not codes or not all(code.isascii() and code.isdigit() for code in codes):
        sheet.fault(where, "unit_code.codes must name a unit for each code")
        codes = {}
    return UnitCode(
        _bits(table, where, sheet), {int(code): sheet.unit(unit, where) for code, unit in codes.items()}
    )


def _by_gas(rows: Any, where: str, sheet: _Sheet) -> dict[Gas, Scale]:
    names = {gas.value: gas for gas in Gas}
    found: dict[Gas, Scale] = {}
    for name, row in rows.items() if isinstance(rows, dict) else ():
        gas, table = sheet.choice(names, name, "by_gas", where), row if isinstance(row, dict) else {}
        decimals = sheet.number(table, "decimals", where, high=6) if "decimals" in table else 0
        found[gas] = Scale(sheet.unit(table.get("unit"), where), decimals)
    return found
