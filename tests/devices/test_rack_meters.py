"""The meters that a station's settings name are really fitted, in production as in practice."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from app.devices.gas_meter.modbus import NoSuchSensor
from app.devices.gas_meter.modbus_wire import Framing
from app.devices.rack_meters import PRACTICE_GAS, gassing, metering
from app.devices.simulators.bench_gas import BenchGas
from app.devices.simulators.bench_meter import BenchMeter
from app.devices.simulators.ends import TcpEnd
from app.devices.simulators.modbus_speech import ModbusMouth
from app.devices.simulators.practice_plant import PRACTICE_METER
from app.devices.simulators.scpi_speech import ScpiMouth
from app.devices.voltage_meter.profile import OpenLeads, ScpiProfile
from app.domain.gas import Gas, GasMeter
from app.domain.limits import Limit
from app.domain.reading import Health, Source, Unread
from app.domain.verdict import Verdict, judge_voltage
from app.domain.voltage import VoltageNow
from app.settings import StationSettings, read_settings
from tests.devices.gas.test_gas_loop import Told as ToldOfGas
from tests.devices.gas.wired import PAIR, channels_of, models
from tests.devices.test_meter_loop import Told
from tests.fakes.camera import RunningClock
from tests.fakes.hand_clock import real_moment
from tests.fakes.instruments import BENCH_METER

MARK = ScpiProfile("READ?", b"\r\n", OpenLeads.MARK, step_mv=100, open_mark=Decimal("1E9"))
METER = """\
[meter]
protocol = "scpi"
port = "127.0.0.1:{port}"
query = "READ?"
terminator = "crlf"
open_leads = "mark"
open_mark = "1.0000E+9"
serial = "V70011"
calibrated_until = "2027-05-01"
"""
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
"""


def settings_of(folder: Path, text: str) -> StationSettings:
    """The settings of a file with this text."""
    file = folder / "station.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def judged(now: VoltageNow) -> tuple[Verdict, str]:
    """What this says at a hold that proves a point dead."""
    limit = Limit("prove_dead", 60_000, "mV", "proposal", "1", "S. Afety")
    said = judge_voltage(
        now, op="at_most", limit=limit, at=RunningClock().now(), fresh_ms=2000, today=date(2026, 11, 26)
    )
    return said.verdict, said.unread


@pytest.fixture
def bench() -> Iterator[tuple[BenchMeter, int]]:
    """A bench meter on a port of this computer."""
    model = BenchMeter(BENCH_METER, real_moment)
    end = TcpEnd("scpi", lambda: ScpiMouth(model, MARK), plugged=lambda: model.plugged)
    end.start()
    yield model, end.port
    assert end.stop()


@pytest.mark.parametrize("station", ["", PRODUCTION])
def test_a_named_voltage_meter_measures_in_either_realm(
    tmp_path: Path, bench: tuple[BenchMeter, int], station: str
) -> None:
    model, port = bench
    told = Told()
    fitted = metering(settings_of(tmp_path, station + METER.format(port=port)), told, clock=RunningClock())
    assert fitted.model is None
    assert fitted.plate is not None
    assert (fitted.plate.id, fitted.plate.protocol, fitted.plate.calibrated_until) == (
        "U1",
        "scpi",
        "2027-05-01",
    )
    fitted.loop.start()
    try:
        told.until(lambda now: now.unread is Unread.NO_CONTACT)
        model.touch(3_100)
        settled = told.until(lambda now: now.settled is not None).settled
        assert settled is not None
        assert (settled.source, settled.touch, settled.instrument.serial) == (Source.INSTRUMENT, 1, "V70011")
        assert abs(settled.voltage.millivolts - 3_100) <= BENCH_METER.resolution_mv
        assert judged(fitted.loop.now()) == (Verdict.PASSED, "")
        seen = len(told.changes)
        model.lift()
        assert judged(told.until(lambda now: now.unread is Unread.NO_CONTACT, seen)) == (
            Verdict.UNREAD,
            "no_contact",
        )
        model.touch(84_200)
        assert judged(told.until(lambda now: now.settled is not None, seen)) == (Verdict.FAILED, "")
    finally:
        assert fitted.loop.stop()


def test_without_a_name_practice_pretends_and_production_has_none(tmp_path: Path) -> None:
    told = Told()
    practice = metering(settings_of(tmp_path, ""), told, clock=RunningClock())
    assert (practice.plate, practice.model is not None) == (PRACTICE_METER, True)
    production = metering(settings_of(tmp_path, PRODUCTION), told, clock=RunningClock())
    now = production.loop.now()
    assert (now.unread, now.settled, now.health) == (Unread.NOT_FITTED, None, Health.ABSENT)


GAS = """\
[gas]
protocol = "modbus-tcp"
model = "{model}"
port = "127.0.0.1:{port}"
channels = "carbon_monoxide@1 oxygen@2"
calibrated_until = "2027-05-01"
"""


@pytest.mark.parametrize("station", ["", PRODUCTION])
def test_a_named_gas_meter_measures_in_either_realm(tmp_path: Path, station: str) -> None:
    bench, channels = BenchGas(real_moment, gases=PAIR), channels_of("honeywell-midas")
    model = models().by_id["honeywell-midas"]
    end = TcpEnd(
        "modbus", lambda: ModbusMouth(bench, model, channels, Framing.TCP), plugged=lambda: bench.plugged
    )
    end.start()
    told = ToldOfGas()
    text = station + GAS.format(model="honeywell-midas", port=end.port)
    fitted = gassing(settings_of(tmp_path, text), told, clock=RunningClock())
    assert (fitted.plate, fitted.model) == (
        GasMeter("G1", "modbus-tcp", "honeywell-midas", "2027-05-01"),
        None,
    )
    fitted.loop.start()
    try:
        now = told.until(lambda now: all(one.reading is not None for one in now.channels))
        reading = now.channel(Gas.OXYGEN).reading
        assert reading is not None
        assert (reading.source, reading.meter) == (Source.INSTRUMENT, fitted.plate)
        assert now.channel(Gas.HYDROGEN_FLUORIDE).unread is Unread.NOT_FITTED
    finally:
        assert fitted.loop.stop()
        assert end.stop()


def test_practice_has_every_gas_and_production_without_a_name_none(tmp_path: Path) -> None:
    told = ToldOfGas()
    practice = gassing(settings_of(tmp_path, ""), told, clock=RunningClock())
    assert practice.plate == PRACTICE_GAS
    assert practice.model is not None
    assert [one.gas for one in practice.loop.now().channels] == list(Gas)
    production = gassing(settings_of(tmp_path, PRODUCTION), told, clock=RunningClock())
    now = production.loop.now()
    assert (now.channels, now.unread, now.health) == ((), Unread.NOT_FITTED, Health.ABSENT)
    assert production.plate is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GAS.format(model="nobodys", port=502), "gas.model = 'nobodys': allowed is honeywell-midas"),
        (GAS.format(model="honeywell-midas", port=502).replace("@2", "@2/3"), "no sensor 3"),
    ],
)
def test_a_model_or_sensor_that_is_not_there_is_told(tmp_path: Path, text: str, told: str) -> None:
    settings = settings_of(tmp_path, text)
    with pytest.raises(NoSuchSensor, match=re.escape(told)):
        gassing(settings, ToldOfGas(), clock=RunningClock())


def test_detectors_with_an_address_each_make_one_gas_meter(tmp_path: Path) -> None:
    model = models().by_id["honeywell-midas"]
    ends = []
    for gas in PAIR:
        bench, channels = BenchGas(real_moment, gases=(gas,)), channels_of("honeywell-midas", (gas,))
        mouth = partial(ModbusMouth, bench, model, channels, Framing.TCP)
        ends.append(TcpEnd(f"modbus {gas.value}", mouth, plugged=lambda: True))
        ends[-1].start()
    ports = " ".join(f"127.0.0.1:{end.port}" for end in ends)
    text = (
        f'[gas]\nprotocol = "modbus-tcp"\nmodel = "honeywell-midas"\nport = "{ports}"\n'
        'channels = "carbon_monoxide@1#1 oxygen@1#2"\n'
    )
    told = ToldOfGas()
    fitted = gassing(settings_of(tmp_path, text), told, clock=RunningClock())
    fitted.loop.start()
    try:
        told.until(lambda now: all(one.reading is not None for one in now.channels))
        assert [one.gas for one in fitted.loop.now().channels] == list(PAIR)
    finally:
        assert fitted.loop.stop()
        assert all([end.stop() for end in ends])
