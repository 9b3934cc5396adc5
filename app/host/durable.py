"""Files named by their content, kept once."""

import errno
from collections.abc import Mapping
from pathlib import Path

from app.durable import write_durably
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
