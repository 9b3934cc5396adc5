"""The high-water mark: how far the journal has come, kept in another folder than the journal."""

import json
import re
from pathlib import Path

from app.domain.journal import Head
from app.durable import write_durably
from app.floor.ports import CannotRecord

FILE_NAME = "head.json"
_STATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class MarkUnreadable(ValueError):
    """There is a mark, but it does not say anything."""


def mark_file(mark_dir: Path, station: str) -> Path:
    """Where the mark of a station lies: each station has its own, so that a new one starts clean.

    Raises:
        ValueError: the station's id cannot be the name of a folder.
    """
    if not _STATION.fullmatch(station):
        raise ValueError("station id is not a plain name")
    return mark_dir / station / FILE_NAME


def read_mark(file: Path) -> Head | None:
    """The mark as it was written last, or None when there is none.

    Raises:
        MarkUnreadable: the file is there and says nothing.
    """
    try:
        body = json.loads(file.read_bytes())
        head = Head(body["epoch"], body["seq"], bytes.fromhex(body["hash"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise MarkUnreadable(str(file)) from broken
    if type(head.epoch) is not int or type(head.seq) is not int or len(head.hash) != 32:
        raise MarkUnreadable(str(file))
    return head


def write_mark(file: Path, head: Head) -> None:
    """Replace the mark so that either the old or the new one is there after a power cut.

    Raises:
        OSError: it could not be made durable.
    """
    body = json.dumps({"epoch": head.epoch, "seq": head.seq, "hash": head.hash.hex()})
    write_durably(file, body.encode())


class HighWater:
    """Moves the mark after each commit.

    The entry is already durable then, so a mark that cannot be written does not undo it. But nothing
    more is recorded until the mark has caught up: at most one unit of work stands above it.
    """

    def __init__(self, mark_dir: Path) -> None:
        self._mark_dir = mark_dir
        self._owed: tuple[str, Head] | None = None

    def follow(self, station: str, head: Head) -> None:
        """Move the mark to the journal's head; what cannot be written now is owed."""
        self._owed = (station, head)
        try:
            self._write()
        except OSError:
            return

    def settle(self) -> None:
        """Write a mark that is owed.

        Raises:
            CannotRecord: `record.mark`, it still cannot be written.
        """
        try:
            self._write()
        except OSError as broken:
            raise CannotRecord("record.mark") from broken

    def _write(self) -> None:
        if self._owed is not None:
            station, head = self._owed
            write_mark(mark_file(self._mark_dir, station), head)
            self._owed = None
