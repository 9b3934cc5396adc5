"""Room held back on the disk of the records: given up when it is full, so that a pack in hand is finished."""

import logging
import os
from pathlib import Path

from app.host.disk import room_at

LOG = logging.getLogger(__name__)

FILE_NAME = "reserve"


class Ballast:
    """A file of a fixed size beside the records; of size 0 nothing is held."""

    def __init__(self, folder: Path, size: int) -> None:
        self._file = folder / FILE_NAME
        self._size = size

    def hold(self, beside: int = 0) -> bool:
        """Hold the room, once there is so much and `beside` bytes more; whether it is held."""
        if self._size == 0:
            return False
        if self.held:
            return True
        room = room_at(self._file.parent)
        if room is None or room < self._size + beside:
            return False
        try:
            self._take()
        except OSError as fault:
            LOG.warning("no room could be held back: %s", fault.strerror)
            self._file.unlink(missing_ok=True)
            return False
        return True

    @property
    def held(self) -> bool:
        """Whether there is something to give up."""
        try:
            return self._size > 0 and self._file.stat().st_size >= self._size
        except OSError:
            return False

    def give_up(self) -> bool:
        """Let the room go; True when there was any."""
        try:
            self._file.unlink()
        except OSError:
            return False
        LOG.warning("the disk is full: the room held back is given up, finish the pack in hand")
        return True

    def _take(self) -> None:
        opened = os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            # Really taken, not a hole: a hole would need the room that is missing when it is given up.
            os.posix_fallocate(opened, 0, self._size)
            os.fsync(opened)
        finally:
            os.close(opened)
