"""The doctor looks for scales, meter and printers where the settings say they are."""

import argparse
import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands import doctor
from app.commands.doctor_devices import (
    devices,
    gas,
    label_printer,
    meter,
    pedal,
    reader,
    scale,
    serial_ports,
    sheet_queue,
)
from app.commands.finding import Finding, State
from app.devices.printer.sheets import CupsSheets
from app.domain.candidate import Candidate
from app.domain.sheet_job import AT_WORK
from app.settings import PedalSettings, ReaderSettings, ScaleSettings, read_settings
from tests.fakes.cups import FakeCups

SCALE = ScaleSettings(
    id="S2",
    serial="",
    protocol="mt-sics",
    port="",
    baud=9600,
    d_mg=20_000,
    e_mg=20_000,
    min_mg=400_000,
    max_mg=60_000_000,
    verified_until=None,
)


@pytest.fixture
def listening() -> Iterator[int]:
    """The port of something that accepts connections on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port of loopback that is taken, so nobody else gets it, and that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeCups:
    """A printing system before the computer's own."""
    made = FakeCups(tmp_path)
    monkeypatch.setenv("PATH", f"{made.programs}:{os.environ['PATH']}")
    return made


def looked_at(port: str) -> Finding:
    return scale("parts scale", replace(SCALE, port=port), practice=False, without="weights are typed")


def test_a_practice_plant_needs_none_of_them(tmp_path: Path) -> None:
    every = devices(read_settings(tmp_path / "station.toml"))
    found = {one.what: one for one in every if one.what != "serial port"}  # this computer's own
    assert {what: one.words for what, one in found.items()} == {
        "scale": "none configured: simulated",
        "parts scale": "none configured: simulated",
        "meter": "none configured: simulated",
        "gas meter": "none configured: simulated",
        "hand scanner": "none on a line: one that types is heard without settings",
        "badge reader": "none on a line: one that types is heard without settings",
        "pedal": "none configured: the screen is touched",
        "label printer": "none configured: labels become files",
        "sheet queue": "none configured: sheets become files",
    }
    good = {what for what, one in found.items() if one.state is State.GOOD}
    assert good == {"hand scanner", "badge reader", "pedal"}
    assert {one.state for what, one in found.items() if what not in good} == {State.DEGRADED}
    assert all(one.remedy for what, one in found.items() if what not in good)


def test_a_reader_that_is_not_there_degrades_and_stops_nothing(tmp_path: Path, listening: int) -> None:
    gone = reader("hand scanner", ReaderSettings(str(tmp_path / "usb-scanner-if00")))
    assert (gone.state, gone.remedy) == (State.DEGRADED, "plug it in, or mend station.toml")
    assert "usb-scanner-if00 is not there" in gone.words
    assert reader("badge reader", ReaderSettings(f"127.0.0.1:{listening}")).state is State.GOOD


def test_a_pedal_that_types_is_told_by_its_keys(tmp_path: Path) -> None:
    assert pedal(PedalSettings({"next": "F13"})).words == "types: next is F13"
    gone = pedal(PedalSettings({"next": "N"}, str(tmp_path / "usb-pedal")))
    assert (gone.state, gone.remedy) == (State.DEGRADED, "plug it in, or mend station.toml")


def test_what_production_lacks_is_told_with_what_it_means() -> None:
    none = scale("parts scale", None, practice=False, without="weights can only be typed")
    assert none.words == "none configured: weights can only be typed"
    assert "[parts_scale]" in none.remedy
    assert meter(None, practice=False).words == "none configured: no measured hold ever opens"
    assert label_printer("", practice=False).words == "none configured: no label is printed"


def test_a_scale_is_there_or_not(tmp_path: Path, listening: int, closed_port: int) -> None:
    device = tmp_path / "usb-scale"
    assert looked_at(str(device)).state is State.MISSING
    device.touch(mode=0o600)
    assert looked_at(str(device)) == Finding("parts scale", State.GOOD, str(device))
    assert looked_at(f"127.0.0.1:{listening}").state is State.GOOD
    away = looked_at(f"127.0.0.1:{closed_port}")
    assert (away.state, away.what) == (State.MISSING, "parts scale")
    assert away.remedy


def test_a_voltage_meter_is_there_and_calibrated_or_not(
    tmp_path: Path, listening: int, closed_port: int
) -> None:
    def found(port: int, until: str) -> Finding:
        file = tmp_path / "station.toml"
        file.write_text(
            f'[meter]\nprotocol = "scpi"\nport = "127.0.0.1:{port}"\nopen_leads = "band"\n{until}',
            encoding="utf-8",
        )
        return meter(read_settings(file).meter, practice=False)

    good = found(listening, 'calibrated_until = "2999-12-31"')
    assert (good.state, good.remedy) == (State.GOOD, "")
    assert good.words.endswith("calibrated until 2999-12-31")
    ended = found(listening, 'calibrated_until = "2020-02-29"')
    assert (ended.state, "ended on 2020-02-29" in ended.words) == (State.DEGRADED, True)
    assert found(listening, "").words.endswith("calibration not known")
    assert found(closed_port, 'calibrated_until = "2999-12-31"').state is State.MISSING


def test_a_gas_meter_is_there_by_a_map_that_is_sure_or_not(
    tmp_path: Path, listening: int, closed_port: int
) -> None:
    def found(port: int, model: str, channels: str = "oxygen@1") -> Finding:
        file = tmp_path / "station.toml"
        file.write_text(
            f'[gas]\nprotocol = "modbus-tcp"\nport = "127.0.0.1:{port}"\nmodel = "{model}"\n'
            f'channels = "{channels}"\ncalibrated_until = "2999-12-31"\n',
            encoding="utf-8",
        )
        return gas(read_settings(file).gas, practice=False)

    good = found(listening, "honeywell-midas")
    assert (good.state, good.words.endswith("calibrated until 2999-12-31")) == (State.GOOD, True)
    unsure = found(listening, "oldham-itrans")
    assert (unsure.state, "not sure (M)" in unsure.words) == (State.DEGRADED, True)
    assert found(closed_port, "honeywell-midas").state is State.MISSING
    for wrong in (found(listening, "nobodys"), found(listening, "honeywell-midas", "oxygen@1/2")):
        assert (wrong.state, wrong.remedy) == (State.MISSING, "mend what is named")
    assert gas(None, practice=False).words == "none configured: no hold on gas ever opens"


def test_an_absent_label_printer_only_degrades(listening: int, closed_port: int) -> None:
    assert label_printer(f"127.0.0.1:{listening}", practice=False).state is State.GOOD
    away = label_printer(f"127.0.0.1:{closed_port}", practice=False)
    assert (away.state, away.what) == (State.DEGRADED, "label printer")
    assert "no answer" in away.words


def test_a_queue_is_known_stopped_or_unknown(cups: FakeCups) -> None:
    assert sheet_queue("office-a4").state is State.DEGRADED
    cups.add_queue("office-a4")
    assert sheet_queue("office-a4") == Finding("sheet queue", State.GOOD, "office-a4")
    cups.add_queue("office-a4", disabled=True)
    assert sheet_queue("office-a4").words == "office-a4 is stopped"


def test_without_a_printing_system_the_remedy_is_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    finding = sheet_queue("office-a4")
    assert finding.state is State.DEGRADED
    assert "apt install" in finding.remedy


def test_the_command_tells_of_them_in_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "station.toml").write_text(
        '[parts_scale]\nprotocol = "mt-sics"\nport = "/dev/scale-that-is-not"\n', encoding="utf-8"
    )
    parser = argparse.ArgumentParser()
    doctor.add_arguments(parser)
    assert doctor.run(parser.parse_args(["--data", str(tmp_path)])) == 1
    said = capsys.readouterr().out
    assert "missing   parts scale   /dev/scale-that-is-not is not there" in said
    assert "degraded  label printer none configured: labels become files" in said


@pytest.mark.parametrize(
    ("reasons", "words", "remedy"),
    [
        ("media-empty-error", "A4: out of paper; jobs in it that are not out: 1", "put paper in"),
        ("offline-report", "A4: the printer does not answer; jobs in it that are not out: 1", "switch it on"),
        ("media-low-warning", "A4; jobs in it that are not out: 1", ""),
    ],
)
def test_what_keeps_the_queue_and_what_waits_in_it_is_told(
    cups: FakeCups, reasons: str, words: str, remedy: str
) -> None:
    cups.add_queue("A4")
    cups.jobs_end("job-queued")
    cups.printer_says(reasons)
    assert CupsSheets("A4", follow_s=0.0).print_sheet(b"%PDF", "x") in AT_WORK
    found = sheet_queue("A4")
    assert (found.words, found.state is State.GOOD) == (words, not remedy)
    assert found.remedy.startswith(remedy)


def test_serial_ports_are_told_by_the_name_for_the_settings() -> None:
    by_id = "/dev/serial/by-id/usb-FTDI-if00"
    found = serial_ports(
        [Candidate(by_id, "USB Serial", "A5", lasting=True), Candidate("/dev/ttyUSB7")], {by_id: "scale"}
    )
    assert [one.words for one in found] == [
        f"{by_id} (USB Serial, serial A5), used by [scale]",
        "/dev/ttyUSB7 (says nothing of itself), not used; its name may change when it is plugged in anew",
    ]
