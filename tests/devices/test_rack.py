"""Which instruments a station has: what its settings name, simulators in practice only, else none."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from app.codes.still import EXPECTED
from app.devices.rack import Rack, SimulatedInProduction, Told, fit, wanted
from app.devices.simulators.practice_plant import PRACTICE_METER, PRACTICE_PARTS_SCALE, PRACTICE_SCALE
from app.domain.output import OutputCode
from app.domain.reading import Health, Source, Unread
from app.domain.scan import ScannedCode, Symbology
from app.settings import CameraSettings, StationSettings, read_settings
from app.settings.keys import FORMATS
from tests.fakes.camera import RunningClock, until

PRODUCTION = """\
[station]
realm = "production"
[registry]
url = "https://registry.example"
[camera]
source = "http://192.0.2.1/stream"
[scale]
protocol = "mt-sics"
port = "/dev/serial-that-is-not"
serial = "B021002593"
"""
PARTS = """\
[parts_scale]
protocol = "mt-sics"
port = "/dev/other-that-is-not"
verified_until = "2027-05-01"
"""

Read = Callable[[str], StationSettings]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Settings from the text of a file."""

    def read(text: str) -> StationSettings:
        file = tmp_path / "station.toml"
        file.write_text(text, encoding="utf-8")
        return read_settings(file)

    return read


def fitted(settings: StationSettings) -> Rack:
    told = Told(*[lambda said: None] * 8)
    return fit(settings, clock=RunningClock(), told=told, badges=("BG1001A",))


def test_in_practice_every_gap_is_filled_by_a_simulator(read: Read) -> None:
    rack = fitted(read(""))
    plates = (rack.instrument, rack.parts_instrument, rack.voltmeter_plate)
    assert plates == (PRACTICE_SCALE, PRACTICE_PARTS_SCALE, PRACTICE_METER)
    assert {watch.now().health for watch in (rack.scale, rack.parts_scale, rack.voltmeter)} == {
        Health.CONNECTING
    }
    assert rack.plant is not None


def test_in_production_what_is_not_named_is_not_fitted(read: Read) -> None:
    rack = fitted(read(PRODUCTION))
    assert rack.plant is None
    assert rack.instrument is not None
    assert (rack.parts_instrument, rack.voltmeter_plate) == (None, None)
    for watch in (rack.parts_scale, rack.voltmeter):
        now = watch.now()
        assert (now.unread, now.settled, now.health) == (Unread.NOT_FITTED, None, Health.ABSENT)
    assert rack.parts_scale.now().mass is None
    assert rack.voltmeter.now().voltage is None


def test_a_named_parts_scale_has_the_plate_of_its_settings(read: Read) -> None:
    rack = fitted(read(PRODUCTION + PARTS))
    plate = rack.parts_instrument
    assert plate is not None
    assert (plate.id, plate.e_mg, plate.max_mg, plate.verified_until) == (
        "S2",
        20_000,
        60_000_000,
        "2027-05-01",
    )
    assert rack.parts_scale.now().unread is Unread.CONNECTING


def test_a_practice_station_with_a_real_scale_keeps_its_other_hands(read: Read) -> None:
    rack = fitted(read(PARTS))
    assert rack.plant is not None
    assert rack.instrument == PRACTICE_SCALE
    assert rack.parts_instrument is not None
    assert rack.parts_instrument.serial == ""
    rack.plant.put_part(OutputCode.MOD)
    rack.plant.put_on()


def test_the_camera_is_read_for_the_kinds_that_the_settings_name() -> None:
    assert wanted(CameraSettings("").formats) == EXPECTED
    every = wanted(FORMATS)
    assert every == frozenset(Symbology) - {Symbology.UNKNOWN}


def test_a_code_of_a_named_kind_is_heard_and_no_other(read: Read, tmp_path: Path) -> None:
    kinds = (zxingcpp.BarcodeFormat.EAN13, zxingcpp.BarcodeFormat.QRCodeModel2)
    drawn = [np.asarray(zxingcpp.create_barcode("4006381333931", kind).to_image(scale=4)) for kind in kinds]
    sheet = np.full((400, 900), 255, np.uint8)
    for symbol, left in zip(drawn, (60, 600), strict=True):
        sheet[60 : 60 + symbol.shape[0], left : left + symbol.shape[1]] = symbol
    assert cv2.imwrite(str(tmp_path / "sheet.png"), sheet)
    codes: list[ScannedCode] = []
    told = Told(codes.append, *[lambda said: None] * 7)
    rack = fit(read(f'[camera]\nsource = "{tmp_path}"\nformats = "EAN13"\n'), clock=RunningClock(), told=told)
    rack.start()
    try:
        assert until(lambda: bool(codes) and rack.camera.looked_out)
    finally:
        assert rack.stop()
    assert {(one.text, one.symbology) for one in codes} == {("4006381333931", Symbology.EAN13)}


def test_a_folder_as_camera_does_not_start_production(read: Read, tmp_path: Path) -> None:
    settings = read(PRODUCTION)
    settings = replace(settings, camera=replace(settings.camera, source=str(tmp_path)))
    with pytest.raises(SimulatedInProduction):
        fitted(settings)


def test_the_rack_starts_and_ends_every_device(read: Read) -> None:
    rack = fitted(read(""))
    plant = rack.plant
    assert plant is not None
    rack.start()
    try:
        plant.isolate()
        plant.probe(1)
        plant.put_part(OutputCode.MOD)
        plant.put_on()
        watches = (rack.scale, rack.parts_scale, rack.voltmeter)
        assert until(lambda: all(watch.now().settled is not None for watch in watches), deadline_s=20)
        voltage, part = rack.voltmeter.now().settled, rack.parts_scale.now().settled
        assert voltage is not None
        assert part is not None
        assert (voltage.voltage.printed, voltage.source) == ("3.1", Source.SIMULATED)
        assert (part.mass.printed, part.mass.unit, part.source) == ("28.46", "kg", Source.SIMULATED)
        assert part.instrument.id == "S2"
    finally:
        assert rack.stop()
