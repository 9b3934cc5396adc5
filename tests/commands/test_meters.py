"""The command that shows what the meters say, so that whoever sets one up sees what the station would see."""

import argparse
import re
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands import meters
from app.devices.simulators.bench_meter import BenchMeter
from app.devices.simulators.ends import TcpEnd
from app.devices.simulators.scpi_speech import ScpiMouth
from app.devices.voltage_meter.profile import OpenLeads, ScpiProfile
from tests.fakes.hand_clock import real_moment
from tests.fakes.instruments import BENCH_METER

MARK = ScpiProfile("READ?", b"\n", OpenLeads.MARK, step_mv=100, open_mark=Decimal("1E9"))


def shown(folder: Path, text: str, *, seconds: str = "2") -> int:
    (folder / "station.toml").write_text(text, encoding="utf-8")
    parser = argparse.ArgumentParser()
    meters.add_arguments(parser)
    return meters.run(parser.parse_args(["--data", str(folder), "--seconds", seconds]))


def test_a_real_meter_is_shown_from_the_air_to_its_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = BenchMeter(BENCH_METER, real_moment)
    bench.touch(84_200)
    end = TcpEnd("scpi", lambda: ScpiMouth(bench, MARK), plugged=lambda: bench.plugged)
    end.start()
    text = (
        f'[meter]\nprotocol = "scpi"\nport = "127.0.0.1:{end.port}"\nquery = "READ?"\n'
        'open_leads = "mark"\nopen_mark = "1E9"\n'
    )
    try:
        assert shown(tmp_path, text, seconds="4") == 0
    finally:
        assert end.stop()
    said = capsys.readouterr().out
    assert re.search(r"^\d\d:\d\d:\d\d  voltage +none     connecting$", said, re.MULTILINE)
    assert re.search(r"voltage +reading  84\.[123]00 V, touch 1, V70011$", said, re.MULTILINE), said
    assert re.search(r"hydrogen_fluoride +none     (connecting|warming_up)$", said, re.MULTILINE)


def test_where_nothing_answers_it_says_so_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[meter]\nprotocol = "scpi"\nport = "/dev/meter-that-is-not"\nopen_leads = "band"\n'
    assert shown(tmp_path, text, seconds="1") == 1
    assert "voltage            none     disconnected" in capsys.readouterr().out


def test_faulty_settings_and_sensors_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(tmp_path, '[meter]\nprotocol = "modbus"\n') == 2
    assert "meter.protocol" in capsys.readouterr().err
    text = '[gas]\nprotocol = "modbus-tcp"\nport = "127.0.0.1:502"\nmodel = "nobodys"\nchannels = "voc@1"\n'
    assert shown(tmp_path, text) == 2
    assert "allowed is honeywell-midas" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["0", "3601", "soon", "-1", "٣"])
def test_how_long_is_a_bounded_number(tmp_path: Path, seconds: str) -> None:
    with pytest.raises(SystemExit):
        shown(tmp_path, "", seconds=seconds)
