"""The look at a bundle: whole and free of the GPL it passes, anything else is named and refused."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ELF = b"\x7fELF\x02\x01\x01\0"
READ_AS_FILES = ("resources", "station_db/migrations", "registry/migrations", "registry/pages")
METADATA = "Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{licence}\n\nWords.\n"


@pytest.fixture
def bundle(root: Path, tmp_path: Path) -> Path:
    """A bundle with everything of ours and one honest wheel, to be spoilt."""
    place = tmp_path / "packbench"
    (place / "_internal").mkdir(parents=True)
    (place / "packbench").write_bytes(ELF)
    for room in READ_AS_FILES:
        ours = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / room, place / "_internal" / room, ignore=ours)
    wheel(place, "honest", "License-Expression: MIT")
    return place


def wheel(bundle: Path, name: str, licence: str) -> None:
    place = bundle / "_internal" / f"{name}-1.0.dist-info"
    place.mkdir(parents=True)
    text = METADATA.format(name=name, licence=licence).replace("\n\n\n", "\n\n")
    (place / "METADATA").write_text(text, encoding="utf-8")


def look(root: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-B", str(root / "packaging/check-bundle"), *map(str, words)]
    return subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)


def test_a_whole_bundle_passes_and_tells_what_is_in_it(root: Path, bundle: Path) -> None:
    wheel(bundle, "qt", "License: LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only")
    wheel(bundle, "numbers", "License-Expression: MIT AND GPL-3.0-or-later WITH GCC-exception-3.1")
    seen = look(root, bundle)
    assert (seen.returncode, seen.stderr) == (0, "")
    assert "3 wheels, no GPL" in seen.stdout
    told = look(root, "--licences", bundle)
    assert "honest\t1.0\tMIT" in told.stdout.splitlines()


@pytest.mark.parametrize(
    "name",
    [
        "libreadline.so.8",
        "libreadline-3f2a91bc.so.8.2",
        "python3.11/lib-dynload/readline.cpython-311-x86_64-linux-gnu.so",
        "python3.11/lib-dynload/_gdbm.cpython-311-x86_64-linux-gnu.so",
        "PySide6/Qt/lib/libQt6Charts.so.6",
        "PySide6/Qt/lib/libQt6Quick3DUtils.so.6",
        "PySide6/Qt/lib/libQt6WaylandCompositor.so.6",
        "PySide6/QtGraphs.abi3.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "opencv_python_headless.libs/libx264-1a2b3c4d.so.164",
        "opencv_python_headless.libs/libpostproc-5e6f.so.57",
        "libgs.so.10",
        "PyQt6/QtCore.abi3.so",
        "pymupdf/mupdf.py",
        "fitz/__init__.py",
    ],
)
def test_a_gpl_library_is_known_by_its_name(root: Path, bundle: Path, name: str) -> None:
    file = bundle / "_internal" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    seen = look(root, bundle)
    assert seen.returncode == 1
    assert name.partition("/")[0] in seen.stderr
    assert "must not be given away" in seen.stderr


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/QtSvg.abi3.so",
        "opencv_python_headless.libs/libavcodec-c4204469.so.62.28.101",
        "numpy.libs/libgfortran-83c28eba.so.5.0.0",
        "psycopg_binary.libs/libgssapi_krb5-923083ce.so.2.2",
    ],
)
def test_names_that_only_look_alike_pass(root: Path, bundle: Path, name: str) -> None:
    file = bundle / "_internal" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(ELF + b"\0libreadlines\0--enable-shared --enable-openssl\0")
    assert look(root, bundle).returncode == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("_tool.so", b"\0libreadline.so.8\0", "asks for libreadline.so.8"),
        ("libavcodec-1a2b.so.62", b"\0--enable-shared --enable-gpl --enable-libvpx\0", "--enable-gpl"),
        ("libavutil.so.60", b"\0--enable-nonfree\0", "--enable-nonfree"),
    ],
)
def test_a_gpl_library_is_known_by_what_is_inside(
    root: Path, bundle: Path, name: str, content: bytes, words: str
) -> None:
    (bundle / "_internal" / name).write_bytes(ELF + content)
    seen = look(root, bundle)
    assert seen.returncode == 1
    assert f"_internal/{name}: " in seen.stderr
    assert words in seen.stderr


@pytest.mark.parametrize(
    "licence",
    [
        "License-Expression: GPL-3.0-or-later",
        "License-Expression: AGPL-3.0-only OR GPL-2.0-only",
        "License-Expression: MIT AND GPL-2.0-only",
        "Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)",
        "Classifier: License :: OSI Approved :: GNU Affero General Public License v3",
        "License: GPL v2",
        "Summary: says nothing of its licence",
    ],
)
def test_a_wheel_under_the_gpl_or_under_nothing_is_refused(root: Path, bundle: Path, licence: str) -> None:
    wheel(bundle, "trap", licence)
    seen = look(root, bundle)
    assert seen.returncode == 1
    assert "trap 1.0: " in seen.stderr


@pytest.mark.parametrize(
    "name", ["fonts/OFL.txt", "i18n/packbench_zh.qm", "icons/tick.svg", "sounds/hold.wav"]
)
def test_what_is_missing_or_another_is_named(root: Path, bundle: Path, name: str) -> None:
    file = bundle / "_internal/resources" / name
    file.write_bytes(b"another")
    assert f"resources/{name}: is not the project's" in look(root, bundle).stderr
    file.unlink()
    assert f"resources/{name}: is missing" in look(root, bundle).stderr


def test_every_folder_of_resources_is_asked_for(root: Path, bundle: Path) -> None:
    rooms = sorted(place.name for place in (root / "resources").iterdir() if place.is_dir())
    assert {"catalogue", "fonts", "i18n", "icons", "sounds", "theme"} <= set(rooms)
    shutil.rmtree(bundle / "_internal/resources")
    told = look(root, bundle).stderr
    assert [room for room in rooms if f"resources/{room}/" not in told] == []


def test_no_bundle_and_no_words_are_told_with_a_remedy(root: Path, tmp_path: Path) -> None:
    absent = look(root, tmp_path / "nothing")
    assert absent.returncode == 2
    assert "packaging/build-deb makes one" in absent.stderr
    assert look(root).returncode == 2
    (tmp_path / "empty").mkdir()
    empty = look(root, tmp_path / "empty")
    assert empty.returncode == 1
    assert "the program itself is missing" in empty.stderr
