"""The settings file: defaults, every fault at once, and which registries may be talked to."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.devices.voltage_meter.profile import QUERIES, TERMINATORS, OpenLeads
from app.domain.gas import Gas
from app.settings import (
    LabelPrinterSettings,
    PapersSettings,
    PedalSettings,
    ReaderSettings,
    SettingsFaulty,
    acceptable_registry,
    read_settings,
)
from app.settings.keys import GASES, KEYS
from tests.hostile import HOSTILE

FAULTY = """\
[station]
realm = "live"
label = 7
colour = "blue"

[registry]
url = "http://registry.example"

[scale]
protocol = "mt-sics"
min_mg = 0
"""


BENCH = """\
[scale]
protocol = "mt-sics"
port = "/dev/serial/by-id/usb-scale"
[parts_scale]   # modules and parts
protocol = "mt-sics"
port = "192.168.1.21:4305"
verified_until = "2027-05-01"
[label_printer]
port = "192.168.1.30:9100"
dpi = 203
[papers]
queue = "office_A4.2"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "station.toml"
    file.write_text(text, encoding="utf-8")
    return file


def faults(file: Path) -> tuple[str, ...]:
    with pytest.raises(SettingsFaulty) as caught:
        read_settings(file)
    return caught.value.faults


def test_without_a_file_the_station_is_a_practice_plant(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "station.toml")
    assert settings.practice
    assert (settings.scale, settings.parts_scale, settings.meter, settings.gas) == (None, None, None, None)
    assert settings.label_printer == LabelPrinterSettings(port="", width_mm=100, height_mm=60, dpi=203)
    assert settings.papers == PapersSettings(queue="", folder="")


def test_the_bench_has_a_scale_of_its_own_and_printers(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, BENCH))
    parts = settings.parts_scale
    assert parts is not None
    assert (parts.id, parts.d_mg, parts.e_mg, parts.min_mg, parts.max_mg) == (
        "S2",
        20_000,
        20_000,
        400_000,
        60_000_000,
    )
    assert parts.verified_until == "2027-05-01"
    assert settings.scale is not None
    assert settings.scale.max_mg == 1_000_000_000
    assert (settings.label_printer.port, settings.label_printer.dpi) == ("192.168.1.30:9100", 203)
    assert settings.papers.queue == "office_A4.2"


def test_a_fault_is_told_on_the_line_of_its_own_section(tmp_path: Path) -> None:
    text = BENCH.replace("192.168.1.21:4305", "parts.plant.local:4305")
    text = (
        text.replace("192.168.1.30:9100", "/dev/usb/lp0").replace("203", "400").replace("office", "-o office")
    )
    text = text.replace("2027-05-01", "May 2027")
    assert [fault.split(" =")[0] for fault in faults(written(tmp_path, text))] == [
        "station.toml:10: label_printer.dpi",
        "station.toml:6: parts_scale.port",
        "station.toml:7: parts_scale.verified_until",
        "station.toml:9: label_printer.port",
        "station.toml:12: papers.queue",
    ]


def test_two_scales_share_neither_name_nor_port(tmp_path: Path) -> None:
    text = BENCH.replace("192.168.1.21:4305", "/dev/serial/by-id/usb-scale")
    text = text.replace("[parts_scale]", '[parts_scale]\nid = "S1"')
    assert faults(written(tmp_path, text)) == (
        "station.toml:5: parts_scale.id: must not be the same as scale.id",
        "station.toml:7: parts_scale.port: must not be the same as scale.port",
    )


METER = """\
[meter]
protocol = "scpi"
port = "192.168.1.22:5025"
query = "MEAS:VOLT?"
open_leads = "mark"
open_mark = "1.0000E+9"
"""
GAS = """\
[gas]
protocol = "modbus-tcp"
port = "192.168.1.23:502"
model = "honeywell-midas"
channels = "hydrogen_fluoride@1 carbon_monoxide@2 oxygen@2/3"
"""


def test_a_voltage_meter_and_gas_sensors_as_their_settings_name_them(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, METER + GAS))
    meter, gas = settings.meter, settings.gas
    assert meter is not None
    assert (meter.id, meter.open_mark, meter.max_mv) == ("U1", Decimal("1E9"), 1_000_000)
    assert meter.calibrated_until is None
    assert gas is not None
    assert [(one.gas, one.unit, one.sensor) for one in gas.channels] == [
        ("hydrogen_fluoride", 1, 1),
        ("carbon_monoxide", 2, 1),
        ("oxygen", 2, 3),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('open_leads = "mark"\n', "", "station.toml:2: meter.open_leads: missing"),
        ("1.0000E+9", "much", "station.toml:6: meter.open_mark"),
        ("1.0000E+9", "NaN", "station.toml:6: meter.open_mark"),
        ("192.168.1.22:5025", "meter.local:5025", "station.toml:3: meter.port"),
        ('query = "MEAS:VOLT?"', 'query = "*RST"', "station.toml:4: meter.query"),
        ('query = "MEAS:VOLT?"', "open_from_mv = 2000", "station.toml:4: meter.open_from_mv"),
        ('query = "MEAS:VOLT?"', 'calibrated_until = "May"', "station.toml:4: meter.calibrated_until"),
        ('port = "192.168.1.22:5025"\n', "", "station.toml:2: meter.port: missing"),
        ("192.168.1.23:502", "/dev/ttyUSB0", "station.toml:9: gas.port"),
        ("192.168.1.23:502", "192.168.1.22:5025", "station.toml:9: gas.port: another instrument"),
        ("honeywell-midas", "", "station.toml:10: gas.model"),
        ("oxygen@2/3", "argon@2/3", "station.toml:11: gas.channels"),
        ("oxygen@2/3", "oxygen@2/1", "station.toml:11: gas.channels: each gas once"),
        ("oxygen@2/3", "oxygen@2/3#2", "station.toml:11: gas.channels: each of the 1 ports"),
        ("192.168.1.23:502", "192.168.1.23:502 192.168.1.24:502", "station.toml:11: gas.channels: each of"),
        ("192.168.1.23:502", "192.168.1.23:502 192.168.1.23:502", "station.toml:9: gas.port"),
        ("oxygen@2/3", "oxygen@0", "station.toml:11: gas.channels"),
        ("oxygen@2/3", "oxygen@248", "station.toml:11: gas.channels"),
        ("oxygen@2/3", "oxygen", "station.toml:11: gas.channels"),
        ("oxygen@2/3", "carbon_monoxide@3", "station.toml:11: gas.channels: each gas once"),
    ],
)
def test_what_is_wrong_with_a_meter_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = METER + GAS
    assert old in text
    (fault,) = faults(written(tmp_path, text.replace(old, new)))
    assert fault.startswith(told)


def test_detectors_with_an_address_each_are_told_apart_by_the_number_of_their_port(tmp_path: Path) -> None:
    text = (METER + GAS).replace("192.168.1.23:502", "192.168.1.23:502 192.168.1.24:502")
    text = text.replace("oxygen@2/3", "oxygen@1#2")
    gas = read_settings(written(tmp_path, text)).gas
    assert gas is not None
    assert gas.ports == ("192.168.1.23:502", "192.168.1.24:502")
    assert [(one.unit, one.line) for one in gas.channels] == [(1, 1), (2, 1), (1, 2)]
    (fault,) = faults(written(tmp_path, text.replace("192.168.1.24:502", "192.168.1.22:5025")))
    assert fault == "station.toml:9: gas.port: another instrument hangs on 192.168.1.22:5025"


def test_the_queries_and_gases_of_the_settings_are_those_of_the_drivers_and_the_domain() -> None:
    assert KEYS["meter.query"].one_of == QUERIES
    assert set(KEYS["meter.terminator"].one_of) == set(TERMINATORS)
    assert set(KEYS["meter.open_leads"].one_of) == {"", *(leads.value for leads in OpenLeads)}
    assert [gas.value for gas in Gas] == list(GASES)


@pytest.mark.parametrize("folder", ["sheets", "./sheets", "../sheets"])
def test_sheets_go_to_a_folder_that_does_not_move(tmp_path: Path, folder: str) -> None:
    (fault,) = faults(written(tmp_path, f'[papers]\nfolder = "{folder}"\n'))
    assert fault.startswith("station.toml:2: papers.folder")


@pytest.mark.parametrize(
    "text", [text for text in HOSTILE if text and not (text.isascii() and text.isalnum())]
)
@pytest.mark.parametrize("name", ["label_printer.port", "papers.queue", "papers.folder"])
def test_hostile_addresses_queues_and_folders_are_faults(tmp_path: Path, name: str, text: str) -> None:
    variable = "PACKBENCH_" + name.replace(".", "_").upper()
    with pytest.raises(SettingsFaulty) as caught:
        read_settings(tmp_path / "station.toml", environment={variable: text})
    (fault,) = caught.value.faults
    assert name in fault


def test_every_default_is_itself_allowed() -> None:
    assert [name for name, key in KEYS.items() if not key.fits(key.default)] == []


def test_every_fault_is_reported_at_once_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "station.toml"
    file.write_text(FAULTY)
    with pytest.raises(SettingsFaulty) as caught:
        read_settings(file)
    found = caught.value.faults
    for start in (
        "station.toml:2: station.realm",
        "station.toml:3: station.label",
        "station.toml:4: station.colour",
        "station.toml:7: registry.url",
        "station.toml:11: scale.min_mg",
        "station.toml:10: scale.port",
    ):
        assert any(fault.startswith(start) for fault in found), (start, found)


def test_a_broken_file_says_where(tmp_path: Path) -> None:
    file = tmp_path / "station.toml"
    file.write_text("[station\n")
    with pytest.raises(SettingsFaulty, match="line 1"):
        read_settings(file)


def test_production_needs_real_instruments_and_a_registry(tmp_path: Path) -> None:
    file = tmp_path / "station.toml"
    file.write_text('[station]\nrealm = "production"\n')
    with pytest.raises(SettingsFaulty) as caught:
        read_settings(file)
    assert len(caught.value.faults) == 3, "a station for intake alone has no bench, no meter and no printers"


def test_the_environment_stands_above_the_file(tmp_path: Path) -> None:
    file = tmp_path / "station.toml"
    file.write_text('[station]\nlabel = "I2"\n')
    settings = read_settings(
        file, environment={"PACKBENCH_STATION_LABEL": "I9", "PACKBENCH_SCREEN_DIM": "true"}
    )
    assert (settings.label, settings.screen.dim) == ("I9", True)


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://registry.example", True),
        ("http://127.0.0.1:8470", True),
        ("http://[::1]:8470", True),
        ("http://registry.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("https://user:word@registry.example", False),
        ("ftp://127.0.0.1", False),
        ("https://", False),
        ("http://127.0.0.1:notaport", False),
    ],
)
def test_plain_http_stays_on_this_computer(url: str, fine: bool) -> None:
    assert acceptable_registry(url) is fine


@pytest.mark.parametrize(
    ("port", "fine"),
    [
        ("/dev/serial/by-id/usb-scale", True),
        ("127.0.0.1:4305", True),
        ("localhost:4305", True),
        ("COM3", True),
        ("scale.plant.local:4305", False),
        ("127.0.0.1:٤٣", False),
        ("127.0.0.1:99999", False),
        ("scale", False),
    ],
)
def test_a_scale_is_a_path_or_a_numeric_address(tmp_path: Path, port: str, fine: bool) -> None:
    file = tmp_path / "station.toml"
    file.write_text(f'[scale]\nprotocol = "mt-sics"\nport = "{port}"\n')
    if fine:
        scale = read_settings(file).scale
        assert scale is not None
        assert scale.port == port
    else:
        with pytest.raises(SettingsFaulty, match=r"scale\.port"):
            read_settings(file)


@pytest.mark.parametrize("port", ["/dev/serial/by-id/usb-TSC_TE210-if00", "COM7", "192.168.1.30:9100"])
@pytest.mark.parametrize("language", ["zpl", "tspl"])
def test_a_label_printer_speaks_two_languages_over_network_and_serial(
    tmp_path: Path, port: str, language: str
) -> None:
    station = tmp_path / "station.toml"
    words = f'[label_printer]\nport = "{port}"\nlanguage = "{language}"\ndpi = 300\nbaud = 115200\n'
    station.write_text(words, encoding="utf-8")
    printer = read_settings(station).label_printer
    assert (printer.port, printer.language, printer.dpi, printer.baud) == (port, language, 300, 115_200)


def test_a_label_printer_does_not_hang_on_another_instruments_line(tmp_path: Path) -> None:
    station = tmp_path / "station.toml"
    station.write_text(
        '[scale]\nprotocol = "mt-sics"\nport = "/dev/ttyS0"\n[label_printer]\nport = "/dev/ttyS0"\n',
        encoding="utf-8",
    )
    with pytest.raises(SettingsFaulty, match=r"label_printer\.port: another instrument hangs on /dev/ttyS0"):
        read_settings(station)


READERS = """\
[scanner]
port = "/dev/serial/by-id/usb-scanner-if00"
baud = 115200
terminator = "crlf"
symbology_id = true
[badge_reader]
port = "192.168.1.41:9004"
"""


def test_readers_on_a_line_are_named_by_their_ports(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, READERS))
    assert settings.scanner == ReaderSettings("/dev/serial/by-id/usb-scanner-if00", 115_200, "crlf", True)
    assert settings.badge_reader == ReaderSettings("192.168.1.41:9004", 9600, "cr", False)
    without = read_settings(tmp_path / "none.toml")
    assert (without.scanner, without.badge_reader, without.pedal) == (None, None, PedalSettings())
    trodden = read_settings(written(tmp_path, '[pedal]\nnext = "F13"\nrepeat = "PageDown"\n')).pedal
    assert trodden == PedalSettings({"next": "F13", "repeat": "PageDown"})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[scanner]\nport = "scanner.local:9004"\n', "station.toml:2: scanner.port = "),
        ('[badge_reader]\nterminator = "tab"\n', "station.toml:2: badge_reader.terminator = "),
        (
            '[meter]\nprotocol = "scpi"\nport = "/dev/ttyS1"\nopen_leads = "overload"\n'
            '[scanner]\nport = "/dev/ttyS1"\n',
            "station.toml:6: scanner.port: another instrument hangs on /dev/ttyS1",
        ),
        ('[pedal]\nnext = "a"\n', "station.toml:2: pedal.next = 'a'"),
        ('[pedal]\nnext = "F13"\nback = "F13"\n', "station.toml:2: pedal: next, back and repeat must each"),
        ('[pedal]\nport = "/dev/ttyS1"\n', "station.toml:2: pedal.next: missing"),
        ('[pedal]\nport = "/dev/ttyS1"\nnext = "step on"\n', "station.toml:3: pedal.next = 'step on'"),
        (
            '[pedal]\nport = "/dev/ttyS1"\nnext = "N"\n[scanner]\nport = "/dev/ttyS1"\n',
            "station.toml:2: pedal.port: another instrument hangs on /dev/ttyS1",
        ),
        (
            '[scanner]\nport = "/dev/ttyS1"\n[badge_reader]\nport = "/dev/ttyS1"\n',
            "station.toml:4: badge_reader.port: another instrument hangs on /dev/ttyS1",
        ),
        (
            '[scanner]\nport = "/dev/ttyS1"\n[label_printer]\nport = "/dev/ttyS1"\n',
            "station.toml:4: label_printer.port: another instrument hangs on /dev/ttyS1",
        ),
    ],
)
def test_what_is_wrong_with_a_reader_is_told_with_its_line(tmp_path: Path, text: str, line: str) -> None:
    (fault,) = faults(written(tmp_path, text))
    assert fault.startswith(line)
