"""Where records and resources lie."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.places import Places, resources, station_places


def test_the_xdg_folders_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert station_places() == Places(tmp_path / "data" / "packbench", tmp_path / "state" / "packbench")


@pytest.mark.parametrize("given", ["", "relative/path", "./here", "~/there"])
def test_a_relative_folder_counts_as_not_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, given: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", given)
    monkeypatch.delenv("XDG_STATE_HOME")
    places = station_places()
    assert places.records == tmp_path / ".local/share/packbench"
    assert places.mark == tmp_path / ".local/state/packbench"


def test_a_given_folder_has_its_mark_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    places = station_places(Path("station"))
    assert places == Places(tmp_path / "station", tmp_path / "station-mark")
    assert not places.mark.is_relative_to(places.records), "the mark must not vanish with the records"
    for file in (places.station_file, places.photographs, places.crash_file):
        assert file.parent == places.records


def test_the_resources_are_beside_the_code() -> None:
    assert (resources() / "catalogue" / "limits.toml").is_file()


@pytest.mark.parametrize(("frozen", "word"), [("False", "./station"), ("True", "packbench")])
def test_people_are_told_what_they_can_type(root: Path, frozen: str, word: str) -> None:
    words = f"import sys; sys.frozen = {frozen}; from app.places import program; print(program())"
    said = subprocess.run([sys.executable, "-c", words], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == word
