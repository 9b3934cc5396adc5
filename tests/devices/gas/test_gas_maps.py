"""Register maps: those that ship are whole, every fault in one is told, and their words become readings."""

import copy
import struct
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.gas_meter.catalogue import FILE, GasMapsFaulty, check_gas_models, read_gas_models
from app.devices.gas_meter.model import Means, SensorMap
from app.devices.gas_meter.sensed import sense
from app.domain.gas import Gas, GasAlarm
from app.domain.reading import Unread
from tests.devices.gas.wired import models

Table = dict[str, Any]


@pytest.fixture
def table(root: Path) -> Table:
    """The file that ships, parsed."""
    return tomllib.loads((root / "resources" / "catalogue" / FILE).read_text(encoding="utf-8"))


def test_what_ships_names_its_source_and_how_sure_it_is() -> None:
    assert {name: model.sure for name, model in models().by_id.items()} == {
        "honeywell-midas": "H",
        "oldham-itrans": "M",
        "copeland-c-series": "M",
        "msa-ultima-x": "M",
    }
    assert all(model.source and model.title for model in models().by_id.values())


def test_gaps_are_read_over_and_far_registers_asked_apart() -> None:
    spans = {
        (name, number): sensor.spans
        for name, model in models().by_id.items()
        for number, sensor in model.sensors.items()
    }
    assert spans["honeywell-midas", 1] == ((40001, 10),)
    assert spans["oldham-itrans", 2] == ((40202, 5), (40211, 1))
    assert spans["msa-ultima-x", 3] == ((40201, 1), (40211, 2))


Change = Callable[[Table], object]


def _first(table: Table) -> Table:
    sensor: Table = table["model"][0]["sensor"][0]
    return sensor


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda table: table.pop("version"), "the file: version is missing"),
        (lambda table: table.update(model=[]), "the file: model must be a list"),
        (lambda table: table.update(colour=1), "the file: colour: no such key"),
        (lambda table: table["lowest"].pop("voc"), "lowest: voc must be a whole number"),
        (lambda table: table["model"][0].update(sure="X"), "honeywell-midas: sure = 'X'"),
        (lambda table: table["model"][0].update(table="coils"), "honeywell-midas: table = 'coils'"),
        (lambda table: table["model"][0].update(source=""), "honeywell-midas: source is missing"),
        (lambda table: table["model"][0].update(first=-1), "honeywell-midas: first must be"),
        (lambda table: table["model"][0].update(first=40_002), "sensor 1 has a register outside"),
        (lambda table: table["model"][1].update(id="honeywell-midas"), "honeywell-midas: given twice"),
        (lambda table: table["model"][1]["sensor"][1].update(number=1), "sensor 1 given twice"),
        (lambda table: _first(table)["value"].update(type="float64"), "value.type = 'float64'"),
        (lambda table: _first(table)["value"].pop("words"), "value.words = None"),
        (lambda table: _first(table)["value"].pop("register"), "register must be a whole number"),
        (lambda table: _first(table)["value"].update(scale=10), "value: scale: no such key"),
        (lambda table: _first(table).pop("unit_code"), "either unit"),
        (lambda table: _first(table).update(unit="ppm"), "either unit"),
        (lambda table: _first(table)["unit_code"].update(codes={}), "codes must name a unit"),
        (lambda table: _first(table)["unit_code"]["codes"].update({"1": "mg/m3"}), "unit = 'mg/m3'"),
        (lambda table: _first(table)["says"][2].update(means="broken"), "means = 'broken'"),
        (lambda table: _first(table)["says"][2].update(mask=0), "mask must be a whole number from 1"),
        (lambda table: _first(table)["says"][0].update(equals=[16]), "equals = [16]"),
        (lambda table: _first(table)["says"].pop(2), "says must tell a fault"),
        (lambda table: _first(table).update(says=[]), "says must be a list"),
        (lambda table: _first(table).update(pulse=[7]), "register must be a whole number"),
        (lambda table: _first(table).update(heart=1), "heart: no such key"),
        (lambda table: table["model"][1]["sensor"][0]["by_gas"].update(argon={}), "by_gas = 'argon'"),
    ],
)
def test_every_fault_is_told_with_its_place(table: Table, change: Change, told: str) -> None:
    broken = copy.deepcopy(table)
    change(broken)
    with pytest.raises(GasMapsFaulty) as caught:
        check_gas_models(broken)
    assert any(told in fault for fault in caught.value.faults), caught.value.faults
    assert all(fault.startswith(f"{FILE}: ") for fault in caught.value.faults)


def test_all_faults_come_at_once(table: Table) -> None:
    del table["version"]
    table["model"][0]["sure"] = "X"
    table["model"][1]["sensor"][0]["value"]["type"] = "bcd"
    with pytest.raises(GasMapsFaulty) as caught:
        check_gas_models(table)
    assert len(caught.value.faults) == 3


def test_a_file_that_is_not_there_or_no_toml_is_told(tmp_path: Path) -> None:
    with pytest.raises(GasMapsFaulty, match="cannot be read"):
        read_gas_models(tmp_path)
    (tmp_path / FILE).write_text("[[model]\n", encoding="utf-8")
    with pytest.raises(GasMapsFaulty, match="not TOML"):
        read_gas_models(tmp_path)


def midas(value: float, *, status: int = 1, units: int = 0x0100, beat: int = 7) -> Mapping[int, int]:
    """A Midas' registers from 40001."""
    high, low = struct.unpack(">HH", struct.pack(">f", value))
    words = (status, 0, high, low, 0, 0, units, 23, 0, beat)
    return dict(enumerate(words, 40001))


def sensor(model: str, number: int = 1) -> SensorMap:
    return models().by_id[model].sensors[number]


@pytest.mark.parametrize(
    ("words", "printed", "ppb", "unread", "alarm"),
    [
        (midas(2.4), "2.4", 2_400, None, GasAlarm.NONE),
        (midas(0.24, units=0x0401), "0.24", 2_400_000, None, GasAlarm.NONE),
        (midas(850.0, units=0x0200), "850", 850, None, GasAlarm.NONE),
        (midas(2.4, status=0x0041), "2.4", 2_400, None, GasAlarm.FIRST),
        (midas(2.4, status=0x00C1), "2.4", 2_400, None, GasAlarm.SECOND),
        (midas(2.4, status=0x0002), "2.4", 2_400, None, GasAlarm.NONE),
        (midas(-0.5), "-0.5", -500, None, GasAlarm.NONE),
        (midas(2.4, status=0x0040), None, None, Unread.WARMING_UP, GasAlarm.NONE),
        (midas(2.4, status=0x0004), None, None, Unread.IN_TEST, GasAlarm.NONE),
        (midas(2.4, status=0x000F), None, None, Unread.IN_TEST, GasAlarm.NONE),
        (midas(2.4, status=0x0011), None, None, Unread.DEVICE_ERROR, GasAlarm.NONE),
        (midas(2.4, status=0x00A1), None, None, Unread.DEVICE_ERROR, GasAlarm.NONE),
        (midas(float("nan")), None, None, Unread.DEVICE_ERROR, GasAlarm.NONE),
        (midas(float("inf")), None, None, Unread.DEVICE_ERROR, GasAlarm.NONE),
        (midas(-1.5), None, None, Unread.UNDERLOAD, GasAlarm.NONE),
        (midas(2.4, units=0x1000), None, None, Unread.WRONG_UNIT, GasAlarm.NONE),
        (midas(2.4, units=0x0800), None, None, Unread.WRONG_UNIT, GasAlarm.NONE),
        (midas(120.0, units=0x0400), None, None, Unread.BAD_FRAME, GasAlarm.NONE),
        (midas(3.0e38), None, None, Unread.BAD_FRAME, GasAlarm.NONE),
    ],
)
def test_what_a_midas_says(
    words: Mapping[int, int], printed: str | None, ppb: int | None, unread: Unread | None, alarm: GasAlarm
) -> None:
    said = sense(sensor("honeywell-midas"), Gas.HYDROGEN_FLUORIDE, words, lowest=-1)
    amount = said.concentration
    told = (amount and amount.printed, amount and amount.ppb, said.unread, said.alarm)
    assert told == (printed, ppb, unread, alarm)
    assert said.pulse == ((words[40001] >> 11) & 1, 7)


def itrans(value: int, *, mode: int = 1, status: int = 0) -> Mapping[int, int]:
    return {40102: value, 40103: 0, 40104: 0, 40105: 0, 40106: mode, 40111: status}


@pytest.mark.parametrize(
    ("words", "gas", "ppm", "unread"),
    [
        (itrans(5), Gas.CARBON_MONOXIDE, 5, None),
        (itrans(0xFFFB), Gas.CARBON_MONOXIDE, -5, None),
        (itrans(209), Gas.OXYGEN, 209_000, None),
        (itrans(0xFFF0), Gas.CARBON_MONOXIDE, None, Unread.UNDERLOAD),
        (itrans(5, mode=3), Gas.CARBON_MONOXIDE, None, Unread.WARMING_UP),
        (itrans(5, mode=6), Gas.CARBON_MONOXIDE, None, Unread.IN_TEST),
        (itrans(5, mode=0), Gas.CARBON_MONOXIDE, None, Unread.DEVICE_ERROR),
        (itrans(5, mode=0x0101), Gas.CARBON_MONOXIDE, None, Unread.DEVICE_ERROR),
        (itrans(5, status=0x0800), Gas.CARBON_MONOXIDE, None, Unread.DEVICE_ERROR),
        (itrans(5, status=0x2004), Gas.CARBON_MONOXIDE, None, Unread.DEVICE_ERROR),
        (itrans(999, status=0x000B), Gas.CARBON_MONOXIDE, None, Unread.OVERLOAD),
    ],
)
def test_what_an_itrans_says(
    words: Mapping[int, int], gas: Gas, ppm: int | None, unread: Unread | None
) -> None:
    said = sense(sensor("oldham-itrans"), gas, words, lowest=-10)
    assert (said.concentration and said.concentration.ppm, said.unread) == (ppm, unread)


def test_more_than_it_can_measure_still_tells_its_alarm() -> None:
    said = sense(sensor("oldham-itrans"), Gas.CARBON_MONOXIDE, itrans(999, status=0x000B), lowest=-10)
    assert said.alarm is GasAlarm.SECOND


@given(st.dictionaries(st.sampled_from(range(40001, 40011)), st.integers(0, 0xFFFF), min_size=10))
def test_no_words_break_the_reader_and_never_both_a_number_and_a_reason(words: dict[int, int]) -> None:
    said = sense(sensor("honeywell-midas"), Gas.VOC, words, lowest=-10)
    assert (said.concentration is None) != (said.unread is None)


def test_every_model_that_can_tell_an_alarm_tells_both() -> None:
    for model in models().by_id.values():
        for one in model.sensors.values():
            told = {says.means for says in one.says}
            assert (Means.FIRST_ALARM in told) == (Means.SECOND_ALARM in told), model.id


@pytest.mark.parametrize(
    ("status", "ppm", "unread"),
    [
        (0x0000, 450, None),
        (0x0001, None, Unread.DEVICE_ERROR),
        (0x0002, None, Unread.DEVICE_ERROR),
        (0x0010, None, Unread.OVERLOAD),
        (0x0020, None, Unread.UNDERLOAD),
    ],
)
def test_what_a_copeland_says(status: int, ppm: int | None, unread: Unread | None) -> None:
    said = sense(sensor("copeland-c-series"), Gas.VOC, {101: 450, 102: status}, lowest=-10)
    assert (said.concentration and said.concentration.ppm, said.unread) == (ppm, unread)


@pytest.mark.parametrize(
    ("number", "status", "unread", "alarm"),
    [
        (1, 0x0000, None, GasAlarm.NONE),
        (1, 0x0020, None, GasAlarm.FIRST),
        (1, 0x0060, None, GasAlarm.SECOND),
        (1, 0x0002, Unread.IN_TEST, GasAlarm.NONE),
        (2, 0x0002, None, GasAlarm.NONE),
        (2, 0x0004, Unread.IN_TEST, GasAlarm.NONE),
        (3, 0x0008, Unread.IN_TEST, GasAlarm.NONE),
        (3, 0x0010, Unread.WARMING_UP, GasAlarm.NONE),
        (3, 0x0081, Unread.DEVICE_ERROR, GasAlarm.NONE),
    ],
)
def test_what_an_ultima_says(number: int, status: int, unread: Unread | None, alarm: GasAlarm) -> None:
    high, low = struct.unpack(">HH", struct.pack(">f", 12.5))
    register = 40205 + 2 * number
    words = {40201: status, register: high, register + 1: low}
    said = sense(sensor("msa-ultima-x", number), Gas.CARBON_MONOXIDE, words, lowest=-10)
    assert (said.unread, said.alarm) == (unread, alarm)
    assert (said.concentration is not None and said.concentration.printed == "12.5") == (unread is None)
