"""Photographs on this computer's disk, named by what is in them."""

import errno
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from app.domain.journal import PhotoRef
from app.floor.ports import CannotRecord

_CODES: Mapping[int, str] = {
    errno.ENOSPC: "record.disk_full",
    errno.EDQUOT: "record.disk_full",
    errno.EROFS: "record.read_only",
    errno.EACCES: "record.read_only",
}


class DiskPhotographs:
    """The port `Photographs`: `<folder>/aa/<the rest of the SHA-256>.jpg`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, jpeg: bytes) -> PhotoRef:
        """Store durably and name it; the same bytes are stored once.

        Raises:
            ValueError: there is no picture in the bytes.
            CannotRecord: the disk does not take it.
        """
        if not jpeg.startswith(b"\xff\xd8"):
            raise ValueError("not a JPEG")
        ref = PhotoRef(sha256(jpeg).hexdigest(), len(jpeg))
        file = self.file_of(ref)
        try:
            # A file under its final name is whole, for it got that name only after its bytes were on disk.
            if not file.exists():
                _write(file, jpeg)
        except OSError as fault:
            raise CannotRecord(_CODES.get(fault.errno or 0, "record.io")) from fault
        return ref

    def file_of(self, ref: PhotoRef) -> Path:
        """Where a photograph lies, or would lie."""
        return self._folder / ref.sha256[:2] / f"{ref.sha256[2:]}.jpg"


def _write(file: Path, jpeg: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix="new-", delete=False) as fresh:
        made = Path(fresh.name)
        try:
            fresh.write(jpeg)
            fresh.flush()
            os.fsync(fresh.fileno())
            made.replace(file)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
    for folder in (file.parent, file.parent.parent):
        _make_durable(folder)


def _make_durable(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
