"""The settings file: defaults, every fault at once, and which registries may be talked to."""

from pathlib import Path

import pytest

from app.settings import SettingsFaulty, acceptable_registry, read_settings

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


def test_without_a_file_the_station_is_a_practice_plant(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "station.toml")
    assert settings.practice
    assert settings.scale is None


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
    assert len(caught.value.faults) == 3


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
