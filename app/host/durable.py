"""Files that are on the disk before anybody is told that they are kept."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from app.floor.ports import CannotRecord

_CODES: Mapping[int, str] = {
    errno.ENOSPC: "record.disk_full",
    errno.EDQUOT: "record.disk_full",
    errno.EROFS: "record.read_only",
    errno.EACCES: "record.read_only",
}


def keep_once(file: Path, content: bytes) -> None:
    """Store under a name that says what is in it; what is there already is left.

    Raises:
        CannotRecord: the disk does not take it.
    """
    try:
        # A file under its final name is whole, for it got that name only after its bytes were on disk.
        if not file.exists():
            write_durably(file, content)
    except OSError as fault:
        raise CannotRecord(_CODES.get(fault.errno or 0, "record.io")) from fault


def write_durably(file: Path, content: bytes) -> None:
    """Put these bytes in place of what was there, whole or not at all. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix="new-", delete=False) as fresh:
        made = Path(fresh.name)
        try:
            fresh.write(content)
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
