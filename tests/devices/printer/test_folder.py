"""A folder keeps a job whole or not at all, and says why not."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.devices.printer.folder import FolderPrinter


def test_a_file_is_whole_readable_and_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "labels"
    assert FolderPrinter(folder).store("a.zpl", b"one") == ""
    assert FolderPrinter(folder).store("a.zpl", b"two") == ""
    (file,) = folder.iterdir()
    assert file.read_bytes() == b"two"
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_place_that_takes_nothing_is_a_fault_and_is_left_clean(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    (tmp_path / "a.zpl").mkdir()
    assert FolderPrinter(tmp_path / "file" / "below").store("a.zpl", b"x") == "printer.folder_unwritable"
    assert FolderPrinter(tmp_path).store("a.zpl", b"x") == "printer.folder_unwritable"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.zpl", "file"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB of its own, which only root can have."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = [shutil.which("mount") or "/bin/mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run([shutil.which("umount") or "/bin/umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_keeps_what_was_there(small_disk: Path) -> None:
    printer = FolderPrinter(small_disk)
    assert printer.store("a.zpl", b"first") == ""
    assert printer.store("a.zpl", bytes(200_000)) == "printer.disk_full"
    assert [file.read_bytes() for file in small_disk.iterdir()] == [b"first"]
    assert printer.store("b.zpl", b"second") == ""
