"""One station per set of records: a lock file held for as long as the station lives."""

import fcntl
import os
from pathlib import Path

from station_db.faults import StoreRefused

FILE_NAME = "station.lock"


class StationLock:
    """Held from opening to closing; the kernel lets go of it when the process dies, however it dies."""

    def __init__(self, data_dir: Path) -> None:
        """Take the lock.

        Raises:
            StoreRefused: `station.already_running`.
            OSError: the file can be neither opened nor made.
        """
        self._file = os.open(data_dir / FILE_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            # flock belongs to this opening of the file, so a second Store in this process is refused too.
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            os.close(self._file)
            raise StoreRefused("station.already_running") from taken

    def release(self) -> None:
        """Let another station in; the file stays, for removing it would let two in at once."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
