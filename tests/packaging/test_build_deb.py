"""The package from a bundle: the same bytes each time, all in its place, and faults told with a remedy."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = ("dpkg-deb", "dpkg-shlibdeps", "objdump")
NEEDED = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason="dpkg-dev and binutils are not installed"
)
EPOCH = "1767225600"
READ_AS_FILES = ("resources", "station_db/migrations", "registry/migrations", "registry/pages")


@pytest.fixture
def house(root: Path, tmp_path: Path) -> Path:
    """The parts of the project that packing reads, in a folder with a space that is no git clone."""
    here = tmp_path / "a house"
    for name in ("packaging", *READ_AS_FILES):
        shutil.copytree(root / name, here / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "app/__init__.py", "docs/settings.md"):
        (here / name).parent.mkdir(exist_ok=True)
        shutil.copy(root / name, here / name)
    return here


@pytest.fixture
def bundle(house: Path) -> Path:
    """What PyInstaller would make, with a program of the system in place of the station."""
    place = house / "bundle"
    (place / "_internal").mkdir(parents=True)
    shutil.copy(shutil.which("true") or "/bin/true", place / "packbench")
    for room in READ_AS_FILES:
        shutil.copytree(house / room, place / "_internal" / room)
    wheel = place / "_internal/honest-1.0.dist-info"
    wheel.mkdir()
    (wheel / "METADATA").write_text("Name: honest\nVersion: 1.0\nLicense-Expression: MIT\n", encoding="utf-8")
    return place


def build(house: Path, *words: str | Path, **also: str) -> subprocess.CompletedProcess[str]:
    surroundings = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": EPOCH} | also
    call = [str(house / "packaging/build-deb"), *map(str, words)]
    return subprocess.run(call, env=surroundings, capture_output=True, text=True, timeout=120, check=False)


def dpkg_deb(*words: str | Path) -> str:
    call = [shutil.which("dpkg-deb") or "", *map(str, words)]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


@NEEDED
def test_two_builds_are_the_same_bytes_with_everything_in_its_place(house: Path, bundle: Path) -> None:
    first = build(house, "--bundle", bundle, "--out", house / "first")
    assert first.returncode == 0, first.stderr
    (bundle / "packbench").touch()
    second = build(house, "--bundle", bundle, "--out", house / "second", TZ="Asia/Shanghai", LANG="C.UTF-8")
    deb, again = (Path(run.stdout.strip()) for run in (first, second))
    assert deb.read_bytes() == again.read_bytes()
    version = re.search(r'^version = "(.*)"$', (house / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert version is not None
    assert re.fullmatch(rf"packbench_{re.escape(version[1])}_\w+\.deb", deb.name)

    fields = dict(re.findall(r"^([A-Z][\w-]+): (.*)$", dpkg_deb("-f", deb), re.MULTILINE))
    assert "libc6" in fields["Depends"]
    assert {"libzbar0", "cups-client"} <= set(fields["Recommends"].split(", "))
    assert "@" not in fields["Version"] + fields["Architecture"] + fields["Installed-Size"]
    listing = [line.split() for line in dpkg_deb("-c", deb).splitlines()]
    assert {row[1] for row in listing} == {"root/root"}
    assert not [row for row in listing if "w" in row[0][4:]]
    files = {row[5] for row in listing}
    assert files >= {
        "./opt/packbench/packbench",
        "./opt/packbench/_internal/resources/fonts/NotoSansSC-Regular.ttf",
        "./usr/bin/packbench",
        "./usr/bin/packbench-autostart",
        "./usr/share/applications/packbench.desktop",
        "./usr/share/icons/hicolor/scalable/apps/packbench.svg",
        "./usr/share/packbench/autostart/packbench.desktop",
        "./lib/udev/rules.d/70-packbench.rules",
        "./usr/share/doc/packbench/copyright",
        "./usr/share/doc/packbench/wheels.tsv",
    }
    assert not [name for name in files if name.startswith("./etc/")]  # nothing opens by itself


@NEEDED
def test_a_bundle_with_readline_is_never_packed(house: Path, bundle: Path) -> None:
    (bundle / "_internal/libreadline.so.8").touch()
    run = build(house, "--bundle", bundle, "--out", house / "out")
    assert run.returncode == 1
    assert "GNU readline" in run.stderr
    assert list((house / "out").iterdir()) == []


@NEEDED
def test_bad_words_and_surroundings_are_told_with_a_remedy(house: Path, bundle: Path) -> None:
    def told(*words: str | Path, **also: str) -> str:
        run = build(house, *words, **also)
        assert (run.returncode, run.stdout) == (1, "")
        return run.stderr

    assert "there is no bundle" in told("--bundle", house / "absent")
    assert "--help tells more" in told("--bundle")
    assert "what is --fast?" in told("--fast")
    assert "SOURCE_DATE_EPOCH=$(date +%s)" in told("--bundle", bundle, SOURCE_DATE_EPOCH="")
    assert "no count of seconds: yesterday" in told("--bundle", bundle, SOURCE_DATE_EPOCH="yesterday")
    (house / "app/__init__.py").write_text('__version__ = "9.9"\n', encoding="utf-8")
    assert "another version than pyproject.toml" in told("--bundle", bundle)


def test_a_missing_tool_is_told_with_its_package(house: Path, tmp_path: Path) -> None:
    few = tmp_path / "bin"
    few.mkdir()
    for name in ("dirname", "python3", "sed"):
        (few / name).symlink_to(shutil.which(name) or f"/usr/bin/{name}")
    run = build(house, PATH=str(few))
    assert run.returncode == 1
    assert "dpkg-deb is not on this computer" in run.stderr
    assert "apt install dpkg" in run.stderr


@NEEDED
def test_trying_wants_a_package(house: Path, tmp_path: Path) -> None:
    (tmp_path / "not.deb").write_text("words", encoding="utf-8")
    for words, told in (
        ((), "which package?"),
        (("absent.deb",), "there is no package"),
        ((str(tmp_path / "not.deb"),), "is no Debian package"),
        (("--suite",), "wants a word"),
        (("--what",), "what is --what?"),
    ):
        call = [str(house / "packaging/try-deb"), *words]
        run = subprocess.run(call, capture_output=True, text=True, cwd=tmp_path, timeout=30, check=False)
        assert run.returncode == 1
        assert told in run.stderr
