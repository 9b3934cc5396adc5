"""A bundle on a disk or a stick: read without trusting a name in it, and written whole or not at all."""

import os
import secrets
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from app.durable import sync_file, sync_folder
from app.wire.bundle import MANIFEST, MAX_FILES, BadBundle, Listed, is_plain_name

_PIECE = 1 << 20
_LONGEST = 64 * 1_048_576
_ENCRYPTED = 1
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say: the same content gives the same bytes


class BundleFiles(Protocol):
    """The files of a bundle, by their names with forward slashes."""

    def open(self, name: str) -> BinaryIO | None:
        """A file to read, or None when there is none of this name."""


def is_bundle(path: Path) -> bool:
    """Whether a path looks like a bundle, and not like records or a database."""
    return path.suffix.lower() == ".zip" or (path / MANIFEST).is_file()


@contextmanager
def opened_bundle(path: Path) -> Iterator[BundleFiles]:
    """The files of a folder or of a zip.

    Raises:
        BadBundle: `bundle.absent`, `bundle.no_zip`, `bundle.packed`, `bundle.names`.
    """
    if path.is_dir():
        yield FolderFiles(path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield ZipFiles(archive)
    except FileNotFoundError as gone:
        raise BadBundle("bundle.absent") from gone
    except (zipfile.BadZipFile, OSError, NotImplementedError) as broken:
        raise BadBundle("bundle.no_zip") from broken


class FolderFiles:
    """A folder. Only plain files are read: a link or a pipe on a stick is not one of ours."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, name: str) -> BinaryIO | None:
        """A file to read, or None."""
        if not is_plain_name(name):
            return None
        try:
            opened = os.open(self._folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return None
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            os.close(opened)
            return None
        return os.fdopen(opened, "rb")


class ZipFiles:
    """A zip whose members are stored as they are: what is packed could be a bomb, and is none of ours."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Look at every name before any is used.

        Raises:
            BadBundle: `bundle.packed`, `bundle.names`.
        """
        self._archive = archive
        members = archive.infolist()
        names = [one.filename for one in members]
        if len(names) > MAX_FILES or len(set(names)) != len(names):
            raise BadBundle("bundle.names")
        for one in members:
            if one.compress_type != zipfile.ZIP_STORED or one.flag_bits & _ENCRYPTED:
                raise BadBundle("bundle.packed")
            if not is_plain_name(one.filename):
                raise BadBundle("bundle.names")
        self._names = frozenset(names)

    def open(self, name: str) -> BinaryIO | None:
        """A file to read, or None."""
        try:
            return cast(BinaryIO, self._archive.open(name)) if name in self._names else None
        except (zipfile.BadZipFile, OSError, NotImplementedError):
            return None


def read_file(files: BundleFiles, name: str, most: int = _LONGEST) -> bytes | None:
    """A whole file; None when it is absent, too long or cannot be read."""
    opened = files.open(name)
    if opened is None:
        return None
    try:
        with opened:
            content = opened.read(most + 1)
    except (zipfile.BadZipFile, OSError):
        return None
    return content if len(content) <= most else None


def is_as_listed(files: BundleFiles, listed: Listed) -> bool:
    """Whether a file has the length and the content that the manifest says."""
    opened = files.open(listed.name)
    if opened is None:
        return False
    found, length = sha256(), 0
    try:
        with opened:
            while length <= listed.length and (piece := opened.read(_PIECE)):
                found.update(piece)
                length += len(piece)
    except (zipfile.BadZipFile, OSError):
        return False
    return (length, found.hexdigest()) == (listed.length, listed.sha256)


# ---- writing


class BundleWriter(Protocol):
    """Where a bundle is being written."""

    def add(self, name: str, content: bytes) -> Listed:
        """Put a file into it."""


@contextmanager
def new_bundle(target: Path) -> Iterator[BundleWriter]:
    """A bundle that appears under its name only when it is whole and on the disk.

    Raises:
        FileExistsError: something is there already.
        OSError: the disk does not take it; nothing is left behind then.
    """
    if target.exists() or target.is_symlink():
        raise FileExistsError(target.name)
    fresh = target.with_name(f"new-{secrets.token_hex(4)}-{target.name}")
    zipped = target.suffix.lower() == ".zip"
    try:
        if zipped:
            with zipfile.ZipFile(fresh, "x", zipfile.ZIP_STORED) as archive:
                yield _ZipWriter(archive)
            sync_file(fresh)
        else:
            fresh.mkdir()
            yield _FolderWriter(fresh)
            for folder in (*(one for one in sorted(fresh.rglob("*")) if one.is_dir()), fresh):
                sync_folder(folder)
        if target.exists():
            raise FileExistsError(target.name)
        fresh.rename(target)
        sync_folder(target.absolute().parent)
    except BaseException:
        _remove(fresh)
        raise


def add_if(bundle: BundleWriter, name: str, file: Path, expected: str) -> Listed | None:
    """Put a copy of a file into a bundle when its SHA-256 is this one; None when not, or when too long."""
    with file.open("rb") as opened:
        content = opened.read(_LONGEST + 1)
    whole = len(content) <= _LONGEST and sha256(content).hexdigest() == expected
    return bundle.add(name, content) if whole else None


class _ZipWriter:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, name: str, content: bytes) -> Listed:
        member = zipfile.ZipInfo(name, _EPOCH)
        member.external_attr = (stat.S_IFREG | 0o644) << 16
        self._archive.writestr(member, content)
        return Listed(name, len(content), sha256(content).hexdigest())


class _FolderWriter:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, content: bytes) -> Listed:
        file = self._folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        return Listed(name, len(content), sha256(content).hexdigest())


def _remove(path: Path) -> None:
    act: Callable[[Path], object] = (
        shutil.rmtree if path.is_dir() else lambda one: one.unlink(missing_ok=True)
    )
    act(path)
