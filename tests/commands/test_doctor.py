"""The doctor finds what is there, and says what helps where something is not."""

import argparse
import json
import socket
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from app.commands import doctor
from app.commands.finding import Finding, State


def without(absent: str) -> doctor.Load:
    """A loader on a computer where one module cannot be loaded."""

    def load(name: str) -> object:
        if name == absent:
            raise ImportError(f"{absent}: cannot open shared object file")
        return import_module(name)

    return load


def states(findings: list[Finding]) -> dict[str, State]:
    return {finding.what: finding.state for finding in findings}


def asked(data: Path, *words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    doctor.add_arguments(parser)
    return parser.parse_args(["--data", str(data), *words])


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


def test_a_computer_that_was_set_up_is_fit(tmp_path: Path) -> None:
    found = states(doctor.examine(tmp_path / "not" / "yet", registry=""))
    assert [found[what] for what in ("PySide6", "cv2", "zxing-cpp", "SQLite")] == [State.GOOD] * 4
    assert set(found) >= {"pyzbar", "display", "disk", "clock", "fonts", "sound", "registry"}
    assert list(tmp_path.iterdir()) == []


def test_sqlite_is_asked_on_the_disk_of_the_records(tmp_path: Path) -> None:
    finding = doctor.sqlite(tmp_path, import_module)
    assert finding.state is State.GOOD
    assert "journal_mode=delete" in finding.words
    assert "synchronous=3" in finding.words
    assert list(tmp_path.iterdir()) == []


def test_records_that_cannot_be_kept_are_missing_with_a_remedy(tmp_path: Path) -> None:
    finding = doctor.sqlite(tmp_path, without("station_db.engine"))
    assert finding.state is State.MISSING
    assert str(tmp_path) in finding.remedy


@pytest.mark.parametrize(
    ("module", "what", "state"),
    [
        ("PySide6.QtWidgets", "PySide6", State.MISSING),
        ("cv2", "cv2", State.MISSING),
        ("zxingcpp", "zxing-cpp", State.MISSING),
        ("app.codes.zbar", "pyzbar", State.DEGRADED),
    ],
)
def test_a_library_that_does_not_load_is_told_with_its_remedy(module: str, what: str, state: State) -> None:
    (finding,) = [one for one in doctor.libraries(without(module)) if one.what == what]
    assert finding.state is state
    assert "cannot open shared object" in finding.words
    assert finding.remedy


class OneDecoder:
    """The decoders of a computer without libzbar."""

    def decoder(self) -> None:
        return None


def test_without_libzbar_there_is_one_decoder() -> None:
    found = doctor.libraries(lambda name: OneDecoder() if name == "app.codes.zbar" else import_module(name))
    assert states(found)["pyzbar"] is State.DEGRADED


def test_fonts_are_looked_into(tmp_path: Path) -> None:
    assert doctor.bundled_fonts(tmp_path).state is State.MISSING
    for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        (tmp_path / name).write_bytes(b"\x00\x01\x00\x00 and so on")
    assert doctor.bundled_fonts(tmp_path).state is State.GOOD
    (tmp_path / "NotoSansSC-Bold.ttf").write_bytes(b"OTTO")
    finding = doctor.bundled_fonts(tmp_path)
    assert finding.state is State.MISSING
    assert "Bold" in finding.words
    assert "Regular" not in finding.words


def test_sound_needs_a_player_and_the_files(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    silent = doctor.sound(root / "resources/sounds")
    assert silent.state is State.DEGRADED
    assert "apt install" in silent.remedy
    player = programs / "aplay"
    player.touch(mode=0o755)
    assert doctor.sound(root / "resources/sounds") == Finding("sound", State.GOOD, str(player))
    without_files = doctor.sound(tmp_path)
    assert without_files.state is State.DEGRADED
    assert "hold.wav, air.wav, emergency.wav" in without_files.words


def test_the_clock_s_stamp_counts(tmp_path: Path) -> None:
    stamp = tmp_path / "synchronized"
    stamp.touch()
    assert doctor.clock(stamp) == Finding("clock", State.GOOD, "synchronised by systemd-timesyncd")
    finding = doctor.clock(tmp_path / "absent")
    assert (finding.state is State.GOOD) == (not finding.remedy)


def test_an_absent_registry_only_degrades(listening: int, closed_port: int) -> None:
    assert doctor.registry_address("").state is State.DEGRADED
    assert doctor.registry_address(f"http://127.0.0.1:{listening}").state is State.GOOD
    away = doctor.registry_address(f"http://127.0.0.1:{closed_port}")
    assert (away.state, away.what) == (State.DEGRADED, "registry")
    assert away.remedy


@pytest.mark.parametrize("address", ["http://[", "http://host:99999999", "https://", "x://y"])
def test_a_hostile_address_is_a_finding(address: str) -> None:
    assert doctor.registry_address(address).state is State.DEGRADED


def test_json_is_one_list_and_exit_0_when_nothing_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = doctor.run(asked(tmp_path, "--json"))
    rows = json.loads(capsys.readouterr().out)
    assert code == int(any(row["state"] == "missing" for row in rows))
    assert {tuple(row) for row in rows} == {("what", "state", "words", "remedy")}
    assert all(row["remedy"] for row in rows if row["state"] != "good")


def test_faulty_settings_and_an_absent_camera_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "station.toml").write_text('[camera]\nsource = "/dev/video-that-is-not"\n', encoding="utf-8")
    assert doctor.run(asked(tmp_path)) == 1
    assert "missing   camera" in capsys.readouterr().out
    (tmp_path / "station.toml").write_text("[station]\nidle_minutes = 900\n", encoding="utf-8")
    assert doctor.run(asked(tmp_path)) == 1
    assert "missing   settings" in capsys.readouterr().out


def test_nothing_unprintable_reaches_the_terminal() -> None:
    hostile = Finding("camera", State.MISSING, "a\x1b[2Jb\u202ec", "mend it")
    assert "".join(doctor._lines([hostile])).isprintable()
