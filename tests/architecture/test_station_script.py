"""The one door: a house that is set up opens at once, one that is not says what it needs."""

import os
import shutil
import subprocess
import time
import venv
from pathlib import Path

import pytest

TOOLS = ("sh", "cksum", "readlink", "dirname", "cat", "env")
APP = "import os, sys\nprint(sys.argv[1:], os.getcwd(), sys.prefix)\n"


@pytest.fixture
def house(root: Path, tmp_path: Path) -> Path:
    """A small project with the real script, in a folder with a space, set up and stamped."""
    here = tmp_path / "a house"
    (here / "app").mkdir(parents=True)
    shutil.copy(root / "station", here)
    (here / "requirements.lock").write_text("pack==1.0\n", encoding="utf-8")
    (here / "app/__main__.py").write_text(APP, encoding="utf-8")
    venv.create(here / ".venv", with_pip=False, symlinks=True)
    with (here / "requirements.lock").open("rb") as lock:
        sums = subprocess.run([_tool("cksum")], stdin=lock, capture_output=True, text=True, check=True)
    python = os.path.realpath(here / ".venv/bin/python")
    (here / ".venv/.ready-run").write_text(f"{sums.stdout.strip()} {python}\n", encoding="utf-8")
    return here


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder of the few programs that a start needs, and no Python."""
    place = tmp_path / "bin"
    place.mkdir()
    for name in TOOLS:
        (place / name).symlink_to(_tool(name))
    return place


def _tool(name: str) -> str:
    found = shutil.which(name)
    assert found, name
    return found


def start(door: Path, *words: str, path: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    call = [str(door), *words]
    return subprocess.run(
        call, env={"PATH": path}, cwd=cwd, capture_output=True, text=True, timeout=30, check=False
    )


def test_the_script_is_one_that_any_shell_reads(root: Path) -> None:
    assert os.access(root / "station", os.X_OK)
    assert os.access(root / ".ci/run", os.X_OK)
    for shell in filter(shutil.which, ("sh", "dash", "bash")):
        subprocess.run([_tool(shell), "-n", str(root / "station")], check=True)


def test_a_second_start_is_quiet_quick_and_keeps_words_and_folder(
    house: Path, bare: Path, tmp_path: Path
) -> None:
    began = time.monotonic()
    run = start(house / "station", "classify", "a b", "*", path=str(bare), cwd=tmp_path)
    assert time.monotonic() - began < 1.0
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == f"['classify', 'a b', '*'] {tmp_path} {house / '.venv'}\n"
    assert sorted(path.name for path in house.iterdir()) == [".venv", "app", "requirements.lock", "station"]


def test_a_link_to_the_door_opens_the_same_house(house: Path, bare: Path, tmp_path: Path) -> None:
    link = tmp_path / "station"
    link.symlink_to(house / "station")
    assert str(house / ".venv") in start(link, path=str(bare), cwd=tmp_path).stdout


@pytest.mark.skipif(
    bool(shutil.which("python3", path="/usr/sbin:/sbin")),
    reason="python3 lies in sbin here",
)
@pytest.mark.parametrize("spoil", ["lock", "unfinished", "interpreter", "stamp"])
def test_a_house_that_is_not_whole_is_never_opened(spoil: str, house: Path, bare: Path) -> None:
    if spoil == "lock":
        (house / "requirements.lock").write_text("pack==2.0\n", encoding="utf-8")
    elif spoil == "unfinished":
        (house / ".venv/.unfinished").touch()
    elif spoil == "interpreter":
        (house / ".venv/bin/python").unlink()
    else:
        (house / ".venv/.ready-run").unlink()
    # On a computer without python3 the set-up cannot go on, and says so.
    run = start(house / "station", "doctor", path=str(bare), cwd=house)
    assert run.returncode == 1
    assert run.stdout == ""
    assert "no python3" in run.stderr
    assert "apt install python3 python3-pip" in run.stderr


def test_half_a_clone_is_told(house: Path, bare: Path) -> None:
    (house / "requirements.lock").unlink()
    run = start(house / "station", path=str(bare), cwd=house)
    assert run.returncode == 1
    assert "whole clone" in run.stderr
