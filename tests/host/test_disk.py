"""Room on the disk, and the photographs on it."""

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.journal import PhotoRef
from app.floor.ports import CannotRecord
from app.host.disk import free_room
from app.host.photographs import DiskPhotographs

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8


def test_room_is_told_for_folders_that_are_not_made_yet(tmp_path: Path):
    assert free_room(tmp_path / "not" / "yet") > 0
    assert free_room(tmp_path / "not" / "yet") == pytest.approx(free_room(tmp_path), rel=0.05)


def test_a_photograph_is_named_by_its_content(tmp_path: Path):
    photographs = DiskPhotographs(tmp_path / "photos")
    ref = photographs.keep(JPEG)
    digest = sha256(JPEG).hexdigest()
    assert ref == PhotoRef(digest, len(JPEG), "image/jpeg")
    file = tmp_path / "photos" / digest[:2] / f"{digest[2:]}.jpg"
    assert photographs.file_of(ref) == file
    assert file.read_bytes() == JPEG


def test_the_same_bytes_are_stored_once(tmp_path: Path):
    photographs = DiskPhotographs(tmp_path)
    first = photographs.file_of(photographs.keep(JPEG))
    made = first.stat().st_ino
    assert photographs.file_of(photographs.keep(JPEG)) == first
    assert first.stat().st_ino == made
    photographs.keep(JPEG + b"other")
    assert len(list(tmp_path.rglob("*.*"))) == 2, "and nothing lies about"


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\xff"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes):
    with pytest.raises(ValueError, match="JPEG"):
        DiskPhotographs(tmp_path).keep(content)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_does_not_take_it_is_told_as_a_code(tmp_path: Path):
    (tmp_path / "photos").write_bytes(b"a file where the folder should be")
    with pytest.raises(CannotRecord, match=r"record\.io") as refused:
        DiskPhotographs(tmp_path / "photos").keep(JPEG)
    assert isinstance(refused.value.__cause__, OSError)
    assert refused.value.__cause__.errno in (errno.ENOTDIR, errno.EEXIST)


def test_a_photograph_half_written_before_a_power_cut_is_not_taken_for_whole(tmp_path: Path):
    photographs = DiskPhotographs(tmp_path)
    file = photographs.file_of(PhotoRef(sha256(JPEG).hexdigest(), len(JPEG)))
    file.parent.mkdir()
    torn = file.parent / "new-torn"
    torn.write_bytes(JPEG[:10])
    os.utime(torn)
    photographs.keep(JPEG)
    assert file.read_bytes() == JPEG
