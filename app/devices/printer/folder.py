"""A folder that takes what would be printed: for practice, and for a computer without a printer."""

import errno
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READABLE = 0o644


class FolderPrinter:
    """Keeps every job as a file; a file under its final name is whole and on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def store(self, name: str, content: bytes) -> str:
        """Keep one file; "" when it is on the disk, else printer.disk_full or printer.folder_unwritable.

        The folder is made when it is missing. A file of this name is replaced at once and wholly. `name`
        must be made of `file_part`s.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write(self._folder / name, content)
        except OSError as fault:
            return "printer.disk_full" if fault.errno in _FULL else "printer.folder_unwritable"
        return ""


def _write(file: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=file.parent, prefix=".new-", delete=False) as fresh:
        made = Path(fresh.name)
        try:
            os.fchmod(fresh.fileno(), _READABLE)
            fresh.write(content)
            fresh.flush()
            os.fsync(fresh.fileno())
            made.replace(file)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
