"""Files that are on the disk, under their own name, before anybody goes on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

_PIECE = 1 << 20


def write_durably(file: Path, content: bytes) -> None:
    """Put these bytes in place of what was there, whole or not at all. Raises OSError."""
    with _fresh(file) as fresh:
        with _private(fresh) as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        settle(fresh, file)


def copy_durably(source: Path, target: Path) -> str:
    """Copy a file under a new name, whole or not at all; its SHA-256 in hexadecimal. Raises OSError."""
    told = sha256()
    with _fresh(target) as fresh:
        with source.open("rb") as reading, _private(fresh) as writing:
            while piece := reading.read(_PIECE):
                told.update(piece)
                writing.write(piece)
            writing.flush()
            os.fsync(writing.fileno())
        settle(fresh, target)
    return told.hexdigest()


def settle(fresh: Path, file: Path) -> None:
    """Give a file that is on disk its name for good. Raises OSError."""
    fresh.replace(file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Names in this folder outlive a power cut from here on. Raises OSError."""
    _sync(folder, os.O_DIRECTORY)


def sync_file(file: Path) -> None:
    """What was written into this file outlives a power cut from here on. Raises OSError."""
    _sync(file, 0)


def _sync(path: Path, kind: int) -> None:
    opened = os.open(path, os.O_RDONLY | kind)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file's bytes in hexadecimal. Raises OSError."""
    told = sha256()
    with file.open("rb") as reading:
        while piece := reading.read(_PIECE):
            told.update(piece)
    return told.hexdigest()


def _private(file: Path) -> BinaryIO:
    """A file to write that nobody else may read: some of them hold what a station knows of people."""
    return open(file, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))


@contextmanager
def _fresh(file: Path) -> Iterator[Path]:
    """A name beside the file's own, for its bytes until they are on disk; nothing is left else."""
    if not file.parent.is_dir():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        sync_folder(file.parent.parent)
    fresh = file.with_name(file.name + ".new")
    try:
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)
