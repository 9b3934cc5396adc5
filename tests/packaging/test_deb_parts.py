"""What lies around the bundle in the package: desktop entries, rules for instruments, scripts, locks."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app import __version__

ENTRIES = ("packbench.desktop", "packbench-autostart.desktop")
MAINTAINER = ("preinst", "postinst", "prerm", "postrm")
SCRIPTS = (
    "build-deb",
    "try-deb",
    "deb/packbench",
    "deb/packbench-autostart",
    *(f"deb/{m}" for m in MAINTAINER),
)
# udev(7): what a rule may match, and what it may set.
MATCHES = r"(ACTION|SUBSYSTEM|KERNEL|SUBSYSTEMS|DRIVERS|(ENV|ATTR|ATTRS)\{\w+\})(==|!=)"
ACTS = r"(GROUP=|MODE=|TAG\+=|SYMLINK\+=|ENV\{\w+\}=|GOTO=|LABEL=)"


def entry(root: Path, name: str) -> dict[str, str]:
    read = configparser.RawConfigParser(delimiters=("=",), strict=True)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # keys of desktop entries have capitals
    read.read_string((root / "packaging/deb" / name).read_text(encoding="utf-8"))
    assert read.sections() == ["Desktop Entry"]
    return dict(read["Desktop Entry"])


@pytest.mark.parametrize("name", ENTRIES)
def test_a_desktop_entry_speaks_both_languages_and_opens_the_station(root: Path, name: str) -> None:
    keys = entry(root, name)
    assert keys["Type"] == "Application"
    assert keys["Exec"] == keys["TryExec"] == "/usr/bin/packbench"
    assert keys["Terminal"] == "false"
    for key in ("Name", "Comment"):
        assert keys[key].isascii()
        assert re.search(r"[\u4e00-\u9fff]", keys[f"{key}[zh_CN]"]), key
    assert (root / "packaging/deb" / f"{keys['Icon']}.svg").is_file()


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed")
def test_the_desktops_own_reader_takes_the_entries(root: Path) -> None:
    reader = shutil.which("desktop-file-validate") or ""
    call = [reader, *(str(root / "packaging/deb" / name) for name in ENTRIES)]
    read = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stdout) == (0, "")


def rules(root: Path) -> list[list[str]]:
    """The parts of each rule; a part is KEY OPERATOR "value"."""
    text = (root / "packaging/deb/70-packbench.rules").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split(", ") for line in lines]


def test_every_part_of_a_rule_is_one_that_udev_knows(root: Path) -> None:
    for rule in rules(root):
        for part in rule:
            assert re.fullmatch(rf'({MATCHES}|{ACTS})"[^"]*"', part), part
    labels = {part for rule in rules(root) for part in rule if part.startswith("LABEL=")}
    jumps = {part for rule in rules(root) for part in rule if part.startswith("GOTO=")}
    assert {jump.removeprefix("GOTO") for jump in jumps} == {label.removeprefix("LABEL") for label in labels}


def test_instruments_are_for_their_group_and_for_nobody_else(root: Path) -> None:
    modes = [part for rule in rules(root) for part in rule if part.startswith("MODE")]
    assert modes == ['MODE="0660"'] * 2
    groups = {part for rule in rules(root) for part in rule if part.startswith("GROUP")}
    assert groups == {'GROUP="dialout"', 'GROUP="video"'}
    # A rule without a kind of device would give away the disks.
    granting = [
        rule for rule in rules(root) if any(part.startswith(("MODE", "GROUP", "TAG")) for part in rule)
    ]
    assert all(any(part.startswith("SUBSYSTEM==") for part in rule) for rule in granting)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_can_be_started_and_any_shell_reads_it(root: Path, name: str) -> None:
    script = root / "packaging" / name
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
    for shell in filter(None, map(shutil.which, ("sh", "dash", "bash"))):
        subprocess.run([shell, "-n", str(script)], check=True)


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
def test_shellcheck_finds_nothing(root: Path) -> None:
    checker = shutil.which("shellcheck") or ""
    call = [checker, *(str(root / "packaging" / name) for name in SCRIPTS)]
    read = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stdout) == (0, "")


def autostart(root: Path, tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The script with the package's entry at a place of the test's."""
    text = (root / "packaging/deb/packbench-autostart").read_text(encoding="utf-8")
    script = tmp_path / "packbench-autostart"
    shipped = root / "packaging/deb/packbench-autostart.desktop"
    script.write_text(text.replace("/usr/share/packbench/autostart/packbench.desktop", str(shipped)), "utf-8")
    surroundings = {"PATH": os.environ["PATH"], "XDG_CONFIG_HOME": str(tmp_path / "config")}
    call = [shutil.which("sh") or "/bin/sh", str(script), *words]
    return subprocess.run(call, env=surroundings, capture_output=True, text=True, check=False)


def test_opening_at_sign_in_is_off_until_somebody_switches_it_on(root: Path, tmp_path: Path) -> None:
    link = tmp_path / "config/autostart/packbench.desktop"
    assert autostart(root, tmp_path, "status").stdout == "off\n"
    for _ in range(2):
        assert autostart(root, tmp_path, "on").returncode == 0
        assert link.read_bytes() == (root / "packaging/deb/packbench-autostart.desktop").read_bytes()
        assert autostart(root, tmp_path, "status").stdout == "on\n"
    for _ in range(2):
        assert autostart(root, tmp_path, "off").returncode == 0
        assert not link.exists()


@pytest.mark.parametrize("words", [(), ("perhaps",), ("on", "--nobody"), ("on", "--everyone", "more")])
def test_unknown_words_switch_nothing(root: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = autostart(root, tmp_path, *words)
    assert answer.returncode == 2
    assert "usage:" in answer.stderr
    assert not (tmp_path / "config").exists()


def test_a_desktop_without_x11_is_told_what_it_needs(root: Path) -> None:
    call = [str(root / "packaging/deb/packbench")]
    answer = subprocess.run(
        call, env={"WAYLAND_DISPLAY": "wayland-0"}, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert "install xwayland" in answer.stderr


FROZEN = """
import os, sys
exec(compile(open(sys.argv.pop(1), encoding="utf-8").read(), "frozen-start", "exec"))
print(sys.argv[1:], os.environ.get("LD_LIBRARY_PATH"))
"""


@pytest.mark.parametrize(
    ("words", "before", "heard"),
    [
        (("-m", "app", "registry", "serve"), "/usr/lib/special", "['registry', 'serve'] /usr/lib/special\n"),
        (("-P", "-m", "app"), "", "[] None\n"),
        (("classify", "-m", "app"), "", "['classify', '-m', 'app'] None\n"),
        (("--version",), "", "packbench {version}\n"),
    ],
)
def test_the_bundle_stands_in_for_the_interpreter_and_leaves_children_their_libraries(
    root: Path, words: tuple[str, ...], before: str, heard: str
) -> None:
    surroundings = {"PYTHONPATH": str(root), "LD_LIBRARY_PATH": "/opt/packbench/_internal"}
    surroundings |= {"LD_LIBRARY_PATH_ORIG": before} if before else {}
    call = [sys.executable, "-B", "-c", FROZEN, str(root / "packaging/frozen-start"), *words]
    told = subprocess.run(call, env=surroundings, capture_output=True, text=True, check=True)
    assert told.stdout == heard.replace("{version}", __version__)


def test_the_specification_takes_everything_below_resources(root: Path) -> None:
    text = (root / "packaging/packbench.spec").read_text(encoding="utf-8")
    compile(text, "packbench.spec", "exec")
    assert 'for name in ("resources", *READ_AS_FILES)' in text
    assert '"readline"' in text
    for room in ("app", "ui", "station_db", "registry"):
        assert f'"{room}"' in text
    folders = re.search(r"^READ_AS_FILES = \((.*)\)$", text, re.MULTILINE)
    assert folders is not None
    assert f'("resources", {folders[1]})' in (root / "packaging/check-bundle").read_text(encoding="utf-8")


def test_what_builds_is_locked_by_hash_and_is_no_part_of_the_station(root: Path) -> None:
    lock = (root / "packaging/requirements-build.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==\S+", lock, re.MULTILINE)
    assert "pyinstaller" in pins
    for pin in re.findall(r"^[\w.-]+==.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL):
        assert "--hash=sha256:" in pin
    station = (root / "requirements.lock").read_text(encoding="utf-8").lower()
    assert "pyinstaller" not in station
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert "pyinstaller" not in str(project["project"]).lower()


def test_where_both_locks_name_a_wheel_they_name_the_same(root: Path) -> None:
    named = [
        dict(re.findall(r"^([\w.-]+)==(\S+)", (root / lock).read_text(encoding="utf-8"), re.MULTILINE))
        for lock in ("requirements.lock", "packaging/requirements-build.lock")
    ]
    assert {name: named[1][name] for name in named[0].keys() & named[1].keys()} == {
        name: named[0][name] for name in named[0].keys() & named[1].keys()
    }
